package import Bitext
internal import Files
internal import Glibc
internal import Markup

/// Reads the text out of a document: plain text, Markdown, HTML, DOCX, ODT. `Conformance.md` says what is left behind.
package enum DocumentReader {
  /// What a text file takes at most, once it is UTF-8.
  package static let textLimit = 1 << 30
  /// What HTML, Markdown, and the XML parts of office documents take at most.
  package static let markupLimit = 256 << 20

  /// - Parameters:
  ///   - format: told by the name and the first bytes when nil.
  ///   - encoding: what is known of that of a text file that does not say its own.
  /// - Throws: ``FormatError`` for what is none of them and for bytes that are not of the encoding, ``FileError`` for what cannot be read.
  package static func read(
    _ path: String, format: DocumentText.Format? = nil, encoding: EncodingHints = EncodingHints()
  ) throws -> DocumentText {
    let head = try firstBytes(of: path)
    if let format = try officeFormat(path, head) {
      let archive = try ZipArchive(path)
      return try format == .docx ? DOCXReader.read(archive) : ODTReader.read(archive)
    }
    if format == .docx || format == .odt {
      throw FormatError(
        file: path, message: "expected a zip archive, which a document of office programs is, found none")
    }
    let format = format ?? self.format(ofName: path, head)
    let text = try SourceText(ByteSource(path), encoding: encoding, isMarkup: format == .html)
    return try read(text, format)
  }

  /// The same from bytes at hand, for formats that are text.
  package static func read(_ bytes: [UInt8], name: String, format: DocumentText.Format) throws -> DocumentText {
    try read(
      SourceText(ByteSource(bytes: bytes, name: name), encoding: EncodingHints(), isMarkup: format == .html), format)
  }

  private static func read(_ text: SourceText, _ format: DocumentText.Format) throws -> DocumentText {
    if format != .plain, text.bytes.count > markupLimit {
      throw FormatError(
        file: text.path,
        message: "expected \(format.rawValue) of at most \(markupLimit) bytes, found \(text.bytes.count)")
    }
    var diagnostics = text.diagnostics
    let blocks: [DocumentText.Block]
    switch format {
    case .plain: blocks = PlainTextBlocks.blocks(of: text.bytes)
    case .markdown: blocks = try MarkdownText.blocks(of: text.bytes, file: text.path, &diagnostics)
    case .html: blocks = try HTMLText.blocks(of: text.bytes, file: text.path, &diagnostics)
    case .docx, .odt: throw FormatError(file: text.path, message: "expected a file, found a stream")
    }
    return DocumentText(
      path: text.path, format: format, encoding: text.encoding, diagnostics: diagnostics, blocks: blocks,
      source: text.bytes, hasLines: true)
  }

  private static func firstBytes(of path: String) throws -> [UInt8] {
    if path == "-" { return [] }
    // What an archive holds is told later; here the file's own bytes count.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError.last("open", path) }
    defer { close(descriptor) }
    let status = try FileStatus(descriptor: descriptor, path: path)
    guard status.isRegular else { return [] }
    var bytes = [UInt8](repeating: 0, count: 1 << 12)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return Array(bytes.prefix(max(0, count)))
  }

  /// DOCX or ODT by what is in the archive; nil for what is none.
  private static func officeFormat(_ path: String, _ head: [UInt8]) throws -> DocumentText.Format? {
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw try compoundFile(path) }
    if head.starts(with: Array("%PDF-".utf8)) {
      throw FormatError(file: path, message: "expected text, found PDF: save it as text or DOCX first")
    }
    if head.starts(with: Array("{\\rtf".utf8)) {
      throw FormatError(file: path, message: "expected text, found RTF: save it as DOCX or ODT first")
    }
    guard head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) else {
      let ending = self.ending(of: path)
      if !head.isEmpty || path != "-", [.docx, .odt].contains(FileFormat(path, for: .document)) {
        throw FormatError(
          file: path, line: 1, column: 1,
          message:
            "expected a zip archive, which \(ending.uppercased()) is, found \(head.isEmpty ? "an empty file" : "none")")
      }
      return nil
    }
    let archive = try ZipArchive(path)
    if archive.names.contains("[Content_Types].xml") {
      if archive.names.contains(where: { $0.hasPrefix("word/") }) { return .docx }
      let other = archive.names.contains { $0.hasPrefix("xl/") } ? "a workbook (XLSX)" : "another Office document"
      throw FormatError(file: path, message: "expected DOCX, found \(other): save it as DOCX or text first")
    }
    if archive.names.contains("content.xml") { return .odt }
    return nil
  }

  /// What a file in Microsoft's old container is: an encrypted DOCX, or a document of before 2007.
  private static func compoundFile(_ path: String) throws -> FormatError {
    let bytes = try RandomAccessFile(path).read(at: 0, count: 64 << 20)
    func has(_ name: String) -> Bool {
      let pattern = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      var at = 0
      // Names lie at even places of the container's directory.
      while at + pattern.count <= bytes.count {
        if bytes[at] == pattern[0], bytes[at..<at + pattern.count].elementsEqual(pattern) { return true }
        at += 2
      }
      return false
    }
    let message =
      has("EncryptedPackage")
      ? "expected DOCX, found one that a password encrypts: save it without one"
      : has("WordDocument")
        ? "expected DOCX, found a document of Word 97-2003 (.doc): save it as DOCX"
        : "expected DOCX, found another file of Microsoft's old container format: save it as DOCX or text"
    return FormatError(file: path, message: message)
  }

  private static func ending(of path: String) -> String {
    let name = Path.split(path).name.lowercased()
    return name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
  }

  private static func format(ofName path: String, _ head: [UInt8]) -> DocumentText.Format {
    switch FileFormat(path, for: .document) {
    case .markdown: return .markdown
    case .html: return .html
    case .text: return .plain
    default: break
    }
    let start = String(decoding: head.prefix(512), as: UTF8.self).lowercased()
    let opening = start.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    return opening.hasPrefix("<!doctype html") || opening.hasPrefix("<html") ? .html : .plain
  }
}

/// A text file as UTF-8, without a byte order mark.
struct SourceText {
  let path: String
  private(set) var encoding = ""
  private(set) var bytes: [UInt8] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// - Throws: ``FormatError`` for binary data, a file too large, bytes that are not of the encoding: a document is read whole or not at all.
  init(_ source: ByteSource, encoding hints: EncodingHints, isMarkup: Bool) throws {
    path = source.path
    var raw = try Self.readAll(source)
    // UTF-16 without a mark: every other byte of what is ASCII is 0.
    let sample = raw.prefix(4096)
    if hints.asked == nil, sample.count >= 4, !raw.starts(with: [0xFF, 0xFE]), !raw.starts(with: [0xFE, 0xFF]) {
      var zeros = [0, 0]
      for (index, byte) in sample.enumerated() where byte == 0 { zeros[index & 1] += 1 }
      if zeros[1] > 2, zeros[0] * 20 <= zeros[1], zeros[1] * 8 >= sample.count { raw = [0xFF, 0xFE] + raw }
      if zeros[0] > 2, zeros[1] * 20 <= zeros[0], zeros[0] * 8 >= sample.count { raw = [0xFE, 0xFF] + raw }
    }
    let input = try TextInput(ByteSource(bytes: raw, name: path), hints: hints) { head in
      isMarkup ? (Self.charset(in: head), Self.languages(in: head)) : (nil, [])
    }
    raw = []
    encoding = input.encoding
    while try input.has(0) {
      bytes.append(contentsOf: UnsafeBufferPointer(start: input.bytes, count: input.count))
      input.pass(input.count)
    }
    let wrong = input.undecodable(in: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    try refuseBinary()
    diagnostics = input.notices
    if let wrong { throw wrong }
    diagnostics += ConflictMarkers.diagnostics(bytes, file: path)
  }

  private static func readAll(_ source: ByteSource) throws -> [UInt8] {
    var all: [UInt8] = []
    if let size = source.sizeBytes { all.reserveCapacity(Int(clamping: min(size, Int64(DocumentReader.textLimit)))) }
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try block.withUnsafeMutableBytes { try source.read(into: $0) }
      if count == 0 { return all }
      guard all.count + count <= DocumentReader.textLimit else {
        throw FormatError(
          file: source.path, message: "expected a text of at most \(DocumentReader.textLimit) bytes, found more")
      }
      all.append(contentsOf: block[..<count])
    }
  }

  /// The encoding that HTML says of itself within its first kilobytes.
  static func charset(in head: [UInt8]) -> String? {
    let text = String(decoding: head.prefix(4096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
    for key in ["charset", "encoding"] {
      var rest = Substring(text)
      while let found = rest.firstRange(of: key) {
        rest = rest[found.upperBound...]
        let value = rest.drop { $0 == " " }
        guard value.first == "=" else { continue }
        let name = value.dropFirst().drop { $0 == " " || $0 == "\"" || $0 == "'" }
          .prefix { $0.isLetter || $0.isNumber || "-_.:".contains($0) }
        // What could be read this far is not UTF-16.
        if !name.isEmpty, !name.hasPrefix("utf-16"), !name.hasPrefix("utf16") { return String(name) }
      }
    }
    return nil
  }

  /// The languages that HTML says of itself there.
  static func languages(in head: [UInt8]) -> [LanguageTag] {
    let text = String(decoding: head.prefix(4096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
    guard let found = text.firstRange(of: " lang=") else { return [] }
    let value = text[found.upperBound...].drop { $0 == "\"" || $0 == "'" }.prefix {
      $0.isLetter || $0.isNumber || $0 == "-"
    }
    let tag = LanguageTag(String(value))
    return tag.namesLanguage ? [tag] : []
  }

  private func refuseBinary() throws {
    let sample = bytes.prefix(1 << 16)
    var controls = 0
    for (index, byte) in sample.enumerated() {
      if byte == 0 {
        throw FormatError(
          file: path, line: 1 + sample.prefix(index).count { $0 == 0x0A },
          message: "expected text, found binary data (a zero byte after \(index) bytes)")
      }
      if byte < 0x20, !(0x09...0x0D).contains(byte), byte != 0x1B, byte != 0x1A { controls += 1 }
    }
    if controls * 20 > sample.count {
      throw FormatError(
        file: path, message: "expected text, found binary data (\(controls) controls in \(sample.count) bytes)")
    }
  }
}
