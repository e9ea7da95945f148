internal import ArgumentParser
internal import Library
internal import Reports
internal import Workbench

struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back the last addition, removal or replacement.",
    discussion: """
      What add, remove, replace, glossary add, glossary edit and glossary remove did is in the journals of the workspace, in tm/.journal/; undo takes \
      back what one command did, byte for byte. Where the unit was changed since, nothing is taken back. An undo is in the journal, too: \
      with its id it is taken back itself.

      EXAMPLES:
        tolmach undo --list
        tolmach undo
        tolmach undo --id 01KB8Z4T6VQ3
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Option(name: .long, help: "The change to take back, by its id or what that begins with; your last one unless given.")
  var id: String?

  @Flag(name: .long, help: "List the last changes, newest first, and take nothing back.")
  var list = false

  @Option(name: .shortAndLong, help: "Most changes listed.")
  var limit = 20

  @OptionGroup var lines: JSONOption

  func validate() throws {
    if list, id != nil { throw ValidationError("expected --list or --id, found both") }
    guard limit > 0 else { throw ValidationError("expected a limit of at least 1, found \(limit)") }
  }

  func run() throws {
    let space = try workspace.find()
    let text = CorrectionText(Console.style)
    if list {
      let changes = try journaledChanges(in: space)
      for change in changes.suffix(limit).reversed() {
        Console.out(lines.json ? jsonLine(change.json) + "\n" : text.listed(change))
      }
      guard changes.isEmpty else { return }
    } else if let done = try undo(id, in: space) {
      for entry in done.entries { Console.out(lines.json ? jsonLine(entry.json) + "\n" : text.undone(entry)) }
      return
    }
    Console.note(list ? "nothing found: no journal has a change" : "nothing to take back")
    throw ExitCode(1)
  }
}
