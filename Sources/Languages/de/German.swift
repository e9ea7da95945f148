extension LanguageFacts {
  static let german = LanguageFacts(
    code: "de",
    functionWords: """
      der die das den dem des ein eine einen einem einer eines und oder aber in im an am auf zu zum zur von vom \
      bei beim mit für aus als dass wie ist sind war waren sein wird werden wurde wurden hat haben hatte \
      hatten kann können soll sollen muss müssen er sie es ihn ihm ihr ihre ihrer ihren sein seine wir uns unser \
      unsere ihr euch ich mich mir du dich dir sich auch so
      """,
    profileWords: """
      was diesem einem einer welche werden nicht nach über noch nur wenn diese dieser dieses durch unter zwischen \
      bis alle mehr vor gegen
      """,
    sentences: SentenceFacts(words: [.latin, .german], hasOrdinalStops: true, hasRomanOrdinals: true),
    terms: TermFacts(
      inner: "der des für von zur zum",
      innerOfNames: "und in"),
    tables: { .german },
    punctuation: PunctuationFacts(
      doubledWords: "die der das den dem sie ihr ihnen denen deren da was wer es sehr ja nein na so bla ha",
      quotes: "»« «» ›‹ ‹›"),
    affixes: AffixFacts(compoundLinks: "s es n en e er ens ns nen"))
}
