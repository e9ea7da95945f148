package import Bitext
package import Checks
internal import Orthography

/// A kind of error that can be planted into a good pair, and the rules of which one has to find it.
package struct SeedKind: Sendable {
  package let name: String
  package let rules: Set<String>
  /// The pair with the error in it; nil where there is no place for one.
  package let plant: @Sendable (GoodPair, inout SeedRandom) -> GoodPair?

  init(_ name: String, _ rules: Set<String>, _ plant: @escaping @Sendable (GoodPair, inout SeedRandom) -> GoodPair?) {
    self.name = name
    self.rules = rules
    self.plant = plant
  }

  /// A change of the target alone.
  init(_ name: String, _ rules: Set<String>, target change: @escaping @Sendable (String, inout SeedRandom) -> String?) {
    self.init(name, rules) { pair, random in
      // As bytes: Swift holds canonical equivalents equal.
      guard let target = change(pair.target, &random), !target.utf8.elementsEqual(pair.target.utf8) else { return nil }
      return GoodPair(pair.source, target, format: pair.format)
    }
  }
}

/// The same numbers for the same seed, everywhere (SplitMix64).
package struct SeedRandom: RandomNumberGenerator {
  private var state: UInt64
  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

extension GoodPair {
  package var segment: DraftSegment {
    var segment = DraftSegment(id: "1", line: 1, source: Segment(source), target: Segment(target))
    if let format { segment.syntax = .format(format) }
    segment.plural = plural
    return segment
  }
}

/// The words of the good pairs are those that there are.
package struct SeedSpeller: Speller {
  private let known: Set<String>

  package init(_ pairs: [GoodPair]) {
    known = Set(pairs.lazy.flatMap { $0.target.split { !$0.isLetter } }.map { $0.lowercased() })
  }

  package func suggestions(for word: String) -> [String]? { known.contains(word.lowercased()) ? nil : [] }
}

/// A glossary of nouns that are told by their stems.
package struct SeedTerms: TermSource {
  static let entries: [(source: String, stem: String, term: String, other: String)] = [
    ("treaty", "договор", "договор", "документ"), ("ambassador", "пос", "посол", "чиновник"),
    ("minister", "министр", "министр", "сановник"), ("parliament", "парламент", "парламент", "дума"),
    ("committee", "комитет", "комитет", "кружок"), ("radar", "радар", "радар", "локатор"),
    ("delegation", "делегаци", "делегация", "группа"), ("program", "программ", "программа", "утилита"),
  ]

  package init() {}

  package func terms(in text: String, language: LanguageTag, other: LanguageTag) -> [TermHit] {
    let isSource = language.language == "en"
    var hits: [TermHit] = []
    var start = text.startIndex
    while let first = text[start...].firstIndex(where: \.isLetter) {
      let end = text[first...].firstIndex { !$0.isLetter } ?? text.endIndex
      let word = text[first..<end].lowercased()
      start = end
      for entry in SeedTerms.entries
      where isSource ? word == entry.source || word == entry.source + "s" : SeedTerms.isForm(word, of: entry.stem) {
        hits.append(
          TermHit(
            range: first.utf16Offset(in: text)..<end.utf16Offset(in: text), concept: entry.source,
            term: isSource ? entry.source : entry.term, status: .preferred,
            equivalents: [.init(text: isSource ? entry.term : entry.source, status: .preferred)]))
      }
    }
    return hits
  }

  static func isForm(_ word: String, of stem: String) -> Bool {
    stem == "пос"
      ? ["посол", "посла", "послу", "послом", "послы", "послов", "послам", "послами", "послах"].contains(word)
      : word.hasPrefix(stem) && word.count <= stem.count + 3
  }
}

/// A rule of a user of the seeds: a word that is not to stand in any target.
package func seedRule() throws -> UserRule {
  try UserRule(id: "house-word", message: "not in this house", target: .words(["кофий*"]))
}

/// How many of the errors of a kind were found.
package struct SeedResult: Sendable {
  package let kind: String
  package let planted: Int
  package let found: Int
  /// A few that were missed.
  package let missed: [GoodPair]

  package var recall: Double { planted == 0 ? 1 : Double(found) / Double(planted) }

  /// Two drafts of the same good pairs, one target of the second another: how often a comparison tells.
  /// - Parameter rules: which rules speak of the second draft when it is compared with the first.
  package static func comparing(
    _ pairs: [GoodPair], count: Int, seed: UInt64 = 1,
    rules: (_ first: [DraftSegment], _ second: [DraftSegment]) -> [String]
  ) -> SeedResult {
    var random = SeedRandom(seed: seed)
    let pairs = pairs.filter {
      $0.source.contains(" ") && $0.target.split(separator: " ").count > 2 && $0.source != $0.target
    }
    var found = 0
    var missed: [GoodPair] = []
    var planted = 0
    for _ in 0..<(pairs.isEmpty ? 0 : count) {
      let start = Int(random.next() % UInt64(pairs.count))
      let some = (0..<min(20, pairs.count)).map { pairs[(start + $0) % pairs.count] }
      var other = some
      // A source that stands twice may have both translations.
      let once = some.indices.filter { at in some.count { $0.source.lowercased() == some[at].source.lowercased() } == 1
      }
      guard let at = once.randomElement(using: &random) else { continue }
      let words = some[at].target.split(separator: " ")
      other[at].target = words.dropLast().joined(separator: " ")
      planted += 1
      let first = some.map(\.segment)
      if rules(first, other.map(\.segment)).count > rules(first, first).count {
        found += 1
      } else if missed.count < 20 {
        missed.append(other[at])
      }
    }
    return SeedResult(
      kind: "another translation in another draft", planted: planted, found: found, missed: missed)
  }

  /// Plants `count` errors of each kind, as far as there are places, and asks which rules speak up that were silent before.
  /// - Parameter name: the one kind that is wanted; nil for all.
  package static func run(
    on pairs: [GoodPair], count: Int, seed: UInt64 = 1, kinds name: String? = nil, rules: (DraftSegment) -> [String]
  ) -> [SeedResult] {
    var silent: [Int: [String: Int]] = [:]
    return SeedKind.all.filter { name == nil || $0.name == name }.map { kind in
      var random = SeedRandom(seed: seed)
      var planted = 0
      var found = 0
      var missed: [GoodPair] = []
      var tries = 0
      while planted < count, tries < count * 1000, !pairs.isEmpty {
        tries += 1
        let index = Int(random.next() % UInt64(pairs.count))
        guard let bad = kind.plant(pairs[index], &random) else { continue }
        let before = silent[index] ?? rules(pairs[index].segment).reduce(into: [:]) { $0[$1, default: 0] += 1 }
        silent[index] = before
        planted += 1
        let after = rules(bad.segment).reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        if kind.rules.contains(where: { after[$0, default: 0] > before[$0, default: 0] }) {
          found += 1
        } else if missed.count < 20 {
          missed.append(bad)
        }
      }
      return SeedResult(kind: kind.name, planted: planted, found: found, missed: missed)
    }
  }
}
