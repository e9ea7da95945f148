/// How a language writes its marks, where neither ICU nor the mark itself says it.
package struct PunctuationFacts: Sendable {
  package enum FullStops: Sendable {
    case usual
    /// Texts of one sentence often go without.
    case optional
    /// Sentences end in a space or in nothing, questions too.
    case none
  }

  package var fullStops = FullStops.usual
  /// Marks of other use that end sentences here: the colon of Armenian.
  package var stops = ""
  /// Marks of other use that stand in place of a colon.
  package var colons = ""
  /// Marks within a sentence that make a question or an exclamation of it, whatever its last mark is.
  package var innerQuestions = ""
  package var innerExclamations = ""
  /// Characters before a full stop that ask: «か。».
  package var askingEnds = ""
  /// Words that stand twice in a row rightly, spaces between; nil where any word may, or nobody knows.
  package var doubledWords: String?
  /// Marks without which a question or an exclamation is not whole.
  package var openingQuestion = ""
  package var openingExclamation = ""
  /// Marks with a no-break space before them; with a closing guillemet among them, the opening one has a space behind it.
  package var spacedMarks = ""
  /// The same for regions that differ, by ISO 3166-1.
  package var spacedMarksByRegion: [(region: String, marks: String)] = []
  /// A dash has spaces on both sides, so that a hyphen between spaces stands in its place.
  package var spacesDashes = false
  /// Cyrillic letters that look like Latin ones, and that the language does not have.
  package var foreignLookalikes = ""
  /// Words of one Cyrillic letter for which a Latin one may have been typed, spaces between.
  package var oneLetterWords = ""
  /// Pairs of quotation marks that are right besides CLDR's: an opening and a closing mark each, spaces between.
  package var quotes = ""
}
