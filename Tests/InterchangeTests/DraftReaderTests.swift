import Bitext
import Files
import Interchange
import TestSupport
import Testing

/// All segments of a draft.
func drafts(
  _ bytes: [UInt8], _ name: String, _ options: DraftOptions = DraftOptions()
) throws -> (segments: [DraftSegment], reader: DraftReader) {
  let reader = try DraftReader(bytes: bytes, name: name, options: options)
  var segments: [DraftSegment] = []
  while let segment = try reader.next() { segments.append(segment) }
  #expect(try reader.next() == nil)
  return (segments, reader)
}

@Suite struct DraftReaderTests {
  @Test(arguments: [
    ("a", "<?xml version='1.0'?><!-- c --><xliff version='1.2'/>", DraftFormat.xliff12),
    ("a.txt", "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version = \"2.2\"></xliff>", .xliff2),
    ("a.xml", "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\" [<!ENTITY a 'b>'>]>\n<tmx version='1.4'/>", .tmx),
    ("a", "# c\nmsgid \"\"\nmsgstr \"\"\n", .po), ("a.po", "", .po), ("-", "a\tb\nc\td\n", .table),
    ("b.txt", "a\tb", .table),
    ("a.csv", "a,b", .table),
  ])
  func `the content says the format, then the ending`(name: String, text: String, format: DraftFormat) throws {
    #expect(try drafts(Array(text.utf8), name).reader.format == format)
  }

  @Test(arguments: [("a", "some words\n"), ("a.txt", "a"), ("a.md", "<p>"), ("a.html", "<html/>"), ("a", "")])
  func `what cannot be told is refused`(name: String, text: String) {
    #expect(throws: FormatError.self) { try drafts(Array(text.utf8), name) }
  }

  @Test func `each form of a message is a segment`() throws {
    let (segments, reader) = try drafts(
      Array(
        #"""
        msgid ""
        msgstr ""
        "Language: ru\n"
        "Content-Type: text/plain; charset=UTF-8\n"
        "Plural-Forms: nplurals=3; plural=(n%10==1);\n"

        # By hand.
        #. tolmach:ignore length the button is wide
        #, fuzzy, no-python-format, c-format
        msgctxt "menu"
        msgid "%d file"
        msgid_plural "%d files"
        msgstr[0] "%d файл"
        msgstr[1]   "%d файла"
        msgstr[2] ""
        "%d файлов\n"

        #, no-c-format
        msgid "open"
        msgstr ""

        #~ msgid "gone"
        #~ msgstr "нет"
        """#.utf8), "a.po")
    #expect(reader.diagnostics.isEmpty)
    #expect(reader.targetLanguage == "ru")
    #expect(segments.map(\.id) == ["1[0]", "1[1]", "1[2]", "2"])
    #expect(segments.map(\.source.text) == ["%d file", "%d files", "%d files", "open"])
    #expect(segments.map { $0.target?.text } == ["%d файл", "%d файла", "%d файлов\n", ""])
    #expect(segments.map(\.state) == [.unconfirmed, .unconfirmed, .unconfirmed, .untranslated])
    #expect(segments.map(\.syntax) == [.format("c-format"), .format("c-format"), .format("c-format"), .plain])
    #expect(segments.map { $0.plural?.index } == [0, 1, 2, nil])
    #expect(segments.map { $0.plural?.count } == [3, 3, 3, nil])
    #expect(segments.map(\.context) == ["menu", "menu", "menu", nil])
    #expect(segments.map(\.line) == [13, 14, 15, 20])
    #expect(segments.map(\.column) == [12, 14, 12, 9])
    #expect(segments.first?.notes.first == "By hand.")
    #expect(segments.first?.ignoredRules.map(\.rule) == ["length"])
  }

  @Test func `of a memory the pair of two languages is read`() throws {
    let text = """
      <tmx version="1.4"><header srclang="en"/><body>
      <tu tuid="a"><note>n</note><tuv xml:lang="de"><seg>Eins</seg></tuv><tuv xml:lang="EN-US"><seg>One</seg></tuv>
      <tuv xml:lang="ru"><seg><bpt i="1">&lt;b></bpt>Раз<ept i="1"/></seg></tuv></tu>
      <tu><tuv xml:lang="en"><seg>Two</seg></tuv></tu><tu><tuv xml:lang="fr"><seg>Trois</seg></tuv></tu>
      </body></tmx>
      """
    let (segments, reader) = try drafts(Array(text.utf8), "a.tmx", DraftOptions(targetLanguage: "ru-RU"))
    #expect(segments.map(\.id) == ["a", "2"])
    #expect(segments.map(\.source.text) == ["One", "Two"])
    #expect(segments.map { $0.target?.text } == ["Раз", nil])
    #expect(segments.map(\.line) == [3, 4])
    #expect(segments.map(\.column) == [48, 29])
    #expect(segments.map(\.notes) == [["n"], []])
    #expect(reader.sourceLanguage == "en")
    let german = try drafts(Array(text.utf8), "a.tmx", DraftOptions(sourceLanguage: "ru", targetLanguage: "de"))
    #expect(german.segments.map { $0.target?.text } == ["Eins"])
    #expect(try drafts(Array(text.utf8), "a.tmx").segments.map { $0.target?.text } == ["Eins", nil])
  }

  @Test func `of a table two columns are read`() throws {
    let (segments, reader) = try drafts(Array("one\tраз\n\ntwo\t\nthree\n \t четыре\tnote\r\nfive\tпять".utf8), "a.tsv")
    #expect(reader.diagnostics.isEmpty)
    #expect(segments.map(\.source.text) == ["one", "two", "three", " ", "five"])
    #expect(segments.map { $0.target?.text } == ["раз", "", nil, " четыре", "пять"])
    #expect(segments.map(\.state) == [.translated, .untranslated, .untranslated, .translated, .translated])
    #expect(segments.map(\.line) == [1, 3, 4, 5, 6])
    #expect(segments.map(\.column) == [5, 5, 1, 3, 6])
    #expect(segments.map(\.id) == ["1", "2", "3", "4", "5"])
  }

  @Test func `a header row names the columns, and cells in quotes may have several lines`() throws {
    let text =
      "\u{FEFF}id,ru,en,note\r\nx1,\"раз,\r\n\"\"два\"\"\",\"one\",tolmach:ignore case shouted\r\nx2,\"a\"b,c\r\n"
    let (segments, reader) = try drafts(Array(text.utf8), "a.csv")
    #expect(reader.diagnostics.isEmpty)
    #expect(reader.sourceLanguage == "ru")
    #expect(reader.targetLanguage == "en")
    #expect(segments.map(\.id) == ["x1", "x2"])
    #expect(segments.map(\.source.text) == ["раз,\r\n\"два\"", "ab"])
    #expect(segments.map { $0.target?.text } == ["one", "c"])
    #expect(segments.map(\.line) == [3, 4])
    #expect(segments.map(\.column) == [11, 9])
    #expect(segments.first?.ignoredRules.map(\.reason) == ["shouted"])
    let open = try drafts(Array("a,\"b\nc,d\n".utf8), "a.csv")
    #expect(open.segments.map(\.source.text) == ["c"])
    #expect(open.reader.diagnostics.map { [$0.line, $0.column] } == [[1, 3]])
  }

  @Test func `a text is read beside its source, line by line`() throws {
    let folder = TemporaryFolder()
    let source = try folder.write("en.txt", "One\n\nTwo\nThree\n\n")
    let (segments, reader) = try drafts(
      Array("Раз\r\n\r\nДва\r\n\r\n".utf8) + Array("\n\n".utf8), "ru.txt",
      DraftOptions(sourcePath: try folder.write("b.txt", "One\n\nTwo\n")))
    #expect(reader.format == .text)
    #expect(segments.map(\.source.text) == ["One", "Two"])
    #expect(segments.map { $0.target?.text } == ["Раз", "Два"])
    #expect(segments.map(\.line) == [1, 3])
    do {
      _ = try drafts(Array("Раз\nДва\n".utf8), "ru.txt", DraftOptions(sourcePath: source))
      Issue.record("expected an error")
    } catch { #expect("\(error)" == "ru.txt:2: expected 4 lines as in \(source), found 2") }
  }

  @Test func `Markdown is read block by block`() throws {
    let folder = TemporaryFolder()
    let source = try folder.write(
      "en.md", "---\ntitle: x\n---\n# Title\nOne\ntwo.\n\n- a\n- b\n\n```sh\n# no\n\nls\n```\n1. c\n")
    let (segments, reader) = try drafts(
      Array("---\ntitle: y\n---\n# Имя\nРаз два.\n\n  - а\n- б\n\n```sh\n# no\n\nls\n```\n1. в\n".utf8), "ru.md",
      DraftOptions(sourcePath: source))
    #expect(reader.format == .markdown)
    #expect(
      segments.map(\.source.text).dropFirst() == [
        "# Title", "One\ntwo.", "- a", "- b", "```sh\n# no\n\nls\n```", "1. c",
      ])
    #expect(segments.map { $0.target?.text }.dropFirst(2).first == "Раз два.")
    #expect(segments.map(\.isTranslatable) == [false, true, true, true, true, false, true])
    #expect(segments.map(\.line) == [1, 4, 5, 7, 8, 10, 15])
    #expect(segments.map(\.column) == [1, 1, 1, 3, 1, 1, 1])
    #expect(segments.allSatisfy { $0.syntax == .markdown })
  }

  // MARK: Places

  private static let tricky = """
    <?xml version="1.0" encoding="ENC"?><xliff version="1.2"><file source-language="en" target-language="ru"><body>
    <trans-unit id="1"><source>ёж</source><target>ёлка &amp; ёж</target></trans-unit><trans-unit id="2"><source>a</source><target>&#1078;ук</target></trans-unit>
    <trans-unit id="3"><source>a</source><target><!-- ё --><![CDATA[<ё>]]></target></trans-unit></body></file></xliff>
    """

  @Test(arguments: ["UTF-8", "UTF-8 with mark", "UTF-16", "windows-1251"])
  func `places are those of characters, whatever the encoding`(encoding: String) throws {
    let name = encoding.split(separator: " ").first.map(String.init) ?? ""
    let text = Self.tricky.replacing("ENC", with: name)
    let bytes: [UInt8] =
      switch encoding {
      case "UTF-16": utf16(text)
      case "windows-1251": text.unicodeScalars.map { windows1251($0) }
      case "UTF-8": Array(text.utf8)
      default: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
      }
    let (segments, reader) = try drafts(bytes, "a.xlf")
    #expect(reader.diagnostics.isEmpty)
    #expect(segments.map { $0.target?.text } == ["ёлка & ёж", "жук", "<ё>"])
    #expect(segments.map(\.line) == [2, 2, 3])
    #expect(segments.map(\.column) == [47, 127, 65])
  }

  @Test(arguments: [false, true])
  func `a byte order mark is no character`(isMarked: Bool) throws {
    let text =
      "<xliff version='1.2'><file><body><trans-unit><source>a</source><target>б</target></trans-unit></body></file></xliff>"
    let mark: [UInt8] = isMarked ? [0xEF, 0xBB, 0xBF] : []
    #expect(try drafts(mark + Array(text.utf8), "a.xlf").segments.map(\.column) == [72])
    #expect(try drafts(mark + Array("a\tб\n".utf8), "a.tsv").segments.map(\.column) == [3])
  }

  @Test func `the text part of a memoQ archive is read`() throws {
    let text =
      "<xliff version='1.2'><file><body><trans-unit><source>a</source><target>б</target></trans-unit></body></file></xliff>"
    let folder = TemporaryFolder()
    let file = try OutputFile(folder.path + "/a.mqxlz.zip")
    try file.write(Array(text.utf8))
    try file.commit()
    let reader = try DraftReader(folder.path + "/a.mqxlz.zip")
    #expect(try reader.next()?.target?.text == "б")
  }

  /// Every plain target is where its place says.
  @Test(.enabled(if: TestData.isPresent))
  func `every sample draft is read, and its places hold`() throws {
    var segments = 0
    var places = 0
    var faults: Set<String> = []
    for path in TestData.files(under: "xliff", endings: [".xlf", ".xliff", ".sdlxliff", ".po"])
      + TestData.files(under: "po", endings: [".po", ".pot"])
    {
      let reader = try DraftReader(path)
      let bytes = try contents(of: path)
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      while let segment = try reader.next() {
        segments += 1
        guard UTF8Check.isPlain(reader.encoding), let edit = reader.edit, edit.isPlain,
          let target = segment.target?.text, let first = target.unicodeScalars.first
        else { continue }
        let line = try #require(lines.indices.contains(segment.line - 1) ? lines[segment.line - 1] : nil)
        var text = String(decoding: line, as: UTF8.self).unicodeScalars[...]
        if segment.line == 1, text.first == "\u{FEFF}" { text = text.dropFirst() }
        let rest = text.dropFirst(segment.column - 1)
        // An escape or a reference stands for a character; a text of several lines begins on the next.
        let isThere =
          rest.first == first || first == "\n" || rest.first == "&" || rest.first == "\\"
          || (reader.format == .po && rest.first == "\"")
        #expect(isThere, "\(path):\(segment.line):\(segment.column): \(target.prefix(20))")
        places += 1
      }
      let errors = reader.diagnostics.filter { $0.severity == .error }
      #expect(errors.allSatisfy { $0.line != nil && $0.column != nil })
      if !errors.isEmpty { faults.insert(path.split(separator: "/").last.map(String.init) ?? "") }
    }
    #expect(segments > 38_000)
    #expect(places > 25_000)
    #expect(
      faults == [
        "limitations.po", "box_protocol.po", "requests.po", "value_store.po", "table.po", "Good-pgs_plural.xlf",
        "invalid_xml_entity.xlf", "file-XLIFFFilter-invalid-content.xlf",
      ])
  }
}

private enum UTF8Check {
  static func isPlain(_ encoding: String) -> Bool { ["utf-8", "us-ascii"].contains(encoding.lowercased()) }
}
