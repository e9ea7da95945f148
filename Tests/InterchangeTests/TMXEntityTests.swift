import Bitext
import Files
import Interchange
import TestSupport
import Testing

@Suite struct TMXEntityTests {
  private func document(_ doctype: String, _ segments: String...) -> String {
    var text = "<?xml version=\"1.0\"?>\n\(doctype)\n<tmx version=\"1.4\"><header/><body>\n"
    for (number, segment) in segments.enumerated() {
      text += "<tu tuid=\"\(number + 1)\"><tuv xml:lang=\"en\"><seg>\(segment)</seg></tuv></tu>\n"
    }
    return text + "</body></tmx>"
  }

  @Test func `internal entities expand, nested ones too, in texts and attributes`() throws {
    let text = document(
      "<!DOCTYPE tmx [<!ENTITY n \"NATO\"><!ENTITY s '&n; &amp; &lt;summit>'><!ENTITY c \"<ph x='1'/>\">]>",
      "The &s;", "a&c;b", "&n;&n;")
    let read = TMXTranscript(text.replacing("tuid=\"3\"", with: "tuid=\"&n;\""))
    #expect(read.texts == [["The NATO & <summit>"], ["a b"], ["NATONATO"]])
    #expect(read.units.last?.id == "NATO")
    #expect(read.units[1].variants[0].segment?.codes == [.placeholder])
    #expect(read.diagnostics.isEmpty)
  }

  @Test func `a unit of entities is its slice with its document's opening`() throws {
    let bytes = Array(document("<!DOCTYPE tmx [<!ENTITY n \"NATO\">]>", "The &n;").utf8)
    let reader = try TMXReader(ByteSource(bytes: bytes, name: "t"))
    while try reader.step() != .unit {}
    let slice = Array(bytes[Int(reader.unitRange.lowerBound)..<Int(reader.unitRange.upperBound)])
    #expect(TMXSliceReader(prologue: reader.prologue).unit(slice)?.variants.first?.segment?.text == "The NATO")
  }

  @Test func `an entity bomb is refused, and at once`() {
    var doctype = "<!DOCTYPE tmx [<!ENTITY a0 \"laughter \">"
    for level in 1...12 {
      doctype += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">"
    }
    let start = steadySeconds()
    let read = TMXTranscript(document(doctype + "]>", "before", "&a12;", "after"))
    #expect(steadySeconds() - start < 5)
    #expect(read.error?.contains("refused") == true, "\(read.error ?? "read")")
  }

  @Test func `one long entity said very often is refused, too`() {
    let doctype = "<!DOCTYPE tmx [<!ENTITY a \"" + String(repeating: "x", count: 100_000) + "\">]>"
    let read = TMXTranscript(document(doctype, String(repeating: "&a;", count: 40_000)))
    #expect(read.error?.contains("refused") == true, "\(read.error ?? "read")")
  }

  @Test(arguments: ["/etc/passwd", "http://127.0.0.1:9/x", "other.xml"])
  func `an external entity is refused and named`(system: String) {
    let read = TMXTranscript(
      document("<!DOCTYPE tmx [<!ENTITY x SYSTEM \"\(system)\">]>", "before", "&x;", "after"))
    #expect(read.error?.contains("external entity") == true, "\(read.error ?? "read")")
    #expect(read.error?.contains(system) == true)
    #expect(read.error?.hasPrefix("test.tmx:5:") == true, "\(read.error ?? "read")")
  }

  @Test func `an external entity that nobody mentions does no harm`() {
    let read = TMXTranscript(document("<!DOCTYPE tmx [<!ENTITY x SYSTEM \"/etc/passwd\">]>", "text"))
    #expect(read.texts == [["text"]])
  }

  @Test(arguments: [
    "<!DOCTYPE tmx SYSTEM \"/nowhere/tmx14.dtd\">", "<!DOCTYPE tmx PUBLIC \"x\" \"http://127.0.0.1:9/t.dtd\">",
  ])
  func `an external document type is not looked for`(doctype: String) {
    let read = TMXTranscript(document(doctype, "one", "two"))
    #expect(read.texts == [["one"], ["two"]])
    #expect(read.diagnostics.isEmpty)
  }

  @Test(arguments: ["", "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">", "<!DOCTYPE tmx [<!ENTITY n \"NATO\">]>"])
  func `an undeclared entity damages its unit, and reading goes on`(doctype: String) {
    let read = TMXTranscript(document(doctype, "one", "two &nbsp; two", "three"))
    #expect(read.error == nil)
    #expect(read.texts == [["one"], ["three"]])
    #expect(read.diagnostics.map(\.rule) == ["damaged-unit"])
    #expect(read.diagnostics.first?.line == 5)
    #expect(read.diagnostics.first?.message.contains("entity") == true, "\(read.diagnostics)")
  }

  @Test func `elements may be nested 256 deep, and no deeper`() {
    // tmx, body, tu, tuv and seg are five of them.
    func nested(_ depth: Int) -> TMXTranscript {
      TMXTranscript(
        document(
          "", String(repeating: "<hi>", count: depth - 5) + "deep" + String(repeating: "</hi>", count: depth - 5)))
    }
    #expect(nested(256).texts == [["deep"]])
    let refused = nested(257)
    #expect(refused.units.isEmpty)
    #expect(refused.error?.contains("nested too deeply") == true, "\(refused.error ?? "read")")
  }
}
