extension LanguageFacts {
  static let latvian = LanguageFacts(
    code: "lv",
    sentences: SentenceFacts(hasOrdinalStops: true),
    punctuation: PunctuationFacts(doubledWords: "ļoti nē jā bla ha", quotes: "„” „“ «» “”"))
}
