internal import ArgumentParser
internal import Bitext
internal import Library
internal import Reports
internal import Workbench

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a workspace.",
    discussion: """
      Makes the folders tm/ and glossaries/, and a .gitignore for what is derived. What is there stays as it is.

      EXAMPLES:
        tolmach init ~/translations/ministry
      """)

  @Argument(help: "The folder; the current one unless given.", completion: .directory)
  var folder = "."

  func run() throws {
    let made = try initialize(folder)
    Console.plain("workspace \(made.workspace.folder)\(made.isNew ? "" : " (was there already)")")
  }
}
