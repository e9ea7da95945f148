internal import Bitext
internal import Files
internal import Markup

/// One pass over the rows of a workbook's first sheet (XLSX).
///
/// A row's line is its number, a cell's column its number, both from 1. Values are texts: numbers as they stand, booleans as `TRUE` and
/// `FALSE`, formulas by the value that the program that saved the workbook found. Formats count for nothing. Memory is bounded by the texts
/// that cells share and the longest row.
final class SheetReader: TableRows {
  let path: String
  private(set) var diagnostics: [Diagnostic] = []
  var encoding: String { "UTF-8" }
  var dialect: DelimitedDialect { .csv }
  var isSheet: Bool { true }
  private let part: String
  private let strings: SharedStrings
  private let scanner: XMLScanner
  /// The next event on the tape.
  private var index = 0
  private var isOver = false

  /// What an element is, by the number of its name.
  private var kinds: [Kind?] = []
  private enum Kind { case worksheet, data, row, cell, value, formula, inline, text, phonetic, other }

  private var isRootSeen = false
  private var isInData = false
  private var row = 0
  private var cells: [String] = []
  private var isRowOpen = false
  private var rowBytes = 0
  private var cell = Cell()
  /// Columns that are read: all of the first row, and at least ``leastColumns``.
  private var columns = SheetReader.lastColumn
  /// Empty cells before others, in all rows.
  private var padding = 0
  /// Cells beyond ``columns`` with something in them.
  private var beyond: (count: Int, first: String, row: Int) = (0, "", 0)

  private struct Cell {
    var isOpen = false
    var column = 0
    var type = ""
    var bytes: [UInt8] = []
    var hasValue = false
    var hasFormula = false
    var isInline = false
    var phonetic = 0
    var isText = false
  }

  /// Of Excel's own limits: the last cell is XFD1048576.
  static let mostRows = 1_048_576
  static let lastColumn = 16_384
  /// Columns that are read in any case.
  static let leastColumns = 1000
  /// A sheet may have cells far apart, so that it is small and its table is not.
  private let mostPadding: Int
  /// The most bytes of text in a row.
  static let rowLimit = DelimitedReader.rowLimit
  private static let diagnosticLimit = 10_000

  /// - Parameter mostPadding: how many empty cells may lie before others, in all rows.
  /// - Throws: ``FormatError`` for what is no workbook; ``FileError``.
  init(_ path: String, mostPadding: Int = 50_000_000) throws {
    self.path = path
    self.mostPadding = mostPadding
    let workbook = try Workbook(path)
    part = workbook.sheet.part
    strings = try workbook.sharedStrings.map { try SharedStrings(workbook.source(of: $0)) } ?? SharedStrings()
    scanner = try XMLScanner(UTF8Stream(workbook.source(of: part)))
    if !workbook.others.isEmpty {
      let names = workbook.others.prefix(20).map { "\"\($0.prefix(60))\"" }.joined(separator: ", ")
      report(
        Diagnostic(
          .information, rule: "unread-sheets", file: path,
          message: "found further sheets behind \"\(workbook.sheet.name.prefix(60))\": not read: \(names)"
            + (workbook.others.count > 20 ? " and \(workbook.others.count - 20) more" : "")))
    }
  }

  func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < Self.diagnosticLimit { diagnostics.append(diagnostic) }
  }

  // MARK: Rows

  /// The next row with anything in it; nil at the end, and on every call after it.
  /// - Throws: ``FormatError`` with row and cell for what cannot be read further.
  func next() throws -> DelimitedRow? {
    while true {
      while index < scanner.eventCount {
        let event = scanner[index]
        index += 1
        if let row = try take(event) { return row }
      }
      scanner.drop(scanner.eventCount)
      index = 0
      scanner.keepFrom = scanner.endOffset
      if isOver { return nil }
      do throws(ScanError) { isOver = try !scanner.feed() } catch {
        isOver = true
        switch error {
        case .file(let failure): throw failure
        case .fault(let fault):
          throw FormatError(
            file: "\(path) (\(part))", line: fault.line, column: fault.column,
            message: scanner.endOffset == 0 ? "expected XML, found nothing" : scanner.reason(of: fault))
        }
      }
      if isOver { finish() }
    }
  }

  private func finish() {
    guard beyond.count > 0 else { return }
    report(
      Diagnostic(
        .information, rule: "unread-cells", file: path, line: beyond.row,
        message: "found \(beyond.count) cell\(beyond.count == 1 ? "" : "s") beyond column \(columns), "
          + "cell \(beyond.first) being the first: not read"))
  }

  private func take(_ event: XMLEvent) throws -> DelimitedRow? {
    switch event.kind {
    case .start: try start(kind(of: event), event)
    case .end: return try end(kind(of: event))
    case .text:
      guard cell.isText else { return nil }
      let bytes = scanner.bytes(of: event)
      rowBytes += bytes.count
      guard rowBytes <= Self.rowLimit else {
        throw fault("expected a row of at most \(Self.rowLimit) bytes, found a longer one in cell \(name)")
      }
      cell.bytes += bytes
    case .comment, .instruction, .doctype: break
    }
    return nil
  }

  private func kind(of event: XMLEvent) -> Kind {
    let number = Int(event.name.number)
    if number < kinds.count, let known = kinds[number] { return known }
    let kind: Kind =
      switch localName(scanner.text(of: event.name)) {
      case "worksheet": .worksheet
      case "sheetData": .data
      case "row": .row
      case "c": .cell
      case "v": .value
      case "f": .formula
      case "is": .inline
      case "t": .text
      case "rPh": .phonetic
      default: .other
      }
    if number < 1 << 16 {
      while kinds.count <= number { kinds.append(nil) }
      kinds[number] = kind
    }
    return kind
  }

  private func start(_ kind: Kind, _ event: XMLEvent) throws {
    if !isRootSeen {
      isRootSeen = true
      guard kind == .worksheet else {
        throw FormatError(
          file: "\(path) (\(part))",
          message: "expected a worksheet, found \"\(localName(scanner.text(of: event.name)))\"")
      }
    }
    switch kind {
    case .data: isInData = true
    case .row: if isInData { try startRow(event) }
    case .cell: if isRowOpen { try startCell(event) }
    case .value:
      guard cell.isOpen else { return }
      cell.hasValue = true
      cell.isText = cell.type != "inlineStr"
    case .formula: if cell.isOpen { cell.hasFormula = true }
    case .inline: if cell.isOpen { cell.isInline = true }
    case .phonetic: if cell.isInline { cell.phonetic += 1 }
    case .text: if cell.isInline, cell.type == "inlineStr" { cell.isText = cell.phonetic == 0 }
    case .worksheet, .other: break
    }
  }

  private func startRow(_ event: XMLEvent) throws {
    let said = scanner.value(of: "r", in: event)
    let number = said.map { Int($0) ?? 0 } ?? row + 1
    guard (1...Self.mostRows).contains(number) else {
      throw fault("expected a row from 1 to \(Self.mostRows), found \"\((said ?? "\(number)").prefix(30))\"")
    }
    guard number > row else { throw fault("expected a row behind row \(row), found row \(number)") }
    row = number
    cells = []
    rowBytes = 0
    isRowOpen = true
    cell = Cell()
  }

  private func startCell(_ event: XMLEvent) throws {
    let last = cell.column
    cell = Cell()
    cell.isOpen = true
    cell.type = scanner.value(of: "t", in: event) ?? "n"
    cell.column = last + 1
    if let reference = scanner.value(of: "r", in: event) {
      guard let place = Self.place(reference), place.row == row else {
        throw fault("expected a cell of row \(row), from A\(row) to XFD\(row), found \"\(reference.prefix(30))\"")
      }
      cell.column = place.column
    }
    guard cell.column > last, cell.column <= Self.lastColumn else {
      throw fault("expected a cell behind column \(last) of row \(row), found \(name)")
    }
  }

  private func end(_ kind: Kind) throws -> DelimitedRow? {
    switch kind {
    case .data: isInData = false
    case .value, .text: cell.isText = false
    case .phonetic: if cell.phonetic > 0 { cell.phonetic -= 1 }
    case .inline: cell.isInline = false
    case .cell:
      if cell.isOpen { try endCell() }
      cell.isOpen = false
    case .row:
      guard isRowOpen else { return nil }
      isRowOpen = false
      guard cells.contains(where: { !trimmed($0).isEmpty }) else { return nil }
      if columns == Self.lastColumn { columns = max(Self.leastColumns, cells.count) }
      var result = DelimitedRow(cells, line: row)
      result.places = cells.indices.map { DelimitedRow.Place(range: 0..<0, line: row, column: $0 + 1) }
      return result
    case .worksheet, .formula, .other: break
    }
    return nil
  }

  private func endCell() throws {
    let text = try text()
    guard !text.isEmpty else { return }
    guard cell.column <= columns else {
      if beyond.count == 0 { (beyond.first, beyond.row) = (name, row) }
      beyond.count += 1
      return
    }
    padding += cell.column - 1 - cells.count
    guard padding <= mostPadding else {
      throw fault(
        "expected a table, found more than \(mostPadding) empty cells between others, up to cell \(name)")
    }
    while cells.count < cell.column - 1 { cells.append("") }
    cells.append(text)
  }

  /// What the cell at hand says.
  private func text() throws -> String {
    // An empty text is a value; an empty number is none.
    if cell.hasFormula, cell.type != "inlineStr", !cell.hasValue || cell.bytes.isEmpty && cell.type != "str" {
      warn("formula-without-value", "expected the value of the formula in cell \(name), found none: read as empty")
      return ""
    }
    switch cell.type {
    case "s":
      let number = trimmed(String(decoding: cell.bytes, as: UTF8.self))
      if number.isEmpty { return "" }
      guard let text = Int(number).flatMap({ strings[$0] }) else {
        throw fault(
          "expected one of \(strings.count) shared texts in cell \(name), found number \"\(number.prefix(30))\"")
      }
      rowBytes += text.count
      guard rowBytes <= Self.rowLimit else {
        throw fault("expected a row of at most \(Self.rowLimit) bytes, found a longer one in cell \(name)")
      }
      return SheetText.decoded(text)
    case "b":
      let value = trimmed(String(decoding: cell.bytes, as: UTF8.self))
      return value == "1" || value == "true" ? "TRUE" : value.isEmpty ? "" : "FALSE"
    case "e":
      let value = String(decoding: cell.bytes.prefix(30), as: UTF8.self)
      warn("error-value", "expected a value in cell \(name), found the error \(value): read as empty")
      return ""
    case "str", "inlineStr": return SheetText.decoded(cell.bytes[...])
    default: return trimmed(String(decoding: cell.bytes, as: UTF8.self))
    }
  }

  // MARK: Places

  /// The cell at hand: `B7`.
  private var name: String { Self.name(column: cell.column, row: row) }

  static func name(column: Int, row: Int) -> String {
    var letters: [UInt8] = []
    var rest = column
    while rest > 0 {
      letters.append(UInt8(0x41 + (rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self) + "\(row)"
  }

  /// The column and row that a reference such as `B7` names; nil for anything that is none within Excel's limits.
  static func place(_ reference: String) -> (column: Int, row: Int)? {
    var (column, row, digits) = (0, 0, 0)
    for byte in reference.utf8 {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A:
        guard digits == 0 else { return nil }
        column = column * 26 + Int(byte & 0xDF) - 0x40
        guard column <= lastColumn else { return nil }
      case 0x30...0x39:
        digits += 1
        row = row * 10 + Int(byte - 0x30)
        guard row <= mostRows else { return nil }
      default: return nil
      }
    }
    return column > 0 && row > 0 ? (column, row) : nil
  }

  private func warn(_ rule: String, _ message: String) {
    report(Diagnostic(.warning, rule: rule, file: path, line: row, column: cell.column, message: message))
  }

  private func fault(_ message: String) -> FormatError {
    isOver = true
    scanner.drop(scanner.eventCount)
    index = 0
    return FormatError(
      file: path, line: max(row, 1), column: cell.isOpen ? max(cell.column, 1) : nil, message: message)
  }
}

/// Characters that XML cannot hold, as texts of a workbook have them: `_x000D_` (ISO/IEC 29500-1, 22.9.2.19, ST_Xstring).
enum SheetText {
  /// The text that is meant.
  static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "_")) else { return String(decoding: bytes, as: UTF8.self) }
    var result = ""
    var units: [UInt16] = []
    var plain = bytes.startIndex
    var at = bytes.startIndex
    while at < bytes.endIndex {
      guard let unit = escape(bytes[at...]) else {
        at += 1
        continue
      }
      if plain < at {
        result += String(decoding: units, as: UTF16.self) + String(decoding: bytes[plain..<at], as: UTF8.self)
        units = []
      }
      units.append(unit)
      at += 7
      plain = at
    }
    return result + String(decoding: units, as: UTF16.self) + String(decoding: bytes[plain...], as: UTF8.self)
  }

  /// The text as it is written: what XML does not allow, a carriage return, and what looks like an escape.
  static func encoded(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "_") || $0 < 0x20 || $0 == 0x7F || $0 >= 0xEF }) else {
      return text
    }
    var result = ""
    let bytes = Array(text.utf8)
    var at = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x5F where escape(bytes[at...]) != nil: result += "_x005F_"
      case 0x09, 0x0A: result.unicodeScalars.append(scalar)
      case 0..<0x20, 0xFFFE, 0xFFFF:
        let code = String(scalar.value, radix: 16, uppercase: true)
        result += "_x" + String(repeating: "0", count: 4 - code.count) + code + "_"
      default: result.unicodeScalars.append(scalar)
      }
      at += UTF8.width(scalar)
    }
    return result
  }

  /// The unit of UTF-16 that `_xHHHH_` at the start of some bytes stands for.
  private static func escape(_ bytes: ArraySlice<UInt8>) -> UInt16? {
    let start = bytes.startIndex
    guard bytes.count >= 7, bytes[start] == UInt8(ascii: "_"), bytes[start + 1] == UInt8(ascii: "x"),
      bytes[start + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[start + 2..<start + 6] {
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: return nil
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
