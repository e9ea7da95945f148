extension LanguageFacts {
  static let slovak = LanguageFacts(
    code: "sk",
    sentences: SentenceFacts(hasOrdinalStops: true, vowellessIsAbbreviation: false))
}
