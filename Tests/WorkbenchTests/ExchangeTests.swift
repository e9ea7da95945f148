import Bitext
import Files
import Interchange
import Library
import Matching
import Orthography
import Reports
import TestSupport
import Testing
import WorkspaceBench

@testable import Workbench

/// Units with everything that flavours and formats treat differently.
private let document = """
  <?xml version="1.0"?>
  <tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body>
  <tu tuid="a1" creationdate="20190401T100000Z" creationid="ivan"><note>n &amp; m</note><prop type="x-context">file.txt</prop><prop type="client">NATO</prop><tuv xml:lang="en"><seg>The "talks" went on, &lt;12&gt; days.</seg></tuv><tuv xml:lang="ru"><seg>Переговоры шли 12 дней.</seg></tuv></tu>
  <tu changedate="20220401T100000Z" changeid="MT!"><tuv xml:lang="en"><seg>Press <bpt i="1">&lt;b></bpt>Enter<ept i="1">&lt;/b></ept> to <ph x="7">&lt;br/></ph>go on.</seg></tuv><tuv xml:lang="ru"><prop type="p">q</prop><seg>Чтобы <ph x="7">&lt;br/></ph>продолжить, нажмите <bpt i="1">&lt;b></bpt>Ввод<ept i="1">&lt;/b></ept>.</seg></tuv></tu>
  <tu tuid="не слово"><tuv xml:lang="en"><seg>Yes</seg></tuv><tuv xml:lang="ru"><seg>Да</seg></tuv></tu>
  <tu><tuv xml:lang="en"><seg>Yes</seg></tuv><tuv xml:lang="ru"><seg>Есть</seg></tuv></tu>
  <tu><tuv xml:lang="en"><seg>An <it pos="begin" x="1">&lt;i></it>open <hi type="b">high</hi> <ut>x</ut>one
  and a	tab</seg></tuv><tuv xml:lang="ru"><seg><hi>Высокий</hi></seg></tuv></tu>
  </body></tmx>
  """

private func bench() throws -> Bench {
  let bench = try Bench()
  try bench.write("tm/m.tmx", document)
  return bench
}

private func options(_ set: (inout ExportOptions) throws -> Void = { _ in }) rethrows -> ExportOptions {
  var options = ExportOptions()
  options.languages = [LanguageTag("en"), LanguageTag("ru")]
  try set(&options)
  return options
}

/// Exports, and imports into another workspace; its units.
private func roundTrip(_ name: String, _ options: ExportOptions) throws -> (units: [TranslationUnit], losses: [String])
{
  let bench = try bench()
  let path = bench.folder.path + "/" + name
  let result = try export([], of: bench.workspace, to: path, options: options)
  let other = try Bench()
  let imported = try importFiles([path], into: other.workspace, options: ImportOptions())
  #expect(imported.units == result.units && imported.diagnostics.isEmpty)
  let reader = try TMXReader(Path.join(other.workspace.folder, imported.memory))
  var units: [TranslationUnit] = []
  while let unit = try reader.next() { units.append(unit) }
  return (units, result.losses)
}

private func texts(_ units: [TranslationUnit]) -> [[String]] {
  units.map {
    $0.variants.map { ($0.segment?.text ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }
}

private let expected = [
  ["The \"talks\" went on, <12> days.", "Переговоры шли 12 дней."],
  ["Press Enter to go on.", "Чтобы продолжить, нажмите Ввод."], ["Yes", "Да"], ["Yes", "Есть"],
  ["An open high one and a tab", "Высокий"],
]

@Test(arguments: ["tmx14", "level1", "level2", "omegat", "trados", "memoq"])
func `every flavour comes back with what it can hold`(flavour: String) throws {
  let (units, losses) = try roundTrip("x.tmx", options { try $0.setFlavour(flavour) })
  if flavour == "omegat" {
    #expect(
      units[1].variants.map { $0.segment?.text } == [
        "Press <f0>Enter</f0> to <f1/>go on.", "Чтобы <f1/>продолжить, нажмите <f0>Ввод</f0>.",
      ])
    #expect(units[0].variants.map(\.languageCode) == ["en", "ru"])
    #expect(texts([units[0], units[2], units[3]]) == [expected[0], expected[2], expected[3]])
  } else {
    #expect(texts(units) == expected)
  }
  #expect(units[0].id == "a1" && units[0].attributes["creationid"] == "ivan" && units[0].notes == ["n & m"])
  #expect(units[1].changed == "20220401T100000Z")
  #expect(units[0].props.map(\.text) == ["file.txt", "NATO"])
  #expect(
    units[0].props.map(\.type)
      == (flavour == "trados" ? ["x-context:SingleString", "x-client:SingleString"] : ["x-context", "client"]))
  switch flavour {
  case "tmx14": #expect(losses.isEmpty && units[4].variants[0].segment?.codes == [.isolated, .highlight, .unknownTag])
  case "level1":
    #expect(losses == ["lost: inline codes, 10 times: level 1 is text alone"])
    #expect(units.allSatisfy { $0.variants.allSatisfy { $0.segment?.codes.isEmpty ?? false } })
  case "omegat": #expect(losses.contains { $0.hasPrefix("lost: what inline codes hold, 10 times") })
  default:
    #expect(losses == ["changed: ut, once: written as ph, since TMX 1.4 discourages it"])
    #expect(units[1].variants.map { $0.segment?.codes.count } == [3, 3])
  }
}

@Test func `what a header says is kept, or said to be lost`() throws {
  let bench = try bench()
  let path = Path.join(bench.workspace.folder, "tm/headed.tmx")
  let file = try AtomicFile(path)
  let header = "datatype=\"plaintext\"><note>Ours</note><prop type=\"p\">1</prop></header>"
  try file.write(Array(document.replacing("datatype=\"plaintext\"/>", with: header).utf8))
  try file.commit()
  for (flavour, lost) in [("tmx14", false), ("level1", true), ("trados", true)] {
    let result = try export(
      ["tm/headed.tmx"], of: bench.workspace, to: bench.folder.path + "/x.tmx",
      options: options { try $0.setFlavour(flavour) })
    let line = "lost: notes and props of headers, 2 times: the file has a header of its own"
    #expect(result.losses.contains(line) == lost, "\(result.losses)")
    #expect(String(decoding: try contents(of: bench.folder.path + "/x.tmx"), as: UTF8.self).contains("Ours") != lost)
  }
}

@Test func `formats of drafts come back with texts, codes and notes`() throws {
  for (name, format) in [("x.xlf", ExportFormat.xliff12), ("x.xlf.gz", .xliff12), ("x.xlf", .xliff2)] {
    let (units, losses) = try roundTrip(name, options { $0.format = format })
    #expect(texts(units) == expected, "\(format)")
    #expect(units[0].notes == ["n & m"] && units[0].props.contains { $0.text == "file.txt" })
    #expect(
      units[1].variants.map { $0.segment?.codes ?? [] } == [
        [.beginPaired, .endPaired, .placeholder], [.placeholder, .beginPaired, .endPaired],
      ])
    #expect(
      losses.contains { $0.hasPrefix("lost: dates of units") } && losses.contains { $0.hasPrefix("changed: ids") })
  }
  for name in ["x.csv", "x.tsv", "x.po"] {
    let (units, losses) = try roundTrip(name, options())
    #expect(texts(units) == expected, "\(name)")
    #expect(losses.contains { $0.hasPrefix("lost: inline codes, 10 times") }, "\(name)")
    if name != "x.tsv" { #expect(units[0].notes == ["n & m"], "\(name)") }
  }
}

@Test(arguments: [ExportFormat.xliff12, .xliff2])
func `units whose spaces matter say so in XLIFF`(format: ExportFormat) throws {
  func tu(_ id: String, _ seg: String) -> String {
    "<tu tuid=\"\(id)\"><tuv xml:lang=\"en\"><seg>a b</seg></tuv><tuv xml:lang=\"ru\"><seg>\(seg)</seg></tuv></tu>"
  }
  let apart = "<ph x=\"1\">a > b  c</ph>"
  let units = [
    tu("plain", "в г"), tu("first", " в"), tu("last", "в "), tu("two", "в  г"), tu("tab", "в\tг"), tu("line", "в\nг"),
    tu("return", "в&#13;г"), tu("behind", "в\(apart) г"), tu("before", "в \(apart)г"), tu("beside", "в\(apart)г"),
    tu("code", "<ph x=\"1\">a </ph>в"), tu("quotes", "<ph x=\"1\" type=\"x-  >  \"/>в г"),
  ]
  let bench = try Bench()
  try bench.write("tm/m.tmx", "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\(units.joined())</body></tmx>")
  let path = bench.folder.path + "/x.xlf"
  _ = try export([], of: bench.workspace, to: path, options: options { $0.format = format })
  let lines = String(decoding: try contents(of: path), as: UTF8.self).split(separator: "unit id=\"").dropFirst()
  let marked = lines.filter { $0.prefix { $0 != ">" }.contains("xml:space=\"preserve\"") }.map {
    $0.prefix { $0 != "\"" }
  }
  // What codes hold stands in XLIFF 2 where spaces are kept anyhow.
  let ofCodes: [Substring] = format == .xliff2 ? [] : ["beside", "code"]
  #expect(Set(marked) == Set(["first", "last", "two", "tab", "line", "return", "behind", "before"] + ofCodes))
}

@Test func `what pairs have no place for is said, whatever the attribute`() throws {
  let bench = try Bench()
  try bench.write(
    "tm/m.tmx",
    """
    <tmx version="1.4"><header srclang="en"/><body>
    <tu tuid="1" srclang="en"><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="ru"><seg>б</seg></tuv></tu>
    <tu usagecount="3"><tuv xml:lang="en"><seg>c</seg></tuv><tuv xml:lang="ru" lastusagedate="20190401T100000Z"><seg>д</seg></tuv></tu>
    </body></tmx>
    """)
  for name in ["x.po", "x.csv", "x.tsv", "x.xlf"] {
    let result = try export([], of: bench.workspace, to: bench.folder.path + "/" + name, options: options())
    #expect(result.losses.filter { $0.contains("attributes") }.count == 1, "\(name)")
    #expect(result.losses.contains { $0.hasPrefix("lost: other attributes of units, once") }, "\(name)")
  }
}

@Test func `OmegaT is given the notes of a unit in one`() throws {
  let bench = try Bench()
  try bench.write(
    "tm/m.tmx",
    """
    <tmx version="1.4"><header srclang="en"/><body>
    <tu><note>one</note><prop type="p">v</prop><note>two &amp; more</note><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="ru"><note>three</note><seg>б</seg></tuv></tu>
    <tu><note>alone</note><tuv xml:lang="en"><seg>c</seg></tuv><tuv xml:lang="ru"><seg>д</seg></tuv></tu></body></tmx>
    """)
  let path = bench.folder.path + "/x.tmx"
  let result = try export([], of: bench.workspace, to: path, options: options { try $0.setFlavour("omegat") })
  let reader = try TMXReader(path)
  let first = try #require(try reader.next())
  #expect(first.notes == ["three\none\ntwo & more"] && first.props.map(\.text) == ["v"])
  #expect(try reader.next()?.notes == ["alone"])
  #expect(result.losses.contains { $0.hasPrefix("changed: several notes of a unit, once") })
}

@Test func `tables of Translate Toolkit give their comments, and what they mark is left out`() throws {
  let bench = try Bench()
  try bench.write(
    "in/a.csv",
    """
    "location","source","target","id","fuzzy","context","translator_comments","developer_comments"
    "","one","один","","False","menu","said","meant"
    "","two","два","","True","","",""
    "","three","три","","","","","meant"

    """)
  let path = bench.workspace.folder + "/in/a.csv"
  var options = ImportOptions()
  let result = try importFiles([path], into: bench.workspace, options: options)
  #expect(result.units == 2 && result.leftOut == [.unconfirmed: 1])
  let reader = try TMXReader(bench.workspace.memoryFolder + "/a.tmx")
  let first = try #require(try reader.next())
  #expect(first.notes == ["said\nmeant"] && first.props.map(\.text) == ["menu"])
  #expect(try reader.next()?.notes == ["meant"])
  options.includesFuzzy = true
  options.into = "b"
  #expect(try importFiles([path], into: bench.workspace, options: options).units == 3)
  let draft = try DraftReader(path)
  var states: [DraftSegment.State] = []
  while let segment = try draft.next() { states.append(segment.state) }
  #expect(states == [.translated, .unconfirmed, .translated])
}

@Test func `JSON lines hold all of a unit`() throws {
  let (units, losses) = try roundTrip("x.jsonl", options())
  #expect(losses.isEmpty)
  let bench = try bench()
  let reader = try TMXReader(bench.workspace.memoryFolder + "/m.tmx")
  for unit in units {
    let original = try #require(try reader.next())
    #expect(unit.attributes == original.attributes && unit.notes == original.notes && unit.props == original.props)
    #expect(unit.variants.map(\.segment) == original.variants.map(\.segment))
    #expect(unit.variants.map(\.props) == original.variants.map(\.props))
  }
}

@Test func `codes of JSON lines are kept whether or not a space stands for one between words`() throws {
  for text in ["Line break", "Linebreak"] {
    let bench = try Bench()
    try bench.write(
      "in/a.jsonl",
      #"{"variants":[{"language":"en","text":"\#(text)","seg":"Line<ph x=\"1\"/><hi>break</hi>"},{"language":"ru","text":"б"}]}"#
    )
    _ = try importFiles([bench.workspace.folder + "/in/a.jsonl"], into: bench.workspace, options: ImportOptions())
    let unit = try #require(try TMXReader(bench.workspace.memoryFolder + "/a.tmx").next())
    #expect(unit.variants[0].segment?.codes == [.placeholder, .highlight], "\(text)")
  }
}

@Test func `a filter chooses units of every format, and what does not go together is refused`() throws {
  let bench = try bench()
  let path = bench.folder.path + "/x"
  func count(_ ending: String, _ expression: String) throws -> Int {
    let filter = try UnitFilter(expression)
    return try export([], of: bench.workspace, to: path + ending, options: options { $0.filter = filter }).units
  }
  for ending in [".tmx", ".xlf", ".po", ".csv", ".jsonl"] {
    #expect(try count(ending, "text.en = yes") == 2)
    #expect(try count(ending, "origin = machine") == 1)
    #expect(try count(ending, "date > 2030") == 0)
  }
  #expect(throws: ExchangeError.needsTwoLanguages(.xliff12)) {
    try export([], of: bench.workspace, to: path + ".xlf", options: ExportOptions())
  }
  #expect(throws: ExchangeError.unknownEnding(path + ".xyz")) {
    try export([], of: bench.workspace, to: path + ".xyz", options: options())
  }
  #expect(throws: ExchangeError.flavourOutsideTMX(.po)) {
    try export([], of: bench.workspace, to: path + ".po", options: options { try $0.setFlavour("trados") })
  }
  #expect(throws: ExchangeError.unknownFlavour("odd")) { try options { try $0.setFlavour("odd") } }
}

@Test func `JSON that is none is refused with its place, and a line that is no unit is passed over`() throws {
  let bench = try Bench()
  func take(_ text: String) throws -> ImportResult {
    try bench.write("in/x.jsonl", text)
    return try importFiles([bench.workspace.folder + "/in/x.jsonl"], into: bench.workspace, options: ImportOptions())
  }
  let good = "{\"source\":\"one\",\"target\":\"од\\u0438н \\ud83d\\ude00\",\"note\":\"n\"}"
  let result = try take(
    "\u{FEFF}\(good)\r\n\n{}\n[]\n{\"source\":\"a\"}\n{\"source\":\"\\u0000\",\"target\":\"b\"}\n{\"variants\":[{\"text\":\"x\"}]}\n"
  )
  #expect(result.units == 1 && result.diagnostics.map(\.line) == [3, 4, 5, 6, 7])
  #expect(try bench.texts(of: "tm/x.tmx") == [["one", "один 😀"]])
  for (bad, place) in [
    ("{", "2"), ("{\"a\":}", "6"), ("{\"a\" 1}", "6"), ("tru", "1"), ("{} {}", "4"), ("{\"a\":\"\\x\"}", "8"),
    ("\"\u{1}\"", "2"),
    (String(repeating: "[", count: 100_000), "65"), ("{\"a\":1e999}", "6"), ("{\"a\":\"\\u12\"}", "11"),
  ] {
    let error = message { _ = try take("\(good)\n\(bad)\n") }
    #expect(error?.contains("x.jsonl:2:\(place): expected") == true, "\(bad.prefix(20)): \(error ?? "")")
  }
  // A segment that would break out of its element is not taken at its word.
  let escape =
    "{\"variants\":[{\"language\":\"en\",\"text\":\"x\",\"seg\":\"x</seg></tuv><tuv xml:lang=\\\"de\\\"><seg>y\"},{\"language\":\"ru\",\"text\":\"y\"}]}"
  _ = try take(escape)
  #expect(try bench.texts(of: "tm/x.tmx").last == ["x", "y"])
}

@Test func `an OmegaT project becomes memories and a glossary`() throws {
  let bench = try Bench()
  let project = bench.folder.path + "/annual report"
  func put(_ name: String, _ text: String) throws {
    try Path.makeFolder(Path.split(project + "/" + name).folder)
    let file = try AtomicFile(project + "/" + name)
    try file.write(text)
    try file.commit()
  }
  try Path.makeFolder(project)
  #expect(
    message { _ = try importOmegaTProject(project, into: bench.workspace, options: ImportOptions()) }?.contains(
      "expected an OmegaT project") == true)
  try put(
    "omegat.project",
    "<omegat><project><source_lang>EN</source_lang><target_lang>DE-AT</target_lang><tm_dir>__DEFAULT__</tm_dir></project></omegat>"
  )
  #expect(
    message { _ = try importOmegaTProject(project, into: bench.workspace, options: ImportOptions()) }?.contains(
      "found none") == true)
  try put("omegat/project_save.tmx", tmxText([("one", "один")]))
  try put("tm/auto/a.tmx", tmxText([("two", "два")]))
  try put("tm/penalty-10/deep/b.tmx", tmxText([("three", "три")]))
  try put("tm/mt/c.tmx", tmxText([("four", "четыре")]))
  try put("tm/.hidden.tmx", "no")
  try put("tm/readme.txt", "no")
  try put("glossary/glossary.txt", "hall\tSaal\n")
  let result = try importOmegaTProject(project, into: bench.workspace, options: ImportOptions())
  #expect(
    result.memories.map(\.memory) == [
      "tm/annual report.tmx", "tm/mt/annual report.tmx", "tm/penalty-10/annual report.tmx",
    ])
  #expect(result.memories.map(\.units) == [2, 1, 1])
  #expect(result.glossary?.concepts == 1)
  #expect(try bench.texts(of: "tm/annual report.tmx") == [["one", "один"], ["two", "два"]])
  #expect(try bench.text(of: "glossaries/annual report.tbx").contains("de-AT"))
}

@Test func `drafts give what is translated, with their codes as memories have them`() throws {
  let bench = try Bench()
  try bench.write(
    "in/a.xlf",
    """
    <xliff version="1.2"><file source-language="en" target-language="de" original="x" datatype="x"><body>
    <trans-unit id="1"><source>A <g id="1">b</g><x id="2"/></source><target>Ä <g id="1">ö</g><x id="2"/></target></trans-unit>
    <trans-unit id="2"><source>new</source><target/></trans-unit>
    <trans-unit id="3"><source>doubt</source><target state="needs-review-translation">Zweifel</target></trans-unit>
    <trans-unit id="4" translate="no"><source>locked</source><target>zu</target></trans-unit>
    </body></file></xliff>
    """)
  var options = ImportOptions()
  let result = try importFiles([bench.workspace.folder + "/in/a.xlf"], into: bench.workspace, options: options)
  #expect(result.units == 1)
  #expect(result.leftOut == [.untranslated: 1, .unconfirmed: 1, .untranslatable: 1])
  let unit = try #require(try TMXReader(bench.workspace.memoryFolder + "/a.tmx").next())
  #expect(unit.variants.map(\.languageCode) == ["en", "de"])
  #expect(
    unit.variants.map { $0.segment?.codes ?? [] } == [
      [.beginPaired, .endPaired, .placeholder], [.beginPaired, .endPaired, .placeholder],
    ])
  #expect(try examine(bench.workspace.memoryFolder + "/a.tmx").diagnostics.isEmpty)
  options.includesFuzzy = true
  options.into = "b"
  #expect(try importFiles([bench.workspace.folder + "/in/a.xlf"], into: bench.workspace, options: options).units == 2)
  // A mark makes one character with the slash before it: for the system it is a folder all the same.
  options.into = "b/\u{301}c"
  #expect(throws: ExchangeError.badName("b/\u{301}c")) {
    try importFiles([bench.workspace.folder + "/in/a.xlf"], into: bench.workspace, options: options)
  }
}

@Test func `what is locked is imported with its author and date`() throws {
  let bench = try Bench()
  try bench.write(
    "in/a.mqxliff",
    """
    <xliff version="1.2" xmlns:mq="MQXliff"><file source-language="en" target-language="ru" original="x" datatype="x"><body>
    <trans-unit id="1" mq:status="Proofread" mq:locked="locked" mq:lastchanginguser="Ann" mq:lastchangedtimestamp="2019-04-01T10:00:00Z"><source>One</source><target>Один</target></trans-unit>
    <trans-unit id="2" mq:status="NotStarted" mq:locked="locked"><source>Two</source><target/></trans-unit>
    </body></file></xliff>
    """)
  let options = ImportOptions()
  let result = try importFiles([bench.workspace.folder + "/in/a.mqxliff"], into: bench.workspace, options: options)
  #expect(result.units == 1 && result.leftOut == [.untranslated: 1])
  #expect(result.leftOutLine == "left out: 1 without a translation")
  let unit = try #require(try TMXReader(bench.workspace.memoryFolder + "/a.tmx").next())
  #expect(unit.attributes["creationid"] == "Ann" && unit.attributes["changeid"] == "Ann")
  #expect(unit.attributes["creationdate"] == "20190401T100000Z" && unit.changed == "20190401T100000Z")
  // Of a file from which nothing is taken, the reasons are said.
  try bench.write(
    "in/b.po",
    """
    msgid "a"
    msgstr ""

    #, fuzzy
    msgid "b"
    msgstr "б"

    #~ msgid "c"
    #~ msgstr "в"

    """)
  do {
    _ = try importFiles([bench.workspace.folder + "/in/b.po"], into: bench.workspace, options: options)
    Issue.record("expected an error")
  } catch let error as NothingToImport {
    #expect(error.leftOut == [.untranslated: 1, .unconfirmed: 1, .obsolete: 1])
    #expect(
      errorText(error).hasSuffix(
        "found none (left out: 1 without a translation, 1 marked for another look (--fuzzy takes them), 1 obsolete)"))
  }
}

@Test func `the best score of a segment is that of its first match`() throws {
  let bench = try Bench()
  var random = SeededGenerator(seed: 12)
  let words = [
    "talks", "system", "missile", "defense", "the", "of", "12", "14", "delegation", "hall", "treaty", ",", "works",
  ]
  func sentence() -> String {
    (0..<Int.random(in: 1...9, using: &random)).compactMap { _ in words.randomElement(using: &random) }.joined(
      separator: " ")
  }
  try bench.write("tm/a.tmx", tmxText((0..<300).map { _ in (sentence(), "x") }))
  try bench.write("tm/penalty-10/b.tmx", tmxText((0..<100).map { _ in (sentence(), "y") }))
  var options = LookupOptions()
  options.threshold = 50
  options.limit = 1
  options.findsTerms = false
  let desk = try MemorySearcher(bench.snapshot(), options: options)
  var before: String?
  for _ in 0..<400 {
    let query = SegmentQuery(sentence(), before: before, after: sentence())
    #expect(desk.bestScore(query)?.percent == desk.matches(query).first?.score.percent, "\(query.text)")
    before = query.text
  }
}

@Test func `statistics tell authors, years, duplicates and how fresh an index was`() throws {
  let bench = try bench()
  try bench.write("tm/n.tmx", tmxText([("one", "один"), ("two", "два"), ("one", "один"), ("one", "раз")]))
  let first = try statistics(of: bench.snapshot())
  #expect(first.map(\.index) == [.missing, .missing])
  #expect(first.map(\.duplicates) == [0, 1])
  #expect(
    first[0].years.map(\.year) == [2019, 2022] && first[0].years.map(\.units) == [1, 1] && first[0].undated == 3)
  #expect(first[0].oldest == "20190401T100000Z" && first[0].newest == "20220401T100000Z")
  #expect(first[0].authors?.map(\.name) == ["MT!", "ivan"])
  #expect(try statistics(of: bench.snapshot(), countsAuthors: false).map(\.index) == [.fresh, .fresh])
  #expect(try statistics(of: bench.snapshot(), countsAuthors: false)[0].authors == nil)
  try bench.write("tm/n.tmx", tmxText([("three", "три")]))
  #expect(try statistics(of: bench.snapshot()).map(\.index) == [.fresh, .stale])
}
