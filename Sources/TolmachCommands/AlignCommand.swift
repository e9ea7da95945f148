internal import Alignment
internal import ArgumentParser
internal import Bitext
internal import Reports
internal import Workbench

struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align", abstract: "Find which sentences of two texts translate each other; make a memory of them.",
    discussion: """
      Reads a text and its translation: plain text, Markdown, HTML, DOCX, ODT. Sentences are matched by their lengths, by names and numbers, by the words of the \
      workspace's memories and glossaries, and by what the texts themselves teach. One sentence may answer to several; what has \
      no answer is counted and left out. Units are marked as made by alignment, with how sure they are.

      EXAMPLES:
        tolmach align talks.en.docx talks.ru.docx -o tm/talks.tmx
        tolmach align talks.en.txt talks.ru.txt -o talks.tmx --review talks.html --min-confidence 0.9
        tolmach align --segmented --from de --to fr a.de a.fr --ladder a.ladder
        tolmach align talks.en.txt talks.ru.txt -o talks.tmx --lexicon old-project.tmx
        tolmach align --words < pairs.txt             words ||| words in, 0-0 1-2 out (Pharaoh)
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Option(name: .long, help: "Language of the source; that of the settings, or as its letters say, unless given.")
  var from: String?

  @Option(name: .long, help: "Language of the target.")
  var to: String?

  @Option(
    name: .shortAndLong, help: "The memory: .tmx, .tmx.gz or .tmx.zip; - for standard output.", completion: .file())
  var output: String?

  @Flag(name: .long, help: "The texts have a sentence on each line.")
  var segmented = false

  @Option(name: .long, help: "Rules (SRX) to cut sentences by, instead of the shipped ones.", completion: .file())
  var srx: String?

  @Option(name: .long, help: "Write where each bead begins, as hunalign does.", completion: .file())
  var ladder: String?

  @Option(name: .long, help: "Write a page (HTML) to look the alignment through.", completion: .file())
  var review: String?

  @Option(name: .long, help: "Least confidence of a unit that is written, from 0 to 1.")
  var minConfidence = 0.0

  @Option(name: .long, help: "A further memory (TMX) to learn words from; may be repeated.", completion: .file())
  var lexicon: [String] = []

  @Flag(name: .long, inversion: .prefixedNo, help: "Learn words from the workspace's memories and glossaries.")
  var memory = true

  @OptionGroup var reading: EncodingOption

  @OptionGroup var lines: JSONOption

  @Flag(name: .long, help: "Link words: each line of the one file, or of standard input, is `words ||| words`.")
  var words = false

  @Option(name: .long, help: "With --words: the seed of the random numbers; the same seed gives the same links.")
  var seed: UInt64 = 1

  @Argument(help: "The source text, and its translation; with --words, the pairs.", completion: .file())
  var texts: [String] = []

  private var json: Bool { lines.json }

  func validate() throws {
    try expectLanguages([("--from", from), ("--to", to)])
    if words {
      guard texts.count <= 1 else { throw ValidationError("expected one file with --words, found \(texts.count)") }
      guard output == nil, ladder == nil, review == nil, !json, !segmented, minConfidence == 0 else {
        throw ValidationError(
          "expected none of -o, --ladder, --review, --json, --segmented, --min-confidence with --words")
      }
      return
    }
    guard texts.count == 2 else {
      throw ValidationError(
        "expected a text and its translation, found \(texts.count == 0 ? "none" : "\(texts.count)") of them")
    }
    guard output != nil || ladder != nil || review != nil || json else {
      throw ValidationError("expected something to write: -o FILE.tmx, --ladder, --review or --json")
    }
    guard (0...1).contains(minConfidence) else {
      throw ValidationError("expected a number from 0 to 1 for --min-confidence, found \(minConfidence)")
    }
    let streams = [output, ladder, review].count { $0 == "-" } + (json ? 1 : 0)
    if streams > 1 { throw ValidationError("expected one thing on standard output, found \(streams)") }
    if let from, let to, LanguageTag(from) == LanguageTag(to) {
      throw ValidationError("expected two languages, found \(from) and \(to)")
    }
  }

  private func linkWords() throws {
    var job = WordLinkJob(path: texts.first ?? "-")
    job.source = from.map { LanguageTag($0) }
    job.target = to.map { LanguageTag($0) }
    job.lexicons = lexicon
    job.usesWorkspace = memory
    job.seed = seed
    job.encoding = reading.encoding
    for links in try Workbench.linkWords(job, in: workspace.open()) {
      Console.line(links.map { "\($0.source)-\($0.target)" }.joined(separator: " "))
    }
  }

  func run() throws {
    if words { return try linkWords() }
    var job = AlignJob(source: texts[0], target: texts[1])
    job.source = from.map { LanguageTag($0) }
    job.target = to.map { LanguageTag($0) }
    job.isSegmented = segmented
    job.encoding = reading.encoding
    job.rules = srx
    job.minimumConfidence = minConfidence
    job.lexicons = lexicon
    job.usesWorkspace = memory
    let result = try align(job, in: workspace.open())
    for diagnostic in result.diagnostics { Console.note("\(diagnostic)") }
    if let output { try result.writeMemory(output) }
    for (text, path) in [(result.ladder, ladder), (result.reviewPage, review)] {
      guard let path else { continue }
      try result.expectOutput(path)
      try Console.deliver(text, to: path, from: [result.sourcePath, result.targetPath])
    }
    if json { for bead in result.beads { Console.line(jsonLine(result.json(bead))) } }
    Console.note(result.summary)
    if result.units == 0 { throw ExitCode(1) }
  }
}
