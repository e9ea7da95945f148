import Configuration
import TestSupport
import Testing

@Suite struct ConfigurationNodeTests {
  private func read(_ text: String) throws(ConfigurationError) -> ConfigurationNode? {
    try readConfiguration(Array(text.utf8), file: "x.yaml")
  }

  private func message(_ text: String) -> String? {
    do throws(ConfigurationError) { _ = try read(text) } catch { return error.description }
    return nil
  }

  /// A node as text, to compare with.
  private func plain(_ node: ConfigurationNode?) -> String {
    switch node?.content {
    case nil: "-"
    case .scalar(let text, let isQuoted): isQuoted ? "'\(text)'" : text
    case .sequence(let elements): "[" + elements.map(plain).joined(separator: ",") + "]"
    case .mapping(let entries): "{" + entries.map { "\($0.key):\(plain($0.value))" }.joined(separator: ",") + "}"
    }
  }

  @Test(arguments: [
    ("", "-"), ("# nothing but a comment\n", "-"), ("a: 1\nb: [x, \"2\"]\n", "{a:1,b:[x,'2']}"),
    ("a:\n  - b\n  - c: d\n", "{a:[b,{c:d}]}"), ("\u{FEFF}а: «б»\r\n", "{а:«б»}"), ("a:\n", "{a:}"),
    ("--- {a: b}\n...\n", "{a:b}"),
    ("a: |\n  one\n  two\n", "{a:'one\ntwo\n'}"),
  ])
  func `values are read in their order`(text: String, expected: String) throws {
    #expect(try plain(read(text)) == expected)
  }

  @Test func `lines and columns are those of the file`() throws {
    guard case .mapping(let entries)? = try read("# first\na: 1\nlong key:   [x,\n  y]\n")?.content else {
      Issue.record("no mapping")
      return
    }
    #expect(entries.map { [$0.line, $0.column, $0.value.line, $0.value.column] } == [[2, 1, 2, 4], [3, 1, 3, 13]])
  }

  @Test func `what cannot be used says where and why`() {
    #expect(message("a: 1\na: 2\n") == "x.yaml:2:1: expected each key once, found \"a\" again")
    #expect(message("a: &x 1\nb: *x\n") == "x.yaml:2:4: expected a value, found an alias: aliases are not read")
    #expect(
      message("a: 1\n---\nb: 2\n") == "x.yaml:2:1: expected one document, found another"
        || message("a: 1\n---\nb: 2\n") != nil)
    #expect(message("? [a]\n: b\n")?.hasPrefix("x.yaml:1:3: expected a key") == true)
    #expect(message("a: [1\nb: 2\n")?.hasPrefix("x.yaml:2:") == true)
    #expect(message("a: \"\u{7}\"")?.hasPrefix("x.yaml:") == true)
    #expect(message(String(repeating: "[", count: 100))?.contains("64 levels") == true)
  }

  @Test func `no bytes break the reader`() {
    var generator = SeededGenerator(seed: 5)
    let good = Array("a: 1\nb: [x, \"2\"]\nc: {d: &e f, g: *e}\n--- |\n text\n".utf8)
    for _ in 0..<3_000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      _ = try? readConfiguration(Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &generator))), file: "x")
    }
  }
}
