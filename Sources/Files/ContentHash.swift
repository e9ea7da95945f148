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
  package init(ofFile path: String) throws(FileError) {
    let file = try MappedFile(path)
    let hasher = ContentHasher()
    file.withBytes { hasher.add($0) }
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
