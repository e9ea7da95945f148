import Files
import TestSupport
import Testing

/// Tables that are opened in a spreadsheet.
@Suite struct FormulaTableTests {
  @Test func `formulas in tables are warned of, and written as text when that is asked for`() throws {
    let box = try sandbox([("=1+1", "=HYPERLINK(\"x\")"), ("plain", "простой")])
    let pair = ["--from", "en", "--to", "ru"]
    let plain = try box.run(["export", "-o", "a.csv"] + pair)
    #expect(
      plain.errorText.contains("warning: 2 cells begin with =, +, -, @ or a tab, the first on line 2"), "\(plain)")
    let safe = try box.run(["export", "-o", "b.csv", "--safe-cells"] + pair)
    #expect(safe.code == 0 && !safe.errorText.contains("warning"), "\(safe)")
    #expect(try String(decoding: box.contents("b.csv"), as: UTF8.self).contains("\n'=1+1,"))
    #expect(try box.run("import", "b.csv", "--into", "again").code == 0)
    #expect(try box.run("search", "--exact", "1+1", "--json").json().allSatisfy { $0["source"]?.text == "=1+1" })
    #expect(try box.run("export", "-o", "b.tmx", "--safe-cells").code == 2)
    try box.write("glossaries/a.csv", "en,ru\n=cmd,команда\n")
    #expect(try box.run("glossary", "export", "-o", "g.csv").errorText.contains("the first on line 2"))
    #expect(try box.run("glossary", "export", "-o", "h.csv", "--safe-cells").code == 0)
    #expect(try String(decoding: box.contents("h.csv"), as: UTF8.self).contains("'=cmd"))
    #expect(try box.run("glossary", "export", "-o", "h.tbx", "--safe-cells").code == 2)
    try box.write("=draft.tsv", "One\t\n")
    #expect(try box.run("analyse", "--report", "csv", "=draft.tsv").errorText.contains("with =, +, -, @"))
    #expect(try box.run("analyse", "--report", "csv", "--safe-cells", "=draft.tsv").text.contains("'=draft.tsv,"))
    #expect(try box.run("analyse", "--safe-cells", "=draft.tsv").code == 2)
  }
}
