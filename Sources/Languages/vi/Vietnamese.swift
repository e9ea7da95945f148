extension LanguageFacts {
  static let vietnamese = LanguageFacts(
    code: "vi", numbers: NumberFacts(namedByNumber: "thứ"),
    punctuation: PunctuationFacts(quotes: "“” «»"))
}
