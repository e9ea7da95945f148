import Bitext
import Markup
import Orthography
import TestSupport
import Testing

@testable import Files
@testable import Interchange

/// Workbooks (XLSX) as glossaries, memory tables and drafts.
@Suite struct SheetTests {
  private let folder = TemporaryFolder()

  // MARK: Workbooks

  private static let relationshipTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

  /// The parts of a workbook around the rows of a sheet.
  private func parts(_ rows: String, strings: String? = nil) -> [(String, String)] {
    let type = Self.relationshipTypes
    var parts = [
      ("[Content_Types].xml", "<Types/>"),
      (
        "_rels/.rels",
        "<Relationships><Relationship Id='r' Type='\(type)officeDocument' Target='/xl/workbook.xml'/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<workbook xmlns:r='x'><sheets><sheet name='A' sheetId='1' r:id='rId1'/></sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='rId1' Type='\(type)worksheet' Target='worksheets/../worksheets/sheet1.xml'/>"
          + (strings == nil ? "" : "<Relationship Id='s' Type='\(type)sharedStrings' Target='sharedStrings.xml'/>")
          + "</Relationships>"
      ),
      ("xl/worksheets/sheet1.xml", "<worksheet><sheetData>\(rows)</sheetData><mergeCells/></worksheet>"),
    ]
    if let strings { parts.append(("xl/sharedStrings.xml", "<sst>\(strings)</sst>")) }
    return parts
  }

  private func write(_ name: String, _ parts: [(String, String)]) throws -> String {
    var archive = ZipWriter()
    for (part, text) in parts { try archive.add(part, Array(text.utf8), path: name) }
    return try folder.write(name, archive.finished())
  }

  private func read(_ parts: [(String, String)]) throws -> (rows: [DelimitedRow], diagnostics: [Diagnostic]) {
    let reader = try SheetReader(write("a.xlsx", parts))
    var rows: [DelimitedRow] = []
    while let row = try reader.next() { rows.append(row) }
    #expect(try reader.next() == nil)
    return (rows, reader.diagnostics)
  }

  private func cell(_ place: String, _ text: String) -> String {
    "<c r='\(place)' t='inlineStr'><is><t>\(text)</t></is></c>"
  }

  // MARK: Reading

  @Test func `cells of every kind are read as they stand`() throws {
    let rows = """
      <row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v> 1 </v></c><c r='D1' t='inlineStr'><is><t>in</t><t>line</t></is></c></row>
      <row r='2'/><row r='3' spans='1:4'><c r='A3'/></row>
      <row r='7'><c r='A7'><v>1.50</v></c><c r='B7' t='b'><v>1</v></c><c r='C7' t='b'><v>0</v></c>
      <c r='D7' t='str'><f>A1&amp;"x"</f><v>a_x000D_b</v></c><c t='n'><f>1+1</f><v>2</v></c><c r='G7' t='d'><v>2024-01-02</v></c></row>
      <row><c><v>7</v></c><c t='inlineStr'><is><r><t>rich </t></r><r><t>text</t></r><rPh sb='0' eb='1'><t>no</t></rPh></is></c></row>
      """
    let strings =
      "<si><t xml:space='preserve'> spaced </t></si>"
      + "<si><r><rPr><b/></rPr><t>bold</t></r><r><t> plain</t></r><rPh sb='0' eb='1'><t>reading</t></rPh><phoneticPr/></si>"
    let read = try read(parts(rows, strings: strings))
    #expect(read.rows.map(\.line) == [1, 7, 8])
    #expect(read.rows.map(\.fields)[0] == [" spaced ", "bold plain", "", "inline"])
    #expect(read.rows[1].fields == ["1.50", "TRUE", "FALSE", "a\rb", "2", "", "2024-01-02"])
    #expect(read.rows[2].fields == ["7", "rich text"])
    #expect(read.diagnostics.isEmpty)
  }

  @Test func `a formula without a value and an error are warnings by cell`() throws {
    let rows =
      "<row r='2'><c r='B2'><f>A1</f></c><c r='C2' t='e'><v>#N/A</v></c>\(cell("D2", "x"))<c r='E2' t='str'><f>B1</f><v></v></c>"
      + "<c r='F2'><f>B1</f><v/></c></row>"
    let read = try read(parts(rows))
    #expect(read.rows.map(\.fields) == [["", "", "", "x"]])
    #expect(read.diagnostics.map(\.rule) == ["formula-without-value", "error-value", "formula-without-value"])
    #expect(read.diagnostics.map(\.line) == [2, 2, 2])
    #expect(read.diagnostics.map(\.column) == [2, 3, 6])
    for (said, name) in zip(read.diagnostics, ["B2", "C2", "F2"]) { #expect(said.message.contains("cell \(name)")) }
  }

  @Test func `the first sheet that is shown is read, whatever its part is called, and the others are named`() throws {
    let type = Self.relationshipTypes
    let sheets = [
      "<sheet name='Chart' sheetId='9' r:id='c'/>", "<sheet name='Secret' sheetId='1' state='hidden' r:id='h'/>",
      "<sheet name='Terms' sheetId='2' r:id='t'/>", "<sheet name='Notes' sheetId='3' r:id='n'/>",
    ]
    let read = try read([
      (
        "_rels/.rels",
        "<p:Relationships xmlns:p='p'><p:Relationship Id='1' Type='\(type)officeDocument' Target='book/main.xml'/></p:Relationships>"
      ),
      (
        "book/main.xml",
        "<x:workbook xmlns:x='m' xmlns:r='r'><x:sheets>\(sheets.map { $0.replacing("<sheet", with: "<x:sheet") }.joined())</x:sheets></x:workbook>"
      ),
      (
        "book/_rels/main.xml.rels",
        "<Relationships><Relationship Id='c' Type='\(type)chartsheet' Target='c.xml'/><Relationship Id='h' Type='\(type)worksheet' Target='h.xml'/>"
          + "<Relationship Id='t' Type='\(type)worksheet' Target='/Sheets/T.xml'/><Relationship Id='n' Type='\(type)worksheet' Target='n.xml'/></Relationships>"
      ),
      (
        "sheets/t.xml",
        "<x:worksheet xmlns:x='m'><x:sheetData><x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>"
      ),
    ])
    #expect(read.rows.map(\.fields) == [["5"]])
    #expect(
      read.diagnostics.map(\.message) == ["found further sheets behind \"Terms\": not read: \"Secret\", \"Notes\""])
  }

  // MARK: Glossaries and bitexts

  @Test func `a glossary is read from a sheet, and faults name their row and cell`() throws {
    let rows = """
      <row r='2'>\(cell("B2", "English"))\(cell("C2", "Russian"))\(cell("D2", "Status"))\(cell("F2", "Colour"))</row>
      <row r='4'>\(cell("B4", "fan"))\(cell("C4", "вентилятор"))\(cell("D4", "запрещён"))</row>
      <row r='5'>\(cell("B5", "=fan"))\(cell("C5", "'=пропеллер"))\(cell("D5", "модный"))</row>
      <row r='6'>\(cell("B6", "lone"))</row>
      """
    let path = try write("terms.xlsx", parts(rows))
    let read = try GlossaryReader.read(path, defaultSource: "en", defaultTarget: "ru")
    #expect(
      read.entries.map { $0.languages.flatMap { $0.terms.map(\.text) } } == [
        ["fan", "вентилятор"], ["=fan", "'=пропеллер"],
      ])
    #expect(read.entries.map { $0.languages.last?.terms.first?.status } == [.forbidden, nil])
    #expect(read.entries.map(\.line) == [4, 5])
    #expect(read.diagnostics.map(\.rule) == ["unread-columns", "unknown-status", "incomplete-row"])
    #expect(read.diagnostics.map(\.line) == [2, 5, 6])
    #expect(read.diagnostics.map(\.column) == [nil, 4, nil])
  }

  @Test func `a sheet is a table of segments and a draft`() throws {
    let rows =
      "<row>\(cell("A1", "key"))\(cell("B1", "en"))\(cell("C1", "ru"))\(cell("D1", "fuzzy"))</row>"
      + "<row>\(cell("A2", "k"))\(cell("B2", "Open"))\(cell("C2", "Открыть"))<c r='D2' t='b'><v>1</v></c></row>"
      + "<row>\(cell("A3", "l"))\(cell("B3", "Close"))</row>"
    let path = try write("t.xlsx", parts(rows))
    let table = try BitextTableReader(path)
    let row = try #require(try table.next())
    #expect([row.source, row.target, row.sourceLanguage, row.targetLanguage] == ["Open", "Открыть", "en", "ru"])
    #expect(row.isUnconfirmed)
    #expect(try table.next() == nil)
    #expect(table.diagnostics.map(\.rule) == ["unread-columns", "incomplete-row"])
    let draft = try DraftReader(path)
    let segment = try #require(try draft.next())
    #expect(segment.id == "k" && segment.state == .unconfirmed && segment.line == 2 && segment.column == 3)
    #expect(draft.edit == nil)
    #expect(try draft.next()?.state == .untranslated)
  }

  // MARK: Hostile workbooks

  @Test(arguments: [
    ("<row><c t='s'><v>0</v></c></row>", "a.xlsx:1:1: expected one of 0 shared texts in cell A1, found number \"0\""),
    (
      "<row r='3'><c r='B3' t='s'><v>-1</v></c></row>",
      "a.xlsx:3:2: expected one of 0 shared texts in cell B3, found number \"-1\""
    ),
    ("<row r='0'/>", "a.xlsx:1: expected a row from 1 to 1048576, found \"0\""),
    ("<row r='1048577'/>", "a.xlsx:1: expected a row from 1 to 1048576, found \"1048577\""),
    ("<row r='5'/><row r='5'/>", "a.xlsx:5: expected a row behind row 5, found row 5"),
    ("<row r='2'><c r='XFE2'/></row>", "a.xlsx:2:1: expected a cell of row 2, from A2 to XFD2, found \"XFE2\""),
    ("<row r='2'><c r='A3'/></row>", "a.xlsx:2:1: expected a cell of row 2, from A2 to XFD2, found \"A3\""),
    (
      "<row r='2'><c r='99999999999999999999'/></row>",
      "a.xlsx:2:1: expected a cell of row 2, from A2 to XFD2, found \"99999999999999999999\""
    ),
    ("<row r='2'><c r='B2'/><c r='A2'/></row>", "a.xlsx:2:1: expected a cell behind column 2 of row 2, found A2"),
    ("<row r='2'><c r='XFD2'/><c/></row>", "a.xlsx:2:16385: expected a cell behind column 16384 of row 2, found XFE2"),
    ("<row><c></row>", "a.xlsx (xl/worksheets/sheet1.xml):1:"),
  ])
  func `what is out of range is an error that names the cell`(rows: String, message: String) throws {
    let error = #expect(throws: FormatError.self) { try read(parts(rows)) }
    let said = try #require(error?.description)
    #expect(said.replacing(folder.path + "/", with: "").hasPrefix(message), "\(said)")
  }

  @Test func `a row that goes to the last cell is read as far as its table goes`() throws {
    let rows =
      "<row r='1'>\(cell("A1", "en"))\(cell("B1", "ru"))</row>"
      + "<row r='1048576'>\(cell("A1048576", "fan"))\(cell("B1048576", "вентилятор"))\(cell("XFD1048576", "far"))</row>"
    let read = try read(parts(rows))
    #expect(read.rows.map(\.line) == [1, 1_048_576])
    #expect(read.rows.map(\.fields.count) == [2, 2])
    #expect(
      read.diagnostics.map(\.message) == ["found 1 cell beyond column 1000, cell XFD1048576 being the first: not read"])
  }

  @Test func `rows with cells far apart are refused when they are many`() throws {
    let rows = (1...60).map { "<row r='\($0)'><c r='ALL\($0)'><v>1</v></c></row>" }.joined()
    let path = try write("a.xlsx", parts(rows))
    let error = #expect(throws: FormatError.self) {
      let reader = try SheetReader(path, mostPadding: 50_000)
      while try reader.next() != nil {}
    }
    #expect(error?.line == 51)
    #expect(error?.message.contains("empty cells between others, up to cell ALL") == true)
  }

  @Test func `a text beyond the limit of a row is refused`() throws {
    let long = String(repeating: "x", count: 6 << 20)
    let shared = (0..<4).map { _ in "<c t='s'><v>0</v></c>" }.joined()
    for (rows, strings) in [
      ("<row>\(shared)</row>", "<si><t>\(long)</t></si>"),
      ("<row>" + (0..<4).map { _ in "<c t='str'><v>\(long)</v></c>" }.joined() + "</row>", ""),
    ] {
      let error = #expect(throws: FormatError.self) { try read(parts(rows, strings: strings)) }
      #expect(error?.message.contains("expected a row of at most 16777216 bytes") == true)
    }
  }

  @Test func `parts that are missing or of another kind are said`() throws {
    func message(_ change: (inout [(String, String)]) -> Void) throws -> String {
      var parts = parts("<row><c><v>1</v></c></row>")
      change(&parts)
      do {
        _ = try read(parts)
        return ""
      } catch let error as FormatError { return error.description.replacing(folder.path + "/", with: "") }
    }
    #expect(try message { _ in } == "")
    // Nothing is wanted of these two, where the workbook lies where it always does.
    #expect(try message { $0.removeFirst(2) } == "")
    #expect(
      try message { $0.remove(at: 2) }
        == "a.xlsx: expected a workbook (xl/workbook.xml) in the archive, found none: is it XLSX?")
    #expect(
      try message { $0[2].1 = "<document/>" } == "a.xlsx: expected a workbook in xl/workbook.xml, found \"document\"")
    #expect(try message { $0[2].1 = "<workbook/>" } == "a.xlsx: expected a sheet in the workbook, found none")
    #expect(
      try message { $0[3].1 = "<Relationships/>" }
        == "a.xlsx: expected the part of sheet \"A\" (rId1), found no relationship that names it")
    #expect(
      try message { $0[3].1 = $0[3].1.replacing("sheet1.xml", with: "../../../../etc/passwd") }
        == "a.xlsx: expected etc/passwd in the archive, found none")
    #expect(try message { $0.remove(at: 4) } == "a.xlsx: expected xl/worksheets/sheet1.xml in the archive, found none")
    #expect(
      try message { $0[4].1 = "<chartsheet/>" }
        == "a.xlsx (xl/worksheets/sheet1.xml): expected a worksheet, found \"chartsheet\"")
    #expect(try message { $0[4].1 = "" }.contains("expected XML, found nothing"))
    let external =
      "<Relationships><Relationship Id='rId1' TargetMode='External' Type='x/worksheet' Target='http://a'/></Relationships>"
    #expect(try message { $0[3].1 = external }.contains("found no relationship that names it"))
    let bomb = "<!DOCTYPE worksheet [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><worksheet>&b;</worksheet>"
    _ = try message { $0[4].1 = bomb }
  }

  @Test func `what is no archive is refused`() throws {
    for (bytes, expected) in [
      (Array("PK\u{3}\u{4}".utf8), "damaged zip archive"), (Array("plain text".utf8), "damaged zip archive"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "an older Excel, or an encrypted one"), ([], "damaged zip archive"),
    ] {
      let path = try folder.write("a.xlsx", bytes)
      let error = #expect(throws: (any Error).self) {
        try GlossaryReader.read(path, defaultSource: "en", defaultTarget: "ru")
      }
      #expect(error.map { "\($0)".contains(expected) } == true, "\(String(describing: error))")
    }
    #expect(throws: (any Error).self) {
      try GlossaryReader.read(folder.path + "/none.xlsx", defaultSource: "en", defaultTarget: "ru")
    }
  }

  @Test(arguments: 0..<40)
  func `damage never stops a reader but by an error of its own`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let rows =
      "<row r='1'>\(cell("A1", "en"))\(cell("B1", "ru"))</row><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>"
    var parts = parts(rows, strings: "<si><t>fan</t></si><si><r><t>вентилятор</t></r></si>")
    for _ in 0..<3 {
      // The parts, so that the archive around them stays sound, then the archive.
      let part = Int.random(in: 0..<parts.count, using: &random)
      var bytes = Array(parts[part].1.utf8)
      if bytes.isEmpty { continue }
      let at = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes.removeSubrange(at...)
      case 1: bytes[at] = UInt8.random(in: 32..<127, using: &random)
      default: bytes.insert(contentsOf: bytes[at..<min(at + 40, bytes.count)], at: at)
      }
      parts[part].1 = String(decoding: bytes, as: UTF8.self)
      let path = try write("a.xlsx", parts)
      do { _ = try GlossaryReader.read(path, defaultSource: "en", defaultTarget: "ru") } catch is FormatError {
      } catch is FileError {}
      var archive = try contents(of: path)
      archive[Int.random(in: 0..<archive.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      _ = try folder.write("b.xlsx", archive)
      do {
        _ = try GlossaryReader.read(folder.path + "/b.xlsx", defaultSource: "en", defaultTarget: "ru")
      } catch is FormatError {} catch is FileError {}
    }
  }

  // MARK: Writing

  @Test func `texts of all kinds come back from a workbook`() throws {
    let texts = [
      "=1+1", "'quoted", " spaced ", "two\nlines\tand a tab", "a\rb", "_x000D_ as text", "__x0041_", "\u{1}\u{FFFE}",
      "<&>\"'",
      "😀 e\u{301}", "+7", "0012", "TRUE", "_x00", "_", String(repeating: "я", count: 32_767),
    ]
    var sheet = SheetWriter()
    sheet.add(["a", "", "c"])
    sheet.add(texts)
    let bytes = try sheet.finish(title: "A & \"B\"", path: "a.xlsx")
    let reader = try SheetReader(folder.write("a.xlsx", bytes))
    #expect(try reader.next()?.fields == ["a", "", "c"])
    #expect(try reader.next()?.fields == texts)
    #expect(sheetIsWhole(reader))
    // The same rows give the same bytes.
    var again = SheetWriter()
    again.add(["a", "", "c"])
    again.add(texts)
    #expect(try again.finish(title: "A & \"B\"", path: "a.xlsx") == bytes)
  }

  private func sheetIsWhole(_ reader: SheetReader) -> Bool {
    (try? reader.next()) == nil && reader.diagnostics.isEmpty
  }

  @Test func `a text that a cell cannot hold is cut, and that is said`() throws {
    let long = String(repeating: "a", count: 32_760) + "😀😀😀😀"
    let entry = TermEntry(
      id: "c1",
      languages: [
        LanguageSection("en", terms: [TermSection("fan", notes: [long])]),
        LanguageSection("ru", terms: [TermSection("вентилятор")]),
      ])
    var writer = TableWriter(.xlsx, source: LanguageTag("en"), target: LanguageTag("ru"))
    for concept in GlossaryDocument(path: "x", entries: [entry]).concepts { writer.add(concept, isChosen: true) }
    let table = try writer.finish(date: "")
    #expect(table.losses.lines == ["lost: ends of texts, once: a cell of a workbook holds 32767 units of UTF-16"])
    let path = try folder.write("a.xlsx", table.bytes)
    let read = try GlossaryReader.read(path, defaultSource: "en", defaultTarget: "ru").entries
    #expect(read.first?.languages.first?.terms.first?.notes == [String(long.dropLast())])
  }

  /// A twin of the escapes, by a regular expression of the standard's words.
  @Test func `escapes are those of the standard`() {
    #expect(SheetText.decoded(Array("a_x0041__x0_x000d_b_xD83D__xDE00__x005F_x0041_".utf8)[...]) == "aA_x0\rb😀_x0041_")
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let letters = Array("_x0041DF\u{1}\r\né".unicodeScalars)
      let text = String(String.UnicodeScalarView((0..<12).map { _ in letters.randomElement(using: &random) ?? "_" }))
      #expect(SheetText.decoded(Array(SheetText.encoded(text).utf8)[...]) == text, "\(text.debugDescription)")
    }
  }

  @Test func `names of cells are those of a sheet`() {
    for (column, name) in [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")] {
      #expect(SheetReader.name(column: column, row: 7) == name + "7")
      let place = SheetReader.place(name.lowercased() + "7")
      #expect(place?.column == column && place?.row == 7)
    }
    for wrong in ["", "A", "7", "A0", "7A", "A1B", "XFE1", "A1048577", "Ä1", "A-1", "$A$1"] {
      #expect(SheetReader.place(wrong) == nil, "\(wrong)")
    }
  }
}
