internal import ArgumentParser
internal import Workbench

struct ReplaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replace", abstract: "Give a text of the working memory, or of every memory, another translation.",
    discussion: """
      Puts a new translation in the place of the old one in tm/working.tmx, or what tolmach.yaml names; with --everywhere in every \
      memory of the workspace. Notes, props and inline codes stay, and so does every other byte; `tolmach undo` takes it back.

      EXAMPLES:
        tolmach replace "news conference" "конференция новостей" "пресс-конференция"
        tolmach replace --everywhere --dry-run "envoy" "посланец" "посланник"
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var scope: CorrectionScope
  @OptionGroup var lines: JSONOption

  @Argument(help: "The source text, as a look-up shows it.")
  var source: String

  @Argument(help: "The translation as it is.")
  var old: String

  @Argument(help: "The translation as it is to be.")
  var new: String

  func run() throws {
    try correctPair(.replace(with: new), source, old, workspace, languages, scope, asJSON: lines.json)
  }
}
