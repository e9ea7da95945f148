extension LanguageFacts {
  static let norwegianNynorsk = LanguageFacts(
    code: "nn",
    sentences: SentenceFacts(words: [.latin, .norwegian], hasOrdinalStops: true),
    numbers: NumberFacts(centuryStems: ["tal"]),
    punctuation: PunctuationFacts(doubledWords: "der det den som at veldig nei ja bla ha", quotes: "“” „“ ””"),
    affixes: AffixFacts(compoundLinks: "s e"))
}
