extension LanguageFacts {
  static let swedish = LanguageFacts(
    code: "sv",
    profileWords: """
      och att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när eller \
      än ut över också bli blir efter vid utan skall ska mot denna detta dessa hade mycket
      """,
    sentences: SentenceFacts(words: [.latin, .swedish], hasOrdinalStops: false),
    numbers: NumberFacts(centuryStems: ["tal"]),
    punctuation: PunctuationFacts(doubledWords: "det den de som har är att nej ja mycket bla ha", quotes: "»» »«"),
    affixes: AffixFacts(compoundLinks: "s o e u a"))
}
