extension LanguageFacts {
  static let lao = LanguageFacts(
    code: "lo",
    numbers: NumberFacts(isUnspaced: true),
    punctuation: PunctuationFacts(fullStops: .none))
}
