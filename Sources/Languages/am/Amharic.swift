extension LanguageFacts {
  static let amharic = LanguageFacts(
    code: "am",
    sentences: SentenceFacts(words: [.latin, .amharic], terminators: "፡", stopsEndSentences: false))
}
