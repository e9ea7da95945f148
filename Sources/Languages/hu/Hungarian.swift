extension LanguageFacts {
  static let hungarian = LanguageFacts(
    code: "hu",
    sentences: SentenceFacts(words: [.latin, .hungarian], hasOrdinalStops: true, hasRomanOrdinals: true),
    numbers: NumberFacts(isAgglutinative: true),
    punctuation: PunctuationFacts(doubledWords: "nagyon nem igen már csak alig bla ha egy az", quotes: "„” »«"),
    affixes: .hungarian)
}
