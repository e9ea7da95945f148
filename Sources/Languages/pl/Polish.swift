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
    numbers: NumberFacts(prefixes: [
      (2, "dwu dwój"), (3, "trzy trój"), (4, "cztero"), (5, "pięcio"), (6, "sześcio"), (7, "siedmio"), (8, "ośmio"),
      (9, "dziewięcio"),
      (10, "dziesięcio"), (11, "jedenasto"), (12, "dwunasto"), (15, "piętnasto"), (20, "dwudziesto"),
      (30, "trzydziesto"),
      (40, "czterdziesto"), (50, "pięćdziesięcio"), (60, "sześćdziesięcio"), (70, "siedemdziesięcio"),
      (80, "osiemdziesięcio"),
      (90, "dziewięćdziesięcio"), (100, "stu sto"), (200, "dwustu"), (300, "trzystu"), (400, "czterystu"),
      (500, "pięćset"),
    ]),
    tables: { .polish },
    punctuation: PunctuationFacts(doubledWords: "bardzo tak nie no ledwo bla ha", quotes: "»« «» „“"))
}
