import Bitext
import Compiled
import Files
import Interchange
import Languages
import Matching
import Memory
import Orthography
import TestSupport
import Testing
import WorkspaceBench

@testable import Library

/// What is appended to a memory is compiled into a layer of its own; the answers are those of an index of the whole.
@Suite struct IndexLayerTests {
  private let bench: Bench
  init() throws { bench = try Bench() }

  private func open(_ name: String = "tm/a.tmx") throws -> OpenMemory {
    let file = try #require(try bench.workspace.memories().first { $0.name == name })
    return try bench.snapshot().memory(file)
  }

  /// The compiled files, the largest first.
  private func layers() throws -> [String] {
    try bench.objects().map { ($0, try FileStatus(of: bench.objectPath($0)).sizeBytes) }.sorted { $0.1 > $1.1 }.map(\.0)
  }

  private func pairs(_ numbers: Range<Int>) -> [(String, String)] {
    numbers.map { ("Number \($0) of \($0 % 7) houses\($0 % 5 == 0 ? "\n" : "")", "Номер \($0) из \($0 % 7) домов") }
  }

  /// All that an index can be asked for.
  private func answers(_ memory: OpenMemory, queries: [String]) -> [String] {
    var answers = (0..<memory.index.unitCount).map { number in
      "\(memory.unit(number)?.variants.map { $0.segment?.text ?? "-" } ?? []) \(memory.line(number) ?? -1)"
    }
    let language = LanguageTag("en")
    let analyzer = SegmentAnalyzer()
    for text in queries {
      let query = FuzzyQuery(text, language: language, analyzer: analyzer, stemmer: Stemmer(language: language))
      answers += memory.index.search(
        query, target: LanguageTag("ru"), threshold: MatchScore(hundredths: 5_000), limit: 9
      )
      .map { "\($0.score.hundredths) \($0.unit) \($0.ordinal) \($0.changed)" }
      let words = ConcordanceQuery(text, isPhrase: false, isExact: false, bySound: false, language: language)
      answers += memory.index.concordance(words, language: language, limit: 9).hits.map { "\($0.unit) \($0.order)" }
    }
    return answers
  }

  @Test func `units added one at a time are found, and answers are those of an index made anew`() throws {
    try bench.write("tm/a.tmx", tmxText(pairs(0..<300)))
    _ = try open()
    let base = try layers()[0]
    let appender = MemoryAppender(bench.workspace, path: bench.workspace.memoryFolder + "/a.tmx")
    for number in 300..<340 {
      let (source, target) = pairs(number..<number + 1)[0]
      let unit = try NewUnit(source: source, target: target, sourceLanguage: "en", targetLanguage: "ru").unit()
      try appender.append([unit], sourceLanguage: "en")
      let memory = try open()
      #expect(memory.index.unitCount == number + 1)
      #expect(memory.unit(number)?.variants.last?.segment?.text == target)
      // A binary counter's worth of layers, and never the base again.
      #expect(try layers().count <= 8)
      #expect(try layers()[0] == base)
    }
    #expect(try layers().count > 1)
    let queries = ["Number 12 of 5 houses", "Number 333 of 4 houses", "houses", "number"]
    let layered = answers(try open(), queries: queries)
    TemporaryFolder.remove(bench.cache.folder)
    let whole = try open()
    #expect(try layers().count == 1)
    #expect(answers(whole, queries: queries) == layered)
  }

  @Test func `what is appended in bulk takes the place of the small layers before it`() throws {
    try bench.write("tm/a.tmx", tmxText(pairs(0..<200)))
    _ = try open()
    for count in [201, 202, 203] {
      try bench.write("tm/a.tmx", tmxText(pairs(0..<count)))
      #expect(try open().index.unitCount == count)
    }
    #expect(try layers().count > 1)
    try bench.write("tm/a.tmx", tmxText(pairs(0..<260)))
    #expect(try open().index.unitCount == 260)
    #expect(try layers().count == 2)
    try bench.write("tm/a.tmx", tmxText(pairs(0..<900)))
    #expect(try open().index.unitCount == 900)
    #expect(try layers().count == 1)
  }

  @Test func `a change in front of what was appended is seen`() throws {
    try bench.write("tm/a.tmx", tmxText(pairs(0..<100)))
    _ = try open()
    try bench.write("tm/a.tmx", tmxText(pairs(0..<103)))
    #expect(try open().index.extents.count == 2)
    var changed = pairs(0..<104)
    changed[2].1 = "Номер 2 из 2 замков"
    try bench.write("tm/a.tmx", tmxText(changed))
    let memory = try open()
    #expect(memory.index.unitCount == 104)
    #expect(memory.unit(2)?.variants.last?.segment?.text == "Номер 2 из 2 замков")
    #expect(try layers().count == 1)
    // A change in the layer alone costs the layer alone.
    try bench.write("tm/a.tmx", tmxText(changed + [("a", "а"), ("b", "б")]))
    #expect(try open().index.extents.count == 2)
    let base = try layers()[0]
    try bench.write("tm/a.tmx", tmxText(changed + [("a", "ах"), ("b", "б")]))
    #expect(try open().unit(104)?.variants.last?.segment?.text == "ах")
    #expect(try layers()[0] == base)
    // Units taken away.
    try bench.write("tm/a.tmx", tmxText(Array(changed.prefix(50))))
    #expect(try open().index.unitCount == 50)
    #expect(try layers().count == 1)
  }

  @Test func `a damaged, foreign or missing layer is made again`() throws {
    try bench.write("tm/a.tmx", tmxText(pairs(0..<100)))
    _ = try open()
    try bench.write("tm/a.tmx", tmxText(pairs(0..<101)))
    _ = try open()
    func path() throws -> String { bench.objectPath(try #require(try layers().last)) }
    let good = try contents(of: path())
    for bytes in [[], Array(good.prefix(300)), Array(good.prefix(600)), Array("x".utf8) + good.dropFirst()] {
      let damaged = try path()
      TemporaryFolder.remove(damaged)
      try writeFile(damaged, bytes)
      #expect(try open().index.unitCount == 101)
      #expect(try layers().count == 2)
    }
    TemporaryFolder.remove(try path())
    #expect(try open().index.unitCount == 101)
    // One of another memory, which begins at the same place.
    var other = pairs(0..<101)
    other[0].0 = "Number 0 of 1 houses\n"
    try bench.write("tm/a.tmx", tmxText(other))
    _ = try open()
    try bench.write("tm/a.tmx", tmxText(other + pairs(101..<102)))
    _ = try open()
    let layer = try path()
    TemporaryFolder.remove(layer)
    try writeFile(layer, good)
    let memory = try open()
    #expect(memory.index.unitCount == 102)
    #expect(memory.unit(101)?.variants.last?.segment?.text == "Номер 101 из 3 домов")
  }

  @Test func `comments behind the last unit and damage there are no layers`() throws {
    let text = tmxText(pairs(0..<50))
    try bench.write("tm/a.tmx", text)
    _ = try open()
    try bench.write("tm/a.tmx", text.replacing("</body>", with: "<!-- the end --></body>"))
    #expect(try open().index.unitCount == 50)
    // A layer without units says what the end is now; it goes when something follows.
    #expect(try layers().count == 2)
    try bench.write(
      "tm/a.tmx", text.replacing("</body>", with: "<!-- the end -->\n" + tmxUnit("a", "а") + "</body>"))
    #expect(try open().index.unitCount == 51)
    #expect(try layers().count == 2)
    try bench.write("tm/a.tmx", text)
    #expect(try open().index.unitCount == 50)
    // A unit that cannot be read at the end: what follows later is not compiled without it.
    try bench.write("tm/a.tmx", text.replacing("</body>", with: "<tu><tuv>&</tuv></tu></body>"))
    #expect(try open().index.unitCount == 50)
    #expect(try open().index.damagedUnits == 1)
    try bench.write(
      "tm/a.tmx",
      text.replacing(
        "</body>",
        with: "<tu><tuv>&</tuv></tu><tu><tuv xml:lang=\"en\"><seg>x</seg></tuv>"
          + "<tuv xml:lang=\"ru\"><seg>икс</seg></tuv></tu></body>"))
    let memory = try open()
    #expect(memory.index.unitCount == 51)
    #expect(memory.index.damagedUnits == 1)
    #expect(memory.unit(50)?.variants.last?.segment?.text == "икс")
  }

  @Test func `a unit longer than two bytes tell is read whole`() throws {
    let long = String(repeating: "очень ", count: 12_000) + "долго"
    try bench.write("tm/a.tmx", tmxText([("one", "один"), ("long", long), ("two", "два")]))
    let memory = try open()
    #expect(memory.unit(1)?.variants.last?.segment?.text == long)
    #expect(memory.unit(2)?.variants.last?.segment?.text == "два")
    #expect(memory.line(2) == 7)
  }
}
