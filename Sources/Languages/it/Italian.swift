extension LanguageFacts {
  static let italian = LanguageFacts(
    code: "it",
    functionWords: """
      il lo la i gli le l un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dalla \
      dai in nel nella nei nelle su sul sulla con per e ed o ma che cui chi si suo sua suoi sue mi ti ci vi è sono \
      era erano essere ha hanno aveva avere questo questa questi queste quello quella come anche
      """,
    profileWords: "non più del dei delle anche se quando tutto tutti tra fra senza sul già dopo ogni",
    sentences: SentenceFacts(words: [.latin, .romance, .italian]),
    terms: TermFacts(
      inner: "di del della dei delle da",
      innerOfNames: "e in per"),
    tables: { .italian },
    punctuation: PunctuationFacts(
      doubledWords: "piano quasi lecca bla via ben poco molto sì no ciao subito zitto così man pian ha", quotes: "«» “”"
    ),
    affixes: .italian)
}
