extension LanguageFacts {
  static let latvian = LanguageFacts(
    code: "lv",
    sentences: SentenceFacts(words: [.latin, .latvian], hasOrdinalStops: true, vowellessIsAbbreviation: false),
    punctuation: PunctuationFacts(doubledWords: "ļoti nē jā bla ha", quotes: "„” „“ «» “”"))
}
