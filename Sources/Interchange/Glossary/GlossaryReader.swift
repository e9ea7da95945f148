package import Bitext
internal import Files
internal import Markup

/// Reads a glossary of any format we know.
///
/// - `.tbx`: ``TBXReader``.
/// - `.tsv`, `.tab`, `.txt`, `.utf8`: OmegaT's tables: source, target, note, parted by tabs; `#` begins a
///   comment line.
/// - `.csv`: RFC 4180 with comma, semicolon or tab.
/// - `.xlsx`: the first sheet of a workbook.
/// - `.utx`: UTX 1.11.
///
/// Content overrides the name: what begins with `<` is read as TBX, with `#UTX` as UTX. Tables may have a
/// header row that names the columns or their languages. Their rows with the same source text (and
/// definition, where there is such a column) become one entry with several equivalents.
package enum GlossaryReader {
  /// - Parameters:
  ///   - defaultSource: the language of a table's sources when the table does not say it.
  ///   - defaultTarget: likewise of its targets.
  ///   - reportsSpaces: spaces around a term of a table are a warning, `untrimmed`.
  ///   - encoding: what the user asks for (``EncodingHints/asked``).
  /// - Returns: the entries in file order, and what had to be passed over. Damage behind the first entry is a
  ///   diagnostic: what stands before it is of use.
  /// - Throws: ``FormatError`` or `FileError` for a file that gives no glossary at all.
  package static func read(
    _ path: String, defaultSource: String, defaultTarget: String, reportsSpaces: Bool = false, encoding: String? = nil
  ) throws -> (entries: [TermEntry], diagnostics: [Diagnostic]) {
    let languages = TableGlossary.Languages(
      source: defaultSource, target: defaultTarget, reportsSpaces: reportsSpaces, encoding: encoding)
    switch FileFormat(path, for: .glossary) {
    case .tbx: return try readTBX(path, encoding)
    case .csv: return try TableGlossary.readCSV(path, languages)
    case .xlsx: return try TableGlossary.readSheet(path, languages)
    case .utx: return try TableGlossary.readUTX(path, languages)
    case .tsv, .text:
      let source = try ByteSource(path)
      if try isXML(source) { return try readTBX(path, encoding) }
      let input = try TextInput(source.restarted(), hints: languages.hints, said: TableGlossary.said)
      let head = String(
        decoding: UnsafeBufferPointer(start: input.bytes, count: min(input.count, 64)), as: UTF8.self)
      if head.hasPrefix("#UTX") { return try TableGlossary.readUTX(path, languages) }
      return try TableGlossary.readTSV(input, languages)
    default:
      throw FormatError(
        file: path,
        message:
          "expected .tbx, .tsv, .tab, .txt, .utf8, .csv, .xlsx or .utx, found \"\(Path.split(path).name)\""
      )
    }
  }

  /// Whether a file is read as TBX: by its name, or because it begins with `<`.
  package static func isTBX(_ path: String) throws -> Bool {
    switch FileFormat(path, for: .glossary) {
    case .tbx: return true
    case .tsv, .text: return try isXML(ByteSource(path))
    default: return false
    }
  }

  private static func isXML(_ source: ByteSource) throws -> Bool {
    let stream = try UTF8Stream(source)
    var head = [UInt8](repeating: 0, count: 64)
    let count = try head.withUnsafeMutableBytes { try stream.read(into: $0) }
    let text = head.prefix(count)
    return text.dropFirst(text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0).first { !isXMLSpace($0) } == UInt8(ascii: "<")
  }

  /// Damage that ends the reading, when something has been read.
  package static func diagnostic(_ error: FormatError) -> Diagnostic {
    Diagnostic(
      .error, rule: "damaged-glossary", file: error.file, line: error.line, column: error.column,
      message: "\(error.message); what follows is lost")
  }

  private static func readTBX(
    _ path: String, _ encoding: String?
  ) throws -> (entries: [TermEntry], diagnostics: [Diagnostic]) {
    let reader = try TBXReader(ByteSource(path).read(as: encoding))
    var entries: [TermEntry] = []
    do {
      while let entry = try reader.next() { entries.append(entry) }
    } catch let error as FormatError {
      if entries.isEmpty { throw error }
      return (entries, reader.diagnostics + [diagnostic(error)])
    }
    return (entries, reader.diagnostics)
  }
}
