extension LanguageFacts {
  static let macedonian = LanguageFacts(
    code: "mk",
    sentences: SentenceFacts(words: [.latin, .macedonian], vowellessIsAbbreviation: false),
    punctuation: PunctuationFacts(
      doubledWords: "многу така да не малку бла ха", foreignLookalikes: "іІ", oneLetterWords: "а"))
}
