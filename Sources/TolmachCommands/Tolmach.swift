package import ArgumentParser
internal import Bitext
internal import Library
internal import Reports
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
      InitCommand.self, LookupCommand.self, SearchCommand.self, AddCommand.self, RemoveCommand.self,
      ReplaceCommand.self, UndoCommand.self, ImportCommand.self,
      ExportCommand.self, DoctorCommand.self, StatsCommand.self, AnalyseCommand.self, PretranslateCommand.self,
      CheckCommand.self, AlignCommand.self, SegmentCommand.self, TermsCommand.self, GlossaryCommand.self,
      TransliterateCommand.self, LanguagesCommand.self,
      DiffCommand.self, MergeCommand.self, SplitCommand.self, CleanCommand.self, GitCommand.self,
    ])

  package init() {}

  /// Parses a command with its arguments by itself, which saves a seventh of a cold look-up. Whatever that refuses, help and
  /// completions included, is parsed from the top, so that every message names the whole command.
  private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
    var direct: any ParsableCommand.Type = Self.self
    var rest = arguments[...]
    while let name = rest.first,
      let next = direct.configuration.subcommands.first(where: { $0.configuration.commandName == name })
    {
      direct = next
      rest = rest.dropFirst()
    }
    if direct.configuration.subcommands.isEmpty, !rest.contains(where: { $0.hasPrefix("--generate") }),
      let command = try? direct.parseAsRoot(Array(rest)), type(of: command) == direct
    {
      return command
    }
    return try parseAsRoot(arguments)
  }

  /// Ends the process with 2 for an argument that is not UTF-8: Swift would replace what it cannot read, and texts would be stored, and
  /// files be named, otherwise than they were typed.
  private static func refuseForeignBytes() {
    for number in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = CommandLine.unsafeArgv[number], String(validatingCString: argument) == nil else { continue }
      Console.error("argument \(number): expected UTF-8, found other bytes: \"\(String(cString: argument))\"")
      Console.exit(2)
    }
  }

  /// Parses the process's arguments, runs the command, and exits with the documented code.
  package static func run() -> Never {
    refuseForeignBytes()
    do {
      var command = try parse(Array(CommandLine.arguments.dropFirst()))
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
      Console.error(code == .validationFailure ? text : errorText(error))
      Console.exit(2)
    }
  }
}
