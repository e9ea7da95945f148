import Bitext
import Files
import Interchange
import TestSupport
import Testing

@Suite struct FormulaCellsTests {
  /// Texts that begin in every way that matters.
  private static let texts = [
    "=1+1", "+7", "-x", "@SUM(A1)", "\tx", "\rx", "'=1", "''-x", "'x", "'", "x=1", "", "− minus", "1-2", "'\t",
    "=\"a\"", "-a, b", "'=a\nb",
  ]

  private static func pairs(_ isCSV: Bool, safe: Bool) -> (bytes: [UInt8], formulas: FormulaCells?) {
    var writer = BitextTableWriter(isCSV: isCSV, source: "en", target: "ru", safeCells: safe)
    var bytes = writer.begin()
    for text in texts where text.contains(where: { !$0.isWhitespace }) {
      bytes += writer.pair(PairUnit(source: Segment(text), target: Segment("к " + text), notes: [text], context: "c"))
    }
    return (bytes + writer.end(), writer.formulas)
  }

  private static func read(_ bytes: [UInt8], _ name: String) throws -> (rows: [BitextRow], reader: BitextTableReader) {
    let reader = try BitextTableReader(ByteSource(bytes: bytes, name: name))
    var rows: [BitextRow] = []
    while let row = try reader.next() { rows.append(row) }
    return (rows, reader)
  }

  @Test func `cells that a spreadsheet takes for formulas are counted, with the first line`() {
    var cells = FormulaCells(isSafe: false)
    for (number, text) in Self.texts.enumerated() { #expect(cells.cell(text, line: number + 3) == text) }
    #expect(cells.count == 8)
    #expect(cells.firstLine == 3)
    let plain = Self.pairs(true, safe: false)
    // Source and note of each.
    #expect(plain.formulas?.count == 16 && plain.formulas?.firstLine == 2)
  }

  @Test func `no cell of a safe table begins as a formula`() throws {
    for (isCSV, name) in [(true, "a.csv"), (false, "a.tsv")] {
      let table = Self.pairs(isCSV, safe: true)
      #expect((table.formulas?.count ?? 0) >= 6)
      let rows = try DelimitedReader(ByteSource(bytes: table.bytes, name: name))
      while let row = try rows.next() {
        for cell in row.fields { #expect(!"=+-@\t\r".contains(cell.prefix(1)) || cell.isEmpty, "\(cell)") }
      }
    }
  }

  @Test func `a safe table of pairs gives every text back`() throws {
    let (rows, reader) = try Self.read(Self.pairs(true, safe: true).bytes, "a.csv")
    let expected = Self.texts.filter { $0.contains { !$0.isWhitespace } }
    #expect(rows.map(\.source) == expected)
    #expect(rows.map(\.note) == expected)
    #expect(rows.map(\.context) == expected.map { _ in "c" })
    #expect(reader.diagnostics.isEmpty)
  }

  @Test func `apostrophes of a table that does not say that it is safe are kept, and that is said once`() throws {
    let (rows, reader) = try Self.read(Array("en,ru\nx,y\n'=1,'-2\n'quoted',z\n".utf8), "a.csv")
    #expect(rows.map(\.source) == ["x", "'=1", "'quoted'"])
    #expect(reader.diagnostics.map(\.rule) == ["apostrophe-cell"])
    #expect(reader.diagnostics.first?.line == 3)
    #expect(reader.diagnostics.first?.message.contains("2 cells") == true)
    // Two columns with tabs have no place to say it.
    let tabs = try Self.read(Self.pairs(false, safe: true).bytes, "a.tsv")
    #expect(tabs.rows.first?.source == "'=1+1")
    #expect(tabs.reader.diagnostics.map(\.rule) == ["apostrophe-cell"])
  }

  @Test(arguments: [TableFormat.csv, .utx, .tsv])
  func `a safe glossary comes back, whatever its terms begin with`(format: TableFormat) throws {
    let terms = ["=1", "+7", "-x", "@y", "'=1", "''-x", "'x", "plain"]
    let entries = terms.map { term in
      TermEntry(
        id: term,
        languages: [
          LanguageSection("en", terms: [TermSection(term)]), LanguageSection("ru", terms: [TermSection("к" + term)]),
        ])
    }
    var writer = TableWriter(format, source: LanguageTag("en"), target: LanguageTag("ru"), safeCells: true)
    for concept in GlossaryDocument(path: "x", entries: entries).concepts { writer.add(concept, isChosen: true) }
    let table = try writer.finish(date: "2024-01-02T03:04:05Z")
    #expect(table.formulas.count == (format == .tsv ? 4 : 8))
    for line in String(decoding: table.bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      #expect(!"=+-@".contains(line.prefix(1)), "\(line)")
    }
    let folder = TemporaryFolder()
    let read = try GlossaryReader.read(
      folder.write("a.\(format.rawValue)", table.bytes), defaultSource: "en", defaultTarget: "ru")
    #expect(read.diagnostics.isEmpty)
    #expect(read.entries.map { $0.languages[0].terms[0].text } == terms)
    #expect(read.entries.map { $0.languages[1].terms[0].text } == terms.map { "к" + $0 })
    if format != .tsv { #expect(read.entries.map(\.id) == terms) }
  }
}
