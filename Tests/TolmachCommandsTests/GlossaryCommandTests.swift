import Files
import TestSupport
import Testing

let glossaryCommands = ["lookup", "add", "edit", "remove", "import", "export", "check", "forms", "stats"]

private let missiles = """
  <?xml version="1.0"?>
  <tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>
  <conceptEntry id="shield"><descrip type="subjectField">defence</descrip><descrip type="definition">A shield.</descrip>
  <langSec xml:lang="en"><termSec><term>missile shield</term></termSec><termSec><term>rocket shield</term>
  <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec></langSec>
  <langSec xml:lang="ru"><termSec><term>ракетный щит</term><termNoteGrp>
  <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote><note>forbidden</note></termNoteGrp></termSec>
  <termSec><term>противоракетный щит</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
  <descrip type="context">Противоракетный щит Европы.</descrip></termSec></langSec>
  <langSec xml:lang="fr"><termSec><term>bouclier antimissile</term></termSec></langSec></conceptEntry>
  </body></text></tbx>
  """

private func glossaryBox() throws -> Sandbox {
  let box = try Sandbox()
  try box.write("glossaries/missiles.tbx", missiles)
  return box
}

// MARK: Contract

@Test(arguments: glossaryCommands)
func `help of the glossary commands shows examples`(command: String) throws {
  let result = try Sandbox().run("glossary", command, "--help")
  #expect(result.code == 0)
  #expect(result.messages.isEmpty)
  #expect(result.text.contains("EXAMPLES:\n  tolmach glossary \(command)"))
}

@Test func `glossary commands end with 0, 1 and 2 as documented`() throws {
  let box = try glossaryBox()
  try box.write("more.csv", "en,ru\ncat,кот\n")
  try box.write("bad.csv", "en,ru\nкoт,кот\n")
  try box.write("odd.csv", "en,ru\ncat ,кот\n")
  try box.write("wrong.tbx", "<tmx/>")
  try box.write("empty.csv", "")
  for (code, arguments) in [
    (0, ["lookup", "missile shield"]), (0, ["add", "dog", "собака"]), (0, ["import", "more.csv"]),
    (0, ["export", "-o", "all.tbx"]), (0, ["check"]), (0, ["stats"]), (0, ["check", "odd.csv"]),
    (1, ["lookup", "nothing of the kind"]), (1, ["check", "bad.csv"]),
    (1, ["check", "odd.csv", "--fail-on", "warning"]),
    (1, ["export", "--from", "de", "--to", "ja", "-o", "x.tbx"]),
    (2, ["lookup"]), (2, ["add", "dog"]), (2, ["add", "", "x"]), (2, ["add", "a", "b", "--status", "odd"]),
    (2, ["add", "a", "b", "--into", "../x"]), (2, ["add", "a", "b", "--into", "x.csv"]), (2, ["import"]),
    (2, ["import", "missing.tbx"]), (2, ["import", "wrong.tbx"]), (2, ["import", "empty.csv"]),
    (2, ["import", "glossaries/missiles.tbx"]), (2, ["export"]), (2, ["export", "nowhere", "-o", "-"]),
    (2, ["export", "-o", "x.doc"]), (2, ["export", "-o", "x.csv", "--style", "dct"]),
    (2, ["export", "-o", "x.tbx", "--style", "odd"]), (2, ["export", "-o", "x.tbx", "--format", "odd"]),
    (2, ["check", "wrong.tbx"]), (2, ["check", "missing.tbx"]), (2, ["nonsense"]), (2, ["lookup", "--no-such", "a"]),
  ] {
    let result = try box.run(["glossary"] + arguments)
    #expect(result.code == Int32(code), "\(arguments): \(result)")
    if code == 2 { #expect(result.errorText.hasPrefix("tolmach: error: "), "\(arguments): \(result)") }
  }
  #expect(box.leftovers.isEmpty)
  #expect(box.names(in: "glossaries") == ["missiles.tbx", "more.tbx", "working.tbx"])
}

@Test func `glossary answers have the documented fields`() throws {
  let box = try glossaryBox()
  let answer = try #require(try box.run("glossary", "lookup", "--json", "Missile shields over Europe").json().first)
  #expect(answer.fieldNames == ["query", "concepts"])
  let concept = try #require(answer["concepts"]?[0])
  #expect(
    concept.fieldNames == [
      "term", "start", "end", "rule", "status", "glossary", "line", "id", "definitions", "domains", "notes",
      "languages",
    ])
  #expect(concept["languages"]?[2]?["terms"]?[0]?["text"]?.text == "bouclier antimissile")
  #expect(concept["languages"]?[1]?["terms"]?[0]?["status"]?.text == "forbidden")
  let counts = try #require(try box.run("glossary", "stats", "--json").json().first)
  #expect(
    counts.fieldNames == [
      "glossary", "concepts", "terms", "languages", "statuses", "defined", "definitions", "notes", "domains", "damaged",
      "failure",
    ])
  #expect(counts["concepts"]?.number == 1)
  #expect(counts["terms"]?.number == 5)
  try box.write("bad.csv", "en,ru\ncat,кoт\n")
  let finding = try #require(try box.run("glossary", "check", "--json", "bad.csv").json().first)
  #expect(finding.fieldNames == ["rule", "severity", "file", "line", "concept", "term", "message"])
  #expect(finding["rule"]?.text == "mixed-script")
  #expect(finding["severity"]?.text == "error")
  #expect(finding["line"]?.number == 2)
  #expect(finding["term"]?.text == "кoт")
  let lines = try box.run(["glossary", "lookup", "--json", "-"], stdin: Array("missile shield\nno\n".utf8)).json()
  #expect(lines.map { $0["query"]?.text } == ["missile shield", "no"])
}

@Test func `nothing of a glossary reaches the terminal raw`() throws {
  let box = try Sandbox()
  try box.write("glossaries/t\u{1B}[31m.tsv", "en\tru\nalert\u{1B}[31m\tсигнал\u{9B}[31m\tnote\u{7}\n")
  for arguments in [
    ["lookup", "alert"], ["lookup", "--json", "alert"], ["check"], ["check", "--json"], ["stats"], ["stats", "--json"],
    ["export", "-o", "x.tbx"], ["import", "no\u{1B}[31m.tbx"], ["export", "no\u{1B}[31m", "-o", "-"],
  ] {
    let result = try box.run(["glossary"] + arguments)
    #expect(result.signal == nil)
    #expect(isHarmless(result.output), "\(arguments): \(result)")
    #expect(isHarmless(result.messages), "\(arguments): \(result)")
  }
}

// MARK: Lookup

@Test func `what to use comes first, and stands beside what is forbidden`() throws {
  let box = try glossaryBox()
  let found = try box.run("lookup", "missile shield").text
  #expect(found.contains("      противоракетный щит; ракетный щит (forbidden: use противоракетный щит)\n"))
  let deprecated = try box.run("lookup", "rocket shield").text
  #expect(deprecated.contains("      deprecated: use missile shield\n"))
  let concept = try box.run("glossary", "lookup", "missile shield").text
  #expect(
    concept.hasPrefix(
      "term  missile shield  defence\n      A shield.\n  en  missile shield; rocket shield (deprecated)\n"))
  #expect(concept.contains("  fr  bouclier antimissile\n"))
  // Of two concepts the one with something to use comes first, and tells the other.
  _ = try box.run("glossary", "add", "Kosovo", "Косово", "--status", "forbidden", "--into", "a")
  _ = try box.run("glossary", "add", "Kosovo", "Косово и Метохия", "--status", "preferred", "--into", "b")
  let two = try box.run("lookup", "Kosovo").text
  #expect(
    two.hasPrefix(
      "term  Kosovo\n      Косово и Метохия\n      glossaries/b.tbx:15\nterm  Kosovo\n      (nothing to use) Косово (forbidden: use Косово и Метохия)\n"
    ))
}

// MARK: Adding

@Test func `a term is on disk when the command says so, and found at once`() throws {
  let box = try Sandbox()
  let added = try box.run(
    "glossary", "add", "news conference", "пресс-конференция", "--status", "preferred", "--definition", "A <b> & c.",
    "--note", "n", "--domain", "press", "--part-of-speech", "noun")
  #expect(added.text == "added to glossaries/working.tbx\n")
  let again = try box.run("glossary", "add", "news conference", "пресс-конференция", "--status", "preferred")
  #expect(again.text.hasPrefix("already in glossaries/working.tbx:"))
  #expect(try box.run("glossary", "add", "briefing", "брифинг", "--status", "forbidden").code == 0)
  let concept = try #require(
    try box.run("glossary", "lookup", "--json", "news conference").json().first?["concepts"]?[0])
  #expect(concept["definitions"]?[0]?.text == "A <b> & c.")
  #expect(concept["domains"]?[0]?.text == "press")
  let term = try #require(concept["languages"]?[1]?["terms"]?[0])
  #expect(term["status"]?.text == "preferred")
  #expect(term["partOfSpeech"]?.text == "noun")
  #expect(term["notes"]?[0]?.text == "n")
  let other = try #require(try box.run("glossary", "lookup", "--json", "briefing").json().first?["concepts"]?[0])
  #expect(other["languages"]?[1]?["terms"]?[0]?["status"]?.text == "forbidden")
  #expect(try box.run("glossary", "stats", "--json").json().first?["concepts"]?.number == 2)
}

@Test func `what is in a glossary stays as it is when a term is added`() throws {
  let box = try glossaryBox()
  let odd = missiles.replacing("<text>", with: "<!-- mine -->\n<text>").replacing(
    "</tbx>", with: "</tbx>\n<!-- </body> -->\n")
  try box.write("glossaries/odd.tbx", odd)
  #expect(try box.run("glossary", "add", "cat", "кот", "--into", "missiles").code == 0)
  let text = String(decoding: try box.contents("glossaries/missiles.tbx"), as: UTF8.self)
  let head = try #require(missiles.ranges(of: "</body>").first).lowerBound
  #expect(text.hasPrefix(missiles[..<head]))
  #expect(text.hasSuffix(missiles[head...]))
  // The last end tag of a body is in a comment here.
  #expect(try box.run("glossary", "add", "cat", "кот", "--into", "odd").code == 0)
  #expect(try box.run("glossary", "stats", "odd", "--json").json().first?["concepts"]?.number == 2)
  // Of another edition and style the new concept is, too.
  for (name, options) in [
    ("old", ["--format", "tbx-2008"]), ("tags", ["--style", "dct"]), ("least", ["--format", "tbx-min"]),
  ] {
    #expect(try box.run(["glossary", "export", "missiles", "-o", "glossaries/\(name).tbx"] + options).code == 0)
    let result = try box.run(
      "glossary", "add", "cat", "кот", "--into", name, "--definition", "d", "--status", "admitted")
    #expect(result.code == 0)
    #expect(result.errorText.contains("lost: definition, once") == (name == "least"))
    #expect(try box.run("glossary", "stats", name, "--json").json().first?["concepts"]?.number == 3)
  }
  try box.write("glossaries/broken.tbx", missiles.replacing("<term>missile", with: "<term>missile</x>"))
  #expect(try box.run("glossary", "add", "cat", "кот", "--into", "broken").code == 2)
}

@Test func `terms added side by side are all there`() throws {
  let box = try Sandbox()
  let processes = try (0..<12).map { try box.start(["glossary", "add", "term \($0)", "термин \($0)"]) }
  for process in processes { #expect(process.finish(timeoutSeconds: 60).code == 0) }
  #expect(try box.run("glossary", "stats", "--json").json().first?["concepts"]?.number == 12)
  #expect(box.leftovers.isEmpty)
}

@Test func `a kill never costs a term that was acknowledged`() throws {
  let box = try Sandbox()
  var known = 0
  var random = SeededGenerator(seed: 5)
  for number in 0..<25 {
    let process = try box.start(["glossary", "add", "term \(number)", "термин \(number)"])
    let result = process.kill(afterSeconds: Double.random(in: 0...0.04, using: &random))
    if result.text.contains("added to") { known += 1 }
    guard box.names(in: "glossaries").contains("working.tbx") else { continue }
    let count = try #require(try box.run("glossary", "stats", "--json").json().first?["concepts"]?.number)
    #expect(Int(count) >= known)
    known = Int(count)
  }
  #expect(try box.run("glossary", "add", "last", "последний").code == 0)
  #expect(box.leftovers.isEmpty)
}

// MARK: Import and export

@Test func `one TBX file is taken over byte for byte`() throws {
  let box = try Sandbox()
  try box.write("client.tbx", missiles)
  #expect(try box.run("glossary", "import", "client.tbx").text == "1 concept imported into glossaries/client.tbx\n")
  #expect(try box.contents("glossaries/client.tbx") == Array(missiles.utf8))
  let again = try box.run("glossary", "import", "glossaries/client.tbx")
  #expect(again.errorText.contains("its concepts are there already"))
}

@Test func `an import is whole or nothing, and says what is lost`() throws {
  let box = try glossaryBox()
  try box.write("a.csv", "term;translation;status\nfoo;фу;forbidden\n")
  try box.write("b.tsv", "en\tru\ncat\tкот\tpet\n")
  let both = try box.run("glossary", "import", "a.csv", "b.tsv", "--into", "both")
  #expect(both.text == "2 concepts imported into glossaries/both.tbx\n")
  try box.write("wrong.tbx", "<x/>")
  let before = try box.contents("glossaries/both.tbx")
  #expect(try box.run("glossary", "import", "a.csv", "wrong.tbx", "--into", "both").code == 2)
  #expect(try box.contents("glossaries/both.tbx") == before)
  // Ids that meet are kept apart.
  try box.write("other.tbx", missiles)
  _ = try box.run("glossary", "import", "other.tbx", "--into", "missiles")
  #expect(try box.run("glossary", "check", "missiles").text.contains("duplicate-id") == false)
  try box.write(
    "damaged.tbx",
    missiles.replacing(
      "<conceptEntry id=\"shield\">", with: "<conceptEntry id=\"x\"><a></b></conceptEntry><conceptEntry id=\"shield\">")
  )
  let damaged = try box.run("glossary", "import", "damaged.tbx")
  #expect(damaged.text == "1 concept imported into glossaries/damaged.tbx\n")
  #expect(damaged.errorText.contains("damaged.tbx:4:"))
}

@Test func `an export says what its format has no place for`() throws {
  let box = try glossaryBox()
  let min = try box.run("glossary", "export", "-o", "-", "--format", "tbx-min", "--style", "dct")
  #expect(min.text.contains("<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>"))
  #expect(
    min.errorText == """
      tolmach: lost: context, once: TBX-Min has no such data category
      tolmach: lost: definition, once: TBX-Min has no such data category
      tolmach: 1 concept of 1 glossary

      """)
  let core = try box.run("glossary", "export", "-o", "-", "--format", "tbx-core")
  #expect(!core.text.contains("ракетный щит<") || core.text.contains("противоракетный щит<"))
  #expect(!core.text.contains(">ракетный щит<"))
  #expect(core.errorText.contains("lost: forbidden terms, once: TBX-Core cannot say that they are not to be used"))
  let table = try box.run("glossary", "export", "-o", "-", "--format", "tsv", "--from", "en", "--to", "ru")
  #expect(
    table.text == """
      # Glossary in tab-separated format -*- coding: utf-8 -*-
      missile shield\tпротиворакетный щит\tA shield.
      rocket shield\tпротиворакетный щит\tA shield.

      """)
  #expect(table.errorText.contains("lost: forbidden equivalents, once"))
  let whole = try box.run("glossary", "export", "-o", "all.tbx")
  #expect(whole.errorText == "tolmach: 1 concept of 1 glossary\n")
  let pair = try box.run("glossary", "export", "-o", "-", "--from", "en", "--to", "fr")
  #expect(pair.text.contains("bouclier") && !pair.text.contains("щит"))
}

// MARK: Check

@Test func `a check names each fault with file, line and rule`() throws {
  let box = try Sandbox()
  try box.write(
    "g.tbx",
    """
    <tbx type="TBX-Basic" style="dca" xml:lang="en"><text><body>
    <conceptEntry id="a"><ref type="crossReference" target="b">b</ref><langSec xml:lang="en"><termSec><term>bank</term></termSec></langSec>
    <langSec xml:lang="ru"><termSec><term>бaнк</term></termSec></langSec></conceptEntry>
    <conceptEntry id="b"><ref type="crossReference" target="a">a</ref><langSec xml:lang="en"><termSec><term> bank</term></termSec></langSec>
    <langSec xml:lang="ru"><termSec><term>бе\u{AD}рег</term></termSec></langSec></conceptEntry>
    <conceptEntry id="c"><ref type="crossReference" target="nowhere">?</ref><langSec xml:lang="en"><termSec><term>two  words</term></termSec>
    <termSec><term>cafe\u{301}</term></termSec></langSec></conceptEntry>
    <conceptEntry id="d"><ref type="crossReference" target="d">d</ref><langSec xml:lang="en"><termSec><term>С-300V</term></termSec><termSec><term></term></termSec></langSec>
    <langSec xml:lang="ru"><termSec><term>С-300</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
    <termSec><term>С-300</term><termNote type="administrativeStatus">obsolete</termNote></termSec><termSec><term>IT-отдел</term></termSec></langSec></conceptEntry>
    <conceptEntry id="d"><langSec xml:lang="en"/><langSec xml:lang="ru"><termSec><term>x</term></termSec></langSec></conceptEntry>
    <conceptEntry id="e"><langSec xml:lang="en"><termSec><term>envoy</term></termSec></langSec><langSec xml:lang="ru"><termSec><term>посол</term></termSec></langSec></conceptEntry>
    <conceptEntry id="f"><langSec xml:lang="en"><termSec><term>envoy</term></termSec></langSec><langSec xml:lang="ru"><termSec><term>посол</term></termSec></langSec></conceptEntry>
    </body></text></tbx>
    """)
  let result = try box.run("glossary", "check", "g.tbx", "--json")
  #expect(result.code == 1)
  let found = try result.json().map {
    "\(Int($0["line"]?.number ?? 0)) \($0["severity"]?.text ?? "") \($0["rule"]?.text ?? "")"
  }
  #expect(
    found == [
      "2 warning circular-reference", "3 error mixed-script", "4 warning untrimmed",
      "4 warning conflicting-equivalents", "5 warning invisible-character", "6 warning double-space",
      "6 error dangling-reference", "6 warning missing-language", "7 warning not-nfc", "8 error empty-term",
      "8 error circular-reference",
      "10 warning duplicate-term", "10 error status-conflict", "11 error duplicate-id", "11 error empty-term",
      "11 warning missing-language", "13 warning duplicate-concept",
    ])
  try box.write("j.csv", "en,ru\nrun\u{200D},бег\nfamily 👨\u{200D}👩,семья\nmi\u{200C},می\u{200C}خواهم\n")
  let joiners = try box.run("glossary", "check", "j.csv", "--json").json()
  #expect(joiners.map { $0["line"]?.number } == [2, 4])
  let text = try box.run("glossary", "check", "g.tbx").text
  #expect(
    text.contains(
      "g.tbx:3: error: expected \"бaнк\" in one script, found \"a\" U+0061 (Latin) among Cyrillic letters [mixed-script]\n"
    ))
}

@Test func `the forms of a term are those in which it is recognised`() throws {
  let box = try Sandbox()
  let result = try box.run("glossary", "forms", "--json", "рабочая группа")
  let rows = try result.json()
  #expect(rows.count == 12)
  let genitive = rows.first { $0["case"]?.text == "genitive" && $0["number"]?.text == "plural" }
  #expect(genitive?["form"]?.text == "рабочих групп")
  let english = try box.run("glossary", "forms", "working group")
  #expect(english.code == 0 && english.text.contains("working groups"))
  try box.write(
    "glossaries/a.tsv", "рабочая группа\tworking group\n")
  for row in rows {
    let form = try #require(row["form"]?.text)
    let found = try box.run(
      "lookup", "--json", "--from", "ru", "--to", "en", "Вопрос о \(form) решён."
    ).json().first
    #expect(found?["terms"]?[0]?["term"]?.text == "рабочая группа", "\(form)")
  }
}

@Test func `a table without languages is the same from either side`() throws {
  let box = try Sandbox()
  try box.write("glossaries/a.tsv", "working group\tрабочая группа\nenvoy\tпосланник\n")
  let english = try box.run("lookup", "--json", "The working groups met.").json().first
  #expect(english?["terms"]?[0]?["equivalents"]?[0]?["text"]?.text == "рабочая группа")
  let russian = try box.run("lookup", "--json", "Рабочие группы собрались.").json().first
  #expect(russian?["terms"]?[0]?["equivalents"]?[0]?["text"]?.text == "working group")
}

@Test func `a glossary goes into a workbook and comes back, and one in glossaries is read as it is`() throws {
  let box = try glossaryBox()
  let written = try box.run("glossary", "export", "-o", "terms.xlsx")
  #expect(written.code == 0, "\(written)")
  #expect(written.errorText.contains("lost: terms in fr"))
  let other = try Sandbox()
  try other.write("glossaries/terms.xlsx", try box.contents("terms.xlsx"))
  let found = try other.run("glossary", "lookup", "missile shields")
  #expect(found.code == 0 && found.text.contains("противоракетный щит") && found.text.contains("terms.xlsx:2"))
  #expect(try other.run("glossary", "import", "glossaries/terms.xlsx", "--into", "again").code == 0)
  let (one, two) = try (
    box.run("glossary", "export", "-o", "-", "--format", "csv"),
    other.run("glossary", "export", "again", "-o", "-", "--format", "csv")
  )
  #expect(one.text == two.text)
  #expect(try other.run("glossary", "export", "-o", "x.xlsx", "--safe-cells").code == 2)
  #expect(try other.run("glossary", "add", "a", "b", "--into", "terms.xlsx").code == 2)
}

@Test func `what a table of another program has besides terms is a remark, no warning`() throws {
  let box = try Sandbox()
  try box.write("a.csv", "Entry_ID;Colour;English;Russian\n1;red;fan;вентилятор\n")
  let result = try box.run("glossary", "check", "a.csv", "--fail-on", "warning")
  #expect(result.code == 0)
  #expect(result.text.contains("a.csv:1: information: found a column that is not read: \"Colour\""))
  #expect(result.errorText.contains("0 errors, 0 warnings, 1 remark"))
  try box.write("b.csv", "Entry_ID;Colour\n1;red\n")
  let refused = try box.run("glossary", "import", "b.csv")
  #expect(refused.code == 2 && refused.errorText.contains("b.csv:1: "))
  #expect(refused.errorText.contains("\"Entry_ID, Colour\""))
}

@Test func `a workbook is checked, and neither mended nor filled`() throws {
  let box = try Sandbox()
  try box.write("a.csv", "en,ru\n5 rockets,4 ракеты\n")
  #expect(try box.run("glossary", "import", "a.csv", "--into", "a").code == 0)
  #expect(try box.run("glossary", "export", "-o", "a.xlsx").code == 0)
  let before = try box.contents("a.xlsx")
  let checked = try box.run("check", "a.xlsx", "--report", "json")
  #expect(checked.text.contains("\"rule\":\"number-changed\"") && checked.text.contains("\"line\":2"))
  _ = try box.run("check", "a.xlsx", "--fix")
  let filled = try box.run("pretranslate", "a.xlsx", "--in-place")
  #expect(filled.code == 2 && filled.errorText.contains("a.xlsx: expected a draft whose text can be edited"))
  #expect(try box.contents("a.xlsx") == before)
}
