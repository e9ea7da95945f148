extension LanguageFacts {
  static let lithuanian = LanguageFacts(
    code: "lt",
    sentences: SentenceFacts(words: [.latin, .lithuanian]))
}
