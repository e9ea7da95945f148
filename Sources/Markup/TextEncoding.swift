internal import CConverter
package import Files

/// Encodings by name, as ICU's converters know them.
package enum TextEncoding {
  /// Whether there is an encoding of that name, or one that is called so as well: `windows-1251`, `cp1251`.
  package static func isKnown(_ name: String) -> Bool {
    guard isName(name), let converter = converter_open(name) else { return false }
    converter_close(converter)
    return true
  }

  /// What an encoding can be called.
  package static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 40
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x5F: true
        default: false
        }
      }
  }

  /// The usual names, for those who ask which there are.
  package static var names: [String] { ["UTF-8", "UTF-16", "UTF-32"] + EncodingJudge.candidates }

  /// Whether bytes of ASCII mean something else than letters of ASCII there, so that a file must be read so from its first byte.
  package static func isWide(_ name: String) -> Bool {
    let upper = name.uppercased()
    return ["UTF-16", "UTF16", "UTF-32", "UTF32", "UCS-", "UCS2", "UCS4"].contains { upper.hasPrefix($0) }
  }

  /// UTF-8 of bytes that are strictly in an encoding; nil where they are not, or nobody knows it.
  package static func decode(_ bytes: some Sequence<UInt8>, from name: String) -> [UInt8]? {
    let bytes = Array(bytes)
    if UTF8Stream.isUTF8(name) { return UTF8Check.fault(in: bytes) == nil ? bytes : nil }
    guard isName(name), let converter = converter_open(name) else { return nil }
    defer { converter_close(converter) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 2)
    var block = [UInt8](repeating: 0, count: 1 << 16)
    var at = 0
    return bytes.withUnsafeBufferPointer { input in
      while true {
        var (consumed, produced): (Int64, Int64) = (0, 0)
        let state = converter_convert(
          converter, input.baseAddress.map { $0 + at }, Int64(input.count - at), &block, Int64(block.count), 1,
          &consumed,
          &produced)
        if state == 2 { return nil }
        result += block.prefix(Int(produced))
        at += Int(consumed)
        if state == 0 { return result }
      }
    }
  }

  /// Bytes in an encoding of text in UTF-8.
  /// - Parameter escapes: characters that the encoding does not have are written as XML's references.
  /// - Returns: nil for one that it does not have, and where nobody knows it.
  package static func encode(_ text: [UInt8], in name: String, escapes: Bool = false) -> [UInt8]? {
    if UTF8Stream.isUTF8(name) { return text }
    guard isName(name) else { return nil }
    var capacity = text.count * 2 + 64
    while true {
      var (consumed, produced): (Int64, Int64) = (0, 0)
      var state: Int32 = 0
      let result = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        state = converter_encode(
          name, text, Int64(text.count), escapes ? 1 : 0, buffer.baseAddress, Int64(buffer.count), &consumed, &produced)
        count = Int(produced)
      }
      if state == 0 { return result }
      if state == 2 { return nil }
      capacity *= 2
    }
  }
}

extension ByteSource {
  /// This source from its beginning on, to be read in the encoding that the user asks for where it is not what it says of itself.
  ///
  /// A byte order mark is believed, and so is a declaration that all of the bytes agree with; without one, they are UTF-8 where they
  /// can be. The source at hand is of no use any more where an encoding is asked for.
  package func read(as asked: String?) throws -> ByteSource {
    guard let asked else { return self }
    // A pipe gives its bytes once.
    let source = sizeBytes == nil ? ByteSource(bytes: try remainder(), name: path) : self
    let stream = try UTF8Stream(source)
    var holds = !(TextEncoding.isWide(asked) && !stream.isDeclared)
    var rest: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while holds, !stream.isMarked {
      let count = try block.withUnsafeMutableBytes { try stream.read(into: $0) }
      if count == 0 {
        holds = rest.isEmpty
        break
      }
      rest += block.prefix(count)
      holds = UTF8Check.fault(in: rest, isCut: true) == nil
      // What may be a character that is cut off there.
      let tail = rest.suffix(3)
      rest = tail.lastIndex { $0 >= 0xC0 }.map { Array(tail[$0...]) } ?? []
      if UTF8Check.fault(in: rest) == nil { rest = [] }
    }
    let again = try source.restarted()
    if !holds { again.encoding = asked }
    return again
  }

  /// All that there is still to read, at most 256 MiB.
  private func remainder() throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var failure: FileError?
    while true {
      let block = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        do throws(FileError) { count = try read(into: UnsafeMutableRawBufferPointer(buffer)) } catch { failure = error }
      }
      if let failure { throw failure }
      if block.isEmpty { return bytes }
      bytes += block
      guard bytes.count <= 256 << 20 else {
        throw FileError(path: path, reason: .refused("expected at most 256 MiB from a pipe, found more"))
      }
    }
  }
}
