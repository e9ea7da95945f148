import Files
import TestSupport
import Testing

/// What is not UTF-8 is not stored with other characters in its place.
@Suite struct StoredTextTests {
  @Test func `an argument that is not UTF-8 is refused, not stored otherwise than it was typed`() throws {
    let box = try sandbox([])
    for line in [
      "add \"$(printf 'caf\\351')\" кафе", "add café \"$(printf '\\317')\"", "add a б --note \"$(printf '\\377')\"",
      "glossary add \"$(printf 'caf\\351')\" кафе", "init \"$(printf 'caf\\351')\"",
    ] {
      let result = try box.shell("\"$T\" \(line)")
      #expect(result.code == 2, "\(line): \(result)")
      #expect(result.errorText.contains("expected UTF-8, found other bytes"), "\(line): \(result)")
    }
    #expect(box.names(in: "tm").isEmpty && box.names(in: "glossaries").isEmpty)
    #expect(Set(box.names(in: "")) == ["tm", "glossaries"])
    // A replacement character that was typed is one.
    #expect(try box.run("add", "\u{FFFD}", "знак").code == 0)
  }

  @Test func `lines and names that are not UTF-8 are not stored with others in their place`() throws {
    let box = try sandbox([])
    try box.write("a.jsonl", Array("{\"source\":\"caf".utf8) + [0xE9] + Array("\",\"target\":\"x\"}\n".utf8))
    let lines = try box.run("import", "a.jsonl")
    #expect(lines.code == 2 && lines.errorText.contains("a.jsonl:1:11: expected a string in UTF-8"), "\(lines)")
    #expect(try box.shell("TOLMACH_USER=$(printf 'Andr\\351') \"$T\" add one один").code == 0)
    #expect(try !String(decoding: box.contents("tm/working.tmx"), as: UTF8.self).contains("\u{FFFD}"))
  }
}
