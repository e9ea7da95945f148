extension LanguageFacts {
  static let armenian = LanguageFacts(
    code: "hy",
    punctuation: PunctuationFacts(
      stops: ":․", colons: "․.՝։", innerQuestions: "՞", innerExclamations: "՜", quotes: "«» “” „“"))
}
