/// Words for numbers. Lists of words with spaces between.
package struct NumberFacts: Sendable {
  /// Words by what they mean; a later line counts where a word stands in two.
  package var values: [(value: Int, words: String)] = []
  /// Stems with all the endings that each of them takes; they count before ``values``.
  package var inflected: [(stems: [(value: Int, stem: String)], endings: String)] = []
  /// Beginnings of compounds: «двух» in «двухлетний», «tří» in «tříprocentní».
  package var prefixes: [(value: Int, words: String)] = []
  /// Words that may mean several numbers, or none that is whole: "1.5".
  package var special: [(words: String, values: [String])] = []
  /// Tens that stand behind the units of the same number, joined to what says "and": Arabic for 28 is eight and twenty.
  package var behindUnits: [(value: Int, words: String)] = []
  /// What may stand between the words of one number.
  package var links = ""
  /// Words that multiply the number before them by ten to this power.
  package var magnitudes: [(power: Int, words: String)] = []
  /// The same, joined to the number in scripts without spaces.
  package var unspacedMagnitudes: [(power: Int, word: String)] = []
  /// Of these it is not sure that they multiply: 5 m are metres as well.
  package var doubtfulMagnitudes = ""
  package var percent = ""
  /// What says a percentage wherever it stands, words or parts of them.
  package var percentPhrases: [String] = []
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
  /// Words that may say the afternoon, and may count: «3 дня» is 15 o'clock or three days.
  package var perhapsAfternoon = ""
  /// All words that say which half of a day is meant.
  package var halvesOfDay = ""
  /// What stands with a number below zero and does not begin as the number in words does: "below", «мороза».
  package var minus = ""
  /// What follows the number of a century, where scripts join it.
  package var centuryWords: [String] = []
  /// What is joined to hundreds, with a hyphen, and makes a century of them, which is one more: Swedish "1500-talet" is the 16th.
  package var centuryStems: [String] = []
  /// A number in words is a word of its own, and words that begin as one are others: tension, sixth.
  package var standsAlone = false
  /// Words before a number that says a rank: No. 1.
  package var ranks = ""
  /// Words take endings one behind the other, so that also short ones have many forms.
  package var isAgglutinative = false
  /// Magnitudes are joined to the number, and what follows them to them: «370만달러».
  package var joinsMagnitudes = false
  /// The scripts of a language of which a tag without one does not tell the script.
  package var scripts: [String] = []
  /// Regions that spell units otherwise: "metre" in Britain.
  package var regions: [String] = []
  /// Words of units that CLDR does not have, by CLDR's names of units.
  package var units: [(unit: String, words: String)] = []
  /// Words of currencies that CLDR does not have, by ISO 4217.
  package var currencies: [(code: String, words: String)] = []
  /// Words before a number that other languages say without one: Vietnamese "Thứ 2" is Monday.
  package var namedByNumber = ""
  /// Names of powers of ten that are seldom said, and that other languages write in figures.
  package var bigPowers: [(power: Int, words: String)] = []
  /// Articles that are no number, and a one in languages without articles: "an hour ago".
  package var articles = ""
}
