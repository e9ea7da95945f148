import Bitext
import Interchange
import TestSupport
import Testing

@testable import Interchange

/// White space of the layout by its definition, character by character: a slow twin.
private func withoutLayout(_ text: String) -> String {
  var result: [Character] = []
  var space: [Character] = []
  let characters = text.unicodeScalars.map(Character.init)
  for (index, character) in characters.enumerated() {
    if " \t\n\r".contains(character) {
      space.append(character)
      if index + 1 < characters.count { continue }
    }
    let isBroken = space.contains { $0 == "\n" || $0 == "\r" }
    let isAtEnd = " \t\n\r".contains(character)
    if !isBroken { result += space } else if !result.isEmpty, !isAtEnd { result.append(" ") }
    space = []
    if !isAtEnd { result.append(character) }
  }
  return String(result)
}

@Suite struct XLIFFLayoutTests {
  private func xliff(_ units: String, _ attributes: String = "") -> String {
    "<xliff version='1.2'><file source-language='en' target-language='ru'\(attributes)><body>\(units)</body></file></xliff>"
  }

  @Test func `line breaks are layout where nothing says that they are text`() throws {
    let wrapped = "\n    Open the\n    valve.\n  "
    let cases: [(unit: String, file: String, source: String, target: String?)] = [
      ("<trans-unit id='1'><source>\(wrapped)</source></trans-unit>", "", "Open the valve.", nil),
      ("<trans-unit id='1' xml:space='preserve'><source>\(wrapped)</source></trans-unit>", "", wrapped, nil),
      ("<trans-unit id='1'><source xml:space='preserve'>\(wrapped)</source></trans-unit>", "", wrapped, nil),
      ("<trans-unit id='1'><source>\(wrapped)</source></trans-unit>", " xml:space='preserve'", wrapped, nil),
      (
        "<trans-unit id='1' xml:space='default'><source>\(wrapped)</source></trans-unit>", " xml:space='preserve'",
        "Open the valve.", nil
      ),
      // Spaces alone are text everywhere.
      ("<trans-unit id='1'><source> a  b </source><target>б  в</target></trans-unit>", "", " a  b ", "б  в"),
      (
        "<trans-unit id='1'><source>\n <g id='1'>\n a</g>\n <x id='2'/>\n b\n </source><target>\n  </target></trans-unit>",
        "",
        "a b", ""
      ),
    ]
    for item in cases {
      let segment = try #require(try drafts(Array(xliff(item.unit, item.file).utf8), "a.xlf").segments.first)
      #expect(segment.source.text == item.source)
      #expect(segment.target?.text == item.target)
    }
  }

  @Test func `Studio's line breaks are text`() throws {
    let text = """
      <xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" version="1.2"><file source-language="en" target-language="ru"><body><trans-unit id="1"><source>a
       b</source></trans-unit></body></file></xliff>
      """
    #expect(try drafts(Array(text.utf8), "a.sdlxliff").segments.map(\.source.text) == ["a\n b"])
  }

  @Test func `XLIFF 2 has layout, too, and a segment stands where its text begins`() throws {
    let text = """
      <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="ru"><file id="f"><unit id="u">
      <segment><source>
        Close
        it.
      </source><target>
        Закройте
        его.
      </target></segment></unit></file></xliff>
      """
    let segment = try #require(try drafts(Array(text.utf8), "a.xlf").segments.first)
    #expect(segment.source.text == "Close it." && segment.target?.text == "Закройте его.")
    #expect(segment.line == 6 && segment.column == 3)
  }

  @Test func `layout is taken out of any text as its definition says`() {
    var random = SeededGenerator(seed: 411)
    for _ in 0..<3000 {
      let count = Int.random(in: 0...12, using: &random)
      let text = String(
        (0..<count).map { _ in [" ", "\n", "\t", "a", "ё", "\r"].randomElement(using: &random) ?? "a" })
      #expect(Segment(text).withoutLayout.text == withoutLayout(text), "\(text.debugDescription)")
      // Codes that stand for nothing part a text, and change nothing of its spaces.
      let cut = text.unicodeScalars.index(
        text.unicodeScalars.startIndex, offsetBy: Int.random(in: 0...text.unicodeScalars.count, using: &random))
      let halves = [String(text.unicodeScalars[..<cut]), String(text.unicodeScalars[cut...])]
      let marked = Segment([
        .text(halves[0]), .inline(InlineElement(.other("mrk"), attributes: [], content: [.text(halves[1])])),
      ])
      let isWhole = !(halves[0].unicodeScalars.last.map { " \t\n\r".unicodeScalars.contains($0) } ?? false)
      if isWhole { #expect(marked.withoutLayout.text == withoutLayout(text), "\(halves)") }
    }
  }

  @Test func `a changed target keeps its section, its references, its lines and its indentation`() throws {
    let cases: [(old: String, from: String, to: String, new: String)] = [
      (
        "<![CDATA[Этот <b>насос</b>  работает .]]>", "Этот <b>насос</b>  работает .", "Этот <b>насос</b> работает.",
        "<![CDATA[Этот <b>насос</b> работает.]]>"
      ),
      (
        "a &#x72; &quot;b&quot;  &amp; c&#46;", "a r \"b\"  & c.", "a r \"b\" & c.",
        "a &#x72; &quot;b&quot; &amp; c&#46;"
      ),
      ("\n  Закройте  его\n  вот .\n ", "Закройте  его вот .", "Закройте его вот.", "\n  Закройте его\n  вот.\n "),
      ("a<![CDATA[b]]>c", "abc", "abd", "a<![CDATA[b]]>d"),
      ("a<![CDATA[b]]>c", "abc", "abbc", "a<![CDATA[bb]]>c"),
      ("a<![CDATA[b]]>c", "abc", "xyzc", "xyzc"),
      ("<![CDATA[a]]>", "a", "x]]>y", "<![CDATA[x]]]]><![CDATA[>y]]>"),
      ("<![CDATA[a]]>", "a", "a]]>", "<![CDATA[a]]]]><![CDATA[>]]>"),
      ("ёж", "ёж", "ёш", "ёш"), ("👍🏽", "👍🏽", "👍", "👍"),
    ]
    for item in cases {
      let text = xliff("<trans-unit id='1'><source>s</source><target>\(item.old)</target></trans-unit>")
      let read = try drafts(Array(text.utf8), "a.xlf").segments.first?.target?.text
      #expect(read == item.from)
      let found = try DraftWriter.replacing(Array(text.utf8), name: "a.xlf", ["1": item.to])
      #expect(
        String(decoding: found, as: UTF8.self) == text.replacing("<target>\(item.old)<", with: "<target>\(item.new)<"))
    }
  }

  @Test func `a changed message keeps its lines`() throws {
    let head = "msgid \"\"\n\"a \"\n\"b\"\nmsgstr "
    let cases = [
      (
        "\"\"\n\"Слейте  \"\n\"бак \\\"А\\\" \"\n\"и .\"\n", "Слейте бак \"А\" и.",
        "\"\"\n\"Слейте \"\n\"бак \\\"А\\\" \"\n\"и.\"\n"
      ),
      ("\"\"\n\"один \"\n\"два\"\n", "один и два", "\"\"\n\"один и \"\n\"два\"\n"),
      ("\"a\\101 b\"\n", "aA c", "\"aA c\"\n"),
    ]
    for (old, to, new) in cases {
      let found = try DraftWriter.replacing(Array((head + old).utf8), name: "a.po", ["1": to])
      #expect(String(decoding: found, as: UTF8.self) == head + new)
    }
  }

  /// Whatever is changed to whatever, the copy reads as it was meant, which `DraftWriter` makes sure of: nothing may be refused.
  @Test func `any text can become any other`() throws {
    var random = SeededGenerator(seed: 412)
    let pieces = ["a", " ", "&amp;", "&#xE9;", "<![CDATA[<]]>", "<![CDATA[]]>", "ё", "&gt;", "\n ", "]]&gt;"]
    for _ in 0..<400 {
      func some(_ from: [String]) -> String {
        (0..<Int.random(in: 1...6, using: &random)).map { _ in from.randomElement(using: &random) ?? "a" }.joined()
      }
      let text = xliff("<trans-unit id='1'><source>s</source><target>x\(some(pieces))</target></trans-unit>")
      let new = "a" + some(["a", " ", "&", "é", "<", "ё", ">", "]]>"]) + "z"
      let found = try DraftWriter.replacing(Array(text.utf8), name: "a.xlf", ["1": new])
      #expect(try drafts(found, "a.xlf").segments.first?.target?.text == new)
    }
  }

  @Test func `the phase that a target names says who translated it, and when`() throws {
    let text = """
      <xliff version="1.2"><file source-language="en" target-language="ru"><header><phase-group>
      <phase phase-name="t" process-name="translation" contact-name="Anna Petrova" date="2019-04-01T12:00:00+02:00"/>
      <phase phase-name="r" process-name="review" contact-name=" "/></phase-group></header><body>
      <trans-unit id="1"><source>a</source><target phase-name="t">б</target></trans-unit>
      <trans-unit id="2"><source>a</source><target phase-name="r">б</target></trans-unit>
      <trans-unit id="3"><source>a</source><target phase-name="x">б</target></trans-unit></body></file>
      <file source-language="en" target-language="ru"><body><trans-unit id="4"><source>a</source><target phase-name="t">б</target></trans-unit></body></file></xliff>
      """
    let found = try drafts(Array(text.utf8), "a.xlf").segments.map(\.authorship)
    #expect(found.map(\.creator) == ["Anna Petrova", nil, nil, nil])
    #expect(found.map(\.created) == ["20190401T100000Z", nil, nil, nil])
  }

  @Test func `what Phrase has confirmed in any step is translated`() throws {
    let states = ["0", "1", "2", "none"].map {
      "<trans-unit id='\($0)' m:confirmed='\($0)'><source>a</source><target>б</target></trans-unit>"
    }
    let text = xliff(states.joined(), " xmlns:m='http://www.memsource.com/mxlf/2.0'")
    #expect(
      try drafts(Array(text.utf8), "a.mxliff").segments.map(\.state) == [
        .unconfirmed, .translated, .translated, .unconfirmed,
      ])
  }

  @Test(arguments: [
    ("<prop type=\"x-ConfirmationLevel\">Draft</prop>", "", DraftSegment.State.unconfirmed),
    ("", "<prop type=\"x-ConfirmationLevel\">RejectedTranslation</prop>", .unconfirmed),
    ("<prop type=\"x-ConfirmationLevel\">Translated</prop>", "<prop type=\"x-note\">Draft</prop>", .translated),
  ])
  func `a unit of TMX that is a draft is to be looked at again`(
    unit: String, variant: String, state: DraftSegment.State
  ) throws {
    let text =
      "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu>\(unit)<tuv xml:lang=\"en\"><seg>a</seg></tuv><tuv xml:lang=\"ru\">\(variant)<seg>б</seg></tuv></tu></body></tmx>"
    #expect(try drafts(Array(text.utf8), "a.tmx").segments.map(\.state) == [state])
  }
}
