/// How many sentences of either side a bead joins (Gale and Church 1993, section 3).
package struct BeadKind: Hashable, Sendable {
  package let source: Int
  package let target: Int

  package init(_ source: Int, _ target: Int) {
    self.source = source
    self.target = target
  }

  /// Whether a side has nothing.
  package var isSkip: Bool { source == 0 || target == 0 }

  /// All kinds there are. The order decides between paths that score the same.
  package static let all = [
    BeadKind(1, 1), BeadKind(1, 2), BeadKind(2, 1), BeadKind(2, 2), BeadKind(1, 3), BeadKind(3, 1), BeadKind(1, 0),
    BeadKind(0, 1), BeadKind(2, 3), BeadKind(3, 2), BeadKind(1, 4), BeadKind(4, 1),
  ]
  /// The most sentences of a side.
  static let longest = 4
}

/// Sentences of the source and the sentences of the target that translate them; one of the two may have none.
package struct Bead: Hashable, Sendable {
  package let source: Range<Int>
  package let target: Range<Int>
  /// How likely the bead is right, in `0...1`: the share of all paths that go through it, weighed by their scores.
  package var confidence: Float

  package init(source: Range<Int>, target: Range<Int>, confidence: Float) {
    self.source = source
    self.target = target
    self.confidence = confidence
  }

  package var kind: BeadKind { BeadKind(source.count, target.count) }
  package var isSkip: Bool { source.isEmpty || target.isEmpty }
}

/// A text that is to be aligned.
package struct AlignmentText: Sendable {
  package var sentences: [String]
  /// Numbers of sentences that begin a paragraph, ascending; empty when nobody knows.
  package var paragraphStarts: [Int]
  /// Numbers of sentences that are headings, ascending; empty when nobody knows.
  package var headings: [Int]

  package init(_ sentences: [String], paragraphStarts: [Int] = [], headings: [Int] = []) {
    self.sentences = sentences
    self.paragraphStarts = paragraphStarts
    self.headings = headings
  }
}
