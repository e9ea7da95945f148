extension LanguageFacts {
  static let slovenian = LanguageFacts(
    code: "sl",
    sentences: SentenceFacts(hasOrdinalStops: true, vowellessIsAbbreviation: false))
}
