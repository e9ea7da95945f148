extension LanguageFacts {
  static let georgian = LanguageFacts(
    code: "ka",
    sentences: SentenceFacts(words: [.latin, .georgian]))
}
