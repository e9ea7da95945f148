import Bitext
import Files
import Segmentation

@testable import Interchange

/// Reads any bytes as plain text, Markdown or HTML, as the first byte says, and breaks the paragraphs into sentences.
@Sendable
func fuzzDocument(_ input: [UInt8]) {
  let formats: [DocumentText.Format] = [.plain, .markdown, .html]
  guard let (number, bytes) = choice(input, of: formats.count) else { return }
  guard let document = reading({ try DocumentReader.read(bytes, name: "a", format: formats[number]) }) else { return }
  check(document)
}

/// Reads any bytes as the parts of an office document; ``parts(_:)`` are those of ``officeParts``, as the first byte says.
///
/// The archive around them is sound: what becomes of a damaged one is the affair of ``fuzzArchive(_:)``.
@Sendable
func fuzzOffice(_ input: [UInt8]) {
  guard let (number, bytes) = choice(input, of: officeParts.count) else { return }
  var archive = StoredZip()
  for (name, content) in zip(officeParts[number], parts(bytes)) { archive.add(name, content) }
  Scratch.write("a", archive.finished())
  if let document = reading({ try DocumentReader.read(Scratch.path("a")) }) { check(document) }
  Scratch.expectOnly(["a"])
}

private let officeParts = [
  ["word/document.xml", "[Content_Types].xml", "word/styles.xml", "word/footnotes.xml", "_rels/.rels"],
  ["content.xml", "META-INF/manifest.xml"],
]

private func check(_ document: DocumentText) {
  var places = DocumentText.Places(document)
  var total = 0
  for block in document.blocks {
    total += block.text.count
    expect(!block.text.isEmpty && (0...9).contains(block.level), "a paragraph is empty")
    expect(String(validating: block.text, as: UTF8.self) != nil, "a paragraph is not UTF-8")
    for end in [block.text.first, block.text.last] { expect(end != 0x20 && end != 0x0A, "a space at the end") }
    for (one, next) in zip(block.anchors, block.anchors.dropFirst()) {
      expect(one.text <= next.text, "anchors do not rise", ["\(block.anchors)"])
    }
    for anchor in block.anchors {
      expect((0...block.text.count).contains(anchor.text), "an anchor lies outside of the text")
      // Places in HTML, which Markdown may hold, are as near as libxml2 tells them; `place(of:in:)` takes the end for those behind it.
      guard document.format == .plain else { continue }
      expect((0...document.source.count).contains(anchor.source), "an anchor lies outside of the file")
    }
    for offset in [0, block.text.count / 2, block.text.count] {
      let place = places.place(of: offset, in: block)
      expect(place.line > 0 && place.column > 0, "a place is none", ["\(place)"])
    }
    checkBreaks(shipped, block.text)
  }
  // A named character of HTML takes at most a few more bytes than its name.
  if document.hasLines { expect(total <= 4 * document.source.count, "a text of \(total) bytes") }
}

// One task: libFuzzer runs one input after the other.
nonisolated(unsafe) private let shipped = { () -> Segmenter in
  do { return try Segmenter(language: LanguageTag("en")) } catch { fail("cannot make a segmenter: \(error)") }
}()
