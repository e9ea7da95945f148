import Files
import TestSupport
import Testing

/// Every command of the guide says what the guide shows. `RECORD_SNAPSHOTS=1` writes down what they say now.
///
/// A page has ```` ```text file=NAME ```` blocks, which are written to its workspace, and ```` ```console ```` blocks: lines that begin
/// with `$ ` are given to a shell in turn, what follows is what they print, on both streams; a line `...` stands for any lines.
@Suite struct GuideTests {
  private static let folder = TestData.packageFolder + "/docs/guide"
  static let pages = ((try? Path.entries(of: folder)) ?? []).filter { $0.hasSuffix(".md") }.sorted()

  @Test func `there is a guide, and its index names every page`() throws {
    #expect(Self.pages.count >= 8)
    let index = String(decoding: try contents(of: Self.folder + "/README.md"), as: UTF8.self)
    for page in Self.pages where page != "README.md" { #expect(index.contains("(\(page))"), "\(page)") }
  }

  @Test(arguments: pages) func `a page's commands print what it shows`(page: String) throws {
    let path = Self.folder + "/" + page
    let text = String(decoding: try contents(of: path), as: UTF8.self)
    let box = try Sandbox()
    let package = TestData.packageFolder
    for name in [
      "tm/security-policy.tmx", "glossaries/security-policy.tbx", "examples/draft.xlf", "examples/draft.tsv",
    ] {
      try box.write(name, contents(of: package + "/" + name))
    }
    if page == "git.md", try box.shell("git --version").code != 0 {
      print("no git here: docs/guide/git.md is not run")
      return
    }
    var recorded: [String] = []
    var block: Block?
    var count = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      guard var open = block else {
        recorded.append(line)
        if line.hasPrefix("```"), line != "```" { block = Block(line) }
        continue
      }
      guard line == "```" else {
        open.lines.append(line)
        block = open
        continue
      }
      block = nil
      if let name = open.file {
        try box.write(name, open.lines.joined(separator: "\n") + "\n")
        recorded += open.lines
      } else if open.isConsole {
        for (command, shown) in open.commands {
          let result = try box.shell("PATH=\"$(dirname \"$T\"):$PATH\"\nexec 2>&1\n\(command)")
          var said = result.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
          if said.last == "" { said.removeLast() }
          let fits = Self.fits(said[...], shown[...])
          if !isRecording { #expect(fits, "\(page): \(command)\nprinted:\n\(said.joined(separator: "\n"))") }
          recorded.append("$ " + command)
          recorded += fits ? shown : said
          count += 1
        }
      } else {
        recorded += open.lines
      }
      recorded.append(line)
    }
    #expect(block == nil)
    #expect(page == "README.md" || count > 0)
    if isRecording, recorded.joined(separator: "\n") != text {
      let file = try AtomicFile(path)
      try file.write(Array(recorded.joined(separator: "\n").utf8))
      try file.commit()
    }
  }

  private var isRecording: Bool { environment("RECORD_SNAPSHOTS") != nil }

  private struct Block {
    var file: String?
    var isConsole: Bool
    var lines: [String] = []

    init(_ fence: String) {
      isConsole = fence == "```console"
      file = fence.firstRange(of: " file=").map { String(fence[$0.upperBound...]) }
    }

    var commands: [(command: String, shown: [String])] {
      var result: [(command: String, shown: [String])] = []
      for line in lines {
        if line.hasPrefix("$ ") {
          result.append((String(line.dropFirst(2)), []))
        } else if !result.isEmpty {
          result[result.count - 1].shown.append(line)
        }
      }
      return result
    }
  }

  /// Whether lines are those that are shown, where `...` stands for any.
  private static func fits(_ said: ArraySlice<String>, _ shown: ArraySlice<String>) -> Bool {
    guard let first = shown.first else { return said.isEmpty }
    if first == "..." {
      return (said.startIndex...said.endIndex).contains { fits(said[$0...], shown.dropFirst()) }
    }
    return said.first == first && fits(said.dropFirst(), shown.dropFirst())
  }
}
