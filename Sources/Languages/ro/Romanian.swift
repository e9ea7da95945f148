extension LanguageFacts {
  static let romanian = LanguageFacts(
    code: "ro",
    profileWords: """
      și în de la a cu pe un o care este nu din că pentru mai să ce se sau au fost lui sunt prin ale al cel cea \
      după fără dar acest această între
      """,
    sentences: SentenceFacts(words: [.latin, .romanian]),
    punctuation: PunctuationFacts(doubledWords: "foarte da nu bla ha", quotes: "„” „“ «»"))
}
