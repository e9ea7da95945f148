internal import Glibc

/// How many line feeds there are in some bytes.
package func countNewlines(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
  countBytes(bytes, count, scalar: { $0 == 0x0A }, block: { $0 .== SIMD32(repeating: 0x0A) })
}

/// How many characters begin in some UTF-8 bytes.
func countCharacters(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
  countBytes(
    bytes, count, scalar: { $0 & 0xC0 != 0x80 }, block: { $0 & SIMD32(repeating: 0xC0) .!= SIMD32(repeating: 0x80) })
}

@inline(__always)
private func countBytes(
  _ bytes: UnsafePointer<UInt8>, _ count: Int, scalar: (UInt8) -> Bool,
  block: (SIMD32<UInt8>) -> SIMDMask<SIMD32<Int8>>
) -> Int {
  var at = 0
  var total = 0
  while at + 32 <= count {
    // Up to 255 blocks fit into one byte a lane.
    var lanes = SIMD32<UInt8>(repeating: 0)
    var blocks = min((count - at) / 32, 255)
    while blocks > 0 {
      let bytes = UnsafeRawPointer(bytes + at).loadUnaligned(as: SIMD32<UInt8>.self)
      lanes = lanes &- unsafeBitCast(block(bytes), to: SIMD32<UInt8>.self)
      at += 32
      blocks -= 1
    }
    total += Int(SIMD32<UInt16>(truncatingIfNeeded: lanes).wrappedSum())
  }
  while at < count {
    if scalar(bytes[at]) { total += 1 }
    at += 1
  }
  return total
}

/// The distance to the first `byte`; nil when there is none.
package func memoryFind(_ byte: UInt8, _ start: UnsafePointer<UInt8>, _ count: Int) -> Int? {
  guard count > 0, let hit = memchr(start, Int32(byte), count) else { return nil }
  return UnsafeRawPointer(hit) - UnsafeRawPointer(start)
}
