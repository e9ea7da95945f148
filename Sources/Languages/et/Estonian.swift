extension LanguageFacts {
  static let estonian = LanguageFacts(
    code: "et",
    sentences: SentenceFacts(hasOrdinalStops: true),
    numbers: NumberFacts(isAgglutinative: true))
}
