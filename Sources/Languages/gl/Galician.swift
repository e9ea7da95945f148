extension LanguageFacts {
  static let galician = LanguageFacts(
    code: "gl",
    sentences: SentenceFacts(words: [.latin, .romance]),
    punctuation: PunctuationFacts(doubledWords: "moi non si bla ha", quotes: "«» “”"))
}
