extension LanguageFacts {
  static let urdu = LanguageFacts(
    code: "ur",
    sentences: SentenceFacts(words: [.latin, .urdu]))
}
