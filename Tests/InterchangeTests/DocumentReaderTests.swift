import Bitext
import Files
import Interchange
import TestSupport
import Testing

@Suite struct DocumentReaderTests {
  private static let fixtures = TestData.packageFolder + "/Tests/Fixtures/documents/"

  private static func littleEndian(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    return bytes
  }

  private static func lines(_ document: DocumentText) -> [String] {
    document.blocks.map { block in
      let kind = block.level > 0 ? "\(block.kind.rawValue)\(block.level)" : block.kind.rawValue
      return "\(kind): \(String(decoding: block.text, as: UTF8.self))"
    }
  }

  private static let report = [
    "heading1: Отчёт о работе станции",
    "body: В мае 2014 г. Станция «Север» начала наблюдения, т. е. вышла на связь. Проф. А. П. Журавлёв передал первый полный отчёт. "
      + "Затем связь прервалась.",
    "heading2: Equipment", "body: The crew of Lt. Col. Hayes used a U.S. radio. It weighed 12 kg.\nNobody complained.",
    "list-item: Барометр. Проверен в июне.", "list-item: Термометр", "table-cell: Дата", "table-cell: Temperature",
    "table-cell: 5 июня", "table-cell: It was cold. No snow fell.", "body: Конец отчёта.",
    "footnote: Архив станции, л. 5. Подлинник утрачен.",
  ]

  @Test(arguments: ["report.docx", "report.odt"])
  func `what LibreOffice wrote is read, deletions left out`(name: String) throws {
    #expect(try Self.lines(DocumentReader.read(Self.fixtures + name)) == Self.report)
  }

  @Test func `HTML of LibreOffice has the same paragraphs`() throws {
    let lines = try Self.lines(DocumentReader.read(Self.fixtures + "report.html"))
    #expect(lines.count == Self.report.count)
    #expect(lines[0] == Self.report[0] && lines[2..<11] == Self.report[2..<11])
  }

  private static let survey = [
    "heading1: Survey of the northern coast",
    "body: The party left on 3 May. It had two boats, log.txt and a dog that wrapped to the next line.",
    "list-item: First item. With two sentences.", "list-item: Second item", "table-cell: Place", "table-cell: Depth",
    "table-cell: Bay A.", "table-cell: 12 m", "table-cell: Мыс Южный", "table-cell: Глубина 5 м. Дно ровное.",
    "body: A quoted remark! And another.", "body: Last line\nbroken here.",
    "footnote: A footnote. It has two sentences.",
  ]

  @Test func `Markdown is read without its marks and code`() throws {
    #expect(try Self.lines(DocumentReader.read(Self.fixtures + "survey.md")) == Self.survey)
  }

  @Test func `DOCX of pandoc has the same paragraphs`() throws {
    let lines = try Self.lines(DocumentReader.read(Self.fixtures + "survey.docx"))
    for line in Self.survey { #expect(lines.contains(line), "\(line)") }
  }

  @Test func `places are those of the file`() throws {
    for name in ["survey.md", "survey.html", "report.html"] {
      let document = try DocumentReader.read(Self.fixtures + name)
      let source = String(decoding: try contents(of: Self.fixtures + name), as: UTF8.self)
      let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
      var places = DocumentText.Places(document)
      var checked = 0
      for block in document.blocks {
        let place = places.place(of: 0, in: block)
        let first = String(decoding: block.text, as: UTF8.self).unicodeScalars.first
        #expect(lines[place.line - 1][place.column - 1] == first, "\(name):\(place)")
        checked += 1
      }
      #expect(checked >= 12)
    }
  }

  @Test func `HTML without what is not shown`() throws {
    let html = """
      <!DOCTYPE html><html><head><title>no</title><style>p{}</style></head><body><nav>no</nav><p>One <b>bold</b> &amp; caf&eacute;<br>two
      lines<p hidden>no<p style="display: none">no<p>Three<script>no()</script><ul><li>item <p>more</ul><pre>a\nb</pre>
      <table><tr><td>cell<td>next</table><h3>Head</h3>tail &#1078;
      """
    let document = try DocumentReader.read(Array(html.utf8), name: "a.html", format: .html)
    #expect(
      Self.lines(document) == [
        "body: One bold & café\ntwo lines", "body: Three", "list-item: item", "list-item: more", "body: a\nb",
        "table-cell: cell", "table-cell: next", "heading3: Head", "body: tail ж",
      ])
  }

  @Test(arguments: [
    ("<p translate='no'>A_CODE</p><p>Text</p>", ["Text"]),
    ("<p class='x NoTranslate y'>A_CODE</p><p class='notranslated'>Text</p>", ["Text"]),
    ("<div translate='no'><p>A_CODE</p><p translate='yes'>Text</p><p>B_CODE</p></div><p>More</p>", ["Text", "More"]),
    ("<p>Keep <code translate='no'>x=1</code> in line.</p>", ["Keep x=1 in line."]),
    ("<p translate='no'>A_CODE <b translate='yes'>text</b> B</p>", ["text"]),
    ("<p translate=''>Text</p><span translate='no'><div>A_CODE</div></span>", ["Text"]),
  ])
  func `blocks of HTML that are not to be translated are left out`(body: String, texts: [String]) throws {
    let document = try DocumentReader.read(
      Array("<html><body>\(body)</body></html>".utf8), name: "a.html", format: .html)
    #expect(document.blocks.map { String(decoding: $0.text, as: UTF8.self) } == texts)
  }

  @Test(arguments: [
    ("A&#150;B", "A–B"), ("it&#146;s", "it’s"), ("&#x80;5", "€5"), ("a&#129;b", "ab"), ("caf&#233;", "café"),
    ("тест", "тест"),
  ])
  func `numbers of control characters in HTML are those of Windows`(body: String, text: String) throws {
    let document = try DocumentReader.read(
      Array("<meta charset='utf-8'><p>\(body)</p>".utf8), name: "a.html", format: .html)
    #expect(document.blocks.map { String(decoding: $0.text, as: UTF8.self) } == [text])
  }

  @Test(arguments: [("windows-1251", true), ("KOI8-R", true)])
  func `an encoding that HTML says is used`(name: String, isKnown: Bool) throws {
    // «Да» in both.
    let bytes: [UInt8] = name == "KOI8-R" ? [0xE4, 0xC1] : [0xC4, 0xE0]
    let html = Array("<meta charset=\"\(name)\"><p>".utf8) + bytes
    let document = try DocumentReader.read(html, name: "a.html", format: .html)
    #expect(Self.lines(document) == ["body: Да"])
  }

  @Test func `plain text in any encoding has its paragraphs`() throws {
    let text = "Первый абзац. Два предложения.\r\n\r\nВторой.\r\n"
    let wide: [UInt8] = [0xFF, 0xFE] + Self.littleEndian(text)
    for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), wide] {
      let document = try DocumentReader.read(bytes, name: "a.txt", format: .plain)
      #expect(Self.lines(document) == ["body: Первый абзац. Два предложения.", "body: Второй."])
    }
    let ascii = Self.littleEndian("No mark here. It is UTF-16.")
    #expect(
      try Self.lines(DocumentReader.read(ascii, name: "a.txt", format: .plain)) == ["body: No mark here. It is UTF-16."]
    )
  }

  @Test func `lines end with a line feed, a carriage return or a form feed, and each has its place`() throws {
    let text = "One.\nTwo.\r\nThree.\rFour.\u{0C}Five.\u{0C}\n\tSix.\r\r\nSeven.\r"
    let document = try DocumentReader.read(Array(text.utf8), name: "a.txt", format: .plain)
    let words = ["One.", "Two.", "Three.", "Four.", "Five.", "Six.", "Seven."]
    #expect(Self.lines(document) == words.map { "body: " + $0 })
    var places = DocumentText.Places(document)
    let found = document.blocks.map { places.place(of: 0, in: $0).column }
    #expect(found == [1, 1, 1, 1, 7, 2, 1])
  }

  @Test func `wrapped lines are joined, others are not`() throws {
    let wrapped = """
      The station was built on a cliff above the bay, and the wind
      never stopped there, neither in summer nor in the long dark
      winter that followed. Nobody complained about it.
        A new paragraph begins with an indent and it goes on for a
      while, until the line is full and the text is wrapped again.
      """
    let document = try DocumentReader.read(Array(wrapped.utf8), name: "a.txt", format: .plain)
    #expect(document.blocks.count == 2)
    #expect(
      String(decoding: document.blocks[0].text, as: UTF8.self).hasPrefix(
        "The station was built on a cliff above the bay, and the wind never"))
    var places = DocumentText.Places(document)
    let offset =
      String(decoding: document.blocks[0].text, as: UTF8.self).utf8.count - "Nobody complained about it.".utf8.count
    #expect(places.place(of: offset, in: document.blocks[0]) == (line: 3, column: 23))
    let list =
      "Yes.\nA longer line of a list that has one sentence a line.\nNo.\nAnother line, which is not full.\nEnd."
    #expect(try DocumentReader.read(Array(list.utf8), name: "a.txt", format: .plain).blocks.count == 5)
  }

  @Test func `what is no text says so`() throws {
    let folder = TemporaryFolder()
    let docx = try contents(of: Self.fixtures + "report.docx")
    var flipped = docx
    for index in 1500..<1600 { flipped[index] ^= 0x55 }
    let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504)
    func named(_ name: String) -> [UInt8] { ole + Self.littleEndian(name) }
    let cases: [(String, [UInt8], String)] = [
      ("a.docx", Array(docx.prefix(docx.count / 2)), "damaged zip archive"), ("b.docx", flipped, "damaged zip data"),
      ("c.docx", [], "found an empty file"), ("d.docx", Array("text".utf8), "expected a zip archive"),
      ("e.docx", named("EncryptedPackage"), "a password encrypts"), ("f.doc", named("WordDocument"), "Word 97-2003"),
      ("g.pdf", Array("%PDF-1.7\n".utf8), "found PDF"), ("h.txt", [0x41, 0, 0x42, 0x43, 0x44], "binary data"),
      ("i.rtf", Array("{\\rtf1 a}".utf8), "found RTF"),
    ]
    for (name, bytes, message) in cases {
      let path = try folder.write(name, bytes)
      do {
        _ = try DocumentReader.read(path)
        Issue.record("\(name) was read")
      } catch {
        #expect("\(error)".contains(message) && "\(error)".contains(name), "\(error)")
      }
    }
  }

  @Test func `a table whose rows lack most of its cells is read as text, and that is said`() throws {
    func read(_ text: String) throws -> DocumentText {
      try DocumentReader.read(Array(text.utf8), name: "a.md", format: .markdown)
    }
    for (mark, end) in [("", "|"), ("> ", "|"), ("", "")] {
      let heads = mark + end + String(repeating: "a|", count: 999) + "a" + end + "\n"
      let line = mark + end + String(repeating: "-|", count: 999) + "-" + end + "\n"
      let rows = String(repeating: mark + "|b\n", count: 400)
      let document = try read("Text.\n\n" + heads + line + rows)
      #expect(document.diagnostics.map(\.rule) == ["sparse-table"])
      // 999 cells lack in each row.
      #expect(document.diagnostics.first?.line == 5 + 201)
      #expect(document.blocks.contains { String(decoding: $0.text, as: UTF8.self).contains("|b") })
    }
    let rows = String(repeating: "|" + String(repeating: "b|", count: 500) + "\n", count: 500)
    let whole = "|" + String(repeating: "a|", count: 500) + "\n|" + String(repeating: "-|", count: 500) + "\n" + rows
    let document = try read(whole)
    #expect(document.diagnostics.isEmpty)
    #expect(document.blocks.count == 501 * 500)
  }

  @Test func `a long definition that is referred to often is read as text, and that is said`() throws {
    func read(_ length: Int, _ references: Int) throws -> DocumentText {
      let text =
        "Text.\n\n[a]: " + String(repeating: "b", count: length) + "\n\n" + String(repeating: "[a] ", count: references)
      return try DocumentReader.read(Array(text.utf8), name: "a.md", format: .markdown)
    }
    let document = try read(20_000, 2_000)
    #expect(document.diagnostics.map(\.rule) == ["long-reference"])
    #expect(document.diagnostics.first?.line == 3)
    #expect(try read(20_000, 100).diagnostics.isEmpty)
    #expect(try read(60, 20_000).diagnostics.isEmpty)
  }

  @Test func `of a tag's very many attributes the first are read, and that is said`() throws {
    func read(_ attributes: Int, before: String = "", format: DocumentText.Format = .html) throws -> DocumentText {
      let tag = "<p" + (0..<attributes).map { $0 % 2 == 0 ? " a\($0)='>\n'" : " b\($0)" }.joined() + " hidden>"
      let text = before + tag + "House.</p>\n<p>Tree.</p>\n"
      return try DocumentReader.read(Array(text.utf8), name: "a", format: format)
    }
    #expect(try Self.lines(read(255)) == ["body: Tree."])
    #expect(try read(255).diagnostics.isEmpty)
    for (format, before) in [(DocumentText.Format.html, "<p>a\n<br>\n"), (.markdown, "---\na: b\n---\n\nText.\n\n")] {
      let document = try read(1_000, before: before, format: format)
      // What says that it is hidden is one of those left out.
      #expect(Self.lines(document).contains("body: House."))
      #expect(document.diagnostics.map(\.rule) == ["crowded-tag"])
      // The 257th stands behind 128 line ends.
      #expect(document.diagnostics.first?.line == 1 + before.utf8.count { $0 == 0x0A } + 128)
    }
    let ratio = try growth(from: 2_000) { _ = try read($0) }
    #expect(ratio < steepest, "\(ratio)")
  }

  @Test func `hostile documents end`() throws {
    for unit in ["<div>", "<p>x<b>", "<a href=\"", "<!--", "<", "&", "<table><tr><td>", "</b></i>"] {
      let bytes = Array(String(repeating: unit, count: 20_000).utf8)
      do { _ = try DocumentReader.read(bytes, name: "a.html", format: .html) } catch let error as FormatError {
        #expect(error.description.contains("nested at most 2000"))
      }
    }
    for unit in ["![l", "[a](b", "*a_ ", "> ", "`a``b```", "[", "a**b_c", "<!--", "- "] {
      let bytes = Array(String(repeating: unit, count: 60_000).utf8)
      _ = try DocumentReader.read(bytes, name: "a.md", format: .markdown)
    }
    var random = SystemRandomNumberGenerator()
    for name in ["report.docx", "report.odt"] {
      let folder = TemporaryFolder()
      let whole = try contents(of: Self.fixtures + name)
      for index in 0..<60 {
        var bytes = whole
        for _ in 0..<8 {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        _ = try? DocumentReader.read(folder.write("\(index)-\(name)", bytes))
      }
    }
  }
}
