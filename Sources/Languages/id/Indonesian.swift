extension LanguageFacts {
  static let indonesian = LanguageFacts(
    code: "id",
    sentences: SentenceFacts(words: [.latin, .indonesian]))
}
