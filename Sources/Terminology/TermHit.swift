package import Bitext

/// A term found in running text.
package struct TermHit: Hashable, Sendable {
  /// How a term and a text are the same; the better rule is the lesser.
  package enum Rule: Int, Comparable, Sendable {
    /// Byte for byte.
    case exact
    /// But for case, stress marks, kinds of dashes and quotes, spaces or hyphens between words.
    case fold
    /// Some word stands in another form.
    case inflected

    package static func < (left: Rule, right: Rule) -> Bool { left.rawValue < right.rawValue }
  }

  /// Index into ``Termbase/entries``.
  package var entry: Int
  /// The term that was found, as the termbase has it.
  package var term: TermSection
  /// Where it stands in the text, in UTF-8 and in UTF-16 code units.
  package var utf8Range: Range<Int>
  package var utf16Range: Range<Int>
  package var rule: Rule
  /// What stands there.
  package var matched: String
  /// It lies within a longer hit.
  package var isNested: Bool

  package init(
    entry: Int, term: TermSection, utf8Range: Range<Int>, utf16Range: Range<Int>, rule: Rule, matched: String,
    isNested: Bool = false
  ) {
    self.entry = entry
    self.term = term
    self.utf8Range = utf8Range
    self.utf16Range = utf16Range
    self.rule = rule
    self.matched = matched
    self.isNested = isNested
  }
}

/// A term that answers a question for a term.
package struct TermMatch: Hashable, Sendable {
  package enum Rule: Int, Comparable, Sendable {
    case exact, fold, inflected
    /// The term has all words of the question, and others.
    case contains

    package static func < (left: Rule, right: Rule) -> Bool { left.rawValue < right.rawValue }
  }

  /// Index into ``Termbase/entries``.
  package var entry: Int
  package var term: TermSection
  package var rule: Rule

  package init(entry: Int, term: TermSection, rule: Rule) {
    self.entry = entry
    self.term = term
    self.rule = rule
  }
}
