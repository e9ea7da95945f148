/// A zip archive of stored entries, byte by byte (APPNOTE.TXT 4.3).
package struct StoredZip {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  package init() {}

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc = UInt32.max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }

  package mutating func add(
    _ name: String, _ content: [UInt8], flags: UInt16 = 0, method: UInt16 = 0, damage: UInt32 = 0
  ) {
    func two(_ number: UInt16) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8)] }
    func four(_ number: UInt32) -> [UInt8] { two(UInt16(number & 0xFFFF)) + two(UInt16(number >> 16)) }
    let size = four(UInt32(content.count))
    let common =
      two(20) + two(flags) + two(method) + two(0) + two(0x21) + four(Self.checksum(content) ^ damage) + size + size
      + two(UInt16(name.utf8.count)) + two(0)
    let offset = UInt32(body.count)
    body += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + content
    directory +=
      [0x50, 0x4B, 1, 2] + two(20) + common + two(0) + two(0) + two(0) + four(0) + four(offset) + Array(name.utf8)
    count += 1
  }

  package var bytes: [UInt8] {
    func two(_ number: Int) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)] }
    func four(_ number: Int) -> [UInt8] { two(number) + two(number >> 16) }
    return body + directory + [0x50, 0x4B, 5, 6] + two(0) + two(0) + two(count) + two(count) + four(directory.count)
      + four(body.count) + two(0)
  }
}
