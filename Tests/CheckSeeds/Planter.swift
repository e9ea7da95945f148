package import Bitext

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
    return segment
  }
}

/// How many of the errors of a kind were found.
package struct SeedResult: Sendable {
  package let kind: String
  package let planted: Int
  package let found: Int
  /// A few that were missed.
  package let missed: [GoodPair]

  package var recall: Double { planted == 0 ? 1 : Double(found) / Double(planted) }

  /// Plants `count` errors of each kind, as far as there are places, and asks which rules speak up that were silent before.
  package static func run(
    on pairs: [GoodPair], count: Int, seed: UInt64 = 1, rules: (DraftSegment) -> [String]
  ) -> [SeedResult] {
    var silent: [Int: [String: Int]] = [:]
    return SeedKind.all.map { kind in
      var random = SeedRandom(seed: seed)
      var planted = 0
      var found = 0
      var missed: [GoodPair] = []
      var tries = 0
      while planted < count, tries < count * 200, !pairs.isEmpty {
        tries += 1
        let index = Int(random.next() % UInt64(pairs.count))
        guard let bad = kind.plant(pairs[index], &random) else { continue }
        let before = silent[index] ?? rules(pairs[index].segment).reduce(into: [:]) { $0[$1, default: 0] += 1 }
        silent[index] = before
        planted += 1
        let after = rules(bad.segment).reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        if kind.rules.contains(where: { after[$0, default: 0] > before[$0, default: 0] }) {
          found += 1
        } else if missed.count < 5 {
          missed.append(bad)
        }
      }
      return SeedResult(kind: kind.name, planted: planted, found: found, missed: missed)
    }
  }
}
