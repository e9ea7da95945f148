internal import ArgumentParser
internal import Bitext
internal import Library
internal import Workbench

struct WorkspaceOptions: ParsableArguments {
  @Option(
    name: .long, help: "The workspace folder; otherwise TOLMACH_WORKSPACE, or the first one found upwards.",
    completion: .directory)
  var workspace: String?

  func find() throws -> Workspace {
    let found = try Workspace.find(given: workspace)
    if found.origin == .personal { Console.note("no workspace here: using \(found.folder)") }
    return found
  }

  /// The workspace as it is now.
  func open() throws -> Snapshot { try Snapshot(find(), listener: Console.listener) }
}

struct LanguageOptions: ParsableArguments {
  @Option(name: .long, help: "Source language (BCP 47, such as en or en-GB); en, or ru where the other is en.")
  var from: String?

  @Option(name: .long, help: "Target language; ru, or en where the other is not en.")
  var to: String?

  var source: LanguageTag? { from.map { LanguageTag($0) } }
  var target: LanguageTag? { to.map { LanguageTag($0) } }

  /// The two languages (``Settings/pair(source:target:text:)``); says so where the text decides against the settings.
  func pair(for text: String = "", _ settings: Settings) -> LanguagePair {
    let pair = settings.pair(source: source, target: target, text: text)
    if source == nil, target == nil, pair != settings.pair {
      // Its letters are all that is known: they may be those of many languages.
      let script = scriptName(of: text, as: pair.source) ?? "other"
      Console.note("the text is in \(script) letters: --from \(pair.source) --to \(pair.target)")
    }
    return pair
  }

  func validate() throws {
    try expectLanguages([("--from", from), ("--to", to)])
    guard let from, let to, LanguageTag(from) == LanguageTag(to) else { return }
    throw ValidationError("expected two languages, found \(from) and \(to): name the other with --from or --to")
  }
}

/// - Throws: `ValidationError` for a code that cannot be a language.
func expectLanguages(_ codes: [(option: String, code: String?)]) throws {
  for (option, code) in codes {
    guard let code, !LanguageTag(code).namesLanguage else { continue }
    throw ValidationError("expected a language such as en or en-GB for \(option), found \"\(code)\"")
  }
}

/// Results for programs.
struct JSONOption: ParsableArguments {
  @Flag(name: .long, help: "Print JSON, an object a line, for programs.")
  var json = false
}

/// How drafts are read.
struct DraftFormatOption: ParsableArguments {
  @Option(
    name: .long,
    help:
      "The format of the drafts, where it cannot be told: xliff12, xliff2, po, tmx, table; with check also text, markdown."
  )
  var format: String?
}

/// How bytes of files become text.
struct EncodingOption: ParsableArguments {
  @Option(
    name: .long,
    help:
      "The encoding of files that do not say their own, such as windows-1251; told by bytes and languages unless given."
  )
  var encoding: String?

  func validate() throws {
    guard let encoding, !isKnownEncoding(encoding) else { return }
    throw ValidationError(
      "expected an encoding for --encoding, found \"\(encoding)\": \(usualEncodings.joined(separator: ", ")), …")
  }
}

/// Which rules of many are asked; the same for every command that has rules.
struct RuleOptions: ParsableArguments {
  @Option(name: .long, help: "A rule that is off by default, several by commas; with --disable \"*\" only these run.")
  var enable: [String] = []

  @Option(name: .long, help: "A rule that is not wanted, several by commas; \"*\" is every rule.")
  var disable: [String] = []

  var enabled: Set<String> { Self.names(enable) }
  var disabled: Set<String> { Self.names(disable) }

  private static func names(_ lists: [String]) -> Set<String> {
    Set(lists.flatMap { $0.split(separator: ",") }.map { String($0.filter { $0 != " " }) })
  }
}
