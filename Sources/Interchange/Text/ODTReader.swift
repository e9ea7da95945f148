internal import Bitext
internal import Files
internal import Markup

/// The text of an ODT (ISO/IEC 26300, OpenDocument 1.0 to 1.3).
///
/// Body, tables, frames, notes. Deletions, comments, tables of contents and fields of forms are left out.
struct ODTReader {
  static func read(_ archive: ZipArchive) throws -> DocumentText {
    let parts = OfficeParts(archive: archive)
    var isEncrypted = false
    _ = try parts.forEachEvent(of: "META-INF/manifest.xml") { event, scanner in
      if event.kind == .start, localName(scanner.text(of: event.name)) == "encryption-data" { isEncrypted = true }
    }
    if isEncrypted {
      throw FormatError(
        file: archive.path, message: "expected ODT, found one that a password encrypts: save it without one")
    }
    var walk = Walk()
    _ = try parts.forEachEvent(of: "content.xml") { event, scanner in walk.take(event, scanner) }
    walk.builder.endAll()
    guard walk.sawText else {
      throw FormatError(
        file: "\(archive.path) (content.xml)",
        message: "expected a text document (office:text), found \(walk.other.map { "office:\($0)" } ?? "other XML")")
    }
    // Notes behind the text, as a DOCX has them.
    let blocks = walk.builder.blocks
    return DocumentText(
      path: archive.path, format: .odt, encoding: "UTF-8", diagnostics: [],
      blocks: blocks.filter { $0.kind != .footnote } + blocks.filter { $0.kind == .footnote }, source: [],
      hasLines: false)
  }

  private struct Walk {
    var builder = BlockBuilder()
    var sawText = false
    /// The kind of document it is instead.
    var other: String?
    private var path: [String] = []
    private var skipDepth = 0
    private var items = 0
    private var cells = 0
    private var notes = 0

    mutating func take(_ event: XMLEvent, _ scanner: XMLScanner) {
      switch event.kind {
      case .start:
        path.append(scanner.text(of: event.name))
        if skipDepth == 0 { start(event, scanner) }
      case .end:
        let name = path.popLast() ?? ""
        if skipDepth > 0 {
          if path.count < skipDepth { skipDepth = 0 }
        } else {
          end(name)
        }
      case .text:
        guard skipDepth == 0, sawText, builder.isOpen else { return }
        addText(event, scanner, to: &builder)
      case .comment, .instruction, .doctype: break
      }
    }

    private mutating func start(_ event: XMLEvent, _ scanner: XMLScanner) {
      let name = path[path.count - 1]
      if path.dropLast().last == "office:body" {
        if name == "office:text" { sawText = true } else { other = localName(name) }
      }
      guard sawText else { return }
      switch name {
      case "text:p": builder.begin(notes > 0 ? .footnote : cells > 0 ? .tableCell : items > 0 ? .listItem : .body)
      case "text:h":
        let level = scanner.value(of: "text:outline-level", in: event).flatMap { Int($0) } ?? 1
        builder.begin(.heading, level: min(max(level, 1), 9))
      case "text:s", "text:tab": builder.space()
      case "text:line-break": builder.breakLine(source: 0)
      case "text:list-item", "text:list-header": items += 1
      case "table:table-cell", "table:covered-table-cell": cells += 1
      case "text:note": notes += 1
      case "text:tracked-changes", "office:annotation", "text:note-citation", "text:table-of-content", "text:ruby-text",
        "office:forms", "svg:title", "svg:desc", "text:alphabetical-index", "text:illustration-index",
        "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "office:binary-data", "text:hidden-text",
        "text:hidden-paragraph", "text:bibliography", "draw:object", "text:script":
        skipDepth = path.count
      default: break
      }
    }

    private mutating func end(_ name: String) {
      guard sawText else { return }
      switch name {
      case "text:p", "text:h": builder.end()
      case "text:list-item", "text:list-header": items -= 1
      case "table:table-cell", "table:covered-table-cell": cells -= 1
      case "text:note": notes -= 1
      default: break
      }
    }
  }
}
