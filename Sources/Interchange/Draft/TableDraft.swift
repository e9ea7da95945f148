internal import Bitext
internal import Files

/// The rows of a table (TSV, CSV) as segments: source and target cell, the first two or those a header row names.
///
/// A row without a target cell, or with an empty one, is untranslated. An id is what the id column says, or the row's
/// number from 1, the header left out.
final class TableDraft: DraftSource {
  private struct Cell {
    var text: String
    /// Quotes included, in bytes from the start of the text.
    var range: Range<Int>
    var line: Int
    /// Of the first character within quotes.
    var column: Int
    var isQuoted: Bool
  }

  private let path: String
  private let bytes: [UInt8]
  private let separator: UInt8
  private let hasQuotes: Bool
  /// The length of a byte order mark.
  private let offset: Int64
  private var at = 0
  private var line = 1
  /// Where the current line begins.
  private var lineStart = 0
  /// A place in the current line whose column is known.
  private var mark = (offset: 0, column: 1)
  private var header: TableHeader?
  private var number = 0
  private(set) var diagnostics: [Diagnostic] = []
  let encoding: String
  var sourceLanguage: String? { header?.source }
  var targetLanguage: String? { header?.target }

  init(_ source: ByteSource, offset: Int64) throws {
    let text = try DraftText(source)
    path = text.path
    bytes = text.bytes
    encoding = text.encoding
    self.offset = offset
    let name = path.lowercased()
    hasQuotes = [".csv", ".csv.gz", ".csv.zip"].contains { name.hasSuffix($0) }
    if hasQuotes {
      let said = bytes.prefix(1 << 16).withUnsafeBufferPointer { head in
        DelimitedSniffer.saidSeparator(head).map { ($0.separator, $0.length) }
          ?? (DelimitedSniffer.separator(head), 0)
      }
      separator = said.0
      at = said.1
      if at > 0 { line = 2 }
      lineStart = at
    } else {
      separator = 0x09
    }
    diagnostics += text.diagnostics
  }

  func next() throws -> PlacedSegment? {
    while at < bytes.count {
      guard let row = row() else { continue }
      if header == nil {
        let found = TableHeader(row.map(\.text))
        header = found ?? .usual
        if found != nil { continue }
      }
      if row.allSatisfy({ trimmed($0.text).isEmpty }) { continue }
      number += 1
      return segment(row)
    }
    return nil
  }

  private func segment(_ row: [Cell]) -> PlacedSegment {
    func cell(_ column: TableHeader.Column) -> Cell? {
      guard let index = header?.index(of: column), row.indices.contains(index) else { return nil }
      return row[index]
    }
    let source = cell(.source)
    let target = cell(.target)
    let shown = target ?? source ?? row.first
    let id = cell(.identifier).map { trimmed($0.text) } ?? ""
    var segment = DraftSegment(
      id: id.isEmpty ? "\(number)" : id, line: shown?.line ?? line, column: shown?.column ?? 1,
      source: Segment(source?.text ?? ""), target: target.map { Segment($0.text) })
    if let target = segment.target, isUntranslated(target, of: segment.source) { segment.state = .untranslated }
    segment.sourceLanguage = sourceLanguage
    segment.targetLanguage = targetLanguage
    segment.context = cell(.context).flatMap { $0.text.isEmpty ? nil : $0.text }
    for column in [.note, .targetNote] as [TableHeader.Column] {
      if let note = cell(column) { segment.take(note: note.text) }
    }
    if let warning = Diagnostic.lacksReason(file: path, segment) { report(warning) }
    let edit = target.map { cell in
      DraftEdit(
        range: Int64(cell.range.lowerBound) + offset..<Int64(cell.range.upperBound) + offset,
        form: .cell(separator: separator, isQuoted: hasQuotes), isPlain: true)
    }
    var slot: DraftSlot?
    if edit == nil, let last = row.last, header?.index(of: .target) == row.count {
      slot = .cell(at: Int64(last.range.upperBound) + offset, separator: separator, isQuoted: hasQuotes)
    }
    return PlacedSegment(segment: segment, edit: edit, slot: slot)
  }

  // MARK: Cells

  /// The cells up to the end of a row; nil for an empty or a damaged one.
  private func row() -> [Cell]? {
    if bytes[at] == 0x0A || bytes[at] == 0x0D {
      passLineEnd()
      return nil
    }
    var cells: [Cell] = []
    while true {
      guard let cell = cell() else { return nil }
      cells.append(cell)
      guard at < bytes.count, bytes[at] == separator else { break }
      at += 1
    }
    passLineEnd()
    return cells
  }

  private func cell() -> Cell? {
    let start = at
    let first = (line: line, column: column(at))
    var text: [UInt8] = []
    var isQuoted = false
    if hasQuotes, at < bytes.count, bytes[at] == 0x22 {
      isQuoted = true
      guard let inside = quoted() else {
        report(
          Diagnostic(
            .error, rule: "damaged-row", file: path, line: first.line, column: first.column,
            message:
              "expected the closing quote of the cell that begins here, found the end of the file: the row is passed over"
          ))
        at = start
        while at < bytes.count, bytes[at] != 0x0A { at += 1 }
        passLineEnd()
        return nil
      }
      text = inside
    }
    // `"a"b` is no CSV, but what it means is plain.
    let rest = at
    while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
    if !isQuoted || bytes[rest..<at].contains(where: { $0 != 0x20 && $0 != 0x09 }) { text += bytes[rest..<at] }
    return Cell(
      text: String(decoding: text, as: UTF8.self), range: start..<at, line: first.line,
      column: first.column + (isQuoted ? 1 : 0), isQuoted: isQuoted)
  }

  /// What stands between the quote at hand and its closing one; nil when there is none.
  private func quoted() -> [UInt8]? {
    let before = (line: line, lineStart: lineStart)
    var text: [UInt8] = []
    at += 1
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == 0x22 {
        guard at < bytes.count, bytes[at] == 0x22 else { return text }
        at += 1
      } else if byte == 0x0A {
        line += 1
        lineStart = at
      }
      text.append(byte)
    }
    (line, lineStart) = before
    return nil
  }

  private func passLineEnd() {
    guard at < bytes.count else { return }
    at += bytes[at] == 0x0D && at + 1 < bytes.count && bytes[at + 1] == 0x0A ? 2 : 1
    line += 1
    lineStart = at
  }

  /// The column of a byte of the current line, which asks for them in order.
  private func column(_ at: Int) -> Int {
    if mark.offset < lineStart || mark.offset > at { mark = (lineStart, 1) }
    mark.column += bytes[mark.offset..<at].count { $0 & 0xC0 != 0x80 }
    mark.offset = at
    return mark.column
  }

  private func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < 10_000 { diagnostics.append(diagnostic) }
  }
}
