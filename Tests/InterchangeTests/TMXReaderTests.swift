import Bitext
import Files
import Interchange
import Markup
import TestSupport
import Testing

/// What reading a whole file gives.
struct Outcome {
  var units = 0
  var withoutText = 0
  var diagnostics: [Diagnostic] = []
  var error: String?

  init(_ path: String) {
    do {
      let reader = try TMXReader(path)
      while let unit = try reader.next() {
        if unit.variants.contains(where: { $0.segment != nil }) { units += 1 } else { withoutText += 1 }
        diagnostics = reader.diagnostics
      }
      diagnostics = reader.diagnostics
    } catch {
      self.error = "\(error)"
    }
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// A document as a list of strings that is equal for documents with the same canonical XML (text merged, document
/// type, declaration and the space around the root left out).
func canonical(_ path: String) throws -> [String] {
  let scanner = try XMLScanner(UTF8Stream(ByteSource(path)))
  var result: [String] = []
  var text = ""
  var depth = 0
  func flush() {
    if !text.isEmpty { result.append("text " + text) }
    text = ""
  }
  var more = true
  while more {
    more = try scanner.feed()
    for index in 0..<scanner.eventCount {
      let event = scanner[index]
      switch event.kind {
      case .text: if depth > 0 { text += scanner.text(of: event) }
      case .start:
        flush()
        depth += 1
        let attributes = (0..<scanner.attributeCount(of: event)).map { number in
          let attribute = scanner.attribute(number, of: event)
          return scanner.text(of: attribute.name) + "=" + String(decoding: attribute.value, as: UTF8.self)
        }
        result.append("start \(scanner.text(of: event.name)) \(attributes.sorted())")
      case .end:
        flush()
        depth -= 1
        result.append("end \(scanner.text(of: event.name))")
      case .comment:
        flush()
        result.append("comment \(scanner.text(of: event))")
      case .instruction:
        flush()
        result.append("instruction \(scanner.text(of: event.name)) \(scanner.text(of: event))")
      case .doctype: break
      }
    }
    scanner.drop(scanner.eventCount)
    scanner.keepFrom = scanner.endOffset
  }
  return result
}

@Suite struct TMXReaderTests {
  @Test(.enabled(if: TestData.isPresent))
  func `torture files come out as expected`() throws {
    let folder = try #require(TestData.folder)
    let table = String(decoding: try contents(of: folder + "/tmx/torture/expected.tsv"), as: UTF8.self)
    let rows = table.split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    #expect(rows.count >= 38)
    for row in rows {
      let outcome = Outcome("\(folder)/tmx/torture/\(row[0])")
      let name = Comment(rawValue: "\(row[0]): \(outcome.error ?? "") \(outcome.diagnostics)")
      switch row[1] {
      case "reject":
        #expect(outcome.error != nil, name)
      default:
        #expect(outcome.error == nil, name)
        #expect(outcome.units == Int(row[2]), name)
        // A byte order mark that contradicts the declaration simply wins.
        if row[0] != "utf16le-declared-utf8.tmx" { #expect(outcome.hasErrors == (row[1] == "recover"), name) }
      }
    }
  }

  @Test(.enabled(if: TestData.isPresent))
  func `every well-formed file is copied as the same document`() throws {
    let scratch = TemporaryFolder()
    var copied = 0
    for path in TestData.files(under: "tmx", endings: [".tmx"]) {
      guard let original = try? canonical(path), original.first?.hasPrefix("start tmx ") == true else { continue }
      let reader = try TMXReader(path)
      let target = scratch.path + "/copy.tmx"
      let file = try AtomicFile(target)
      _ = try copyTMX(reader) { try file.write($0) }
      try file.commit()
      let copy = try canonical(target)
      #expect(copy == original, "\(path)")
      copied += 1
    }
    #expect(copied > 100)
  }
}
