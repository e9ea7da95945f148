/// Phrases that translate each other as far as the links of their words say (Och and Ney 2004, section 3.1, "alignment
/// templates"): some word is linked, and no word of either is linked to one outside the other.
package struct PhraseSpans {
  /// By source place, the lowest and highest target place it is linked to; none has `lowest > highest`.
  private var targets: [(lowest: Int, highest: Int)]
  private var sources: [(lowest: Int, highest: Int)]

  /// The target phrases that a source phrase has: those that begin in `lower...core.lowerBound` and end (exclusive) in
  /// `core.upperBound...upper`.
  package struct Match: Hashable, Sendable {
    /// From the first to the last linked word.
    package var core: Range<Int>
    /// How far words without links go on at either end.
    package var lower: Int
    package var upper: Int
  }

  /// - Parameter links: places out of range are left out.
  package init(sourceCount: Int, targetCount: Int, links: [(source: Int, target: Int)]) {
    targets = Array(repeating: (Int.max, -1), count: max(0, sourceCount))
    sources = Array(repeating: (Int.max, -1), count: max(0, targetCount))
    for (source, target) in links where targets.indices.contains(source) && sources.indices.contains(target) {
      targets[source] = (min(targets[source].lowest, target), max(targets[source].highest, target))
      sources[target] = (min(sources[target].lowest, source), max(sources[target].highest, source))
    }
  }

  package func isLinked(source: Int) -> Bool { targets.indices.contains(source) && targets[source].highest >= 0 }

  /// Nil when no target phrase translates it.
  package func match(_ span: Range<Int>) -> Match? {
    guard span.lowerBound >= 0, span.upperBound <= targets.count else { return nil }
    var lowest = Int.max
    var highest = -1
    for place in span {
      lowest = min(lowest, targets[place].lowest)
      highest = max(highest, targets[place].highest)
    }
    guard highest >= 0 else { return nil }
    for place in lowest...highest where sources[place].highest >= 0 {
      guard span.contains(sources[place].lowest), span.contains(sources[place].highest) else { return nil }
    }
    var lower = lowest
    while lower > 0, sources[lower - 1].highest < 0 { lower -= 1 }
    var upper = highest + 1
    while upper < sources.count, sources[upper].highest < 0 { upper += 1 }
    return Match(core: lowest..<highest + 1, lower: lower, upper: upper)
  }
}
