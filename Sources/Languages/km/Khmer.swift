extension LanguageFacts {
  static let khmer = LanguageFacts(
    code: "km",
    numbers: NumberFacts(isUnspaced: true),
    punctuation: PunctuationFacts(fullStops: .optional))
}
