internal import ArgumentParser
internal import Bitext
internal import Library
internal import Reports
internal import Workbench

struct AnalyseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyse",
    abstract: "Count segments, words and characters of drafts by what the memories know of them.",
    discussion: """
      Reads what `check` reads. Bands are: in context (101), repetitions, repetitions of other files, 100, 95-99, 85-94, \
      75-84, 50-74, new. docs/counting.md says what a word is. Rates are whole percents of a new word, from --rates or \
      tolmach.yaml; a band without one counts in full. Exit code 1 when nothing is to be translated, 2 when a draft cannot \
      be read.

      EXAMPLES:
        tolmach analyse job/*.xlf
        tolmach analyse --internal-fuzzy --rates context=0,repetitions=10,100=10,95-99=30 locale/
        tolmach analyse --report html -o analysis.html job/
      """)

  enum Report: String, CaseIterable, ExpressibleByArgument { case text, csv, json, html }

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var languages: LanguageOptions

  @Option(name: .long, help: "How the counts are reported: text, csv, json or html.")
  var report = Report.text

  @OptionGroup var lines: JSONOption

  @Option(name: .shortAndLong, help: "Where the report goes; standard output unless given.", completion: .file())
  var output: String?

  @Flag(name: .long, help: "Put an apostrophe before cells of CSV that a spreadsheet would take for formulas.")
  var safeCells = false

  @Option(name: .long, help: "What a word of a band costs, in percent: context=0,repetitions=10,95-99=30,….")
  var rates: String?

  @Flag(name: .long, help: "Compare segments also with those before them in the drafts.")
  var internalFuzzy = false

  @Flag(name: .long, help: "Pass over what has a translation.")
  var untranslated = false

  @Flag(name: .long, inversion: .prefixedNo, help: "Compare with the workspace's memories.")
  var memory = true

  @OptionGroup var drafting: DraftFormatOption

  @OptionGroup var reading: EncodingOption

  @Argument(help: "Drafts, folders, patterns; - is standard input.", completion: .file())
  var drafts: [String]

  private var json: Bool { lines.json }

  func validate() throws {
    if safeCells, report != .csv || json { throw ValidationError("expected --safe-cells with --report csv only") }
  }

  func run() throws {
    var job = AnalysisJob(paths: drafts)
    job.source = languages.from.map { LanguageTag($0) }
    job.target = languages.to.map { LanguageTag($0) }
    job.format = drafting.format
    job.encoding = reading.encoding
    job.usesMemory = memory
    job.usesInternalMatches = internalFuzzy
    job.onlyUntranslated = untranslated
    job.rates = try rates.map { try AnalysisRates($0) }
    let result = try analyse(job, in: workspace.open())
    for draft in result.drafts {
      if let failure = draft.failure { Console.error(errorText(failure)) }
      Console.report(draft.diagnostics)
    }
    let table = report == .csv && !json ? result.csv(safeCells: safeCells) : nil
    let text =
      switch json ? .json : report {
      case .text: visible(result.text(grouped: { grouped($0) }), keepingLines: true)
      case .csv: table?.text ?? ""
      case .json: result.json.map { jsonLine($0) + "\n" }.joined()
      case .html:
        result.html(title: drafts.count == 1 ? "Analysis of \(drafts[0])" : "Analysis of \(drafts.count) paths")
      }
    try Console.deliver(text, to: output, from: result.drafts.map(\.file))
    if let warning = table?.formulas.warning { Console.note(warning) }
    Console.note(result.summary)
    if result.drafts.contains(where: { $0.failure != nil }) { throw ExitCode(2) }
    if result.total.segments == 0 { throw ExitCode(1) }
  }
}
