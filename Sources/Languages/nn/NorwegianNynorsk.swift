extension LanguageFacts {
  static let norwegianNynorsk = LanguageFacts(
    code: "nn",
    sentences: SentenceFacts(hasOrdinalStops: true),
    numbers: NumberFacts(centuryStems: ["tal"]))
}
