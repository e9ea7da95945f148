extension LanguageFacts {
  static let finnish = LanguageFacts(
    code: "fi",
    sentences: SentenceFacts(words: [.latin, .finnish], hasOrdinalStops: true),
    numbers: NumberFacts(centuryStems: ["luku", "luvu", "luvul"], isAgglutinative: true),
    punctuation: PunctuationFacts(doubledWords: "hyvin ei joo niin pian bla ha se", quotes: "»» »«"),
    affixes: .finnish)
}
