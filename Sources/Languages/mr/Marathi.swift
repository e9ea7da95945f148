extension LanguageFacts {
  static let marathi = LanguageFacts(
    code: "mr",
    sentences: SentenceFacts(words: [.latin, .marathi]))
}
