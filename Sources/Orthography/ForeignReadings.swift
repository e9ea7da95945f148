internal import Synchronization

/// Words of scripts that only ICU reads, with what was read: remembered for all threads, which never wait for each other.
///
/// A table of fixed size. A word is put into an empty place and stays as long as the process, so that who looks needs neither
/// a lock nor a count of references; when all its places are taken, it is not remembered. At most about 4 MB.
struct ForeignReadings: @unchecked Sendable {
  // Unchecked: a place is written once, from nothing to a word that is complete and never changes.

  static let shared = ForeignReadings()

  /// Places; a power of two.
  private static let capacity = 1 << 15
  /// How many of them a word may have.
  private static let tries = 8
  /// Longer words are not remembered. In bytes.
  private static let longest = 64

  private let places: UnsafeMutablePointer<Atomic<UnsafeRawPointer?>>

  /// Before the bytes of the word, and behind them those of its reading.
  private struct Head {
    let hash: UInt64
    let wordCount: Int32
    let readingCount: Int32
  }

  private init() {
    places = .allocate(capacity: Self.capacity)
    for place in 0..<Self.capacity { (places + place).initialize(to: Atomic(nil)) }
  }

  /// Appends the reading of a word; false, and nothing appended, where it is not known.
  func append(_ word: [UInt8], to out: inout [UInt8]) -> Bool {
    let hash = word.withUnsafeBufferPointer { ByteHash.hash64($0) }
    for attempt in 0..<Self.tries {
      guard let found = place(hash, attempt).pointee.load(ordering: .acquiring) else { return false }
      let head = found.load(as: Head.self)
      guard head.hash == hash, Int(head.wordCount) == word.count else { continue }
      let bytes = UnsafeRawBufferPointer(
        start: found + MemoryLayout<Head>.size, count: Int(head.wordCount) + Int(head.readingCount))
      guard bytes.prefix(word.count).elementsEqual(word) else { continue }
      out += bytes.dropFirst(word.count)
      return true
    }
    return false
  }

  /// Remembers a reading where there is room. Of two that come at once for the same word, both may stay.
  func insert(_ word: [UInt8], _ reading: [UInt8]) {
    guard word.count <= Self.longest, reading.count <= 4 * Self.longest else { return }
    let hash = word.withUnsafeBufferPointer { ByteHash.hash64($0) }
    let made = UnsafeMutableRawPointer.allocate(
      byteCount: MemoryLayout<Head>.size + word.count + reading.count, alignment: MemoryLayout<Head>.alignment)
    made.storeBytes(
      of: Head(hash: hash, wordCount: Int32(word.count), readingCount: Int32(reading.count)), as: Head.self)
    let bytes = made + MemoryLayout<Head>.size
    for (index, byte) in word.enumerated() { bytes.storeBytes(of: byte, toByteOffset: index, as: UInt8.self) }
    for (index, byte) in reading.enumerated() {
      bytes.storeBytes(of: byte, toByteOffset: word.count + index, as: UInt8.self)
    }
    for attempt in 0..<Self.tries {
      let put = place(hash, attempt).pointee.compareExchange(
        expected: nil, desired: UnsafeRawPointer(made), ordering: .releasing)
      if put.exchanged { return }
    }
    made.deallocate()
  }

  private func place(_ hash: UInt64, _ attempt: Int) -> UnsafeMutablePointer<Atomic<UnsafeRawPointer?>> {
    places + (Int(truncatingIfNeeded: hash) &+ attempt) & (Self.capacity - 1)
  }
}
