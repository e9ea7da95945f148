/// Reading and writing scalars in memory that holds valid UTF-8.
enum UTF8Scalars {
  /// The scalar that begins at `offset`, and how many bytes it takes. The bytes must be valid UTF-8.
  @inline(__always)
  static func decode(_ bytes: UnsafePointer<UInt8>, _ offset: Int) -> (scalar: UInt32, width: Int) {
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (first, 1) }
    let second = UInt32(bytes[offset &+ 1]) & 0x3F
    if first < 0xE0 { return ((first & 0x1F) &<< 6 | second, 2) }
    let third = UInt32(bytes[offset &+ 2]) & 0x3F
    if first < 0xF0 { return ((first & 0x0F) &<< 12 | second &<< 6 | third, 3) }
    let fourth = UInt32(bytes[offset &+ 3]) & 0x3F
    return ((first & 0x07) &<< 18 | second &<< 12 | third &<< 6 | fourth, 4)
  }

  /// Writes `scalar`, which needs no more than `0x7FF`, and returns its width.
  @inline(__always)
  static func encodeShort(_ scalar: UInt32, _ out: UnsafeMutablePointer<UInt8>) -> Int {
    if scalar < 0x80 {
      out[0] = UInt8(truncatingIfNeeded: scalar)
      return 1
    }
    out[0] = UInt8(truncatingIfNeeded: 0xC0 | scalar &>> 6)
    out[1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
    return 2
  }

  /// Whether the bytes are well-formed UTF-8.
  static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
  }
}
