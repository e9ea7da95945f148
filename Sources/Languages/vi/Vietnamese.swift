extension LanguageFacts {
  static let vietnamese = LanguageFacts(
    code: "vi", folds: FoldFacts(isTypedWithoutMarks: true), numbers: NumberFacts(namedByNumber: "thứ"),
    punctuation: PunctuationFacts(quotes: "“” «»"))
}
