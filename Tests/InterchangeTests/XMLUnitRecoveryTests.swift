import Bitext
import Files
import Interchange
import Testing

/// Damage is survived alike in all formats that consist of units.
@Suite struct XMLUnitRecoveryTests {
  /// A document of five units, and the units and faults that are read of its bytes.
  struct Format: Sendable, CustomTestStringConvertible {
    let name: String
    let opening: String
    /// The unit's number stands for `#`.
    let unit: String
    let closing: String
    let read: @Sendable ([UInt8], Int) throws -> (units: [String], diagnostics: [Diagnostic])
    var testDescription: String { name }

    func text(_ numbers: ClosedRange<Int> = 1...5) -> String {
      opening + numbers.map { unit.replacing("#", with: "\($0)") }.joined() + closing
    }
  }

  static let formats = [
    Format(
      name: "TMX", opening: "<tmx version='1.4'><header srclang='en'/><body>\n",
      unit: "<tu tuid='#'><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='ru'><seg>б</seg></tuv></tu>\n",
      closing: "</body></tmx>",
      read: { bytes, chunk in
        let reader = try TMXReader(ByteSource(bytes: bytes, name: "a", chunkBytes: chunk))
        var ids: [String] = []
        while let unit = try reader.next() { ids.append(unit.attributes["tuid"] ?? "") }
        return (ids, reader.diagnostics)
      }),
    Format(
      name: "TBX", opening: "<tbx type='TBX-Basic' style='dca' xml:lang='en'><text><body>\n",
      unit: "<conceptEntry id='#'><langSec xml:lang='en'><termSec><term>a</term></termSec></langSec></conceptEntry>\n",
      closing: "</body></text></tbx>",
      read: { bytes, chunk in
        let reader = try TBXReader(ByteSource(bytes: bytes, name: "a", chunkBytes: chunk))
        var ids: [String] = []
        while let entry = try reader.next() { ids.append(entry.id) }
        return (ids, reader.diagnostics)
      }),
    Format(
      name: "XLIFF", opening: "<xliff version='1.2'><file source-language='en' target-language='ru'><body>\n",
      unit: "<trans-unit id='#'><source>a</source><target>б</target></trans-unit>\n",
      closing: "</body></file></xliff>",
      read: { bytes, _ in
        let reader = try DraftReader(bytes: bytes, name: "a.xlf")
        var ids: [String] = []
        while let segment = try reader.next() { ids.append(segment.id) }
        return (ids, reader.diagnostics)
      }),
  ]

  @Test(arguments: formats, [1, 64, Int.max])
  func `a damaged unit costs itself, and is told with its line`(format: Format, chunk: Int) throws {
    let whole = try format.read(Array(format.text().utf8), chunk)
    #expect(whole.units == ["1", "2", "3", "4", "5"] && whole.diagnostics.isEmpty)
    for (mark, damage) in [("'3'", "'3' &"), (">a<", "><"), ("</", "<//"), (">a<", ">&none;<")] {
      let third = format.unit.replacing("#", with: "3")
      let text = format.text().replacing(third, with: third.replacing(mark, with: damage, maxReplacements: 1))
      let read = try format.read(Array(text.utf8), chunk)
      let lost = damage == "><" ? read.units : ["1", "2", "4", "5"]
      #expect(read.units == lost, "\(format.name) \(damage): \(read)")
      if damage != "><" {
        #expect(read.diagnostics.count == 1 && read.diagnostics.first?.line == 4, "\(format.name): \(read)")
        #expect(read.diagnostics.first?.rule.hasPrefix("damaged-") == true)
      }
    }
  }

  @Test(arguments: formats)
  func `a lost end tag costs the unit it belongs to`(format: Format) throws {
    let third = format.unit.replacing("#", with: "3")
    let cut = third.lastIndex(of: "<") ?? third.startIndex
    let read = try format.read(Array(format.text().replacing(third, with: String(third[..<cut])).utf8), .max)
    #expect(read.units == ["1", "2", "4", "5"], "\(format.name): \(read)")
    #expect(read.diagnostics.map(\.severity) == [.error])
  }

  @Test(arguments: formats)
  func `a file cut off keeps its whole units`(format: Format) throws {
    let bytes = Array(format.text().utf8)
    let ends = (1...5).map {
      Array((format.opening + format.text(1...$0).dropFirst(format.opening.count).dropLast(format.closing.count)).utf8)
        .count
    }
    for count in ends[0]..<bytes.count {
      let read = try format.read(Array(bytes.prefix(count)), .max)
      // The last line feed is no part of the unit; a unit that has lost nothing but its end may be whole, too.
      let whole = ends.filter { $0 - 1 <= count }.count
      #expect(
        read.units == Array(["1", "2", "3", "4", "5"].prefix(read.units.count)), "\(format.name) \(count): \(read)")
      #expect(
        read.units.count == whole || format.name == "TMX" && read.units.count == whole + 1,
        "\(format.name) \(count): \(read)")
      // Where all units are whole, end tags may be cut off without a word.
      #expect(!read.diagnostics.isEmpty || read.units.count == 5, "\(format.name) \(count)")
    }
  }

  @Test(arguments: formats)
  func `what is refused is refused, and what follows the document is told`(format: Format) throws {
    #expect(throws: FormatError.self) { try format.read([], .max) }
    #expect(throws: FormatError.self) { try format.read([0, 0, 0, 0], .max) }
    let outside =
      "<!DOCTYPE x [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + format.text().replacing(">a<", with: ">&x;<")
    #expect(throws: FormatError.self) { try format.read(Array(outside.utf8), .max) }
    let read = try format.read(Array((format.text() + "<more/>").utf8), .max)
    #expect(read.units.count == 5 && read.diagnostics.map(\.rule) == ["trailing-text"], "\(format.name): \(read)")
  }
}
