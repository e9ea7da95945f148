internal import Bitext
internal import Files
internal import Markup

/// The text of a DOCX (ISO/IEC 29500-1, WordprocessingML, transitional and strict).
///
/// Body, tables, text boxes; then footnotes and endnotes. Insertions are kept, deletions and hidden text left out.
struct DOCXReader {
  /// What a style says of its paragraphs.
  private struct Style {
    var level = 0
    var isList = false
    var isContents = false
    var basedOn: String?
  }

  static func read(_ archive: ZipArchive) throws -> DocumentText {
    let parts = OfficeParts(archive: archive)
    let main = try mainPart(parts)
    let folder = Path.split(main).folder
    let base = folder.isEmpty || folder == "." ? "" : folder + "/"
    let styles = try styles(parts, base + "styles.xml")
    var diagnostics: [Diagnostic] = []
    var walk = Walk(styles: styles)
    guard try parts.forEachEvent(of: main, { try walk.take($0, $1) }) else {
      throw FormatError(file: archive.path, message: "expected \(main) in the archive, found none")
    }
    guard walk.sawDocument else {
      throw FormatError(
        file: "\(archive.path) (\(main))", message: "expected a WordprocessingML document, found other XML")
    }
    for notes in ["footnotes.xml", "endnotes.xml"] {
      walk.isNotes = true
      _ = try parts.forEachEvent(of: base + notes) { try walk.take($0, $1) }
    }
    walk.builder.endAll()
    if walk.altChunks > 0 {
      diagnostics.append(
        Diagnostic(
          .warning, rule: "lost-text", file: archive.path,
          message: "expected text in the document, found \(walk.altChunks) embedded documents: left out"))
    }
    return DocumentText(
      path: archive.path, format: .docx, encoding: "UTF-8", diagnostics: diagnostics, blocks: walk.builder.blocks,
      source: [], hasLines: false)
  }

  /// The part that the package says is the document.
  private static func mainPart(_ parts: OfficeParts) throws -> String {
    var found: String?
    _ = try parts.forEachEvent(of: "_rels/.rels") { event, scanner in
      guard event.kind == .start, localName(scanner.text(of: event.name)) == "Relationship",
        scanner.value(of: "Type", in: event)?.hasSuffix("/officeDocument") == true,
        let target = scanner.value(of: "Target", in: event)
      else { return }
      found = target.hasPrefix("/") ? String(target.dropFirst()) : target
    }
    return found ?? "word/document.xml"
  }

  private static func styles(_ parts: OfficeParts, _ name: String) throws -> [String: Style] {
    var styles: [String: Style] = [:]
    var id: String?
    _ = try parts.forEachEvent(of: name) { event, scanner in
      let element = localName(scanner.text(of: event.name))
      if event.kind == .end, element == "style" { id = nil }
      guard event.kind == .start else { return }
      if element == "style" {
        id = value("styleId", event, scanner)
        if let id { styles[id] = Style() }
        return
      }
      guard let id else { return }
      switch element {
      case "name":
        // Style names of Word itself are English in the file, whatever the language shown.
        let name = value("val", event, scanner)?.lowercased() ?? ""
        if name.hasPrefix("heading "), let level = Int(name.dropFirst(8)), (1...9).contains(level) {
          styles[id]?.level = level
        }
        if name == "title" { styles[id]?.level = 1 }
        if name.hasPrefix("toc ") { styles[id]?.isContents = true }
      case "outlineLvl":
        if let level = value("val", event, scanner).flatMap({ Int($0) }), (0...8).contains(level) {
          styles[id]?.level = level + 1
        }
      case "numPr": styles[id]?.isList = true
      case "basedOn": styles[id]?.basedOn = value("val", event, scanner)
      default: break
      }
    }
    // What a style does not say, the one that it is based on says.
    for id in Array(styles.keys) {
      var parent = styles[id]?.basedOn
      var steps = 0
      while let name = parent, let above = styles[name], steps < 12 {
        if styles[id]?.level == 0 { styles[id]?.level = above.level }
        parent = above.basedOn
        steps += 1
      }
    }
    return styles
  }

  /// An attribute whatever its prefix.
  private static func value(_ name: String, _ event: XMLEvent, _ scanner: XMLScanner) -> String? {
    for index in 0..<scanner.attributeCount(of: event) {
      let attribute = scanner.attribute(index, of: event)
      if localName(scanner.text(of: attribute.name)) == name { return String(decoding: attribute.value, as: UTF8.self) }
    }
    return nil
  }

  private struct Walk {
    let styles: [String: Style]
    var builder = BlockBuilder()
    var isNotes = false
    var sawDocument = false
    var altChunks = 0
    /// The prefix of WordprocessingML: `w`.
    private var prefix = "w:"
    private var path: [String] = []
    /// The depth of the element that is passed over with everything in it; 0 when none is.
    private var skipDepth = 0
    private var cells = 0
    /// Paragraphs of which a table of contents is made.
    private var contents: [Bool] = []
    private var isHiddenRun = false

    init(styles: [String: Style]) { self.styles = styles }

    mutating func take(_ event: XMLEvent, _ scanner: XMLScanner) throws {
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
        guard skipDepth == 0, !isHiddenRun, contents.last != true, path.last == prefix + "t" else { return }
        addText(event, scanner, to: &builder)
      case .comment, .instruction, .doctype: break
      }
    }

    private mutating func start(_ event: XMLEvent, _ scanner: XMLScanner) {
      let full = path[path.count - 1]
      if path.count == 1 { takeRoot(event, scanner, full) }
      guard full.hasPrefix(prefix) else {
        // The older drawing of what `mc:Choice` has said already.
        if full == "mc:Fallback" { skipDepth = path.count }
        return
      }
      let parent = path.dropLast().last ?? ""
      switch full.dropFirst(prefix.count) {
      case "p":
        builder.begin(isNotes ? .footnote : cells > 0 ? .tableCell : .body)
        contents.append(false)
        isHiddenRun = false
      case "pStyle": takeStyle(DOCXReader.value("val", event, scanner) ?? "")
      case "numPr":
        // Numbered headings are headings.
        if builder.isOpen, cells == 0, !isNotes, parent == prefix + "pPr" { markListItem() }
      case "outlineLvl":
        if let level = DOCXReader.value("val", event, scanner).flatMap({ Int($0) }), (0...8).contains(level), !isNotes {
          builder.setKind(.heading, level: level + 1)
        }
      case "tc": cells += 1
      case "r": isHiddenRun = false
      case "vanish":
        if path.contains(prefix + "r"), !["0", "false", "off"].contains(DOCXReader.value("val", event, scanner) ?? "") {
          isHiddenRun = true
        }
      case "tab", "ptab": if parent == prefix + "r" { builder.space() }
      case "br", "cr": if !isHiddenRun { builder.breakLine(source: 0) }
      case "noBreakHyphen": builder.add("\u{2011}", source: 0)
      case "del", "moveFrom", "instrText", "delText", "rt": skipDepth = path.count
      case "footnote", "endnote":
        // The lines that part notes from text are notes of a type of their own.
        if let type = DOCXReader.value("type", event, scanner), type != "normal" { skipDepth = path.count }
      case "altChunk": altChunks += 1
      default: break
      }
    }

    private mutating func takeRoot(_ event: XMLEvent, _ scanner: XMLScanner, _ name: String) {
      for index in 0..<scanner.attributeCount(of: event) {
        let attribute = scanner.attribute(index, of: event)
        let uri = String(decoding: attribute.value, as: UTF8.self)
        guard uri.hasSuffix("/wordprocessingml/2006/main") || uri.hasSuffix("/wordprocessingml/main") else { continue }
        let declared = scanner.text(of: attribute.name)
        prefix = declared.hasPrefix("xmlns:") ? declared.dropFirst(6) + ":" : ""
        if name == prefix + "document" { sawDocument = true }
      }
    }

    private mutating func takeStyle(_ id: String) {
      guard let style = styles[id], builder.isOpen else { return }
      if style.isContents, !contents.isEmpty { contents[contents.count - 1] = true }
      if isNotes { return }
      if style.level > 0 {
        builder.setKind(.heading, level: style.level)
      } else if style.isList, cells == 0 {
        markListItem()
      }
    }

    private mutating func markListItem() {
      if builder.kind != .heading { builder.setKind(.listItem, level: 0) }
    }

    private mutating func end(_ full: String) {
      guard full.hasPrefix(prefix) else { return }
      switch full.dropFirst(prefix.count) {
      case "p":
        builder.end()
        _ = contents.popLast()
      case "tc": cells -= 1
      case "r": isHiddenRun = false
      default: break
      }
    }
  }
}

/// The name without a prefix.
func localName(_ name: String) -> String {
  name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
}
