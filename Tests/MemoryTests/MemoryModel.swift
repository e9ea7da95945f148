import Bitext
import Compiled
import Files
import Languages
import Matching
import Memory
import Orthography
import TestSupport

/// A memory as plain values, from which an index is compiled, and of which the slow twins know everything.
struct MemoryModel {
  struct Text {
    var language: String { didSet { tag = LanguageTag(language) } }
    /// Of the language: made once, since the twins ask each text for each query.
    private(set) var tag: LanguageTag
    var text: String
    var codes: [(kind: UInt8, offset: Int)]

    init(language: String, text: String, codes: [(kind: UInt8, offset: Int)] = []) {
      self.language = language
      tag = LanguageTag(language)
      self.text = text
      self.codes = codes
    }
  }

  struct Unit {
    var changed: UInt32 = 0
    var origin = UnitOrigin.human
    var texts: [Text]
    var offset: Int64 = 0
    var length: Int64 = 0
    var line = 1
  }

  var units: [Unit]

  init(_ units: [Unit]) { self.units = units }

  /// Compiles the index of this memory.
  func index(
    in folder: TemporaryFolder, unitsPerSegment: Int? = nil, presencePerSegment: Int? = nil
  ) throws -> MemoryIndex {
    let path = "\(folder.path)/\(unitsPerSegment ?? presencePerSegment ?? 0).idx"
    let builder = try IndexBuilder(
      .file(path), unitsPerSegment: unitsPerSegment, presencePerSegment: presencePerSegment)
    try builder.setPrologue(Array("<tmx><body>".utf8))
    for unit in units {
      try builder.beginUnit(offset: unit.offset, length: unit.length, line: { unit.line })
      for (ordinal, text) in unit.texts.enumerated() {
        let language = builder.language(text.language)
        Array(text.text.utf8).withUnsafeBufferPointer {
          builder.addVariant(language: language, ordinal: ordinal, text: $0, codes: CodeSummary(text.codes))
        }
      }
      builder.setChanged(unit.changed)
      builder.setOrigin(unit.origin)
    }
    return try MemoryIndex([builder.finish(LayerExtent())])
  }
}

/// A token as a string: what the distance looks at.
struct PlainToken: Hashable {
  var text: String
  var stem: String
  var kind: TokenClass
  var isFunctionWord = false

  var weight: Int { kind == .markup ? 0 : kind == .punctuation ? 1 : isFunctionWord ? 2 : 4 }
}

/// Cuts texts into tokens, one at a time and without numbering them.
final class PlainTokenizer {
  private let analyzer = SegmentAnalyzer()
  private var stemmers: [String: Stemmer] = [:]
  private var known: [String: [PlainToken]] = [:]

  func tokens(_ text: String, language: String) -> [PlainToken] {
    let key = language + "\t" + text
    if let tokens = known[key] { return tokens }
    let stemmer = stemmers[language] ?? Stemmer(language: LanguageTag(language))
    stemmers[language] = stemmer
    analyzer.folding = stemmer.folding
    analyzer.analyze(text)
    let tokens = analyzer.tokens.map { token in
      let text = String(decoding: analyzer.folded[Int(token.start)..<Int(token.end)], as: UTF8.self)
      let stem = token.kind == .word ? stemmer.stem(text) : text
      let isFunctionWord = token.kind == .word && stemmer.isFunctionWord(hash: ByteHash.hash64(text))
      return PlainToken(text: text, stem: stem, kind: token.kind, isFunctionWord: isFunctionWord)
    }
    known[key] = tokens
    return tokens
  }

  /// Whether a query says which marks it means, in a language that is typed without them.
  func isMarked(_ query: String, language: String) -> Bool {
    guard Stemmer(language: LanguageTag(language)).isTypedWithoutMarks else { return false }
    return tokens(query, language: language).contains { token in
      token.text.unicodeScalars.contains { $0.value > 0x7F && $0.properties.isAlphabetic }
    }
  }
}

/// What a search must find, by scoring every text of the memory.
final class BruteForce {
  struct Found: Hashable, CustomStringConvertible {
    var hundredths: Int
    var changed: UInt32
    var unit: Int
    var ordinal: Int
    var penalties: [Penalty]
    var distance: Int
    var weight: Int

    var description: String {
      "\(unit)/\(ordinal) \(hundredths) (\(distance) of \(weight), \(penalties.map { "\($0.kind) \($0.points)" }))"
    }
  }

  let memory: MemoryModel
  private let tokenizer = PlainTokenizer()
  private var numbers: [String: Int] = [:]

  init(_ memory: MemoryModel) { self.memory = memory }

  /// Every candidate of a query, best first, whatever its score.
  func candidates(
    _ query: String, codes: [(kind: UInt8, offset: Int)] = [], source: String, target: String,
    penalties given: MemoryPenalties = MemoryPenalties()
  ) -> [Found] {
    let isMarked = tokenizer.isMarked(query, language: source)
    func tokens(_ text: String, _ language: String) -> [PlainToken] {
      tokenizer.tokens(text, language: language).map {
        var token = $0
        if isMarked { token.stem = token.text }
        return token
      }
    }
    let asked = tokens(query, source)
    if asked.isEmpty { return [] }
    let (sourceTag, targetTag) = (LanguageTag(source), LanguageTag(target))
    var all: [Found] = []
    for (number, unit) in memory.units.enumerated() {
      let hasTarget = unit.texts.contains { text in
        text.tag.affinity(to: targetTag) > 0
          && !tokenizer.tokens(text.text, language: text.language).isEmpty
      }
      guard hasTarget else { continue }
      for (ordinal, text) in unit.texts.enumerated()
      where text.tag.affinity(to: sourceTag) > 0 {
        let found = tokens(text.text, text.language)
        if found.isEmpty { continue }
        let (distance, replaced, changed) = self.distance(asked, found)
        let weight = max(asked.reduce(0) { $0 + $1.weight }, found.reduce(0) { $0 + $1.weight })
        let isSameText = Orthography.identityKey(query) == Orthography.identityKey(text.text)
        var penalties: [Penalty] = []
        if replaced > 0 { penalties.append(Penalty(.number, points: min(replaced, 2))) }
        var tags = 0
        if codes.count != text.codes.count {
          tags = 2
        } else if codes.map(\.kind) != text.codes.map(\.kind)
          || (isSameText && codes.map(\.offset) != text.codes.map(\.offset))
        {
          tags = 1
        }
        tags = min(2, tags + changed)
        if tags > 0 { penalties.append(Penalty(.tag, points: tags)) }
        if distance == 0, replaced == 0, changed == 0, !isSameText { penalties.append(Penalty(.fold, points: 1)) }
        if given.folder > 0 { penalties.append(Penalty(.folder, points: given.folder)) }
        if given.isMachine || unit.origin == .machine {
          if given.machine > 0 { penalties.append(Penalty(.machine, points: given.machine)) }
        } else if unit.origin == .alignment, given.alignment > 0 {
          penalties.append(Penalty(.alignment, points: given.alignment))
        }
        if given.age > 0, unit.changed != 0, unit.changed < given.agedBefore {
          penalties.append(Penalty(.age, points: given.age))
        }
        // By what the tags say and ICU adds: the nearest of the unit's texts is the one that is offered.
        func level(_ tag: LanguageTag, _ asked: LanguageTag) -> Int {
          if tag.likelyScript != asked.likelyScript { return 2 }
          return tag.region != nil && asked.region != nil && tag.region != asked.region ? 1 : 0
        }
        let offered = unit.texts.filter {
          $0.tag.affinity(to: targetTag) > 0 && !tokenizer.tokens($0.text, language: $0.language).isEmpty
        }
        let other = max(level(text.tag, sourceTag), offered.map { level($0.tag, targetTag) }.min() ?? 0)
        if other == 2, given.script > 0 { penalties.append(Penalty(.script, points: given.script)) }
        if other == 1, given.region > 0 { penalties.append(Penalty(.region, points: given.region)) }
        var score = 10_000
        if distance > 0 { score = min(9_400, max(0, 10_000 * (weight - distance) / weight)) }
        score = max(0, score - penalties.reduce(0) { $0 + $1.points } * 100)
        all.append(
          Found(
            hundredths: score, changed: unit.changed, unit: number, ordinal: ordinal, penalties: penalties,
            distance: distance, weight: weight))
      }
    }
    return all.sorted { a, b in
      (b.hundredths, b.changed, a.unit, a.ordinal) < (a.hundredths, a.changed, b.unit, b.ordinal)
    }
  }

  static func list(_ all: [Found], threshold: Int, limit: Int) -> [Found] {
    Array(all.filter { $0.hundredths >= threshold }.prefix(limit))
  }

  /// The cheapest alignment, over a whole table; with the fewest replaced numbers among those.
  private func distance(_ a: [PlainToken], _ b: [PlainToken]) -> (cost: Int, replaced: Int, changed: Int) {
    // Numbers for strings: comparing them a million times is what takes the time.
    func numbered(_ text: String) -> Int {
      if let known = numbers[text] { return known }
      numbers[text] = numbers.count
      return numbers.count - 1
    }
    let (textsA, textsB) = (a.map { numbered($0.text) }, b.map { numbered($0.text) })
    let (stemsA, stemsB) = (a.map { numbered($0.stem) }, b.map { numbered($0.stem) })
    let never = 1 << 40
    // Cost in millions, replaced numbers in thousands, changed tags in ones.
    let point = 1_000_000
    let number = 1_000
    func gap(_ token: PlainToken) -> Int { token.kind == .markup ? 1 : token.weight * point }
    let width = b.count + 1
    var table = [Int](repeating: 0, count: (a.count + 1) * width)
    for i in 0...a.count {
      for j in 0...b.count where i + j > 0 {
        var best = never * point
        if i > 0 { best = min(best, table[(i - 1) * width + j] + gap(a[i - 1])) }
        if j > 0 { best = min(best, table[i * width + j - 1] + gap(b[j - 1])) }
        if i > 0, j > 0 {
          var pair: Int
          if textsA[i - 1] == textsB[j - 1], (a[i - 1].kind == .markup) == (b[j - 1].kind == .markup) {
            pair = 0
          } else {
            switch (a[i - 1].kind, b[j - 1].kind) {
            case (.word, .word):
              let isSameClass = a[i - 1].isFunctionWord == b[j - 1].isFunctionWord
              let isForm = isSameClass && stemsA[i - 1] == stemsB[j - 1]
              pair = isForm ? point : isSameClass && a[i - 1].isFunctionWord ? 2 * point : 4 * point
            case (.number, .number): pair = number
            case (.markup, .markup): pair = 1
            case (.punctuation, .punctuation): pair = point
            case (.word, .number), (.number, .word): pair = 4 * point
            default: pair = never
            }
          }
          best = min(best, table[(i - 1) * width + j - 1] + pair)
        }
        table[i * width + j] = best
      }
    }
    let whole = table[a.count * width + b.count]
    return (whole / point, whole % point / number, whole % number)
  }
}

extension BruteForce.Found {
  init(_ candidate: FuzzyCandidate) {
    self.init(
      hundredths: candidate.score.hundredths, changed: candidate.changed, unit: candidate.unit,
      ordinal: candidate.ordinal, penalties: candidate.penalties, distance: candidate.distance,
      weight: candidate.weight)
  }
}
