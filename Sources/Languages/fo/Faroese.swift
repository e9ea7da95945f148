extension LanguageFacts {
  static let faroese = LanguageFacts(
    code: "fo",
    sentences: SentenceFacts(hasOrdinalStops: true))
}
