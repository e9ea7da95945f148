import TestSupport
import Testing

/// Commands that answer the lines of standard input.
@Suite struct InputLinesTests {
  private static let long = String(repeating: "группа ", count: 10_000)
  private static let refusal = "line 2: expected a text of at most 100000 bytes, found 130000"

  private func box() throws -> Sandbox {
    let box = try sandbox([("missile defense", "противоракетная оборона")])
    try box.write("glossaries/g.tsv", "missile\tракета\n")
    return box
  }

  @Test(arguments: [["lookup"], ["glossary", "lookup"]])
  func `a line that is too long is answered with nothing, and the next ones are read`(command: [String]) throws {
    let box = try box()
    let input = "missile\n\(Self.long)\nmissile\n"
    let result = try box.run(command + ["--json", "-"], stdin: Array(input.utf8))
    #expect(result.code == 0, "\(result)")
    #expect(result.errorText.contains(Self.refusal))
    let answers = try result.json()
    #expect(answers.map { $0["query"]?.text } == ["missile", Self.long, "missile"])
    let found = answers.map { ($0["terms"] ?? $0["concepts"])?.array?.count }
    #expect(found == [1, 0, 1])
    let plain = try box.run(command + ["-"], stdin: Array(input.utf8))
    #expect(plain.code == 0 && plain.errorText.contains(Self.refusal))
    #expect(plain.lines.count { $0.hasPrefix("> ") } == 3)
    // Nothing but such a line is nothing found.
    let alone = try box.run(command + ["-"], stdin: Array("\n\(Self.long)\n".utf8))
    #expect(alone.code == 1 && alone.errorText.contains(Self.refusal), "\(command)")
    // A query of the command line is refused, as before.
    #expect(try box.run(command + [Self.long]).code == 2)
  }

  @Test func `a text that is too long to transliterate is answered with nothing`() throws {
    let box = try Sandbox()
    let input = Array("Хрущёв\n".utf8) + [UInt8](repeating: 0x78, count: 1 << 24 + 1) + Array("\nХрущёв\n".utf8)
    let refusal = "line 2: expected a text of at most 16777216 bytes, found 16777217"
    let result = try box.run(["transliterate", "--json", "-"], stdin: input)
    #expect(result.code == 0 && result.errorText.contains(refusal), "\(result)")
    #expect(try result.json().map { $0["result"]?.text } == ["Khrushchëv", "", "Khrushchëv"])
    let plain = try box.run(["transliterate", "-"], stdin: input)
    #expect(plain.code == 0 && plain.lines == ["Khrushchëv", "", "Khrushchëv"])
    try box.write("names.txt", "Хрущёв\n")
    let matched = try box.run(["transliterate", "--match", "names.txt", "--json", "-"], stdin: input)
    #expect(matched.code == 0)
    #expect(try matched.json().map { $0["candidates"]?.array?.isEmpty } == [false, true, false])
  }

  @Test(arguments: [
    ["lookup", "--json", "-"], ["glossary", "lookup", "--json", "-"], ["transliterate", "--json", "-"],
    ["transliterate", "--json", "--match", "names.txt", "-"],
  ])
  func `lines are read alike by every command`(command: [String]) throws {
    let box = try box()
    try box.write("names.txt", "Хрущёв\n")
    for (bytes, count) in [
      (Array("\u{FEFF}a\r\n\r\nb".utf8), 3), ([], 0), ([0x0A], 1), ([0xC3, 0x0A, 0xFF, 0xFE], 2), ([0xEF, 0x0A], 1),
    ] as [([UInt8], Int)] {
      let result = try box.run(command, stdin: bytes)
      #expect([0, 1].contains(result.code ?? 9), "\(bytes): \(result)")
      #expect(try result.json().count == count, "\(bytes): \(result)")
      #expect(!result.text.contains("\\r") && !result.text.contains("\u{FEFF}"))
    }
    let wide = try box.run(command, stdin: [0xFF, 0xFE, 0x41, 0x00, 0x0A, 0x00])
    #expect(wide.code == 2 && wide.errorText.contains("standard input:1: expected UTF-8, found UTF-16"), "\(wide)")
    let folder = try box.shell("\"$T\" \(command.joined(separator: " ")) < .")
    #expect(folder.code == 2 && folder.errorText.contains("cannot read"), "\(folder)")
  }

  @Test(arguments: ["lookup", "glossary lookup", "transliterate"])
  func `a line of a pipe is answered before the next is written`(command: String) throws {
    let box = try box()
    // The second line is written once the first has been answered; a line of one letter, too.
    let result = try box.shell(
      """
      mkfifo in out; "$T" \(command) --json - < in > out & exec 3> in 4< out
      printf 'a\\n' >&3; read -r answer <&4; printf 'b\\n' >&3; read -r second <&4; exec 3>&-; wait; echo "$answer$second"
      """)
    #expect(!result.timedOut && result.lines.count == 1, "\(result)")
    #expect(result.text.contains("\"a\"") && result.text.contains("\"b\""), "\(result)")
  }
}
