internal import ArgumentParser
internal import Bitext
internal import Library
internal import Reports
internal import Workbench

struct GlossaryImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Add glossary files to a glossary of the workspace: TBX, TSV, CSV, XLSX, UTX.",
    discussion: """
      A file in glossaries/ needs no import. Of a workbook (.xlsx) the first sheet is read. A table's header names its columns \
      as memoQ, MultiTerm, Crowdin, Weblate and others do; columns that are not read are named. Importing makes it TBX, leaves damaged concepts out (saying so), and joins \
      several files in one. What the glossary's dialect has no place for is listed. All concepts are on disk when the \
      command ends, or none.

      EXAMPLES:
        tolmach glossary import client.tbx
        tolmach glossary import terms.csv more.tsv --into client --from en --to ru
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var reading: EncodingOption

  @Option(name: .long, help: "The glossary's name; that of the first file unless given.")
  var into: String?

  @Argument(help: "Files: .tbx, .tsv, .csv, .utx, .txt, plain or as .gz or .zip; .xlsx.", completion: .file())
  var files: [String]

  func run() throws {
    let space = try workspace.find()
    let pair = languages.pair(for: "", try space.settings())
    var options = GlossaryImportOptions()
    options.into = into
    options.encoding = reading.encoding
    options.sourceLanguage = pair.source.canonical
    options.targetLanguage = pair.target.canonical
    let result = try importGlossaries(files, into: space, options: options)
    Console.reportGlossary(result.diagnostics)
    for loss in result.losses { Console.note(loss) }
    Console.plain(
      "\(grouped(result.concepts)) concept\(result.concepts == 1 ? "" : "s") imported into \(result.glossary)")
  }
}
