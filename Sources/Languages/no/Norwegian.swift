extension LanguageFacts {
  static let norwegian = LanguageFacts(
    code: "no",
    sentences: SentenceFacts(words: [.latin, .norwegian], hasOrdinalStops: true),
    numbers: NumberFacts(centuryStems: ["tal"]),
    punctuation: PunctuationFacts(doubledWords: "der det den som at veldig nei ja bla ha", quotes: "«» “” „“ ””"),
    affixes: AffixFacts(compoundLinks: "s e"), lexicon: "nb")
}
