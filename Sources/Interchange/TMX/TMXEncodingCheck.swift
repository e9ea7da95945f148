package import Bitext
package import Files
internal import Markup

/// A declaration of an encoding that a document is not in.
package struct FalseEncoding {
  package let diagnostic: Diagnostic
  /// The document read in the encoding that it is in; nil where it is read so anyway, or that cannot be told.
  package let source: ByteSource?

  /// Compares what a regular file declares with its first mebibyte.
  ///
  /// A document whose letters are those of UTF-8 is in UTF-8, whatever it says: in another encoding they would be that by chance.
  /// - Returns: nil for a true declaration, and for none.
  /// - Throws: `FileError`.
  package init?(_ path: String) throws {
    guard try FileStatus(of: path).isRegular else { return nil }
    let source = try ByteSource(path)
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    var count = 0
    while count < bytes.count {
      let read = try bytes.withUnsafeMutableBytes { raw throws(FileError) -> Int in
        try source.read(into: UnsafeMutableRawBufferPointer(rebasing: raw[count...]))
      }
      if read == 0 { break }
      count += read
    }
    bytes.removeSubrange(count...)
    guard let label = Self.label(bytes) else { return nil }
    let stream = try UTF8Stream(ByteSource(path))
    let found = stream.encoding
    func diagnostic(_ severity: Diagnostic.Severity, _ message: String) -> Diagnostic {
      Diagnostic(severity, rule: "wrong-encoding", file: path, line: 1, column: 1, message: message)
    }
    let isUTF8 = Self.isUTF8(bytes)
    if found.uppercased() != label.uppercased(), !(UTF8Stream.isUTF8(found) && UTF8Stream.isUTF8(label)) {
      // A mark or the first bytes say it: nothing is read wrong. A declaration of UTF-16 leaves its order of bytes open.
      if found.uppercased().hasPrefix("UTF-16"), label.uppercased() == "UTF-16" { return nil }
      self.diagnostic = diagnostic(.warning, "expected \(label), as is declared, found \(found): read as that")
      self.source = nil
    } else if !UTF8Stream.isUTF8(found), isUTF8, bytes.contains(where: { $0 >= 0x80 }) {
      self.diagnostic = diagnostic(.error, "expected \(label), as is declared, found UTF-8: its texts are read wrong")
      guard source.isPlain, let end = firstOffset(of: Array("?>".utf8), in: Array(bytes.prefix(1024))) else {
        self.source = nil
        return
      }
      // On as many lines as it was.
      let lines = String(repeating: "\n", count: bytes[..<end].count { $0 == 0x0A })
      self.source = try ByteSource(
        path, from: Int64(end), opening: Array("<?xml version=\"1.0\" encoding=\"UTF-8\"\(lines)".utf8))
    } else if UTF8Stream.isUTF8(found), !isUTF8 {
      let letters = bytes.map { $0 < 0x80 ? 0x20 : $0 }
      guard let guess = stream.detectEncoding(letters[...]), !guess.uppercased().hasPrefix("UTF") else { return nil }
      self.diagnostic = diagnostic(.error, "expected \(label), as is declared, found what looks like \(guess)")
      self.source = nil
    } else {
      return nil
    }
  }

  /// The encoding that the XML declaration names.
  private static func label(_ bytes: [UInt8]) -> String? {
    // In UTF-16 every other byte of it is 0.
    let head = bytes.prefix(1024).filter { $0 != 0 && $0 < 0x80 }
    guard head.starts(with: Array("<?xml".utf8)), let end = firstOffset(of: Array("?>".utf8), in: head),
      let name = firstOffset(of: Array("encoding".utf8), in: Array(head[..<end]))
    else { return nil }
    let rest = head[(name + 8)..<end].drop { $0 <= 0x20 || $0 == UInt8(ascii: "=") }
    guard let quote = rest.first, quote == 0x22 || quote == 0x27 else { return nil }
    let label = rest.dropFirst().prefix { $0 != quote }
    return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
  }

  /// Whether bytes are UTF-8, a character cut off at their end aside.
  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    if String(validating: bytes, as: UTF8.self) != nil { return true }
    return (1...3).contains { String(validating: bytes.dropLast($0), as: UTF8.self) != nil }
  }
}
