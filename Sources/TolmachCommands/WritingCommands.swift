internal import ArgumentParser
internal import Bitext
internal import Library
internal import Orthography
internal import Workbench

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a workspace.",
    discussion: """
      Makes the folders tm/ and glossaries/, and a .gitignore for what is derived. What is there stays as it is.

      EXAMPLES:
        tolmach init ~/translations/ministry
      """)

  @Argument(help: "The folder; the current one unless given.", completion: .directory)
  var folder = "."

  func run() throws {
    let made = try initialize(folder)
    Console.plain("workspace \(made.workspace.folder)\(made.isNew ? "" : " (was there already)")")
  }
}

struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a translation to the working memory.",
    discussion: """
      Appends a unit to tm/working.tmx, or what tolmach.yaml names. When the command has said so, the unit is on disk.

      EXAMPLES:
        tolmach add "news conference" "пресс-конференция"
        tolmach add --note "per the client" "посланник" "envoy"                 from Russian
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var languages: LanguageOptions

  @Option(name: .long, help: "Where the text is from.")
  var context: String?

  @Option(name: .long, help: "A note for whoever finds it.")
  var note: String?

  @Option(name: .long, help: "The unit's id.")
  var id: String?

  @Argument(help: "The source text.")
  var source: String

  @Argument(help: "Its translation.")
  var target: String

  func run() throws {
    let space = try workspace.find()
    let pair = languages.pair(for: source, try space.settings())
    var unit = NewUnit(
      source: source, target: target, sourceLanguage: pair.source.canonical,
      targetLanguage: pair.target.canonical)
    unit.context = context
    unit.note = note
    unit.id = id
    let added = try add(unit, to: space)
    if let message = added.message { Console.note(message) }
    Console.plain("added to \(added.memory)")
  }
}

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Add files to a memory: TMX, XLIFF, PO, JSON lines, tables of two columns; or an OmegaT project.",
    discussion: """
      A TMX file needs no import: a copy in tm/ is found as it is. Importing makes it UTF-8 TMX 1.4, leaves damaged \
      units out (saying so), and joins several files in one memory. All units are on disk when the command ends, or none. Of drafts what is translated is taken.

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

  @Option(name: .long, help: "The memory's name; that of the first file unless given.")
  var into: String?

  @Flag(name: .long, help: "Take drafts' segments marked for another look, too.")
  var fuzzy = false

  @Argument(
    help: "Files: .tmx, .xlf, .po, .tsv, .csv, .jsonl, plain or as .gz or .zip; folders of OmegaT.", completion: .file()
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
    func tell(_ result: ImportResult) {
      Console.report(result.diagnostics)
      Console.plain(
        "\(Console.grouped(result.units)) unit\(result.units == 1 ? "" : "s") imported into \(result.memory)")
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
          "\(Console.grouped(glossary.concepts)) concept\(glossary.concepts == 1 ? "" : "s") imported into \(glossary.glossary)"
        )
      }
      return
    }
    tell(try importFiles(files, into: space, options: options, listener: Console.listener))
  }
}

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

  @Option(name: .long, help: "Only units with a text in this language, and only its variants.")
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

  @Option(name: .shortAndLong, help: "The file written; - for standard output.", completion: .file())
  var output: String

  @Argument(help: "Memories by name; all unless given.")
  var names: [String] = []

  func run() throws {
    var options = ExportOptions()
    options.languages = [from, to].compactMap { $0.map { LanguageTag($0) } }
    options.format = try format.map { try ExportFormat(named: $0) }
    try options.setFlavour(flavour)
    options.filter = try `where`.map { try UnitFilter($0) }
    let result = try export(names, of: workspace.find(), to: output, options: options)
    Console.report(result.diagnostics)
    for line in result.losses { Console.note(line) }
    Console.note(
      "\(Console.grouped(result.units)) unit\(result.units == 1 ? "" : "s") of \(result.memories) memor\(result.memories == 1 ? "y" : "ies")"
    )
    if result.units == 0 { throw ExitCode(1) }
  }
}

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what is wrong with TMX files, and save what is right.",
    discussion: """
      Reads each file to its end and names every fault with line and column. Exit code 1 when there are errors, 2 when \
      a file is refused as a whole.

      EXAMPLES:
        tolmach doctor tm/*.tmx
        tolmach doctor broken.tmx --repair -o good.tmx --quarantine damaged.txt
      """)

  @Flag(name: .long, help: "Write the good part of the one file to --output.")
  var repair = false

  @Option(name: .shortAndLong, help: "The repaired file.", completion: .file())
  var output: String?

  @Option(name: .long, help: "Where damaged stretches are set aside.", completion: .file())
  var quarantine: String?

  @Flag(name: .long, help: "One JSON object a file.")
  var json = false

  @Argument(help: "TMX files, plain or as .gz or .zip.", completion: .file())
  var files: [String]

  func validate() throws {
    if repair != (output != nil) { throw ValidationError("expected --repair and --output together") }
    if (repair || quarantine != nil) && files.count != 1 {
      throw ValidationError("expected one file with --repair or --quarantine, found \(files.count)")
    }
  }

  func run() throws {
    var worst: Int32 = 0
    for file in files {
      var options = DoctorOptions()
      options.output = output
      options.quarantine = quarantine
      let report: DoctorReport
      do { report = try examine(file, options: options) } catch {
        Console.error("\(error)")
        worst = 2
        continue
      }
      worst = max(worst, report.refusal != nil ? 2 : report.hasErrors ? 1 : 0)
      if json { Console.line(report.json.line) } else { print(report) }
    }
    if worst > 0 { throw ExitCode(worst) }
  }

  private func print(_ report: DoctorReport) {
    for diagnostic in report.diagnostics { Console.plain("\(diagnostic)") }
    if let refusal = report.refusal {
      Console.plain("\(refusal)")
      return
    }
    let languages = report.languages.map { "\($0.code) \(Console.grouped($0.count))" }.joined(separator: ", ")
    var line = "\(report.file): \(Console.grouped(report.units)) unit\(report.units == 1 ? "" : "s")"
    if !languages.isEmpty { line += " (\(languages))" }
    line += ", \(report.encoding)"
    if report.damagedUnits > 0 { line += ", \(report.damagedUnits) damaged" }
    if report.unitsWithoutText > 0 { line += ", \(report.unitsWithoutText) without text" }
    line += report.hasErrors ? "" : report.diagnostics.isEmpty ? ": sound" : ": readable"
    Console.plain(line)
    if let written = report.writtenUnits {
      Console.note("\(Console.grouped(written)) unit\(written == 1 ? "" : "s") written to \(output ?? "")")
    }
    if report.quarantinedBytes > 0, let quarantine {
      Console.note("\(Console.grouped(report.quarantinedBytes)) bytes set aside in \(quarantine)")
    }
  }
}

struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Count what the workspace holds: units, words, languages, authors, years, duplicates.",
    discussion: """
      Of an index it says whether it was fresh, stale or missing; in either case it is fresh afterwards.

      EXAMPLES:
        tolmach stats --json
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Flag(name: .long, help: "One JSON object a memory or glossary.")
  var json = false

  @Flag(name: .long, inversion: .prefixedNo, help: "Count authors, for which memories are read to their ends.")
  var authors = true

  func run() throws {
    let snapshot = try workspace.open()
    let memories = try statistics(of: snapshot, countsAuthors: authors)
    let glossaries = try glossaryStatistics(of: snapshot)
    for memory in memories {
      if json {
        Console.line(memory.json.line)
        continue
      }
      if let failure = memory.failure {
        Console.plain("\(memory.name): \(failure)")
        continue
      }
      Console.plain(
        "\(memory.name): \(Console.grouped(memory.units)) units, "
          + "\(Console.grouped(Int(memory.fileBytes))) bytes, index \(Console.grouped(memory.indexBytes)) bytes"
          + (memory.penalty > 0 ? ", penalty \(memory.penalty)" : "")
          + (memory.damagedUnits > 0 ? ", \(memory.damagedUnits) damaged" : "")
          + (memory.index == .fresh ? "" : ", index was \(memory.index.rawValue)"))
      for language in memory.languages {
        Console.plain(
          "  \(language.code): \(Console.grouped(language.texts)) segments, \(Console.grouped(language.words)) words")
      }
      details(of: memory)
    }
    if !json, memories.count > 1 {
      let units = memories.reduce(0) { $0 + $1.units }
      Console.plain("all \(memories.count) memories: \(Console.grouped(units)) units")
    }
    for glossary in glossaries {
      if json {
        Console.line(glossary.json.line)
        continue
      }
      Console.plain(
        "\(glossary.name): "
          + (glossary.failure
            ?? "\(Console.grouped(glossary.concepts)) concepts, \(Console.grouped(glossary.terms)) terms"))
      for language in glossary.languages {
        Console.plain("  \(language.code): \(Console.grouped(language.terms)) terms")
      }
    }
    if memories.contains(where: { $0.failure != nil }) || glossaries.contains(where: { $0.failure != nil }) {
      throw ExitCode(1)
    }
    if memories.isEmpty, glossaries.isEmpty {
      Console.note("\(snapshot.workspace.folder): no memory in tm/ and no glossary in glossaries/ yet")
      throw ExitCode(1)
    }
  }

  private func details(of memory: MemoryStatistics) {
    if memory.duplicates > 0 {
      Console.plain("  duplicates: \(Console.grouped(memory.duplicates)) units say the same as an earlier one")
    }
    if let authors = memory.authors, !authors.isEmpty {
      let shown = authors.prefix(5).map { "\($0.name) \(Console.grouped($0.units))" }.joined(separator: ", ")
      Console.plain("  authors: \(shown)\(authors.count > 5 ? ", and \(authors.count - 5) more" : "")")
    }
    guard let most = memory.years.map(\.units).max(), most > 0 else { return }
    if memory.undated > 0 { Console.plain("  without a date: \(Console.grouped(memory.undated)) units") }
    let width = Console.grouped(most).count
    for (year, units) in memory.years {
      let number = Console.grouped(units)
      let bar = String(repeating: "█", count: max(1, units * 40 / most))
      Console.plain("  \(year)  \(String(repeating: " ", count: width - number.count))\(number)  \(bar)")
    }
  }
}

extension Console {
  /// The first twenty diagnostics on standard error, the others as a number.
  static func report(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics.prefix(20) { note("\(diagnostic)") }
    if diagnostics.count > 20 { note("and \(diagnostics.count - 20) more; `tolmach doctor` shows them all") }
  }
}
