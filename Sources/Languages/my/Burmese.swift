extension LanguageFacts {
  static let burmese = LanguageFacts(
    code: "my",
    numbers: NumberFacts(isUnspaced: true),
    punctuation: PunctuationFacts(fullStops: .optional))
}
