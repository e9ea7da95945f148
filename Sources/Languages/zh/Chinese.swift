extension LanguageFacts {
  static let chinese = LanguageFacts(
    code: "zh",
    folds: FoldFacts(transform: "Traditional-Simplified"),
    sentences: SentenceFacts(words: [.latin, .chinese]),
    numbers: NumberFacts(
      unspacedMagnitudes: [(1, "十"), (2, "百"), (3, "千")], percentPhrases: ["百分点", "百分點"],
      minus: "零下", centuryWords: ["世纪", "世紀"], scripts: ["Hans", "Hant"]),
    punctuation: PunctuationFacts(fullStops: .optional, quotes: "“” ‘’"))
}
