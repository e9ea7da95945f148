import Bitext
import Files
import Interchange
import Library
import Markup
import Orthography
import Reports
import TestSupport
import Testing
import Workbench
import WorkspaceBench

@Suite struct ImportTests {
  private let bench: Bench
  init() throws { bench = try Bench() }

  private func take(_ names: [String], _ set: (inout ImportOptions) -> Void = { _ in }) throws -> ImportResult {
    var options = ImportOptions()
    set(&options)
    return try importFiles(names.map { bench.workspace.folder + "/" + $0 }, into: bench.workspace, options: options)
  }

  @Test func `a TMX file becomes a memory as the same document`() throws {
    let document = tmxText([("one", "один")]).replacing(
      "<header srclang=\"en\"/>", with: "<header srclang=\"en\"><note>n</note></header>")
    try bench.write("in/mine.tmx", document)
    let result = try take(["in/mine.tmx"])
    #expect(result.memory == "tm/mine.tmx" && result.units == 1 && result.diagnostics.isEmpty)
    #expect(try bench.text(of: "tm/mine.tmx").contains("<note>n</note>"))
    #expect(try bench.texts(of: "tm/mine.tmx") == [["one", "один"]])
  }

  @Test func `files of several kinds go into one memory, in order, behind what is there`() throws {
    try bench.write("tm/all.tmx", tmxText([("zero", "нуль")]))
    try bench.write("in/a.tmx", tmxText([("one", "один")]))
    try bench.write("in/b.tsv", "two\tдва\nthree & \"more\"\tтри\n")
    try bench.write("in/c.po", "msgid \"\"\nmsgstr \"Language: ru\\n\"\n\nmsgid \"four\"\nmsgstr \"четыре\"\n")
    let result = try take(["in/a.tmx", "in/b.tsv", "in/c.po"]) { $0.into = "all" }
    #expect(result.memory == "tm/all.tmx" && result.units == 4)
    #expect(
      try bench.texts(of: "tm/all.tmx") == [
        ["zero", "нуль"], ["one", "один"], ["two", "два"], ["three & \"more\"", "три"], ["four", "четыре"],
      ])
    #expect(try !examine(bench.workspace.memoryFolder + "/all.tmx").hasErrors)
  }

  @Test func `rows of a table that are marked for another look are left out unless they are asked for`() throws {
    try bench.write(
      "in/w.csv", "location,source,target,fuzzy,context\n,one,один,False,a\n,two,два,True,b\n,three,три,yes,\n")
    let result = try take(["in/w.csv"])
    #expect(result.leftOut == [.unconfirmed: 2])
    #expect(try bench.texts(of: "tm/w.tmx") == [["one", "один"]])
    let all = try take(["in/w.csv"]) { ($0.includesFuzzy, $0.into) = (true, "all") }
    #expect(all.units == 3 && all.leftOut.isEmpty)
  }

  @Test func `a table of several languages becomes units with as many variants`() throws {
    try bench.write("in/k.csv", "key,en,ru,de\n1,one,один,eins\n2,two,,zwei\n")
    let result = try take(["in/k.csv"])
    #expect(result.units == 2)
    #expect(try bench.texts(of: "tm/k.tmx") == [["one", "один", "eins"], ["two", "zwei"]])
    let written = try bench.text(of: "tm/k.tmx")
    #expect(written.contains("<tuv xml:lang=\"de\"><seg>zwei</seg></tuv>"))
    #expect(result.diagnostics.map(\.message) == ["found a column that is not read: \"key\""])
  }

  @Test func `importing a file twice changes nothing, and says so`() throws {
    try bench.write(
      "in/a.tmx", tmxText([("one", "один"), ("one", "один"), ("two", "два")]) { $0 == 2 ? " tuid=\"7\"" : "" })
    try bench.write("in/b.tsv", "source\ttarget\tcontext\nthree\tтри\tdoc\n")
    try bench.write(
      "in/c.po", "msgid \"\"\nmsgstr \"Language: ru\\n\"\n\nmsgctxt \"menu\"\nmsgid \"four\"\nmsgstr \"четыре\"\n")
    for name in ["in/a.tmx", "in/b.tsv", "in/c.po"] {
      let first = try take([name]) { $0.into = "all" }
      #expect(first.known == 0 && first.units > 0, "\(name)")
      let old = try bench.text(of: "tm/all.tmx")
      let second = try take([name]) { $0.into = "all" }
      #expect(second.units == 0 && second.known == first.units, "\(name)")
      #expect(second.text.hasPrefix("nothing is new: ") && second.text.hasSuffix(" in tm/all.tmx already"))
      #expect(try bench.text(of: "tm/all.tmx") == old)
    }
  }

  @Test func `a unit is the same by its id, or by its texts and context`() throws {
    func unit(_ attributes: String, _ props: String, _ target: String) -> String {
      "<tu\(attributes)>\(props)<tuv xml:lang=\"en\"><seg>Open</seg></tuv><tuv xml:lang=\"ru\"><seg>\(target)</seg></tuv></tu>"
    }
    func document(_ units: [String]) -> String {
      "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\(units.joined())</body></tmx>"
    }
    let file = "<prop type=\"file\">a.html</prop><prop type=\"prev\">x</prop>"
    try bench.write(
      "tm/m.tmx", document([unit("", "", "Открыть"), unit("", file, "Открыто"), unit(" tuid=\"1\"", "", "Открыт")]))
    let cases: [(unit: String, isNew: Bool)] = [
      (unit(" changedate=\"20200101T000000Z\"", "<note>n</note>", "Открыть"), false),
      (unit(" tuid=\"9\"", "", "Открыть"), false), (unit("", file, "Открыто"), false),
      (unit("", file.replacing("a.html", with: "b.html"), "Открыто"), true), (unit("", "", "Открыто"), true),
      (unit(" tuid=\"1\"", "", "Открыт"), false), (unit(" tuid=\"2\"", "", "Открыт"), true),
      (unit(" tuid=\"1\"", "", "Открытый"), true), (unit("", "", "Открыт"), false),
      (unit("", "", "Открыть").replacing("\"ru\"", with: "\"RU\""), false),
      (unit("", "", "Открыть").replacing("\"ru\"", with: "\"uk\""), true),
      (unit("", "", "<ph x=\"1\"/>Открыть"), true),
    ]
    for (number, (text, isNew)) in cases.enumerated() {
      try bench.write("in/\(number).tmx", document([text]))
      try bench.write("tm/copy.tmx", try bench.text(of: "tm/m.tmx"))
      let result = try take(["in/\(number).tmx"]) { $0.into = "copy" }
      #expect((result.units, result.known) == (isNew ? 1 : 0, isNew ? 0 : 1), "\(text)")
    }
  }

  @Test func `comments between units come with them`() throws {
    try bench.write("tm/all.tmx", tmxText([("zero", "нуль")]))
    try bench.write(
      "in/a.tmx",
      tmxText([("one", "один"), ("two", "два")]).replacing("<tu>", with: "<!-- before -->\n<tu>").replacing(
        "</body>", with: "<!-- last --></body>"))
    #expect(try take(["in/a.tmx"]) { $0.into = "all" }.units == 2)
    let text = try bench.text(of: "tm/all.tmx")
    #expect(text.ranges(of: "<!-- before -->").count == 2 && text.ranges(of: "<!-- last -->").count == 1, "\(text)")
  }

  @Test func `compressed files are imported under their plain name`() throws {
    let path = bench.folder.path + "/w/in/x.tmx.gz"
    try Path.makeFolder(Path.split(path).folder)
    let file = try OutputFile(path)
    try file.write(Array(tmxText([("one", "один")]).utf8))
    try file.commit()
    #expect(try take(["in/x.tmx.gz"]).memory == "tm/x.tmx")
  }

  @Test func `an import that fails leaves everything as it was`() throws {
    let old = tmxText([("zero", "нуль")])
    try bench.write("tm/all.tmx", old)
    try bench.write("in/good.tsv", "one\tодин\n")
    try bench.write("in/bad.tmx", "<html/>")
    let error = message { _ = try take(["in/good.tsv", "in/bad.tmx"]) { $0.into = "all" } }
    #expect(error?.contains("in/bad.tmx:1:1: expected root \"tmx\", found \"html\"") == true, "\(error ?? "")")
    #expect(try bench.text(of: "tm/all.tmx") == old)
    #expect(try Path.entries(of: bench.workspace.memoryFolder) == ["all.tmx"])
  }

  @Test func `errors say what was expected and what was found`() throws {
    try bench.write("in/x.docx", "x")
    try bench.write("in/x.tbx", "x")
    try bench.write("in/empty.tsv", "\n\n")
    try bench.write("in/empty.tmx", tmxText([]))
    try bench.write("tm/torn.tmx", "<tmx><header/><body>")
    for (names, into, expected) in [
      ([], nil, "expected a file to import"),
      (["in/x.docx"], nil, "x.docx: expected a .tmx, .xlf, .po, .tsv, .csv, .xlsx or .jsonl file"),
      (["in/x.tbx"], nil, "a termbase is no memory"), (["in/none.tmx"], nil, "in/none.tmx: cannot open"),
      (["in/empty.tsv"], nil, "expected translation units, found none"),
      (["in/empty.tmx"], nil, "expected translation units, found none"),
      (["in/empty.tmx"], "a/b", "expected a plain name"), (["in/empty.tmx"], ".x", "expected a plain name"),
      (["in/empty.tmx"], "torn", "tm/torn.tmx: expected a whole TMX file"),
    ] as [([String], String?, String)] {
      let error = message { _ = try take(names) { $0.into = into } }
      #expect(error?.contains(expected) == true, "\(names): \(error ?? "imported")")
    }
    #expect(try Path.entries(of: bench.workspace.memoryFolder) == ["torn.tmx"])
  }

  @Test func `damaged units and pairs that are none are passed over and said`() throws {
    try bench.write("in/a.tmx", tmxText([("one", "один"), ("two &", "два"), ("three", "три")]))
    let damaged = try take(["in/a.tmx"])
    #expect(damaged.units == 2)
    #expect(damaged.diagnostics.map(\.rule) == ["damaged-unit"])
    try bench.write("in/b.tsv", "one\tодин\nbad\u{1}\tплохо\n")
    let table = try take(["in/b.tsv"])
    #expect(table.units == 1)
    #expect(table.diagnostics.map(\.rule) == ["skipped-pair"])
    #expect(table.diagnostics.first?.line == 2)
  }
}

@Suite struct ExportTests {
  private let bench: Bench
  init() throws { bench = try Bench() }

  private func export(
    _ names: [String], to name: String, languages: [String] = [],
    _ set: (inout ExportOptions) throws -> Void = { _ in }
  ) throws -> ExportResult {
    var options = ExportOptions()
    options.languages = languages.map(LanguageTag.init)
    try set(&options)
    return try Workbench.export(names, of: bench.workspace, to: bench.workspace.folder + "/" + name, options: options)
  }

  private let mixed = """
    <tmx><header srclang="en" creationtool="x"><note>n</note></header><body>
    <tu tuid="1"><prop type="p">v</prop><tuv xml:lang="en-US"><seg>one</seg></tuv><tuv xml:lang="ru"><seg>один</seg></tuv>
    <tuv xml:lang="de"><seg>eins</seg></tuv></tu>
    <tu tuid="2"><tuv xml:lang="en"><seg>two\tand\nmore</seg></tuv><tuv xml:lang="de"><seg>zwei</seg></tuv></tu>
    <tu tuid="3"><tuv xml:lang="en"><seg>three</seg></tuv><tuv xml:lang="ru"><seg/></tuv></tu></body></tmx>
    """

  @Test func `one whole memory is written as the same document`() throws {
    try bench.write("tm/a.tmx", mixed)
    let result = try export(["a"], to: "out.tmx")
    #expect(result.units == 3 && result.memories == 1 && result.diagnostics.isEmpty)
    #expect(try bench.texts(of: "out.tmx") == bench.texts(of: "tm/a.tmx"))
    #expect(try bench.text(of: "out.tmx").contains("<note>n</note>"))
  }

  @Test(arguments: ["a", "a.tmx", "tm/a", "tm/a.tmx"])
  func `a memory is named with or without its folder and ending`(name: String) throws {
    try bench.write("tm/a.tmx", mixed)
    try bench.write("tm/b.tmx", tmxText([("x", "у")]))
    #expect(try export([name], to: "out.tmx").units == 3)
  }

  private func header(_ attributes: String, _ content: String) -> String {
    "<header creationtool=\"t\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"t\" adminlang=\"en\" datatype=\"x\" \(attributes)>\(content)</header>"
  }

  @Test func `headers merge by rule, and comments between units are kept`() throws {
    let body = tmxText([("one", "один")]).replacing("<tu>", with: "<!-- about one --><tu>")
    try bench.write(
      "tm/a.tmx",
      body.replacing(
        "<header srclang=\"en\"/>",
        with: header(
          "srclang=\"en\" creationdate=\"20190101T000000Z\" creationid=\"a\" changedate=\"20230101T000000Z\" changeid=\"a\"",
          "<note>n</note>")))
    try bench.write(
      "tm/b.tmx",
      tmxText([("two", "два")]).replacing(
        "<header srclang=\"en\"/>",
        with: header(
          "srclang=\"de\" creationdate=\"20200101T000000Z\" creationid=\"b\" changedate=\"20220101T000000Z\" changeid=\"b\"",
          "<note>n</note><prop type=\"p\">v</prop>")))
    let result = try export([], to: "out.tmx")
    #expect(result.losses.isEmpty, "\(result.losses)")
    let text = try bench.text(of: "out.tmx")
    for part in [
      "srclang=\"en\"", "<tu srclang=\"de\">", "creationdate=\"20200101T000000Z\"", "creationid=\"b\"",
      "changedate=\"20230101T000000Z\"",
      "changeid=\"a\"",
      "<note>n</note>", "<prop type=\"p\">v</prop>", "<!-- about one -->",
    ] { #expect(text.ranges(of: part).count == 1, "\(part): \(text)") }
  }

  @Test(arguments: ["tmx14", "level1", "level2", "trados", "memoq"])
  func `what says 1.4 has xml:lang, of an older source, too`(flavour: String) throws {
    for version in ["1.1", "1.4"] {
      try bench.write(
        "tm/old.tmx",
        "<?xml version=\"1.0\"?>\n<tmx version=\"\(version)\">\(header("srclang=\"EN-US\"", ""))<body><tu><note lang=\"EN\">n</note><tuv lang=\"EN-US\"><seg>rope</seg></tuv><tuv lang=\"RU-RU\"><seg>трос</seg></tuv></tu></body></tmx>"
      )
      _ = try export([], to: "out.tmx") { try $0.setFlavour(flavour) }
      let text = try bench.text(of: "out.tmx")
      #expect(text.contains("version=\"1.4\"") && !text.contains(" lang="), "\(version): \(text)")
      #expect(try examine(bench.workspace.folder + "/out.tmx").diagnostics.isEmpty, "\(text)")
    }
  }

  @Test func `the fields of Trados keep the values of their lists`() throws {
    let prop = "<prop type=\"x-Client:MultiplePicklist\">"
    try bench.write(
      "tm/s.tmx",
      tmxText([("one", "один"), ("two", "два")]).replacing(
        "<header srclang=\"en\"/>",
        with: header("srclang=\"en\"", "\(prop)Acme,Beta</prop><prop type=\"x-TMName\">demo</prop>")
      ).replacing(
        "<tu>",
        with:
          "<tu>\(prop)Beta</prop>\(prop)Gamma</prop><prop type=\"x-Kind:SinglePicklist\">K</prop><prop type=\"x-Note:SingleString\">free</prop><prop type=\"x-N:Integer\">7</prop>"
      ))
    let result = try export([], to: "out.tmx") { try $0.setFlavour("trados") }
    let text = try bench.text(of: "out.tmx")
    let head = text.split(separator: "<body>")[0]
    for part in [
      "\(prop)Acme,Beta,Gamma</prop>", "<prop type=\"x-Kind:SinglePicklist\">K</prop>",
      "<prop type=\"x-Note:SingleString\"/>", "<prop type=\"x-N:Integer\"/>",
    ] {
      #expect(head.contains(part) || head.contains(part.replacing("/>", with: "></prop>")), "\(part): \(head)")
    }
    #expect(result.losses.count == 1 && result.losses[0].contains("headers"), "\(result.losses)")
  }

  @Test(arguments: [
    (["en", "pt-PT"], ["tuv en", "tuv pt-PT"]), (["en", "pt"], ["tuv en", "tuv pt-BR", "tuv pt-PT"]),
    (["en", "sr-Latn"], ["tuv en", "tuv sr-Latn"]), (["en", "sr"], ["tuv en", "tuv sr"]),
    (["en", "zh-TW"], ["tuv en", "tuv zh-Hant"]), (["en", "zh-CN"], ["tuv en", "tuv zh"]),
  ])
  func `an export keeps to the varieties asked for`(languages: [String], kept: [String]) throws {
    let codes = ["en", "pt-BR", "pt-PT", "sr", "sr-Latn", "zh", "zh-Hant"]
    let unit = codes.map { "<tuv xml:lang=\"\($0)\"><seg>\($0)</seg></tuv>" }.joined()
    let other =
      "<tuv xml:lang=\"en\"><seg>x</seg></tuv><tuv xml:lang=\"pt-AO\"><seg>y</seg></tuv><tuv xml:lang=\"sr-Cyrl-ME\"><seg>z</seg></tuv>"
    try bench.write(
      "tm/m.tmx", "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu>\(unit)</tu><tu>\(other)</tu></body></tmx>")
    let set: (inout ExportOptions) -> Void = { $0.languages = languages.map { LanguageTag($0) } }
    let result = try export([], to: "out.tmx", set)
    let text = try bench.text(of: "out.tmx")
    let first = text.split(separator: "</tu>")[0]
    #expect(
      first.ranges(of: "<tuv").count == kept.count
        && kept.allSatisfy { first.contains("xml:lang=\"\($0.dropFirst(4))\"") }, "\(text)")
    if languages[1] == "pt-PT" || languages[1] == "sr-Latn" {
      #expect(
        result.units == 1 && result.losses.contains { $0.contains("another region or script") }, "\(result.losses)")
    }
    // A file of two languages says them once, for all its texts.
    _ = try export([], to: "out.xlf", set)
    let pairs = try bench.text(of: "out.xlf")
    #expect(pairs.ranges(of: "<trans-unit").count == text.ranges(of: "<tuv").count - result.units, "\(pairs)")
  }

  @Test func `the source language of the file is the one asked for`() throws {
    try bench.write("tm/m.tmx", tmxText([("one", "один"), ("two", "два")]) { $0 == 0 ? " srclang=\"en\"" : "" })
    _ = try export([], to: "out.tmx") {
      $0.languages = [LanguageTag("ru"), LanguageTag("en")]
      $0.source = LanguageTag("ru")
    }
    let text = try bench.text(of: "out.tmx")
    #expect(text.ranges(of: "srclang=\"ru\"").count == 2 && !text.contains("srclang=\"en\""), "\(text)")
  }

  @Test func `all memories go under the header of the first`() throws {
    try bench.write("tm/a.tmx", mixed)
    try bench.write("tm/sub/b.tmx", tmxText([("x", "у")]))
    let result = try export([], to: "out.tmx.gz")
    #expect(result.units == 4 && result.memories == 2)
    #expect(try bench.texts(of: "out.tmx.gz").last == ["x", "у"])
    let report = try examine(bench.workspace.folder + "/out.tmx.gz")
    #expect(report.diagnostics.map(\.rule) == ["missing-attribute"] && report.units == 4)
  }

  @Test func `a selection keeps the units with a text in each language, and only those texts`() throws {
    try bench.write("tm/a.tmx", mixed)
    #expect(try export(["a"], to: "out.tmx", languages: ["en", "ru"]).units == 1)
    #expect(try bench.texts(of: "out.tmx") == [["one", "один"]])
    #expect(try bench.text(of: "out.tmx").contains("<prop type=\"p\">v</prop>"))
    #expect(try export(["a"], to: "out.tmx", languages: ["de"]).units == 2)
    #expect(try bench.texts(of: "out.tmx") == [["eins"], ["zwei"]])
  }

  @Test func `two columns hold a pair a line, whatever is in it`() throws {
    try bench.write("tm/a.tmx", mixed)
    #expect(try export(["a"], to: "out.tsv", languages: ["en", "de"]).units == 2)
    #expect(try bench.text(of: "out.tsv") == "one\teins\ntwo and more\tzwei\n")
  }

  @Test func `errors name what is missing, and write nothing`() throws {
    #expect(throws: ExchangeError.noMemories(folder: bench.workspace.memoryFolder)) { try export([], to: "out.tmx") }
    try bench.write("tm/a.tmx", mixed)
    #expect(throws: ExchangeError.noSuchMemory("b", known: ["tm/a.tmx"])) { try export(["b"], to: "out.tmx") }
    #expect(throws: ExchangeError.needsTwoLanguages(.tsv)) { try export(["a"], to: "out.tsv", languages: ["en"]) }
    #expect(message { _ = try export(["a"], to: "none/out.tmx") }?.contains("No such file") == true)
    #expect(!Path.exists(bench.workspace.folder + "/out.tmx") && !Path.exists(bench.workspace.folder + "/out.tsv"))
  }
}

@Suite struct DoctorTests {
  private let bench: Bench
  init() throws { bench = try Bench() }

  private let damaged = """
    <?xml version="1.0"?>
    <tmx><header/><body>
    <tu tuid="1"><tuv xml:lang="en"><seg>one</seg></tuv><tuv xml:lang="ru"><seg>один</seg></tuv></tu>
    <tu tuid="2"><tuv xml:lang="en"><seg>two & two</seg></tuv></tu>
    <tu tuid="3"><tuv><seg>three</seg></tuv><tuv xml:lang="ru"/></tu>
    <tu tuid="4"><tuv xml:lang="en"/></tu>
    </body></tmx>
    """

  @Test func `everything wrong with a file is said with its line`() throws {
    let path = try bench.write("x.tmx", damaged)
    let report = try examine(path)
    #expect(report.units == 2 && report.unitsWithoutText == 1 && report.damagedUnits == 1)
    #expect(report.hasErrors && report.refusal == nil)
    #expect(
      report.diagnostics.map { "\($0.line ?? 0) \($0.rule)" } == [
        "2 missing-attribute", "2 missing-attribute", "4 damaged-unit", "5 no-language", "5 no-segment",
        "6 unit-without-text", "6 no-segment",
      ])
    #expect(report.languages.map(\.code) == ["en", "ru"])
    #expect(report.languages.map(\.count) == [2, 2])
    #expect(report.encoding == "UTF-8")
    #expect(report.json.line.contains(#""units":2,"damaged":1,"withoutText":1"#), "\(report.json.line)")
  }

  @Test func `the good part is written, the damaged set aside`() throws {
    let path = try bench.write("x.tmx", damaged)
    var options = DoctorOptions()
    options.output = bench.workspace.folder + "/good.tmx"
    options.quarantine = bench.workspace.folder + "/bad.txt"
    let report = try examine(path, options: options)
    #expect(report.writtenUnits == 2)
    let good = try examine(bench.workspace.folder + "/good.tmx")
    #expect(good.diagnostics.isEmpty && good.units == 2, "\(good.diagnostics)")
    let aside = try bench.text(of: "bad.txt")
    #expect(aside.contains("<tu tuid=\"2\"><tuv xml:lang=\"en\"><seg>two & two</seg></tuv></tu>"))
    #expect(aside.hasPrefix("# ") && aside.contains("x.tmx:4:"))
    #expect(report.quarantinedBytes > 60)
  }

  @Test(arguments: [
    ("windows-1251", false, Diagnostic.Severity.error), ("iso-8859-1", false, .error), ("UTF-16", false, .warning),
    ("windows-1251", true, .warning),
  ])
  func `a declaration that is not true is said, and the file read as it is`(
    declared: String, hasMark: Bool, severity: Diagnostic.Severity
  ) throws {
    let text = tmxText([("The ship", "Корабль"), ("The harbour", "Гавань")]).replacing("UTF-8", with: declared)
    let path = try bench.write("x.tmx", (hasMark ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8))
    var options = DoctorOptions()
    options.output = bench.workspace.folder + "/good.tmx"
    let report = try examine(path, options: options)
    let found = report.diagnostics.filter { $0.rule == "wrong-encoding" }
    #expect(found.map(\.severity) == [severity] && found.first?.line == 1, "\(report.diagnostics)")
    #expect(try bench.texts(of: "good.tmx") == [["The ship", "Корабль"], ["The harbour", "Гавань"]])
    // The lines of what follows are those of the file.
    #expect(report.diagnostics.last { $0.rule == "missing-attribute" }?.line == 3)
  }

  @Test func `a true declaration is not doubted`() throws {
    let latin = tmxText([("Oven", "Four")]).replacing("UTF-8", with: "iso-8859-1").replacing("Four", with: "Four \u{1}")
    var bytes = Array(latin.utf8)
    if let at = bytes.firstIndex(of: 1) { bytes[at] = 0xE9 }
    for document in [
      Array(tmxText([("a", "б")]).utf8), bytes,
      Array(tmxText([("a", "b")]).replacing("UTF-8", with: "windows-1251").utf8),
    ] {
      let report = try examine(try bench.write("x.tmx", document))
      #expect(
        !report.diagnostics.contains { $0.rule == "wrong-encoding" } && !report.hasErrors, "\(report.diagnostics)")
    }
  }

  @Test func `a file that is refused says why; one that is not there is an error`() throws {
    let report = try examine(try bench.write("x.tmx", "<html/>"))
    #expect(report.refusal.map(errorText)?.contains("expected root \"tmx\"") == true)
    #expect(report.hasErrors && report.units == 0)
    #expect(message { _ = try examine(bench.workspace.folder + "/none.tmx") }?.contains("No such file") == true)
  }

  @Test func `warnings of one kind are not repeated without end`() throws {
    let text = tmxText((0..<50).map { ("\($0)", "x") }).replacing(" xml:lang=\"ru\"", with: "")
    let report = try examine(try bench.write("x.tmx", text))
    #expect(report.diagnostics.count { $0.rule == "no-language" } == 11)
    #expect(report.diagnostics.last?.message == "and 40 more of no-language")
    #expect(!report.hasErrors)
  }

  @Test func `statistics count units, texts and words of each memory`() throws {
    try bench.write("tm/a.tmx", tmxText([("One, two!", "Раз"), ("3 words here", "И два"), ("&", "х")]))
    try bench.write("tm/b.tmx", "<html/>")
    try bench.write("tm/penalty-5/c.tmx", tmxText([("x", "у")]))
    let found = try statistics(of: bench.snapshot())
    #expect(found.map(\.name) == ["tm/a.tmx", "tm/b.tmx", "tm/penalty-5/c.tmx"])
    #expect(found[0].units == 2 && found[0].damagedUnits == 1)
    #expect(found[0].languages.map(\.words) == [5, 3])
    #expect(found[0].languages.map(\.texts) == [2, 2])
    #expect(found[0].fileBytes > 0 && found[0].indexBytes > 0 && found[0].failure == nil)
    #expect(found[1].failure.map(errorText)?.contains("expected root") == true)
    #expect(found[2].penalty == 5)
  }
}
