extension LanguageFacts {
  static let catalan = LanguageFacts(
    code: "ca",
    sentences: SentenceFacts(words: [.latin, .romance]))
}
