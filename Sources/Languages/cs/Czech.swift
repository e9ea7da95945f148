extension LanguageFacts {
  static let czech = LanguageFacts(
    code: "cs",
    profileWords: """
      a v na se je že s z do o to i ve za pro k by od po ale jako jsem jeho nebo jeho který která které byl byla \
      bylo také tak jak až při jen před mezi však podle jejich není jsou být této tento tato
      """,
    sentences: SentenceFacts(
      words: [.latin, .czech], hasOrdinalStops: true, hasRomanOrdinals: true, vowellessIsAbbreviation: false),
    numbers: NumberFacts(inflected: [
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
    ]),
    punctuation: PunctuationFacts(doubledWords: "se si ten moc ne ano bla ha je", quotes: "»« ‚‘"))
}
