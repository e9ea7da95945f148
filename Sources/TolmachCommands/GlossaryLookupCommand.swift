internal import ArgumentParser
internal import Bitext
internal import Library
internal import Reports
internal import Workbench

struct GlossaryLookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup", abstract: "Show whole concepts for the terms in a text.",
    discussion: """
      Terms are found in any form; of each, the concept is shown with its terms in every language, those to use first, \
      and with definitions and notes.

      EXAMPLES:
        tolmach glossary lookup "missile defense"
        tolmach glossary lookup "договор о сокращении вооружений"                from Russian
        tolmach glossary lookup --json - < draft.txt     one line of JSON for each line of the draft
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var languages: LanguageOptions

  @OptionGroup var lines: JSONOption

  @Argument(help: "The text; several words are one text. - reads one text a line from standard input.")
  var text: [String]

  private var json: Bool { lines.json }

  func run() throws {
    let snapshot = try workspace.open()
    let query = text.joined(separator: " ")
    let pair = languages.pair(for: text == ["-"] ? "" : query, snapshot.settings)
    let terms = try ConceptSession(snapshot, pair)
    if terms.isEmpty { Console.note("\(snapshot.workspace.folder): no glossary in glossaries/ yet") }
    var found = false
    func show(_ query: String, _ findings: [TermFinding]) {
      found = found || !findings.isEmpty
      if json {
        Console.line(jsonLine(glossaryAnswer(query, findings)))
      } else {
        Console.out(LookupText(Console.style).concepts(findings))
      }
    }
    if text == ["-"] {
      for line in InputLines() {
        if !json { Console.line(Console.style.styled("> \(Console.style.shown(line.text))", .bold)) }
        show(line.text, try InputLines.answer(line, or: []) { try terms.concepts(in: $0) })
      }
    } else {
      show(query, try terms.concepts(in: query))
    }
    if !found {
      if !json || text != ["-"] { Console.note("nothing found") }
      throw ExitCode(1)
    }
  }
}
