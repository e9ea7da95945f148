extension LanguageFacts {
  static let croatian = LanguageFacts(
    code: "hr",
    sentences: SentenceFacts(hasOrdinalStops: true, vowellessIsAbbreviation: false),
    punctuation: PunctuationFacts(doubledWords: "se je vrlo jako malo ne da bla ha", quotes: "„“ „” »« “”"))
}
