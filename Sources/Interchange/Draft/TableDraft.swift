internal import Bitext
internal import Files

/// The rows of a table (TSV, CSV, XLSX) as segments: source and target cell, the first two or those a header row names.
///
/// A row without a target cell, or with an empty one, is untranslated. An id is what the id column says, or the row's
/// number from 1, the header left out. A row with a quote that nothing closes is a diagnostic.
final class TableDraft: DraftSource {
  private struct Cell {
    var text: String
    var place: DelimitedRow.Place
  }

  private let rows: any TableRows
  private let pair: (source: String, target: String)?
  /// The length of a byte order mark.
  private let offset: Int64
  private var header: TableHeader?
  private var number = 0
  /// What the text's encoding gave cause for.
  private let encodingFaults: [Diagnostic]
  var diagnostics: [Diagnostic] { encodingFaults + rows.diagnostics }
  var encoding: String { rows.encoding }
  var sourceLanguage: String? { header?.source.language }
  var targetLanguage: String? { header?.target.language }

  /// - Parameter options: which languages make the pair of a table with more than two.
  init(_ source: ByteSource, offset: Int64, options: DraftOptions) throws {
    pair = options.sourceLanguage.flatMap { source in options.targetLanguage.map { (source, $0) } }
    let text = try DraftText(source, encoding: options.encoding, said: DelimitedReader.said)
    rows = try DelimitedReader(text)
    encodingFaults = text.diagnostics
    self.offset = offset
  }

  /// A workbook's first sheet. Its segments cannot be edited.
  init(sheet path: String, options: DraftOptions) throws {
    pair = options.sourceLanguage.flatMap { source in options.targetLanguage.map { (source, $0) } }
    rows = try SheetReader(path)
    encodingFaults = []
    offset = 0
  }

  func next() throws -> PlacedSegment? {
    while let row = try rows.next() {
      if header == nil {
        let found = TableHeader(row.fields, preferring: pair)
        let header = found ?? .usual
        self.header = header
        guard header.source.index(of: .text) != nil else { throw header.refusal(rows.path, line: row.line) }
        let unread = header.unread(
          rows: [.identifier, .concept, .context, .isFuzzy, .conceptNote], fields: [.text, .note], allSides: false)
        if let said = TableHeader.unreadColumns(unread, rows.path, line: row.line) { rows.report(said) }
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
    func cell(_ index: Int?) -> Cell? {
      guard let index, cells.indices.contains(index) else { return nil }
      return cells[index]
    }
    let header = header ?? .usual
    let (separator, isQuoted) = (rows.dialect.separator, rows.dialect.isQuoted)
    let source = cell(header.source.index(of: .text))
    let target = cell(header.target.index(of: .text))
    let shown = target ?? source ?? cells.first
    let id = cell(header.index(of: .identifier) ?? header.index(of: .concept)).map { trimmed($0.text) } ?? ""
    var segment = DraftSegment(
      id: id.isEmpty ? "\(number)" : id, line: shown?.place.line ?? row.line, column: shown?.place.column ?? 1,
      source: Segment(source?.text ?? ""), target: target.map { Segment($0.text) })
    if let fuzzy = cell(header.index(of: .isFuzzy)), !trimmed(fuzzy.text).isEmpty,
      TableWords.all.answer(fuzzy.text) ?? true
    {
      segment.state = .unconfirmed
    }
    if let target = segment.target, isUntranslated(target, of: segment.source) { segment.state = .untranslated }
    segment.sourceLanguage = sourceLanguage
    segment.targetLanguage = targetLanguage
    segment.context = cell(header.index(of: .context)).flatMap { $0.text.isEmpty ? nil : $0.text }
    let notes = header.sides.prefix(2).flatMap { $0.indices(of: .note) } + header.indices(of: .conceptNote)
    for index in Set(notes).sorted() {
      if let note = cell(index) { segment.take(note: note.text) }
    }
    if let warning = Diagnostic.lacksReason(file: rows.path, segment) { rows.report(warning) }
    if segment.state == .translated, segment.notes.contains(where: FuzzyMark.stands) { segment.state = .unconfirmed }
    if rows.isSheet { return PlacedSegment(segment: segment) }
    let edit = target.map { cell in
      DraftEdit(
        range: Int64(cell.place.range.lowerBound) + offset..<Int64(cell.place.range.upperBound) + offset,
        form: .cell(separator: separator, isQuoted: isQuoted), isPlain: true)
    }
    var slot: DraftSlot?
    let noteColumn = Set(notes).sorted().first
    if let last = cells.last, edit != nil || header.target.index(of: .text) == cells.count {
      let note = cell(noteColumn).map { cell in
        (
          DraftEdit(
            range: Int64(cell.place.range.lowerBound) + offset..<Int64(cell.place.range.upperBound) + offset,
            form: .cell(separator: separator, isQuoted: isQuoted), isPlain: true), cell.text
        )
      }
      slot = .row(
        DraftSlot.Row(
          target: edit, note: note, takesNote: noteColumn == (edit == nil ? cells.count + 1 : cells.count),
          end: Int64(last.place.range.upperBound) + offset, separator: separator, isQuoted: isQuoted))
    }
    return PlacedSegment(segment: segment, edit: edit, slot: slot)
  }
}
