extension LanguageFacts {
  static let faroese = LanguageFacts(
    code: "fo",
    sentences: SentenceFacts(hasOrdinalStops: true),
    punctuation: PunctuationFacts(doubledWords: "nei ja tað bla ha", quotes: "„“ ”” “”"))
}
