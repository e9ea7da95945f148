extension LanguageFacts {
  static let hebrew = LanguageFacts(
    code: "he",
    sentences: SentenceFacts(words: [.latin, .hebrew]),
    affixes: .hebrew)
}
