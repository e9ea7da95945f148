internal import Bitext

extension MarkupRules {
  static let descriptions: [RuleDescription] = [
    RuleDescription(
      .tagMissing, .error, "A tag is missing",
      """
      Tags of XML and HTML by name, attributes left alone, and those of BBCode: `[b]`, `[url=…]`. `<file>` and the like, which tell users what to put in place, may be \
      translated.
      """,
      bad: [RuleExample("Press <b>Save</b>.", "Нажмите <b>Сохранить.")],
      good: [RuleExample("Press <b>Save</b> in <file>.", "В <файл> нажмите <b>Сохранить</b>.")]),
    RuleDescription(
      .tagExtra, .error, "A tag too many", "The target has a tag that the source has not, or has it more often.",
      bad: [RuleExample("Press <b>Save</b>.", "Нажмите <b>Сохранить</b><br/>.")],
      good: [RuleExample("Press <b>Save</b>.<br>", "Нажмите <b>Сохранить</b>.<br/>")]),
    RuleDescription(
      .tagUnbalanced, .error, "Tags that do not nest",
      "All tags are there, but one closes what is not open, or not the last.",
      bad: [RuleExample("<b>Save</b> the <i>file</i>", "<b>Сохранить <i>файл</b></i>")],
      good: [RuleExample("<b>Save</b> the <i>file</i>", "<i>Файл</i> <b>сохранить</b>")]),
    RuleDescription(
      .codeMissing, .error, "An inline code is missing",
      "The codes that a file keeps beside the text (bold, a link, a variable), by kind and number; where they have none, by what they hold. Marks of terms, comments and tracked changes are no codes.",
      bad: [RuleExample("Press ⟦1⟧Save⟦/1⟧.", "Нажмите «Сохранить».")],
      good: [RuleExample("Press ⟦1⟧Save⟦/1⟧.", "Нажмите ⟦1⟧Сохранить⟦/1⟧.")]),
    RuleDescription(
      .codeExtra, .error, "An inline code too many",
      "The target has a code that the source has not, or has it more often.",
      bad: [RuleExample("Page ⟦1/⟧", "Страница ⟦1/⟧ из ⟦2/⟧")],
      good: [RuleExample("Page ⟦1/⟧ of ⟦2/⟧", "Страница ⟦1/⟧ из ⟦2/⟧")]),
    RuleDescription(
      .codeOrder, .warning, "Inline codes that do not nest",
      "All codes are there, but pairs overlap that did not in the source.",
      bad: [RuleExample("⟦1⟧Save⟦/1⟧ the ⟦2⟧file⟦/2⟧", "⟦1⟧Сохранить ⟦2⟧файл⟦/1⟧⟦/2⟧")],
      good: [RuleExample("⟦1⟧Save⟦/1⟧ the ⟦2⟧file⟦/2⟧", "⟦2⟧Файл⟦/2⟧ ⟦1⟧сохранить⟦/1⟧")]),
    RuleDescription(
      .newlineCount, .warning, "Another number of lines",
      "Line breaks within the text, also written `\\n`. Information where lines only seem to be wrapped elsewhere, or the texts are long.",
      bad: [RuleExample("One\nTwo\nThree", "Один\nДва, три")], good: [RuleExample("One\nTwo", "Один\nДва")]),
    RuleDescription(
      .edgeSpace, .warning, "White space at the edges",
      "The target does not begin, or end, with the white space of the source.",
      bad: [RuleExample("Name: ", "Имя:")], good: [RuleExample("Name: ", "Имя: ")]),
  ]
}
