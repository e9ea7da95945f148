import Files
import TestSupport
import Testing

/// The rooms below Reports know nothing of commands: no text of theirs names one, or an option.
@Suite struct CommandWordTests {
  /// Literals that look like it, by file; the numbers may only fall.
  private static let allowed: [String: Int] = [
    // Git's own options.
    "Workbench/Upkeep/GitDrivers.swift": 9
  ]

  @Test(arguments: ["Library", "Workbench"])
  func `no text of the lower rooms names a command or an option`(room: String) throws {
    let sources = TestData.packageFolder + "/Sources"
    for file in TestData.list(sources + "/" + room) where file.hasSuffix(".swift") {
      let literals = SourceLiterals.all(in: String(decoding: try contents(of: file), as: UTF8.self))
      let found = literals.map(\.text).filter { Self.namesCommand($0) }
      let name = Path.relative(file, to: sources)
      #expect(found.count == Self.allowed[name] ?? 0, "\(name): \(found); Reports writes it")
    }
  }

  @Test(arguments: [
    ("expected a rule; `tolmach check --rules` lists them", true), ("`tolmach init", true), ("or --format", true),
    ("--", false), ("--T::Z", false), ("<!-- x -->", false), ("tolmach.yaml", false), ("a--b", true),
  ])
  func `commands and options are seen`(text: String, names: Bool) { #expect(Self.namesCommand(text) == names) }

  private static func namesCommand(_ text: String) -> Bool {
    text.contains("`tolmach ") || text.contains(/--[a-z]/)
  }
}
