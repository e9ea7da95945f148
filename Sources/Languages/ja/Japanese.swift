extension LanguageFacts {
  static let japanese = LanguageFacts(
    code: "ja",
    sentences: SentenceFacts(words: [.latin, .japanese]),
    numbers: NumberFacts(unspacedMagnitudes: [(2, "百"), (3, "千")], minus: "マイナス 氷点下 零下", centuryWords: ["世紀"]),
    punctuation: PunctuationFacts(fullStops: .optional, askingEnds: "か", quotes: "“” ‘’"))
}
