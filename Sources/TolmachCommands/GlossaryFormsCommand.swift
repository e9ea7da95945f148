internal import ArgumentParser
internal import Bitext
internal import Library
internal import Reports
internal import Workbench

/// Shows the forms in which a term is recognised.
struct GlossaryFormsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forms", abstract: "Print the forms in which a term is recognised.",
    discussion: """
      Russian terms are declined by dictionary, English ones by rules; of each case and number the most usual form is \
      shown. What is wrong here is recognised wrongly, too.

      EXAMPLES:
        tolmach glossary forms "рабочая группа"
        tolmach glossary forms --language en "working group" --json
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Option(
    name: .long, help: "The term's language; unless given, that of the workspace's two which is written in its letters."
  )
  var language: String?

  @OptionGroup var lines: JSONOption

  @Argument(help: "The term; several words are one term.")
  var term: [String]

  private var json: Bool { lines.json }

  func validate() throws { try expectLanguages([("--language", language)]) }

  func run() throws {
    let text = term.joined(separator: " ")
    let rows = paradigm(
      of: text, language: try language.map { LanguageTag($0) } ?? workspace.find().settings().language(of: text))
    guard !rows.isEmpty else {
      Console.note("nothing found")
      throw ExitCode(1)
    }
    let names = rows.map { [$0.grammaticalCase, $0.number].compactMap(\.self).joined(separator: " ") }
    let width = names.map(\.count).max() ?? 0
    for (row, name) in zip(rows, names) {
      let padding = String(repeating: " ", count: width - name.count + (width > 0 ? 2 : 0))
      Console.line(
        json ? jsonLine(row.json) : Console.style.styled(name, .faint) + padding + Console.style.shown(row.form))
    }
  }
}
