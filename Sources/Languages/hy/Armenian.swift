extension LanguageFacts {
  static let armenian = LanguageFacts(
    code: "hy",
    sentences: SentenceFacts(words: [.latin, .armenian], terminators: ":", stopsEndSentences: false),
    punctuation: PunctuationFacts(
      stops: ":․", colons: "․.՝։", innerQuestions: "՞", innerExclamations: "՜", quotes: "«» “” „“"))
}
