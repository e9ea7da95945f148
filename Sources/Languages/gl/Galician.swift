extension LanguageFacts {
  static let galician = LanguageFacts(
    code: "gl",
    sentences: SentenceFacts(words: [.latin, .romance]))
}
