extension LanguageFacts {
  static let czech = LanguageFacts(
    code: "cs",
    profileWords: """
      a v na se je že s z do o to i ve za pro k by od po ale jako jsem jeho nebo jeho který která které byl byla \
      bylo také tak jak až při jen před mezi však podle jejich není jsou být této tento tato
      """,
    sentences: SentenceFacts(
      words: [.latin, .czech], hasOrdinalStops: true, hasRomanOrdinals: true, vowellessIsAbbreviation: false),
    numbers: NumberFacts(
      inflected: [
        (
          [(1, "prvn"), (3, "třet")], "í ího ímu ím ích ími"
        ),
        (
          [
            (1, "prv"), (2, "druh"), (4, "čtvrt"), (5, "pát"), (6, "šest"), (7, "sedm"), (8, "osm"), (9, "devát"),
            (10, "desát"),
            (20, "dvacát"), (30, "třicát"),
          ], "ý ého ému ém ým ých ými á ou é"
        ),
      ],
      prefixes: [
        (2, "dvou dvoj"), (3, "tří tři troj"), (4, "čtyř čtyř čtver"), (5, "pěti"), (6, "šesti"), (7, "sedmi"),
        (8, "osmi"),
        (9, "devíti"), (10, "deseti"), (11, "jedenácti"), (12, "dvanácti"), (15, "patnácti"), (20, "dvaceti"),
        (30, "třiceti"),
        (40, "čtyřiceti"), (50, "padesáti"), (60, "šedesáti"), (70, "sedmdesáti"), (80, "osmdesáti"),
        (90, "devadesáti"),
        (100, "sto"), (200, "dvouset dvěstě"), (300, "tříset třista"), (400, "čtyřset čtyřista"),
        (500, "pětiset pětset"),
        (1000, "tisíci"),
      ]),
    punctuation: PunctuationFacts(doubledWords: "se si ten moc ne ano bla ha je", quotes: "»« ‚‘"))
}
