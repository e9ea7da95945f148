extension LanguageFacts {
  static let thai = LanguageFacts(
    code: "th",
    sentences: SentenceFacts(words: [.latin, .thai], stopsEndSentences: false),
    punctuation: PunctuationFacts(fullStops: .none))
}
