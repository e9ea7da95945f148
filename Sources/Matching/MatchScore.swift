/// How alike two segments are: 0, nothing shared, to 10 000, identical; 10 100 identical in identical context.
///
/// In hundredths of a percent: compared and stored exactly. ``percent`` never rounds up, so only an identical
/// segment shows as 100.
package struct MatchScore: Comparable, Hashable, Sendable {
  /// Always in `0...10_100`.
  package let hundredths: Int

  @inlinable
  package init(hundredths: Int) { self.hundredths = min(max(hundredths, 0), 10_100) }

  package static let context = MatchScore(hundredths: 10_100)
  package static let identical = MatchScore(hundredths: 10_000)
  /// The most that segments with different words or punctuation can have.
  package static let mostFuzzy = MatchScore(hundredths: 9_400)

  package var percent: Int { hundredths / 100 }

  @inlinable
  package static func < (a: MatchScore, b: MatchScore) -> Bool { a.hundredths < b.hundredths }
}

/// Points taken off a score, and what for.
package struct Penalty: Hashable, Sendable {
  package enum Kind: String, Sendable {
    /// Case, accents of stress, ё, spaces, dashes, quotes, or the Unicode form differ, and nothing else.
    case fold
    /// Numbers differ.
    case number
    /// Inline codes differ.
    case tag
    /// The memory lies in a folder named `penalty-NN`.
    case folder
    /// A machine translated the unit.
    case machine
    /// The unit was aligned automatically.
    case alignment
    /// The unit was last changed long ago.
    case age
    /// The same source has other targets, too.
    case severalTargets = "several-targets"
    /// The unit says that it is the translation of another place.
    case context
    /// A text is in another region's variety of the language than was asked for.
    case region
    /// A text is in another script than was asked for.
    case script
  }

  package let kind: Kind
  /// Whole percents.
  package let points: Int

  package init(_ kind: Kind, points: Int) {
    self.kind = kind
    self.points = points
  }
}
