import Bitext
import Memory
import Morphology
import Orthography
import TestSupport
import Testing

/// Concordance by looking at every text.
private struct NaiveConcordance {
  struct Found: Hashable {
    var unit: Int
    var ordinal: Int
    var language: String
    var order: Int
  }

  struct Word {
    var text: String
    var stem: String
    var isWord: Bool
    /// Letters, and `*` and `?`.
    var glob: [Character]?
  }

  /// By trying every way, letter by letter.
  static func fits(_ glob: ArraySlice<Character>, _ word: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = glob.first else { return word.isEmpty }
    switch first {
    case "*": return fits(glob.dropFirst(), word) || (!word.isEmpty && fits(glob, word.dropFirst()))
    case "?": return !word.isEmpty && fits(glob.dropFirst(), word.dropFirst())
    default: return word.first == first.unicodeScalars.first && fits(glob.dropFirst(), word.dropFirst())
    }
  }

  /// Families that were asked for.
  private final class Known {
    private var families: [String: Set<String>] = [:]
    func words(of key: String, _ make: () -> Set<String>) -> Set<String> {
      if let found = families[key] { return found }
      let made = make()
      families[key] = made
      return made
    }
  }

  let memory: MemoryModel
  private let known = Known()

  init(memory: MemoryModel) { self.memory = memory }

  let tokenizer = PlainTokenizer()

  /// What a lexicon takes for forms of a word; nil where it does not know the word.
  private func families(of word: String, _ language: String) -> (words: Set<String>, isOpen: Bool)? {
    guard let families = WordFamilies(LanguageTag(language)) else { return nil }
    let family = known.words(of: language + " " + word) {
      Set(
        Array(word.utf8).withUnsafeBufferPointer { families.family(of: $0) }.map { String(decoding: $0, as: UTF8.self) }
      )
    }
    return family.isEmpty ? nil : (family, families.areOpen)
  }

  func run(_ query: String, language: String, isPhrase: Bool, isExact: Bool, bySound: Bool) -> [Found] {
    var words: [Word] = []
    // The queries with wildcards are single words of plain letters.
    if query.contains("*") || query.contains("?"), !query.contains(" ") {
      let glob = Array(Orthography.foldKey(query))
      if glob.contains(where: { $0 != "*" }) {
        words.append(Word(text: query, stem: query, isWord: true, glob: glob))
      }
    } else {
      for token in tokenizer.tokens(query, language: language) where token.kind.isSpoken {
        words.append(Word(text: token.text, stem: token.stem, isWord: token.kind == .word))
      }
    }
    guard !words.isEmpty else { return [] }
    let tag = LanguageTag(language)
    var all: [(found: Found, length: Int, changed: UInt32)] = []
    for (number, unit) in memory.units.enumerated() {
      for (ordinal, text) in unit.texts.enumerated()
      where text.tag.affinity(to: tag) > 0 {
        let tokens = tokenizer.tokens(text.text, language: text.language)
        let spoken = tokens.filter { $0.kind.isSpoken }
        func holds(_ token: PlainToken, _ word: Word) -> Bool {
          if let glob = word.glob {
            return token.kind.isSpoken && Self.fits(glob[...], Array(token.text.unicodeScalars)[...])
          }
          if bySound, word.isWord {
            let sound = Orthography.soundKey(word.text)
            return token.kind == .word && !sound.isEmpty && Orthography.soundKey(token.text) == sound
          }
          // Who writes marks means them.
          let isMarked = tokenizer.isMarked(word.text, language: language)
          if isExact || !word.isWord || isMarked { return token.text == word.text }
          if token.kind == .word, let family = families(of: word.text, language) {
            if family.words.contains(token.text) { return true }
            if !family.isOpen { return false }
          }
          return token.kind == .word && token.stem == word.stem
        }
        guard words.allSatisfy({ word in tokens.contains { holds($0, word) } }) else { continue }
        var order = 0
        var next = 0
        for token in spoken where next < words.count && holds(token, words[next]) { next += 1 }
        if next == words.count { order = 1 }
        for start in spoken.indices where start + words.count <= spoken.count {
          if words.indices.allSatisfy({ holds(spoken[start + $0], words[$0]) }) { order = 2 }
        }
        if words.count == 1 { order = 2 }
        if isPhrase, order < 2 { continue }
        all.append(
          (
            Found(unit: number, ordinal: ordinal, language: text.language, order: order),
            tokens.reduce(0) { $0 + $1.weight },
            unit.changed
          ))
      }
    }
    return all.sorted { a, b in
      (b.found.order, a.length, b.changed, a.found.unit, a.found.ordinal)
        < (a.found.order, b.length, a.changed, b.found.unit, b.found.ordinal)
    }.map(\.found)
  }
}

@Suite struct ConcordanceTests {
  @Test(arguments: [UInt64(61), 62])
  func `concordance equals looking at every text in languages with folds of their own`(seed: UInt64) throws {
    let folder = TemporaryFolder()
    var random = RandomMemory(seed: seed)
    let (memory, _) = random.memory(units: 120, languages: RandomMemory.folding)
    let naive = NaiveConcordance(memory: memory)
    let index = try memory.index(in: folder)
    var hits = 0
    for number in 0..<96 {
      let language = RandomMemory.folding[number % RandomMemory.folding.count]
      let text = random.text(random.sentence(language, longest: 2))
      let query = ConcordanceQuery(
        text, isPhrase: number % 3 == 0, isExact: number % 5 == 0, bySound: false, language: LanguageTag(language))
      let found = index.concordance(query, language: LanguageTag(language), limit: Int.max)
      let expected = naive.run(
        text, language: language, isPhrase: number % 3 == 0, isExact: number % 5 == 0, bySound: false)
      #expect(
        Set(found.hits.map { "\($0.unit)/\($0.ordinal)" }) == Set(expected.map { "\($0.unit)/\($0.ordinal)" }),
        "\(language) \(text)")
      hits += expected.count
    }
    #expect(hits > 100)
  }

  @Test(arguments: [UInt64(51), 52])
  func `concordance equals looking at every text`(seed: UInt64) throws {
    let folder = TemporaryFolder()
    var random = RandomMemory(seed: seed)
    let (memory, _) = random.memory(units: 200)
    let naive = NaiveConcordance(memory: memory)
    let indexes = try [64, 100_000].map { try memory.index(in: folder, unitsPerSegment: $0) }
    var hits = 0
    for number in 0..<120 {
      let language = ["en", "ru", "de", "en-US", "ru-RU"][number % 5]
      var text = random.sentence(String(language.prefix(2)), longest: 3).joined(separator: " ")
      if number % 4 == 0 { text = random.text([text]) }
      if number % 6 == 0 {
        // Letters of a word of the memory, some of them hidden.
        let word =
          text.split(separator: " ").first { $0.allSatisfy { $0.isLetter && $0.isASCII || $0 == "с" || $0 == "т" } }
          ?? "trea"
        text = word.map { _ in "" }.joined()
        for letter in word {
          text += [String(letter), String(letter), "*", "?"][Int.random(in: 0..<4, using: &random.generator)]
        }
        text += number % 4 == 0 ? "*" : ""
        while text.last == "?" { text.removeLast() }
      }
      let isPhrase = number % 3 == 0
      let isExact = number % 7 == 0
      let bySound = number % 5 == 4
      let expected = naive.run(text, language: language, isPhrase: isPhrase, isExact: isExact, bySound: bySound)
      hits += expected.count
      let query = ConcordanceQuery(
        text, isPhrase: isPhrase, isExact: isExact, bySound: bySound, language: LanguageTag(language))
      for index in indexes {
        for limit in [1, 4, 10_000] {
          let found = index.concordance(query, language: LanguageTag(language), limit: limit, countsAll: true)
          #expect(found.total == expected.count, "\"\(text)\" in \(language)")
          #expect(found.isComplete)
          #expect(
            found.hits.map {
              NaiveConcordance.Found(unit: $0.unit, ordinal: $0.ordinal, language: $0.languageCode, order: $0.order)
            } == Array(expected.prefix(limit)), "\"\(text)\" in \(language), phrase \(isPhrase), exact \(isExact)")
        }
      }
    }
    #expect(hits > 500)
  }

  @Test func `a page is the same whether all is counted or not`() throws {
    let folder = TemporaryFolder()
    var random = RandomMemory(seed: 53)
    let (memory, _) = random.memory(units: 9_000)
    let index = try memory.index(in: folder)
    var stopped = 0
    for text in ["the", "of the", "missile*", "treaty the", "a", "launch of", "*e*", "system"] {
      let query = ConcordanceQuery(
        text, isPhrase: false, isExact: false, bySound: false, language: LanguageTag("en"))
      for limit in [1, 7, 30] {
        let page = index.concordance(query, language: LanguageTag("en"), limit: limit)
        let whole = index.concordance(query, language: LanguageTag("en"), limit: limit, countsAll: true)
        #expect(
          page.hits.map { [$0.unit, $0.ordinal, $0.order] } == whole.hits.map { [$0.unit, $0.ordinal, $0.order] })
        #expect(page.isComplete ? page.total == whole.total : page.total <= whole.total)
        if !page.isComplete { stopped += 1 }
      }
    }
    #expect(stopped > 3)
  }

  @Test(arguments: [
    ("a*", "a", true), ("a*", "b", false), ("*a", "ba", true), ("*a*b", "xaxb", true), ("*a*b", "xaxbx", false),
    ("?b", "жb", true), ("?b", "b", false), ("??b", "жb", false), ("a**?c", "abc", true), ("a*?c", "ac", false),
    ("*aab*", "aaab", true), ("самол?т*", "самолета", true), ("сам*та", "самолета", true),
  ])
  func `a star is any letters, a question mark one`(pattern: String, word: String, fits: Bool) throws {
    #expect(try units(pattern, memory([word], language: "ru"), language: "ru") == (fits ? [0] : []))
  }

  private func memory(_ texts: [String], language: String = "en") -> MemoryModel {
    MemoryModel(texts.map { .init(texts: [.init(language: language, text: $0)]) })
  }

  private func units(
    _ query: String, _ memory: MemoryModel, language: String = "en", isPhrase: Bool = false, isExact: Bool = false,
    bySound: Bool = false
  ) throws -> [Int] {
    let folder = TemporaryFolder()
    let tag = LanguageTag(language)
    let query = ConcordanceQuery(query, isPhrase: isPhrase, isExact: isExact, bySound: bySound, language: tag)
    return try memory.index(in: folder).concordance(query, language: tag, limit: 100).hits.map(\.unit)
  }

  @Test func `words that follow each other come first, then those in order, then any`() throws {
    let memory = memory([
      "defense of missile", "missile and defense", "missile defense", "missile", "defenses, missiles",
    ])
    #expect(try units("missile defense", memory) == [2, 1, 4, 0])
    #expect(try units("missile defense", memory, isPhrase: true) == [2])
    #expect(try units("missile defense", memory, isExact: true) == [2, 1, 0])
  }

  @Test func `a mark within a phrase does not part it`() throws {
    #expect(try units("missile defense", memory(["missile (defense)", "missile the defense"]), isPhrase: true) == [0])
  }

  @Test func `a word is found in its forms, by its beginning, and by its sound`() throws {
    let russian = memory(["Самолёты летят", "самолета нет", "самовар", "Рогозин сказал"], language: "ru")
    #expect(try units("самолёт", russian, language: "ru") == [0, 1])
    #expect(try units("само*", russian, language: "ru") == [2, 0, 1])
    #expect(try units("Rogozin", russian, language: "ru").isEmpty)
    #expect(try units("Rogozin", russian, language: "ru", bySound: true) == [3])
  }

  @Test func `marks alone, nothing, and a word that is not there find nothing`() throws {
    let memory = memory(["missile !"])
    for query in ["", "  ", "!", "?!", "nowhere", "missile nowhere"] { #expect(try units(query, memory).isEmpty) }
  }
}
