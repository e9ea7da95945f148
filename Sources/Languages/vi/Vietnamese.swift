extension LanguageFacts {
  static let vietnamese = LanguageFacts(
    code: "vi",
    sentences: SentenceFacts(words: [.latin, .vietnamese]),
    numbers: NumberFacts(namedByNumber: "thứ"),
    punctuation: PunctuationFacts(quotes: "“” «»"))
}
