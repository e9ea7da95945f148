extension LanguageFacts {
  static let estonian = LanguageFacts(
    code: "et",
    sentences: SentenceFacts(words: [.latin, .estonian], hasOrdinalStops: true),
    numbers: NumberFacts(isAgglutinative: true),
    punctuation: PunctuationFacts(doubledWords: "väga ei ja bla ha"),
    affixes: .estonian)
}
