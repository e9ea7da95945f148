extension LanguageFacts {
  static let persian = LanguageFacts(
    code: "fa",
    sentences: SentenceFacts(words: [.latin, .persian]),
    affixes: .persian)
}
