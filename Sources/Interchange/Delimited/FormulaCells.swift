internal import Bitext

/// Cells of a table that a spreadsheet takes for formulas, as a table is written: they are counted, or written so that they are text.
///
/// A formula begins with `=`, `+`, `-`, `@`, a tab or a carriage return. Written safely, an apostrophe stands before it, and one more
/// before a cell that begins with apostrophes and such a character: taking one off gives every cell back. A table says that it is
/// written so in its header (a column ``mark`` without values) or its first comment.
package struct FormulaCells: Equatable, Sendable {
  /// Whether such cells are written with an apostrophe.
  package let isSafe: Bool
  package private(set) var count = 0
  /// Of the table, from 1; nil while there is no such cell.
  package private(set) var firstLine: Int?

  package init(isSafe: Bool) { self.isSafe = isSafe }

  /// The name of the column, and the words in a comment, that say that a table is written safely.
  package static let mark = "safe cells"

  /// A cell as it is to be written.
  package mutating func cell(_ text: String, line: Int) -> String {
    guard let place = Self.formula(in: text) else { return text }
    if place == 0 {
      count += 1
      firstLine = firstLine ?? line
    }
    return isSafe ? "'" + text : text
  }

  /// Whether a cell looks as one that is written safely.
  static func isApostrophized(_ cell: String) -> Bool { formula(in: cell).map { $0 > 0 } ?? false }

  /// What a cell of a table that is written safely says.
  static func text(of cell: String) -> String { isApostrophized(cell) ? String(cell.unicodeScalars.dropFirst()) : cell }

  /// Behind how many apostrophes a formula begins; nil where none does.
  private static func formula(in text: String) -> Int? {
    var apostrophes = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "'"): apostrophes += 1
      case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: return apostrophes
      default: return nil
      }
    }
    return nil
  }
}

/// Takes the apostrophes of a safely written table off its cells; counts those of other tables, which are kept.
struct ApostropheCells {
  private var count = 0
  private var firstLine = 0

  /// - Parameter isSafe: whether the table says that it is written safely.
  mutating func row(_ row: DelimitedRow, isSafe: Bool) -> DelimitedRow {
    guard row.fields.contains(where: FormulaCells.isApostrophized) else { return row }
    var row = row
    if isSafe {
      row.fields = row.fields.map(FormulaCells.text)
    } else {
      if count == 0 { firstLine = row.line }
      count += row.fields.count(where: FormulaCells.isApostrophized)
    }
    return row
  }

  /// What is said of cells that were kept.
  func diagnostics(_ path: String) -> [Diagnostic] {
    guard count > 0 else { return [] }
    return [
      Diagnostic(
        .warning, rule: "apostrophe-cell", file: path, line: firstLine,
        message: "found an apostrophe before =, +, -, @ or a tab in \(count) cell\(count == 1 ? "" : "s"), "
          + "of which this line has the first: kept, since the table does not say that it was written with safe cells")
    ]
  }
}
