extension LanguageFacts {
  static let slovak = LanguageFacts(
    code: "sk",
    sentences: SentenceFacts(
      words: [.latin, .slovak], hasOrdinalStops: true, hasRomanOrdinals: true, vowellessIsAbbreviation: false),
    numbers: NumberFacts(inflected: [
      (
        [(3, "tret")], "í ieho iemu om ím ích ími ia ej iu ou ie"
      ),
      (
        [
          (1, "prv"), (2, "druh"), (4, "štvrt"), (5, "piat"), (6, "šiest"), (7, "siedm"), (8, "ôsm"), (9, "deviat"),
          (10, "desiat"),
          (20, "dvadsiat"), (30, "tridsiat"),
        ], "ý y eho emu om ým ym ých ych ými ymi á a ej ú u ou é e"
      ),
    ]),
    punctuation: PunctuationFacts(doubledWords: "sa si ten veľmi nie áno bla ha je", quotes: "»« ‚‘"))
}
