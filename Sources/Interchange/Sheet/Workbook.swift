internal import Bitext
internal import Files
internal import Markup

/// Which parts of a workbook (XLSX: ISO/IEC 29500-1, SpreadsheetML, transitional and strict) are read: its first sheet, and the texts
/// that cells share.
struct Workbook {
  let archive: ZipArchive
  /// The part of the first sheet that is shown, and the sheet's name.
  let sheet: (part: String, name: String)
  /// The names of the sheets that are not read.
  let others: [String]
  /// nil for a workbook without.
  let sharedStrings: String?

  private struct Relationship {
    var type: Substring
    var target: String
  }

  /// - Throws: ``FormatError`` for an archive that is no workbook, or has no sheet; ``FileError``.
  init(_ path: String) throws {
    guard try FileStatus(of: path).isRegular else {
      throw FormatError(file: path, message: "expected a file of XLSX, found something that is no file")
    }
    let magic = try RandomAccessFile(path).read(at: 0, count: 4)
    if magic == [0xD0, 0xCF, 0x11, 0xE0] {
      throw FormatError(
        file: path, message: "expected XLSX, found a workbook of an older Excel, or an encrypted one: save it as XLSX")
    }
    archive = try ZipArchive(path)
    let parts = OfficeParts(archive: archive)
    let main =
      try Self.relationships(parts, of: "").values.first { $0.type == "officeDocument" }?.target
      ?? "xl/workbook.xml"
    var sheets: [(name: String, id: String, isHidden: Bool)] = []
    var root: String?
    let isThere = try Self.forEachEvent(parts, main) { event, scanner in
      guard event.kind == .start else { return }
      let element = localName(scanner.text(of: event.name))
      root = root ?? element
      guard element == "sheet", sheets.count < 10_000, let id = Self.value("id", event, scanner, prefixed: true) else {
        return
      }
      let state = scanner.value(of: "state", in: event) ?? "visible"
      sheets.append((scanner.value(of: "name", in: event) ?? "", id, state != "visible"))
    }
    guard isThere, root == "workbook" else {
      throw FormatError(
        file: path,
        message: isThere
          ? "expected a workbook in \(main), found \"\(root ?? "")\""
          : "expected a workbook (\(main)) in the archive, found none: is it XLSX?")
    }
    let related = try Self.relationships(parts, of: main)
    // Charts have sheets of their own.
    let tables = sheets.filter { related[$0.id].map { $0.type == "worksheet" } ?? true }
    guard let first = tables.first(where: { !$0.isHidden }) ?? tables.first else {
      throw FormatError(file: path, message: "expected a sheet in the workbook, found none")
    }
    guard let part = related[first.id]?.target else {
      throw FormatError(
        file: path,
        message: "expected the part of sheet \"\(first.name)\" (\(first.id)), found no relationship that names it")
    }
    sheet = (part, first.name)
    others = tables.filter { $0.id != first.id }.map(\.name)
    sharedStrings = related.values.first { $0.type == "sharedStrings" }?.target
  }

  /// The bytes of a part, front to back.
  /// - Throws: ``FormatError`` for one that is named and not there.
  func source(of part: String) throws -> ByteSource {
    guard let source = try archive.source(of: part) else {
      throw FormatError(file: archive.path, message: "expected \(part) in the archive, found none")
    }
    return source
  }

  private static func forEachEvent(
    _ parts: OfficeParts, _ name: String, _ body: (XMLEvent, XMLScanner) throws -> Void
  ) throws -> Bool {
    guard let source = try parts.archive.source(of: name) else { return false }
    try OfficeParts.forEachEvent(source, body)
    return true
  }

  /// The parts that one refers to, by id; of the package itself for "". What lies outside of the archive is left out.
  private static func relationships(_ parts: OfficeParts, of part: String) throws -> [String: Relationship] {
    let (folder, name) = split(part)
    var found: [String: Relationship] = [:]
    _ = try forEachEvent(parts, folder + "_rels/" + name + ".rels") { event, scanner in
      guard event.kind == .start, localName(scanner.text(of: event.name)) == "Relationship", found.count < 100_000,
        let id = scanner.value(of: "Id", in: event), let type = scanner.value(of: "Type", in: event),
        let target = scanner.value(of: "Target", in: event), scanner.value(of: "TargetMode", in: event) != "External"
      else { return }
      let kind = type[(type.lastIndex(of: "/").map { type.index(after: $0) } ?? type.startIndex)...]
      found[id] = Relationship(type: kind, target: resolve(target, in: folder))
    }
    return found
  }

  /// `xl/workbook.xml` as `xl/` and `workbook.xml`.
  private static func split(_ part: String) -> (folder: String, name: String) {
    guard let slash = part.lastIndex(of: "/") else { return ("", part) }
    return (String(part[...slash]), String(part[part.index(after: slash)...]))
  }

  /// The name of a part that is referred to from a folder of the archive.
  private static func resolve(_ target: String, in folder: String) -> String {
    let whole = target.hasPrefix("/") ? target : folder + target
    var steps: [Substring] = []
    for step in whole.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }

  /// An attribute of that name with any prefix, or none.
  private static func value(_ name: String, _ event: XMLEvent, _ scanner: XMLScanner, prefixed: Bool) -> String? {
    for index in 0..<scanner.attributeCount(of: event) {
      let attribute = scanner.attribute(index, of: event)
      let full = scanner.text(of: attribute.name)
      guard localName(full) == name, !prefixed || full != name else { continue }
      return String(decoding: attribute.value, as: UTF8.self)
    }
    return nil
  }
}

/// The texts that the cells of a workbook share, by number.
struct SharedStrings {
  private var bytes: [UInt8] = []
  /// Where each ends.
  private var ends: [Int] = []

  static let limitBytes = 256 << 20
  static let limitCount = 10_000_000

  var count: Int { ends.count }

  /// The text of that number; nil when there is none.
  subscript(number: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(number) else { return nil }
    return bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }

  /// None.
  init() {}

  /// Texts, those of rich text joined; readings above them (phonetic runs) are left out.
  init(_ source: ByteSource) throws {
    var (isInText, isInItem, phonetic) = (false, false, 0)
    var bytes: [UInt8] = []
    var ends: [Int] = []
    try OfficeParts.forEachEvent(source) { event, scanner in
      switch event.kind {
      case .start:
        switch localName(scanner.text(of: event.name)) {
        case "si": isInItem = true
        case "t": isInText = isInItem && phonetic == 0
        case "rPh": phonetic += 1
        default: break
        }
      case .end:
        switch localName(scanner.text(of: event.name)) {
        case "si":
          isInItem = false
          ends.append(bytes.count)
          guard ends.count <= Self.limitCount else {
            throw FormatError(
              file: source.path, message: "expected at most \(Self.limitCount) shared texts, found more")
          }
        case "t": isInText = false
        case "rPh": phonetic -= 1
        default: break
        }
      case .text where isInText:
        bytes += scanner.bytes(of: event)
        guard bytes.count <= Self.limitBytes else {
          throw FormatError(
            file: source.path, message: "expected shared texts of at most \(Self.limitBytes) bytes, found more")
        }
      default: break
      }
    }
    (self.bytes, self.ends) = (bytes, ends)
  }
}
