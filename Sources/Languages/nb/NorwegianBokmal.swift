extension LanguageFacts {
  static let norwegianBokmal = LanguageFacts(
    code: "nb",
    sentences: SentenceFacts(hasOrdinalStops: true))
}
