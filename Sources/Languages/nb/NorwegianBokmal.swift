extension LanguageFacts {
  static let norwegianBokmal = LanguageFacts(
    code: "nb",
    sentences: SentenceFacts(hasOrdinalStops: true),
    numbers: NumberFacts(centuryStems: ["tal"]))
}
