internal import ArgumentParser
internal import Bitext
internal import Reports
internal import Upkeep
internal import Workbench

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Merge memories: the union of several, or what two sides made of one.",
    discussion: """
      Without --base, units of all files are put together; one that is there already (same source, context and targets) is \
      dropped, and its notes and props go to the first. With --base, units are merged three ways, field by field. In a \
      conflict the unit stays as OURS has it, and the other side stands behind it, marked by the prop x-tolmach-conflict \
      and a note. Exit code 1 when there are conflicts.

      EXAMPLES:
        tolmach merge a.tmx b.tmx c.tmx -o all.tmx
        tolmach merge --base base.tmx mine.tmx theirs.tmx -o merged.tmx
        tolmach merge --canonical tm/working.tmx -o tm/working.tmx
      """)

  @Option(
    name: .long, help: "The version that both sides began with; the files are then OURS and THEIRS.",
    completion: .file())
  var base: String?

  @Option(
    name: .shortAndLong, help: "The file written; may be one of those read; - is standard output.", completion: .file())
  var output: String

  @Flag(name: .long, help: "Order units by language, source text, context and tuid.")
  var canonical = false

  @Flag(name: .long, help: "Keep units that another file has too.")
  var keepDuplicates = false

  @OptionGroup var lines: JSONOption

  @Argument(help: "The memories.", completion: .file())
  var files: [String]

  private var json: Bool { lines.json }

  func validate() throws {
    if base != nil, files.count != 2 {
      throw ValidationError("expected OURS and THEIRS with --base, found \(files.count) files")
    }
    if base != nil, keepDuplicates { throw ValidationError("--keep-duplicates is for merging without --base") }
    if output == "-", json { throw ValidationError("expected a file for --output with --json, found standard output") }
  }

  func run() throws {
    var options = MergeOptions()
    options.isCanonical = canonical
    options.keepsDuplicates = keepDuplicates
    guard let base else {
      let report = try mergeMemories(files, to: output, options: options)
      Console.report(report.diagnostics)
      Console.note(
        "\(grouped(report.units)) units in \(output); dropped as duplicates: \(grouped(report.duplicates)); "
          + "with notes or props of another file: \(grouped(report.enriched)); "
          + "other targets for the same source: \(grouped(report.variants))")
      return
    }
    let report = try mergeMemories(base: base, ours: files[0], theirs: files[1], to: output, options: options)
    Console.report(report.diagnostics)
    let text = UpkeepText(Console.style)
    let files = report.files ?? (base, files[0], files[1])
    for conflict in report.conflicts {
      if json {
        Console.line(jsonLine(conflict.json(files)))
      } else if output == "-" {
        Console.note(text.conflict(conflict, files))
      } else {
        for line in text.conflict(conflict, files).split(separator: "\n") { Console.plain(String(line)) }
      }
    }
    Console.note(text.summary(report))
    if !report.conflicts.isEmpty { throw ExitCode(1) }
  }
}
