extension LanguageFacts {
  static let norwegian = LanguageFacts(
    code: "no",
    sentences: SentenceFacts(hasOrdinalStops: true),
    numbers: NumberFacts(centuryStems: ["tal"]))
}
