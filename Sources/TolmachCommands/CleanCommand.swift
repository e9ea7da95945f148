internal import ArgumentParser
internal import Bitext
internal import Reports
internal import Upkeep
internal import Workbench

struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean", abstract: "Find what does not belong into a memory, and move it out.",
    discussion: """
      Duplicates, empty and untranslated texts, wrong languages and alphabets, broken encodings, stray tags, lost spaces, and pairs \
      that are no translations, as far as the memory itself shows (it needs some thousands of units for that). Without --apply \
      nothing is written. With it, rejected units go to the reject file, each with the prop x-tolmach-rejected that says why, \
      and the memory keeps the others, byte for byte. Exit code 1 when something was found.

      EXAMPLES:
        tolmach clean tm/big.tmx
        tolmach clean --apply --rejects rejects.tmx tm/big.tmx
        tolmach clean --enable truncated --disable tags --older-superseded tm/big.tmx
        tolmach clean --disable "*" --enable duplicate,empty tm/*.tmx
        tolmach clean --list-rules
      """)

  @OptionGroup var languages: LanguageOptions

  @Flag(name: .long, help: "Write the kept units in place, and the others to --rejects.")
  var apply = false

  @Option(name: .long, help: "Where rejected units go; a new file, outside of tm/.", completion: .file())
  var rejects: String?

  @OptionGroup var choice: RuleOptions

  /// Of earlier versions: only these rules, by commas; with + or - before each, besides or without those that are on.
  @Option(name: .long, parsing: .unconditional, help: .hidden)
  var rules: String?

  @Flag(name: .long, help: "Of translations of one source the newest approved one stays.")
  var olderSuperseded = false

  @Option(name: .long, help: "So many examples of each reason are shown.")
  var examples = 3

  @OptionGroup var lines: JSONOption

  @Flag(name: .long, help: "List the rules.")
  var listRules = false

  @Argument(help: "TMX files.", completion: .file())
  var files: [String] = []

  private var json: Bool { lines.json }

  func validate() throws {
    if files.isEmpty, !listRules { throw ValidationError("expected a TMX file, found none") }
    if apply != (rejects != nil) { throw ValidationError("expected --apply and --rejects together") }
    if examples < 0 { throw ValidationError("expected 0 or more for --examples, found \(examples)") }
    _ = try chosenRules()
  }

  private func chosenRules() throws -> Set<CleanReason> {
    var (enabled, disabled) = (choice.enabled, choice.disabled)
    let names = (rules ?? "").split(separator: ",").map { String($0.filter { $0 != " " }) }
    if names.contains(where: { !$0.hasPrefix("+") && !$0.hasPrefix("-") }) { disabled.insert("*") }
    for name in names {
      if name.hasPrefix("-") {
        disabled.insert(String(name.dropFirst()))
      } else {
        enabled.insert(name.hasPrefix("+") ? String(name.dropFirst()) : name)
      }
    }
    if olderSuperseded { enabled.insert(CleanReason.superseded.id) }
    func reason(_ name: String) throws -> CleanReason {
      guard let reason = CleanReason(id: name) else {
        throw ValidationError("expected a rule, found \"\(name)\"; `tolmach clean --list-rules` lists them")
      }
      return reason
    }
    var chosen = disabled.contains("*") ? [] : CleanOptions().rules
    for name in disabled where name != "*" { chosen.remove(try reason(name)) }
    for name in enabled { chosen.insert(try reason(name)) }
    return chosen
  }

  func run() throws {
    if listRules {
      for rule in CleanReason.allCases { Console.line("\(rule.id)\t\(rule.isOn ? "on" : "off")\t\(rule.explanation)") }
      return
    }
    var options = CleanOptions()
    options.rules = try chosenRules()
    options.source = languages.from.map { LanguageTag($0) }
    options.target = languages.to.map { LanguageTag($0) }
    options.applies = apply
    options.rejects = rejects
    options.examples = examples
    let asJSON = json
    let report = try cleanMemories(files, options: options, listener: Console.listener) { unit in
      if asJSON { Console.line(jsonLine(unit.json)) }
    }
    Console.report(report.diagnostics)
    if !json { Console.out(UpkeepText(Console.style).rejects(report)) }
    let what = apply ? "moved to \(rejects ?? "")" : "to reject; nothing is written without --apply"
    Console.note(
      "\(grouped(report.units)) units, \(grouped(report.rejectedCount)) "
        + (report.rejectedCount == 0 ? "to reject" : what))
    if report.partly > 0 {
      Console.note("\(grouped(report.partly)) units have a wrong text beside right ones, and are kept")
    }
    if !report.knowsWords, options.rules.contains(.misaligned), report.units > 0 {
      Console.note("too few pairs to know words from: misaligned ones are not looked for")
    }
    if report.rejectedCount > 0 { throw ExitCode(1) }
  }
}
