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

  @Test func `a rule that is given up is told with its place and the paragraph's`() throws {
    let sandbox = try Sandbox()
    try sandbox.write("a.txt", "One. Two.\n\nc\(String(repeating: "a", count: 400)) x\n")
    try sandbox.write(
      "slow.srx",
      """
      <srx version="2.0" xmlns="http://www.lisa.org/srx20"><header segmentsubflows="yes" cascade="no"/><body>
      <languagerules><languagerule languagerulename="all">
      <rule break="yes"><beforebreak>c</beforebreak><afterbreak>(a*)*(a*)*(a*)*b</afterbreak></rule>
      </languagerule></languagerules>
      <maprules><languagemap languagepattern=".*" languagerulename="all"/></maprules></body></srx>

      """)
    let result = try sandbox.run(["segment", "--language", "en", "--srx", "slow.srx", "a.txt"])
    #expect(result.code == 2)
    #expect(result.errorText.contains("slow.srx:3:1: expected a rule whose patterns take less than a second"))
    #expect(result.errorText.contains("the paragraph begins at a.txt:3:1"), "\(result)")
  }
}
