extension LanguageFacts {
  static let latvian = LanguageFacts(
    code: "lv",
    sentences: SentenceFacts(hasOrdinalStops: true))
}
