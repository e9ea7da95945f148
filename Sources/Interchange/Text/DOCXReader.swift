internal import Bitext
internal import Files
internal import Markup

/// The text of a DOCX (ISO/IEC 29500-1, WordprocessingML, transitional and strict).
///
/// Body, tables, text boxes; then footnotes and endnotes. Insertions are kept, deletions and hidden text left out; a paragraph whose mark is
/// deleted goes on in the next one.
struct DOCXReader {
  /// What a style says of its paragraphs or runs.
  private struct Style {
    var level = 0
    var isList = false
    var isContents = false
    /// Of its text; nil where the style does not say.
    var isHidden: Bool?
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
    // What a table's style says of some of its cells.
    var isOfCells = false
    _ = try parts.forEachEvent(of: name) { event, scanner in
      let element = localName(scanner.text(of: event.name))
      if event.kind == .end, element == "style" { id = nil }
      if event.kind == .end, element == "tblStylePr" { isOfCells = false }
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
      case "tblStylePr": isOfCells = true
      case "vanish": if !isOfCells { styles[id]?.isHidden = isOn(event, scanner) }
      default: break
      }
    }
    // What a style does not say, the one that it is based on says.
    for id in Array(styles.keys) {
      var parent = styles[id]?.basedOn
      var steps = 0
      while let name = parent, let above = styles[name], steps < 12 {
        if styles[id]?.level == 0 { styles[id]?.level = above.level }
        if styles[id]?.isHidden == nil { styles[id]?.isHidden = above.isHidden }
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

  /// Whether a property that has no value, or one of on and off, is on.
  private static func isOn(_ event: XMLEvent, _ scanner: XMLScanner) -> Bool {
    !["0", "false", "off"].contains(value("val", event, scanner) ?? "")
  }

  /// A paragraph that is open.
  private struct OpenParagraph {
    var isContents = false
    var isHidden = false
    /// The mark at its end is deleted: the next one goes on with its text.
    var isJoined = false
  }

  /// A run that is open.
  private struct OpenRun {
    /// What the run itself says; nil where it does not.
    var ownHidden: Bool?
    var styleHides = false
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
    private var paragraphs: [OpenParagraph] = []
    private var runs: [OpenRun] = []
    /// The depth of a paragraph that has ended and whose block is still open for the next one.
    private var joined: Int?

    /// ISO/IEC 29500-1, 17.7.3: what the run says holds; where only styles say it, that of the run turns that of the paragraph round.
    private var isHiddenRun: Bool {
      guard let run = runs.last else { return false }
      return run.ownHidden ?? ((paragraphs.last?.isHidden ?? false) != run.styleHides)
    }

    /// Whether text that comes now is left out.
    private var isLeftOut: Bool { isHiddenRun || paragraphs.last?.isContents == true }

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
        if let depth = joined, path.count < depth - 1 { endJoined() }
      case .text:
        guard skipDepth == 0, !isLeftOut, path.last == prefix + "t" else { return }
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
        let kind: Paragraph.Kind = isNotes ? .footnote : cells > 0 ? .tableCell : .body
        if joined == path.count {
          // Of paragraphs that are joined the last one says what they are.
          builder.setKind(kind, level: 0)
        } else {
          builder.begin(kind)
        }
        joined = nil
        paragraphs.append(OpenParagraph())
      case "pStyle": takeStyle(DOCXReader.value("val", event, scanner) ?? "")
      case "numPr":
        // Numbered headings are headings.
        if builder.isOpen, cells == 0, !isNotes, parent == prefix + "pPr" { markListItem() }
      case "outlineLvl":
        if let level = DOCXReader.value("val", event, scanner).flatMap({ Int($0) }), (0...8).contains(level), !isNotes {
          builder.setKind(.heading, level: level + 1)
        }
      case "tbl", "sdt", "customXml": endJoined()
      case "tc": cells += 1
      case "r": runs.append(OpenRun())
      case "rStyle":
        if isOfRun, let last = runs.indices.last {
          runs[last].styleHides = styles[DOCXReader.value("val", event, scanner) ?? ""]?.isHidden ?? false
        }
      case "vanish": if isOfRun, let last = runs.indices.last { runs[last].ownHidden = DOCXReader.isOn(event, scanner) }
      case "tab", "ptab": if parent == prefix + "r" { builder.space() }
      case "br", "cr": if !isLeftOut { builder.breakLine(source: 0) }
      case "noBreakHyphen": if !isLeftOut { builder.add("\u{2011}", source: 0) }
      case "sym":
        if !isLeftOut, let sign = DOCXReader.sign(event, scanner) { builder.add(String(Character(sign)), source: 0) }
      case "del", "moveFrom":
        skipDepth = path.count
        // Of the paragraph's mark.
        if path.dropLast().suffix(2) == [prefix + "pPr", prefix + "rPr"], let last = paragraphs.indices.last {
          paragraphs[last].isJoined = true
        }
      case "instrText", "delText", "rt", "rPrChange", "pPrChange": skipDepth = path.count
      case "footnote", "endnote":
        // The lines that part notes from text are notes of a type of their own.
        if let type = DOCXReader.value("type", event, scanner), type != "normal" { skipDepth = path.count }
      case "altChunk": altChunks += 1
      default: break
      }
    }

    /// Whether the element at hand is a property of a run.
    private var isOfRun: Bool { path.dropLast().suffix(2) == [prefix + "r", prefix + "rPr"] }

    /// Ends the block of a paragraph that should have gone on, where none follows.
    private mutating func endJoined() {
      if joined != nil { builder.end() }
      joined = nil
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
      if let last = paragraphs.indices.last {
        if style.isContents { paragraphs[last].isContents = true }
        paragraphs[last].isHidden = style.isHidden ?? false
      }
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
        if paragraphs.popLast()?.isJoined == true {
          joined = path.count + 1
        } else {
          builder.end()
        }
      case "tc": cells -= 1
      case "r": _ = runs.popLast()
      default: break
      }
    }
  }
}

extension DOCXReader {
  /// `w:sym`, 17.3.3.30: a sign by its number in a font; nil for what is no number.
  ///
  /// Of the fonts whose signs stand in the private area, Symbol is known by what it shows; those of others stay what they are.
  private static func sign(_ event: XMLEvent, _ scanner: XMLScanner) -> UnicodeScalar? {
    guard let number = value("char", event, scanner).flatMap({ UInt32($0, radix: 16) }) else { return nil }
    let own = number >= 0xF000 && number <= 0xF0FF ? number - 0xF000 : number
    if value("font", event, scanner) == "Symbol", (0x20...0xFF).contains(own) {
      if let known = symbols[Int(own) - 0x20] { return known }
      return UnicodeScalar(0xF000 + own)
    }
    return number >= 0x20 ? UnicodeScalar(number) : nil
  }

  /// What stands at 0x20 to 0xFF in the font Symbol; nil for pieces of signs, and places without one.
  private static let symbols: [UnicodeScalar?] = {
    let rows = [
      " !∀#∃%&∋()∗+,−./", "0123456789:;<=>?", "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ", "ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_", "\u{0}αβχδεφγηιϕκλμνο",
      "πθρστυϖωξψζ{|}∼\u{0}",
      String(repeating: "\u{0}", count: 32), "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓", "°±″≥×∝∂•÷≠≡≈…\u{0}\u{0}↵", "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉",
      "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓",
      "◊〈®©™∑" + String(repeating: "\u{0}", count: 10), "\u{0}〉∫⌠\u{0}⌡" + String(repeating: "\u{0}", count: 10),
    ]
    let signs = rows.joined().unicodeScalars.map { $0 == "\u{0}" ? nil : $0 as UnicodeScalar? }
    return signs + Array(repeating: nil, count: max(0, 0xE0 - signs.count))
  }()
}

/// The name without a prefix.
func localName(_ name: String) -> String {
  name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
}
