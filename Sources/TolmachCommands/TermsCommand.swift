internal import ArgumentParser
internal import Bitext
internal import Library
internal import Reports
internal import Workbench

struct TermsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms", abstract: "Find terms and their equivalents in memories: candidates for a glossary.",
    discussion: """
      Phrases that may be terms are counted on both sides, words are linked, and the phrases that translate each other come out in \
      their citation forms, the best first, with a score from 0 to 1 and up to three examples. Terms that a glossary of the workspace \
      has are left out. What comes out is to be read by a human: strike out, mend, and put the file into glossaries/. Exit code 1 when \
      nothing is found.

      EXAMPLES:
        tolmach terms tm/talks.tmx -o candidates.tsv
        tolmach terms tm/*.tmx -o candidates.tbx --limit 300 --min-score 0.5
        tolmach terms talks.tmx --equivalents 3 --json
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var languages: LanguageOptions

  @Option(
    name: .shortAndLong, help: "Where the candidates go: .tbx or .tsv; - for a table on standard output.",
    completion: .file())
  var output: String?

  @Flag(name: .long, help: "Put an apostrophe before cells that a spreadsheet would take for formulas.")
  var safeCells = false

  @Option(name: .shortAndLong, help: "Most terms given.")
  var limit = 1000

  @Option(name: .long, help: "Least score of a term, from 0 to 1.")
  var minScore = 0.0

  @Option(name: .long, help: "Least number of times a phrase must occur; 2 unless the memory is large.")
  var minFrequency: Int?

  @Option(name: .long, help: "Most equivalents of a term, 1 to 3.")
  var equivalents = 1

  @Flag(name: .long, help: "Keep the terms that a glossary has, marked.")
  var known = false

  @Flag(
    name: .long, inversion: .prefixedNo,
    help: "Learn from the workspace's other memories and glossaries, and compare with them.")
  var memory = true

  @OptionGroup var lines: JSONOption

  @Argument(help: "Memories (TMX), taken as one.", completion: .file())
  var files: [String]

  private var json: Bool { lines.json }

  func validate() throws {
    guard limit > 0 else { throw ValidationError("expected a limit of at least 1, found \(limit)") }
    guard (0...1).contains(minScore) else {
      throw ValidationError("expected a number from 0 to 1 for --min-score, found \(minScore)")
    }
    guard (1...3).contains(equivalents) else {
      throw ValidationError("expected 1 to 3 for --equivalents, found \(equivalents)")
    }
    if let minFrequency, minFrequency < 1 {
      throw ValidationError("expected at least 1 for --min-frequency, found \(minFrequency)")
    }
    if files.contains("-") {
      throw ValidationError("expected files, found - for standard input: the memories are read twice")
    }
    if let output, !TermExtractionResult.canWrite(output) {
      throw ValidationError("\(output): expected a name that ends in .tbx or .tsv")
    }
    if safeCells, output.map({ $0.hasSuffix(".tbx") }) ?? true {
      throw ValidationError("expected --safe-cells with a table as --output only")
    }
    if output == "-", json { throw ValidationError("expected one thing on standard output, found 2") }
  }

  func run() throws {
    let snapshot = try workspace.open()
    let pair = languages.pair(for: "", snapshot.settings)
    var job = TermExtractionJob(paths: files, pair)
    job.limit = limit
    job.leastScore = minScore
    job.leastFrequency = minFrequency
    job.equivalents = equivalents
    job.keepsKnown = known
    job.usesWorkspace = memory
    let result = try extractTerms(job, in: snapshot)
    Console.report(result.diagnostics)
    let languages = "\(pair.source.canonical), \(pair.target.canonical)"
    if result.candidates.isEmpty {
      Console.note(
        result.units == 0
          ? "no units in both languages (\(languages))"
          : "no terms found in \(grouped(result.units)) units (\(languages))")
      throw ExitCode(1)
    }
    if let output, let warning = try result.write(output, safeCells: safeCells)?.warning { Console.note(warning) }
    if json {
      for candidate in result.candidates { Console.line(jsonLine(candidate.json)) }
    } else if output == nil {
      for candidate in result.candidates { Console.plain(candidate.text) }
    }
    let left = result.known > 0 ? "; \(grouped(result.known)) left out, known" : ""
    Console.note(
      "\(grouped(result.candidates.count)) terms in \(grouped(result.units)) units (\(languages))\(left)"
    )
  }
}
