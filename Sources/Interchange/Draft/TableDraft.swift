internal import Bitext
internal import Files

/// The rows of a table (TSV, CSV) as segments: source and target cell, the first two or those a header row names.
///
/// A row without a target cell, or with an empty one, is untranslated. An id is what the id column says, or the row's
/// number from 1, the header left out. A row with a quote that nothing closes is a diagnostic.
final class TableDraft: DraftSource {
  private struct Cell {
    var text: String
    var place: DelimitedRow.Place
  }

  private let rows: DelimitedReader
  /// The length of a byte order mark.
  private let offset: Int64
  private var header: TableHeader?
  private var number = 0
  /// What the text's encoding gave cause for.
  private let encodingFaults: [Diagnostic]
  var diagnostics: [Diagnostic] { encodingFaults + rows.diagnostics }
  var encoding: String { rows.encoding }
  var sourceLanguage: String? { header?.source }
  var targetLanguage: String? { header?.target }

  init(_ source: ByteSource, offset: Int64, encoding: EncodingHints) throws {
    let text = try DraftText(source, encoding: encoding, said: DelimitedReader.said)
    rows = try DelimitedReader(text)
    encodingFaults = text.diagnostics
    self.offset = offset
  }

  func next() throws -> PlacedSegment? {
    while let row = try rows.next() {
      if header == nil {
        let found = TableHeader(row.fields)
        header = found ?? .usual
        if found != nil { continue }
      }
      if row.fields.allSatisfy({ trimmed($0).isEmpty }) { continue }
      number += 1
      return segment(row)
    }
    return nil
  }

  private func segment(_ row: DelimitedRow) -> PlacedSegment {
    let cells = zip(row.fields, row.places).map { Cell(text: $0, place: $1) }
    func cell(_ column: TableHeader.Column) -> Cell? {
      guard let index = header?.index(of: column), cells.indices.contains(index) else { return nil }
      return cells[index]
    }
    let (separator, isQuoted) = (rows.dialect.separator, rows.dialect.isQuoted)
    let source = cell(.source)
    let target = cell(.target)
    let shown = target ?? source ?? cells.first
    let id = cell(.identifier).map { trimmed($0.text) } ?? ""
    var segment = DraftSegment(
      id: id.isEmpty ? "\(number)" : id, line: shown?.place.line ?? row.line, column: shown?.place.column ?? 1,
      source: Segment(source?.text ?? ""), target: target.map { Segment($0.text) })
    if let target = segment.target, isUntranslated(target, of: segment.source) { segment.state = .untranslated }
    segment.sourceLanguage = sourceLanguage
    segment.targetLanguage = targetLanguage
    segment.context = cell(.context).flatMap { $0.text.isEmpty ? nil : $0.text }
    for column in [.note, .targetNote] as [TableHeader.Column] {
      if let note = cell(column) { segment.take(note: note.text) }
    }
    if let warning = Diagnostic.lacksReason(file: rows.path, segment) { rows.report(warning) }
    let edit = target.map { cell in
      DraftEdit(
        range: Int64(cell.place.range.lowerBound) + offset..<Int64(cell.place.range.upperBound) + offset,
        form: .cell(separator: separator, isQuoted: isQuoted), isPlain: true)
    }
    var slot: DraftSlot?
    if edit == nil, let last = cells.last, header?.index(of: .target) == cells.count {
      slot = .cell(at: Int64(last.place.range.upperBound) + offset, separator: separator, isQuoted: isQuoted)
    }
    return PlacedSegment(segment: segment, edit: edit, slot: slot)
  }
}
