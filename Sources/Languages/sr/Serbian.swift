extension LanguageFacts {
  static let serbian = LanguageFacts(
    code: "sr",
    profileWords: """
      и је у да се на за од са су не који која које као што из то или али био била било бити није по до после о ће \
      може само још овај ова ово ове између без како када
      """,
    folds: FoldFacts(transform: "Serbian-Latin/BGN"),
    sentences: SentenceFacts(
      words: [.latin, .serbian, .croatian], hasOrdinalStops: true, vowellessIsAbbreviation: false),
    numbers: NumberFacts(scripts: ["Cyrl", "Latn"]),
    punctuation: PunctuationFacts(
      doubledWords: "се је врло јако мало не да бла ха se je vrlo jako malo ne da bla ha", foreignLookalikes: "іѕІЅ",
      oneLetterWords: "а о с у к", quotes: "„“ „” »« “”"),
    lexicon: "hr")
}
