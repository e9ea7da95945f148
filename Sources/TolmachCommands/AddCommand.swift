internal import ArgumentParser
internal import Bitext
internal import Library
internal import Reports
internal import Workbench

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
