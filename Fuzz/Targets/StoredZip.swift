/// A zip archive of entries that are not compressed, so that what is mutated is what is read.
struct StoredZip {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  mutating func add(_ name: String, _ content: [UInt8]) {
    var common = Self.little(UInt16(20)) + Self.little(UInt16(0x800)) + Self.little(UInt16(0)) + Self.little(UInt32(0))
    common +=
      Self.little(Self.checksum(content)) + Self.little(UInt32(content.count)) + Self.little(UInt32(content.count))
    common += Self.little(UInt16(name.utf8.count)) + Self.little(UInt16(0))
    let start = UInt32(bytes.count)
    bytes += Array("PK\u{3}\u{4}".utf8) + common + Array(name.utf8) + content
    directory += Array("PK\u{1}\u{2}".utf8) + Self.little(UInt16(20)) + common + Self.little(UInt16(0))
    directory += Self.little(UInt16(0)) + Self.little(UInt16(0)) + Self.little(UInt32(0)) + Self.little(start)
    directory += Array(name.utf8)
    count += 1
  }

  func finished() -> [UInt8] {
    var end = Array("PK\u{5}\u{6}".utf8) + Self.little(UInt32(0)) + Self.little(count) + Self.little(count)
    end += Self.little(UInt32(directory.count)) + Self.little(UInt32(bytes.count)) + Self.little(UInt16(0))
    return bytes + directory + end
  }

  private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  /// CRC-32 as ISO 3309 has it.
  private static func checksum(_ content: [UInt8]) -> UInt32 {
    ~content.reduce(~0 as UInt32) { crc, byte in table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] ^ crc >> 8 }
  }

  private static let table: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ crc >> 1 : crc >> 1 }
  }
}
