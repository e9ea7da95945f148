/// Whether bytes are UTF-8, and where they are not.
package enum UTF8Check {
  /// The first bytes that are not UTF-8, up to where it may go on; nil for text.
  /// - Parameter isCut: a character that the end cuts off is no fault.
  package static func fault(in bytes: UnsafeBufferPointer<UInt8>, isCut: Bool = false) -> Range<Int>? {
    var at = 0
    while at < bytes.count {
      if bytes[at] < 0x80 {
        at += 1
        continue
      }
      let (length, isWhole) = character(bytes, at)
      if isWhole {
        at += length
        continue
      }
      if isCut, at + length == bytes.count, needed(bytes[at]) > length { return nil }
      var end = at + length
      while end < bytes.count, end < at + 16, bytes[end] >= 0x80, !character(bytes, end).isWhole { end += 1 }
      return at..<end
    }
    return nil
  }

  package static func fault(in bytes: some Collection<UInt8>, isCut: Bool = false) -> Range<Int>? {
    if let found = bytes.withContiguousStorageIfAvailable({ fault(in: $0, isCut: isCut) }) { return found }
    return Array(bytes).withUnsafeBufferPointer { fault(in: $0, isCut: isCut) }
  }

  /// How many characters beyond ASCII there are, and how many bytes that are none.
  package static func counts(_ bytes: UnsafeBufferPointer<UInt8>) -> (characters: Int, faults: Int) {
    var (characters, faults, at) = (0, 0, 0)
    while at < bytes.count {
      if bytes[at] < 0x80 {
        at += 1
        continue
      }
      let (length, isWhole) = character(bytes, at)
      if isWhole { characters += 1 } else { faults += 1 }
      at += length
    }
    return (characters, faults)
  }

  /// How many bytes a character has that begins so; 1 for a byte that begins none.
  private static func needed(_ lead: UInt8) -> Int {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  /// The length of what begins at a byte beyond ASCII; when it is not whole, that of its part that is right, at least 1.
  private static func character(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (length: Int, isWhole: Bool) {
    let lead = bytes[at]
    let needed = needed(lead)
    if needed == 1 { return (1, false) }
    for offset in 1..<needed {
      guard at + offset < bytes.count else { return (offset, false) }
      let byte = bytes[at + offset]
      let range: ClosedRange<UInt8> =
        switch (lead, offset) {
        case (0xE0, 1): 0xA0...0xBF
        case (0xED, 1): 0x80...0x9F
        case (0xF0, 1): 0x90...0xBF
        case (0xF4, 1): 0x80...0x8F
        default: 0x80...0xBF
        }
      guard range.contains(byte) else { return (offset, false) }
    }
    return (needed, true)
  }
}
