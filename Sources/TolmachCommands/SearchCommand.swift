internal import ArgumentParser
internal import Library
internal import Reports
internal import Workbench

extension SearchSide: ExpressibleByArgument {}

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find segments that contain words, with their translations (concordance).",
    discussion: """
      Finds words in any of their forms, whatever their case, stress marks or ё; those that follow each other come \
      first. In a word * stands for any letters and ? for one. A word found nowhere is looked for as typed on the other keyboard \
      layout, then by sound in the other alphabet.

      EXAMPLES:
        tolmach search "working group"
        tolmach search --in target "противоракетная оборона"
        tolmach search "verif* regime" --limit 5
        tolmach search --regex "[0-9]+ warheads?"
        tolmach search Рогозин --json
      """)

  enum Side: String, CaseIterable, ExpressibleByArgument { case source, target, both }

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var languages: LanguageOptions

  @Option(name: .customLong("in"), help: "Where to look: source, target or both.")
  var side = Side.both

  @Flag(name: .long, help: "Only where the words follow each other.")
  var phrase = false

  @Flag(name: .long, help: "Only the words as they are, in no other form.")
  var exact = false

  @Flag(name: .long, help: "The query is a regular expression in ICU's syntax; letters of either case unless --exact.")
  var regex = false

  @Option(name: .shortAndLong, help: "Most segments shown.")
  var limit = 20

  @OptionGroup var lines: JSONOption

  @Argument(help: "The words.")
  var query: [String]

  private var json: Bool { lines.json }

  func validate() throws {
    if regex, phrase { throw ValidationError("expected --regex or --phrase, found both") }
    guard limit > 0 else { throw ValidationError("expected a limit of at least 1, found \(limit)") }
  }

  func run() throws {
    let snapshot = try workspace.open()
    var options = SearchOptions(languages.pair(for: "", snapshot.settings))
    options.isPhrase = phrase
    options.isExact = exact
    options.isRegex = regex
    options.limit = limit
    switch side {
    case .source: options.sides = [.source]
    case .target: options.sides = [.target]
    case .both: options.sides = [.source, .target]
    }
    let text = query.joined(separator: " ")
    let result = try search(text, in: snapshot, options: options)
    if let instead = result.instead { Console.note("\"\(text)\" is nowhere; showing \(instead)") }
    for example in result.examples {
      Console.out(json ? jsonLine(example.json) + "\n" : LookupText(Console.style).example(example))
    }
    // What is not known is no matter of a limit.
    if let givenUp = result.givenUp {
      Console.error(givenUp.text)
    } else if !result.isComplete || result.total > result.examples.count {
      let all = "\(result.isComplete ? "" : "at least ")\(grouped(result.total))"
      Console.note(
        result.total > result.examples.count
          ? "\(grouped(result.examples.count)) of \(all) segments; --limit shows more"
          : "there may be more; --limit shows them")
    }
    if result.givenUp != nil { throw ExitCode(2) }
    if result.total == 0 {
      Console.note("nothing found")
      throw ExitCode(1)
    }
  }
}
