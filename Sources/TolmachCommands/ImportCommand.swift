internal import ArgumentParser
internal import Bitext
internal import Library
internal import Reports
internal import Workbench

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Add files to a memory: TMX, XLIFF, PO, JSON lines, tables (TSV, CSV, XLSX); or an OmegaT project.",
    discussion: """
      A TMX file needs no import: a copy in tm/ is found as it is. Importing makes it UTF-8 TMX 1.4, leaves damaged \
      units out (saying so), and joins several files in one memory. All units are on disk when the command ends, or none. \
      Of drafts what is translated is taken, and of tables what no column "fuzzy" marks; a table's header names its columns, \
      and columns that are not read are named. Each plural form is a unit, with a prop that says which one it is. A unit that \
      the memory has already, by its id or by its texts and context, is not added again.

      A folder is an OmegaT project: its project_save.tmx and the memories in its tm/ become one memory of its name, those \
      in tm/mt and tm/penalty-NN others in folders of the same name, its glossaries one glossary.

      EXAMPLES:
        tolmach import client.tmx.zip
        tolmach import pairs.tsv --into glossary-pairs --from en --to ru
        tolmach import *.po --into interface
        tolmach import ~/omegat/annual-report
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var reading: EncodingOption

  @Option(name: .long, help: "The memory's name; that of the first file unless given.")
  var into: String?

  @Flag(name: .long, help: "Take segments of drafts and rows of tables marked for another look, too.")
  var fuzzy = false

  @Argument(
    help: "Files: .tmx, .xlf, .po, .tsv, .csv, .jsonl, plain or as .gz or .zip; .xlsx; folders of OmegaT.",
    completion: .file()
  )
  var files: [String]

  func run() throws {
    var options = ImportOptions()
    options.into = into
    let space = try workspace.find()
    let pair = languages.pair(for: "", try space.settings())
    options.sourceLanguage = pair.source.canonical
    options.targetLanguage = pair.target.canonical
    options.includesFuzzy = fuzzy
    options.encoding = reading.encoding
    func tell(_ result: ImportResult) {
      Console.report(result.diagnostics)
      Console.plain(result.text)
      if let line = result.leftOutLine { Console.note("\(result.memory): \(line)") }
    }
    if files.contains(where: isOmegaTProject) {
      guard files.count == 1 else {
        throw UsageError("expected one OmegaT project, and nothing else, found \(files.count)")
      }
      options.hasGivenLanguages = languages.from != nil || languages.to != nil
      let result = try importOmegaTProject(files[0], into: space, options: options, listener: Console.listener)
      for memory in result.memories { tell(memory) }
      if let glossary = result.glossary {
        Console.report(glossary.diagnostics)
        Console.plain(
          "\(grouped(glossary.concepts)) concept\(glossary.concepts == 1 ? "" : "s") imported into \(glossary.glossary)"
        )
      }
      return
    }
    tell(try importFiles(files, into: space, options: options, listener: Console.listener))
  }
}
