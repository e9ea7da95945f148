extension LanguageFacts {
  static let khmer = LanguageFacts(
    code: "km",
    sentences: SentenceFacts(words: [.latin, .khmer], stopsEndSentences: false),
    punctuation: PunctuationFacts(fullStops: .optional))
}
