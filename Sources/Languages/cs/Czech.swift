extension LanguageFacts {
  static let czech = LanguageFacts(
    code: "cs",
    profileWords: """
      a v na se je že s z do o to i ve za pro k by od po ale jako jsem jeho nebo jeho který která které byl byla \
      bylo také až při jen před mezi však podle jejich není jsou být této tento tato
      """,
    sentences: SentenceFacts(hasOrdinalStops: true, vowellessIsAbbreviation: false),
    punctuation: PunctuationFacts(doubledWords: "se si ten moc ne ano bla ha je", quotes: "»« ‚‘"))
}
