internal import Bitext

extension CharacterRules {
  static let descriptions: [RuleDescription] = [
    RuleDescription(
      .mixedScript, .error, "Letters of two alphabets in a word",
      """
      A Latin letter in a Cyrillic word, or the reverse, by letters that look alike. Where only one alphabet makes the word whole, the fix is \
      sure; otherwise it is a warning, as is a Latin c that is the preposition с. Designations (С-300, C-130) and Latin words with a Russian \
      ending are let pass. Which letters a Cyrillic alphabet has, depends on the language (і is a letter of Ukrainian). In Greek, Latin letters \
      that look like Greek ones.
      """,
      bad: [RuleExample("The treaty", "Догoвор"), RuleExample("Talks with Iran", "Переговоры c Ираном")],
      good: [
        RuleExample("S-300 and C-130", "С-300 и C-130"), RuleExample("PDF files", "PDFки"),
        RuleExample("An IT department", "IT-отдел"),
      ]),
    RuleDescription(
      .invisibleCharacter, .warning, "A character that is not to be seen",
      "Soft hyphens, zero-width spaces, byte order marks and marks of direction that the source has not. Joiners belong to the scripts that have them, zero-width spaces to those that have no spaces between words, marks of direction to texts from right to left.",
      bad: [RuleExample("The treaty", "Дого\u{AD}вор"), RuleExample("The treaty", "Дого\u{200B}вор")],
      good: [RuleExample("Family 👨\u{200D}👩", "Семья 👨\u{200D}👩")]),
    RuleDescription(
      .controlCharacter, .error, "A control character", "Other than tabulators and line ends, and not in the source.",
      bad: [RuleExample("The treaty", "Дого\u{0}вор")], good: [RuleExample("One\ttwo", "Один\tдва")]),
    RuleDescription(
      .mojibake, .error, "Letters read in the wrong encoding",
      "UTF-8 read as Windows-1251 or Windows-1252, the replacement character, question marks for letters.",
      bad: [
        RuleExample("The treaty", "Р”РѕРіРѕРІРѕСЂ"), RuleExample("The treaty", "Ð”Ð¾Ð³Ð¾Ð²Ð¾Ñ€"),
        RuleExample("The treaty", "Дого\u{FFFD}ор"), RuleExample("The treaty", "???????"),
      ],
      good: [RuleExample("The Rhine", "Рейн и Сена")]),
    RuleDescription(
      .notComposed, .information, "Not composed (NFC)",
      "A letter and a mark stand where Unicode has one character: the text will not be found by other programs. Stress marks are let pass.",
      bad: [RuleExample("The region", "Краи\u{306}")],
      good: [RuleExample("The region", "Край"), RuleExample("Castle", "За\u{301}мок")]),
    RuleDescription(
      .unknownWord, .information, "In no dictionary",
      "Hunspell's dictionary of the target language, where one is installed, does not know the word. Names, abbreviations in capitals, words with digits, words of the source and of the glossaries, and `checks: {words: […]}` of `tolmach.yaml` are passed over; a word is reported three times at most. The examples' speller knows no *переговори*.",
      bad: [RuleExample("The talks", "Это переговори")], good: [RuleExample("The talks", "Это переговоры")]),
  ]
}
