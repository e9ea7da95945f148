/// What a format had no place for, by kind, with how often.
package struct ConversionLosses: Hashable, Sendable {
  package struct Kind: Hashable, Sendable {
    /// What is lost: a data category, an attribute, a language.
    package let what: String
    /// Why, or what was written instead.
    package let why: String
    /// Nothing is lost: it was written in other words.
    package let isChange: Bool
  }

  private var counts: [Kind: Int] = [:]

  package init() {}

  package var isEmpty: Bool { counts.isEmpty }

  package mutating func lost(_ what: String, _ why: String, count: Int = 1) {
    counts[Kind(what: what, why: why, isChange: false), default: 0] += count
  }

  package mutating func changed(_ what: String, _ why: String, count: Int = 1) {
    counts[Kind(what: what, why: why, isChange: true), default: 0] += count
  }

  package mutating func add(_ other: ConversionLosses) { counts.merge(other.counts, uniquingKeysWith: +) }

  /// What is lost before what is changed, the most frequent first.
  package var kinds: [(kind: Kind, count: Int)] {
    counts.map { ($0.key, $0.value) }.sorted { a, b in
      if a.0.isChange != b.0.isChange { return b.0.isChange }
      if a.1 != b.1 { return a.1 > b.1 }
      return (a.0.what, a.0.why) < (b.0.what, b.0.why)
    }
  }

  /// `lost: context, 104 times: TBX-Min has no such data category`, one line a kind.
  package var lines: [String] {
    kinds.map { kind, count in
      "\(kind.isChange ? "changed" : "lost"): \(kind.what), \(count == 1 ? "once" : "\(count) times"): \(kind.why)"
    }
  }
}
