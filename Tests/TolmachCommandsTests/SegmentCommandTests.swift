import TestSupport
import Testing

@Suite struct SegmentCommandTests {
  @Test func `sentences a line, paragraphs apart, places as JSON`() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.write("a.txt", "Дом на ул. Мира. Он стар.\n\nКонец.\n")
    let plain = try sandbox.run(["segment", "--language", "ru", path])
    #expect(plain.code == 0)
    #expect(plain.text == "Дом на ул. Мира.\nОн стар.\n\nКонец.\n")
    let lines = try sandbox.run(["segment", "--language", "ru", "--json", path]).text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1].contains("\"text\":\"Он стар.\"") && lines[1].contains("\"line\":1,\"column\":18"))
  }

  @Test func `a fault in rules or a document is named, and ends with 2`() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.write("a.txt", "One. Two.")
    let rules = try sandbox.write("bad.srx", "<tmx/>")
    let refused = try sandbox.run(["segment", "--srx", rules, path])
    #expect(refused.code == 2)
    let missing = try sandbox.run(["segment", sandbox.path("none.txt"), path])
    #expect(missing.code == 2)
    #expect(missing.text == "One.\nTwo.\n")
    #expect(try sandbox.run(["segment", sandbox.write("empty.txt", "")]).code == 1)
  }
}
