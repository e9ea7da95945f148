extension LanguageFacts {
  static let lao = LanguageFacts(
    code: "lo",
    punctuation: PunctuationFacts(fullStops: .none))
}
