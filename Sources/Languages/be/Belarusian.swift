extension LanguageFacts {
  static let belarusian = LanguageFacts(
    code: "be",
    profileWords: """
      і у ў на з не што як да па за гэта але яго яна ён быў была былі ад таксама пра каб які якая якія для або ці \
      іх яе тут калі толькі ужо вельмі пасля паміж без
      """,
    sentences: SentenceFacts(words: [.latin, .russian, .belarusian]),
    punctuation: PunctuationFacts(
      doubledWords: "вельмі ледзь так ну не мала зусім даўно шмат вось бла ха", foreignLookalikes: "јѕЈЅ",
      oneLetterWords: "а і у о",
      quotes: "„“ “”"))
}
