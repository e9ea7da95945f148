import Files

/// Damages a compiled file as an input says.
///
/// The first byte of the input says what becomes of the rest:
///
/// | bits | |
/// |---|---|
/// | 0 | the header's checksum is made to match |
/// | 1 | the file is cut at the offset in bytes 1 and 2 |
/// | 2 | the header is told the new length |
/// | 3-7, all set | the rest is the file |
///
/// Otherwise the rest is edits of a good file: two bytes of offset, a byte of which the low three bits are the number
/// of bytes less one, and the bytes.
func damaged(_ good: [UInt8], by input: [UInt8]) -> [UInt8] {
  guard let how = input.first else { return good }
  var bytes: [UInt8]
  if how >> 3 == 31 {
    bytes = Array(input.dropFirst())
  } else {
    bytes = good
    var at = 1
    func take() -> Int {
      defer { at += 1 }
      return at < input.count ? Int(input[at]) : 0
    }
    if how & 2 != 0 {
      bytes.removeLast(bytes.count - (take() | take() << 8) % bytes.count)
      if how & 4 != 0 { writeLength(&bytes) }
    }
    while at < input.count, !bytes.isEmpty {
      let offset = (take() | take() << 8) % bytes.count
      for index in 0...(take() & 7) where offset + index < bytes.count { bytes[offset + index] = UInt8(take()) }
    }
  }
  if how & 1 != 0 { writeChecksum(&bytes) }
  return bytes
}

private func put(_ value: UInt64, _ bytes: inout [UInt8], at offset: Int) {
  for index in 0..<8 { bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * UInt64(index))) }
}

private func writeLength(_ bytes: inout [UInt8]) {
  if bytes.count >= 512 { put(UInt64(bytes.count), &bytes, at: 24) }
}

private func writeChecksum(_ bytes: inout [UInt8]) {
  guard bytes.count >= 512 else { return }
  let sum = bytes.withUnsafeBytes { hash64(UnsafeRawBufferPointer(rebasing: $0[0..<504])) }
  put(sum, &bytes, at: 504)
}
