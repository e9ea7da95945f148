internal import Bitext
package import Workbench

/// Languages for people: a line for each, and indented what is known.
package func languageText(_ languages: [LanguageKnowledge], _ style: TextStyle) -> String {
  var text = ""
  for language in languages {
    let code = language.language.canonical
    text +=
      style.styled(code, .bold) + String(repeating: " ", count: max(1, 4 - code.count)) + style.shown(language.name)
      + "\n"
    for line in lines(language) { text += "    " + style.shown(line) + "\n" }
  }
  return text
}

private func lines(_ language: LanguageKnowledge) -> [String] {
  var lines: [String] = []
  let way = language.isRightToLeft ? ", from right to left" : language.hasSpaces ? "" : ", without spaces"
  lines.append("script: " + (language.script ?? "not known") + way)
  lines.append("forms of words: " + formsText(language.forms))
  if language.lexiconWords > 0 {
    lines.append(
      "lexicon: \(language.lexiconWords) words, \(language.lexiconBytes / 1000) kB (simplemma and others, ODbL and CC BY-SA)"
    )
  }
  if !language.pluralForms.isEmpty { lines.append("plural forms: " + language.pluralForms.joined(separator: ", ")) }
  if !language.quotationMarks.isEmpty {
    lines.append("quotation marks: " + language.quotationMarks.joined(separator: " "))
  }
  var lists: [String] = []
  if language.hasAbbreviations { lists.append("abbreviations") }
  if language.hasNumberWords { lists.append("words for numbers") }
  if language.functionWords > 0 { lists.append("\(language.functionWords) function words") }
  if language.isToldApart { lists.append("words that tell it from others") }
  if language.hasTermWords { lists.append("words of no term") }
  if language.hasTableWords { lists.append("headers of tables") }
  if !lists.isEmpty { lines.append("lists: " + lists.joined(separator: ", ")) }
  if !language.folds.isEmpty { lines.append("folds of its own: " + language.folds.joined(separator: ", ")) }
  if !language.transliteration.isEmpty {
    lines.append("transliteration: " + language.transliteration.joined(separator: ", "))
  }
  lines.append("spelling dictionary: " + (language.dictionary ?? "none is installed"))
  if !language.silentRules.isEmpty {
    lines.append("rules that keep quiet: " + language.silentRules.joined(separator: ", "))
  }
  return lines
}

private func formsText(_ forms: String) -> String {
  switch forms {
  case "dictionary": "by dictionary"
  case "rules": "by rules"
  case "stems": "by stems"
  case "lexicon": "by lexicon"
  case "affixes": "by endings"
  case "marks": "without their marks"
  default: "not known"
  }
}

/// `docs/languages.md`, made of what the program knows.
package func languageMarkdown(
  _ languages: [LanguageKnowledge], _ requirements: [RuleRequirement], otherRules: Int
) -> String {
  var lines = [
    "# Languages", "",
    "What is known of each language that has a folder, from the program's own tables and from CLDR; `tolmach languages` prints the same with the",
    "dictionaries of the machine. `make snapshots` writes this page. Of a language without a folder CLDR's part is known: numbers, units, currencies,",
    "months, quotation marks, plural forms, script. How one is added: [adding-a-language.md](adding-a-language.md).",
    "",
    "- *forms*: how look-ups of terms know other forms of a word; *lexicon*: by lists of forms, which the concordance has too; *endings*: what is",
    "  written together with a word comes off; *stems*: words with one stem are one, in matches and the concordance too.",
    "- *abbreviations*: words whose full stop ends no sentence, besides those of all languages.",
    "- *numbers*: words for numbers that CLDR does not have.",
    "- *function words*: how many weigh half in a match.",
    "- *told apart*: `clean` knows a text in it by its words.",
    "- *folds*: what look-ups fold in this language alone ([scores.md](scores.md)).",
    "- *terms*, *tables*: words of no term, for `terms`; headers of tables.", "",
    "| | language | script | forms | plural forms | quotation marks | abbreviations | numbers | function words | told apart | folds | terms | tables |",
    "|---|---|---|---|---|---|---|---|---|---|---|---|---|",
  ]
  func mark(_ isKnown: Bool) -> String { isKnown ? "yes" : "" }
  for language in languages {
    let cells = [
      language.language.canonical, language.name, language.script ?? "",
      language.forms == "none" ? "" : formsText(language.forms), language.pluralForms.joined(separator: " "),
      language.quotationMarks.joined(separator: " "), mark(language.hasAbbreviations), mark(language.hasNumberWords),
      language.functionWords > 0 ? "\(language.functionWords)" : "", mark(language.isToldApart),
      language.folds.joined(separator: ", "), mark(language.hasTermWords), mark(language.hasTableWords),
    ]
    lines.append("| " + cells.joined(separator: " | ") + " |")
  }
  let schemes = languages.filter { !$0.transliteration.isEmpty }
  for language in schemes {
    lines += ["", "`transliterate` writes \(language.name) by \(language.transliteration.joined(separator: ", "))."]
  }
  lines += [
    "", "## Rules of `check`", "",
    "\(otherRules) rules read text of any language, and keep quiet over what they do not know of it. The others need to know something of the",
    "language of the targets:", "", "| rules | need | languages |", "|---|---|---|",
  ]
  for requirement in requirements {
    let names = requirement.rules.map { "[\($0)](checks.md#\($0))" }.joined(separator: ", ")
    let codes = requirement.languages?.map(\.canonical) ?? []
    let text =
      requirement.languages == nil
      ? "where one is installed" : codes.count == languages.count ? "all of these" : codes.joined(separator: ", ")
    lines.append("| \(names) | \(requirement.need) | \(text) |")
  }
  return lines.joined(separator: "\n") + "\n"
}
