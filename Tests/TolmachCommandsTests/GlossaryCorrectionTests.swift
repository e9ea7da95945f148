import Files
import TestSupport
import Testing

/// A glossary as another tool may have written it.
private let foreign = """
  <?xml version='1.0' encoding='UTF-8'?>\r
  <tbx type='TBX-Basic' style='dct' xml:lang='en' xmlns='urn:iso:std:iso:30042:ed-2' xmlns:min='http://www.tbxinfo.net/ns/min' \
  xmlns:basic='http://www.tbxinfo.net/ns/basic'>\r
  <tbxHeader><fileDesc><sourceDesc><p>by hand</p></sourceDesc></fileDesc></tbxHeader><text><body>\r
  <!-- one -->\r
  <conceptEntry id='c7'><min:subjectField>zoology</min:subjectField><langSec xml:lang='en-GB'><termSec><term>cat</term>\
  <min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>\r
  <langSec xml:lang='ru'><termSec><term>кот</term></termSec><termSec><term>кошка</term></termSec></langSec>\
  <langSec xml:lang='de'><termSec><term>Katze</term></termSec></langSec></conceptEntry>\r
  <conceptEntry id='c8'><langSec xml:lang='en'><termSec><term>dog</term></termSec></langSec><langSec xml:lang='ru'><termSec>\
  <term>пёс</term></termSec></langSec></conceptEntry><conceptEntry id='c9'><langSec xml:lang='en'><termSec><term>dog</term>\
  </termSec></langSec><langSec xml:lang='ru'><termSec><term>собака</term></termSec></langSec></conceptEntry>\r
  </body></text></tbx>\r

  """

private func glossaryBox() throws -> Sandbox {
  let box = try Sandbox()
  try box.write("glossaries/zoo.tbx", foreign)
  return box
}

private func text(_ name: String, in box: Sandbox) throws -> String {
  String(decoding: try box.contents(name), as: UTF8.self)
}

@Test(arguments: [
  ["edit", "cat", "кот", "--status", "preferred"], ["edit", "cat", "--status", "forbidden", "--note", "a <note>"],
  ["edit", "cat", "--synonym", "feline", "--equivalent", "котик", "--definition", "A small cat & more."],
  ["edit", "cat", "кошка", "--drop"], ["edit", "dog", "пёс", "--rename", "собачка"], ["remove", "cat"],
  ["remove", "dog", "собака"], ["remove", "dog", "--id", "c8"], ["add", "--into", "zoo", "bird", "птица"],
  ["edit", "--from", "ru", "--to", "en", "кот", "--equivalent", "tomcat"],
])
func `a change of a glossary is taken back byte for byte`(arguments: [String]) throws {
  let box = try glossaryBox()
  let done = try box.run(["glossary"] + arguments)
  #expect(done.code == 0, "\(done)")
  let after = try text("glossaries/zoo.tbx", in: box)
  #expect(after != foreign)
  // What is outside of the concept stays.
  let concept =
    arguments.contains("cat") || arguments.contains("кот")
    ? "c7" : arguments.contains("c8") || arguments.contains("пёс") ? "c8" : "c9"
  if arguments[0] != "add" {
    let start = try #require(foreign.firstRange(of: "<conceptEntry id='\(concept)'")).lowerBound
    let end = try #require(foreign[start...].firstRange(of: "</conceptEntry>")).upperBound
    #expect(after.hasPrefix(foreign[..<start]))
    let rest = foreign[end...]
    // The line of a concept that is alone on it goes with it.
    #expect(after.hasSuffix(rest) || after.hasSuffix(rest.drop { $0 == "\r\n" }), "\(after)")
  }
  let stats = try box.run("glossary", "check")
  #expect(!stats.errorText.contains("cannot") && stats.code != 2, "\(stats)")
  let undone = try box.run("undo")
  #expect(undone.code == 0, "\(undone)")
  #expect(try text("glossaries/zoo.tbx", in: box) == foreign)
  let id = try #require(try box.run("undo", "--list", "--json").json().first?["id"]?.text)
  #expect(try box.run("undo", "--id", id).code == 0)
  #expect(try text("glossaries/zoo.tbx", in: box) == after)
  #expect(box.leftovers.isEmpty)
}

@Test func `a concept says what it was told, in the words of its file`() throws {
  let box = try glossaryBox()
  let dry = try box.run("glossary", "edit", "cat", "кот", "--status", "preferred", "--dry-run")
  #expect(
    dry.text == "would be changed in glossaries/zoo.tbx:5\n  cat\n  кот; кошка → кот (preferred); кошка\n", "\(dry)")
  #expect(try text("glossaries/zoo.tbx", in: box) == foreign)
  for arguments in [
    ["cat", "кот", "--status", "preferred", "--note", "say so"], ["cat", "кошка", "--rename", "кошечка"],
    ["cat", "--synonym", "feline", "--equivalent", "котик", "--definition", "A small cat."],
    ["cat", "--definition", "A small & furry cat."],
  ] {
    let done = try box.run(["glossary", "edit"] + arguments)
    #expect(done.code == 0, "\(done)")
  }
  let now = try text("glossaries/zoo.tbx", in: box)
  #expect(now.contains("<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>"), "\(now)")
  #expect(
    now.contains("<basic:definition>A small &amp; furry cat.</basic:definition>") && !now.contains("A small cat."))
  let found = try #require(try box.run("glossary", "lookup", "--json", "cat").json().first)
  let said = "\(found)"
  for word in ["кошечка", "feline", "котик", "Katze", "say so", "zoology", "noun"] {
    #expect(said.contains(word), "\(word)")
  }
  #expect(!said.contains("кошка"))
}

@Test func `what is not one concept of a TBX file is left, and said`() throws {
  let box = try glossaryBox()
  try box.write("glossaries/table.tsv", "en\tru\nbird\tптица\n")
  try box.write("glossaries/one.tbx", foreign.replacing("dog", with: "fox").replacing("cat", with: "hen"))
  for (arguments, code, word) in [
    (["edit", "dog", "--status", "preferred"], 2, "glossaries/zoo.tbx:7, glossaries/zoo.tbx:7"),
    (["remove", "dog"], 2, "--id"),
    (["remove", "bird"], 2, "glossaries/table.tsv:2"), (["edit", "bird", "--synonym", "x"], 2, "row of a table"),
    (["remove", "cow"], 1, "nothing found"), (["edit", "cat"], 2, "expected a change"),
    (["remove", "cat", "пёс"], 1, "nothing found"), (["edit", "cat", "--definition", " "], 2, "empty"),
    (["remove", "cat", "--glossary", "none"], 2, "none"), (["remove", "cat", "--glossary", "one"], 1, "nothing found"),
    (["edit", "cat", "--drop", "--note", "x"], 2, "both"),
  ] as [([String], Int32, String)] {
    let result = try box.run(["glossary"] + arguments)
    #expect(result.code == code, "\(arguments): \(result)")
    #expect(result.errorText.contains(word), "\(arguments): \(result)")
    #expect(try text("glossaries/zoo.tbx", in: box) == foreign)
  }
}

@Test func `a glossary that a first addition made is taken back to one without it`() throws {
  let box = try Sandbox()
  #expect(try box.run("glossary", "add", "cat", "кот").code == 0)
  let first = try text("glossaries/working.tbx", in: box)
  #expect(try box.run("glossary", "add", "dog", "пёс").code == 0)
  #expect(try box.run("add", "bird", "птица").code == 0)
  #expect(try box.run("undo").text.hasPrefix("taken out of tm/working.tmx"))
  #expect(try box.run("undo").text.hasPrefix("taken out of glossaries/working.tbx"))
  #expect(try text("glossaries/working.tbx", in: box) == first)
  #expect(try box.run("undo").code == 0)
  #expect(try !text("glossaries/working.tbx", in: box).contains("cat"))
  // Without a concept it is a glossary all the same, and goes on.
  #expect(try box.run("glossary", "check").messages == Array("tolmach: 0 concepts: 0 errors, 0 warnings\n".utf8))
  #expect(try box.run("lookup", "cat").code == 1)
  let again = try box.run("glossary", "add", "cow", "корова")
  #expect(again.code == 0, "\(again)")
}
