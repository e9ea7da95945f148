extension LanguageFacts {
  static let ukrainian = LanguageFacts(
    code: "uk",
    functionWords: """
      в у на з із зі до від по за для при про і й та а але або чи би б що щоб як так це цей ця ці цього цієї цих \
      той та те ті який яка яке які якого якої яких бути був була було були буде будуть є він вона воно вони його \
      її їх йому їй їм я ми ти ви мене нас вас нам вам мій моя мої наш наша наші ваш ваша ваші свій своя свої \
      також
      """,
    profileWords: "не ні все ще якщо коли де тільки вже може після між через під над без більш та або цього щодо",
    sentences: SentenceFacts(words: [.latin, .english, .russian, .ukrainian]),
    tables: { .ukrainian },
    punctuation: PunctuationFacts(
      doubledWords: "дуже ледве ледь так ні ну мало зовсім давно багато ось бла ха", foreignLookalikes: "јѕЈЅёЁ",
      oneLetterWords: "а і о у", quotes: "“” „”"))
}
