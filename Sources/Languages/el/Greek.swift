extension LanguageFacts {
  static let greek = LanguageFacts(
    code: "el",
    sentences: SentenceFacts(asksWithSemicolon: true))
}
