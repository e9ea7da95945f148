internal import ArgumentParser
internal import Bitext
internal import Library
internal import Reports
internal import Workbench

struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a translation to the working memory.",
    discussion: """
      Appends a unit to tm/working.tmx, or what tolmach.yaml names. When the command has said so, the unit is on disk. Where the \
      memory has the source with another translation, you are asked on a terminal; elsewhere both are kept, and that is said. \
      `tolmach undo` takes it back.

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

  @Flag(name: .long, help: "Put it in the place of other translations of the same text.")
  var replace = false

  @Flag(name: .long, help: "Keep other translations of the same text, without a word.")
  var keepBoth = false

  @Argument(help: "The source text.")
  var source: String

  @Argument(help: "Its translation.")
  var target: String

  func validate() throws {
    if replace, keepBoth { throw ValidationError("expected --replace or --keep-both, found both") }
  }

  func run() throws {
    let space = try workspace.find()
    let settings = try space.settings()
    let pair = languages.pair(for: source, settings)
    var unit = NewUnit(
      source: source, target: target, sourceLanguage: pair.source.canonical,
      targetLanguage: pair.target.canonical)
    unit.context = context
    unit.note = note
    unit.id = id
    if try isReplacing(unit, space, settings) {
      let added = try addReplacing(unit, to: space, settings)
      if let message = added.message { Console.note(message) }
      for old in added.superseded {
        Console.note("in place of \"\(old.edit.oldText ?? "")\" (\(old.edit.file):\(old.line))")
      }
      Console.plain("added to \(added.memory)")
      return
    }
    let added = try add(unit, to: space)
    if let message = added.message { Console.note(message) }
    Console.plain("added to \(added.memory)")
  }

  /// Whether the unit is to take the place of others; says what is known, or asks.
  private func isReplacing(_ unit: NewUnit, _ space: Workspace, _ settings: Settings) throws -> Bool {
    if replace || keepBoth { return replace }
    let known = try knownTargets(of: unit, in: space, settings)
    guard let first = known.first else { return false }
    let more = known.count > 1 ? " and \(grouped(known.count - 1)) more" : ""
    let what = "\"\(source)\" is known as \"\(first.target)\" (\(settings.write):\(first.line))\(more)"
    guard StandardStream.error.isTerminal, StandardInput.isTerminal else {
      Console.note("\(what): both are kept; --replace puts the new one in its place")
      return false
    }
    Console.note("\(what): k keeps both, r replaces, anything else adds nothing")
    var input = StandardInput()
    switch try input.next()?.text.lowercased() {
    case "k", "keep": return false
    case "r", "replace": return true
    default:
      Console.note("nothing is added")
      throw ExitCode(1)
    }
  }
}
