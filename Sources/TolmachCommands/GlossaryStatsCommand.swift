internal import ArgumentParser
internal import Bitext
internal import Library
internal import Reports
internal import Workbench

struct GlossaryStatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Count concepts, terms, languages, statuses and definitions.",
    discussion: """
      EXAMPLES:
        tolmach glossary stats
        tolmach glossary stats client.tbx --json
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reading: EncodingOption

  @OptionGroup var lines: JSONOption

  @Argument(help: "Glossaries by name, or files; all of the workspace unless given.", completion: .file())
  var files: [String] = []

  private var json: Bool { lines.json }

  func run() throws {
    let space = try workspace.find()
    let pair = try space.settings().pair
    let counts = try countGlossaries(
      files, of: space, sourceLanguage: pair.source.canonical, targetLanguage: pair.target.canonical,
      encoding: reading.encoding)
    for glossary in counts {
      if json { Console.line(jsonLine(glossary.json)) } else { Console.out(glossary.text) }
    }
    if counts.isEmpty { Console.note("\(space.folder): no glossary in glossaries/ yet") }
    if counts.isEmpty || counts.contains(where: { $0.failure != nil }) { throw ExitCode(1) }
  }
}

extension Console {
  /// The first twenty diagnostics on standard error, the others as a number.
  static func reportGlossary(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics.prefix(20) { note("\(diagnostic)") }
    if diagnostics.count > 20 {
      note("and \(diagnostics.count - 20) more; `tolmach glossary check` shows them all")
    }
  }
}
