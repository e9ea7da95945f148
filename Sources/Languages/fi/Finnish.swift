extension LanguageFacts {
  static let finnish = LanguageFacts(
    code: "fi",
    sentences: SentenceFacts(hasOrdinalStops: true))
}
