internal import ArgumentParser
internal import Bitext
internal import Library
internal import Reports
internal import Workbench

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
