import Files
import Markup
import TestSupport
import Testing

/// A document as a list of strings, text events merged; with where each begins.
private func events(_ text: String, chunkBytes: Int = .max) throws -> [String] {
  let source = ByteSource(bytes: Array(text.utf8), name: "x", chunkBytes: chunkBytes)
  let scanner = try XMLScanner(UTF8Stream(source))
  var result: [String] = []
  var more = true
  while more {
    more = try scanner.feed()
    for index in 0..<scanner.eventCount {
      let event = scanner[index]
      let text = scanner.text(of: event)
      switch event.kind {
      case .start:
        let attributes = (0..<scanner.attributeCount(of: event)).map { number in
          let attribute = scanner.attribute(number, of: event)
          return " \(scanner.text(of: attribute.name))=\(String(decoding: attribute.value, as: UTF8.self))"
        }
        result.append("\(event.range.lowerBound) <\(scanner.text(of: event.name))\(attributes.joined())")
      case .end: result.append("\(event.range.lowerBound) >\(scanner.text(of: event.name))")
      case .text:
        if let last = result.last, last.contains(" \"") {
          result[result.count - 1] = last + text
        } else {
          result.append("\(event.range.lowerBound) \"\(text)")
        }
      case .comment: result.append("\(event.range.lowerBound) !\(text)")
      case .instruction: result.append("\(event.range.lowerBound) ?\(scanner.text(of: event.name)) \(text)")
      case .doctype: result.append("doctype")
      }
    }
    scanner.drop(scanner.eventCount)
    scanner.keepFrom = scanner.endOffset
  }
  return result
}

@Suite struct XMLScannerTests {
  private let document = "<a x='1' y=\"&lt;2\">t&amp;u<!--c--><?p d?><b/><![CDATA[<z>]]>ё</a>"

  @Test(arguments: [1, 2, 5, 1000])
  func `events come in order with their places in the document, however it arrives`(chunk: Int) throws {
    let found = try events(document, chunkBytes: chunk)
    let expected = [
      "0 <a x=1 y=<2", "19 \"t&u", "26 !c", "34 ?p d", "41 <b", "45 >b", "54 \"<z>ё", "62 >a",
    ]
    #expect(found == expected, "\(found)")
  }

  @Test func `scanning goes on from a kept place after a fault`() throws {
    let text = "<a>\n<b>one & two</b>\n<c>three</c>\n</a>"
    let scanner = try XMLScanner(UTF8Stream(ByteSource(bytes: Array(text.utf8), name: "x")))
    do {
      while try scanner.feed() {}
      Issue.record("expected a fault")
    } catch .fault(let fault) {
      #expect(fault.line == 2)
      #expect(!fault.isRefusal)
    }
    let next = try #require(try scanner.find(Array("<c".utf8), from: 0) { $0 == UInt8(ascii: ">") })
    #expect(next == Int64("<a>\n<b>one & two</b>\n".utf8.count))
    #expect(scanner.keptBytes(next..<next + 3) == Array("<c>".utf8))
    try scanner.restart(at: next, opening: Array("<a>".utf8))
    while try scanner.feed() {}
    let first = scanner[0]
    #expect(scanner.text(of: first.name) == "c")
    #expect(first.range.lowerBound == next)
    #expect(scanner.line(at: next) == 3)
    #expect(scanner.isAtEnd)
    #expect(try scanner.find(Array("<nowhere".utf8), from: 0) { _ in true } == nil)
  }

  @Test func `deeper elements than allowed are refused`() throws {
    var limits = XMLLimits()
    limits.depth = 3
    func depth(_ text: String) throws -> Bool {
      let scanner = try XMLScanner(UTF8Stream(ByteSource(bytes: Array(text.utf8), name: "x")), limits: limits)
      do {
        while try scanner.feed() {}
        return true
      } catch .fault(let fault) {
        #expect(fault.isRefusal)
        return false
      }
    }
    #expect(try depth("<a><b><c/></b><b><c/></b></a>"))
    #expect(try !depth("<a><b><c><d/></c></b></a>"))
  }
}

@Suite struct UTF8StreamTests {
  private func read(_ bytes: [UInt8], piece: Int = 64) throws -> (text: [UInt8], stream: UTF8Stream) {
    let stream = try UTF8Stream(ByteSource(bytes: bytes, name: "x"))
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: piece)
    while true {
      let result: Result<Int, FileError> = buffer.withUnsafeMutableBytes { raw in
        do throws(FileError) { return .success(try stream.read(into: raw)) } catch { return .failure(error) }
      }
      let count = try result.get()
      if count == 0 { return (all, stream) }
      all += buffer[..<count]
    }
  }

  @Test func `UTF-8 passes through untouched, mark and all`() throws {
    for text in ["", "<a/>", "\u{FEFF}<a/>", "<?xml version='1.0' encoding='UTF-8'?><ё/>"] {
      let (found, stream) = try read(Array(text.utf8))
      #expect(found == Array(text.utf8))
      #expect(stream.isVerbatim && stream.encoding.lowercased() == "utf-8")
    }
  }

  @Test(arguments: [16, 17, 64, 4096])
  func `UTF-16 comes out as UTF-8, pairs whole`(piece: Int) throws {
    let text = String(repeating: "<ё>🚀核</ё>", count: 900)
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let (found, stream) = try read(bytes, piece: piece)
    #expect(found == Array(text.utf8))
    #expect(!stream.isVerbatim && stream.isDeclared && stream.encoding == "UTF-16LE")
  }

  @Test func `what an encoding does not have comes out as FF`() throws {
    // Half a pair, and a last byte of no pair.
    let (found, _) = try read([0xFE, 0xFF, 0, 0x3C, 0xD8, 0x00, 0, 0x41, 0x00])
    #expect(found == [0x3C, 0xFF, 0x41, 0xFF])
  }

  @Test func `a mark wins over a declaration that contradicts it`() throws {
    let text = "\u{FEFF}<?xml version=\"1.0\" encoding=\"windows-1251\"?><ё/>"
    let (found, stream) = try read(Array(text.utf8))
    #expect(found == Array(text.utf8))
    #expect(stream.encoding == "UTF-8")
  }
}
