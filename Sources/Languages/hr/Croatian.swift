extension LanguageFacts {
  static let croatian = LanguageFacts(
    code: "hr",
    sentences: SentenceFacts(hasOrdinalStops: true, vowellessIsAbbreviation: false))
}
