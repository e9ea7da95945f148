extension LanguageFacts {
  static let burmese = LanguageFacts(
    code: "my",
    punctuation: PunctuationFacts(fullStops: .optional))
}
