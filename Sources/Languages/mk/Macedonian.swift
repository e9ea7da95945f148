extension LanguageFacts {
  static let macedonian = LanguageFacts(
    code: "mk",
    sentences: SentenceFacts(vowellessIsAbbreviation: false))
}
