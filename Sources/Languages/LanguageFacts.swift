package import Bitext
internal import Orthography

/// What the program knows of a language and ICU does not: lists of words, for those who match, check, segment and extract.
///
/// A language is one folder here and one line in the table below. A list is words with spaces between, in lower case, and
/// folded (`Orthography.foldKey`) unless it says otherwise.
package struct LanguageFacts: Sendable {
  /// ISO 639, as in ``LanguageTag/language``.
  package let code: String
  /// Words that tie others together: articles, the common prepositions and conjunctions, pronouns, auxiliaries.
  ///
  /// They weigh half of other words, since a translator changes little where one is more or less. Negations and what says a
  /// place or a time (`under`, `after`) are no such words here.
  package var functionWords = ""
  /// Further words that tell the language from others; not folded.
  package var profileWords = ""
  package var folds = FoldFacts()
  package var sentences = SentenceFacts()
  package var terms = TermFacts()
  package var checks = CheckFacts()
  package var numbers = NumberFacts()
  /// Made when it is asked for: few jobs read tables.
  package var tables: @Sendable () -> TableFacts = { TableFacts() }
  package var punctuation = PunctuationFacts()
  package var affixes = AffixFacts()
  /// The language whose lexicon knows the words of this one, too.
  package var lexicon: String?

  /// The order stays: where two languages have a word, the first one counts.
  private static let table: [(code: String, facts: @Sendable () -> LanguageFacts)] = [
    ("en", { .english }),
    ("ru", { .russian }),
    ("uk", { .ukrainian }),
    ("de", { .german }),
    ("fr", { .french }),
    ("es", { .spanish }),
    ("it", { .italian }),
    ("pt", { .portuguese }),
    ("pl", { .polish }),
    ("nl", { .dutch }),
    ("sv", { .swedish }),
    ("da", { .danish }),
    ("cs", { .czech }),
    ("ro", { .romanian }),
    ("tr", { .turkish }),
    ("be", { .belarusian }),
    ("bg", { .bulgarian }),
    ("sr", { .serbian }),
    ("bs", { .bosnian }),
    ("ca", { .catalan }),
    ("el", { .greek }),
    ("et", { .estonian }),
    ("fi", { .finnish }),
    ("fo", { .faroese }),
    ("gl", { .galician }),
    ("hr", { .croatian }),
    ("hu", { .hungarian }),
    ("is", { .icelandic }),
    ("lv", { .latvian }),
    ("mk", { .macedonian }),
    ("nb", { .norwegianBokmal }),
    ("nn", { .norwegianNynorsk }),
    ("no", { .norwegian }),
    ("sk", { .slovak }),
    ("sl", { .slovenian }),
    ("ar", { .arabic }),
    ("hy", { .armenian }),
    ("hi", { .hindi }),
    ("ja", { .japanese }),
    ("km", { .khmer }),
    ("ko", { .korean }),
    ("lo", { .lao }),
    ("my", { .burmese }),
    ("th", { .thai }),
    ("vi", { .vietnamese }),
    ("zh", { .chinese }),
    ("lt", { .lithuanian }),
    ("id", { .indonesian }),
    ("kk", { .kazakh }),
    ("ka", { .georgian }),
    ("fa", { .persian }),
    ("he", { .hebrew }),
    ("ur", { .urdu }),
    ("bn", { .bengali }),
    ("mr", { .marathi }),
    ("am", { .amharic }),
  ]

  /// Every language that has a folder.
  package static var all: [LanguageFacts] { table.map { $0.facts() } }

  /// What is known of a language. Regions do not matter.
  ///
  /// Of one that has no folder nothing is known but how sentences end: as in English, and in Cyrillic letters as in Russian.
  package static func of(_ language: LanguageTag) -> LanguageFacts {
    var facts = table.first { $0.code == language.language }?.facts() ?? LanguageFacts(code: language.language)
    if facts.sentences.words.isEmpty {
      facts.sentences.words = language.isCyrillic ? [.latin, .english, .russian] : [.latin, .english]
    }
    return facts
  }
}
