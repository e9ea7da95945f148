extension LanguageFacts {
  static let hungarian = LanguageFacts(
    code: "hu",
    sentences: SentenceFacts(hasOrdinalStops: true),
    numbers: NumberFacts(isAgglutinative: true))
}
