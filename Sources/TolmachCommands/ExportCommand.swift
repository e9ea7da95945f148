internal import ArgumentParser
internal import Bitext
internal import Library
internal import Reports
internal import Workbench

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write memories to one file: TMX in several flavours, XLIFF, PO, JSON lines, tables.",
    discussion: """
      A whole memory is written as the same document; several, or those units that are wanted, under the header of the \
      first. The ending chooses: .tmx, .xlf, .po, .tsv, .csv, .jsonl, each also as .gz or .zip; - is TMX to standard output. \
      What the format or flavour cannot hold is said by kind.

      --where takes comparisons joined by and, or, not and parentheses: text, text.LANG, lang, date, created, author, note, \
      id, origin (human, machine, alignment), memory, prop.TYPE; = != ~ (contains; /expression/) !~ < <= > >= (dates); a field \
      alone asks whether there is one.

      EXAMPLES:
        tolmach export -o all.tmx.gz
        tolmach export security-policy --from en --to ru -o pairs.tsv
        tolmach export --flavour trados -o for-studio.tmx
        tolmach export --where 'date >= 2019-04 and not origin = machine and text.en ~ "missile"' -o recent.tmx
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Option(
    name: .long,
    help: "Only units with a text in this language, and only its variants; it is the source language of the file.")
  var from: String?

  @Option(name: .long, help: "The other language.")
  var to: String?

  @Option(name: .long, help: "What TMX is for: tmx14, level1, level2, omegat, trados or memoq.")
  var flavour = "tmx14"

  @Option(
    name: .long, help: "What is written, where the ending does not say: tmx, tsv, csv, jsonl, xliff12, xliff2, po.")
  var format: String?

  @Option(name: .long, help: "Which units are wanted: 'lang = ru and date >= 2019'.")
  var `where`: String?

  @Flag(name: .long, help: "Put an apostrophe before cells that a spreadsheet would take for formulas.")
  var safeCells = false

  @Option(name: .shortAndLong, help: "The file written; - for standard output.", completion: .file())
  var output: String

  @Argument(help: "Memories by name; all unless given.")
  var names: [String] = []

  func validate() throws { try expectLanguages([("--from", from), ("--to", to)]) }

  func run() throws {
    var options = ExportOptions()
    options.languages = [from, to].compactMap { $0.map { LanguageTag($0) } }
    options.source = from.map { LanguageTag($0) }
    options.format = try format.map { try ExportFormat(named: $0) }
    try options.setFlavour(flavour)
    options.filter = try `where`.map { try UnitFilter($0) }
    options.safeCells = safeCells
    let result = try export(names, of: workspace.find(), to: output, options: options)
    Console.report(result.diagnostics)
    for line in result.losses { Console.note(line) }
    if let warning = result.formulas?.warning { Console.note(warning) }
    Console.note(
      "\(grouped(result.units)) unit\(result.units == 1 ? "" : "s") of \(result.memories) memor\(result.memories == 1 ? "y" : "ies")"
    )
    if result.units == 0 { throw ExitCode(1) }
  }
}
