/// Words for numbers. Lists of words with spaces between.
package struct NumberFacts: Sendable {
  /// Words by what they mean; a later line counts where a word stands in two.
  package var values: [(value: Int, words: String)] = []
  /// Stems with all the endings that each of them takes; they count before ``values``.
  package var inflected: [(stems: [(value: Int, stem: String)], endings: String)] = []
  /// Beginnings of compounds: «двух» in «двухлетний».
  package var prefixes: [(value: Int, words: String)] = []
  /// Words that may mean several numbers, or none that is whole: "1.5".
  package var special: [(words: String, values: [String])] = []
  /// What may stand between the words of one number.
  package var links = ""
  /// Words that multiply the number before them by ten to this power.
  package var magnitudes: [(power: Int, words: String)] = []
  /// Of these it is not sure that they multiply: 5 m are metres as well.
  package var doubtfulMagnitudes = ""
  package var percent = ""
  /// What percentages become within words: «10-процентный».
  package var percentStem: String?
  /// Stems that multiply within a word: «5-миллионный».
  package var magnitudeStems: [(stem: String, power: Int)] = []
  /// What may be joined to a number and leaves it one: endings, units, magnitudes.
  package var suffixes = ""
  /// What may be joined to a number before it: "mid-1990s".
  package var leads = ""
  /// Words behind an hour that add twelve to it, and words that do not.
  package var afternoon = ""
  package var morning = ""
}
