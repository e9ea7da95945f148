internal import Bitext
internal import Files

/// Glossaries that are tables.
enum TableGlossary {
  /// What the columns are in when the table does not say.
  struct Languages {
    var source: String
    var target: String
    /// Spaces around a cell are a warning.
    var reportsSpaces = false
    /// The table says in its first comment that its cells are written safely (``FormulaCells``).
    var isSafe = false
    /// The encoding that the user asks for.
    var encoding: String?

    var hints: EncodingHints { EncodingHints(asked: encoding, languages: [LanguageTag(source), LanguageTag(target)]) }
  }

  typealias Result = (entries: [TermEntry], diagnostics: [Diagnostic])

  // MARK: Formats

  static func readCSV(_ path: String, _ languages: Languages) throws -> Result {
    let rows = try DelimitedReader(path, encoding: languages.hints)
    return try read(rows, languages)
  }

  /// The first sheet of a workbook.
  static func readSheet(_ path: String, _ languages: Languages) throws -> Result {
    try read(SheetReader(path), languages)
  }

  /// OmegaT's rules: lines that begin with `#` are comments, cells are trimmed, rows without both cells
  /// dropped.
  static func readTSV(_ input: TextInput, _ languages: Languages) throws -> Result {
    // A file that OmegaT began has no header: its first row may well be the term "source".
    let head = String(decoding: UnsafeBufferPointer(start: input.bytes, count: min(input.count, 256)), as: UTF8.self)
    var languages = languages
    let first = head.prefix { !$0.isNewline }
    languages.isSafe = first.hasPrefix("#") && first.hasSuffix(FormulaCells.mark)
    let isOmegaT = head.hasPrefix(omegaTHead)
    let rows = try DelimitedReader(input, dialect: isOmegaT ? .tsv : nil)
    rows.comment = UInt8(ascii: "#")
    return try read(rows, languages, header: isOmegaT ? .usual : nil)
  }

  /// How OmegaT begins a glossary that it makes.
  static let omegaTHead = "# Glossary in tab-separated format"

  static func said(_ head: [UInt8]) -> (encoding: String?, languages: [LanguageTag]) { (saidEncoding(head), []) }

  /// The encoding in an Emacs mode line, which OmegaT calls the magic comment: `# … -*- coding: utf-8 -*-`.
  static func saidEncoding(_ head: [UInt8]) -> String? {
    guard head.first == UInt8(ascii: "#") else { return nil }
    let line = String(decoding: head.prefix { $0 != 0x0A && $0 != 0x0D }.prefix(1000), as: UTF8.self)
    let parts = line.split(separator: "-*-", maxSplits: 2)
    guard parts.count >= 2 else { return nil }
    for part in parts[1].split(separator: ";") {
      let pair = part.split(separator: ":", maxSplits: 1).map { trimmed(String($0)) }
      if pair.count == 2, pair[0].lowercased() == "coding" { return pair[1] }
    }
    return nil
  }

  /// `#UTX 1.11; en/ru; …`, then `#src TAB tgt TAB src:pos …`; other lines with `#` are comments.
  static func readUTX(_ path: String, _ languages: Languages) throws -> Result {
    let rows = try DelimitedReader(path, dialect: .tsv, encoding: languages.hints)
    guard let first = try rows.next(), let said = first.fields.first, said.lowercased().hasPrefix("#utx")
    else {
      throw FormatError(file: path, line: 1, column: 1, message: "expected \"#UTX\", found something else")
    }
    var languages = languages
    let pair = said.split(separator: ";").dropFirst().first.map { trimmed(String($0)) } ?? ""
    let codes = pair.split(separator: "/").map { trimmed(String($0)) }
    languages.isSafe = said.split(separator: ";").contains { trimmed(String($0)) == FormulaCells.mark }
    if codes.count >= 2 { (languages.source, languages.target) = (codes[0], codes[1]) }
    rows.comment = nil
    var header: TableHeader?
    while let row = try rows.next() {
      guard let cell = row.fields.first, cell.hasPrefix("#") else {
        rows.comment = UInt8(ascii: "#")
        return try read(rows, languages, header: header ?? .usual, pending: row)
      }
      if header == nil { header = TableHeader([String(cell.dropFirst())] + row.fields.dropFirst()) }
    }
    return ([], rows.diagnostics)
  }

  // MARK: Rows

  /// - Parameters:
  ///   - header: the columns; nil when the first row may name them.
  ///   - pending: a row that has been read already.
  private static func read(
    _ rows: any TableRows, _ languages: Languages, header: TableHeader? = nil, pending: DelimitedRow? = nil
  ) throws -> Result {
    var table: TableBuilder?
    do {
      var next = try pending ?? rows.next()
      while let row = next {
        if table == nil {
          let named =
            header == nil ? TableHeader(row.fields, preferring: (languages.source, languages.target)) : nil
          let columns = header ?? named ?? .usual
          guard columns.isComplete else { throw columns.refusal(rows.path, line: row.line) }
          table = TableBuilder(
            path: rows.path, header: columns, line: row.line, languages: languages, isSheet: rows.isSheet)
          if named == nil { table?.add(row) }
        } else {
          table?.add(row)
        }
        next = try rows.next()
      }
    } catch let error as FormatError {
      guard var table, !table.entries.isEmpty else { throw error }
      return (table.finish(), rows.diagnostics + table.diagnostics + [GlossaryReader.diagnostic(error)])
    }
    return (table?.finish() ?? [], rows.diagnostics + (table?.diagnostics ?? []))
  }
}
