extension LanguageFacts {
  static let bengali = LanguageFacts(
    code: "bn",
    sentences: SentenceFacts(words: [.latin, .bengali]))
}
