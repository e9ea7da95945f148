extension LanguageFacts {
  static let vietnamese = LanguageFacts(
    code: "vi",
    folds: FoldFacts(isTypedWithoutMarks: true),
    sentences: SentenceFacts(words: [.latin, .vietnamese]),
    numbers: NumberFacts(namedByNumber: "thứ"),
    punctuation: PunctuationFacts(quotes: "“” «»"))
}
