import Bitext
import Files
import Markup
import TestSupport
import Testing

@Suite struct XMLWriterTests {
  private func written(_ body: (inout XMLWriter) -> Void) -> String {
    var writer = XMLWriter()
    body(&writer)
    return String(decoding: writer.take(), as: UTF8.self)
  }

  @Test func `references stand where a parser would change a character`() {
    #expect(written { $0.text("a<b>&\"'\r\n\t]]>") } == "a&lt;b&gt;&amp;\"'&#xD;\n\t]]&gt;")
    #expect(
      written { $0.open("e", [Attribute("a", "<>&\"'\t\n\r")]) } == "<e a=\"&lt;>&amp;&quot;'&#x9;&#xA;&#xD;\">")
  }

  @Test func `nodes are written as they came`() {
    let node = MarkupNode.element(
      MarkupElement(
        "a", [Attribute("x:y", "1")],
        [
          .text("t"), .comment(" c "), .instruction(target: "p", data: ""), .instruction(target: "p", data: "d"),
          .element(MarkupElement("b")),
        ]))
    #expect(written { $0.node(node) } == "<a x:y=\"1\">t<!-- c --><?p?><?p d?><b/></a>")
  }

  @Test func `what has been taken is not given again`() {
    var writer = XMLWriter()
    writer.raw("a")
    #expect(writer.take() == [0x61])
    #expect(writer.take().isEmpty)
  }
}

@Suite struct ByteScanTests {
  @Test func `newlines are counted as by looking at each byte`() {
    var generator = SeededGenerator(seed: 90)
    for count in Array(0...100) + [255 * 32, 255 * 32 + 1, 70_000] {
      let bytes = (0..<count).map { _ in UInt8.random(in: 8...12, using: &generator) }
      let expected = bytes.count { $0 == 0x0A }
      let found = bytes.withUnsafeBufferPointer { raw in raw.baseAddress.map { countNewlines($0, raw.count) } ?? 0 }
      #expect(found == expected)
    }
    // More newlines in a row than a byte can count.
    let all = [UInt8](repeating: 0x0A, count: 100_000)
    #expect(all.withUnsafeBufferPointer { raw in raw.baseAddress.map { countNewlines($0, raw.count) } } == 100_000)
  }
}
