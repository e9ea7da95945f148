package import Bitext
package import Files

/// A row of a table.
package struct DelimitedRow: Hashable, Sendable {
  package var fields: [String]
  /// Where it begins; from 1. A quoted field can make a row span lines.
  package var line: Int

  package init(_ fields: [String], line: Int) {
    self.fields = fields
    self.line = line
  }
}

/// How the cells of a table are parted.
package struct DelimitedDialect: Hashable, Sendable {
  /// An ASCII character.
  package var separator: UInt8
  /// Whether cells may stand in double quotes (RFC 4180).
  package var isQuoted: Bool

  package init(separator: UInt8, isQuoted: Bool) {
    self.separator = separator
    self.isQuoted = isQuoted
  }

  /// Tabs, and quotes are text.
  package static let tsv = DelimitedDialect(separator: 0x09, isQuoted: false)
  /// RFC 4180.
  package static let csv = DelimitedDialect(separator: 0x2C, isQuoted: true)
}

/// One pass over a table, row by row: TSV, or CSV of RFC 4180 with commas, semicolons or tabs.
///
/// Memory is bounded by the longest row (16 MiB at most), save for files in an old encoding (``TextInput``).
/// An empty line is no row.
package final class DelimitedReader {
  package let path: String
  package let dialect: DelimitedDialect
  /// Faults survived so far, in file order.
  package private(set) var diagnostics: [Diagnostic] = []
  /// The encoding the file was read in.
  package var encoding: String { input.encoding }
  /// Set to have lines that begin with it passed over.
  package var comment: UInt8?
  private let input: TextInput
  private var line = 1
  private var wrongEncodingReported = false

  package static let rowLimit = 16 << 20
  /// Diagnostics beyond this many are not kept.
  private static let diagnosticLimit = 10_000

  /// - Parameter dialect: nil looks at the name (`.csv`, anything else being TSV) and, for CSV, at the first
  ///   rows.
  package convenience init(_ path: String, dialect: DelimitedDialect? = nil) throws {
    try self.init(ByteSource(path), dialect: dialect)
  }

  package convenience init(_ source: ByteSource, dialect: DelimitedDialect? = nil) throws {
    try self.init(TextInput(source), dialect: dialect)
  }

  init(_ input: TextInput, dialect: DelimitedDialect? = nil) throws {
    self.input = input
    path = input.path
    if let dialect {
      self.dialect = dialect
    } else if Self.isCSV(path) {
      let head = UnsafeBufferPointer(start: input.bytes, count: input.count)
      if let said = DelimitedSniffer.saidSeparator(head) {
        self.dialect = DelimitedDialect(separator: said.separator, isQuoted: true)
        input.pass(said.length)
        line = 2
      } else {
        self.dialect = DelimitedDialect(separator: DelimitedSniffer.separator(head), isQuoted: true)
      }
    } else {
      self.dialect = .tsv
    }
    reportEncoding()
  }

  private static func isCSV(_ path: String) -> Bool {
    let name = path.lowercased()
    return [".csv", ".csv.gz", ".csv.zip"].contains { name.hasSuffix($0) }
  }

  /// The next row with anything in it; nil at the end, and on every call after it.
  /// - Throws: ``FormatError`` for a quote that is never closed and a row too long.
  package func next() throws -> DelimitedRow? {
    while try input.has(0) {
      let byte = input.bytes[0]
      if byte == 0x0A || byte == 0x0D {
        try passLineEnd(0)
      } else if byte == comment {
        var at = 0
        while try input.has(at), input.bytes[at] != 0x0A, input.bytes[at] != 0x0D {
          at += 1
          if at == 1 << 16 {
            input.pass(at)
            at = 0
          }
        }
        try passLineEnd(at)
      } else {
        return try row()
      }
    }
    return nil
  }

  private func row() throws -> DelimitedRow {
    let first = line
    var fields: [String] = []
    var field: [UInt8] = []
    var isReported = false
    /// From the start of the row.
    var at = 0
    while true {
      var isQuoted = false
      if dialect.isQuoted, try input.has(at), input.bytes[at] == 0x22 {
        isQuoted = true
        at = try quoted(from: at, into: &field)
      }
      let start = at
      let separator = dialect.separator
      while try input.has(at) {
        let byte = input.bytes[at]
        if byte == separator || byte == 0x0A || byte == 0x0D { break }
        at += 1
        if at > Self.rowLimit { throw tooLong(first) }
      }
      if isQuoted, at > start, !isBlank(start, at) {
        // `"a"b` is no CSV, but what it means is plain.
        if !isReported {
          report(
            Diagnostic(
              .warning, rule: "text-after-quote", file: path, line: line, column: column(of: start),
              message:
                "expected a separator after the closing quote, found more text: kept as part of the cell"))
        }
        isReported = true
        field.append(contentsOf: UnsafeBufferPointer(start: input.bytes + start, count: at - start))
        fields.append(string(field))
      } else if isQuoted {
        fields.append(string(field))
      } else {
        fields.append(string(UnsafeBufferPointer(start: input.bytes + start, count: at - start)))
      }
      field.removeAll(keepingCapacity: true)
      if try input.has(at), input.bytes[at] == separator {
        at += 1
        continue
      }
      try passLineEnd(at)
      return DelimitedRow(fields, line: first)
    }
  }

  /// Takes a field in quotes, the opening one being at `open`; returns where the closing one has been passed.
  private func quoted(from open: Int, into field: inout [UInt8]) throws -> Int {
    let opening = (line: line, column: column(of: open))
    var at = open + 1
    while try input.has(at) {
      let byte = input.bytes[at]
      if byte == 0x22 {
        if try input.has(at + 1), input.bytes[at + 1] == 0x22 {
          field.append(0x22)
          at += 2
          continue
        }
        return at + 1
      }
      if byte == 0x0A { line += 1 }
      field.append(byte)
      at += 1
      if at > Self.rowLimit { break }
    }
    throw FormatError(
      file: path, line: opening.line, column: opening.column,
      message: at > Self.rowLimit
        ? "a row is longer than \(Self.rowLimit) bytes: is the quote that opens here meant to?"
        : "expected the closing quote of the cell that begins here, found the end of the file")
  }

  /// Passes `offset` bytes and the line feed, carriage return or both that stand there.
  private func passLineEnd(_ offset: Int) throws {
    guard try input.has(offset) else { return input.pass(offset) }
    var length = 1
    if input.bytes[offset] == 0x0D, try input.has(offset + 1), input.bytes[offset + 1] == 0x0A { length = 2 }
    input.pass(offset + length)
    line += 1
  }

  /// The column of a byte of the current row; exact while the row is on one line.
  private func column(of offset: Int) -> Int {
    var column = 1
    var at = offset - 1
    while at >= 0, input.bytes[at] != 0x0A {
      if input.bytes[at] & 0xC0 != 0x80 { column += 1 }
      at -= 1
    }
    return column
  }

  private func isBlank(_ start: Int, _ end: Int) -> Bool {
    (start..<end).allSatisfy { input.bytes[$0] == 0x20 || input.bytes[$0] == 0x09 }
  }

  private func string(_ bytes: some Collection<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    if !wrongEncodingReported, text.unicodeScalars.contains("\u{FFFD}") {
      wrongEncodingReported = true
      report(
        Diagnostic(
          .warning, rule: "wrong-encoding", file: path, line: line,
          message: "expected \(encoding), found bytes that are not: shown as \u{FFFD}"))
    }
    return text
  }

  private func tooLong(_ line: Int) -> FormatError {
    FormatError(file: path, line: line, message: "a row is longer than \(Self.rowLimit) bytes")
  }

  private func reportEncoding() {
    if let unknown = input.unknownEncoding {
      report(
        Diagnostic(
          .warning, rule: "unknown-encoding", file: path, line: 1,
          message: "expected a known encoding, found \"\(unknown)\": read as \(encoding)"))
    }
    if input.isGuessed {
      report(
        Diagnostic(
          .warning, rule: "guessed-encoding", file: path,
          message: "expected UTF-8, found what looks like \(encoding): read as that"))
    }
  }

  func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < Self.diagnosticLimit { diagnostics.append(diagnostic) }
  }
}
