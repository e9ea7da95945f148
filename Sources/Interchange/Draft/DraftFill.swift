/// What is put into a segment that has no translation yet.
package struct DraftFill: Hashable, Sendable {
  package enum Piece: Hashable, Sendable {
    case text(String)
    /// A code of the segment's source, by its number among them (``Bitext/Segment/memoryCodes``).
    case code(Int)
    /// A code whose sub flows get other texts: an image with the translation of its description.
    case codeHolding(Int, subflows: [String])
  }

  /// How far the translation can be trusted.
  package enum Grade: Sendable {
    /// Of an identical source.
    case exact
    /// Of a source that differs in folds, numbers or codes.
    case near
    case fuzzy
  }

  package var pieces: [Piece]
  package var grade: Grade
  package var percent: Int
  /// The memory.
  package var origin: String
  /// What it was translated from and to there.
  package var matchSource: String
  package var matchTarget: String
  package var notes: [String]

  package init(
    pieces: [Piece], grade: Grade, percent: Int, origin: String, matchSource: String, matchTarget: String,
    notes: [String] = []
  ) {
    self.pieces = pieces
    self.grade = grade
    self.percent = percent
    self.origin = origin
    self.matchSource = matchSource
    self.matchTarget = matchTarget
    self.notes = notes
  }

  /// Nothing but notes for a segment that stays as it is.
  package init(notes: [String]) {
    self.init(pieces: [], grade: .fuzzy, percent: 0, origin: "", matchSource: "", matchTarget: "", notes: notes)
  }

  /// Whether there is no target in it.
  var isNotes: Bool { pieces.isEmpty }

  /// What is said of a target that somebody has to look at; nil for one of an identical source.
  var mark: String? { grade == .exact ? nil : FuzzyMark.note(percent: percent) }

  var isTextAlone: Bool { pieces.allSatisfy { if case .text = $0 { true } else { false } } }

  var text: String { pieces.map { if case .text(let text) = $0 { text } else { "" } }.joined() }
}

/// How a note says that a target is of a match that is not exact, in formats that have no other place for it.
package enum FuzzyMark {
  static func note(percent: Int) -> String { "tolmach: \(percent)% match" }

  /// Whether a note says so.
  package static func stands(in note: String) -> Bool {
    guard note.utf8.contains(UInt8(ascii: "%")), let start = note.firstRange(of: "tolmach: ")?.upperBound else {
      return false
    }
    let digits = note[start...].prefix { ("0"..."9").contains($0) }
    return !digits.isEmpty && note[digits.endIndex...].hasPrefix("% match")
  }
}

/// Why a fill cannot be put into a draft.
package enum FillRefusal: Error, Hashable, Sendable {
  /// A character of the translation may not stand in a file of the format.
  case character
  /// The translation names an inline code that the source has not.
  case inlineCodes
  /// The format cannot hold what the translation has.
  case unsuitable
  /// The format has no place for a translation here.
  case noPlace
  /// The format has no place to say that the translation is of a match that is not exact.
  case noMark
}
