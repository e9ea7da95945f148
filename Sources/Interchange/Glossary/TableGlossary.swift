internal import Bitext
internal import Files

/// Glossaries that are tables.
enum TableGlossary {
  /// What the columns are in when the table does not say.
  struct Languages {
    var source: String
    var target: String
  }

  typealias Result = (entries: [TermEntry], diagnostics: [Diagnostic])

  // MARK: Formats

  static func readCSV(_ path: String, _ languages: Languages) throws -> Result {
    let rows = try DelimitedReader(path)
    return try read(rows, languages)
  }

  /// OmegaT's rules: lines that begin with `#` are comments, cells are trimmed, rows without both cells dropped.
  static func readTSV(_ input: TextInput, _ languages: Languages) throws -> Result {
    let rows = try DelimitedReader(input, dialect: .tsv)
    rows.comment = UInt8(ascii: "#")
    return try read(rows, languages)
  }

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
    let rows = try DelimitedReader(path, dialect: .tsv)
    guard let first = try rows.next(), let said = first.fields.first, said.lowercased().hasPrefix("#utx")
    else {
      throw FormatError(file: path, line: 1, column: 1, message: "expected \"#UTX\", found something else")
    }
    var languages = languages
    let pair = said.split(separator: ";").dropFirst().first.map { trimmed(String($0)) } ?? ""
    let codes = pair.split(separator: "/").map { trimmed(String($0)) }
    if codes.count >= 2 { languages = Languages(source: codes[0], target: codes[1]) }
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
    _ rows: DelimitedReader, _ languages: Languages, header: TableHeader? = nil, pending: DelimitedRow? = nil
  ) throws -> Result {
    var table: TableBuilder?
    do {
      var next = try pending ?? rows.next()
      while let row = next {
        if table == nil {
          let named = header == nil ? TableHeader(row.fields) : nil
          let columns = header ?? named ?? .usual
          guard columns.index(of: .source) != nil, columns.index(of: .target) != nil else {
            throw FormatError(
              file: rows.path, line: row.line,
              message:
                "expected a source and a target column, found \"\(row.fields.joined(separator: ", ").prefix(80))\""
            )
          }
          table = TableBuilder(path: rows.path, header: columns, languages: languages)
          if named == nil { table?.add(row) }
        } else {
          table?.add(row)
        }
        next = try rows.next()
      }
    } catch let error as FormatError {
      guard let table, !table.entries.isEmpty else { throw error }
      return (table.entries, rows.diagnostics + table.diagnostics + [diagnostic(error)])
    }
    return (table?.entries ?? [], rows.diagnostics + (table?.diagnostics ?? []))
  }

  /// Damage that ends the reading, when something has been read.
  static func diagnostic(_ error: FormatError) -> Diagnostic {
    Diagnostic(
      .error, rule: "damaged-glossary", file: error.file, line: error.line, column: error.column,
      message: "\(error.message); what follows is lost")
  }
}

/// Makes entries of rows.
struct TableBuilder {
  let path: String
  let header: TableHeader
  let languages: TableGlossary.Languages
  private(set) var entries: [TermEntry] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Entries by what makes rows one concept.
  private var byKey: [Key: Int] = [:]
  private var byEquivalent: [Equivalent: Int] = [:]

  private struct Key: Hashable {
    var source: String
    var definition: String?
    var partOfSpeech: String?
    var languages: [String]
  }

  private struct Equivalent: Hashable {
    var entry: Int
    var text: String
  }

  init(path: String, header: TableHeader, languages: TableGlossary.Languages) {
    self.path = path
    self.header = header
    self.languages = languages
  }

  mutating func add(_ row: DelimitedRow) {
    func cell(_ column: TableHeader.Column) -> String? {
      guard let index = header.index(of: column), row.fields.indices.contains(index) else { return nil }
      let text = trimmed(row.fields[index])
      return text.isEmpty ? nil : text
    }
    guard let source = cell(.source), let target = cell(.target) else {
      if row.fields.allSatisfy({ trimmed($0).isEmpty }) || diagnostics.count >= 1000 { return }
      diagnostics.append(
        Diagnostic(
          .warning, rule: "incomplete-row", file: path, line: row.line,
          message: "expected a term and its equivalent, found only one of them: passed over"))
      return
    }
    let sourceLanguage = cell(.sourceLanguage) ?? header.source ?? languages.source
    let targetLanguage = cell(.targetLanguage) ?? header.target ?? languages.target
    let definition = cell(.definition)
    let partOfSpeech = cell(.partOfSpeech)
    let key = Key(
      source: source, definition: definition, partOfSpeech: partOfSpeech,
      languages: [sourceLanguage, targetLanguage])
    let status = cell(.status)
    let equivalent = TermSection(
      target, status: status.flatMap { TermStatus(raw: $0) }, rawStatus: status,
      partOfSpeech: cell(.targetPartOfSpeech) ?? partOfSpeech, gender: cell(.targetGender),
      notes: [cell(.note), cell(.targetNote), cell(.context)].compactMap { $0 }, line: row.line)
    if let index = byKey[key] {
      add(equivalent, to: index)
      return
    }
    byKey[key] = entries.count
    byEquivalent[Equivalent(entry: entries.count, text: target)] = 0
    let sourceStatus = cell(.sourceStatus)
    entries.append(
      TermEntry(
        id: cell(.identifier) ?? "", definitions: definition.map { [$0] } ?? [],
        subjectFields: cell(.subjectField).map { [$0] } ?? [],
        languages: [
          LanguageSection(
            sourceLanguage,
            terms: [
              TermSection(
                source, status: sourceStatus.flatMap { TermStatus(raw: $0) }, rawStatus: sourceStatus,
                partOfSpeech: partOfSpeech, termType: cell(.termType), gender: cell(.gender), line: row.line)
            ]),
          LanguageSection(targetLanguage, terms: [equivalent]),
        ],
        file: path, line: row.line))
  }

  /// Another equivalent of a concept; one that it has already only adds its notes.
  private mutating func add(_ equivalent: TermSection, to index: Int) {
    let terms = entries[index].languages[1].terms.count
    let key = Equivalent(entry: index, text: equivalent.text)
    if let same = byEquivalent[key] {
      for note in equivalent.notes where !entries[index].languages[1].terms[same].notes.contains(note) {
        entries[index].languages[1].terms[same].notes.append(note)
      }
    } else {
      byEquivalent[key] = terms
      entries[index].languages[1].terms.append(equivalent)
    }
  }
}
