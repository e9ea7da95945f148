package import ArgumentParser
internal import Bitext
internal import Library
internal import Orthography
internal import Workbench

/// The command line: a command is options in, one workbench call, print, exit code.
package struct Tolmach: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "tolmach",
    abstract: "Look terms and past translations up, and keep translation memories in TMX.",
    discussion: """
      A workspace is a folder with memories in tm/ and glossaries in glossaries/; it is found from the current \
      folder upwards, or given by --workspace or TOLMACH_WORKSPACE. There is nothing to import: drop a TMX file \
      into tm/ and ask.

      EXAMPLES:
        tolmach lookup "missile defense"
        tolmach search "секторального принципа"
        tolmach add "news conference" "пресс-конференция"
        tolmach glossary add "news conference" "пресс-конференция"
        tolmach doctor old-memory.tmx --repair -o good.tmx
        tolmach transliterate "Никита Хрущёв"

      Exit codes: 0 found or done; 1 nothing found, or faults found; 2 an error in usage or input.
      """,
    version: toolVersion,
    subcommands: [
      InitCommand.self, LookupCommand.self, SearchCommand.self, AddCommand.self, ImportCommand.self,
      ExportCommand.self, DoctorCommand.self, StatsCommand.self, AnalyseCommand.self, PretranslateCommand.self,
      CheckCommand.self, AlignCommand.self, SegmentCommand.self, TermsCommand.self, GlossaryCommand.self,
      TransliterateCommand.self,
      DiffCommand.self, MergeCommand.self, SplitCommand.self, CleanCommand.self, GitCommand.self,
    ])

  package init() {}

  /// Parses the process's arguments, runs the command, and exits with the documented code.
  package static func run() -> Never {
    do {
      var command = try parseAsRoot()
      try command.run()
      Self.exit()
    } catch let code as ExitCode {
      Self.exit(withError: code)
    } catch {
      // Help and version are no errors; a wrong usage is 2, as documented, not sysexits' 64.
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if code == .success {
        Console.out(text + "\n")
        Console.exit(0)
      }
      Console.error(code == .validationFailure ? text : message(for: error))
      Console.exit(2)
    }
  }
}

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
      Console.note("the text is taken for \(pair.source.englishName): --from \(pair.source) --to \(pair.target)")
    }
    return pair
  }

  func validate() throws {
    for (name, code) in [("--from", from), ("--to", to)] {
      guard let code else { continue }
      guard !code.isEmpty, code.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
        throw ValidationError("expected a language such as en or en-GB for \(name), found \"\(code)\"")
      }
    }
    guard let from, let to, LanguageTag(from) == LanguageTag(to) else { return }
    throw ValidationError("expected two languages, found \(from) and \(to): name the other with --from or --to")
  }
}
