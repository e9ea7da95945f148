import Bitext
import Files
import Markup
import Matching
import Orthography
import Reports
import TestSupport
import Testing
import Workbench
import WorkspaceBench

@Suite struct LookupTests {
  private let bench: Bench
  init() throws { bench = try Bench() }

  @Test func `an identical segment between identical neighbours is 101`() throws {
    try bench.write(
      "tm/a.tmx",
      tmxText([
        ("Before", "До"), ("The same", "Одно"), ("After", "После"), ("X", "Х"), ("The same", "Другое"), ("Y", "У"),
      ]))
    let without = try bench.lookup("The same")
    #expect(without.map(\.score.percent) == [100, 100])
    #expect(without.map(\.target) == ["Одно", "Другое"])
    let first = try bench.lookup("The same", before: "Before", after: "After")
    #expect(first.map(\.score.percent) == [101, 100])
    #expect(first.first?.target == "Одно")
    // The second one is in context: it comes first, though it is later in the file.
    let second = try bench.lookup("The same", before: "X", after: "Y")
    #expect(second.map(\.target) == ["Другое", "Одно"])
    #expect(try bench.lookup("The same", before: "X").map(\.score.percent) == [101, 100])
    #expect(try bench.lookup("The same", before: "X", after: "After").map(\.score.percent) == [100, 100])
    // Nothing before the first segment of a document, nothing behind the last.
    #expect(try bench.lookup("Before", before: "").first?.score == .context)
    #expect(try bench.lookup("Y", after: "").first?.score == .context)
    #expect(try bench.lookup("X", before: "").first?.score == .identical)
    // Alike is not identical.
    #expect(try bench.lookup("the same", before: "Before", after: "After").map(\.score.percent) == [99, 99])
  }

  /// A memory of one unit: an English text, and a variant for each language.
  private func varieties(_ variants: [(String, String)], source: String = "en") throws {
    let texts = variants.map { "<tuv xml:lang=\"\($0)\"><seg>\($1)</seg></tuv>" }.joined()
    try bench.write(
      "tm/v.tmx",
      "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu>"
        + "<tuv xml:lang=\"\(source)\"><seg>Trim the sails.</seg></tuv>\(texts)</tu></body></tmx>")
  }

  private func found(_ target: String, from source: String = "en") throws -> [String] {
    try bench.lookup("Trim the sails.") { $0.pair = LanguagePair(LanguageTag(source), LanguageTag(target)) }.map {
      match in
      ([match.target, "\(match.score.percent)"] + match.penalties.map { "\($0.kind.rawValue) \($0.points)" })
        .joined(separator: " ")
    }
  }

  @Test(arguments: [
    ("sr-Latn", "sr", "90 script 10"), ("sr", "sr-Latn", "90 script 10"), ("sr-Latn", "sr-Latn-RS", "100"),
    ("zh-Hans", "zh-TW", "90 script 10"), ("zh-Hans", "zh-HK", "90 script 10"), ("zh-CN", "zh-Hant", "90 script 10"),
    ("zh-Hans", "zh", "100"), ("zh-TW", "zh-HK", "99 region 1"), ("zh-Hant", "zh-HK", "100"),
    ("pt-BR", "pt-PT", "99 region 1"), ("pt-BR", "pt", "100"), ("pt", "pt-PT", "100"), ("pt-PT", "pt-PT", "100"),
    ("uz-Cyrl", "uz", "90 script 10"), ("es-MX", "es-ES", "99 region 1"),
  ])
  func `another script is never exact, and another region costs a point`(has: String, asked: String, found: String)
    throws
  {
    try varieties([(has, "T")])
    #expect(try self.found(asked) == ["T " + found])
    // The best score alone says the same.
    var options = LookupOptions()
    options.pair = LanguagePair(LanguageTag("en"), LanguageTag(asked))
    let best = try MemorySearcher(bench.snapshot(), options: options).bestScore(SegmentQuery("Trim the sails."))
    #expect(best.map { "\($0.percent)" } == found.split(separator: " ").first.map(String.init))
  }

  @Test func `of several variants each has its own penalty, and the nearest comes first`() throws {
    try varieties([("pt-BR", "B"), ("pt-PT", "P"), ("pt-AO", "A")])
    #expect(try found("pt-PT") == ["P 100", "B 99 region 1", "A 99 region 1"])
    #expect(try found("pt-MZ") == ["B 99 region 1", "P 99 region 1", "A 99 region 1"])
    try varieties([("sr", "Ћ"), ("sr-Latn", "L")])
    #expect(try found("sr-Latn") == ["L 100", "Ћ 90 script 10"])
  }

  @Test func `the source's region counts, and no context makes good for it`() throws {
    try varieties([("ru", "Т")], source: "en-GB")
    #expect(try found("ru", from: "en-US") == ["Т 99 region 1"])
    #expect(try found("ru") == ["Т 100"])
    let match = try #require(
      try bench.lookup("Trim the sails.", before: "", after: "") {
        $0.pair = LanguagePair(LanguageTag("en-US"), LanguageTag("ru"))
      }.first)
    #expect(match.score.percent == 99)
    #expect(
      lines(explain(match, query: "Trim the sails.", language: LanguageTag("en-US")), of: match).last
        == "score: 100 − 1 (region) → 99%")
  }

  @Test(arguments: ["fr", "de"])
  func `what has no text in the target language is no example`(target: String) throws {
    try bench.write("tm/a.tmx", tmxText([("The storm sail is set", "Штормовой парус поднят")]))
    try bench.write(
      "tm/b.tmx",
      "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>A sail</seg></tuv>"
        + "<tuv xml:lang=\"\(target)\"><seg/></tuv></tu><tu><tuv xml:lang=\"en\"><seg>The old sail is torn</seg></tuv>"
        + "<tuv xml:lang=\"\(target)\"><seg>X</seg></tuv></tu></body></tmx>")
    var options = LookupOptions()
    options.pair = LanguagePair(LanguageTag("en"), LanguageTag(target))
    let result = try LookupSession(bench.snapshot(), options: options).lookup("sail")
    #expect(result.examples.map(\.target) == ["X"])
    var search = SearchOptions(options.pair)
    search.sides = [.source]
    let found = try Workbench.search("sail", in: bench.snapshot(), options: search)
    #expect(found.total == 1 && found.examples.map(\.source) == ["The old sail is torn"])
    search.isRegex = true
    #expect(try Workbench.search("sail", in: bench.snapshot(), options: search).examples.map(\.target) == ["X"])
  }

  /// As OmegaT writes a default translation and alternatives of two places.
  @Test(arguments: [["", "1"], ["1", ""]])
  func `a translation of one place is exact there alone`(order: [String]) throws {
    func unit(_ target: String, _ place: (prev: String, next: String)?) -> String {
      let props = place.map {
        "<prop type=\"file\">a.html</prop><prop type=\"prev\">\($0.prev)</prop><prop type=\"next\">\($0.next)</prop>"
      }
      return
        "<tu>\(props ?? "")<tuv xml:lang=\"en\"><seg>Open</seg></tuv><tuv xml:lang=\"ru\"><seg>\(target)</seg></tuv></tu>"
    }
    let units = [unit("Открыть", nil), unit("Открыто", ("Shop", "Closed")) + unit("Открытый", ("", "Door"))]
    try bench.write(
      "tm/a.tmx",
      "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\((order == ["", "1"] ? units : units.reversed()).joined())</body></tmx>"
    )
    func found(_ before: String?, _ after: String?) throws -> [String] {
      try bench.lookup("Open", before: before, after: after).map { "\($0.target) \($0.score.percent)" }
    }
    #expect(try found(nil, nil).first == "Открыть 100")
    #expect(try found("Shop", "Closed").first == "Открыто 101")
    #expect(try found("", "Door").first == "Открытый 101")
    #expect(try Set(found("Shop", "Closed")) == ["Открыто 101", "Открыть 100", "Открытый 99"])
    // Elsewhere the default is exact, and the others are not; nor are they by their neighbours in the file.
    #expect(try found("X", "Y").first == "Открыть 100")
    #expect(try Set(found("X", "Y")) == ["Открыть 100", "Открыто 99", "Открытый 99"])
    let other = try #require(try bench.lookup("Open", before: "X").first { $0.target == "Открыто" })
    #expect(other.penalties.map(\.kind.rawValue) == ["context"])
  }

  @Test func `an identical segment with the same id is 101`() throws {
    try bench.write("tm/a.tmx", tmxText([("Open", "Открыть"), ("Open", "Открыто")]) { " tuid=\"id-\($0)\"" })
    let found = try bench.lookup("Open") { $0.id = "id-1" }
    #expect(found.map(\.score.percent) == [101, 100])
    #expect(found.first?.target == "Открыто")
    #expect(try bench.lookup("Open") { $0.id = "other" }.map(\.score.percent) == [100, 100])
  }

  @Test func `a context match is found however many identical segments there are`() throws {
    var pairs = (0..<80).map { _ in ("OK", "Хорошо") }
    pairs.insert(("Unique", "Один"), at: 60)
    try bench.write("tm/a.tmx", tmxText(pairs))
    let found = try bench.lookup("OK", before: "Unique") { $0.limit = 1 }
    #expect(found.map(\.score.percent) == [101])
    #expect(found.first?.line == 66)
  }

  @Test func `threshold and limit cut the list, over all memories`() throws {
    try bench.write("tm/a.tmx", tmxText([("The treaty was signed in Moscow", "А"), ("The treaty was signed", "Б")]))
    try bench.write("tm/b.tmx", tmxText([("The treaty was signed in Geneva", "В"), ("Nothing in common", "Г")]))
    let all = try bench.lookup("The treaty was signed in Moscow") { $0.threshold = 1 }
    // 18 of 18; Geneva for Moscow 14 of 18; "in" and a word missing 12 of 18.
    #expect(all.prefix(3).map(\.score.percent) == [100, 77, 66])
    #expect(all.prefix(3).map(\.memory) == ["tm/a.tmx", "tm/b.tmx", "tm/a.tmx"])
    for threshold in [66, 67, 77, 78, 100, 101] {
      let found = try bench.lookup("The treaty was signed in Moscow") { $0.threshold = threshold }
      #expect(found.count == all.count { $0.score.percent >= threshold })
    }
    for limit in 0...4 {
      let found = try bench.lookup("The treaty was signed in Moscow") {
        $0.threshold = 1
        $0.limit = limit
      }
      #expect(found.map(\.target) == all.prefix(limit).map(\.target))
    }
  }

  @Test func `the newest of equals comes first, then the order of names and lines`() throws {
    try bench.write("tm/b.tmx", tmxText([("Same", "б1"), ("Same", "б2")]) { _ in " changedate=\"20200101T000000Z\"" })
    try bench.write(
      "tm/a.tmx", tmxText([("Same", "а1"), ("Same", "а2")]) { $0 == 1 ? " creationdate=\"20210101T000000Z\"" : "" })
    #expect(try bench.lookup("Same").map(\.target) == ["а2", "б1", "б2", "а1"])
  }

  @Test func `a folder's penalty comes off and is listed`() throws {
    try bench.write("tm/penalty-15/old.tmx", tmxText([("Exactly this", "Старое")]))
    try bench.write("tm/new.tmx", tmxText([("Exactly these", "Новое")]))
    let found = try bench.lookup("Exactly this") { $0.threshold = 40 }
    #expect(found.first?.target == "Старое")
    #expect(found.first?.score.percent == 85)
    #expect(found.first?.penalties == [Penalty(.folder, points: 15)])
    #expect(try bench.lookup("Exactly this") { $0.threshold = 86 }.isEmpty)
    // Behind a penalty there is no context.
    #expect(try bench.lookup("Exactly this", before: "").first?.score.percent == 85)
  }

  private let regions = """
    <tmx><header/><body><tu><tuv xml:lang="en-US"><seg>Color</seg></tuv><tuv xml:lang="ru"><seg>цвет</seg></tuv>
    <tuv xml:lang="RU-ru"><seg>Цвет</seg></tuv><tuv xml:lang="de"><seg>Farbe</seg></tuv><tuv xml:lang="ru-BY"><seg/></tuv></tu>
    <tu><tuv xml:lang="en"><seg>Only German</seg></tuv><tuv xml:lang="de"><seg>Nur Deutsch</seg></tuv></tu></body></tmx>
    """

  @Test func `each text in the target language is offered, that of the wanted region first`() throws {
    try bench.write("tm/a.tmx", regions)
    #expect(try bench.lookup("Color").map(\.target) == ["цвет", "Цвет"])
    let found = try bench.lookup("Color") { $0.pair.target = LanguageTag("ru-RU") }
    #expect(found.map(\.target) == ["Цвет", "цвет"])
    #expect(found.map(\.targetCode) == ["RU-ru", "ru"])
    #expect(found.first?.sourceCode == "en-US")
  }

  @Test func `another region of the language serves where the wanted one is missing, another language does not`() throws
  {
    try bench.write("tm/a.tmx", regions)
    #expect(try bench.lookup("Color") { $0.pair.source = LanguageTag("en-GB") }.count == 2)
    #expect(try bench.lookup("Color") { $0.pair.target = LanguageTag("fr") }.isEmpty)
    #expect(try bench.lookup("Color") { $0.pair.source = LanguageTag("de") }.isEmpty)
    #expect(try bench.lookup("Only German").isEmpty)
    #expect(try bench.lookup("Farbe") { $0.pair.source = LanguageTag("de") }.map(\.target) == ["цвет", "Цвет"])
  }

  @Test func `codes in the memory cost points and are no part of the text`() throws {
    try bench.write("tm/a.tmx", tmxText([("Press <bpt i=\"1\"/>Enter<ept i=\"1\"/> now", "Нажмите <ph/>Enter")]))
    let found = try #require(try bench.lookup("Press Enter now").first)
    #expect(found.score.percent == 98)
    #expect(found.penalties == [Penalty(.tag, points: 2)])
    #expect(found.source == "Press Enter now" && found.target == "Нажмите Enter")
  }

  @Test func `a short query shows segments that contain it`() throws {
    try bench.write(
      "tm/a.tmx", tmxText([("The missile defense system was tested", "Испытана система ПРО"), ("Nothing", "Ничего")]))
    let session = try LookupSession(bench.snapshot(), options: LookupOptions())
    let result = try session.lookup("missile defenses")
    #expect(result.matches.isEmpty)
    #expect(result.examples.map(\.target) == ["Испытана система ПРО"])
    let example = try #require(result.examples.first)
    let bytes = Array(example.source.utf8)
    #expect(example.ranges.map { String(decoding: bytes[$0], as: UTF8.self) } == ["missile", "defense"])
    #expect(!result.isEmpty)
    #expect(try session.lookup("wholly unknown").isEmpty)
  }

  /// The points of a difference, read from its line.
  private func points(_ line: String) -> Int {
    line.split(separator: ")").compactMap {
      $0.split(whereSeparator: { $0 == "(" || $0 == " " }).last.flatMap { Int($0) }
    }
    .reduce(0, +)
  }

  @Test func `an explanation adds up to the score`() throws {
    var random = SeededGenerator(seed: 110)
    let words = ["missile", "missiles", "launch", "launched", "2019", "2020", "3", "treaty", "the", ",", "!"]
    func text() -> String {
      (0..<Int.random(in: 1...7, using: &random)).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }
        .joined(separator: " ")
    }
    try bench.write("tm/a.tmx", tmxText((0..<60).map { _ in (text(), "цель") }))
    try bench.write("tm/penalty-3/b.tmx", tmxText((0..<20).map { _ in (text() + "<ph/>", "цель") }))
    var options = LookupOptions()
    options.threshold = 10
    options.limit = 30
    let session = try LookupSession(bench.snapshot(), options: options)
    var explained = 0
    for _ in 0..<30 {
      let query = text()
      for match in try session.lookup(query).matches {
        explained += 1
        let lines = Reports.lines(explain(match, query: query, language: LanguageTag("en")), of: match)
        let difference = lines.first { $0.hasPrefix("difference: ") } ?? ""
        #expect(points(difference) == match.distance, "\(query): \(lines)")
        #expect(difference.isEmpty == (match.distance == 0 && !difference.contains("#")))
        let sum = try #require(lines.last)
        #expect(sum.hasSuffix(" → \(match.score.percent)%"))
        let taken = match.penalties.reduce(0) { $0 + $1.points }
        for penalty in match.penalties { #expect(sum.contains("− \(penalty.points) (\(penalty.kind.rawValue))")) }
        let base = match.distance == 0 ? 10_000 : min(9_400, 10_000 * (match.weight - match.distance) / match.weight)
        #expect((base - taken * 100) / 100 == match.score.percent, "\(query): \(lines)")
        if match.distance > 0 { #expect(sum.contains("(\(match.weight) − \(match.distance)) / \(match.weight)")) }
      }
    }
    #expect(explained > 100)
  }

  @Test func `the line of a match in JSON has the fields of the contract`() throws {
    try bench.write("tm/a.tmx", tmxText([("In 2014", "В 2014")]) { _ in " tuid=\"x\" changedate=\"20190401T100000Z\"" })
    let session = try LookupSession(bench.snapshot(), options: LookupOptions())
    let line = try session.lookup("In 2015").json.line
    #expect(line.hasPrefix(#"{"query":"In 2015","matches":[{"score":99,"source":"In 2014","target":"#), "\(line)")
    for part in [
      #""memory":"tm/a.tmx","line":5"#, #""penalties":[{"kind":"number","points":1}]"#,
      #""changed":"2019-04-01T10:00:00Z""#,
      #""id":"x""#, #""terms":[]"#,
    ] { #expect(line.contains(part), "\(part) in \(line)") }
    #expect(!line.contains("\n"))
  }
}
