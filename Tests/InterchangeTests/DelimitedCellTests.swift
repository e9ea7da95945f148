import Bitext
import Files
import Interchange
import TestSupport
import Testing

@Suite struct DelimitedCellTests {
  @Test func `a cell is quoted only where it must be`() {
    for (text, cell) in [
      ("", ""), ("a b", "a b"), ("a,b", "\"a,b\""), ("a;b", "\"a;b\""), ("a\tb", "\"a\tb\""), ("a\nb", "\"a\nb\""),
      ("a\r\nb", "\"a\r\nb\""), ("a\rb", "\"a\rb\""), ("\"", "\"\"\"\""), ("say \"a\"", "\"say \"\"a\"\"\""),
      ("'a'", "'a'"),
    ] { #expect(DelimitedCell.quoted(text) == cell) }
    #expect(DelimitedCell.quoted("a;b\tc", separators: [0x2C]) == "a;b\tc")
    #expect(DelimitedCell.quoted("a", always: true) == "\"a\"")
    #expect(DelimitedCell.line(["a", "b,c", ""]) == "a,\"b,c\",")
  }

  @Test func `a quote that a mark makes one character with is doubled, too`() {
    // As characters there is no quote in it.
    #expect(DelimitedCell.quoted("\"\u{301}a").utf8.elementsEqual("\"\"\"\u{301}a\"".utf8))
    var writer = BitextTableWriter(isCSV: true, source: "en", target: "ru")
    let row = writer.pair(PairUnit(source: .init("x\"\u{301}"), target: .init("y")))
    #expect(row.elementsEqual("\"x\"\"\u{301}\",y,,\n".utf8))
  }

  @Test func `a text without quotes is on one line`() {
    #expect(DelimitedCell.flat("a\tb\r\nc\rd").utf8.elementsEqual("a b  c d".utf8))
    #expect(DelimitedCell.flat("a b") == "a b")
    #expect(DelimitedCell.fits("a;b") && !DelimitedCell.fits("a;b", separator: 0x3B) && !DelimitedCell.fits("a\tb"))
  }

  @Test func `what is written is read`() throws {
    var random = SeededGenerator(seed: 3)
    let pieces = ["a", "\"", ",", ";", "\t", "\n", "\r", " ", "ё", "\u{301}"]
    for _ in 0..<1000 {
      let cells = (0..<3).map { _ in
        "x"
          + (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      }
      let read = try csv(DelimitedCell.line(cells) + "\r\n", .csv)
      #expect(read.count == 1)
      #expect(read.first.map { $0.fields.elementsEqual(cells) { $0.utf8.elementsEqual($1.utf8) } } ?? false, "\(cells)")
    }
  }
}
