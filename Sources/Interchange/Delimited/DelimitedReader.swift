package import Bitext
package import Files
internal import Markup

/// A row of a table.
package struct DelimitedRow: Hashable, Sendable {
  package var fields: [String]
  /// Where it begins; from 1. A quoted field can make a row span lines.
  package var line: Int
  /// Where each field stands; only of a draft's rows.
  var places: [Place] = []

  package init(_ fields: [String], line: Int) {
    self.fields = fields
    self.line = line
  }

  /// Where a cell stands in its text.
  struct Place: Hashable, Sendable {
    /// Quotes included, in bytes from the start of the text.
    var range: Range<Int>
    var line: Int
    /// Of the first character, within the quotes where there are some; from 1.
    var column: Int
  }
}

/// The rows of a table, whatever it is kept in.
protocol TableRows: AnyObject {
  var path: String { get }
  /// Faults survived so far, in file order.
  var diagnostics: [Diagnostic] { get }
  /// The encoding the file was read in.
  var encoding: String { get }
  /// How cells are parted.
  var dialect: DelimitedDialect { get }
  /// Whether rows and columns are those of a sheet, not places in a text.
  var isSheet: Bool { get }
  func next() throws -> DelimitedRow?
  func report(_ diagnostic: Diagnostic)
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
  /// Tabs, and cells may stand in quotes as spreadsheets write them: what only begins with a quote is text.
  package static let quotedTSV = DelimitedDialect(separator: 0x09, isQuoted: true)
  /// RFC 4180.
  package static let csv = DelimitedDialect(separator: 0x2C, isQuoted: true)
}

/// One pass over a table, row by row: TSV, or CSV of RFC 4180 with commas, semicolons or tabs.
///
/// A TSV has quotes around cells where its first rows show that a spreadsheet wrote it (``DelimitedSniffer/isQuotedTSV(_:isWhole:)``).
/// Memory is bounded by the longest row (16 MiB at most), save for files in an old encoding (``TextInput``).
/// An empty line is no row.
package final class DelimitedReader: TableRows {
  package let path: String
  package let dialect: DelimitedDialect
  var isSheet: Bool { false }
  /// Faults survived so far, in file order.
  package private(set) var diagnostics: [Diagnostic] = []
  /// The encoding the file was read in.
  package var encoding: String { input.encoding }
  /// Set to have lines that begin with it passed over.
  package var comment: UInt8?
  private let input: TextInput
  private var line = 1
  /// Of a TSV: a quote opens that nothing closes, so that it and all that follow are text.
  private var quotesAreText = false
  /// Whether a cell of a TSV that only begins with a quote is text.
  private var isLenient: Bool { dialect.separator == 0x09 && isTSV }
  private let isTSV: Bool
  /// A draft's rows say where their cells stand, and one whose quote is never closed is passed over.
  private let isDraft: Bool
  /// Where the row at hand begins, in bytes from the start of the text.
  private var rowStart = 0
  /// A place in the row whose column is known: of the byte `offset` bytes behind the row's start.
  private var mark = (offset: 0, column: 1)

  /// The most bytes that a row may have, its quotes and separators counted.
  package static let rowLimit = 16 << 20
  /// Diagnostics beyond this many are not kept.
  private static let diagnosticLimit = 10_000

  /// - Parameter dialect: nil looks at the name (`.csv`, anything else being TSV) and at the first rows.
  package convenience init(
    _ path: String, dialect: DelimitedDialect? = nil, encoding: EncodingHints = EncodingHints()
  ) throws {
    try self.init(ByteSource(path), dialect: dialect, encoding: encoding)
  }

  package convenience init(
    _ source: ByteSource, dialect: DelimitedDialect? = nil, encoding: EncodingHints = EncodingHints()
  ) throws {
    try self.init(TextInput(source, hints: encoding, said: Self.said), dialect: dialect)
  }

  /// The languages that a header row names.
  static func said(_ head: [UInt8]) -> (encoding: String?, languages: [LanguageTag]) {
    let line = head.prefix { $0 != 0x0A && $0 != 0x0D }.prefix(4096)
    let cells = line.split(omittingEmptySubsequences: false) { [0x09, 0x2C, 0x3B].contains($0) }
    let header = TableHeader(cells.map { cell in String(decoding: cell.filter { $0 != 0x22 }, as: UTF8.self) })
    return (nil, [header?.source.language, header?.target.language].compactMap { $0.map { LanguageTag($0) } })
  }

  init(_ input: TextInput, dialect: DelimitedDialect? = nil, isDraft: Bool = false) throws {
    self.input = input
    self.isDraft = isDraft
    path = input.path
    let head = UnsafeBufferPointer(start: input.bytes, count: min(input.count, 1 << 16))
    isTSV = FileFormat(path, for: .quotedTable) == nil
    if let dialect {
      self.dialect = dialect
    } else if !isTSV {
      if let said = DelimitedSniffer.saidSeparator(head) {
        self.dialect = DelimitedDialect(separator: said.separator, isQuoted: true)
        pass(said.length)
        line = 2
      } else {
        self.dialect = DelimitedDialect(separator: DelimitedSniffer.separator(head), isQuoted: true)
      }
    } else {
      let isWhole = head.count == input.count && input.isWhole
      self.dialect = DelimitedSniffer.isQuotedTSV(head, isWhole: isWhole) ? .quotedTSV : .tsv
    }
    diagnostics = input.notices
  }

  /// The table of a draft, whose text is at hand. Faults of its encoding have been told of by who read it.
  convenience init(_ draft: DraftText) throws {
    try self.init(
      TextInput(text: draft.bytes, path: draft.path, encoding: draft.encoding, original: draft.input), isDraft: true)
  }

  /// The next row with anything in it; nil at the end, and on every call after it. A row with bytes that are not of the encoding is
  /// a diagnostic.
  /// - Throws: ``FormatError`` with line and column for a row of more than ``rowLimit`` bytes and, but for drafts, a quote that is
  ///   never closed.
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
            pass(at)
            at = 0
          }
        }
        try passLineEnd(at)
      } else {
        do {
          if let row = try row() { return row }
        } catch let open as OpenQuote { try passOver(open) }
      }
    }
    return nil
  }

  /// - Returns: nil for one that cannot be read.
  private func row() throws -> DelimitedRow? {
    var row = DelimitedRow([], line: line)
    var field: [UInt8] = []
    var isReported = isDraft
    mark = (0, 1)
    /// From the start of the row.
    var at = 0
    while true {
      let cell = (at: at, line: line)
      let column = isDraft ? column(of: at) : 0
      var isQuoted = false
      if dialect.isQuoted, !quotesAreText, try input.has(at), input.bytes[at] == 0x22 {
        isQuoted = true
        if !isLenient {
          at = try quoted(from: at, into: &field)
        } else if let end = try wholeCell(from: at, into: &field) {
          at = end
        } else {
          isQuoted = false
          field.removeAll(keepingCapacity: true)
        }
      }
      let start = at
      at = try cellEnd(from: at)
      if at > Self.rowLimit { throw tooLong(cell.at, line: cell.line) }
      if isQuoted, at > start, !isBlank(start, at) {
        // `"a"b` is no CSV, but what it means is plain.
        if !isReported {
          report(
            Diagnostic(
              .warning, rule: "text-after-quote", file: path, line: line, column: self.column(of: start),
              message:
                "expected a separator after the closing quote, found more text: kept as part of the cell"))
        }
        isReported = true
        field.append(contentsOf: UnsafeBufferPointer(start: input.bytes + start, count: at - start))
        row.fields.append(string(field))
      } else if isQuoted {
        row.fields.append(string(field))
      } else {
        row.fields.append(string(UnsafeBufferPointer(start: input.bytes + start, count: at - start)))
      }
      field.removeAll(keepingCapacity: true)
      if isDraft {
        row.places.append(
          DelimitedRow.Place(
            range: rowStart + cell.at..<rowStart + at, line: cell.line, column: column + (isQuoted ? 1 : 0)))
      }
      if try input.has(at), input.bytes[at] == dialect.separator {
        at += 1
        continue
      }
      let isReadable = isReadable(at, row.line)
      try passLineEnd(at)
      return isReadable ? row : nil
    }
  }

  /// Where the separator or line end is that ends the text at `start`, or the end of the file, or one byte beyond the limit.
  private func cellEnd(from start: Int) throws -> Int {
    let separator = dialect.separator
    var at = start
    while at <= Self.rowLimit, try input.has(at) {
      let bytes = input.bytes
      let end = min(input.count, Self.rowLimit + 1)
      while at < end {
        let byte = bytes[at]
        if byte == separator || byte == 0x0A || byte == 0x0D { return at }
        at += 1
      }
    }
    return at
  }

  /// Takes a field in quotes, the opening one being at `open`; returns where the closing one has been passed.
  private func quoted(from open: Int, into field: inout [UInt8]) throws -> Int {
    let first = line
    var at = open + 1
    while try input.has(at) {
      guard at <= Self.rowLimit else { throw tooLong(open, line: first) }
      let start = input.bytes + at
      let rest = min(input.count, Self.rowLimit + 1) - at
      let quote = memoryFind(0x22, start, rest)
      let count = quote ?? rest
      field.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
      line += countNewlines(start, count)
      at += count
      guard quote != nil else { continue }
      guard try input.has(at + 1), input.bytes[at + 1] == 0x22 else { return at + 1 }
      field.append(0x22)
      at += 2
    }
    if at > Self.rowLimit { throw tooLong(open, line: first) }
    line = first
    throw OpenQuote(offset: open, line: first, column: column(of: open))
  }

  /// The end of a cell of a TSV that is in quotes from its beginning to its end; nil for one that is not, which is text.
  private func wholeCell(from open: Int, into field: inout [UInt8]) throws -> Int? {
    let first = line
    do {
      let end = try quoted(from: open, into: &field)
      guard try input.has(end) else { return end }
      let byte = input.bytes[end]
      if byte == dialect.separator || byte == 0x0A || byte == 0x0D { return end }
    } catch is OpenQuote {
      // All that follows has been looked at: once is enough.
      quotesAreText = true
    }
    line = first
    return nil
  }

  // MARK: Faults

  /// A cell's opening quote that nothing closes.
  private struct OpenQuote: Error {
    /// From the start of the row.
    var offset: Int
    var line: Int
    var column: Int
  }

  /// A draft is read on in the line after the quote.
  private func passOver(_ open: OpenQuote) throws {
    let message = "expected the closing quote of the cell that begins here, found the end of the file"
    guard isDraft else { throw FormatError(file: path, line: open.line, column: open.column, message: message) }
    report(
      Diagnostic(
        .error, rule: "damaged-row", file: path, line: open.line, column: open.column,
        message: "\(message): the row is passed over"))
    var at = open.offset
    while try input.has(at), input.bytes[at] != 0x0A { at += 1 }
    try passLineEnd(at)
  }

  /// - Parameter cell: where the cell begins that the limit lies in, from the start of the row.
  private func tooLong(_ cell: Int, line: Int) -> FormatError {
    let isOpen = dialect.isQuoted && input.bytes[cell] == 0x22
    return FormatError(
      file: path, line: line, column: column(of: cell),
      message: "expected a row of at most \(Self.rowLimit) bytes, found a longer one"
        + (isOpen ? ": is the quote that opens here meant to?" : ""))
  }

  // MARK: Places

  private func pass(_ bytes: Int) {
    input.pass(bytes)
    rowStart += bytes
  }

  /// Passes `offset` bytes and the line feed, carriage return or both that stand there.
  private func passLineEnd(_ offset: Int) throws {
    guard try input.has(offset) else { return pass(offset) }
    var length = 1
    if input.bytes[offset] == 0x0D, try input.has(offset + 1), input.bytes[offset + 1] == 0x0A { length = 2 }
    pass(offset + length)
    line += 1
  }

  /// The column of a byte of the current row. Every byte is counted once while they are asked for in order.
  private func column(of offset: Int) -> Int {
    if offset < mark.offset { mark = (0, 1) }
    var at = offset
    while at > mark.offset, input.bytes[at - 1] != 0x0A { at -= 1 }
    var column = at > mark.offset ? 1 : mark.column
    for index in at..<offset where input.bytes[index] & 0xC0 != 0x80 { column += 1 }
    mark = (offset, column)
    return column
  }

  private func isBlank(_ start: Int, _ end: Int) -> Bool {
    (start..<end).allSatisfy { input.bytes[$0] == 0x20 || input.bytes[$0] == 0x09 }
  }

  // MARK: Encoding

  private func string(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Whether the first bytes of a row are text; says where they are not. What cannot be read is not guessed at.
  private func isReadable(_ length: Int, _ first: Int) -> Bool {
    guard let fault = input.fault(in: length) else { return true }
    let line = first + (dialect.isQuoted ? countNewlines(input.bytes, fault.offset) : 0)
    report(
      Diagnostic(
        .error, rule: "wrong-encoding", file: path, line: line, column: column(of: fault.offset),
        message: "expected \(encoding), found \(byteText(fault.bytes)): the row is left out"))
    return false
  }

  func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < Self.diagnosticLimit { diagnostics.append(diagnostic) }
  }
}
