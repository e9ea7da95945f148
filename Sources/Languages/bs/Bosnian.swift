extension LanguageFacts {
  static let bosnian = LanguageFacts(
    code: "bs",
    sentences: SentenceFacts(hasOrdinalStops: true, vowellessIsAbbreviation: false))
}
