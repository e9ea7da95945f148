extension LanguageFacts {
  static let danish = LanguageFacts(
    code: "da",
    profileWords: """
      og at det som en på er af for med til den har de ikke om et han men var jeg sig fra vi så kan når eller end \
      ud over også blive bliver efter ved uden skal mod denne dette disse havde meget
      """,
    sentences: SentenceFacts(words: [.latin, .danish], hasOrdinalStops: true),
    numbers: NumberFacts(centuryStems: ["tal"]),
    punctuation: PunctuationFacts(doubledWords: "der det den at som meget nej ja bla ha", quotes: "»« „“ ”” “” «»"),
    affixes: AffixFacts(compoundLinks: "s e er"))
}
