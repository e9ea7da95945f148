/// Sections of a compiled file are aligned to 8 bytes.
package enum Sections {
  /// A number of bytes rounded up to the next multiple of 8.
  package static func aligned(_ count: Int) -> Int { (count + 7) & ~7 }
}

/// Reads counted sections out of the bytes of a compiled file, each checked against the end.
package struct SectionReader {
  private let base: UnsafeRawPointer
  private let count: Int
  /// Where the next section begins.
  package private(set) var offset: Int

  /// - Parameter offset: where the first section begins; a multiple of 8.
  package init(_ bytes: UnsafeRawBufferPointer, at offset: Int = 0) throws(CompiledError) {
    guard let base = bytes.baseAddress, UInt(bitPattern: base) % 8 == 0, offset % 8 == 0, offset <= bytes.count else {
      throw .damaged("a section is empty or not aligned")
    }
    self.base = base
    count = bytes.count
    self.offset = offset
  }

  /// A count or a place, below 2^40.
  package mutating func number() throws(CompiledError) -> Int {
    guard count - offset >= 8 else { throw .damaged("cut off within a section's counts") }
    let value = UInt64(littleEndian: base.load(fromByteOffset: offset, as: UInt64.self))
    offset += 8
    guard value < 1 << 40 else { throw .damaged("a count is out of range") }
    return Int(value)
  }

  package mutating func section<T: BitwiseCopyable>(
    _ number: Int, of _: T.Type
  ) throws(CompiledError) -> UnsafeBufferPointer<T> {
    let stride = MemoryLayout<T>.stride
    guard number >= 0, number <= (count - offset) / stride else { throw .damaged("a section lies outside its place") }
    let start = (base + offset).assumingMemoryBound(to: T.self)
    offset = min(Sections.aligned(offset + number * stride), count)
    return UnsafeBufferPointer(start: start, count: number)
  }

  package mutating func bytes(_ number: Int) throws(CompiledError) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(try section(number, of: UInt8.self))
  }
}

/// Appends arrays as little-endian sections, each aligned to 8 bytes.
package struct SectionWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func number(_ number: Int) {
    withUnsafeBytes(of: UInt64(number).littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func section<T: BitwiseCopyable>(_ values: [T]) {
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: repeatElement(0, count: Sections.aligned(bytes.count) - bytes.count))
  }
}
