extension LanguageFacts {
  static let kazakh = LanguageFacts(
    code: "kk",
    sentences: SentenceFacts(words: [.latin, .russian, .kazakh]))
}
