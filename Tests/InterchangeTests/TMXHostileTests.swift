import Bitext
import Files
import Interchange
import Markup
import TestSupport
import Testing

/// What reading some bytes to the end gives.
private struct Answer {
  var units: [TranslationUnit] = []
  var ranges: [Range<Int64>] = []
  var damage: [TMXReader.Damage] = []
  var diagnostics: [Diagnostic] = []
  var error: String?

  init(_ bytes: [UInt8], limits: XMLLimits = XMLLimits()) {
    do {
      let reader = try TMXReader(ByteSource(bytes: bytes, name: "x.tmx"), limits: limits)
      var damage: [TMXReader.Damage] = []
      reader.onDamage = { damage.append($0) }
      defer {
        self.damage = damage
        diagnostics = reader.diagnostics
      }
      while let unit = try reader.next() {
        units.append(unit)
        ranges.append(reader.unitRange)
      }
    } catch {
      self.error = "\(error)"
    }
  }

  init(_ text: String, limits: XMLLimits = XMLLimits()) { self.init(Array(text.utf8), limits: limits) }

  /// The texts of all units.
  var texts: [[String]] { units.map { $0.variants.map { $0.segment?.text ?? "" } } }
}

private func unit(_ number: Int) -> String {
  "<tu tuid=\"\(number)\"><tuv xml:lang=\"en\"><seg>one \(number)</seg></tuv>"
    + "<tuv xml:lang=\"ru\"><seg>один \(number)</seg></tuv></tu>\n"
}

private func document(_ body: String) -> String {
  "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n\(body)</body></tmx>\n"
}

private func copy(_ text: String) throws -> [UInt8] {
  var copy: [UInt8] = []
  _ = try copyTMX(TMXReader(ByteSource(bytes: Array(text.utf8), name: "x.tmx"))) { copy += $0 }
  return copy
}

@Suite struct TMXHostileTests {
  private let small = document(unit(1) + "<!-- c --><tu/>\n" + unit(2) + unit(3))

  // MARK: Everything, everywhere

  @Test func `a file may be cut anywhere`() {
    let bytes = Array(small.utf8)
    let whole = Answer(bytes).units
    var most = 0
    for count in 0..<bytes.count {
      let answer = Answer(Array(bytes.prefix(count)))
      #expect(answer.units.count <= whole.count && answer.units.count >= most, "cut to \(count) bytes")
      most = max(most, answer.units.count)
    }
    #expect(most == whole.count)
  }

  @Test(arguments: [UInt8(ascii: "<"), UInt8(ascii: "&"), 0x00, 0xFF])
  func `any byte may become another`(byte: UInt8) {
    let bytes = Array(small.utf8)
    let whole = Answer(bytes).units.count
    for offset in bytes.indices {
      var damaged = bytes
      damaged[offset] = byte
      let answer = Answer(damaged)
      #expect(answer.units.count <= whole, "byte \(offset)")
    }
  }

  // MARK: Time

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "<tu><!--", "<tu>", "<tu><tuv><seg>", "<seg>", "<tu><tuv><seg>&", "<tu a=", "<tu ", "<![CDATA[<tu>", "<tu/><",
    ])
  func `two megabytes of a trap take seconds`(trap: String) {
    let body = String(repeating: trap, count: (2 << 20) / trap.utf8.count)
    let start = ContinuousClock.now
    _ = Answer(document("").replacing("</body></tmx>\n", with: "") + body)
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test func `an attribute of a megabyte is read`() {
    let value = String(repeating: "x", count: 1 << 20)
    let start = ContinuousClock.now
    let answer = Answer(document("<tu tuid=\"\(value)\"></tu>" + unit(1)))
    #expect(ContinuousClock.now - start < .seconds(10))
    #expect(answer.units.count == 2 && answer.units.first?.id == value)
  }

  // MARK: Found by fuzzing

  @Test func `a file cut within the start tag of a unit ends`() {
    for end in ["<tu tuid=\"", "<tu ", "<tu", "<t", "<"] {
      let answer = Answer(String(document(unit(1)).dropLast("</body></tmx>\n".count)) + end)
      #expect(answer.error == nil)
      #expect(answer.texts == [["one 1", "один 1"]])
      #expect(answer.diagnostics.count <= 2, "\(end): \(answer.diagnostics)")
      #expect(answer.damage.map(\.bytes) == [Array(end.utf8)])
    }
  }

  @Test func `a damaged start tag is a damaged unit`() {
    let answer = Answer(document(unit(1) + "<tu a=1><tuv/></tu>\n" + unit(2)))
    #expect(answer.texts == [["one 1", "один 1"], ["one 2", "один 2"]])
    #expect(answer.diagnostics.map(\.rule) == ["damaged-unit"])
    #expect(answer.damage.map(\.bytes) == [Array("<tu a=1><tuv/></tu>\n".utf8)])
  }

  @Test func `a unit whose next variant is damaged is not whole`() {
    let body =
      "<tu><tuv xml:lang=\"en\"><seg>a</seg></tuv><tuv xml:lang=\"ru\"><seg>b</seg></tuv><tuv xml:lang9c\"/></tu>"
    let answer = Answer(document(body + unit(2)))
    #expect(answer.texts == [["one 2", "один 2"]])
    #expect(answer.damage.map(\.bytes) == [Array(body.utf8)])
  }

  @Test func `units come back out of a file in any encoding`() throws {
    // "Совет" in windows-1251.
    let word: [UInt8] = [0xD1, 0xEE, 0xE2, 0xE5, 0xF2]
    let head =
      "<?xml version=\"1.0\" encoding=\"windows-1251\"?><tmx version=\"1.4\"><body><tu><tuv xml:lang=\"ru\"><seg>"
    let bytes = Array(head.utf8) + word + Array("</seg></tuv></tu></body></tmx>".utf8)
    let reader = try TMXReader(ByteSource(bytes: bytes, name: "x.tmx"))
    // What an index of it points into.
    var text: [UInt8] = []
    reader.scanner.stream.onRead = { piece throws(FileError) in text.append(contentsOf: piece) }
    let unit = try #require(try reader.next())
    let slice = Array(text[Int(reader.unitRange.lowerBound)..<Int(reader.unitRange.upperBound)])
    let found = TMXSliceReader(prologue: reader.prologue).unit(slice)
    #expect(found == unit)
    #expect(found?.variants.first?.segment?.text == "Совет")
  }

  @Test func `a slice that does not begin with a unit has none`() {
    let prologue = Array("<tmx><body>".utf8)
    for text in ["x\(unit(1))", "en</seg></tuv></tu>\n\(unit(1))", " \(unit(1))"] {
      #expect(TMXSliceReader(prologue: prologue).unit(Array(text.utf8)) == nil)
    }
    #expect(TMXSliceReader(prologue: prologue).unit(Array(unit(1).utf8))?.id == "1")
  }

  @Test func `a copy of a file with a damaged header has its units in a body`() throws {
    for head in ["<tmx><header &><body>", "<tmx><header><note>\u{1}</note></header><body>", "<tmx><<body>"] {
      let text = head + unit(1) + unit(2) + "</body></tmx>"
      let answer = Answer(text)
      #expect(answer.units.count == 2)
      let again = Answer(try copy(text))
      #expect(again.units == answer.units && !again.diagnostics.contains { $0.severity == .error }, "\(head)")
    }
  }

  @Test func `a second body is read, units outside are said to be`() {
    let answer = Answer("<tmx><header/><body>\(unit(1))</body><body>\(unit(2))</body>\(unit(3))</tmx>")
    #expect(answer.units.map(\.id) == ["1", "2"])
    #expect(answer.diagnostics.map(\.rule) == ["second-body", "stray-unit"])
  }

  @Test func `all that follows the document is set aside`() {
    let first = document(unit(1))
    let second = document((1...20_000).map(unit).joined())
    let answer = Answer(first + second)
    #expect(answer.units.count == 1)
    #expect(answer.damage.map(\.range) == [Int64(first.utf8.count)..<Int64(first.utf8.count + second.utf8.count)])
    // The first mebibyte of it.
    #expect(answer.damage.map(\.bytes) == [Array(Array(second.utf8).prefix(1 << 20))])
  }

  @Test func `a long damaged stretch is passed over, and its beginning kept`() {
    // Two variants, so that the end is looked for twice: once for what is missing, once for what comes next.
    let begun = unit(1).replacing("</tu>\n", with: "") + "&"
    let stretch = String(repeating: "x", count: 5 << 20) + "<tuv>"
    let answer = Answer(document(unit(0) + begun + stretch + unit(2)))
    #expect(answer.units.map(\.id) == ["0", "2"])
    #expect(answer.damage.count == 1)
    #expect(answer.damage.first?.bytes == Array(Array((begun + stretch).utf8).prefix(1 << 20)))
    #expect(answer.damage.first.map { $0.range.count } == (begun + stretch).utf8.count)
  }

  @Test func `the same with little room`() {
    var limits = XMLLimits()
    limits.feedBytes = 7
    limits.damageBytes = 100
    let begun = unit(1).replacing("</tu>\n", with: "") + "&"
    for stretch in ["<tuv>", ""].map({ String(repeating: "x", count: 5_000) + $0 }) {
      let answer = Answer(document(unit(0) + begun + stretch + unit(2)), limits: limits)
      #expect(answer.units.map(\.id) == (stretch.hasSuffix(">") ? ["0", "2"] : ["0", "1", "2"]))
    }
  }

  @Test(arguments: [1, 2, 7, 100])
  func `units do not depend on how much is scanned at a time`(size: Int) {
    var limits = XMLLimits()
    limits.feedBytes = size
    let text =
      document(unit(1) + "<tu><tuv><seg>a & b</seg></tuv></tu>" + unit(2) + "<tu a=1/>" + unit(3)) + "\0\0\0\0\0\0x"
    let one = Answer(text)
    let other = Answer(text, limits: limits)
    #expect(one.units == other.units && one.ranges == other.ranges)
    #expect(one.diagnostics == other.diagnostics)
    #expect(one.damage.map(\.bytes) == other.damage.map(\.bytes))
  }

  @Test func `columns are right in a file of one line`() {
    let text = "<tmx><body>" + String(repeating: "<tu/>", count: 200_000) + "<tu>&</tu></body></tmx>"
    let answer = Answer(text)
    #expect(answer.diagnostics.last?.column == 11 + 1_000_000 + 6)
  }

  @Test func `a damaged sequence is damage wherever it lies`() throws {
    // Shift JIS whose last character has lost its half, the text before it as long as any buffer may be.
    for length in [1, 15, 16, 4095, 4096, 4097] {
      let head = "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><tmx>"
      let bytes = Array((head + String(repeating: "x", count: length)).utf8) + [0x82]
      let stream = try UTF8Stream(ByteSource(bytes: bytes, name: "x.tmx"))
      var read: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 20)
      while true {
        let count = try buffer.withUnsafeMutableBytes { try stream.read(into: $0) }
        if count == 0 { break }
        read += buffer.prefix(count)
      }
      #expect(read == bytes.dropLast() + [0xFF], "\(length)")
    }
  }

  @Test func `a character in two halves may lie across two reads`() throws {
    // CESU-8 writes U+1F600 as two surrogates of three bytes each.
    let head = Array("<?xml version=\"1.0\" encoding=\"CESU-8\"?><tmx>".utf8)
    let filler = [UInt8](repeating: 0x78, count: (1 << 16) - head.count - 3)
    let bytes = head + filler + [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80] + Array("</tmx>".utf8)
    let stream = try UTF8Stream(ByteSource(bytes: bytes, name: "x.tmx"))
    var read: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try stream.read(into: $0) }
      if count == 0 { break }
      read += buffer.prefix(count)
    }
    #expect(read == head + filler + Array("😀</tmx>".utf8))
  }

  @Test func `a unit whose end is lost to an undeclared entity is read again from its place`() throws {
    let opening = "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\"><tmx><header/><body>"
    let whole =
      "<tu><tuv xml:lang=\"en\"><seg>Envoy</seg></tuv><tuv xml:lang=\"ru\"><seg>Посланник</seg></tuv>\n"
    let text = opening + whole + "x &b; </tu></body></tmx>"
    let reader = try TMXReader(ByteSource(bytes: Array(text.utf8), name: "x.tmx"))
    let unit = try #require(try reader.next())
    let range = reader.unitRange
    #expect(try reader.next() == nil)
    #expect(reader.diagnostics.map(\.column) == [3])
    let slice = Array(Array(text.utf8)[Int(range.lowerBound)..<Int(range.upperBound)])
    #expect(TMXSliceReader(prologue: reader.prologue).unit(slice)?.variants == unit.variants)
    #expect(unit.variants.count == 2)
  }

  @Test func `a letter out of place is not said to be a forbidden character`() {
    func message(_ text: String) -> String {
      Answer("<tmx><header/><body><tu>\(text)</tu></body></tmx>").diagnostics.first?.message ?? ""
    }
    #expect(message("<tuv имя ядра=''/>").hasPrefix("not well-formed"))
    #expect(message("<tuv>\u{FFFE}</tuv>").contains("U+FFFE"))
  }
}
