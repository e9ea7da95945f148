/// Tests on the eight bytes of a word at once. Each answers with the high bit of every byte for which it holds.
///
/// Exact: no carry runs from one byte into the next. The first byte in memory is the lowest.
enum EightBytes {
  static let highBits: UInt64 = 0x8080_8080_8080_8080
  static let lowBits: UInt64 = 0x0101_0101_0101_0101

  @inline(__always)
  static func load(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
  }

  @inline(__always)
  static func store(_ word: UInt64, _ bytes: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(bytes).storeBytes(of: word.littleEndian, as: UInt64.self)
  }

  /// Bytes in `first..<end`, both below 0x80. Bytes of `ascii` are below 0x80.
  @inline(__always)
  static func within(_ ascii: UInt64, _ first: UInt64, _ end: UInt64) -> UInt64 {
    (ascii &+ lowBits &* (0x80 &- first)) & ~(ascii &+ lowBits &* (0x80 &- end)) & highBits
  }

  @inline(__always)
  static func equal(_ word: UInt64, _ byte: UInt64) -> UInt64 {
    let difference = word ^ (lowBits &* byte)
    return ~(((difference & ~highBits) &+ ~highBits) | difference) & highBits
  }
}
