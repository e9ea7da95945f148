internal import ArgumentParser
internal import Bitext
internal import Library
internal import Reports
internal import Workbench

struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Count what the workspace holds: units, words, languages, authors, years, duplicates.",
    discussion: """
      Of an index it says whether it was fresh, stale or missing; in either case it is fresh afterwards.

      EXAMPLES:
        tolmach stats --json
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @OptionGroup var lines: JSONOption

  @Flag(name: .long, inversion: .prefixedNo, help: "Count authors, for which memories are read to their ends.")
  var authors = true

  private var json: Bool { lines.json }

  func run() throws {
    let snapshot = try workspace.open()
    let memories = try statistics(of: snapshot, countsAuthors: authors)
    let glossaries = try glossaryStatistics(of: snapshot)
    if json {
      for memory in memories { Console.line(jsonLine(memory.json)) }
      for glossary in glossaries { Console.line(jsonLine(glossary.json)) }
    } else {
      Console.out(statisticsText(memories, glossaries))
    }
    if let cache = snapshot.indexCache { Console.note(cache.text) }
    if memories.contains(where: { $0.failure != nil }) || glossaries.contains(where: { $0.failure != nil }) {
      throw ExitCode(1)
    }
    if memories.isEmpty, glossaries.isEmpty {
      Console.note("\(snapshot.workspace.folder): no memory in tm/ and no glossary in glossaries/ yet")
      throw ExitCode(1)
    }
  }
}

extension Console {
  /// The first twenty diagnostics on standard error, the others as a number.
  static func report(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics.prefix(20) { note("\(diagnostic)") }
    if diagnostics.count > 20 { note("and \(diagnostics.count - 20) more; `tolmach doctor` shows them all") }
  }
}
