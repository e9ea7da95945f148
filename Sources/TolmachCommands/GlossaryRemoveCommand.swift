internal import ArgumentParser
internal import Workbench

struct GlossaryRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove a concept from a glossary.",
    discussion: """
      Finds the concept by a term, and by an equivalent where one is given, and takes all of it out of its TBX file; every other byte \
      stays, and `tolmach undo` takes it back. One term alone goes with `tolmach glossary edit --drop`.

      EXAMPLES:
        tolmach glossary remove "missile shield" "ракетный щит"
        tolmach glossary remove "envoy" --glossary working --dry-run
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var concept: ConceptOptions
  @OptionGroup var lines: JSONOption

  @Argument(help: "A term of the concept.")
  var term: String

  @Argument(help: "One of its equivalents.")
  var of: String?

  func run() throws {
    try correctConcept(.remove, term, of, workspace, languages, concept, asJSON: lines.json)
  }
}
