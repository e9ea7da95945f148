extension LanguageFacts {
  static let slovak = LanguageFacts(
    code: "sk",
    sentences: SentenceFacts(hasOrdinalStops: true, vowellessIsAbbreviation: false),
    punctuation: PunctuationFacts(doubledWords: "sa si ten veľmi nie áno bla ha je", quotes: "»« ‚‘"))
}
