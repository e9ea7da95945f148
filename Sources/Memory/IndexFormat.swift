package import Compiled
package import Files
internal import Orthography

/// The bytes of a compiled memory; `docs/index-format.md` gives every field.
enum IndexFormat {
  static let kind = CompiledHeader.Kind("memo", version: 7)
  /// All that the content depends on besides the memory.
  static let versions = "\(OrthographyVersion.icu)/\(OrthographyVersion.unicode)/\(OrthographyVersion.tokenizer)"
  /// Units a segment holds at most.
  static let unitsPerSegment = 1 << 19
  /// Tokens of one language a segment holds at most before it is closed.
  static let tokensPerSegment = 1 << 25
  /// Units times languages of a segment, at most, before it is closed: a bit each. 128 languages in as many units as a segment
  /// holds; with more of either, a segment has fewer of the other.
  static let presencePerSegment = 1 << 26
  /// Weights at and above this share the last bucket.
  static let weightCap = 1 << 11
  /// Units between two known line numbers, and between two offsets that the others are counted from.
  static let lineStride = 64
  /// The length of a unit that is too long for 16 bits: where the next one begins bounds it.
  static let longUnit: UInt16 = .max

  /// Entries between two known places in the tokens.
  static let tokenStride = 16
  /// Bits of an entry's unit number; the others say which variant it is.
  static let unitBits: UInt32 = 19

  /// A stem that stands in more entries than this has no postings: reading all signatures is cheaper.
  static func mostPostings(entries: Int) -> Int { max(64, entries / 16) }
}

/// What a layer of an index covers of its memory.
///
/// It covers the source from ``sourceStart`` to ``sourceEnd``. What is appended to the source later is compiled into a further
/// layer that begins where this one ends and names it by ``previous``.
package struct LayerExtent: CompiledLayer, Equatable, Sendable {
  /// Of the source from ``sourceStart`` to ``sourceEnd``.
  package var sourceHash = ContentHash(low: 0, high: 0)
  /// Of the source from ``sourceEnd`` to its end: the end tags, as a rule.
  package var endHash = ContentHash(low: 0, high: 0)
  /// Where the layer begins in the source: 0, or the end of the layer before it.
  package var sourceStart: Int64 = 0
  /// Where its last unit ends.
  package var sourceEnd: Int64 = 0
  /// The line on which its last unit ends, from 1.
  package var endLine = 1
  /// The number of its first unit in the whole memory.
  package internal(set) var firstUnit = 0
  package internal(set) var unitCount = 0
  package var partCount: Int { unitCount }
  package var damagedUnits = 0
  /// ``chain`` of the layer before it; 0 for the first.
  package var previous: UInt64 = 0
  /// Nothing was amiss behind the last unit, so what is appended can be compiled alone.
  package var isExtensible = false
  /// Offsets are those of a UTF-8 copy, not of the source.
  package var usesCopy = false
  var segmentCount = 0
  var directoryOffset = 0
  var prologueOffset = 0
  var prologueBytes = 0

  package init() {}

  var compiledHeader: CompiledHeader {
    CompiledHeader(
      kind: IndexFormat.kind, sourceHash: sourceHash, versions: IndexFormat.versions,
      numbers: [
        UInt64(bitPattern: sourceStart), UInt64(bitPattern: sourceEnd), endHash.low, endHash.high, UInt64(endLine),
        UInt64(firstUnit), UInt64(unitCount), UInt64(damagedUnits), previous,
        UInt64(isExtensible ? 1 : 0) | UInt64(usesCopy ? 2 : 0), UInt64(segmentCount), UInt64(directoryOffset),
        UInt64(prologueOffset), UInt64(prologueBytes),
      ])
  }

  /// - Throws: ``CompiledError`` for a file that is no layer of a memory's index of this version.
  package init(_ file: CompiledFile) throws(CompiledError) {
    try file.expect(IndexFormat.kind, versions: IndexFormat.versions)
    let header = file.header
    sourceHash = header.sourceHash
    sourceStart = Int64(try header.count(0))
    sourceEnd = Int64(try header.count(1))
    endHash = ContentHash(low: header.numbers[2], high: header.numbers[3])
    endLine = try header.count(4)
    firstUnit = try header.count(5)
    unitCount = try header.count(6)
    damagedUnits = try header.count(7)
    previous = header.numbers[8]
    isExtensible = header.numbers[9] & 1 != 0
    usesCopy = header.numbers[9] & 2 != 0
    segmentCount = try header.count(10)
    directoryOffset = try header.count(11)
    prologueOffset = try header.count(12)
    prologueBytes = try header.count(13)
    let size = file.bytes.count
    guard sourceStart <= sourceEnd else { throw .damaged("what it covers is out of range") }
    guard
      prologueOffset <= size, prologueBytes <= size - prologueOffset, directoryOffset <= size,
      segmentCount <= (size - directoryOffset) / 16
    else { throw .damaged("a section lies outside the file") }
  }
}
