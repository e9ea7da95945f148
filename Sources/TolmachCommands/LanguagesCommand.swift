internal import ArgumentParser
internal import Bitext
internal import Reports
internal import Workbench

/// Shows what is known of languages.
struct LanguagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "languages", abstract: "Print what is known of each language.",
    discussion: """
      Forms of words, plural forms, quotation marks, lists of words, folds, the spelling dictionary of this machine, and \
      the rules of `check` that keep quiet. Of a language that is not listed here, what CLDR knows is used. Names are in \
      the language of LC_ALL, LC_MESSAGES or LANG.

      EXAMPLES:
        tolmach languages
        tolmach languages pl vi --json
      """)

  @OptionGroup var lines: JSONOption

  @Argument(help: "Languages (BCP 47, such as en or sr-Latn); unless given, all that have data of their own.")
  var languages: [String] = []

  func validate() throws { try expectLanguages(languages.map { ("LANGUAGE", $0) }) }

  func run() throws {
    let known = languageKnowledge(of: languages.map { LanguageTag($0) })
    if lines.json {
      for language in known { Console.line(jsonLine(language.json)) }
    } else {
      Console.out(languageText(known, Console.style))
    }
  }
}
