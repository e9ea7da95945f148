package import Files

/// What every compiled file says of itself in its first 512 bytes; `docs/compiled-format.md` gives every byte.
///
/// Numbers are little-endian. Behind the header come the sections, then a table with a checksum for each block of
/// ``blockBytes`` between header and table. The header's own checksum covers the table, too, by the table's hash.
package struct CompiledHeader: Equatable, Sendable {
  /// What is compiled, and in which version of its format.
  package struct Kind: Equatable, Sendable {
    /// Four characters.
    package let code: UInt32
    package let version: UInt32

    /// - Parameter name: four ASCII characters.
    package init(_ name: String, version: UInt32) {
      code = name.utf8.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
      self.version = version
    }
  }

  package static let bytes = 512
  package static let blockBytes = 1 << 16
  /// How many numbers a kind may keep in the header.
  package static let mostNumbers = 30
  static let magic: [UInt8] = Array("TOLMACHC".utf8)
  static let version: UInt32 = 1
  static let versionsBytes = 120
  static let subjectBytes = 64

  package let kind: Kind
  /// Of the part of the source that the file was made from.
  package let sourceHash: ContentHash
  /// All that the content depends on besides the source: versions of ICU, of Unicode, of the rules of text.
  package let versions: String
  /// What the source was read as: a pair of languages. Empty where it is always read in the same way.
  package let subject: String
  /// Of the kind: counts, places, flags.
  package let numbers: [UInt64]
  package internal(set) var fileBytes = 0
  var tableOffset = 0
  var tableHash: UInt64 = 0

  /// - Parameter numbers: at most ``mostNumbers``.
  package init(kind: Kind, sourceHash: ContentHash, versions: String, subject: String = "", numbers: [UInt64]) {
    precondition(numbers.count <= Self.mostNumbers)
    self.kind = kind
    self.sourceHash = sourceHash
    self.versions = Self.cut(versions, Self.versionsBytes)
    self.subject = Self.cut(subject, Self.subjectBytes)
    self.numbers = numbers + [UInt64](repeating: 0, count: Self.mostNumbers - numbers.count)
  }

  /// A text as it comes back from a field of so many bytes; one that is longer is told apart by its hash.
  private static func cut(_ text: String, _ bytes: Int) -> String {
    let utf8 = Array(text.utf8)
    guard utf8.count >= bytes || utf8.contains(0) else { return text }
    return "#" + String(utf8.withUnsafeBytes { hash64($0) }, radix: 16)
  }

  func encoded() -> [UInt8] {
    var bytes = Self.magic
    func put<T: FixedWidthInteger>(_ value: T) {
      withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
    func put(_ text: String, _ count: Int) {
      bytes += text.utf8
      bytes += [UInt8](repeating: 0, count: count - text.utf8.count)
    }
    put(Self.version)
    put(kind.code)
    put(kind.version)
    put(UInt32(Self.bytes))
    put(UInt64(fileBytes))
    put(UInt64(tableOffset))
    put(UInt64(Self.blockBytes))
    put(tableHash)
    put(sourceHash.low)
    put(sourceHash.high)
    put(versions, Self.versionsBytes)
    put(subject, Self.subjectBytes)
    for number in numbers { put(number) }
    bytes += [UInt8](repeating: 0, count: Self.bytes - 8 - bytes.count)
    put(bytes.withUnsafeBytes { hash64($0) })
    return bytes
  }

  /// - Throws: ``CompiledError`` when the bytes of a file do not begin with a whole header of this version, or have another length
  ///   than it says.
  init(_ bytes: UnsafeRawBufferPointer) throws(CompiledError) {
    guard bytes.count >= Self.bytes else { throw .damaged("too short for a header") }
    guard bytes.starts(with: Self.magic) else { throw .damaged("not a compiled file") }
    var offset = 8
    func next<T: FixedWidthInteger>(_: T.Type) -> T {
      defer { offset += MemoryLayout<T>.size }
      return T(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: T.self))
    }
    func text(_ count: Int) -> String {
      defer { offset += count }
      return String(decoding: bytes[offset..<offset + count].prefix { $0 != 0 }, as: UTF8.self)
    }
    guard next(UInt32.self) == Self.version else { throw .otherVersion }
    let code = next(UInt32.self)
    let kindVersion = next(UInt32.self)
    guard next(UInt32.self) == UInt32(Self.bytes) else { throw .otherVersion }
    let end = Self.bytes - 8
    let sum = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self))
    guard hash64(UnsafeRawBufferPointer(rebasing: bytes[0..<end])) == sum else {
      throw .damaged("the header's checksum does not match")
    }
    kind = Kind(code: code, version: kindVersion)
    fileBytes = Int(clamping: next(UInt64.self))
    tableOffset = Int(clamping: next(UInt64.self))
    guard next(UInt64.self) == UInt64(Self.blockBytes) else { throw .otherVersion }
    tableHash = next(UInt64.self)
    let low = next(UInt64.self)
    sourceHash = ContentHash(low: low, high: next(UInt64.self))
    versions = text(Self.versionsBytes)
    subject = text(Self.subjectBytes)
    numbers = (0..<Self.mostNumbers).map { _ in next(UInt64.self) }
    guard fileBytes == bytes.count else { throw .damaged("cut off") }
    guard tableOffset >= Self.bytes, tableOffset <= bytes.count, tableOffset % 8 == 0 else {
      throw .damaged("the table of checksums lies outside the file")
    }
    let blocks = (tableOffset - Self.bytes + Self.blockBytes - 1) / Self.blockBytes
    guard bytes.count - tableOffset == blocks * 8 else { throw .damaged("the table of checksums has the wrong size") }
  }

  /// A number of the kind as a count or a place.
  /// - Throws: ``CompiledError`` when it is 2^40 or more.
  package func count(_ number: Int) throws(CompiledError) -> Int {
    guard numbers.indices.contains(number), numbers[number] < 1 << 40 else { throw .damaged("a count is out of range") }
    return Int(numbers[number])
  }
}

extension CompiledHeader.Kind {
  fileprivate init(code: UInt32, version: UInt32) {
    self.code = code
    self.version = version
  }
}
