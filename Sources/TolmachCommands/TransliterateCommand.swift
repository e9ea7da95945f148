internal import ArgumentParser
internal import Library
internal import Names
internal import Orthography
internal import Reports
internal import Workbench

struct TransliterateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transliterate",
    abstract: "Write names in the other alphabet, or find them in a list.",
    discussion: """
      A text in Cyrillic letters is written in Latin ones, any other in Cyrillic; what the scheme has no letter for \
      stays. Schemes: bgn (BGN/PCGN 1947), iso9 (ISO 9:1995, which is GOST 7.79 system A), gost (GOST 7.79 system B), \
      passport (ICAO Doc 9303), scholarly, and practical: English names by their sound, Russian ones as newspapers \
      write them. Without --scheme, bgn from Cyrillic and practical from Latin letters.

      With --match, ranks the names of a list, one a line, by how well they transliterate each NAME, in either \
      direction. A score is the likelihood, from 0 to 1, that they are the same name and not just alike.

      EXAMPLES:
        tolmach transliterate "Никита Хрущёв"
        tolmach transliterate --scheme bgn Khrushchev
        tolmach transliterate --match names.txt --limit 3 Tchaikovsky
        tolmach transliterate --match names.txt --json - < queries.txt     one line of JSON for each name
      """)

  @Option(name: .long, help: "bgn, iso9, gost, passport, scholarly or practical.")
  var scheme: Scheme?

  @Option(name: .long, help: "A file of names, one a line, to be searched.", completion: .file())
  var match: String?

  @Option(name: .shortAndLong, help: "Most names shown for each with --match.")
  var limit = 10

  @OptionGroup var lines: JSONOption

  @Argument(help: "Texts, or names; - reads one a line from standard input.")
  var text: [String]

  /// The schemes, and the other name of a standard that has two.
  enum Scheme: String, CaseIterable, ExpressibleByArgument {
    case bgn, iso9, gost, passport, scholarly, practical
    case gostA = "gost-a"
    case gostB = "gost-b"

    var scheme: TransliterationScheme {
      switch self {
      case .gostA: .iso9
      case .gostB: .gost
      case .bgn: .bgn
      case .iso9: .iso9
      case .gost: .gost
      case .passport: .passport
      case .scholarly: .scholarly
      case .practical: .practical
      }
    }
  }

  private var json: Bool { lines.json }

  func validate() throws {
    guard limit > 0 else { throw ValidationError("expected a limit of at least 1, found \(limit)") }
    if match != nil, scheme != nil {
      throw ValidationError("expected --scheme or --match, found both: names are matched by all schemes at once")
    }
  }

  func run() throws {
    if let match { try rank(match) } else { try write() }
  }

  private func write() throws {
    let searcher = TextTransliterator(scheme?.scheme)
    var hasLetters = false
    try forEachText { text, line in
      let written =
        if let line {
          try InputLines.answer(line, or: Transliteration.refused) { try searcher.transliterate($0) }
        } else {
          try searcher.transliterate(text)
        }
      hasLetters = hasLetters || written.scheme != nil
      if json { Console.line(jsonLine(written.json)) } else { Console.plain(written.result) }
    }
    if !hasLetters { throw ExitCode(1) }
  }

  private func rank(_ pool: String) throws {
    let searcher = try NameSearcher(pool)
    Console.report(searcher.diagnostics)
    if searcher.damagedLines > searcher.diagnostics.count {
      Console.note("\(pool): \(grouped(searcher.damagedLines)) lines are passed over in all")
    }
    if searcher.names == 0 { Console.note("\(pool): no names") }
    var found = false
    try forEachText { name, _ in
      let matches = searcher.match(name, limit: limit)
      found = found || !matches.candidates.isEmpty
      if json {
        Console.line(jsonLine(matches.json))
        return
      }
      if text.count > 1 || text == ["-"] { Console.line(Console.style.styled("> \(Console.style.shown(name))", .bold)) }
      for candidate in matches.candidates {
        let percent = Int(candidate.score * 100)
        Console.line("\(percent < 10 ? " " : "")\(percent)%  \(Console.style.shown(candidate.text))")
      }
      if matches.candidates.isEmpty { Console.note("nothing found for \(name)") }
    }
    if !found { throw ExitCode(1) }
  }

  /// The arguments, or the texts of standard input with the lines they are.
  private func forEachText(_ body: (String, InputLines.Line?) throws -> Void) throws {
    guard text == ["-"] else {
      for one in text { try body(one, nil) }
      return
    }
    for line in InputLines() { try body(line.text, line) }
  }
}
