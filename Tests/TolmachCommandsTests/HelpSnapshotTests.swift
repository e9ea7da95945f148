import Files
import TestSupport
import Testing

/// The help of every command, and the completions of every shell, as they were when they were last looked at.
///
/// `make snapshots` writes them anew; the difference is then to be read before it is committed.
@Suite struct HelpSnapshotTests {
  private static let folder = TestData.packageFolder + "/Tests/TolmachCommandsTests/Snapshots"

  /// Writes a snapshot when asked to, and compares with it.
  private func expect(_ result: ToolResult, is name: String) throws {
    #expect(result.code == 0 && result.messages.isEmpty, "\(result)")
    let path = Self.folder + "/" + name
    if environment("RECORD_SNAPSHOTS") != nil {
      try Path.makeFolder(Path.split(path).folder)
      try writeFile(path, result.output)
    }
    guard Path.exists(path) else {
      Issue.record("\(name) is not there: make snapshots writes it")
      return
    }
    #expect(result.text == String(decoding: try contents(of: path), as: UTF8.self), "\(name)")
  }

  /// The paths of a command and of those below it, each the words that are typed.
  private func paths(_ command: JSONValue?, below parent: [String]) -> [[String]] {
    guard let name = command?["commandName"]?.text else { return [] }
    let path = parent + [name]
    return [path] + (command?["subcommands"]?.array ?? []).flatMap { paths($0, below: path) }
  }

  @Test func `help of every command is as it was`() throws {
    let box = try Sandbox()
    let dump = try JSONValue(box.run("--experimental-dump-help").output)
    // ArgumentParser answers `help` itself, with the help of the command that is named.
    let commands = paths(dump["command"], below: []).filter { $0.last != "help" }
    #expect(commands.count > 30, "\(commands)")
    var names: [String] = []
    for command in commands {
      let name = command.joined(separator: "-") + ".txt"
      names.append(name)
      // ArgumentParser fits the text to the terminal.
      let result = try box.run(command.dropFirst() + ["--help"], environment: ["COLUMNS": "100"])
      try expect(result, is: "help/" + name)
    }
    // What is no longer a command has no help.
    let folder = Self.folder + "/help"
    for name in try Path.entries(of: folder) where !names.contains(name) {
      if environment("RECORD_SNAPSHOTS") != nil {
        TemporaryFolder.remove(Path.join(folder, name))
      } else {
        Issue.record("Snapshots/help/\(name) is of no command")
      }
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions are as they were`(shell: String) throws {
    try expect(Sandbox().run("--generate-completion-script", shell), is: "completions/tolmach.\(shell)")
  }
}
