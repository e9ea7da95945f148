/// Words that the rules of checks know. Lists of words with spaces between.
package struct CheckFacts: Sendable {
  /// Articles, prepositions and the like: what a text of the language hardly goes without, and a name is not.
  package var functionWords = ""
  /// Words with a full stop behind them that ends no sentence.
  package var abbreviations = ""
  /// Forms of the polite "you" that are written with a capital, or are not.
  package var politePronouns = ""
  /// Words before a number that is a designation and no quantity: "version 1.5".
  package var designations = ""
  /// The first three letters of the months.
  package var monthStems = ""
  /// What stands behind a number and a no-break space.
  package var unitsAfterNoBreakSpace = ""
  /// Words that are spelt with е and with ё, and mean two things.
  package var ambiguousSpellings = ""
  /// A term source knows all forms of a term, by paradigms or rules: a word that merely looks like one of them is another word.
  package var knowsTermForms = false
}
