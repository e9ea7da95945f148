extension LanguageFacts {
  static let bulgarian = LanguageFacts(
    code: "bg",
    profileWords: """
      на се да е и за от в с че не са по като към това тази този тези които който която което ще има или при до \
      след във със може само още беше бяха бил както ако много между без го му си я това какво те той тя ли дали \
      защото всички
      """,
    sentences: SentenceFacts(words: [.latin, .bulgarian], vowellessIsAbbreviation: false),
    punctuation: PunctuationFacts(
      doubledWords: "много едва така да не ами малко съвсем бла ха", foreignLookalikes: "іјѕІЈЅ",
      oneLetterWords: "а о с"))
}
