enum UTF8Decoding {
  /// The scalar value at an offset and its length in bytes; U+FFFD and 1 for what is not UTF-8.
  @inline(__always)
  static func scalar(in text: UnsafeBufferPointer<UInt8>, at offset: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(text[offset])
    if first < 0x80 { return (first, 1) }
    let rest = text.count - offset
    func next(_ distance: Int) -> UInt32? {
      guard distance < rest else { return nil }
      let byte = text[offset + distance]
      return byte & 0xC0 == 0x80 ? UInt32(byte & 0x3F) : nil
    }
    // No patterns of ranges: they are generic calls where nothing is optimised.
    if first < 0xE0 {
      if first >= 0xC2, let a = next(1) { return ((first & 0x1F) << 6 | a, 2) }
    } else if first < 0xF0 {
      if let a = next(1), let b = next(2) {
        let value = (first & 0x0F) << 12 | a << 6 | b
        if value >= 0x800, value < 0xD800 || value >= 0xE000 { return (value, 3) }
      }
    } else if first <= 0xF4 {
      if let a = next(1), let b = next(2), let c = next(3) {
        let value = (first & 0x07) << 18 | a << 12 | b << 6 | c
        if value >= 0x10000, value < 0x110000 { return (value, 4) }
      }
    }
    return (0xFFFD, 1)
  }

  /// The scalar value that ends before an offset, and where it begins; nil at the start.
  @inline(__always)
  static func scalar(in text: UnsafeBufferPointer<UInt8>, before offset: Int) -> (value: UInt32, start: Int)? {
    guard offset > 0 else { return nil }
    var start = offset - 1
    while start > 0, offset - start < 4, text[start] & 0xC0 == 0x80 { start -= 1 }
    let (value, length) = scalar(in: text, at: start)
    return start + length == offset ? (value, start) : (0xFFFD, offset - 1)
  }
}
