extension LanguageFacts {
  static let slovenian = LanguageFacts(
    code: "sl",
    sentences: SentenceFacts(
      words: [.latin, .slovenian], hasOrdinalStops: true, hasRomanOrdinals: true, vowellessIsAbbreviation: false),
    punctuation: PunctuationFacts(doubledWords: "se je zelo ne da bla ha", quotes: "„“ »« “”"))
}
