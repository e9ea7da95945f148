package import Files
internal import Orthography

/// The bytes of a compiled memory; `docs/index-format.md` gives every field.
///
/// All numbers are little-endian. Sections are aligned to 8 bytes and follow each other in a fixed order, so that their
/// counts give their places; an opener adds the counts up and compares with the length before it reads anything.
enum IndexFormat {
  static let magic: [UInt8] = Array("TOLMACHI".utf8)
  static let version: UInt32 = 5
  static let headerBytes = 256
  /// Units a segment holds at most.
  static let unitsPerSegment = 1 << 19
  /// Tokens of one language a segment holds at most before it is closed.
  static let tokensPerSegment = 1 << 25
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

  static func aligned(_ count: Int) -> Int { (count + 7) & ~7 }
}

/// What an index says of itself and its source, before any unit.
///
/// An index covers the source from ``sourceStart`` to ``sourceEnd``. What is appended to the source later is compiled into a
/// further index, a layer, that begins where this one ends and names it by ``previous``.
package struct IndexHeader: Equatable, Sendable {
  package var sourceBytes: Int64
  package var sourceModified: Int64
  /// Changes with every write, even one whose time was set back.
  package var sourceChanged: Int64
  /// Of the source from ``sourceStart`` to ``sourceEnd``.
  package var sourceHash: ContentHash
  /// Of the source from ``sourceEnd`` to its end: the end tags, as a rule.
  package var endHash: ContentHash
  /// Where the layer begins in the source: 0, or the end of the layer before it.
  package var sourceStart: Int64
  /// Where its last unit ends.
  package var sourceEnd: Int64
  /// The line on which its last unit ends, from 1.
  package var endLine: Int
  /// The number of its first unit in the whole memory.
  package var firstUnit: Int
  /// ``chain`` of the layer before it; 0 for the first.
  package var previous: UInt64
  /// Nothing was amiss behind the last unit, so what is appended can be compiled alone.
  package var isExtensible: Bool
  /// The source may have changed again within the clock's grain: its hash must be compared, too.
  package var isRacy: Bool
  /// Offsets are those of a UTF-8 copy beside the index, not of the source.
  package var usesCopy: Bool
  package var unitCount: Int
  package var damagedUnits: Int
  package var segmentCount: Int
  package var directoryOffset: Int
  package var prologueOffset: Int
  package var prologueBytes: Int
  package var fileBytes: Int
  package var orthography: String

  static var currentOrthography: String {
    "\(OrthographyVersion.icu)/\(OrthographyVersion.unicode)/\(OrthographyVersion.tokenizer)"
  }

  func encoded() -> [UInt8] {
    var bytes: [UInt8] = IndexFormat.magic
    func put<T: FixedWidthInteger>(_ value: T) {
      withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
    put(IndexFormat.version)
    put(UInt32(IndexFormat.headerBytes))
    put(UInt64(fileBytes))
    put(sourceBytes)
    put(sourceModified)
    put(sourceHash.low)
    put(sourceHash.high)
    put(UInt32(isRacy ? 1 : 0) | UInt32(usesCopy ? 2 : 0) | UInt32(isExtensible ? 4 : 0))
    put(UInt32(segmentCount))
    put(UInt64(unitCount))
    put(UInt64(damagedUnits))
    put(UInt64(directoryOffset))
    put(UInt64(prologueOffset))
    put(UInt64(prologueBytes))
    bytes += Array(orthography.utf8.prefix(63))
    bytes += [UInt8](repeating: 0, count: 168 - bytes.count)
    put(sourceChanged)
    put(sourceStart)
    put(sourceEnd)
    put(endHash.low)
    put(endHash.high)
    put(UInt64(firstUnit))
    put(UInt64(endLine))
    put(previous)
    bytes += [UInt8](repeating: 0, count: IndexFormat.headerBytes - 8 - bytes.count)
    put(bytes.withUnsafeBytes { hash64($0) })
    return bytes
  }

  /// - Throws: ``IndexError`` when the bytes are not a header of this version, whole and unchanged.
  init(_ bytes: UnsafeRawBufferPointer) throws(IndexError) {
    guard bytes.count >= IndexFormat.headerBytes else { throw .damaged("too short for a header") }
    guard bytes.starts(with: IndexFormat.magic) else { throw .damaged("not an index") }
    func number<T: FixedWidthInteger>(_ offset: Int, _: T.Type) -> T {
      T(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: T.self))
    }
    guard number(8, UInt32.self) == IndexFormat.version else { throw .otherVersion }
    let head = UnsafeRawBufferPointer(rebasing: bytes[0..<IndexFormat.headerBytes - 8])
    guard number(IndexFormat.headerBytes - 8, UInt64.self) == hash64(head) else {
      throw .damaged("the header's checksum does not match")
    }
    fileBytes = Int(clamping: number(16, UInt64.self))
    sourceBytes = number(24, Int64.self)
    sourceModified = number(32, Int64.self)
    sourceChanged = number(168, Int64.self)
    sourceHash = ContentHash(low: number(40, UInt64.self), high: number(48, UInt64.self))
    let flags = number(56, UInt32.self)
    isRacy = flags & 1 != 0
    usesCopy = flags & 2 != 0
    isExtensible = flags & 4 != 0
    sourceStart = number(176, Int64.self)
    sourceEnd = number(184, Int64.self)
    endHash = ContentHash(low: number(192, UInt64.self), high: number(200, UInt64.self))
    firstUnit = Int(clamping: number(208, UInt64.self))
    endLine = Int(clamping: number(216, UInt64.self))
    previous = number(224, UInt64.self)
    segmentCount = Int(number(60, UInt32.self))
    unitCount = Int(clamping: number(64, UInt64.self))
    damagedUnits = Int(clamping: number(72, UInt64.self))
    directoryOffset = Int(clamping: number(80, UInt64.self))
    prologueOffset = Int(clamping: number(88, UInt64.self))
    prologueBytes = Int(clamping: number(96, UInt64.self))
    orthography = String(decoding: bytes[104..<168].prefix { $0 != 0 }, as: UTF8.self)
    guard orthography == Self.currentOrthography else { throw .otherVersion }
    guard fileBytes == bytes.count else { throw .damaged("cut off") }
    guard sourceStart >= 0, sourceStart <= sourceEnd, firstUnit < 1 << 40 else {
      throw .damaged("what it covers is out of range")
    }
    guard
      prologueOffset <= bytes.count, prologueBytes <= bytes.count - prologueOffset,
      directoryOffset <= bytes.count, segmentCount <= (bytes.count - directoryOffset) / 16
    else { throw .damaged("a section lies outside the file") }
  }

  /// Writes the header over that of an index in place: one write of one page, and its checksum tells a torn one.
  package func replace(in path: String) throws(FileError) {
    try Files.overwrite(path, at: 0, encoded())
  }

  package init(source: FileStatus, isRacy: Bool, usesCopy: Bool, damagedUnits: Int) {
    sourceBytes = source.sizeBytes
    sourceModified = source.modified
    sourceChanged = source.changed
    sourceHash = ContentHash(low: 0, high: 0)
    endHash = sourceHash
    sourceStart = 0
    sourceEnd = 0
    endLine = 1
    firstUnit = 0
    previous = 0
    isExtensible = false
    self.isRacy = isRacy
    self.usesCopy = usesCopy
    self.damagedUnits = damagedUnits
    unitCount = 0
    segmentCount = 0
    directoryOffset = 0
    prologueOffset = 0
    prologueBytes = 0
    fileBytes = 0
    orthography = Self.currentOrthography
  }

  /// A name for all that the source holds up to ``sourceEnd``: what the next layer must have been made after.
  package var chain: UInt64 {
    var bytes: [UInt8] = []
    for number in [previous, sourceHash.low, sourceHash.high, UInt64(bitPattern: sourceEnd), UInt64(unitCount)] {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes.withUnsafeBytes { hash64($0) }
  }
}

/// Why an index cannot be used; the answer is always to compile it again.
package enum IndexError: Error, Equatable, CustomStringConvertible {
  case file(FileError)
  case damaged(String)
  /// Written by another version of this program, of ICU, or of the text rules.
  case otherVersion

  package var description: String {
    switch self {
    case .file(let error): error.description
    case .damaged(let what): "damaged index: \(what)"
    case .otherVersion: "index of another version"
    }
  }
}
