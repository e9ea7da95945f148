extension LanguageFacts {
  static let armenian = LanguageFacts(
    code: "hy",
    punctuation: PunctuationFacts(
      stops: ":", innerQuestions: "՞", innerExclamations: "՜", quotes: "«» “” „“"))
}
