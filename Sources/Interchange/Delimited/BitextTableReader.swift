package import Bitext
package import Files

/// A segment and its translation, from a table.
package struct BitextRow: Hashable, Sendable {
  package var source: String
  package var target: String
  package var note: String?
  package var context: String?
  /// From 1.
  package var line: Int

  package init(source: String, target: String, note: String? = nil, context: String? = nil, line: Int) {
    self.source = source
    self.target = target
    self.note = note
    self.context = context
    self.line = line
  }
}

/// One pass over a table of segments and their translations (TSV or CSV).
///
/// The first two columns are taken, or those a header row names. A row without both cells is a diagnostic and
/// passed over; texts are left as they are, spaces included.
package final class BitextTableReader {
  private let rows: DelimitedReader
  private var header: TableHeader?
  private var skipped: [Diagnostic] = []
  private var apostrophes = ApostropheCells()
  /// The languages that the header row names, as it writes them.
  package private(set) var sourceLanguage: String?
  package private(set) var targetLanguage: String?

  package convenience init(
    _ path: String, dialect: DelimitedDialect? = nil, encoding: EncodingHints = EncodingHints()
  ) throws {
    try self.init(ByteSource(path), dialect: dialect, encoding: encoding)
  }

  package init(
    _ source: ByteSource, dialect: DelimitedDialect? = nil, encoding: EncodingHints = EncodingHints()
  ) throws {
    rows = try DelimitedReader(source, dialect: dialect, encoding: encoding)
  }

  package var path: String { rows.path }

  /// Faults survived so far.
  package var diagnostics: [Diagnostic] { rows.diagnostics + skipped + apostrophes.diagnostics(rows.path) }

  package func next() throws -> BitextRow? {
    while let row = try rows.next() {
      guard let header else {
        let found = TableHeader(row.fields)
        self.header = found ?? .usual
        sourceLanguage = found?.source
        targetLanguage = found?.target
        if found == nil, let row = pair(row, .usual) { return row }
        continue
      }
      if let row = pair(row, header) { return row }
    }
    return nil
  }

  private func pair(_ row: DelimitedRow, _ header: TableHeader) -> BitextRow? {
    let row = apostrophes.row(row, isSafe: header.isSafe)
    func cell(_ column: TableHeader.Column) -> String? {
      guard let index = header.index(of: column), row.fields.indices.contains(index) else { return nil }
      let text = row.fields[index]
      return trimmed(text).isEmpty ? nil : text
    }
    guard let source = cell(.source), let target = cell(.target) else {
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
    return BitextRow(
      source: source, target: target, note: cell(.note), context: cell(.context), line: row.line)
  }
}
