internal import Orthography

/// The distinct tokens of one language in one segment, numbered in order of appearance.
///
/// Open addressing on the tokens' 64-bit hashes; bytes are compared, so that colliding tokens stay apart.
struct TokenTable {
  private(set) var hashes: [UInt64] = []
  private(set) var starts: [UInt32] = [0]
  private(set) var blob: [UInt8] = []
  private var slots = [UInt32](repeating: 0, count: 1 << 10)

  var count: Int { hashes.count }

  /// The token's number, and whether it is new.
  mutating func number(of bytes: UnsafeBufferPointer<UInt8>, hash: UInt64) -> (number: UInt32, isNew: Bool) {
    let mask = slots.count - 1
    var at = Int(truncatingIfNeeded: hash) & mask
    while slots[at] != 0 {
      let number = Int(slots[at] - 1)
      if hashes[number] == hash, equals(number, bytes) { return (UInt32(number), false) }
      at = (at + 1) & mask
    }
    let number = UInt32(hashes.count)
    slots[at] = number + 1
    hashes.append(hash)
    blob.append(contentsOf: bytes)
    starts.append(UInt32(blob.count))
    if hashes.count * 2 > slots.count {
      slots = Self.slots(for: hashes, count: slots.count * 2)
    }
    return (number, true)
  }

  private func equals(_ number: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(starts[number])
    let count = Int(starts[number + 1]) - start
    guard count == bytes.count else { return false }
    return blob.withUnsafeBufferPointer { blob in
      for index in 0..<count where blob[start + index] != bytes[index] { return false }
      return true
    }
  }

  /// A slot table for some hashes: number + 1 at the hash's place or behind it, 0 where it is free.
  static func slots(for hashes: [UInt64], count: Int? = nil) -> [UInt32] {
    var size = count ?? 2
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
