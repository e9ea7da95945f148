import TestSupport
import Testing

/// What the documents show is what the program does.
@Suite struct ReadmeTests {
  @Test func `the README's transcript runs as it stands`() throws {
    let folder = TestData.packageFolder
    let readme = String(decoding: try contents(of: folder + "/README.md"), as: UTF8.self)
    let start = try #require(readme.ranges(of: "```console\n").first).upperBound
    let end = try #require(readme[start...].ranges(of: "\n```").first).lowerBound
    let box = try Sandbox()
    for name in ["tm/security-policy.tmx", "glossaries/security-policy.tbx", "examples/broken.tmx"] {
      try box.write(name, contents(of: folder + "/" + name))
    }
    var count = 0
    for block in readme[start..<end].split(separator: "$ tolmach ") {
      let lines = block.split(separator: "\n", omittingEmptySubsequences: true)
      let command = try #require(lines.first)
      let result = try box.run(arguments(String(command)))
      let shown = lines.dropFirst().map(String.init)
      let said = (result.text + result.errorText).split(separator: "\n").map(String.init)
      #expect(said == shown, "\(command)")
      count += 1
    }
    #expect(count == 3)
  }

  @Test func `the manual page names every command and option`() throws {
    let box = try Sandbox()
    let page = String(decoding: try contents(of: TestData.packageFolder + "/docs/tolmach.1"), as: UTF8.self)
      .replacing("\\-", with: "-")
    for command in commands + glossaryCommands.map({ "glossary \($0)" }) {
      #expect(page.contains(".SS \(command)"), "\(command)")
      let help = try box.run(command.split(separator: " ").map(String.init) + ["--help"]).text
      for word in help.split(whereSeparator: { " \n,[]()".contains($0) }) where word.hasPrefix("--") {
        let option = word.prefix { $0.isLetter || $0 == "-" }
        if ["--help", "--version", "--"].contains(option) { continue }
        #expect(page.contains(option), "\(command) \(option)")
      }
    }
  }

  /// Words of a command line, those in double quotes with their spaces.
  private func arguments(_ line: String) -> [String] {
    line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
      index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
    }
  }
}

/// The examples of docs/scores.md are what the program says.
@Suite struct ScoreDocumentTests {
  @Test func `every score of the document is looked up`() throws {
    let page = String(decoding: try contents(of: TestData.packageFolder + "/docs/scores.md"), as: UTF8.self)
    let start = try #require(page.ranges(of: "## Examples").first).upperBound
    var count = 0
    for line in page[start...].split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.trimmingSpaces() }
      guard cells.count == 4, let score = Int(cells[2]) else { continue }
      let box = try Sandbox()
      let isRussian = cells[0].unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
      let source = isRussian ? "ru" : cells[0].contains("防") ? "ja" : "en"
      func escaped(_ text: String) -> String { text.replacing("&", with: "&amp;").replacing("<", with: "&lt;") }
      try box.write(
        "tm/a.tmx",
        "<tmx><header/><body><tu><tuv xml:lang=\"\(source)\"><seg>\(escaped(cells[1]))</seg></tuv>"
          + "<tuv xml:lang=\"de\"><seg>Ziel</seg></tuv></tu></body></tmx>")
      let result = try box.run(
        "lookup", "--from", source, "--to", "de", "--threshold", "1", "--explain", "--examples", "0", cells[0])
      #expect(result.lines.first?.hasSuffix("\(score)%  \(cells[1])") == true, "\(line): \(result.text)")
      #expect(result.text.contains("score: \(cells[3]) → \(score)%"), "\(line): \(result.text)")
      count += 1
    }
    #expect(count == 12)
  }
}

extension Substring {
  fileprivate func trimmingSpaces() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
