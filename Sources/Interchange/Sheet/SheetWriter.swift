internal import Bitext
internal import Files
internal import Markup

/// Writes a workbook of one sheet (XLSX) whose cells are texts: what begins as a formula does is none.
///
/// Only the parts that a workbook must have. The same rows give the same bytes.
struct SheetWriter: ~Copyable {
  private var rows = XMLWriter()
  private var count = 0
  /// Texts that a cell cannot hold whole.
  private(set) var cut = 0
  /// Cells and rows that a sheet has no place for.
  private(set) var beyond = 0
  private(set) var left = 0

  /// What a cell may hold, in units of UTF-16: Excel takes a longer text for damage.
  static let mostUnits = 32_767

  mutating func add(_ cells: [String]) {
    guard count < SheetReader.mostRows else {
      left += 1
      return
    }
    count += 1
    rows.raw("<row r=\"\(count)\">")
    beyond += cells.dropFirst(SheetReader.lastColumn).count { !$0.isEmpty }
    for (index, text) in cells.prefix(SheetReader.lastColumn).enumerated() where !text.isEmpty {
      rows.raw(
        "<c r=\"\(SheetReader.name(column: index + 1, row: count))\" s=\"1\" t=\"inlineStr\"><is>"
          + "<t xml:space=\"preserve\">")
      rows.text(SheetText.encoded(held(text)))
      rows.raw("</t></is></c>")
    }
    rows.raw("</row>")
  }

  /// As much of a text as a cell holds.
  private mutating func held(_ text: String) -> String {
    guard text.utf16.count > Self.mostUnits else { return text }
    cut += 1
    var kept = ""
    var units = 0
    for character in text {
      units += character.utf16.count
      guard units <= Self.mostUnits else { break }
      kept.append(character)
    }
    return kept
  }

  /// The whole workbook.
  /// - Throws: ``FileError`` for one that is too large for an archive.
  mutating func finish(title: String, path: String) throws(FileError) -> [UInt8] {
    var archive = ZipWriter()
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006"
    let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    try archive.add(
      "[Content_Types].xml",
      Array(
        """
        \(head)<Types xmlns="\(package)/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Default Extension="xml" ContentType="application/xml"/>\
        <Override PartName="/xl/workbook.xml" ContentType="\(types).sheet.main+xml"/>\
        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="\(types).worksheet+xml"/>\
        <Override PartName="/xl/styles.xml" ContentType="\(types).styles+xml"/></Types>
        """.utf8), path: path)
    try archive.add(
      "_rels/.rels",
      Array(
        """
        \(head)<Relationships xmlns="\(package)/relationships">\
        <Relationship Id="rId1" Type="\(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
        """.utf8), path: path)
    var workbook = XMLWriter()
    workbook.raw("\(head)<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>")
    workbook.open(
      "sheet", [Attribute("name", title), Attribute("sheetId", "1"), Attribute("r:id", "rId1")], isEmpty: true)
    workbook.raw("</sheets></workbook>")
    try archive.add("xl/workbook.xml", workbook.take(), path: path)
    try archive.add(
      "xl/_rels/workbook.xml.rels",
      Array(
        """
        \(head)<Relationships xmlns="\(package)/relationships">\
        <Relationship Id="rId1" Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/>\
        <Relationship Id="rId2" Type="\(office)/styles" Target="styles.xml"/></Relationships>
        """.utf8), path: path)
    // The second format is that of text (49): what is typed into a cell later stays what it is, too.
    try archive.add(
      "xl/styles.xml",
      Array(
        """
        \(head)<styleSheet xmlns="\(main)">\
        <fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>\
        <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
        <cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>\
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """.utf8), path: path)
    var sheet = Array("\(head)<worksheet xmlns=\"\(main)\"><sheetData>".utf8)
    sheet += rows.take()
    sheet += Array("</sheetData></worksheet>".utf8)
    try archive.add("xl/worksheets/sheet1.xml", sheet, path: path)
    return archive.finished()
  }
}
