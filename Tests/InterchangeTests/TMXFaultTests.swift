import Bitext
import Files
import Interchange
import TestSupport
import Testing

@Suite struct TMXFaultTests {
  private static let opening = "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\">\n<header/>\n<body>\n"

  private func unit(_ id: Int, _ text: String) -> String {
    "<tu tuid=\"\(id)\"><tuv xml:lang=\"en\"><seg>\(text)</seg></tuv></tu>"
  }

  @Test(arguments: ["\n", "\r\n"])
  func `faults lie where an editor shows them, also behind other faults`(newline: String) {
    var lines = Self.opening.split(separator: "\n").map(String.init)
    for id in 1...40 { lines.append(id % 8 == 0 ? "  " + unit(id, "ё & \(id)") : unit(id, "text \(id)")) }
    lines += ["</body>", "</tmx>"]
    let read = TMXTranscript(lines.joined(separator: newline))
    #expect(read.units.count == 35)
    #expect(read.diagnostics.map(\.line) == [12, 20, 28, 36, 44])
    // `  <tu tuid="8"><tuv xml:lang="en"><seg>ё & 8`: expat stops behind the sign, in column 43 or 44.
    for diagnostic in read.diagnostics {
      let column = diagnostic.column ?? 0
      let sign = (diagnostic.line == 12 ? 0 : 1) + "  <tu tuid=\"8\"><tuv xml:lang=\"en\"><seg>ё ".count + 1
      #expect(column == sign || column == sign + 1, "\(diagnostic)")
      #expect(diagnostic.message.contains("bare &"))
    }
    // The units' own lines, too.
    #expect(read.lines == (1...40).filter { $0 % 8 != 0 }.map { $0 + 4 })
  }

  @Test func `the encoding of undeclared Russian is told from its letters`() {
    // "Совет Безопасности" and "Договор" in windows-1251, beside English and markup.
    let letters: [UInt8] = [
      0xD1, 0xEE, 0xE2, 0xE5, 0xF2, 0x20, 0xC1, 0xE5, 0xE7, 0xEE, 0xEF, 0xE0, 0xF1, 0xED, 0xEE, 0xF1, 0xF2, 0xE8,
      0x20, 0xC4, 0xEE, 0xE3, 0xEE, 0xE2, 0xEE, 0xF0,
    ]
    let opening =
      Self.opening + "<tu><tuv xml:lang=\"en\"><seg>Security Council, treaty</seg></tuv><tuv xml:lang=\"ru\"><seg>"
    let bytes = Array(opening.utf8) + letters + Array("</seg></tuv></tu></body></tmx>".utf8)
    let read = TMXTranscript(bytes)
    #expect(read.diagnostics.first?.message.contains("windows-1251") == true, "\(read.diagnostics)")
  }

  @Test(arguments: ["R&D cost", "AT&T, of course", "Затраты на R&D2.", "a & b", "&"])
  func `a bare ampersand is called so`(text: String) {
    let read = TMXTranscript(Self.opening + unit(1, text) + "\n" + unit(2, "b") + "</body></tmx>")
    #expect(read.diagnostics.map(\.message).allSatisfy { $0.contains("bare &") }, "\(read.diagnostics)")
    #expect(read.diagnostics.count == 1)
  }

  @Test func `a column counts characters, not bytes`() {
    let short = TMXTranscript(Self.opening + unit(1, "aaaa <") + "\n" + unit(2, "b"))
    let long = TMXTranscript(Self.opening + unit(1, "ёж🚀核 <") + "\n" + unit(2, "b"))
    #expect(short.diagnostics.first?.column != nil)
    #expect(short.diagnostics.first?.column == long.diagnostics.first?.column)
  }

  @Test func `what is set aside is the damaged stretch of the file, byte for byte`() {
    let document =
      Self.opening + unit(1, "one") + "\n" + unit(2, "bad & bad") + "\n  " + unit(3, "three") + "\n"
      + "junk </x> junk\n"
      + unit(4, "four") + unit(5, "half <") + unit(6, "six") + "\n</body>\n</tmx>"
    let bytes = Array(document.utf8)
    let read = TMXTranscript(bytes)
    #expect(read.units.map(\.id) == ["1", "3", "4", "6"])
    #expect(read.damages.count == 3)
    for damage in read.damages {
      #expect(damage.bytes == Array(bytes[Int(damage.range.lowerBound)..<Int(damage.range.upperBound)]))
    }
    #expect(read.damages.first.map { String(decoding: $0.bytes, as: UTF8.self) } == unit(2, "bad & bad") + "\n  ")
    #expect(read.damages.last.map { String(decoding: $0.bytes, as: UTF8.self) } == unit(5, "half <"))
    // No unit lies in what was set aside, and the stretches do not overlap.
    let stretches = (read.ranges + read.damages.map(\.range)).sorted { $0.lowerBound < $1.lowerBound }
    for (first, second) in zip(stretches, stretches.dropFirst()) { #expect(first.upperBound <= second.lowerBound) }
  }

  @Test func `a document cut off at any byte keeps the units before the cut`() {
    let document = Array((Self.opening + unit(1, "one") + "\n" + unit(2, "two &amp; ё") + "\n</body>\n</tmx>\n").utf8)
    let whole = TMXTranscript(document)
    let ends = whole.ranges.map { Int($0.upperBound) }
    let root = Self.opening.utf8.count - "<header/>\n<body>\n".utf8.count
    for cut in root..<document.count {
      let read = TMXTranscript(Array(document[..<cut]))
      #expect(read.error == nil, "cut at \(cut): \(read.error ?? "")")
      #expect(read.units == Array(whole.units.prefix(ends.count { $0 <= cut })), "cut at \(cut)")
      // Only the line feed at the end can be missing without a word.
      #expect(read.diagnostics.contains { $0.severity == .error } == (cut < document.count - 1), "cut at \(cut)")
    }
  }

  @Test func `a unit that lost only its end tag is kept when its variants are whole`() {
    let variants = "<tuv xml:lang=\"en\"><seg>a</seg></tuv><tuv xml:lang=\"ru\"><seg>б</seg></tuv>"
    let read = TMXTranscript(Self.opening + "<tu tuid=\"1\">\(variants)</body></tmx>")
    #expect(read.texts == [["a", "б"]])
    #expect(TMXTranscript(Self.opening + "<tu tuid=\"1\">\(variants)").texts == [["a", "б"]])
    // One variant alone, or one begun, may be all that is left of more.
    #expect(TMXTranscript(Self.opening + "<tu><tuv xml:lang=\"en\"><seg>a</seg></tuv>").units.isEmpty)
    #expect(TMXTranscript(Self.opening + "<tu tuid=\"1\">\(variants)<tuv xml:lang=\"de\"").units.isEmpty)
  }

  @Test(arguments: [
    ("", "empty file"), ("\n\n", "expected a TMX document"), ("<html><body/></html>", "found \"html\""),
    ("plain text", "expected a TMX document"), ("\0\0\0\0", "NUL"),
  ])
  func `what is no TMX is refused with what was found`(text: String, message: String) {
    let read = TMXTranscript(text)
    #expect(read.units.isEmpty)
    #expect(read.error?.hasPrefix("test.tmx:") == true)
    #expect(read.error?.contains(message) == true, "\(read.error ?? "read")")
  }

  // The last four have a fault right before what ends the file, where nothing is lost by it.
  @Test(arguments: [
    "\0", "\n\0 </body></tmx>", "\n\u{1} </body></tmx>", "\n & </body></tmx>", "\n</body></tmx>\0\0",
  ])
  func `what is not well-formed is never called sound`(rest: String) {
    let more = rest == "\0" ? unit(2, "two") + "</body></tmx>" : ""
    let read = TMXTranscript(Self.opening + unit(1, "one") + rest + more)
    #expect(read.units.count == (more.isEmpty ? 1 : 2) && read.error == nil)
    #expect(read.diagnostics.count == 1 && read.diagnostics.first?.severity == .error, "\(read.diagnostics)")
  }

  @Test func `oddities that lose nothing are warnings`() {
    let read = TMXTranscript("<tmx><body>stray" + unit(1, "a") + "<x/>" + unit(2, "b") + "</body></tmx>")
    #expect(read.units.count == 2)
    #expect(read.diagnostics.map(\.rule) == ["no-header", "stray-text", "stray-element"])
    #expect(read.diagnostics.allSatisfy { $0.severity == .warning })
  }
}

@Suite struct TMXDateTests {
  @Test(arguments: [
    ("19700101T000000Z", 0), ("19700101T000001Z", 1), ("20190401T100000Z", 1_554_112_800),
    ("20000229T235959Z", 951_868_799),
    ("20240229T000000Z", 1_709_164_800), ("21000301T000000Z", 4_107_542_400), ("2019-04-01T10:00:00Z", 1_554_112_800),
    ("2019-04-01", 1_554_076_800), ("20190401", 1_554_076_800), ("20190401T1000Z", 1_554_112_800),
    ("20190401T100000", 1_554_112_800), (" 20190401T100000Z\n", 1_554_112_800),
  ])
  func `dates of TMX and ISO 8601 are read`(text: String, seconds: UInt32) {
    #expect(secondsSince1970(text.utf8) == seconds)
  }

  @Test(arguments: [
    "", "T", "yesterday", "2019", "201904", "20191301T000000Z", "20190001T000000Z", "20190100T000000Z",
    "20190132T000000Z",
    "18990101T000000Z", "21060207T062816Z", "99999999T999999Z", "00000000T000000Z", "20190230T000000Z",
    "20190229T000000Z",
    "20190431T000000Z", "20190401T250000Z", "20190401T106000Z",
  ])
  func `what is no date is unknown`(text: String) {
    #expect(secondsSince1970(text.utf8) == 0)
  }
}
