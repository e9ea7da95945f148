import Bitext
import Files
import Interchange
import Markup

/// All that reading a document gives, each unit checked on its way.
struct TMXReading: Equatable {
  struct Unit: Equatable {
    let unit: TranslationUnit
    let range: Range<Int64>
    let line: Int
  }
  struct Damage: Equatable {
    let range: Range<Int64>
    let bytes: [UInt8]
  }

  var units: [Unit] = []
  var damage: [Damage] = []
  var diagnostics: [Diagnostic] = []
  var header: TMXHeader?
  var error: String?
  var isVerbatim = false
  var hasStrayText = false

  /// Where exactly in the garbage before the root reading is given up is the parser's affair.
  static func == (one: TMXReading, other: TMXReading) -> Bool {
    one.units == other.units && one.damage == other.damage && one.diagnostics == other.diagnostics
      && one.header == other.header && (one.error == nil) == (other.error == nil)
  }

  /// - Parameter isStrict: false where limits are so small that damaged stretches are not kept.
  init(_ bytes: [UInt8], limits: XMLLimits = XMLLimits(), isStrict: Bool = true) {
    do {
      let reader = try TMXReader(ByteSource(bytes: bytes, name: "x.tmx"), limits: limits)
      let stream = reader.scanner.stream
      isVerbatim = stream.isVerbatim
      var text: [UInt8] = []
      stream.onRead = { piece throws(FileError) in text.append(contentsOf: piece) }
      var damage: [Damage] = []
      reader.onDamage = { damage.append(Damage(range: $0.range, bytes: $0.bytes)) }
      defer {
        self.damage = damage
        // Whether the text right before a fault is seen, and where text begins behind references to spaces, is not
        // exact.
        diagnostics = reader.diagnostics.filter { isStrict && $0.rule != "stray-text" }
        for index in diagnostics.indices {
          diagnostics[index].message = Self.withoutGuess(diagnostics[index].message)
        }
        hasStrayText = diagnostics.count < reader.diagnostics.count
      }
      var collector = TMXHeaderCollector()
      var flat = FlatText()
      reading: while true {
        switch try reader.step() {
        case .end: break reading
        case .outside: collector.take(reader)
        case .unit:
          let unit = reader.unit()
          flat.check(reader, unit)
          let range = reader.unitRange
          if isStrict { check(unit, range, reader, text) }
          units.append(Unit(unit: unit, range: range, line: isStrict ? reader.unitLine : 0))
        }
      }
      header = collector.header
      guard try reader.next() == nil else { fail("a unit after the end") }
      if isStrict { Self.check(damage, units, text) }
    } catch {
      self.error = Self.withoutGuess("\(error)")
    }
  }

  /// What encoding a file looks like is a guess from what has been read of it.
  private static func withoutGuess(_ message: String) -> String {
    message.firstRange(of: " is not UTF-8").map { String(message[..<$0.upperBound]) } ?? message
  }

  /// What tells readings apart, as far as one can read it.
  var summary: [String] {
    ["error: \(error ?? "none"), verbatim: \(isVerbatim), header: \(header as Any)"] + diagnostics.map(\.description)
      + damage.map { "damage \($0.range)" } + units.map { "unit \($0.range), line \($0.line)" }
  }

  /// A unit can be found again in the file.
  private func check(_ unit: TranslationUnit, _ range: Range<Int64>, _ reader: TMXReader, _ text: [UInt8]) {
    guard range.upperBound <= text.count else { fail("a unit ends behind what was read", ["\(range)"]) }
    if let last = units.last, last.range.upperBound > range.lowerBound {
      // Only an entity that holds several units puts them into one place.
      guard text[Int(range.lowerBound)] == UInt8(ascii: "&") else {
        fail("units overlap", ["\(last.range)", "\(range)"])
      }
      return
    }
    let line = 1 + text[..<Int(range.lowerBound)].count { $0 == 0x0A }
    guard reader.unitLine == line else { fail("line \(reader.unitLine), expected \(line)", ["\(range)"]) }
    if units.count > 2 { return }
    let slice = Array(text[Int(range.lowerBound)..<Int(range.upperBound)])
    let found = TMXSliceReader(prologue: reader.prologue).unit(slice)
    // Of a unit without its end, the text right before the fault is read or not: "]]" is text, "]]>" is none.
    let isWhole = slice.last == UInt8(ascii: ">")
    guard isWhole ? found == unit : found?.variants == unit.variants else {
      fail("a unit's slice reads as another", [String(decoding: slice, as: UTF8.self), "\(found as Any)", "\(unit)"])
    }
  }

  /// What was passed over is what lies there, and none of it was read.
  private static func check(_ damage: [Damage], _ units: [Unit], _ text: [UInt8]) {
    var end: Int64 = 0
    for stretch in damage {
      guard stretch.range.lowerBound >= end else { fail("damaged stretches overlap", ["\(damage)"]) }
      end = stretch.range.upperBound
      guard Array(text[Int(stretch.range.lowerBound)..<Int(stretch.range.upperBound)]) == stretch.bytes else {
        fail("a damaged stretch has other bytes", ["\(stretch)"])
      }
      for unit in units where unit.range.overlaps(stretch.range) {
        fail("a damaged stretch was read, too", ["\(unit.range)", "\(stretch.range)"])
      }
    }
  }

  static func copy(_ bytes: [UInt8], count: Int) -> [UInt8] {
    do {
      let reader = try TMXReader(ByteSource(bytes: bytes, name: "x.tmx"))
      var copy: [UInt8] = []
      let written = try copyTMX(reader) { copy += $0 }
      guard written == count else { fail("\(written) units copied, expected \(count)") }
      return copy
    } catch {
      fail("cannot copy what can be read", ["\(error)"])
    }
  }
}

/// The texts that an index is made of are those of the tree.
struct FlatText {
  private struct Text: Equatable {
    let language: String
    let ordinal: Int
    let text: [UInt8]
  }

  private var text = TMXUnitText()
  private var languages: [String] = []

  mutating func check(_ reader: TMXReader, _ unit: TranslationUnit) {
    var languages = self.languages
    var found: [Text] = []
    text.read(
      reader,
      number: { code in
        if languages.contains(code) { fail("a number asked for twice", [code]) }
        languages.append(code)
        return languages.count - 1
      },
      report: { language, ordinal, text, codes in
        found.append(
          Text(language: languages[language], ordinal: ordinal, text: Array(text)))
        // Which codes are paired, a twin of its own tells in the tests.
        if codes.contains(where: { !(0...text.count).contains($0.offset) }) { fail("a code outside of its text") }
      })
    self.languages = languages
    var expected: [Text] = []
    for (ordinal, variant) in unit.variants.enumerated() {
      guard let language = variant.languageCode, let flow = variant.segment?.flow else { continue }
      expected.append(
        Text(language: language, ordinal: ordinal, text: Array(flow.text.utf8)))
    }
    guard found == expected else { fail("the texts of a unit differ", ["\(found)", "\(expected)", "\(unit)"]) }
    let dates = ([unit.attributes] + unit.variants.map(\.attributes)).flatMap {
      [$0["changedate"], $0["creationdate"]].compactMap { $0.map { secondsSince1970($0.utf8) } }
    }
    guard text.changed == dates.max() ?? 0 else { fail("changed \(text.changed), expected \(dates)") }
    let silent = unit.variants.count { $0.segment == nil }
    guard text.variantsWithoutSegment == silent else {
      fail("\(text.variantsWithoutSegment) variants without segment, expected \(silent)", ["\(unit)"])
    }
  }
}
