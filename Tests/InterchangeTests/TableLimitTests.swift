import Files
import Interchange
import Testing

@Suite struct TableLimitTests {
  private static let long = [UInt8](repeating: 0x61, count: DelimitedReader.rowLimit)

  private func failure(_ bytes: [UInt8], _ name: String) -> [String] {
    var errors: [String] = []
    let source = { ByteSource(bytes: bytes, name: name) }
    do {
      let reader = try DelimitedReader(source())
      while try reader.next() != nil {}
    } catch { errors.append("\(error)") }
    do {
      let reader = try BitextTableReader(source())
      while try reader.next() != nil {}
    } catch { errors.append("\(error)") }
    do {
      let reader = try DraftReader(bytes: bytes, name: name)
      while try reader.next() != nil {}
    } catch { errors.append("\(error)") }
    return errors
  }

  @Test func `a cell beyond the limit is the same error to every reader, with line and column`() {
    let told = "expected a row of at most 16777216 bytes, found a longer one"
    let tsv = Array("en\tru\nё\t".utf8) + Self.long
    #expect(failure(tsv, "a.tsv") == Array(repeating: "a.tsv:2:3: \(told)", count: 3))
    let csv = Array("en,ru\n\"x\ny\",\"".utf8) + Self.long + Array("\"\n".utf8)
    let quote = "\(told): is the quote that opens here meant to?"
    #expect(failure(csv, "a.csv") == Array(repeating: "a.csv:3:4: \(quote)", count: 3))
    #expect(failure(Array("en,ru\nx,".utf8) + Self.long, "a.csv") == Array(repeating: "a.csv:2:3: \(told)", count: 3))
  }

  @Test func `a row of the limit is read by every reader`() {
    let row = Array("en\tru\nx\t".utf8) + Self.long.dropLast(2) + Array("\nnext\tnext\n".utf8)
    #expect(failure(row, "a.tsv").isEmpty)
  }
}
