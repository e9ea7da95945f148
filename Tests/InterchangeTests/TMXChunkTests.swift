import Bitext
import Files
import Interchange
import TestSupport
import Testing

/// Everything that reading bytes gives, to compare with another reading of them.
struct TMXTranscript: Equatable {
  struct Damage: Equatable {
    var message: String
    var range: Range<Int64>
    var bytes: [UInt8]
  }

  var units: [TranslationUnit] = []
  var lines: [Int] = []
  var ranges: [Range<Int64>] = []
  var diagnostics: [Diagnostic] = []
  var damages: [Damage] = []
  var copy: [UInt8] = []
  var error: String?

  init(_ bytes: [UInt8], name: String = "test.tmx", chunkBytes: Int = .max) {
    do {
      let reader = try TMXReader(ByteSource(bytes: bytes, name: name, chunkBytes: chunkBytes))
      var damages: [Damage] = []
      reader.onDamage = {
        damages.append(Damage(message: $0.diagnostic.description, range: $0.range, bytes: $0.bytes))
      }
      defer {
        diagnostics = reader.diagnostics
        self.damages = damages
      }
      while true {
        let step = try reader.step()
        if step == .end { break }
        guard step == .unit else { continue }
        units.append(reader.unit())
        lines.append(reader.unitLine)
        ranges.append(reader.unitRange)
      }
      let again = try TMXReader(ByteSource(bytes: bytes, name: name, chunkBytes: chunkBytes))
      _ = try copyTMX(again) { copy += $0 }
    } catch {
      self.error = "\(error)"
    }
  }

  init(_ text: String, name: String = "test.tmx", chunkBytes: Int = .max) {
    self.init(Array(text.utf8), name: name, chunkBytes: chunkBytes)
  }

  var texts: [[String]] { units.map { $0.variants.map { $0.segment?.text ?? "" } } }
}

@Suite struct TMXChunkTests {
  /// One document with most of what can go wrong in it.
  private static let document = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY nato "NATO – НАТО">]>
    <tmx version="1.4">
    <header srclang="en"><note>ж</note><prop type="x">y</prop></header>
    <body>
    <tu tuid="1"><tuv xml:lang="en"><seg>One &nato; &amp; two 🚀</seg></tuv><tuv xml:lang="ru"><seg>Один</seg></tuv></tu>
    <tu tuid="2"><tuv xml:lang="en"><seg>A bare & sign</seg></tuv></tu>
    <tu tuid="3"><tuv xml:lang="en"><seg>T<ph>x</ph>hree</seg></tuv></tu>
    stray text <!-- comment --><?target data?>
    <tu tuid="4"><tuv xml:lang="en"><seg>A <b>wrong</i> end</seg></tuv></tu>
    <tu tuid="5"><tuv xml:lang="en"><seg>Five</seg></tuv><tuv xml:lang="ru"><seg>Пять</seg></tuv>
    <tu tuid="6"><tuv xml:lang="en"><seg>Six &unknown; six</seg></tuv></tu>
    <tu tuid="7"><tuv xml:lang="en"><seg><![CDATA[Seven <>&]]></seg></tuv></tu>
    </body>
    </tmx>
    trailing
    """

  @Test(arguments: [1, 2, 3, 7, 16, 64, 4096])
  func `units, faults and what is set aside do not depend on how the bytes arrive`(size: Int) {
    let whole = TMXTranscript(Self.document)
    // 5 is set aside with the end it lacks, and so is the text behind the document's end.
    #expect(whole.units.map(\.id) == ["1", "3", "7"])
    #expect(whole.damages.count == 5)
    let chunks = TMXTranscript(Self.document, chunkBytes: size)
    #expect(chunks == whole)
  }

  @Test(.enabled(if: TestData.isPresent), arguments: [1, 7, 61])
  func `hard files do not depend on how the bytes arrive`(size: Int) throws {
    var compared = 0
    for path in TestData.files(under: "tmx/torture", endings: [".tmx"]) {
      let bytes = try contents(of: path)
      guard bytes.count < (size == 1 ? 6_000 : 100_000) else { continue }
      compared += 1
      let whole = TMXTranscript(bytes, name: path)
      let chunks = TMXTranscript(bytes, name: path, chunkBytes: size)
      if chunks != whole { Issue.record("\(path), \(size) bytes at a time") }
    }
    #expect(compared > 25)
  }

  @Test func `a large file of many chunks has the same units from any`() {
    var text = "<tmx><header/><body>\n"
    for number in 0..<2500 {
      text += "<tu tuid=\"\(number)\"><tuv xml:lang=\"en\"><seg>Text № \(number), long enough to be cut somewhere, ёжик"
      text += number % 500 == 499 ? " & damaged</seg></tuv></tu>\n" : "</seg></tuv></tu>\n"
    }
    text += "</body></tmx>"
    let whole = TMXTranscript(text)
    #expect(whole.units.count == 2495)
    #expect(whole.damages.count == 5)
    // Primes, so that every place of a unit is cut at some time.
    for size in [8191, 65_537] { #expect(TMXTranscript(text, chunkBytes: size) == whole) }
  }

  @Test func `a slice of the file is its unit`() throws {
    let bytes = Array(Self.document.utf8)
    let reader = try TMXReader(ByteSource(bytes: bytes, name: "t"))
    var seen = 0
    while true {
      let step = try reader.step()
      if step == .end { break }
      guard step == .unit else { continue }
      seen += 1
      let slice = Array(bytes[Int(reader.unitRange.lowerBound)..<Int(reader.unitRange.upperBound)])
      let unit = reader.unit()
      #expect(TMXSliceReader(prologue: reader.prologue).unit(slice) == unit, "\(unit.id ?? "")")
    }
    #expect(seen == 3)
    #expect(TMXSliceReader(prologue: reader.prologue).unit(Array("no unit".utf8)) == nil)
    #expect(TMXSliceReader(prologue: []).unit([]) == nil)
  }
}
