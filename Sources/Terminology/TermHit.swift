/// A term found in running text.
package struct TermHit: Hashable, Sendable {
  /// How a term and a text are the same; the better rule is the lesser.
  package enum Rule: Int, Comparable, Sendable {
    /// Byte for byte.
    case exact
    /// But for case, stress marks, kinds of dashes and quotes, spaces or hyphens between words.
    case fold
    /// Some word is spelled the British or American way, or two words as one.
    case spelling
    /// Some word stands in another form.
    case inflected
    /// Another word or two stand within, joined to the term's by a conjunction.
    case gapped
    /// It is part of a compound word, whose other parts are words.
    case compound

    package static func < (left: Rule, right: Rule) -> Bool { left.rawValue < right.rawValue }
  }

  /// Index into ``Termbase/indexes``.
  package var index: Int
  /// Index into the entries of that, and of the term within the entry.
  package var entry: Int
  package var language: Int
  package var section: Int
  /// The text of the term that was found, as the glossary has it.
  package var term: String
  /// Where it stands in the text, in UTF-8 and in UTF-16 code units.
  package var utf8Range: Range<Int>
  package var utf16Range: Range<Int>
  package var rule: Rule
  /// What stands there.
  package var matched: String
  /// It lies within a longer hit.
  package var isNested: Bool
  /// How sure it is that the term is meant, in hundredths, 1 to 100; see ``TermConfidence``.
  package var confidence: Int
}

/// How sure a hit is, in hundredths: what its rule is worth, less for what makes it doubtful.
///
/// The rules' values were set by hand and lie in the order of the precision that was measured (`Benchmarks/README.md`); they
/// are no probabilities.
///
/// | rule | |
/// |---|---|
/// | `exact` | 100 |
/// | `fold` | 98 |
/// | `spelling` | 95; two words as one: 90 |
/// | `inflected` | 95; words that agree in case, but not in number: 90; by stems, without a dictionary of forms: 80 |
/// | `gapped` | 70 |
/// | `compound` | 60 |
///
/// A term of one word shorter than five letters that does not stand letter by letter as in the glossary loses 10; a term that
/// is an article, a preposition or a common word's form ("по", "том"), 70.
enum TermConfidence {
  static func value(
    _ rule: TermHit.Rule, isJoined: Bool, isByStem: Bool, agreesInNumber: Bool, isShort: Bool, isHomograph: Bool
  ) -> Int {
    var value =
      switch rule {
      case .exact: 100
      case .fold: 98
      case .spelling: isJoined ? 90 : 95
      case .inflected: isByStem ? 80 : agreesInNumber ? isJoined ? 90 : 95 : 90
      case .gapped: 70
      case .compound: 60
      }
    if isShort, rule != .exact { value -= 10 }
    if isHomograph { value -= 70 }
    return max(1, value)
  }
}

/// A term that answers a question for a term.
package struct TermMatch: Hashable, Sendable {
  package enum Rule: Int, Comparable, Sendable {
    case exact, fold, spelling, inflected
    /// The term has all words of the question, and others.
    case contains

    package static func < (left: Rule, right: Rule) -> Bool { left.rawValue < right.rawValue }
  }

  /// Index into ``Termbase/indexes``.
  package var index: Int
  package var entry: Int
  package var language: Int
  package var section: Int
  package var term: String
  package var rule: Rule
  /// In hundredths, as of a ``TermHit``; `contains`: the share of the term's words that were asked for, halved.
  package var confidence: Int
}
