extension LanguageFacts {
  static let armenian = LanguageFacts(
    code: "hy",
    // Capitals are written with the letters of the ligature as it sounds today.
    folds: FoldFacts(transform: "և > եվ;"),
    punctuation: PunctuationFacts(
      stops: ":", innerQuestions: "՞", innerExclamations: "՜", quotes: "«» “” „“"))
}
