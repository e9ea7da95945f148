import Bitext
import Interchange
import TestSupport
import Testing

/// Which text of a document is shown.
@Suite struct DOCXTextTests {
  private let folder = TemporaryFolder()

  private func lines(_ body: String, styles: String = "") throws -> [String] {
    let names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    var zip = StoredZip()
    zip.add("[Content_Types].xml", Array("<Types/>".utf8))
    zip.add("word/document.xml", Array("<w:document \(names)><w:body>\(body)</w:body></w:document>".utf8))
    zip.add("word/styles.xml", Array("<w:styles \(names)>\(styles)</w:styles>".utf8))
    zip.add(
      "word/footnotes.xml",
      Array(
        "<w:footnotes \(names)><w:footnote w:id=\"2\"><w:p><w:r><w:t>Note.</w:t></w:r></w:p></w:footnote></w:footnotes>"
          .utf8))
    let document = try DocumentReader.read(folder.write("a.docx", zip.bytes))
    return document.blocks.map { block in
      let kind = block.level > 0 ? "\(block.kind.rawValue)\(block.level)" : block.kind.rawValue
      return "\(kind): \(String(decoding: block.text, as: UTF8.self))"
    }
  }

  private static let styles = """
    <w:style w:type="paragraph" w:styleId="P"><w:name w:val="P"/><w:rPr><w:vanish/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Q"><w:basedOn w:val="P"/></w:style>
    <w:style w:type="paragraph" w:styleId="S"><w:basedOn w:val="Q"/><w:rPr><w:vanish w:val="false"/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="C"><w:rPr><w:vanish w:val="1"/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="D"><w:basedOn w:val="C"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>
    <w:style w:type="table" w:styleId="T"><w:tblStylePr><w:rPr><w:vanish/></w:rPr></w:tblStylePr></w:style>
    """

  private func paragraph(_ style: String?, _ runs: String, mark: String = "") -> String {
    let properties = style.map { "<w:pStyle w:val=\"\($0)\"/>" } ?? ""
    return "<w:p><w:pPr>\(properties)\(mark.isEmpty ? "" : "<w:rPr>\(mark)</w:rPr>")</w:pPr>\(runs)</w:p>"
  }

  private func run(_ text: String, _ properties: String = "") -> String {
    "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")<w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  @Test func `what a style hides is left out, and what a run says itself holds`() throws {
    func style(_ name: String) -> String { "<w:rStyle w:val=\"\(name)\"/>" }
    let body =
      paragraph("P", run("a") + run("shown", "<w:vanish w:val=\"0\"/>")) + paragraph("Q", run("b"))
      + paragraph("S", run("Off again.")) + paragraph("T", run("Of a table."))
      + paragraph(
        nil,
        run("One") + run("c", style("C")) + run("d", style("D"))
          + run(" two.", style("D") + "<w:vanish w:val=\"off\"/>"))
      // Two styles turn each other round.
      + paragraph("P", run("Twice.", style("C")))
      + paragraph(nil, run("Old", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"))
      + paragraph(nil, run("Mark."), mark: "<w:vanish/>")
    #expect(
      try lines(body, styles: Self.styles) == [
        "body: shown", "body: Off again.", "body: Of a table.", "body: One two.", "body: Twice.", "body: Old",
        "body: Mark.",
        "footnote: Note.",
      ])
  }

  @Test func `a hidden break or sign is none, and a run around a text box stays hidden behind it`() throws {
    let box = "<w:pict><w:txbxContent>\(paragraph(nil, run("Box.")))</w:txbxContent></w:pict>"
    let body = paragraph(
      nil,
      run("A")
        + "<w:r><w:rPr><w:vanish/></w:rPr><w:br/><w:noBreakHyphen/><w:sym w:font=\"Symbol\" w:char=\"F061\"/>\(box)<w:t>x</w:t></w:r>"
        + run("B"))
    #expect(try lines(body) == ["body: Box.", "body: AB", "footnote: Note."])
  }

  @Test(arguments: ["<w:del w:id=\"1\" w:author=\"a\"/>", "<w:moveFrom w:id=\"1\" w:author=\"a\"/>"])
  func `a paragraph whose mark is deleted goes on in the next one`(mark: String) throws {
    let joined = paragraph(nil, run("One "), mark: mark)
    #expect(
      try lines(
        joined + "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/>" + paragraph("H", run("two."), mark: mark)
          + paragraph(nil, run(" Three."))
          + paragraph(nil, run("Four.")), styles: Self.styles)
        == ["body: One two. Three.", "body: Four.", "footnote: Note."])
    // The last of them says what it is.
    #expect(
      try lines(joined + paragraph("H", run("two.")), styles: Self.styles) == ["heading2: One two.", "footnote: Note."])
    let table = "<w:tbl><w:tr><w:tc>\(joined)</w:tc><w:tc>\(paragraph(nil, run("Cell.")))</w:tc></w:tr></w:tbl>"
    #expect(
      try lines(joined + table + paragraph(nil, run("End.")) + joined)
        == ["body: One", "table-cell: One", "table-cell: Cell.", "body: End.", "body: One", "footnote: Note."])
  }

  @Test func `signs are kept by their numbers, those of Symbol by what they show`() throws {
    func sign(_ font: String, _ number: String) -> String {
      "<w:r><w:sym w:font=\"\(font)\" w:char=\"\(number)\"/></w:r>"
    }
    let body = paragraph(
      nil,
      sign("Symbol", "F061") + sign("Symbol", "62") + sign("Symbol", "F0A3") + sign("Symbol", "F0BD")
        + sign("Wingdings", "F0FC")
        + sign("Arial", "2022") + sign("Arial", "none") + sign("Arial", "7"))
    #expect(try lines(body) == ["body: αβ≤\u{F0BD}\u{F0FC}•", "footnote: Note."])
  }
}
