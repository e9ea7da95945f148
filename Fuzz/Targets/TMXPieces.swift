import Bitext
import Files
import Interchange
import Markup

/// Cuts any bytes at their units: all pieces in their order are the document, and a document written in another encoding is the same.
@Sendable
func fuzzTMXPieces(_ bytes: [UInt8]) {
  var whole: [UInt8] = []
  var units: [[UInt8]] = []
  let isRead =
    reading {
      let pieces = try TMXPieceReader(ByteSource(bytes: bytes, name: "a.tmx"))
      var reached: Int64 = 0
      while let (gap, unit) = try pieces.next() {
        expect(pieces.reader.unitRange.lowerBound >= reached, "units overlap")
        reached = pieces.reader.unitRange.upperBound
        whole += gap
        whole += unit
        units.append(Array(unit))
      }
      whole += pieces.rest()
      // What was read beyond a fault that ends the reading is not told apart from the rest.
      if pieces.reader.scanner.stream.isVerbatim, pieces.reader.diagnostics.isEmpty {
        expect(whole == bytes || whole[...] == bytes.dropFirst(3), "the pieces are not the document")
      }
      return true
    } ?? false
  guard isRead, let document = reading({ try TMXDocument(ByteSource(bytes: bytes, name: "a.tmx")) }) else { return }
  expect(document.units.count == units.count, "a document has other units than its pieces")
  expect(document.units.indices.allSatisfy { Array(document.slice($0)) == units[$0] }, "a unit has other bytes")
  var joined = Array(document.bytes[document.opening])
  for index in document.units.indices { joined += Array(document.gap(index)) + Array(document.slice(index)) }
  joined += document.bytes[document.closing]
  expect(joined == document.bytes, "opening, gaps, units and closing are not the document")
  for encoding in ["UTF-16LE", "UTF-16BE", "windows-1251"] { checkEncoded(document, encoding) }
}

private func checkEncoded(_ document: TMXDocument, _ encoding: String) {
  var encoder = TMXEncoder(encoding)
  var encoded = encoder.encode(Array(document.bytes[document.opening]))
  // Cut within characters, too.
  let rest = Array(document.bytes[document.opening.upperBound...])
  let middle = rest.count / 2
  encoded += encoder.encode(Array(rest[..<middle]))
  encoded += encoder.encode(Array(rest[middle...]))
  // A declaration of another encoding is obeyed where there is no mark: not what is tested here.
  guard encoding.hasPrefix("UTF-16") || document.encoding == "UTF-8" else { return }
  guard let again = reading({ try TMXDocument(ByteSource(bytes: encoded, name: "a.tmx")) }) else {
    fail("a document in \(encoding) cannot be read again", [String(decoding: document.bytes, as: UTF8.self)])
  }
  expect(again.units.count == document.units.count, "a document in \(encoding) has other units")
  for index in document.units.indices {
    expect(again.slice(index).elementsEqual(document.slice(index)), "a unit in \(encoding) is another")
  }
}
