import Bitext
import Files
import Interchange
import TestSupport
import Testing

/// What a document says of its header.
private func header(of bytes: [UInt8]) throws -> TMXHeader? {
  let reader = try TMXReader(ByteSource(bytes: bytes, name: "t"))
  var collector = TMXHeaderCollector()
  while true {
    switch try reader.step() {
    case .outside: collector.take(reader)
    case .unit, .end: return collector.header
    }
  }
}

private func document(_ units: [TranslationUnit], header: TMXHeader = TMXHeader(sourceLanguage: "en", toolVersion: "1"))
  -> [UInt8]
{
  var writer = TMXWriter()
  writer.begin(header)
  for unit in units { writer.line(unit) }
  writer.end()
  return writer.take()
}

@Suite struct TMXWriterTests {
  /// Characters that a parser would change or stumble over, and some of every other kind.
  private static let pieces = [
    "a", "&", "<", ">", "]]>", "\"", "'", "\n", "\r", "\r\n", "\t", "\u{85}", "\u{2028}", "&amp;", "&#13;", "<b>", "--",
    "?>",
    " ", "  ", "ё", "е\u{308}", "核", "🚀", "\u{A0}", "\u{AD}", "\u{200F}", "\u{FEFF}", "\u{7F}", "{", "\\", "%s",
  ]

  private func text(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...6, using: &generator)).map { _ in
      Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)]
    }.joined()
  }

  private func runs(_ generator: inout SeededGenerator, depth: Int = 0) -> [Segment.Run] {
    let kinds: [InlineElement.Kind] = [
      .beginPaired, .endPaired, .placeholder, .isolated, .highlight, .unknownTag, .subflow, .other("x:y"),
    ]
    var runs: [Segment.Run] = []
    for _ in 0..<Int.random(in: 0...4, using: &generator) {
      let isAfterText = if case .text = runs.last { true } else { false }
      switch Int.random(in: 0..<6, using: &generator) {
      case 0 where depth < 3:
        let kind = kinds[Int.random(in: 0..<kinds.count, using: &generator)]
        runs.append(
          .inline(
            InlineElement(
              kind, attributes: [Attribute("i", text(&generator)), Attribute("x", text(&generator))],
              content: self.runs(&generator, depth: depth + 1))))
      case 1: runs.append(.markup(.comment(" a comment ")))
      case 2: runs.append(.markup(.instruction(target: "target", data: "data")))
      default:
        let text = text(&generator)
        if !isAfterText, !text.isEmpty { runs.append(.text(text)) }
      }
    }
    return runs
  }

  @Test func `what is written is read back, character by character`() throws {
    var generator = SeededGenerator(seed: 70)
    var units: [TranslationUnit] = []
    for number in 0..<150 {
      var content: [TranslationUnit.Content] = [
        .markup(.element(MarkupElement("note", [], [.text("note " + text(&generator))]))),
        .markup(.element(MarkupElement("prop", [Attribute("type", text(&generator))]))),
      ]
      for language in ["en", "ru"] {
        let segment = Segment(runs(&generator), attributes: [Attribute("x", text(&generator))])
        content.append(
          .variant(Variant(attributes: [Attribute("xml:lang", language)], content: [.segment(segment)])))
      }
      units.append(
        TranslationUnit(
          attributes: [Attribute("tuid", "\(number)"), Attribute("creationid", text(&generator))], content: content))
    }
    let read = TMXTranscript(document(units))
    #expect(read.error == nil)
    #expect(read.diagnostics.isEmpty)
    #expect(read.units.count == units.count)
    for (written, found) in zip(units, read.units) { #expect(found == written) }
    // A copy says the same.
    #expect(TMXTranscript(read.copy).units == read.units)
  }

  @Test(arguments: ["a\nb", "a\tb", "a\rb", "a\r\nb", "\"q\" 'a'", "<&>", "]]>", " lead and trail ", "ё\u{301}", ""])
  func `an attribute and a text keep every character`(text: String) throws {
    let unit = TranslationUnit(
      attributes: [Attribute("creationid", text)],
      content: [.variant(Variant(language: "en", segment: Segment(text)))])
    let found = try #require(TMXTranscript(document([unit])).units.first)
    #expect(found.attributes["creationid"].map { Array($0.utf8) } == Array(text.utf8))
    #expect(found.variants.first?.segment.map { Array($0.text.utf8) } == Array(text.utf8))
  }

  @Test func `a header keeps its notes, props, encodings and maps`() throws {
    let source = """
      <?xml version="1.0"?>
      <tmx version="1.4"><header creationtool="x&amp;&quot;y&quot;" srclang="*all*" o-encoding="a&#10;b">
      <note xml:lang="en">One &lt;note&gt;</note><note>two</note><prop type="a">b</prop>
      <ude name="MacRoman" base="Macintosh"><map unicode="#xF8FF" code="#xF0" ent="Apple" subst="[Apple]"/></ude>
      <!-- a comment --><?pi data?></header><body></body></tmx>
      """
    let original = try #require(try header(of: Array(source.utf8)))
    #expect(original.attributes["creationtool"] == "x&\"y\"")
    #expect(original.attributes["o-encoding"] == "a\nb")
    let elements = original.content.compactMap { if case .element(let element) = $0 { element } else { nil } }
    #expect(elements.map(\.name) == ["note", "note", "prop", "ude"])
    #expect(elements.first?.text == "One <note>")
    guard case .element(let map) = elements.last?.children.first else {
      Issue.record("the map is lost")
      return
    }
    #expect(map.attributes.map(\.value) == ["#xF8FF", "#xF0", "Apple", "[Apple]"])
    // Through the writer, and through a copy of the document.
    #expect(try header(of: document([], header: original)) == original)
    #expect(try header(of: TMXTranscript(source).copy) == original)
  }

  @Test func `our own header has the seven attributes that TMX 1.4 requires`() throws {
    let found = try #require(try header(of: document([])))
    #expect(
      Set(found.attributes.map(\.name)) == [
        "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype",
      ])
  }

  @Test(arguments: [
    "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">", "<!DOCTYPE tmx PUBLIC \"-//LISA//DTD\" \"tmx14.dtd\">",
    "<!DOCTYPE tmx SYSTEM 'a\"b.dtd'>", "<!DOCTYPE tmx SYSTEM 'a\"\u{301}b.dtd'>", "<!DOCTYPE tmx>",
  ])
  func `a copy keeps the document type`(doctype: String) {
    let copy = TMXTranscript("\(doctype)<tmx><header/><body></body></tmx>").copy
    #expect(String(decoding: copy, as: UTF8.self).contains(doctype))
  }

  @Test func `a copy closes what a cut-off file left open`() {
    let cut = TMXTranscript(
      "<tmx><header/><body><tu tuid=\"1\"><tuv xml:lang=\"en\"><seg>a</seg></tuv></tu><tu tuid=\"2\"><tu")
    #expect(cut.units.map(\.id) == ["1"])
    let copy = TMXTranscript(cut.copy)
    #expect(copy.units.map(\.id) == ["1"])
    #expect(copy.diagnostics.isEmpty && copy.error == nil)
  }

  @Test func `codes within codes, and foreign elements, come back from a copy`() {
    let source =
      "<tmx xmlns:a=\"urn:a\" version=\"1.4\"><header></header><body><a:x y=\"z\"><tu></tu></a:x><tu a:k=\"v\"><a:meta>m</a:meta>"
      + "<tuv xml:lang=\"en\"><seg><ph x=\"1\">&lt;b <sub datatype=\"t\">in <hi>ner</hi></sub></ph>T<a:b>u</a:b></seg></tuv>"
      + "</tu></body></tmx>"
    let read = TMXTranscript(source)
    #expect(TMXTranscript(read.copy).units == read.units)
    #expect(String(decoding: read.copy, as: UTF8.self).hasSuffix(source))
  }
}
