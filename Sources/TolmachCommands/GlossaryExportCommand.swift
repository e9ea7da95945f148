internal import ArgumentParser
internal import Bitext
internal import Library
internal import Reports
internal import Workbench

extension GlossaryFormat: ExpressibleByArgument {}

struct GlossaryExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write glossaries to one file: TBX, TSV, CSV, XLSX, UTX.",
    discussion: """
      What the format has no place for is listed on standard error, a line a kind with how often. tbx is TBX-Basic, or \
      the dialect of the glossaries where that holds more; tsv is OmegaT's table of three columns; csv, xlsx and utx hold \
      everything of two languages.

      EXAMPLES:
        tolmach glossary export -o all.tbx
        tolmach glossary export security-policy -o pairs.tsv --from en --to ru
        tolmach glossary export -o terms.xlsx
        tolmach glossary export -o - --format tbx-min --style dct
        tolmach glossary export old.tbx -o new.tbx                a file, made TBX 2019
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reading: EncodingOption

  @Option(
    name: .long,
    help: "tbx, tbx-min, tbx-core, tbx-2008, tsv, csv, utx or xlsx; as the output's name ends unless given.")
  var format: GlossaryFormat?

  @Option(
    name: .long, help: "Style of TBX 2019: dca (data categories as attributes) or dct (as tags); dca unless given.")
  var style: String?

  @Option(name: .long, help: "Only concepts with a term in this language, and only its terms.")
  var from: String?

  @Option(name: .long, help: "The other language.")
  var to: String?

  @Flag(name: .long, help: "Put an apostrophe before cells that a spreadsheet would take for formulas.")
  var safeCells = false

  @Option(name: .shortAndLong, help: "The file written; - for standard output.", completion: .file())
  var output: String

  @Argument(help: "Glossaries by name, or files; all of the workspace unless given.")
  var names: [String] = []

  func validate() throws {
    try expectLanguages([("--from", from), ("--to", to)])
    if let style, !["dca", "dct"].contains(style) {
      throw ValidationError("expected dca or dct for --style, found \"\(style)\"")
    }
  }

  func run() throws {
    let space = try workspace.find()
    var options = GlossaryExportOptions()
    options.format = format
    options.style = style
    options.languages = [from, to].compactMap { $0.map { LanguageTag($0) } }
    options.usual = try space.settings().pair
    options.safeCells = safeCells
    options.encoding = reading.encoding
    let result = try exportGlossaries(names, of: space, to: output, options: options)
    Console.reportGlossary(result.diagnostics)
    for loss in result.losses { Console.note(loss) }
    if let warning = result.formulas?.warning { Console.note(warning) }
    Console.note(
      "\(grouped(result.concepts)) concept\(result.concepts == 1 ? "" : "s") of "
        + "\(result.glossaries) glossar\(result.glossaries == 1 ? "y" : "ies")")
    if result.concepts == 0 { throw ExitCode(1) }
  }
}
