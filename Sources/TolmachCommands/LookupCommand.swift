internal import ArgumentParser
internal import Library
internal import Reports
internal import Workbench

struct LookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Find terms and past translations for a text.",
    discussion: """
      Prints the glossary terms in the text, translations of identical and similar segments with their scores, and \
      for a few words the segments that contain them. A score is the share of the longer segment that need not be \
      changed: 101 identical and between the same neighbours, 100 identical, 95 to 99 only case, stress marks, ё, \
      spaces, numbers or inline codes differ.

      EXAMPLES:
        tolmach lookup "missile defense"
        tolmach lookup --threshold 60 --explain "The working group met on Monday."
        tolmach lookup "противоракетной обороны"                 from Russian
        tolmach lookup --json - < draft.txt     one line of JSON for each line of the draft, in order

      From a file, a line is in the context of the lines before and after it; from a pipe, of the line before: each is
      answered as soon as it is read.
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var languages: LanguageOptions

  @Option(
    name: .shortAndLong, help: "Least score of a match, in percent (1 to 101); 70 unless tolmach.yaml says otherwise.")
  var threshold: Int?

  @Option(name: .shortAndLong, help: "Most matches shown; 5 unless tolmach.yaml says otherwise.")
  var limit: Int?

  @Option(name: .long, help: "The segment before the text, for context matches.")
  var before: String?

  @Option(name: .long, help: "The segment after the text, for context matches.")
  var after: String?

  @Option(name: .long, help: "The text's own id, for context matches.")
  var id: String?

  @Option(name: .long, help: "Segments shown that contain a query of up to four words.")
  var examples = 3

  @Flag(name: .long, help: "Show the token difference and every penalty.")
  var explain = false

  @OptionGroup var lines: JSONOption

  @Argument(help: "The text; several words are one text. - reads one text a line from standard input.")
  var text: [String]

  private var json: Bool { lines.json }

  func validate() throws {
    if let threshold, !(1...101).contains(threshold) {
      throw ValidationError("expected a threshold from 1 to 101, found \(threshold)")
    }
    if let limit, !(1...10_000).contains(limit) {
      throw ValidationError("expected a limit from 1 to 10,000, found \(limit)")
    }
    guard (0...10_000).contains(examples) else {
      throw ValidationError("expected 0 to 10,000 examples, found \(examples)")
    }
  }

  func run() throws {
    let snapshot = try workspace.open()
    var options = LookupOptions(snapshot.settings)
    options.pair = languages.pair(for: text == ["-"] ? "" : text.joined(separator: " "), snapshot.settings)
    if let threshold { options.threshold = threshold }
    if let limit { options.limit = limit }
    options.before = before
    options.after = after
    options.id = id
    options.examples = examples
    let session = try LookupSession(snapshot, options: options)
    if session.isEmpty {
      Console.note("\(snapshot.workspace.folder): no memory in tm/ and no glossary in glossaries/ yet")
    }
    if text == ["-"] {
      try stream(session)
    } else {
      let result = try session.lookup(text.joined(separator: " "))
      print(result)
      if result.isEmpty { throw ExitCode(1) }
    }
  }

  /// A document's lines, each in the context of its neighbours.
  ///
  /// Of a pipe each line is answered before the next is read, since whoever writes it may wait for the answer: only the line
  /// before is the context then.
  private func stream(_ session: LookupSession) throws {
    var lines = InputLines()
    let readsAhead = lines.isFile
    var before: String?
    var current = lines.next()
    var found = false
    while let line = current {
      let after = readsAhead ? lines.next() : nil
      let result = try InputLines.answer(line, or: LookupResult(query: line.text)) {
        try session.lookup($0, before: before, after: after?.text)
      }
      found = found || !result.isEmpty
      if !json { Console.line(Console.style.styled("> \(Console.style.shown(line.text))", .bold)) }
      print(result)
      before = line.text
      current = readsAhead ? after : lines.next()
    }
    if !found { throw ExitCode(1) }
  }

  private func print(_ result: LookupResult) {
    if json {
      Console.line(jsonLine(result.json))
      return
    }
    Console.out(LookupText(Console.style).answer(result, explain: explain))
    if result.isEmpty { Console.note("nothing found") }
  }
}
