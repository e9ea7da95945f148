/// The cells of a paradigm that a form may stand for: bits 0–5 the cases of the singular (nominative, genitive, dative,
/// accusative, instrumental, prepositional), 6–11 those of the plural, 12 "after a number" ("две рабочих группы").
package struct FormCells: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// What has no cases agrees with everything.
  package static let any = FormCells(rawValue: 1 << 13 - 1)
  static let afterNumber = FormCells(rawValue: 1 << 12)

  static func singular(_ grammaticalCase: Int) -> FormCells { FormCells(rawValue: 1 << grammaticalCase) }
  static func plural(_ grammaticalCase: Int) -> FormCells { FormCells(rawValue: 1 << (grammaticalCase + 6)) }

  /// The cases, whatever the number, in bits 0–5.
  package var cases: UInt16 { (rawValue | rawValue >> 6) & 63 }
}

/// A form of one word of a term.
package struct WordForm: Hashable, Sendable {
  /// How it differs from the word as the term has it; the closer is the lesser.
  package enum Change: UInt8, Comparable, Sendable {
    case none = 0
    /// The other spelling, British or American.
    case spelling = 1
    /// Another form of the word.
    case inflection = 2

    package static func < (left: Change, right: Change) -> Bool { left.rawValue < right.rawValue }
  }

  /// As it would be written, in lower case; ё where an ending has it.
  package var text: String
  /// `ByteHash` of its fold.
  package var hash: UInt64
  package var cells: FormCells
  package var change: Change

  package init(text: String, hash: UInt64, cells: FormCells = .any, change: Change) {
    self.text = text
    self.hash = hash
    self.cells = cells
    self.change = change
  }
}
