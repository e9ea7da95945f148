import Bitext
import Files
import Interchange
import TestSupport
import Testing

private func read(_ bytes: [UInt8]) throws -> (entries: [POEntry], reader: POReader) {
  let reader = try POReader(ByteSource(bytes: bytes, name: "a.po"))
  var entries: [POEntry] = []
  while let entry = try reader.next() { entries.append(entry) }
  return (entries, reader)
}

private func read(_ text: String) throws -> (entries: [POEntry], reader: POReader) {
  try read(Array(text.utf8))
}

@Suite struct POReaderTests {
  @Test func `a header's lines may end as Windows has it`() {
    let header = POHeader("Project-Id-Version: x\r\nLanguage: ru\r\nContent-Type: text/plain; charset=UTF-8\r\n")
    #expect(header.language == "ru" && header.charset == "UTF-8" && header.fields.count == 3)
  }

  @Test func `everything of an entry is kept`() throws {
    let (entries, reader) = try read(
      #"""
      # By hand.
      msgid ""
      msgstr ""
      "Language: ru\n"
      "Content-Type: text/plain; charset=UTF-8\n"
      "Plural-Forms: nplurals=3; plural=(n%10==1);\n"

      # Said to the translator.
      #. said by the code
      #: main.c:11 main.c:20
      #, fuzzy, c-format
      #| msgctxt "old"
      #| msgid "One "
      #| "file"
      msgctxt "menu"
      msgid "%d file\n"
      "more"
      msgid_plural "%d files"
      msgstr[0] "%d файл"
      msgstr[1] "%d файла"
      msgstr[2] "%d файлов"
      #~ msgid "gone"
      #~ msgstr "нет"
      """#)
    #expect(reader.diagnostics.isEmpty)
    #expect(entries.count == 3)
    #expect(reader.header?.language == "ru")
    #expect(reader.header?.charset == "UTF-8")
    #expect(reader.header?.pluralCount == 3)
    let entry = try #require(entries.dropFirst().first)
    #expect(entry.line == 15)
    #expect(entry.context == "menu")
    #expect(entry.id == "%d file\nmore")
    #expect(entry.idPlural == "%d files")
    #expect(entry.strings == ["%d файл", "%d файла", "%d файлов"])
    #expect(entry.translatorComments == ["Said to the translator."])
    #expect(entry.extractedComments == ["said by the code"])
    #expect(entry.references == ["main.c:11 main.c:20"])
    #expect(entry.flags == ["fuzzy", "c-format"])
    #expect(entry.previousContext == "old")
    #expect(entry.previousId == "One file")
    #expect(entry.pairs().isEmpty)
    #expect(entry.pairs(includingFuzzy: true).map(\.target) == ["%d файл", "%d файла", "%d файлов"])
    #expect(
      entry.pairs(includingFuzzy: true).map(\.source) == ["%d file\nmore", "%d files", "%d files"])
    #expect(entry.pairs(includingFuzzy: true).map(\.form?.description) == ["0/3", "1/3", "2/3"])
    #expect(entries.last?.isObsolete == true)
    #expect(entries.last?.pairs().isEmpty == true)
  }

  @Test func `escapes are those of C`() throws {
    let (entries, reader) = try read(
      #"msgid "\t\"\\\a\101\x41\320\237\?" "x""# + "\r\n" + #"msgstr "\q""# + "\r\n")
    #expect(entries.first?.id == "\t\"\\\u{7}AAП?x")
    #expect(entries.first?.strings == ["\\q"])
    #expect(reader.diagnostics.map(\.rule) == ["unknown-escape"])
  }

  @Test func `the charset of the header is honoured`() throws {
    let text = """
      msgid ""
      msgstr "Content-Type: text/plain; charset=windows-1251\\n"

      msgid "missile"
      msgstr "ракета"
      """
    let (entries, reader) = try read(text.unicodeScalars.map { windows1251($0) })
    #expect(entries.last?.strings == ["ракета"])
    #expect(reader.encoding == "windows-1251")
    let unknown = try read(text.replacing("windows-1251", with: "martian-7"))
    #expect(unknown.entries.last?.strings == ["ракета"])
    #expect(unknown.reader.diagnostics.map(\.rule) == ["unknown-encoding"])
  }

  @Test(arguments: [
    ("msgid \"a\nmsgstr \"b\"\n", 1, 7), ("msgid \"a\"\n", 1, 1), ("msgstr \"b\"\n", 1, 1),
    ("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[1] \"c\"\n", 3, 1), ("msgid \"a\"\nmsgstr[x] \"c\"\n", 2, 8),
    ("msgid \"a\"\nrubbish\nmsgstr \"c\"\n", 2, 1), ("msgid \"a\" b\nmsgstr \"c\"\n", 1, 11),
    ("msgid\n", 1, 6),
    ("msgid \"a\"\nmsgstr \"c\\\n", 2, 8), ("msgid \"a\"\nmsgstr \"c\"\nmsgstr \"d\"\n", 3, 1),
  ])
  func `a fault is told with its place and the next entry is read`(text: String, line: Int, column: Int)
    throws
  {
    let (entries, reader) = try read(text + "\nmsgid \"next\"\nmsgstr \"дальше\"\n")
    #expect(entries.map(\.id) == ["next"])
    let error = try #require(reader.diagnostics.first)
    #expect(error.severity == .error)
    if column > 1 { #expect([error.line, error.column] == [line, column], "\(error)") }
    #expect(reader.diagnostics.count == 1)
  }

  @Test func `what is no catalogue is refused`() throws {
    let text = (1...100).map { "line \($0) of a letter\n" }.joined()
    #expect(throws: FormatError.self) { try read(text) }
  }

  @Test(.enabled(if: TestData.isPresent))
  func `every sample catalogue is read, and only the malformed ones have faults`() throws {
    var entries = 0
    var pairs = 0
    var faults: [String: [Int]] = [:]
    for path in TestData.files(under: "po", endings: [".po", ".pot"])
      + TestData.files(under: "tbx", endings: [".po"])
    {
      let reader = try POReader(path)
      while let entry = try reader.next() {
        entries += 1
        pairs += entry.pairs().count
      }
      let errors = reader.diagnostics.filter { $0.severity == .error }
      #expect(errors.allSatisfy { $0.line != nil && $0.column != nil })
      let name = path.split(separator: "/").last.map(String.init) ?? ""
      if !errors.isEmpty { faults[name] = errors.compactMap(\.line) }
    }
    // Text outside quotes, quotes within quotes, marks of an unfinished merge.
    #expect(
      faults == [
        "limitations.po": [81], "box_protocol.po": [1113, 1268, 2223, 2295], "requests.po": [108, 475],
        "value_store.po": [556], "table.po": [26],
      ])
    #expect(entries > 15_000)
    #expect(pairs > 12_000)
  }
}
