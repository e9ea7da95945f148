extension LanguageFacts {
  static let thai = LanguageFacts(
    code: "th",
    punctuation: PunctuationFacts(fullStops: .none))
}
