import Bitext
import Files
import Interchange
import Markup
import TestSupport
import Testing

private func replace(_ text: String, _ name: String, _ targets: [String: String]) throws -> String {
  String(decoding: try DraftWriter.replacing(Array(text.utf8), name: name, targets), as: UTF8.self)
}

@Suite struct DraftWriterTests {
  private static let xliff = """
    \u{FEFF}<?xml version="1.0"?>
    <xliff version="1.2"  ><file source-language='en' target-language="ru"><body>\r
    <trans-unit  id="1"><source>a &quot;b&quot;</source><target state = "new" >б &gt; в</target></trans-unit>
    <trans-unit id="2"><source>a</source><target state="new" /></trans-unit>
    <trans-unit id="3"><source>a</source><target>a<x id="1"/></target></trans-unit>
    <trans-unit id="4"><source>a</source></trans-unit>
    <trans-unit id="5"><source>a</source><target><![CDATA[<б>]]></target></trans-unit>
    <trans-unit id="6"><source>a</source><target>a</target></trans-unit><trans-unit id="6"><source>a</source><target>a</target></trans-unit>
    </body></file></xliff>
    """

  @Test func `nothing but the targets changes`() throws {
    #expect(try replace(Self.xliff, "a.xlf", [:]) == Self.xliff)
    let found = try replace(Self.xliff, "a.xlf", ["1": "<г> & \"д\"", "2": "новый", "5": "пять"])
    let expected = Self.xliff.replacing("б &gt; в", with: "&lt;г&gt; &amp; \"д\"")
      .replacing("<target state=\"new\" />", with: "<target state=\"new\">новый</target>")
      .replacing("<![CDATA[<б>]]>", with: "<![CDATA[пять]]>")
    #expect(found == expected)
    let targets = try drafts(Array(found.utf8), "a.xlf").segments.map { $0.target?.text }
    #expect(Array(targets.prefix(2)) == ["<г> & \"д\"", "новый"])
  }

  @Test(arguments: [
    ("3", "x", "a.xlf:5:46: expected text alone in the target of segment \"3\", found inline codes"),
    ("4", "x", "a.xlf:6:28: expected a place for the target of segment \"4\", found none"),
    ("6", "x", "a.xlf:8:114: expected one segment \"6\", found another"),
    ("7", "x", "a.xlf: expected a segment \"7\", found none"),
    ("1", "\u{1}", "a.xlf:3:76: the new target of segment \"1\" cannot be written in this format"),
  ])
  func `what cannot be replaced is refused`(id: String, text: String, message: String) throws {
    do {
      _ = try replace(Self.xliff, "a.xlf", [id: text])
      Issue.record("expected an error")
    } catch { #expect("\(error)" == message) }
  }

  @Test func `where ids stand twice, a segment is told by its place`() throws {
    let found = try DraftWriter.replacing(Array(Self.xliff.utf8), name: "a.xlf") { segment in
      segment.id == "6" && segment.column > 100 ? "б" : nil
    }
    let expected = Self.xliff.replacing(
      "</trans-unit><trans-unit id=\"6\"><source>a</source><target>a",
      with: "</trans-unit><trans-unit id=\"6\"><source>a</source><target>б")
    #expect(String(decoding: found, as: UTF8.self) == expected)
  }

  @Test(arguments: ["UTF-16LE", "UTF-16BE", "windows-1251", "KOI8-R"])
  func `a draft in another encoding is written back in it`(name: String) throws {
    let isWide = name.hasPrefix("UTF-16")
    let mark: [UInt8] = name == "UTF-16LE" ? [0xFF, 0xFE] : name == "UTF-16BE" ? [0xFE, 0xFF] : []
    let declaration = "<?xml version=\"1.0\" encoding=\"\(isWide ? "UTF-16" : name)\"?>\n"
    let unit =
      "<file source-language=\"en\" target-language=\"ru\"><body><trans-unit id=\"1\"><source>a</source><target>"
    let text = declaration + "<xliff version=\"1.2\">\(unit)да</target></trans-unit></body></file></xliff>\n"
    let bytes = try mark + #require(TextEncoding.encode(Array(text.utf8), in: name))
    let new = try DraftWriter.replacing(bytes, name: "a.xlf", ["1": "нет é"])
    let shown = isWide ? "нет é" : "нет &#xE9;"
    #expect(new == (try mark + #require(TextEncoding.encode(Array(text.replacing("да", with: shown).utf8), in: name))))
    let reader = try DraftReader(bytes: new, name: "a.xlf")
    #expect(try reader.next()?.target?.text == "нет é")
  }

  @Test func `what an encoding without references cannot hold is refused, and the rest is written`() throws {
    let text =
      "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=windows-1251\\n\"\n\nmsgid \"a\"\nmsgstr \"да\"\n"
    let bytes = try #require(TextEncoding.encode(Array(text.utf8), in: "windows-1251"))
    #expect(throws: FormatError.self) { try DraftWriter.replacing(bytes, name: "a.po", ["1": "é"]) }
    let new = try DraftWriter.replacing(bytes, name: "a.po", ["1": "нет"])
    #expect(new == TextEncoding.encode(Array(text.replacing("да", with: "нет").utf8), in: "windows-1251"))
  }

  /// Bytes that mean the same as others would come out as those.
  @Test func `an encoding that does not give the same bytes again is refused before anything is done`() throws {
    let text = "a\t\u{1B}$B$\"\u{1B}$B$$\u{1B}(B\n"
    var options = DraftOptions()
    options.encoding = EncodingHints(asked: "ISO-2022-JP")
    #expect(throws: FormatError.self) {
      try DraftWriter.replacing(Array(text.utf8), name: "a.tsv", ["1": "b"], options: options)
    }
  }

  @Test func `archives are refused`() throws {
    #expect(throws: FormatError.self) {
      try DraftWriter.replacing([0x1F, 0x8B, 8, 0], name: "a.xlf", ["1": "x"])
    }
  }

  @Test func `catalogues are written with their escapes`() throws {
    let text =
      "msgid \"a\"\r\nmsgstr  \"b\"\r\n\"c\" \r\n\r\nmsgid \"p\"\r\nmsgid_plural \"q\"\r\nmsgstr[0] \"\"\r\nmsgstr[1] \"x\"\r\n"
    let found = try replace(text, "a.po", ["1": "один\n\"два\"\\\t", "2[0]": "п", "2[1]": "\u{1}"])
    #expect(
      found
        == "msgid \"a\"\r\nmsgstr  \"\"\r\n\"один\\n\"\r\n\"\\\"два\\\"\\\\\\t\" \r\n\r\nmsgid \"p\"\r\nmsgid_plural \"q\"\r\nmsgstr[0] \"п\"\r\nmsgstr[1] \"\\001\"\r\n"
    )
    let targets = try drafts(Array(found.utf8), "a.po").segments.map { $0.target?.text }
    #expect(targets == ["один\n\"два\"\\\t", "п", "\u{1}"])
    let ends = try replace(text, "a.po", ["1": "x\n"])
    #expect(try drafts(Array(ends.utf8), "a.po").segments.first?.target?.text == "x\n")
  }

  @Test func `cells, lines and elements are written as their formats have them`() throws {
    #expect(try replace("\u{FEFF}a\tb\tc\n", "a.tsv", ["1": "x \"y\""]) == "\u{FEFF}a\tx \"y\"\tc\n")
    #expect(throws: FormatError.self) { try replace("a\tb\n", "a.tsv", ["1": "x\ty"]) }
    #expect(
      try replace("a,b\n\"c\",\"d\"\n", "a.csv", ["1": "x, \"y\"", "2": "z"]) == "a,\"x, \"\"y\"\"\"\n\"c\",\"z\"\n")
    let tmx =
      "<tmx version='1.4'><header srclang='en'/><body><tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='ru'><seg>б</seg></tuv></tu></body></tmx>"
    #expect(try replace(tmx, "a.tmx", ["1": "R&D"]) == tmx.replacing("б", with: "R&amp;D"))
  }

  @Test func `a target that would change what others are is refused`() throws {
    let folder = TemporaryFolder()
    let options = DraftOptions(sourcePath: try folder.write("en.md", "One\ntwo\n\nThree\n"))
    let draft = Array("Раз\nдва\n\nТри\n".utf8)
    let found = try DraftWriter.replacing(draft, name: "ru.md", ["1": "Раз,\nдва"], options: options)
    #expect(String(decoding: found, as: UTF8.self) == "Раз,\nдва\n\nТри\n")
    #expect(throws: FormatError.self) {
      try DraftWriter.replacing(draft, name: "ru.md", ["1": "Раз\n\nдва"], options: options)
    }
  }

  @Test func `a segment that the draft does not have is refused`() throws {
    let draft = Array(Self.xliff.utf8)
    let found = try DraftWriter.replacing(draft, name: "a.xlf", ["1": "x"])
    #expect(found == Array(Self.xliff.replacing("б &gt; в", with: "x").utf8))
    #expect(throws: FormatError.self) { try DraftWriter.replacing(draft, name: "a.xlf", ["9": "x"]) }
  }

  /// Every target that is text alone is written anew as it is: reading the copy gives the same segments.
  @Test(.enabled(if: TestData.isPresent))
  func `sample drafts read the same when their targets are written anew`() throws {
    var written = 0
    for path in TestData.files(under: "xliff", endings: [".xlf", ".xliff", ".sdlxliff"])
      + TestData.files(under: "po/weblate", endings: [".po"]) + TestData.files(under: "po/poedit", endings: [".po"])
    {
      let bytes = try contents(of: path)
      let reader = try DraftReader(path)
      guard ["UTF-8", "utf-8"].contains(reader.encoding) else { continue }
      var before: [DraftSegment] = []
      var targets: [String: String] = [:]
      var twice: Set<String> = []
      while let segment = try reader.next() {
        before.append(segment)
        guard let edit = reader.edit, edit.isPlain, let text = segment.target?.text else { continue }
        if targets.updateValue(text, forKey: segment.id) != nil { twice.insert(segment.id) }
      }
      let ids = before.map(\.id)
      for id in twice.union(ids.filter { id in ids.count { $0 == id } > 1 }) { targets[id] = nil }
      let copy = try DraftWriter.replacing(bytes, name: path, targets)
      let after = try drafts(copy, path).segments
      #expect(after.map { $0.target?.text } == before.map { $0.target?.text }, "\(path)")
      #expect(after.map(\.source) == before.map(\.source), "\(path)")
      written += targets.count
    }
    #expect(written > 5_000)
  }
}
