package import Bitext
internal import Files

/// A text file as lines.
package struct PlainText: Sendable {
  package let path: String
  /// Without their ends. What follows the last line feed is one when there is anything.
  package let lines: [String]
  /// An encoding that was guessed.
  package let diagnostics: [Diagnostic]

  /// - Throws: ``FormatError`` with line and column for what is no text: NUL bytes; also beyond 256 MiB.
  ///   bytes that are not of the encoding. ``FileError``.
  package init(_ path: String, encoding: EncodingHints = EncodingHints()) throws {
    let text = try DraftText(ByteSource(path), encoding: encoding)
    self.path = path
    if let zero = text.bytes.firstIndex(of: 0) {
      let before = text.bytes[..<zero]
      throw FormatError(
        file: path, line: 1 + before.count { $0 == 0x0A }, column: Self.column(before),
        message: "expected a text, found a NUL byte: this is a binary file, or a text cut from one")
    }
    if let wrong = text.undecodable { throw wrong }
    lines = LineReader.ranges(in: text.bytes).map { String(decoding: text.bytes[$0], as: UTF8.self) }
    diagnostics = text.diagnostics
  }

  private static func column(_ before: ArraySlice<UInt8>) -> Int {
    1 + before[(before.lastIndex(of: 0x0A).map { $0 + 1 } ?? before.startIndex)...].count { $0 & 0xC0 != 0x80 }
  }
}
