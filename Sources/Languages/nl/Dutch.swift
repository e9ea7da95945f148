extension LanguageFacts {
  static let dutch = LanguageFacts(
    code: "nl",
    profileWords: """
      de het een van en in is op te dat die voor met zijn niet aan er om ook als dan maar bij naar uit door worden \
      wordt werd of over deze dit heeft hebben had kan nog wel geen meer ze hij wij tot zich kunnen moet tegen
      """,
    sentences: SentenceFacts(words: [.latin, .dutch]),
    punctuation: PunctuationFacts(doubledWords: "die dat wat het er zo heel ja nee bla ha", quotes: "“” „” ‘’ «»"),
    affixes: AffixFacts(compoundLinks: "s en e er n"))
}
