extension LanguageFacts {
  static let khmer = LanguageFacts(
    code: "km",
    punctuation: PunctuationFacts(fullStops: .optional))
}
