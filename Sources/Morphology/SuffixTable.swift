/// A front-coded section of a morphology as a hash table: keys of bytes with small numbers.
///
/// Keys are compared by 64-bit hashes that grow byte by byte, so that all beginnings of a word are looked for in one
/// pass.
struct SuffixTable {
  private var hashes: [UInt64]
  private var values: [UInt16]
  private var longest = 0
  private let mask: Int

  /// - Parameter limit: values are below it.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ count: Int, _ section: Range<Int>, limit: Int
  ) throws(MorphologyError) {
    var size = 16
    while size < count * 2 { size *= 2 }
    mask = size - 1
    hashes = [UInt64](repeating: 0, count: size)
    values = [UInt16](repeating: 0, count: size)
    /// The hash of each beginning of the key.
    var states = [Self.seed]
    var at = section.lowerBound
    func next() throws(MorphologyError) -> UInt8 {
      guard at < section.upperBound else { throw MorphologyError("a key is cut off") }
      defer { at += 1 }
      return bytes[at]
    }
    for _ in 0..<count {
      let head = try next()
      let shared = Int(head >> 4)
      var rest = Int(head & 15)
      if rest == 15 { rest = Int(try next()) }
      guard shared < states.count, rest <= section.upperBound - at else { throw MorphologyError("a key is cut off") }
      states.removeLast(states.count - 1 - shared)
      for _ in 0..<rest { states.append(Self.grown(states[states.count - 1], try next())) }
      var value = Int(try next())
      if value >= 0xC0 { value = (value - 0xC0) << 8 | Int(try next()) }
      guard value < limit else { throw MorphologyError("a value is out of range") }
      longest = max(longest, states.count - 1)
      insert(states[states.count - 1], UInt16(value))
    }
  }

  private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  private static func grown(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    let product = (hash ^ UInt64(byte)).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    // Never 0, which marks a free place.
    return (product.high ^ product.low) | 1
  }

  private mutating func insert(_ hash: UInt64, _ value: UInt16) {
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    // Half of the places stay free.
    while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & mask }
    hashes[slot] = hash
    values[slot] = value
  }

  private func value(ofHash hash: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while hashes[slot] != 0 {
      if hashes[slot] == hash { return Int(values[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  func value(of key: [UInt8]) -> Int? { value(ofHash: key.reduce(Self.seed, Self.grown)) }

  /// The value of the longest key that the text begins with.
  func value(ofLongestIn text: [UInt8]) -> Int? {
    var hash = Self.seed
    var found = value(ofHash: hash)
    for byte in text.prefix(longest) {
      hash = Self.grown(hash, byte)
      if let value = value(ofHash: hash) { found = value }
    }
    return found
  }
}

/// The checksum of zlib, PNG and Ethernet (ISO 3309).
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB8_8320 }
  }

  static func of(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32 {
    // A plain loop over plain memory: every process that compiles a glossary runs it, most often without optimisation.
    let bytes = UnsafeBufferPointer(rebasing: bytes)
    return ~table.withUnsafeBufferPointer { table in
      guard let table = table.baseAddress, let first = bytes.baseAddress else { return UInt32.max }
      var sum = UInt32.max
      var at = 0
      while at < bytes.count {
        sum = table[Int(UInt8(truncatingIfNeeded: sum) ^ first[at])] ^ sum >> 8
        at &+= 1
      }
      return sum
    }
  }
}
