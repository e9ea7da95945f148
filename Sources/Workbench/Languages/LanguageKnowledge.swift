package import Bitext
internal import Checks
internal import Files
internal import Languages
internal import Morphology
internal import Orthography
internal import Spelling
internal import Terminology

/// What is known of a language: by its folder, by CLDR, by the dictionaries of the machine.
package struct LanguageKnowledge: Sendable {
  package let language: LanguageTag
  /// In the language that was asked for.
  package let name: String
  /// ISO 15924; nil where ICU does not know the language.
  package let script: String?
  package let isRightToLeft: Bool
  /// Whether words stand apart.
  package let hasSpaces: Bool
  /// Abbreviations that end no sentence are listed, besides those of all languages.
  package let hasAbbreviations: Bool
  /// Words for numbers are listed, besides CLDR's.
  package let hasNumberWords: Bool
  /// Pairs, those of CLDR first.
  package let quotationMarks: [String]
  /// Of cardinal numbers, as CLDR names them.
  package let pluralForms: [String]
  /// `dictionary`, `rules`, `lexicon`, `stems`, `affixes`, `marks`, `none`: how words are recognised in other forms.
  package let forms: String
  /// Words that the lexicon of forms lists, and its bytes; 0 without one.
  package let lexiconWords: Int
  package let lexiconBytes: Int
  /// Whether Snowball has a stemmer.
  package let hasStemmer: Bool
  /// How many words weigh half in a match.
  package let functionWords: Int
  /// Whether `clean` knows a text in it by its words.
  package let isToldApart: Bool
  /// `case`, `letters`, `marks`: what is folded in texts of this language alone.
  package let folds: [String]
  /// Words that are no part of a term are listed.
  package let hasTermWords: Bool
  /// Headers of tables are read in it.
  package let hasTableWords: Bool
  /// The schemes by which `transliterate` writes it in other letters.
  package let transliteration: [String]
  /// The file of a dictionary of Hunspell; nil where none is installed, or where it was not asked for.
  package let dictionary: String?
  /// The rules of `check` that keep quiet, as they need what is not known.
  package let silentRules: [String]

  /// - Parameters:
  ///   - locale: of the name, such as `de_AT`.
  ///   - looksForDictionary: whether the machine is asked for a dictionary.
  package init(_ language: LanguageTag, locale: String, looksForDictionary: Bool) {
    let known = LanguageFacts.all.first { $0.code == language.language }
    let facts = LanguageFacts.of(language)
    let stemmer = Stemmer(language: language)
    self.language = language
    name = language.name(in: locale)
    script = language.likelyScript
    isRightToLeft = language.isRightToLeft
    hasSpaces = language.hasSpaces
    hasAbbreviations = known.map { !$0.sentences.words.isEmpty } ?? false
    let numbers = facts.numbers
    hasNumberWords =
      !(numbers.values.isEmpty && numbers.inflected.isEmpty && numbers.special.isEmpty && numbers.behindUnits.isEmpty
      && numbers.magnitudes.isEmpty && numbers.unspacedMagnitudes.isEmpty && numbers.percent.isEmpty)
    var quotes: [String] = []
    if !language.isRightToLeft {
      let pairs =
        QuotationMarks.of(language).map { $0.open + $0.close }
        + facts.punctuation.quotes.split(separator: " ").map(String.init)
      for pair in pairs where !quotes.contains(pair) { quotes.append(pair) }
    }
    quotationMarks = quotes
    pluralForms = PluralForms(language, isOrdinal: false)?.categories.map(\.name) ?? []
    forms = FormKnowledge.of(language).rawValue
    let lexicon = Lexicon.of(language)
    lexiconWords = lexicon?.wordCount ?? 0
    lexiconBytes = lexicon?.byteCount ?? 0
    hasStemmer = stemmer.hasRules
    functionWords = facts.functionWords.split(separator: " ").count
    isToldApart = !facts.profileWords.isEmpty
    folds =
      (stemmer.folding.hasOwnCase ? ["case"] : []) + (facts.folds.transform != nil ? ["letters"] : [])
      + (facts.folds.isTypedWithoutMarks ? ["marks"] : [])
    hasTermWords = !facts.terms.never.isEmpty
    hasTableWords = !facts.tables().source.isEmpty
    transliteration = language.language == "ru" ? TransliterationScheme.allCases.map(\.rawValue) : []
    dictionary = looksForDictionary ? SpellingDictionary(language)?.path : nil
    silentRules = rules.filter { !$0.rule.need.isMet(by: language) }.map(\.id)
  }
}

/// What is known of some languages, or of all that have a folder, by code. Takes some milliseconds a language.
///
/// - Parameter locale: of their names; nil for the user's, by LC_ALL, LC_MESSAGES or LANG.
package func languageKnowledge(
  of languages: [LanguageTag] = [], locale: String? = nil, looksForDictionaries: Bool = true
) -> [LanguageKnowledge] {
  let asked = languages.isEmpty ? LanguageFacts.all.map { LanguageTag($0.code) }.sorted() : languages
  let locale = locale ?? ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty } ?? ""
  return asked.map { LanguageKnowledge($0, locale: locale, looksForDictionary: looksForDictionaries) }
}

/// A rule of `check` that needs to know something of the language of the targets.
package struct RuleRequirement: Sendable {
  package let rules: [String]
  /// In a few words.
  package let need: String
  /// Those that have a folder and what is needed; nil where that depends on the machine.
  package let languages: [LanguageTag]?
}

/// The needs of the rules of `check`, and how many rules need nothing.
package func ruleRequirements() -> (requirements: [RuleRequirement], others: Int) {
  let tags = LanguageFacts.all.map { LanguageTag($0.code) }.sorted()
  let requirements = RuleNeed.allCases.filter { $0 != .nothing }.map { need in
    RuleRequirement(
      rules: rules.filter { $0.rule.need == need }.map(\.id), need: need.text,
      languages: need == .dictionary ? nil : tags.filter(need.isMet))
  }
  return (requirements, rules.count { $0.rule.need == .nothing })
}
