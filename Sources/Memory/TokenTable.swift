internal import Orthography

/// The distinct tokens of one language in one segment, numbered in order of appearance.
///
/// Open addressing on the tokens' 64-bit hashes; bytes are compared, so that colliding tokens stay apart.
struct TokenTable {
  private(set) var hashes: [UInt64] = []
  private(set) var starts: [UInt32] = [0]
  private(set) var blob: [UInt8] = []
  /// Number + 1 in the low half, the upper half of the hash in the high half; 0 where free.
  private var slots = [UInt64](repeating: 0, count: 1 << 6)

  var count: Int { hashes.count }

  /// The token's number, and whether it is new.
  mutating func number(of bytes: UnsafeBufferPointer<UInt8>, hash: UInt64) -> (number: UInt32, isNew: Bool) {
    let mask = slots.count - 1
    let tag = hash >> 32
    var at = Int(truncatingIfNeeded: hash) & mask
    while true {
      let slot = slots[at]
      if slot == 0 { break }
      if slot >> 32 == tag {
        let number = UInt32(truncatingIfNeeded: slot) &- 1
        if equals(Int(number), bytes) { return (number, false) }
      }
      at = (at + 1) & mask
    }
    let number = UInt32(hashes.count)
    slots[at] = UInt64(number + 1) | tag << 32
    hashes.append(hash)
    blob.append(contentsOf: bytes)
    starts.append(UInt32(blob.count))
    if hashes.count * 2 > slots.count { grow() }
    return (number, true)
  }

  private mutating func grow() {
    let size = slots.count * 4
    slots = [UInt64](repeating: 0, count: size)
    for (number, hash) in hashes.enumerated() {
      var at = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[at] != 0 { at = (at + 1) & (size - 1) }
      slots[at] = UInt64(number + 1) | (hash >> 32) << 32
    }
  }

  private func equals(_ number: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(starts[number])
    let count = Int(starts[number + 1]) - start
    guard count == bytes.count, let other = bytes.baseAddress else { return count == bytes.count }
    return blob.withUnsafeBufferPointer { blob in
      guard let own = blob.baseAddress else { return false }
      for index in 0..<count where own[start + index] != other[index] { return false }
      return true
    }
  }

  /// A slot table for some hashes: number + 1 at the hash's place or behind it, 0 where it is free.
  static func slots(for hashes: [UInt64]) -> [UInt32] {
    var size = 2
    while size < hashes.count * 3 / 2 + 1 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    for (number, hash) in hashes.enumerated() {
      var at = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[at] != 0 { at = (at + 1) & (size - 1) }
      slots[at] = UInt32(number + 1)
    }
    return slots
  }
}
