extension LanguageFacts {
  static let burmese = LanguageFacts(
    code: "my",
    sentences: SentenceFacts(words: [.latin, .burmese], innerMarks: "၊", stopsEndSentences: false),
    punctuation: PunctuationFacts(fullStops: .optional))
}
