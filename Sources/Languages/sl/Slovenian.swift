extension LanguageFacts {
  static let slovenian = LanguageFacts(
    code: "sl",
    sentences: SentenceFacts(hasOrdinalStops: true, vowellessIsAbbreviation: false),
    punctuation: PunctuationFacts(doubledWords: "se je zelo ne da bla ha", quotes: "„“ »« “”"))
}
