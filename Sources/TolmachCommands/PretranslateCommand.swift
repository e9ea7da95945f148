internal import ArgumentParser
internal import Bitext
internal import Reports
internal import Workbench

struct PretranslateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pretranslate",
    abstract: "Fill drafts from the memories.",
    discussion: """
      Fills segments without a translation in XLIFF 1.2 and 2, PO, TMX and tables; nothing that has one is overwritten, and \
      everything else of a file stays as it is, byte for byte. A copy of the source that the file says is new counts as none; \
      another text that it says so of is left. Below 100, numbers of the draft are put in, and the segment is marked for another \
      look: PO fuzzy with the message it was translated from, XLIFF 1.2 needs-review-translation with an alt-trans, XLIFF 2 a \
      subState with a match, memoQ, Phrase and Studio their own status and percent, TMX a prop and a note, tables a note. A table \
      without a column for notes is filled with exact matches alone. \
      Plural forms and segments whose inline codes do not fit are left. \
      Exit code 1 when nothing was filled, 2 when a draft cannot be read.

      EXAMPLES:
        tolmach pretranslate draft.xlf -o filled.xlf
        tolmach pretranslate --threshold 85 --terms locale/ -o filled/
        tolmach pretranslate --in-place "po/*.po"
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var languages: LanguageOptions

  @Option(name: .shortAndLong, help: "The copy: a file for one draft, a folder for several.", completion: .file())
  var output: String?

  @Flag(name: .long, help: "Write over the drafts.")
  var inPlace = false

  @Option(name: .long, help: "The least percent of a match that is put in, 1 to 101.")
  var threshold = 100

  @Flag(name: .long, help: "Add the glossaries' terms in each segment as notes.")
  var terms = false

  @OptionGroup var drafting: DraftFormatOption

  @OptionGroup var reading: EncodingOption

  @Argument(help: "Drafts, folders, patterns.", completion: .file())
  var drafts: [String]

  func validate() throws {
    if inPlace == (output != nil) { throw ValidationError("expected either --output or --in-place") }
    guard (1...101).contains(threshold) else {
      throw ValidationError("expected a percentage from 1 to 101 for --threshold, found \(threshold)")
    }
  }

  func run() throws {
    var job = PretranslationJob(paths: drafts)
    job.output = output
    job.source = languages.from.map { LanguageTag($0) }
    job.target = languages.to.map { LanguageTag($0) }
    job.format = drafting.format
    job.encoding = reading.encoding
    job.threshold = threshold
    job.addsTerms = terms
    let report = try pretranslate(job, in: workspace.open())
    for draft in report.drafts {
      Console.report(draft.diagnostics)
      if let failure = draft.failure {
        Console.error(errorText(failure))
      } else {
        Console.note("\(draft.file): \(draft.summary)")
      }
    }
    if report.drafts.contains(where: { $0.failure != nil }) { throw ExitCode(2) }
    if report.drafts.allSatisfy({ $0.filledCount == 0 }) { throw ExitCode(1) }
  }
}
