internal import ArgumentParser
internal import Bitext
internal import Reports
internal import Upkeep
internal import Workbench

struct GitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "git", abstract: "Let git merge and show memories unit by unit.",
    discussion: """
      EXAMPLES:
        tolmach git install
        git merge a-branch          two additions at one place are no conflict any more
        git diff tm/working.tmx     texts, not markup
      """,
    subcommands: [Install.self, Uninstall.self, MergeDriver.self, Textconv.self])

  struct Install: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "install", abstract: "Write the drivers to git's configuration and *.tmx to its attributes.")

    @Flag(name: .long, help: "For all repositories of the user.")
    var global = false

    func run() throws {
      let done = try GitDrivers.install(isGlobal: global)
      Console.plain(
        done.isChanged
          ? "git merges and shows *.tmx with tolmach from now on (\(done.attributes))"
          : "git merges and shows *.tmx with tolmach already (\(done.attributes))")
    }
  }

  struct Uninstall: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "uninstall", abstract: "Take the drivers and the attributes out again.")

    @Flag(name: .long, help: "For all repositories of the user.")
    var global = false

    func run() throws {
      let done = try GitDrivers.uninstall(isGlobal: global)
      Console.plain(
        done.isChanged ? "the drivers are out of git's configuration" : "there were no drivers in git's configuration")
    }
  }

  struct MergeDriver: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "merge-driver", abstract: "What git calls to merge a memory: %O %A %B %P.")

    @Argument(help: "The common ancestor (%O).") var base: String
    @Argument(help: "Our version, over which the result is written (%A).") var ours: String
    @Argument(help: "Their version (%B).") var theirs: String
    @Argument(help: "The file's name in the repository (%P).") var name: String?

    func run() throws {
      let shown = name ?? ours
      let (report, reason, code) = try GitDrivers.merge(base: base, ours: ours, theirs: theirs, name: shown)
      if let reason { Console.note("\(shown): merged as lines of text: \(errorText(reason))") }
      if let report {
        for conflict in report.conflicts {
          Console.note(UpkeepText(Console.style).conflict(conflict, (shown, shown, shown), sides: true))
        }
      }
      if code != 0 { throw ExitCode(code) }
    }
  }

  struct Textconv: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "textconv", abstract: "A memory as lines of text, which is what git compares.")

    @Argument(help: "The memory.", completion: .file()) var file: String

    func run() throws {
      var pending = ""
      do {
        try describeMemory(file) { text in
          // Texts are free of controls already; names and codes of languages need not be.
          pending += visible(text, keepingLines: true)
          guard pending.utf8.count > 1 << 16 else { return }
          Console.out(pending)
          pending = ""
        }
      } catch let error as FormatError {
        // A version that is no TMX must not end `git log`.
        pending += visible("not readable: \(error.message)") + "\n"
      }
      Console.out(pending)
    }
  }
}
