/// From a distance to a score that a translator can verify by hand.
///
/// The base is the share of the longer segment that need not be changed, in hundredths of a percent, rounded down:
/// `10 000 · (W − D) / W`, where W is the larger of the two total token weights and D the distance. When D is 0 the
/// base is 10 000; otherwise it is at most 9 400. Penalties come off the base in whole percents: a difference in folds
/// alone 1 point, replaced numbers 1 point each up to 2, inline codes 1 point (other kinds) or 2 (another number of
/// them), tags and placeholders in the text 1 point each, codes and tags together up to 2. So 95 to 99 means that only folds, numbers or codes differ.
package enum Scoring {
  package static func base(distance: Int, weight: Int) -> MatchScore {
    guard distance > 0 else { return .identical }
    guard weight > distance else { return MatchScore(hundredths: 0) }
    return min(MatchScore(hundredths: 10_000 * (weight - distance) / weight), .mostFuzzy)
  }

  /// The largest distance with which a base of at least `threshold` is possible.
  @inlinable
  package static func largestDistance(threshold: MatchScore, weight: Int) -> Int {
    if threshold > .mostFuzzy { return 0 }
    // 10 000 (W − D) / W ≥ T, rounded down, is D ≤ W (10 000 − T) / 10 000.
    return weight * (10_000 - threshold.hundredths) / 10_000
  }

  package static func numberPenalty(replaced: Int) -> Penalty? {
    replaced > 0 ? Penalty(.number, points: min(replaced, 2)) : nil
  }

  /// What tags and codes together cost at most.
  package static let mostTagPoints = 2

  /// - Parameter sameText: whether the texts are identical, so that the places of the codes can be compared.
  /// - Parameter changedMarkup: tags and placeholders in the text itself that differ.
  package static func tagPenalty(
    _ a: CodeSummary, _ b: CodeSummary, sameText: Bool, changedMarkup: Int = 0
  ) -> Penalty? {
    var points = min(changedMarkup, mostTagPoints)
    if a.count != b.count {
      points = mostTagPoints
    } else if a.kinds != b.kinds || (sameText && a.places != b.places) {
      points = min(points + 1, mostTagPoints)
    }
    return points > 0 ? Penalty(.tag, points: points) : nil
  }
}

/// A segment's inline codes, as far as scores tell them apart: how many (up to 255), 8 bits of their kinds in order, and
/// 16 bits of their places in the text.
package struct CodeSummary: Hashable, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// - Parameter codes: kind and UTF-8 offset of each code, in order.
  package init(_ codes: some Sequence<(kind: UInt8, offset: Int)>) {
    var count: UInt32 = 0
    // By 11, so that in 8 bits all pairs of the 8 kinds differ, and any one code changed, or two neighbours swapped.
    var kinds: UInt32 = 0
    var places: UInt32 = 2_166_136_261
    for code in codes {
      count += 1
      kinds = kinds &* 11 &+ UInt32(code.kind)
      places = (places ^ UInt32(truncatingIfNeeded: code.offset)) &* 16_777_619
    }
    guard count > 0 else {
      rawValue = 0
      return
    }
    rawValue = min(count, 255) | (kinds & 0xFF) << 8 | (places ^ places >> 16) << 16
  }

  package static let none = CodeSummary(rawValue: 0)
  package var count: Int { Int(rawValue & 0xFF) }
  package var kinds: UInt32 { rawValue >> 8 & 0xFF }
  package var places: UInt32 { rawValue >> 16 }
}
