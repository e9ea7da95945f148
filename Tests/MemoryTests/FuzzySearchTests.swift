import Bitext
import Files
import Interchange
import Languages
import Matching
import Memory
import Orthography
import TestSupport
import Testing

/// A query, and searching with it as the program does.
struct Asked {
  let query: FuzzyQuery
  let target: LanguageTag

  init(_ text: String, codes: [(kind: UInt8, offset: Int)] = [], source: String, target: String) {
    let tag = LanguageTag(source)
    query = FuzzyQuery(
      text, language: tag, codes: codes, analyzer: SegmentAnalyzer(), stemmer: Stemmer(language: tag))
    self.target = LanguageTag(target)
  }

  func search(_ index: MemoryIndex, threshold: Int, limit: Int, penalties: MemoryPenalties = MemoryPenalties())
    -> [BruteForce.Found]
  {
    index.search(
      query, target: target, threshold: MatchScore(hundredths: threshold), limit: limit, penalties: penalties
    ).map(BruteForce.Found.init)
  }
}

@Suite struct FuzzySearchTests {
  @Test(arguments: [UInt64(31), 32])
  func `indexed search equals brute force in languages with folds of their own`(seed: UInt64) throws {
    let folder = TemporaryFolder()
    var random = RandomMemory(seed: seed)
    let (memory, pool) = random.memory(units: 150, languages: RandomMemory.folding)
    let twin = BruteForce(memory)
    let indexes = try [40, 100_000].map { try memory.index(in: folder, unitsPerSegment: $0) }
    for number in 0..<64 {
      let source = RandomMemory.folding[number % RandomMemory.folding.count]
      let target = RandomMemory.folding[(number + 3) % RandomMemory.folding.count]
      let sentences = pool[String(source.prefix(2))] ?? []
      let text = random.text(random.variation(of: sentences.randomElement(using: &random.generator) ?? [], source))
      let all = twin.candidates(text, source: source, target: target)
      let asked = Asked(text, source: source, target: target)
      for threshold in [3_000, 5_000, 7_000, 8_500, 9_900] {
        let expected = BruteForce.list(all, threshold: threshold, limit: 8)
        for index in indexes {
          #expect(asked.search(index, threshold: threshold, limit: 8) == expected, "\(source) \(text) \(threshold)")
        }
      }
    }
  }

  @Test(arguments: [UInt64(11), 12])
  func `indexed search equals brute force`(seed: UInt64) throws {
    let folder = TemporaryFolder()
    var random = RandomMemory(seed: seed)
    let (memory, pool) = random.memory(units: 220)
    let twin = BruteForce(memory)
    let indexes = try [7, 64, 100_000].map { try memory.index(in: folder, unitsPerSegment: $0) }
    let pairs = [
      ("en", "ru"), ("en-US", "ru-RU"), ("ru", "en-GB"), ("de", "en"), ("en-GB", "de"), ("ru", "zh"), ("fr", "ru"),
    ]
    var searches = 0
    for number in 0..<42 {
      let (source, target) = pairs[number % pairs.count]
      let sentences = pool[String(source.prefix(2))] ?? [["le", "missile"]]
      let words = random.variation(of: sentences.randomElement(using: &random.generator) ?? [], source)
      let text = random.text(words)
      let codes = random.codes(text)
      var penalties = MemoryPenalties(folder: [0, 0, 0, 1, 10, 100][number % 6])
      if number % 2 == 0 {
        penalties.machine = Int.random(in: 0...30, using: &random.generator)
        penalties.alignment = Int.random(in: 0...10, using: &random.generator)
        penalties.age = Int.random(in: 0...5, using: &random.generator)
        penalties.agedBefore = UInt32.random(in: 0...UInt32.max, using: &random.generator)
        penalties.isMachine = number % 14 == 0
        penalties.region = Int.random(in: 0...5, using: &random.generator)
        penalties.script = Int.random(in: 0...20, using: &random.generator)
      }
      let all = twin.candidates(text, codes: codes, source: source, target: target, penalties: penalties)
      let asked = Asked(text, codes: codes, source: source, target: target)
      // Some queries at every threshold, the others at a few.
      let thresholds =
        number % 21 == 0
        ? (1...101).map { $0 * 100 } : (0..<10).map { _ in Int.random(in: 100...10_100, using: &random.generator) }
      for threshold in thresholds {
        let limit = Int.random(in: 1...20, using: &random.generator)
        let expected = BruteForce.list(all, threshold: threshold, limit: limit)
        // The one of many segments now and then only: it takes most of the time.
        for index in indexes.dropFirst(searches % 7 == 0 ? 0 : 1) {
          searches += 1
          let found = asked.search(index, threshold: threshold, limit: limit, penalties: penalties)
          if found != expected {
            Issue.record(
              "\"\(text)\" \(source)>\(target), threshold \(threshold), limit \(limit): \(found), expected \(expected)")
          }
        }
      }
    }
    #expect(searches > 1000)
  }

  @Test func `every limit gives the beginning of the same list`() throws {
    let folder = TemporaryFolder()
    var random = RandomMemory(seed: 20)
    let (memory, pool) = random.memory(units: 150)
    let index = try memory.index(in: folder, unitsPerSegment: 64)
    for words in (pool["en"] ?? []).prefix(6) {
      let text = words.joined(separator: " ")
      let asked = Asked(text, source: "en", target: "ru")
      let all = asked.search(index, threshold: 3000, limit: 10_000)
      for limit in 1...20 {
        #expect(asked.search(index, threshold: 3000, limit: limit) == Array(all.prefix(limit)))
      }
    }
  }

  @Test func `segments of more tokens than there are weights are found as by brute force`() throws {
    let folder = TemporaryFolder()
    var generator = SeededGenerator(seed: 30)
    let vocabulary = (0..<40).map { "word\($0)" }
    func text(_ count: Int) -> String {
      (0..<count).map { _ in vocabulary[Int.random(in: 0..<40, using: &generator)] }.joined(separator: " ")
    }
    // Weights 4 n: at 512 words begins the bucket that holds all heavier ones.
    let base = text(530)
    let shorter = base.split(separator: " ").prefix(511).joined(separator: " ")
    let atCap = base.split(separator: " ").prefix(512).joined(separator: " ")
    let memory = MemoryModel(
      ([base, shorter, atCap, base + " " + text(60)] + [text(3)]).map {
        MemoryModel.Unit(texts: [.init(language: "en", text: $0), .init(language: "ru", text: "Текст")])
      })
    let twin = BruteForce(memory)
    let index = try memory.index(in: folder)
    for query in [base, shorter, base + " more words"] {
      let all = twin.candidates(query, source: "en", target: "ru")
      let asked = Asked(query, source: "en", target: "ru")
      for threshold in [100, 7000, 8500, 9000, 9400, 9900, 10_000] {
        #expect(
          asked.search(index, threshold: threshold, limit: 10)
            == BruteForce.list(all, threshold: threshold, limit: 10))
      }
    }
  }

  /// Texts that are not sentences of words between spaces.
  private static let odd = [
    "!", "?", "...", "…", "42", "43", "1 2 3", "a", "A", "Ё", "е", "核不拡散条約", "核不拡散条約。", "核軍縮条約",
    "معاهدة عدم الانتشار", "معاهدة حظر الانتشار", "🚀", "🚀🚀", "🚀 launch", "👩‍🚀 launch", "( )", "-", "–", "№ 5", "№5",
    "§ 12", "100 %", "100%", "e\u{301}", "é", "ﬁre", "fire", "\u{200B}x", "x", "don't", "don’t", "т34", "34т",
  ]

  @Test(arguments: ["en", "ja", "ar", "ru"])
  func `marks, one token, ideographs, Arabic and emoji are found as by brute force`(language: String) throws {
    let folder = TemporaryFolder()
    let memory = MemoryModel(
      Self.odd.enumerated().map { number, text in
        .init(
          changed: UInt32(number % 3), texts: [.init(language: language, text: text), .init(language: "de", text: "x")])
      })
    let twin = BruteForce(memory)
    let index = try memory.index(in: folder, unitsPerSegment: 10)
    for text in Self.odd + ["", " ", "nothing of the kind"] {
      let all = twin.candidates(text, source: language, target: "de")
      let asked = Asked(text, source: language, target: "de")
      for threshold in [100, 2500, 5000, 7500, 9000, 9900, 10_000, 10_100] {
        for limit in [1, 5, 50] {
          #expect(
            asked.search(index, threshold: threshold, limit: limit)
              == BruteForce.list(all, threshold: threshold, limit: limit), "\"\(text)\" at \(threshold)")
        }
      }
      if let best = all.first, best.hundredths == 10_000 {
        #expect(Orthography.identityKey(memory.units[best.unit].texts[0].text) == Orthography.identityKey(text))
      }
    }
  }

  @Test func `an empty memory, an empty query and a limit of 0 find nothing`() throws {
    let folder = TemporaryFolder()
    let empty = try MemoryModel([]).index(in: folder)
    #expect(Asked("a", source: "en", target: "ru").search(empty, threshold: 100, limit: 5).isEmpty)
    let one = try MemoryModel([.init(texts: [.init(language: "en", text: "a"), .init(language: "ru", text: "б")])])
      .index(in: folder, unitsPerSegment: 1)
    #expect(Asked(" ", source: "en", target: "ru").search(one, threshold: 100, limit: 5).isEmpty)
    #expect(Asked("a", source: "en", target: "ru").search(one, threshold: 100, limit: 0).isEmpty)
    #expect(Asked("a", source: "en", target: "ru").search(one, threshold: 100, limit: 5).count == 1)
    #expect(Asked("a", source: "en", target: "de").search(one, threshold: 100, limit: 5).isEmpty)
  }

  @Test(.enabled(if: TestData.isPresent))
  func `indexed search equals brute force on real memories`() throws {
    let folder = TemporaryFolder()
    var memory = MemoryModel([])
    var languages: [String: Int] = [:]
    // A few units of many files, so that kinds of text are mixed, and all of the sample memory.
    let files = TestData.files(under: "tmx", endings: [".tmx"]).map { ($0, 6) }
    for (path, limit) in [(TestData.packageFolder + "/tm/security-policy.tmx", 200)] + files {
      guard let reader = try? TMXReader(path) else { continue }
      var taken = 0
      while taken < limit, let unit = try? reader.next() {
        taken += 1
        var plain = MemoryModel.Unit(texts: [])
        plain.changed = unit.changed.map { secondsSince1970($0.utf8) } ?? 0
        for variant in unit.variants {
          guard let language = variant.languageCode, let flow = variant.segment?.flow, flow.text.utf8.count < 300 else {
            continue
          }
          plain.texts.append(
            .init(language: language, text: flow.text, codes: flow.codes.map { ($0.kind.number, $0.offset) }))
          languages[LanguageTag(language).language, default: 0] += 1
        }
        memory.units.append(plain)
      }
    }
    #expect(memory.units.count > 400)
    let twin = BruteForce(memory)
    let indexes = try [150, 100_000].map { try memory.index(in: folder, unitsPerSegment: $0) }
    var generator = SeededGenerator(seed: 40)
    var found = 0
    for _ in 0..<16 {
      guard let unit = memory.units.randomElement(using: &generator),
        let text = unit.texts.randomElement(using: &generator),
        let target = unit.texts.randomElement(using: &generator)?.language
      else { continue }
      var words = text.text.split(separator: " ").map(String.init)
      if words.count > 2, Bool.random(using: &generator) {
        words.remove(at: Int.random(in: 0..<words.count, using: &generator))
      }
      let query = words.joined(separator: " ")
      let all = twin.candidates(query, source: text.language, target: target)
      let asked = Asked(query, source: text.language, target: target)
      for threshold in [1000, 3000, 5000, 6000, 7000, 7500, 8000, 8500, 9000, 9500, 10_000] {
        let limit = Int.random(in: 1...20, using: &generator)
        let expected = BruteForce.list(all, threshold: threshold, limit: limit)
        found += expected.count
        for index in indexes {
          #expect(asked.search(index, threshold: threshold, limit: limit) == expected)
        }
      }
    }
    #expect(found > 100)
  }
}
