extension LanguageFacts {
  static let bosnian = LanguageFacts(
    code: "bs",
    sentences: SentenceFacts(
      words: [.latin, .croatian], hasOrdinalStops: true, hasRomanOrdinals: true, vowellessIsAbbreviation: false),
    punctuation: PunctuationFacts(doubledWords: "se je vrlo jako malo ne da bla ha", quotes: "„“ „” »« “”"),
    lexicon: "hr")
}
