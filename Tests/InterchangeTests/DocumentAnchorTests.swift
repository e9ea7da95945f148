import Testing

@testable import Interchange

@Suite struct DocumentAnchorTests {
  @Test func `line breaks at the end of a paragraph leave nothing behind`() throws {
    let text = try DocumentReader.read(Array("<p>a<br><br><br></p><p>b".utf8), name: "a", format: .html)
    #expect(text.blocks.map { String(decoding: $0.text, as: UTF8.self) } == ["a", "b"])
    for block in text.blocks { #expect(block.anchors.allSatisfy { $0.text <= block.text.count }, "\(block.anchors)") }
  }
}
