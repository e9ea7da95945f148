extension LanguageFacts {
  static let icelandic = LanguageFacts(
    code: "is",
    sentences: SentenceFacts(hasOrdinalStops: true))
}
