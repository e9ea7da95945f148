extension LanguageFacts {
  static let finnish = LanguageFacts(
    code: "fi",
    sentences: SentenceFacts(hasOrdinalStops: true),
    numbers: NumberFacts(centuryStems: ["luku", "luvu", "luvul"], isAgglutinative: true))
}
