extension LanguageFacts {
  static let icelandic = LanguageFacts(
    code: "is",
    sentences: SentenceFacts(hasOrdinalStops: true),
    punctuation: PunctuationFacts(doubledWords: "mjög nei já það bla ha"),
    affixes: AffixFacts(compoundLinks: "a s u ar"))
}
