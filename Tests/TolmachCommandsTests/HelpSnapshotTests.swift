import Files
import TestSupport
import Testing

/// Help as it was when it was last looked at; `RECORD_SNAPSHOTS=1` writes it anew.
@Test(arguments: [""] + glossaryCommands)
func `help of the glossary commands is as it was`(command: String) throws {
  let arguments = ["glossary", command, "--help"].filter { !$0.isEmpty }
  // ArgumentParser fits the text to the terminal.
  let result = try Sandbox().run(arguments, environment: ["COLUMNS": "100"])
  let name = command.isEmpty ? "glossary.txt" : "glossary-\(command).txt"
  let path = TestData.packageFolder + "/Tests/Fixtures/help/" + name
  if environment("RECORD_SNAPSHOTS") != nil {
    try Path.makeFolder(Path.split(path).folder)
    try writeFile(path, result.output)
  }
  #expect(result.text == String(decoding: try contents(of: path), as: UTF8.self))
}
