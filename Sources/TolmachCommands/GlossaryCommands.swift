internal import ArgumentParser
internal import Bitext
internal import Library
internal import Orthography
internal import Workbench

struct GlossaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary",
    abstract: "Look terms up, and keep glossaries in TBX.",
    discussion: """
      A glossary needs no import: a TBX, TSV, CSV or UTX file in glossaries/ is found as it is.

      EXAMPLES:
        tolmach glossary lookup "missile defense"
        tolmach glossary add "news conference" "пресс-конференция" --status preferred
        tolmach glossary check
        tolmach glossary export -o terms.csv
      """,
    subcommands: [
      GlossaryLookupCommand.self, GlossaryAddCommand.self, GlossaryImportCommand.self, GlossaryExportCommand.self,
      GlossaryCheckCommand.self, GlossaryStatsCommand.self, GlossaryFormsCommand.self,
    ])
}

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

  @Flag(name: .long, help: "One JSON object a query.")
  var json = false

  @Argument(help: "The text; several words are one text. - reads one text a line from standard input.")
  var text: [String]

  func run() throws {
    let snapshot = try workspace.open()
    let query = text.joined(separator: " ")
    let pair = languages.pair(for: text == ["-"] ? "" : query, snapshot.settings)
    let terms = try TermSearcher(snapshot, pair)
    if terms.isEmpty { Console.note("\(snapshot.workspace.folder): no glossary in glossaries/ yet") }
    var found = false
    func show(_ query: String, _ findings: [TermFinding]) {
      found = found || !findings.isEmpty
      if json {
        Console.line(glossaryAnswer(query, findings).line)
      } else {
        Console.out(Presentation.terms(findings) { Presentation.concept($0, instead: $1) })
      }
    }
    if text == ["-"] {
      for line in InputLines() {
        if !json { Console.line(Console.styled("> \(Console.visible(line.text))", .bold)) }
        show(line.text, try InputLines.answer(line, or: []) { try lookUpConcepts($0, terms) })
      }
    } else {
      show(query, try lookUpConcepts(query, terms))
    }
    if !found {
      if !json || text != ["-"] { Console.note("nothing found") }
      throw ExitCode(1)
    }
  }
}

enum StatusArgument: String, CaseIterable, ExpressibleByArgument {
  case preferred, admitted, deprecated, superseded, forbidden

  var status: TermStatus? { TermStatus(raw: rawValue) }
}

struct GlossaryAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a term and its equivalent to a glossary.",
    discussion: """
      Appends a concept to glossaries/working.tbx, which is made when there is none. When the command has said so, the \
      concept is on disk. One that is there already is not added again.

      EXAMPLES:
        tolmach glossary add "news conference" "пресс-конференция" --status preferred --part-of-speech noun
        tolmach glossary add "missile shield" "ракетный щит" --status forbidden --note "say противоракетная оборона"
        tolmach glossary add "посланник" "envoy" --domain diplomacy --into client
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var languages: LanguageOptions

  @Option(name: .long, help: "Of the equivalent: preferred, admitted, deprecated (or superseded) or forbidden.")
  var status: StatusArgument?

  @Option(name: .long, help: "What the concept is.")
  var definition: String?

  @Option(name: .long, help: "A note on the equivalent.")
  var note: String?

  @Option(name: .long, help: "The concept's subject field.")
  var domain: String?

  @Option(name: .long, help: "Of both terms: noun, verb, adjective, adverb or other.")
  var partOfSpeech: String?

  @Option(name: .long, help: "The glossary's name; working unless given.")
  var into = "working"

  @Argument(help: "The term.")
  var source: String

  @Argument(help: "Its equivalent.")
  var target: String

  func run() throws {
    let space = try workspace.find()
    let pair = languages.pair(for: source, try space.settings())
    var term = NewTerm(
      source: source, target: target, sourceLanguage: pair.source.canonical, targetLanguage: pair.target.canonical)
    term.status = status?.status
    term.definition = definition
    term.note = note
    term.domain = domain
    term.partOfSpeech = partOfSpeech
    let added = try addTerm(term, to: space, glossary: into)
    for loss in added.losses { Console.note(loss) }
    if let line = added.known {
      Console.plain("already in \(added.glossary):\(line)")
    } else {
      Console.plain("added to \(added.glossary)")
    }
  }
}

struct GlossaryImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Add glossary files to a glossary of the workspace: TBX, TSV, CSV, UTX.",
    discussion: """
      A file in glossaries/ needs no import. Importing makes it TBX, leaves damaged concepts out (saying so), and joins \
      several files in one. What the glossary's dialect has no place for is listed. All concepts are on disk when the \
      command ends, or none.

      EXAMPLES:
        tolmach glossary import client.tbx
        tolmach glossary import terms.csv more.tsv --into client --from en --to ru
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var languages: LanguageOptions

  @Option(name: .long, help: "The glossary's name; that of the first file unless given.")
  var into: String?

  @Argument(help: "Files: .tbx, .tsv, .csv, .utx, .txt, plain or as .gz or .zip.", completion: .file())
  var files: [String]

  func run() throws {
    let space = try workspace.find()
    let pair = languages.pair(for: "", try space.settings())
    var options = GlossaryImportOptions()
    options.into = into
    options.sourceLanguage = pair.source.canonical
    options.targetLanguage = pair.target.canonical
    let result = try importGlossaries(files, into: space, options: options)
    Console.reportGlossary(result.diagnostics)
    for loss in result.losses { Console.note(loss) }
    Console.plain(
      "\(Console.grouped(result.concepts)) concept\(result.concepts == 1 ? "" : "s") imported into \(result.glossary)")
  }
}

extension GlossaryFormat: ExpressibleByArgument {}

struct GlossaryExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write glossaries to one file: TBX, TSV, CSV, UTX.",
    discussion: """
      What the format has no place for is listed on standard error, a line a kind with how often. tbx is TBX-Basic, or \
      the dialect of the glossaries where that holds more; tsv is OmegaT's table of three columns; csv and utx hold \
      everything of two languages.

      EXAMPLES:
        tolmach glossary export -o all.tbx
        tolmach glossary export security-policy -o pairs.tsv --from en --to ru
        tolmach glossary export -o - --format tbx-min --style dct
        tolmach glossary export old.tbx -o new.tbx                a file, made TBX 2019
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Option(
    name: .long, help: "tbx, tbx-min, tbx-core, tbx-2008, tsv, csv or utx; as the output's name ends unless given.")
  var format: GlossaryFormat?

  @Option(
    name: .long, help: "Style of TBX 2019: dca (data categories as attributes) or dct (as tags); dca unless given.")
  var style: String?

  @Option(name: .long, help: "Only concepts with a term in this language, and only its terms.")
  var from: String?

  @Option(name: .long, help: "The other language.")
  var to: String?

  @Option(name: .shortAndLong, help: "The file written; - for standard output.", completion: .file())
  var output: String

  @Argument(help: "Glossaries by name, or files; all of the workspace unless given.")
  var names: [String] = []

  func validate() throws {
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
    let result = try exportGlossaries(names, of: space, to: output, options: options)
    Console.reportGlossary(result.diagnostics)
    for loss in result.losses { Console.note(loss) }
    Console.note(
      "\(Console.grouped(result.concepts)) concept\(result.concepts == 1 ? "" : "s") of "
        + "\(result.glossaries) glossar\(result.glossaries == 1 ? "y" : "ies")")
    if result.concepts == 0 { throw ExitCode(1) }
  }
}

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

  @Option(name: .long, help: "Findings of this severity or a greater one end with exit code 1: error or warning.")
  var failOn = FailOn.error

  @Flag(name: .long, help: "One JSON object a finding.")
  var json = false

  @Argument(help: "Glossaries by name, or files; all of the workspace unless given.", completion: .file())
  var files: [String] = []

  func run() throws {
    let space = try workspace.find()
    let pair = languages.pair(for: "", try space.settings())
    let result = try checkGlossaries(files, of: space, source: pair.source, target: pair.target)
    for refusal in result.refusals { Console.error(refusal) }
    for finding in result.findings {
      if json { Console.line(finding.json.line) } else { Console.plain(finding.description) }
    }
    let errors = result.findings.count { $0.severity == .error }
    let warnings = result.findings.count - errors
    Console.note(
      "\(Console.grouped(result.concepts)) concept\(result.concepts == 1 ? "" : "s"): "
        + "\(Console.grouped(errors)) error\(errors == 1 ? "" : "s"), "
        + "\(Console.grouped(warnings)) warning\(warnings == 1 ? "" : "s")")
    if !result.refusals.isEmpty { throw ExitCode(2) }
    if errors > 0 || failOn == .warning && warnings > 0 { throw ExitCode(1) }
  }
}

struct GlossaryStatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Count concepts, terms, languages, statuses and definitions.",
    discussion: """
      EXAMPLES:
        tolmach glossary stats
        tolmach glossary stats client.tbx --json
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Flag(name: .long, help: "One JSON object a glossary.")
  var json = false

  @Argument(help: "Glossaries by name, or files; all of the workspace unless given.", completion: .file())
  var files: [String] = []

  func run() throws {
    let space = try workspace.find()
    let pair = try space.settings().pair
    let counts = try countGlossaries(
      files, of: space, sourceLanguage: pair.source.canonical, targetLanguage: pair.target.canonical)
    for glossary in counts {
      if json { Console.line(glossary.json.line) } else { print(glossary) }
    }
    if counts.isEmpty { Console.note("\(space.folder): no glossary in glossaries/ yet") }
    if counts.isEmpty || counts.contains(where: { $0.failure != nil }) { throw ExitCode(1) }
  }

  private func print(_ glossary: GlossaryCounts) {
    if let failure = glossary.failure {
      Console.plain("\(glossary.name): \(failure)")
      return
    }
    func list(_ counts: [(String, Int)]) -> String {
      counts.map { "\($0.isEmpty ? "-" : $0) \(Console.grouped($1))" }.joined(separator: ", ")
    }
    Console.plain(
      "\(glossary.name): \(Console.grouped(glossary.concepts)) concepts, \(Console.grouped(glossary.terms)) terms, "
        + "\(Console.grouped(glossary.defined)) with a definition"
        + (glossary.damaged > 0 ? ", \(glossary.damaged) damaged" : ""))
    if !glossary.languages.isEmpty {
      Console.plain("  languages: \(list(glossary.languages.map { ($0.code, $0.terms) }))")
    }
    if glossary.statuses.contains(where: { $0.status != "none" }) {
      Console.plain("  statuses: \(list(glossary.statuses.map { ($0.status, $0.terms) }))")
    }
    if !glossary.domains.isEmpty {
      let more = glossary.domains.count > 10 ? " and \(glossary.domains.count - 10) more" : ""
      Console.plain("  domains: \(list(glossary.domains.prefix(10).map { ($0.name, $0.concepts) }))\(more)")
    }
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
