internal import ArgumentParser
internal import Bitext
internal import Library
internal import Reports
internal import Workbench

enum FailOn: String, CaseIterable, ExpressibleByArgument {
  case error, warning
}

struct GlossaryCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say what is wrong in glossaries, by file and line.",
    discussion: """
      Looks for duplicate concepts, terms and ids, one term with conflicting equivalents in a domain, references that \
      lead nowhere or in a circle, terms both to be used and not to be, Latin letters in Cyrillic words (designations \
      such as С-300V excepted), spaces around terms or doubled, text not in NFC, invisible characters, empty terms, \
      and concepts that lack a language of the pair. Exit code 1 when there are errors.

      EXAMPLES:
        tolmach glossary check
        tolmach glossary check client.tbx --fail-on warning --json
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var reading: EncodingOption

  @Option(name: .long, help: "Findings of this severity or a greater one end with exit code 1: error or warning.")
  var failOn = FailOn.error

  @OptionGroup var lines: JSONOption

  @Argument(help: "Glossaries by name, or files; all of the workspace unless given.", completion: .file())
  var files: [String] = []

  private var json: Bool { lines.json }

  func run() throws {
    let space = try workspace.find()
    let pair = languages.pair(for: "", try space.settings())
    let result = try checkGlossaries(
      files, of: space, source: pair.source, target: pair.target, encoding: reading.encoding)
    for refusal in result.refusals { Console.error(errorText(refusal)) }
    for finding in result.findings {
      if json { Console.line(jsonLine(finding.json)) } else { Console.plain(finding.text) }
    }
    let errors = result.findings.count { $0.severity == .error }
    let warnings = result.findings.count { $0.severity == .warning }
    let remarks = result.findings.count - errors - warnings
    Console.note(
      "\(grouped(result.concepts)) concept\(result.concepts == 1 ? "" : "s"): "
        + "\(grouped(errors)) error\(errors == 1 ? "" : "s"), "
        + "\(grouped(warnings)) warning\(warnings == 1 ? "" : "s")"
        + (remarks > 0 ? ", \(grouped(remarks)) remark\(remarks == 1 ? "" : "s")" : ""))
    if !result.refusals.isEmpty { throw ExitCode(2) }
    if errors > 0 || failOn == .warning && warnings > 0 { throw ExitCode(1) }
  }
}
