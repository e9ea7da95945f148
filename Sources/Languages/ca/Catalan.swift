extension LanguageFacts {
  static let catalan = LanguageFacts(
    code: "ca",
    sentences: SentenceFacts(words: [.latin, .romance, .catalan]),
    punctuation: PunctuationFacts(doubledWords: "molt no sí bla ha", quotes: "«» “”"),
    affixes: .catalan)
}
