internal import ArgumentParser
internal import Bitext
internal import Reports
internal import Upkeep
internal import Workbench

struct SplitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split", abstract: "Split a memory into files.",
    discussion: """
      Each file has the whole header. Units that do not say what they are split by go to a file named "none". \
      `tolmach merge --keep-duplicates` puts the parts together again.

      EXAMPLES:
        tolmach split big.tmx --units 50000 -o parts
        tolmach split big.tmx --by year -o years
        tolmach split big.tmx --by prop:x-client -o clients
      """)

  @Option(name: .long, help: "So many units in a file.")
  var units: Int?

  @Option(name: .long, help: "By language (the set of languages of a unit), prop:TYPE, author or year.")
  var by: String?

  @Option(name: .shortAndLong, help: "The folder of the files.", completion: .directory)
  var output: String

  @Argument(help: "The memory.", completion: .file())
  var file: String

  private var criterion: SplitCriterion? {
    if let units { return units > 0 && by == nil ? .units(units) : nil }
    return by.flatMap { SplitCriterion($0) }
  }

  func validate() throws {
    if (units == nil) == (by == nil) { throw ValidationError("expected either --units or --by") }
    guard criterion == nil else { return }
    if let units { throw ValidationError("expected 1 or more for --units, found \(units)") }
    throw ValidationError("expected language, prop:TYPE, author or year for --by, found \"\(by ?? "")\"")
  }

  func run() throws {
    guard let criterion else { return }
    let report = try splitMemory(file, by: criterion, into: output)
    Console.report(report.diagnostics)
    for part in report.files {
      Console.plain("\(part.path): \(grouped(part.units)) unit\(part.units == 1 ? "" : "s")")
    }
  }
}
