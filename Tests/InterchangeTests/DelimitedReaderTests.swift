import Bitext
import Files
import Interchange
import TestSupport
import Testing

func csv(_ text: String, _ dialect: DelimitedDialect? = nil) throws -> [DelimitedRow] {
  let reader = try DelimitedReader(ByteSource(bytes: Array(text.utf8), name: "a.csv"), dialect: dialect)
  var rows: [DelimitedRow] = []
  while let row = try reader.next() { rows.append(row) }
  return rows
}

@Suite struct DelimitedReaderTests {
  @Test func `quotes, doubled quotes and line breaks in cells are read as RFC 4180 has them`() throws {
    let rows = try csv("a,\"b, c\",d\r\n\"one \"\"two\"\"\",\"x\r\ny\",\r\n\n,,\nlast,\"\",z")
    #expect(
      rows == [
        DelimitedRow(["a", "b, c", "d"], line: 1), DelimitedRow(["one \"two\"", "x\r\ny", ""], line: 2),
        DelimitedRow(["", "", ""], line: 5), DelimitedRow(["last", "", "z"], line: 6),
      ])
  }

  @Test func `the separator is the one that stands equally often in the rows`() throws {
    #expect(try csv("термин;term\nпункт, подпункт;clause, subclause").map(\.fields.count) == [2, 2])
    #expect(try csv("термин;term\r\nпункт, подпункт;clause, subclause\r\n").map(\.fields.count) == [2, 2])
    #expect(try csv("a,b; c\nd,e").map(\.fields.count) == [2, 2])
    #expect(try csv("a\tb, c\nd\te").map(\.fields.count) == [2, 2])
    #expect(try csv("\"a;b;c\",d\n\"e;f;g\",h").map(\.fields.count) == [2, 2])
    #expect(try csv("sep=;\na,b;c\n").map(\.fields) == [["a,b", "c"]])
    #expect(try csv("").isEmpty)
  }

  @Test func `a quote that is never closed is an error at its line and column`() throws {
    let reader = try DelimitedReader(ByteSource(bytes: Array("a,b\nш,\"c\nd\n".utf8), name: "a.csv"))
    #expect(try reader.next()?.fields == ["a", "b"])
    let error = #expect(throws: FormatError.self) { try reader.next() }
    #expect(error?.line == 2)
    #expect(error?.column == 3)
  }

  @Test func `a TSV takes quotes as text`() throws {
    #expect(try csv("\"a\t5\" gun\n", .tsv).map(\.fields) == [["\"a", "5\" gun"]])
  }

  @Test(arguments: ["UTF-8", "UTF-16LE", "UTF-16BE", "windows-1251"])
  func `the encoding is found by mark or by look`(encoding: String) throws {
    let text =
      "ракета,missile\nпусковая установка,launcher\nбоевой блок,warhead\nдальность полёта,range of flight\n"
    let bytes: [UInt8] =
      switch encoding {
      case "UTF-8": [0xEF, 0xBB, 0xBF] + text.utf8
      case "UTF-16LE": [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case "UTF-16BE": [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      default: text.unicodeScalars.map { windows1251($0) }
      }
    let reader = try DelimitedReader(ByteSource(bytes: bytes, name: "a.csv"))
    #expect(try reader.next()?.fields == ["ракета", "missile"])
    #expect(reader.encoding == encoding)
    #expect(reader.diagnostics.map(\.rule) == (encoding == "windows-1251" ? ["guessed-encoding"] : []))
  }

  @Test func `rows longer than the window come out whole`() throws {
    let long = String(repeating: "длинная ячейка ", count: 30_000)
    let rows = try csv("a,\"\(long)\"\n\(long),b\n")
    #expect(rows.map(\.fields) == [["a", long], [long, "b"]])
  }

  @Test func `a row of more than 16 MiB is refused`() throws {
    let bytes = [UInt8](repeating: 0x61, count: 17 << 20)
    let reader = try DelimitedReader(ByteSource(bytes: bytes, name: "a.tsv"))
    #expect(throws: FormatError.self) { try reader.next() }
    let quoted = try DelimitedReader(ByteSource(bytes: [0x22] + bytes, name: "a.csv"))
    #expect(throws: FormatError.self) { try quoted.next() }
  }

  @Test(.enabled(if: TestData.isPresent))
  func `every sample table is read`() throws {
    var rows = 0
    for path in TestData.files(under: "csv", endings: [".csv", ".txt"]) {
      let reader = try DelimitedReader(path, dialect: path.hasSuffix(".csv") ? nil : .csv)
      do {
        while try reader.next() != nil { rows += 1 }
      } catch let error as FormatError {
        #expect(error.line != nil && error.column != nil, "\(error)")
      }
    }
    #expect(rows > 300)
  }
}

@Suite struct BitextTableReaderTests {
  private func read(_ text: String, name: String = "a.tsv") throws -> BitextTableReader {
    try BitextTableReader(ByteSource(bytes: Array(text.utf8), name: name))
  }

  private func all(_ reader: BitextTableReader) throws -> [BitextRow] {
    var rows: [BitextRow] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  @Test func `a header names languages or columns and is no pair`() throws {
    let languages = try read("en\tru_RU\nOne.\tРаз.\n")
    var row = BitextRow(source: "One.", target: "Раз.", line: 2)
    (row.sourceLanguage, row.targetLanguage) = ("en", "ru_RU")
    #expect(try all(languages) == [row])
    let columns = try read("id,Target,Source,Comment\n7,Раз.,One.,count\n", name: "a.csv")
    #expect(try all(columns) == [BitextRow(source: "One.", target: "Раз.", note: "count", line: 2)])
    let none = try read("term\tтермин\nOne.\tРаз.\n")
    #expect(try all(none).count == 2)
  }

  @Test func `rows without both cells are diagnostics with their line`() throws {
    let reader = try read("One.\tРаз.\nTwo.\n\n  \t \nThree.\tТри.\t\n\tЧетыре.\n")
    #expect(try all(reader).map(\.line) == [1, 5])
    #expect(reader.diagnostics.map(\.line) == [2, 6])
    #expect(try reader.next() == nil)
  }

  @Test func `spaces of the texts are left as they are`() throws {
    #expect(try all(try read(" One. \tРаз.\u{A0}\n")).map(\.source) == [" One. "])
  }
}

/// Enough of windows-1251 for Russian.
func windows1251(_ scalar: Unicode.Scalar) -> UInt8 {
  switch scalar.value {
  case 0x410...0x44F: UInt8(scalar.value - 0x410 + 0xC0)
  case 0x451: 0xB8
  case 0x401: 0xA8
  default: UInt8(scalar.value & 0x7F)
  }
}
