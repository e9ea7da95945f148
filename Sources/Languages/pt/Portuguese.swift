extension LanguageFacts {
  static let portuguese = LanguageFacts(
    code: "pt",
    functionWords: """
      o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela para com e ou mas que qual quem se \
      seu sua seus suas lhe me te é são era eram ser está estão foi foram há tem têm este esta estes estas esse \
      essa isso como também
      """,
    profileWords: "não mais ao aos à às sem sobre entre quando todo todos já muito até desde onde porque",
    sentences: SentenceFacts(words: [.latin, .romance, .portuguese]),
    terms: TermFacts(
      inner: "de do da dos das",
      innerOfNames: "e em para"),
    tables: { .portuguese },
    punctuation: PunctuationFacts(doubledWords: "muito já não sim pouco quase bla ha nos", quotes: "«» “”"))
}
