import Bitext
import Languages
import Matching
import Memory
import Orthography

/// Everything that an index of a memory can be asked.
struct MemoryQuestions {
  private let fuzzy: [FuzzyQuery]
  private var words: [(words: ConcordanceQuery, language: LanguageTag)] = []
  private let target = LanguageTag("ru")

  static func texts(_ number: Int) -> [(language: String, text: String)] {
    let noun = ["house", "garden", "letter", "index", "window", "river", "road"]
    let nounRU = ["дом", "сад", "письмо", "указатель", "окно", "река", "дорога"]
    let nounDE = ["Haus", "Garten", "Brief", "Register", "Fenster", "Fluss", "Straße"]
    let at = number % 7
    let tail = number % 5
    return [
      ("en", "The \(noun[at]) number \(number) is open" + String(repeating: ", and so on", count: tail) + "."),
      ("ru", "\(nounRU[at]) под номером \(number) открыт" + String(repeating: ", и так далее", count: tail) + "."),
      ("de", "\(nounDE[at]) Nummer \(number) ist offen" + String(repeating: " usw.", count: tail)),
    ]
  }

  init() {
    let analyzer = SegmentAnalyzer()
    var fuzzy: [FuzzyQuery] = []
    for (number, text) in [(3, 0), (7, 2), (12, 0)] {
      let (language, text) = Self.texts(number)[text]
      let tag = LanguageTag(language)
      fuzzy.append(
        FuzzyQuery(
          text + (number == 7 ? " und noch etwas" : ""), language: tag, codes: [(3, 4)], analyzer: analyzer,
          stemmer: Stemmer(language: tag)))
    }
    self.fuzzy = fuzzy
    func words(_ text: String, _ language: String, isPhrase: Bool = false, bySound: Bool = false) {
      let tag = LanguageTag(language)
      let query = ConcordanceQuery(text, isPhrase: isPhrase, isExact: isPhrase, bySound: bySound, language: tag)
      self.words.append((query, tag))
    }
    words("number open", "en")
    words("open, and so", "en", isPhrase: true)
    words("под* номер", "ru")
    words("nomer", "ru", bySound: true)
  }

  func ask(_ index: MemoryIndex) {
    let count = index.unitCount
    for query in fuzzy {
      for (threshold, limit) in [(10_000, 5), (6_000, 2), (0, 100)] {
        let found = index.search(
          query, target: target, threshold: MatchScore(hundredths: threshold), limit: limit,
          penalties: MemoryPenalties(folder: threshold == 6_000 ? 10 : 0))
        guard found.count <= limit, found.allSatisfy({ (0..<count).contains($0.unit) }) else {
          fail("a candidate that is not there")
        }
        for (one, next) in zip(found, found.dropFirst()) where FuzzyCandidate.precedes(next, one) {
          fail("candidates are out of order")
        }
      }
    }
    for query in words {
      let found = index.concordance(query.words, language: query.language, limit: 5)
      guard found.hits.count <= 5, found.total >= found.hits.count,
        found.hits.allSatisfy({ (0..<count).contains($0.unit) })
      else { fail("a hit that is not there") }
    }
    if index.languages.contains(where: { $0.texts < 0 }) || index.wordCounts.contains(where: { $0.words < 0 }) {
      fail("a negative count")
    }
    for unit in -1..<min(count, 300) + 1 {
      let place = index.place(ofUnit: unit)
      guard (place == nil) == (unit < 0 || unit >= count) else { fail("the place of unit \(unit)") }
      let line = index.knownLine(before: unit)
      // The caller adds the lines between.
      if let line, line.line > 1 << 40 || line.unit > unit { fail("line \(line) of unit \(unit)") }
      _ = index.date(ofUnit: unit)
      _ = index.hasText(unit: unit, in: target)
    }
  }
}
