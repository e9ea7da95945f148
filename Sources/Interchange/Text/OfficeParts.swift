internal import Bitext
internal import Files
internal import Markup

/// The parts of an office document: XML in a zip archive.
struct OfficeParts {
  let archive: ZipArchive

  /// A part's bytes; nil when the archive has none of that name.
  func bytes(_ name: String) throws -> [UInt8]? {
    try archive.contents(of: name, limitBytes: DocumentReader.markupLimit)
  }

  /// Calls `body` for every event of a part.
  ///
  /// - Returns: false when the archive has none of that name.
  /// - Throws: ``FormatError`` that names the part, for what is not well-formed.
  func forEachEvent(of name: String, _ body: (XMLEvent, XMLScanner) throws -> Void) throws -> Bool {
    guard let bytes = try bytes(name) else { return false }
    try Self.forEachEvent(ByteSource(bytes: bytes, name: "\(archive.path) (\(name))"), body)
    return true
  }

  static func forEachEvent(_ source: ByteSource, _ body: (XMLEvent, XMLScanner) throws -> Void) throws {
    let scanner = try XMLScanner(UTF8Stream(source))
    var more = true
    while more {
      do throws(ScanError) { more = try scanner.feed() } catch {
        switch error {
        case .file(let failure): throw failure
        case .fault(let fault):
          throw FormatError(
            file: source.path, line: fault.line, column: fault.column,
            message: scanner.endOffset == 0 ? "expected XML, found nothing" : scanner.reason(of: fault))
        }
      }
      for index in 0..<scanner.eventCount { try body(scanner[index], scanner) }
      scanner.drop(scanner.eventCount)
      scanner.keepFrom = scanner.endOffset
    }
  }
}

/// The text of an event, added without a copy.
func addText(_ event: XMLEvent, _ scanner: XMLScanner, to builder: inout BlockBuilder) {
  builder.add(scanner.bytes(of: event), source: 0, isVerbatim: false)
}
