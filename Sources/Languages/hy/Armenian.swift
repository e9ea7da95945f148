extension LanguageFacts {
  static let armenian = LanguageFacts(
    code: "hy",
    // Capitals are written with the letters of the ligature as it sounds today.
    folds: FoldFacts(transform: "և > եվ;"),
    sentences: SentenceFacts(words: [.latin, .armenian], terminators: ":", stopsEndSentences: false),
    punctuation: PunctuationFacts(
      stops: ":․", colons: "․.՝։", innerQuestions: "՞", innerExclamations: "՜", quotes: "«» “” „“"))
}
