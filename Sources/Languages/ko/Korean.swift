extension LanguageFacts {
  static let korean = LanguageFacts(
    code: "ko",
    sentences: SentenceFacts(words: [.latin, .korean], hasOrdinalStops: true),
    numbers: NumberFacts(
      unspacedMagnitudes: [(1, "십"), (2, "백"), (3, "천")], centuryWords: ["세기"], isAgglutinative: true,
      joinsMagnitudes: true),
    punctuation: PunctuationFacts(quotes: "“” ‘’ «»"),
    affixes: .korean)
}
