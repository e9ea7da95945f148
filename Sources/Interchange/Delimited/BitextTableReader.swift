package import Bitext
package import Files

/// A segment and its translation, from a table.
package struct BitextRow: Hashable, Sendable {
  package var source: String
  package var target: String
  /// What the texts are in, as the header names it; nil where it does not.
  package var sourceLanguage: String?
  package var targetLanguage: String?
  package var note: String?
  package var context: String?
  /// The table marks the translation for another look.
  package var isUnconfirmed = false
  /// Translations into further languages.
  package var further: [Further] = []
  /// From 1.
  package var line: Int

  package struct Further: Hashable, Sendable {
    /// As the header names it.
    package var language: String
    package var text: String

    package init(language: String, text: String) {
      self.language = language
      self.text = text
    }
  }

  package init(source: String, target: String, note: String? = nil, context: String? = nil, line: Int) {
    self.source = source
    self.target = target
    self.note = note
    self.context = context
    self.line = line
  }
}

/// One pass over a table of segments and their translations (TSV, CSV or XLSX).
///
/// The first two columns are taken, or those a header row names. A row without both cells is a diagnostic and
/// passed over; texts are left as they are, spaces included. What is in further columns is read, or named in a diagnostic.
package final class BitextTableReader {
  private let rows: any TableRows
  private let pair: (source: String, target: String)?
  private var header: TableHeader?
  private var skipped: [Diagnostic] = []
  private var apostrophes = ApostropheCells()
  private var surplus = SurplusCells()

  package convenience init(
    _ path: String, dialect: DelimitedDialect? = nil, preferring pair: (source: String, target: String)? = nil,
    encoding: EncodingHints = EncodingHints()
  ) throws {
    let isSheet = FileFormat(path, for: .import) == .xlsx
    try self.init(
      isSheet ? SheetReader(path) : DelimitedReader(ByteSource(path), dialect: dialect, encoding: encoding), pair)
  }

  private init(_ rows: any TableRows, _ pair: (source: String, target: String)?) {
    self.rows = rows
    self.pair = pair
  }

  /// - Parameter pair: the source and the target of a table with more than two languages.
  package convenience init(
    _ source: ByteSource, dialect: DelimitedDialect? = nil, preferring pair: (source: String, target: String)? = nil,
    encoding: EncodingHints = EncodingHints()
  ) throws {
    try self.init(DelimitedReader(source, dialect: dialect, encoding: encoding), pair)
  }

  package var path: String { rows.path }

  /// Faults survived so far.
  package var diagnostics: [Diagnostic] {
    rows.diagnostics + skipped + apostrophes.diagnostics(rows.path) + surplus.diagnostics(rows.path)
  }

  /// - Throws: ``FormatError`` for a header without a source or a target, and what cannot be read further.
  package func next() throws -> BitextRow? {
    while let row = try rows.next() {
      guard let header else {
        let found = TableHeader(row.fields, preferring: pair)
        let header = found ?? .usual
        guard header.isComplete else { throw header.refusal(rows.path, line: row.line) }
        self.header = header
        let unread = header.unread(rows: [.context, .isFuzzy], fields: [.text, .note])
        if let said = TableHeader.unreadColumns(unread, rows.path, line: row.line) { skipped.append(said) }
        if found == nil, let row = read(row, header) { return row }
        continue
      }
      if let row = read(row, header) { return row }
    }
    return nil
  }

  private func read(_ row: DelimitedRow, _ header: TableHeader) -> BitextRow? {
    // Cells of a sheet say themselves what is a formula.
    let row = rows.isSheet && !header.isSafe ? row : apostrophes.row(row, isSafe: header.isSafe)
    surplus.take(row, header)
    func cell(_ index: Int?) -> String? {
      guard let index, row.fields.indices.contains(index) else { return nil }
      let text = row.fields[index]
      return trimmed(text).isEmpty ? nil : text
    }
    var texts = header.sides.map { (language: $0.language, text: cell($0.index(of: .text))) }
    // A row of many languages may have other ones than the first two.
    if texts.count > 2 { texts.removeAll { $0.text == nil } }
    guard texts.count > 1, let source = texts[0].text, let target = texts[1].text else {
      if row.fields.allSatisfy({ trimmed($0).isEmpty }) { return nil }
      if skipped.count < 10_000 {
        let filled = row.fields.count { !trimmed($0).isEmpty }
        skipped.append(
          Diagnostic(
            .warning, rule: "incomplete-row", file: rows.path, line: row.line,
            message:
              "expected a source and a target, found \(filled) of \(row.fields.count) cells: passed over"
          ))
      }
      return nil
    }
    let notes = header.sides.flatMap { $0.indices(of: .note) } + header.indices(of: .conceptNote)
    let said = Set(notes).sorted().compactMap { cell($0) }
    var result = BitextRow(
      source: source, target: target, note: said.isEmpty ? nil : said.joined(separator: "\n"),
      context: cell(header.index(of: .context)), line: row.line)
    (result.sourceLanguage, result.targetLanguage) = (texts[0].language, texts[1].language)
    result.isUnconfirmed = cell(header.index(of: .isFuzzy)).map { TableWords.all.answer($0) ?? true } ?? false
    for (language, text) in texts.dropFirst(2) {
      if let language, let text { result.further.append(BitextRow.Further(language: language, text: text)) }
    }
    return result
  }
}

/// Cells of a table behind those that are read, where no header names them: the first is told of.
struct SurplusCells {
  private var count = 0
  private var first = (line: 0, column: 0)

  /// Looks at a row for cells behind the last column of a header, or the third of a table without.
  mutating func take(_ row: DelimitedRow, _ header: TableHeader) {
    let known = header.names.isEmpty ? 3 : header.names.count
    guard row.fields.count > known,
      let index = row.fields[known...].firstIndex(where: { !trimmed($0).isEmpty })
    else { return }
    if count == 0 { first = (row.line, index + 1) }
    count += 1
  }

  /// What is said of cells that were not read.
  func diagnostics(_ path: String) -> [Diagnostic] {
    guard count > 0 else { return [] }
    return [
      Diagnostic(
        .information, rule: "unread-cells", file: path, line: first.line,
        message: "found cells that no header names in \(count) row\(count == 1 ? "" : "s") from this line on, "
          + "here in column \(first.column): not read")
    ]
  }
}
