extension LanguageFacts {
  static let polish = LanguageFacts(
    code: "pl",
    functionWords: """
      w we na z ze do od po za dla przy o u i a ale lub albo czy by że żeby jak tak to ten ta te tego tej tych tym \
      który która które którego której których być był była było były będzie będą jest są on ona ono oni one jego \
      jej ich mu im ja my ty wy mnie nas was nam wam mój moja moje nasz nasza nasze swój swoja swoje się także
      """,
    profileWords: "nie już tylko gdy może przez przed między pod nad bez więcej oraz jako",
    sentences: SentenceFacts(words: [.latin, .polish], hasOrdinalStops: true),
    tables: { .polish },
    punctuation: PunctuationFacts(doubledWords: "bardzo tak nie no ledwo bla ha", quotes: "»« «» „“"))
}
