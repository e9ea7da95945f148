internal import ArgumentParser
internal import Bitext
internal import Library
internal import Reports
internal import Workbench

struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove a translation from the working memory, or from every memory.",
    discussion: """
      Takes the units with these two texts out of tm/working.tmx, or what tolmach.yaml names; with --everywhere out of every memory \
      of the workspace. A unit in more languages loses this translation alone. Every other byte stays, and `tolmach undo` takes it back.

      EXAMPLES:
        tolmach remove "news conference" "конференция новостей"
        tolmach remove --everywhere --dry-run "news conference" "конференция новостей"
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var scope: CorrectionScope
  @OptionGroup var lines: JSONOption

  @Argument(help: "The source text, as a look-up shows it.")
  var source: String

  @Argument(help: "Its translation.")
  var target: String

  func run() throws {
    try correctPair(.remove, source, target, workspace, languages, scope, asJSON: lines.json)
  }
}

/// Which memories a correction goes to.
struct CorrectionScope: ParsableArguments {
  @Flag(name: .long, help: "In every memory of the workspace, not only in the working memory.")
  var everywhere = false

  @Flag(name: .long, help: "Say what would change, by file, line and unit, and write nothing.")
  var dryRun = false
}

/// Runs a correction, and says what it did.
func correctPair(
  _ correction: Correction, _ source: String, _ target: String, _ workspace: WorkspaceOptions,
  _ languages: LanguageOptions, _ scope: CorrectionScope, asJSON: Bool
) throws {
  let snapshot = try workspace.open()
  let pair = languages.pair(for: source, snapshot.settings)
  var options = CorrectionOptions(source: source, target: target, pair: pair)
  options.isEverywhere = scope.everywhere
  options.isDryRun = scope.dryRun
  let report = try correct(correction, in: snapshot, options: options)
  if let message = report.message { Console.note(message) }
  for unit in report.units {
    Console.out(asJSON ? jsonLine(unit.json) + "\n" : CorrectionText(Console.style).unit(unit))
  }
  for failure in report.failures { Console.error(errorText(failure)) }
  for other in report.elsewhere.prefix(20) {
    Console.note("\(other.memory):\(other.line): has the same pair; --everywhere goes there, too")
  }
  if report.elsewhere.count > 20 { Console.note("and \(grouped(report.elsewhere.count - 20)) more units have it") }
  if !report.failures.isEmpty { throw ExitCode(2) }
  if report.units.isEmpty {
    Console.note(
      "nothing found in \(scope.everywhere ? "the memories" : snapshot.settings.write): the two texts must be as a look-up shows them"
    )
    throw ExitCode(1)
  }
}
