internal import CArchive

/// Makes a zip archive (APPNOTE 6.3) in memory, entry by entry: deflated, dated 1980, names in UTF-8. The same entries give the same
/// bytes.
package struct ZipWriter: Sendable {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  /// An entry may have this many bytes, and so may the archive: fields of 32 bits count them.
  package static let limitBytes = 1 << 31

  package init() {}

  /// - Parameter path: of the archive, for messages.
  /// - Throws: ``FileError`` for an archive that is too large.
  package mutating func add(_ name: String, _ content: [UInt8], path: String) throws(FileError) {
    let capacity = zip_deflate_bound(Int64(content.count))
    guard content.count <= Self.limitBytes, capacity <= Int64(UInt32.max), count < UInt16.max else {
      throw Self.tooLarge(path, content.count)
    }
    var packed = [UInt8](repeating: 0, count: Int(capacity))
    let made = zip_deflate(content, Int64(content.count), &packed, capacity)
    guard made >= 0 else { throw FileError(path: path, reason: .system(operation: "compress", code: 12)) }
    packed.removeLast(packed.count - Int(made))
    guard bytes.count + packed.count <= Self.limitBytes else { throw Self.tooLarge(path, bytes.count + packed.count) }
    // Version 2.0, names in UTF-8, deflate; midnight of the first day that the format knows.
    var common = Self.little(UInt16(20)) + Self.little(UInt16(0x800)) + Self.little(UInt16(8))
    common += Self.little(UInt16(0)) + Self.little(UInt16(0x21))
    common += Self.little(zip_checksum(0, content, Int64(content.count)))
    common += Self.little(UInt32(packed.count)) + Self.little(UInt32(content.count))
    common += Self.little(UInt16(name.utf8.count)) + Self.little(UInt16(0))
    let start = UInt32(bytes.count)
    bytes += Array("PK\u{3}\u{4}".utf8) + common + Array(name.utf8) + packed
    directory += Array("PK\u{1}\u{2}".utf8) + Self.little(UInt16(20)) + common
    // No comment, the first disk, no attributes.
    directory += Self.little(UInt16(0)) + Self.little(UInt16(0)) + Self.little(UInt16(0)) + Self.little(UInt32(0))
    directory += Self.little(start) + Array(name.utf8)
    count += 1
  }

  /// The whole archive.
  package func finished() -> [UInt8] {
    var end = Array("PK\u{5}\u{6}".utf8) + Self.little(UInt32(0)) + Self.little(count) + Self.little(count)
    end += Self.little(UInt32(directory.count)) + Self.little(UInt32(bytes.count)) + Self.little(UInt16(0))
    return bytes + directory + end
  }

  private static func tooLarge(_ path: String, _ count: Int) -> FileError {
    FileError(path: path, reason: .refused("expected an archive of at most \(limitBytes) bytes, found \(count)"))
  }

  private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}
