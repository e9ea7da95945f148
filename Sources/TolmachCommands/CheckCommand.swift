internal import ArgumentParser
internal import Bitext
internal import Reports
internal import Workbench

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check drafts: terms, numbers, placeholders, punctuation, consistency.",
    discussion: """
      Reads XLIFF 1.2 and 2, PO, TMX, tables of two columns, and pairs of texts (plain, Markdown, HTML, DOCX, ODT), which are \
      aligned where they have not the same lines. Folders are read with all drafts below \
      them. Findings go to standard output, the summary to standard error. Exit code 1 when a finding is as severe as \
      --fail-on says, 2 when a draft cannot be read, or not as a whole, or a rule of your own takes too long to be looked for.

      A segment whose note says `tolmach:ignore RULE reason` is not checked by that rule. docs/checks.md has the rules.

      EXAMPLES:
        tolmach check draft.xlf
        tolmach check --report html -o report.html locale/
        tolmach check --fail-on warning --baseline known.txt "po/*.po"
        tolmach check --fix draft.xlf                 puts in what is sure, and shows it
        tolmach check --source-text talks.en.md talks.ru.md
      """)

  enum Report: String, CaseIterable, ExpressibleByArgument { case text, json, sarif, junit, html }

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var languages: LanguageOptions

  @Option(name: .long, help: "How findings are reported: text, json, sarif, junit or html.")
  var report = Report.text

  @Option(name: .shortAndLong, help: "Where the report goes; standard output unless given.", completion: .file())
  var output: String?

  @Option(name: .long, help: "The least severity that makes the exit code 1: error, warning, information or never.")
  var failOn = "error"

  @Option(name: .long, help: "Findings that are known and not reported.", completion: .file())
  var baseline: String?

  @Option(name: .long, help: "Write all findings to a baseline.", completion: .file())
  var writeBaseline: String?

  @OptionGroup var choice: RuleOptions

  @OptionGroup var drafting: DraftFormatOption

  @OptionGroup var reading: EncodingOption

  @Option(
    name: .long, help: "The text that the one draft (text, Markdown, HTML, DOCX, ODT) is a translation of.",
    completion: .file())
  var sourceText: String?

  @Flag(name: .long, inversion: .prefixedNo, help: "Compare with the workspace's memories.")
  var memory = true

  @Flag(name: .long, inversion: .prefixedNo, help: "Ask the installed Hunspell dictionary of the target language.")
  var spelling = true

  @Flag(name: .long, help: "Put in the suggestions that are sure, and show each change.")
  var fix = false

  @Flag(name: .long, help: "List the rules.")
  var rules = false

  @Argument(help: "Drafts, folders, patterns; - is standard input.", completion: .file())
  var drafts: [String] = []

  private var bar: Finding.Severity?? {
    failOn == "never" ? .some(nil) : Finding.Severity(rawValue: failOn).map { .some($0) }
  }

  func validate() throws {
    guard bar != nil else {
      throw ValidationError("expected error, warning, information or never for --fail-on, found \"\(failOn)\"")
    }
    if drafts.isEmpty, !rules { throw ValidationError("expected a draft, found none") }
    if fix, drafts.contains("-") { throw ValidationError("expected files with --fix, found standard input") }
  }

  func run() throws {
    if rules {
      for rule in checkRules() {
        Console.line("\(rule.id)\t\(rule.severity.rawValue)\(rule.isOn ? "" : ", off")\t\(rule.title)")
      }
      return
    }
    var job = CheckJob(paths: drafts)
    job.source = languages.from.map { LanguageTag($0) }
    job.target = languages.to.map { LanguageTag($0) }
    job.format = drafting.format
    job.encoding = reading.encoding
    job.sourcePath = sourceText
    job.enabled = choice.enabled
    job.disabled = choice.disabled
    job.baseline = try baseline.map { try Baseline($0) }
    job.usesMemory = memory
    job.usesSpeller = spelling
    let result = try check(job, in: workspace.open())
    for draft in result.drafts {
      for diagnostic in draft.diagnostics.prefix(20) { Console.note("\(diagnostic)") }
      if draft.diagnostics.count > 20 { Console.note("\(draft.file): and \(draft.diagnostics.count - 20) more") }
      for unsearched in draft.unsearched { Console.error(unsearched.text(file: draft.file)) }
      if let failure = draft.failure { Console.error(errorText(failure)) }
    }
    try write(result)
    if let writeBaseline {
      try Console.deliver(Baseline.text(of: result), to: writeBaseline, from: result.drafts.map(\.file))
    }
    let isFixed = fix ? applySureFixes(result) : true
    Console.note(result.summary)
    if !isFixed || !result.isComplete || !result.drafts.allSatisfy(\.isWhole) { throw ExitCode(2) }
    if case .some(.some(let bar)) = bar, result.reaches(bar) { throw ExitCode(1) }
  }

  private func write(_ result: CheckReport) throws {
    var text = ""
    switch report {
    case .text: text = CheckText(output == nil ? Console.style : .plain).report(result)
    case .json:
      for draft in result.drafts {
        for finding in draft.findings { text += jsonLine(finding.json(file: draft.file)) + "\n" }
      }
    case .sarif: text = jsonLine(result.sarif) + "\n"
    case .junit:
      var failing = Finding.Severity.error
      if case .some(.some(let bar)) = bar { failing = bar }
      text = String(decoding: result.junit(failing: failing), as: UTF8.self)
    case .html:
      text = result.html(title: drafts.count == 1 ? "Check of \(drafts[0])" : "Check of \(drafts.count) paths")
    }
    try Console.deliver(text, to: output, from: result.drafts.map(\.file))
  }

  /// Shows each change once it is on disk. A draft that cannot be written does not keep the others from being.
  /// - Returns: whether all could be written.
  private func applySureFixes(_ result: CheckReport) -> Bool {
    var isFixed = true
    for draft in result.drafts where draft.failure == nil {
      if draft.isAligned {
        if draft.findings.contains(where: \.isSure) {
          Console.note(
            "\(draft.file): sure suggestions left for you: the text was aligned, its lines are not those of the source")
        }
        continue
      }
      let fixes: AppliedFixes
      do { fixes = try applyFixes(draft, writes: true) } catch {
        Console.error("\(draft.file): not changed: \(errorText(error))")
        isFixed = false
        continue
      }
      Console.out(CheckText(Console.style).changes(fixes, file: draft.file))
      if !fixes.changes.isEmpty { Console.note("\(draft.file): \(fixes.changes.count) segments changed") }
      if fixes.left > 0 {
        Console.note("\(draft.file): \(fixes.left) sure suggestions left for you: codes stand in the way")
      }
    }
    return isFixed
  }
}
