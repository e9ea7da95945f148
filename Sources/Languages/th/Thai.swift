extension LanguageFacts {
  static let thai = LanguageFacts(
    code: "th",
    numbers: NumberFacts(isUnspaced: true),
    punctuation: PunctuationFacts(fullStops: .none))
}
