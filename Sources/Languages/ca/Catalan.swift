extension LanguageFacts {
  static let catalan = LanguageFacts(
    code: "ca",
    sentences: SentenceFacts(words: [.latin, .romance]),
    punctuation: PunctuationFacts(doubledWords: "molt no sí bla ha", quotes: "«» “”"))
}
