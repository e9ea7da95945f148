internal import ArgumentParser
internal import Bitext
internal import Library
internal import Reports
internal import Workbench

/// Which concept is meant.
struct ConceptOptions: ParsableArguments {
  @Option(name: .long, help: "The glossary, by its name; all are looked in unless given.")
  var glossary: String?

  @Option(name: .long, help: "The concept's id, where several have the term.")
  var id: String?

  @Flag(name: .long, help: "Say what would change, and write nothing.")
  var dryRun = false
}

struct GlossaryEditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change a concept of a glossary.",
    discussion: """
      Finds the concept by a term, and by an equivalent where one is given; --status, --note, --rename and --drop are about the \
      equivalent, or about the term where none is given. In a TBX file every byte outside of the concept stays, and `tolmach undo` takes it \
      back. Tables (TSV, CSV, UTX) are edited as tables.

      EXAMPLES:
        tolmach glossary edit "missile shield" "ракетный щит" --status forbidden
        tolmach glossary edit "news conference" --synonym "press conference" --definition "A meeting with the press."
        tolmach glossary edit "envoy" "посланец" --rename "посланник"
        tolmach glossary edit "envoy" --equivalent "эмиссар" --dry-run
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var concept: ConceptOptions

  @Option(name: .long, help: "preferred, admitted, deprecated (or superseded) or forbidden.")
  var status: StatusArgument?

  @Option(name: .long, help: "A note to add.")
  var note: String?

  @Option(name: .long, help: "The term's new text.")
  var rename: String?

  @Flag(name: .long, help: "Take the term out of the concept.")
  var drop = false

  @Option(name: .long, help: "What the concept is, in place of what stands there.")
  var definition: String?

  @Option(name: .long, help: "A further term in the source language; may be given several times.")
  var synonym: [String] = []

  @Option(name: .long, help: "A further term in the target language; may be given several times.")
  var equivalent: [String] = []

  @OptionGroup var lines: JSONOption

  @Argument(help: "A term of the concept.")
  var term: String

  @Argument(help: "One of its equivalents.")
  var of: String?

  private var edit: ConceptEdit {
    var edit = ConceptEdit()
    edit.status = status?.status
    edit.note = note
    edit.newText = rename
    edit.drops = drop
    edit.definition = definition
    edit.synonyms = synonym
    edit.equivalents = equivalent
    return edit
  }

  func validate() throws {
    if edit == ConceptEdit() {
      throw ValidationError(
        "expected a change, such as --status, --definition, --synonym, --equivalent, --rename or --drop")
    }
    if drop, status != nil || note != nil || rename != nil {
      throw ValidationError("expected --drop or a change of the term, found both")
    }
  }

  func run() throws {
    try correctConcept(.edit(edit), term, of, workspace, languages, concept, asJSON: lines.json)
  }
}

/// Runs a correction, and says what it did.
func correctConcept(
  _ correction: GlossaryCorrection, _ term: String, _ equivalent: String?, _ workspace: WorkspaceOptions,
  _ languages: LanguageOptions, _ concept: ConceptOptions, asJSON: Bool
) throws {
  let space = try workspace.find()
  let pair = languages.pair(for: term, try space.settings())
  var selection = ConceptSelection(term: term, equivalent: equivalent, pair: pair)
  selection.glossary = concept.glossary
  selection.id = concept.id
  guard let done = try correctGlossary(correction, selection, in: space, isDryRun: concept.dryRun) else {
    Console.note("nothing found: the term must be as a look-up shows it")
    throw ExitCode(1)
  }
  Console.out(asJSON ? jsonLine(done.json) + "\n" : CorrectionText(Console.style).concept(done))
}
