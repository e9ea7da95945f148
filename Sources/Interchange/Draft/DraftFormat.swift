package import Bitext
internal import Files
internal import Markup

/// The formats that drafts are read in.
package enum DraftFormat: String, Sendable, CaseIterable {
  /// XLIFF 1.0 to 1.2, SDLXLIFF and MQXLIFF among it.
  case xliff12
  /// XLIFF 2.0 to 2.2.
  case xliff2
  /// gettext catalogues and templates.
  case po
  case tmx
  /// Two columns, or those a header row names: TSV, CSV.
  case table
  /// The first sheet of a workbook, as a table.
  case xlsx
  /// Plain text beside its source, line by line.
  case text
  /// Markdown beside its source, block by block.
  case markdown
}

package struct DraftOptions: Sendable {
  /// nil looks at the content, then at the ending of the name.
  package var format: DraftFormat?
  /// Which languages of a TMX file make the pair; nil takes `srclang`, and the first other one.
  package var sourceLanguage: String?
  package var targetLanguage: String?
  /// The text that a text or Markdown draft is a translation of.
  package var sourcePath: String?
  /// What is known of the encoding of drafts that do not say theirs.
  package var encoding = EncodingHints()

  package init(
    format: DraftFormat? = nil, sourceLanguage: String? = nil, targetLanguage: String? = nil, sourcePath: String? = nil
  ) {
    self.format = format
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.sourcePath = sourcePath
  }
}

/// Finds out what format a draft is in.
enum DraftSniffer {
  /// The first 64 KiB as UTF-8.
  static func head(_ stream: UTF8Stream) throws -> [UInt8] {
    let limit = 1 << 16
    var head: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: limit)
    while head.count < limit {
      let result: Result<Int, FileError> = chunk.withUnsafeMutableBytes { buffer in
        do throws(FileError) { return .success(try stream.read(into: buffer)) } catch { return .failure(error) }
      }
      let count: Int
      switch result {
      case .success(let got): count = got
      case .failure(let failure):
        // The reader meets the damage where it lies.
        guard case .damaged = failure.reason, !head.isEmpty else { throw failure }
        return head
      }
      if count == 0 { break }
      head += chunk.prefix(count)
    }
    return head
  }

  static func format(of head: [UInt8], path: String, hasSource: Bool) throws -> DraftFormat {
    let named = format(named: path)
    if let root = root(of: head) {
      switch root.name.split(separator: ":").last ?? "" {
      case "xliff": return root.isVersion2 ? .xliff2 : .xliff12
      case "tmx": return .tmx
      default:
        // A page of Markdown may begin with a tag.
        if let named, ![.xliff12, .tmx].contains(named) { return named }
        throw FormatError(
          file: path, line: root.line, message: "expected root \"xliff\" or \"tmx\", found \"\(root.name)\"")
      }
    }
    // Tables are saved as .txt, too.
    if let named, named != .text || hasSource { return named }
    if head.starts(with: Array("<?xml".utf8)) { return .xliff12 }
    if hasSource { return .text }
    let lines = String(decoding: head, as: UTF8.self).split(whereSeparator: \.isNewline)
    if lines.contains(where: { $0.hasPrefix("msgid \"") }) { return .po }
    if !lines.isEmpty, lines.prefix(100).allSatisfy({ $0.contains("\t") }) { return .table }
    if let named { return named }
    throw FormatError(
      file: path,
      message:
        "expected XLIFF, PO, TMX or a table of two columns, found none of them: say the format, or give the source")
  }

  static func format(named path: String) -> DraftFormat? {
    switch FileFormat(path, for: .draft) {
    case .xliff: .xliff12
    case .po: .po
    case .tmx: .tmx
    case .tsv, .csv: .table
    case .xlsx: .xlsx
    case .text: .text
    case .markdown: .markdown
    case .jsonLines, .tbx, .utx, .html, .docx, .odt, nil: nil
    }
  }

  /// The root's start tag; nil when the text does not begin as XML does.
  private static func root(of head: [UInt8]) -> (name: String, isVersion2: Bool, line: Int)? {
    var rest = head[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    func pass(_ opening: String, _ closing: String) -> Bool {
      guard rest.starts(with: Array(opening.utf8)) else { return false }
      guard let end = firstOffset(of: Array(closing.utf8), in: Array(rest)) else {
        rest = []
        return true
      }
      rest = rest.dropFirst(end + closing.utf8.count)
      return true
    }
    while true {
      rest = rest.drop(while: isXMLSpace)
      if pass("<?", "?>") || pass("<!--", "-->") { continue }
      if rest.starts(with: Array("<!DOCTYPE".utf8)) {
        let beforeSubset = rest.prefix { $0 != 0x5B && $0 != 0x3E }
        let hasSubset = rest.dropFirst(beforeSubset.count).first == 0x5B
        if pass("<!DOCTYPE", hasSubset ? "]" : ">") {
          if hasSubset { rest = rest.drop { $0 != 0x3E }.dropFirst() }
          continue
        }
      }
      break
    }
    guard rest.first == UInt8(ascii: "<") else { return nil }
    let tag = rest.dropFirst().prefix { $0 != 0x3E }
    let name = tag.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
    guard let first = name.first, (0x41...0x5A).contains(first & 0xDF) || first >= 0x80 || first == 0x5F else {
      return nil
    }
    let text = String(decoding: tag, as: UTF8.self)
    let version = text.split(whereSeparator: { $0.isWhitespace || $0 == "=" }).map(String.init)
    let value = version.firstIndex(of: "version").flatMap { version.indices.contains($0 + 1) ? version[$0 + 1] : nil }
    let isVersion2 =
      value.map { $0.dropFirst().hasPrefix("2") } ?? text.contains("urn:oasis:names:tc:xliff:document:2")
    let line = 1 + head.prefix(rest.startIndex).count { $0 == 0x0A }
    return (String(decoding: name, as: UTF8.self), isVersion2, line)
  }
}
