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
      Console.error(code == .validationFailure ? text : errorText(error))
      Console.exit(2)
    }
  }
}
