extension LanguageFacts {
  static let norwegianNynorsk = LanguageFacts(
    code: "nn",
    sentences: SentenceFacts(hasOrdinalStops: true),
    numbers: NumberFacts(centuryStems: ["tal"]),
    punctuation: PunctuationFacts(doubledWords: "der det den som at veldig nei ja bla ha", quotes: "“” „“ ””"))
}
