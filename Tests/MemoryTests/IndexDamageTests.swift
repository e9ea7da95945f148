import Bitext
import Compiled
import Files
import Languages
import Matching
import Memory
import Orthography
import TestSupport
import Testing

/// A damaged index does not open, or it answers: perhaps wrongly, but from within the file.
@Suite struct IndexDamageTests {
  @Test func `a single changed byte does not open`() throws {
    let sample = try DamagedIndex()
    for offset in sample.good.indices {
      var bytes = sample.good
      bytes[offset] ^= offset % 2 == 0 ? 0xFF : 1
      #expect(throws: CompiledError.self) { try CompiledFile(bytes: bytes) }
    }
  }

  /// Of a file whose seal is the one recorded nothing is compared: what is in it must lead nowhere all the same.
  @Test func `every byte of the first 4096 may change in a file that is believed`() throws {
    let sample = try DamagedIndex()
    for offset in 0..<min(4096, sample.good.count) {
      var bytes = sample.good
      bytes[offset] ^= offset % 2 == 0 ? 0xFF : 1
      try sample.ask(bytes)
      // Behind the checksum lie the fields that it guards.
      if offset < 504 { try sample.ask(DamagedIndex.withChecksum(bytes)) }
    }
  }

  @Test func `bytes may change at random anywhere`() throws {
    let sample = try DamagedIndex()
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      var bytes = sample.good
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let offset = Int.random(in: 0..<bytes.count, using: &random)
        for at in offset..<min(offset + Int.random(in: 1...8, using: &random), bytes.count) {
          bytes[at] = [0, 0xFF, 0x7F, UInt8.random(in: 0...255, using: &random)].randomElement(using: &random) ?? 0
        }
      }
      try sample.ask(DamagedIndex.withChecksum(bytes))
    }
  }

  @Test func `the file may be cut anywhere`() throws {
    let sample = try DamagedIndex()
    for part in 0..<200 {
      var bytes = Array(sample.good.prefix(sample.good.count * part / 200))
      #expect(try !sample.ask(bytes), "cut to \(bytes.count) bytes")
      guard bytes.count >= 512 else { continue }
      // The same, when the header says so.
      DamagedIndex.put(UInt64(bytes.count), &bytes, at: 24)
      try sample.ask(DamagedIndex.withChecksum(bytes))
    }
  }

  @Test func `a line number beyond any file is none`() throws {
    let sample = try DamagedIndex()
    // The first segment: counts, the extents of three lists, the offset of the block, then the line.
    let segment = DamagedIndex.number(
      sample.good, at: DamagedIndex.number(sample.good, at: DamagedIndex.directoryField))
    let at = segment + 32 + 3 * 16 + 8
    #expect(DamagedIndex.number(sample.good, at: at) == 3)
    var bytes = sample.good
    DamagedIndex.put(UInt64.max, &bytes, at: at)
    let index = try MemoryIndex([CompiledFile(bytes: bytes, isWhole: true)])
    // Callers add to it.
    #expect(index.knownLine(before: 2) == nil)
    #expect(index.knownLine(before: 7)?.line == 8)
  }

  @Test func `weights that overlap do not open`() throws {
    let sample = try DamagedIndex()
    let segment = DamagedIndex.number(
      sample.good, at: DamagedIndex.number(sample.good, at: DamagedIndex.directoryField))
    let list = segment + DamagedIndex.number(sample.good, at: segment + 32)
    // Eleven counts, the language code in eight bytes, then the first entry of each weight.
    for at in [list + 96, list + 100] {
      var bytes = sample.good
      bytes[at] = 1
      #expect(throws: CompiledError.self) { try MemoryIndex([CompiledFile(bytes: bytes, isWhole: true)]) }
    }
  }
}

/// A small index that is good until one changes its bytes.
private final class DamagedIndex {
  let folder = TemporaryFolder()
  let good: [UInt8]
  private let fuzzy: [FuzzyQuery]
  private let words: [ConcordanceQuery]
  private let english = LanguageTag("en")
  private let russian = LanguageTag("ru")

  init() throws {
    let path = folder.path + "/good.idx"
    let builder = try IndexBuilder(.file(path), unitsPerSegment: 5)
    try builder.setPrologue(Array("<tmx><body>".utf8))
    for number in 0..<13 {
      try builder.beginUnit(offset: Int64(number) * 100, length: 100, line: { number + 3 })
      let texts = [
        "The house number \(number) is open.", "Дом номер \(number) открыт.", "Haus Nummer \(number) ist offen",
      ]
      for (ordinal, text) in texts.enumerated() {
        var text = text
        let language = builder.language(["en", "ru", "de-AT"][ordinal])
        text.withUTF8 { builder.addVariant(language: language, ordinal: ordinal, text: $0, codes: .none) }
      }
      builder.setChanged(UInt32(number) * 1_000_000)
    }
    _ = try builder.finish(LayerExtent())
    good = try contents(of: path)
    let analyzer = SegmentAnalyzer()
    let tag = english
    fuzzy = ["The house number 7 is open.", "the the the"].map {
      FuzzyQuery($0, language: tag, codes: [(3, 1)], analyzer: analyzer, stemmer: Stemmer(language: tag))
    }
    words = [
      ConcordanceQuery("houses open", isPhrase: false, isExact: false, bySound: false, language: tag),
      ConcordanceQuery("number hou*", isPhrase: false, isExact: false, bySound: false, language: tag),
      ConcordanceQuery("дом", isPhrase: true, isExact: true, bySound: true, language: tag),
    ]
    let opens = try ask(good)
    #expect(opens)
  }

  /// - Returns: whether it opened.
  @discardableResult func ask(_ bytes: [UInt8]) throws -> Bool {
    guard let index = try? MemoryIndex([CompiledFile(bytes: bytes, isWhole: true)]) else { return false }
    let count = index.unitCount
    for query in fuzzy {
      for threshold in [7_000, 0] {
        let found = index.search(query, target: russian, threshold: MatchScore(hundredths: threshold), limit: 3)
        #expect(found.count <= 3 && found.allSatisfy { (0..<count).contains($0.unit) })
      }
    }
    for query in words {
      let found = index.concordance(query, language: english, limit: 3)
      #expect(found.hits.count <= 3 && found.hits.allSatisfy { (0..<count).contains($0.unit) })
    }
    for (_, texts) in index.languages { #expect(texts >= 0) }
    for (_, words) in index.wordCounts { #expect(words >= 0) }
    for unit in -1...min(count, 20) {
      #expect((index.place(ofUnit: unit) == nil) == (unit < 0 || unit >= count))
      #expect((index.knownLine(before: unit)?.line ?? 0) <= 1 << 40)
      _ = index.date(ofUnit: unit)
      _ = index.hasText(unit: unit, in: russian)
    }
    return true
  }

  /// Where the header has the place of the directory: the twelfth number.
  static let directoryField = 256 + 11 * 8

  static func put(_ value: UInt64, _ bytes: inout [UInt8], at offset: Int) {
    for index in 0..<8 { bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * UInt64(index))) }
  }

  static func number(_ bytes: [UInt8], at offset: Int) -> Int {
    (0..<8).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }

  static func withChecksum(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    put(bytes.withUnsafeBytes { hash64(UnsafeRawBufferPointer(rebasing: $0[0..<504])) }, &bytes, at: 504)
    return bytes
  }
}
