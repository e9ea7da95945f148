extension LanguageFacts {
  static let french = LanguageFacts(
    code: "fr",
    functionWords: """
      le la les l un une des du de d à au aux en dans sur par pour avec et ou mais que qu qui dont où ce cet cette \
      ces c s se sa son ses leur leurs il elle ils elles on nous vous je me mon ma mes tu te ton ta tes votre vos \
      notre nos est sont était étaient être a ont avait avaient avoir sera seront y aussi
      """,
    profileWords: "ne pas plus cette tout tous comme entre après sans sous même si lors dont leur peut fait",
    sentences: SentenceFacts(words: [.latin, .french]),
    terms: TermFacts(
      inner: "de du des d à la l",
      innerOfNames: "et en pour"),
    tables: { .french },
    punctuation: PunctuationFacts(
      doubledWords: "nous vous bla très non oui ha", spacedMarks: ":;!?»",
      spacedMarksByRegion: [("CA", ":»"), ("CH", "")], quotes: "“” ‹›"),
    affixes: .french)
}
