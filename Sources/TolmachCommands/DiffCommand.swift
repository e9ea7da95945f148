internal import ArgumentParser
internal import Bitext
internal import Reports
internal import Upkeep
internal import Workbench

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what differs between two versions of a memory, unit by unit.",
    discussion: """
      Units are known again by their tuid where it is unique, else by source text, language and context; where they stand, and \
      how they are laid out, does not matter. Exit code 0 when the memories say the same, 1 when they differ.

      EXAMPLES:
        tolmach diff yesterday.tmx tm/working.tmx
        tolmach diff --json old.tmx new.tmx.gz
      """)

  @OptionGroup var lines: JSONOption

  @Argument(help: "The old version; - is standard input.", completion: .file())
  var old: String

  @Argument(help: "The new version.", completion: .file())
  var new: String

  private var json: Bool { lines.json }

  func run() throws {
    let result = try compareMemories(old, new)
    Console.report(result.diagnostics)
    for entry in result.entries {
      if json {
        Console.line(jsonLine(entry.json))
      } else {
        Console.out(UpkeepText(Console.style).entry(entry, result))
      }
    }
    var more = result.entries.contains { $0.kind == .header } ? "; another header" : ""
    if result.isReordered { more += "; units stand in another order" }
    Console.note(
      "\(grouped(result.added)) added, \(grouped(result.removed)) removed, "
        + "\(grouped(result.changed)) changed, \(grouped(result.unchanged)) the same\(more)")
    if !result.isSame { throw ExitCode(1) }
  }
}
