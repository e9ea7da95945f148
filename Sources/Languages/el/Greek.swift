extension LanguageFacts {
  static let greek = LanguageFacts(
    code: "el",
    sentences: SentenceFacts(words: [.latin, .greek], asksWithSemicolon: true),
    punctuation: PunctuationFacts(
      doubledWords: "πολύ σιγά λίγο πρώτος πρώτη πρώτο ναι όχι μπλα χα του της το την τον", quotes: "“” ‘’ „“"))
}
