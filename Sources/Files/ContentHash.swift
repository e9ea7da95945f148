internal import CPlatform

/// A running 128-bit hash of a file's bytes (XXH3): tells a changed file from an unchanged one.
package struct ContentHash: Equatable, Sendable {
  package let low: UInt64
  package let high: UInt64

  package init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// Hashes a file front to back in constant memory.
  ///
  /// It is read, not mapped: another program may cut it short meanwhile, and a mapping would end this process then.
  package init(ofFile path: String) throws(FileError) {
    let file = try RandomAccessFile(path)
    guard file.status.isRegular else { throw FileError(path: path, reason: .damaged("not a regular file")) }
    self.init(of: file, in: 0..<Int64.max)
  }

  /// Hashes the bytes of a file in a range, as far as there are any.
  package init(of file: RandomAccessFile, in range: Range<Int64>) {
    let hasher = ContentHasher()
    var offset = range.lowerBound
    while offset < range.upperBound {
      let block = file.read(at: offset, count: Int(min(1 << 20, range.upperBound - offset)))
      if block.isEmpty { break }
      block.withUnsafeBytes { hasher.add($0) }
      offset += Int64(block.count)
    }
    self = hasher.finish()
  }
}

package final class ContentHasher {
  private var state: UnsafeMutableRawPointer?

  package init() { state = platform_hash_start() }

  deinit { if state != nil { _ = finish() } }

  package func add(_ bytes: UnsafeRawBufferPointer) { platform_hash_add(state, bytes.baseAddress, bytes.count) }

  /// The hash of all bytes added; the hasher is spent.
  package func finish() -> ContentHash {
    let hash = platform_hash_end(state)
    state = nil
    return ContentHash(low: hash.low, high: hash.high)
  }
}

/// XXH3 of some bytes, 64 bits; the same on every machine.
package func hash64(_ bytes: UnsafeRawBufferPointer) -> UInt64 { platform_hash64(bytes.baseAddress, bytes.count) }
