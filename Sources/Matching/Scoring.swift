/// From a distance to a score that a translator can verify by hand.
///
/// The base is the share of the longer segment that need not be changed, in hundredths of a percent, rounded down:
/// `10 000 · (W − D) / W`, where W is the larger of the two total token weights and D the distance. When D is 0 the
/// base is 10 000; otherwise it is at most 9 400. Penalties come off the base in whole percents: a difference in folds
/// alone 1 point, replaced numbers 1 point each up to 2, inline codes 1 point (other kinds) or 2 (another number of
/// them). So 95 to 99 means that only folds, numbers or codes differ.
package enum Scoring {
  package static func base(distance: Int, weight: Int) -> MatchScore {
    guard distance > 0 else { return .identical }
    guard weight > distance else { return MatchScore(hundredths: 0) }
    return min(MatchScore(hundredths: 10_000 * (weight - distance) / weight), .mostFuzzy)
  }

  /// The largest distance with which a base of at least `threshold` is possible.
  package static func largestDistance(threshold: MatchScore, weight: Int) -> Int {
    if threshold > .mostFuzzy { return 0 }
    // 10 000 (W − D) / W ≥ T, rounded down, is D ≤ W (10 000 − T) / 10 000.
    return weight * (10_000 - threshold.hundredths) / 10_000
  }

  package static func numberPenalty(replaced: Int) -> Penalty? {
    replaced > 0 ? Penalty(.number, points: min(replaced, 2)) : nil
  }

  package static func tagPenalty(_ a: CodeSummary, _ b: CodeSummary) -> Penalty? {
    a == b ? nil : Penalty(.tag, points: a.count == b.count ? 1 : 2)
  }
}

/// A segment's inline codes, as far as scores tell them apart: how many (up to 255), and 8 bits of their kinds in order.
package struct CodeSummary: Hashable, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }
  package init(kinds: some Sequence<UInt8>) {
    var count = 0
    var hash: UInt32 = 2_166_136_261
    for kind in kinds {
      count += 1
      hash = (hash ^ UInt32(kind)) &* 16_777_619
    }
    let mixed = count == 0 ? 0 : UInt16((hash ^ hash >> 8 ^ hash >> 16 ^ hash >> 24) & 0xFF)
    rawValue = UInt16(min(count, 255)) | mixed << 8
  }
  package static let none = CodeSummary(rawValue: 0)
  package var count: Int { Int(rawValue & 0xFF) }
}
