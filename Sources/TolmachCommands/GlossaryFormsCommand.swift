internal import ArgumentParser
internal import Orthography
internal import Workbench

/// Shows the forms in which a term is recognised.
///
/// Not among the subcommands of `glossary` until the workbench says a term's paradigm.
struct GlossaryFormsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forms", abstract: "Print the forms in which a term is recognised.",
    discussion: """
      EXAMPLES:
        tolmach glossary forms "рабочая группа"
        tolmach glossary forms --language en "working group" --json
      """)

  @Option(name: .long, help: "The term's language; ru for Cyrillic letters and en for others unless given.")
  var language: String?

  @Flag(name: .long, help: "One JSON object a form.")
  var json = false

  @Argument(help: "The term; several words are one term.")
  var term: [String]

  var tag: LanguageTag {
    let isCyrillic = term.joined().unicodeScalars.contains { (0x400...0x52F).contains($0.value) }
    return LanguageTag(language ?? (isCyrillic ? "ru" : "en"))
  }

  func run() throws {
    // for row in paradigm(of: term.joined(separator: " "), language: tag) { … }
    throw ExitCode(2)
  }
}
