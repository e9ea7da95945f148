extension LanguageFacts {
  static let spanish = LanguageFacts(
    code: "es",
    functionWords: """
      el la los las lo un una unos unas de del a al en por para con y e o u pero que cual cuales quien se su sus \
      le les me mi mis te tu tus nos nuestro nuestra es son era eran ser está están fue fueron ha han había haber \
      este esta estos estas ese esa eso esos esas aquel como también
      """,
    profileWords: "no más sin sobre entre cuando todo todos si ya muy hasta desde donde porque",
    sentences: SentenceFacts(words: [.latin, .romance, .spanish]),
    terms: TermFacts(
      inner: "de del la el los las",
      innerOfNames: "y en para"),
    tables: { .spanish },
    punctuation: PunctuationFacts(
      doubledWords: "muy ya no sí poco casi bla ja nos", openingQuestion: "¿", openingExclamation: "¡", quotes: "«» “”")
  )
}
