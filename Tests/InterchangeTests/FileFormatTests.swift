import Interchange
import TestSupport
import Testing

/// What names of files stand for: a line each of `Tests/Fixtures/formats/names.txt`, in the order of its columns.
@Suite struct FileFormatTests {
  private struct Row {
    var name: String
    var answers: [String]
  }

  private static func rows() throws -> [Row] {
    let text = String(
      decoding: try contents(of: TestData.packageFolder + "/Tests/Fixtures/formats/names.txt"), as: UTF8.self)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let cut = line.lastIndex(of: "|") ?? line.startIndex
      return Row(
        name: String(line[..<cut]), answers: line[line.index(after: cut)...].split(separator: " ").map(String.init))
    }
  }

  private func word(_ format: FileFormat?, _ words: [FileFormat: String]) -> String {
    guard let format else { return "-" }
    return words[format] ?? "?"
  }

  private func answers(_ name: String) -> [String] {
    func format(_ use: FileFormat.Use) -> FileFormat? { FileFormat(name, for: use) }
    func isFound(_ use: FileFormat.Use) -> String { format(use) == nil ? "-" : "+" }
    let imported: String
    if format(.import) == nil {
      imported = [.tbx, .utx].contains(format(.glossary)) ? "termbase" : "-"
    } else {
      imported = word(
        format(.import),
        [.tmx: "tmx", .po: "po", .tsv: "table", .csv: "table", .text: "table", .xliff: "draft", .jsonLines: "lines"])
    }
    return [
      word(format(.memory), [.tmx: "tmx"]), isFound(.foundDraft),
      word(
        format(.draft),
        [.xliff: "xliff12", .po: "po", .tmx: "tmx", .tsv: "table", .csv: "table", .text: "text", .markdown: "markdown"]),
      imported,
      word(
        format(.export),
        [.tmx: "tmx", .tsv: "tsv", .text: "tsv", .csv: "csv", .jsonLines: "jsonl", .xliff: "xliff12", .po: "po"]),
      isFound(.foundGlossary),
      word(format(.glossary), [.tbx: "tbx", .tsv: "tsv", .text: "tsv", .csv: "csv", .utx: "utx"]),
      isFound(.omegaTGlossary), word(format(.quotedTable), [.csv: "csv"]),
      word(format(.document), [.markdown: "markdown", .html: "html", .text: "text", .docx: "docx", .odt: "odt"]),
      isFound(.alignedDocument),
    ]
  }

  @Test func `names stand for what they always stood for`() throws {
    let rows = try Self.rows()
    #expect(rows.count == 118)
    for row in rows { #expect(answers(row.name) == row.answers, "\(row.name)") }
  }

  @Test func `endings are told with their dots`() {
    #expect(FileFormat.endings(for: .memory) == [".tmx"])
    #expect(
      FileFormat.endings(for: .foundDraft) == [
        ".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".txlf", ".mqxlz", ".mxliff", ".po", ".pot", ".tmx", ".tsv", ".csv",
      ])
  }
}
