import Bitext
import Files
import Interchange
import TestSupport
import Testing

/// Drafts that are cut off, flipped, nested, bombs.
@Suite struct DraftHostileTests {
  private static let samples: [(name: String, bytes: [UInt8])] = [
    (
      "a.xlf",
      Array(
        """
        <?xml version="1.0"?><!DOCTYPE xliff [<!ENTITY e "<g id='1'>ж</g>">]><xliff version="1.2" xmlns:sdl="s"><file source-language="en"
        target-language="ru"><header><note>n</note></header><body><group id="g" translate="no"><trans-unit id="1" maxwidth="9"
        size-unit="char"><source>a &amp; b &e;</source><seg-source><mrk mtype="seg" mid="1">a</mrk> <mrk mtype="seg" mid="2">b</mrk>
        </seg-source><target><mrk mtype="seg" mid="1">а</mrk><mrk mtype="seg" mid="2"><bpt id="1">x</bpt>б</mrk></target><sdl:seg-defs>
        <sdl:seg id="1" conf="Draft"/></sdl:seg-defs></trans-unit></group><bin-unit id="2"><bin-source/></bin-unit>
        <trans-unit id="2"><source>z</source><target><![CDATA[<я>]]></target></trans-unit></body></file></xliff>
        """.utf8)
    ),
    (
      "b.xlf",
      Array(
        """
        <xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="ru"><file id="f"><group id="g">
        <unit id="u"><notes><note>tolmach:ignore a b c</note></notes><originalData><data id="d">x</data></originalData><segment id="1"
        state="final"><source>a<pc id="1">b</pc></source><target>а<pc id="1">б<cp hex="1F"/></pc></target></segment><ignorable><source>
        </source></ignorable><segment><source>z<ph id="2"/></source><target/></segment></unit></group></file></xliff>
        """.utf8)
    ),
    (
      "c.xlf",
      utf16(
        "<xliff version='1.2'><file><body><trans-unit id='1'><source>a</source><target>я</target></trans-unit></body></file></xliff>"
      )
    ),
    (
      "d.po",
      Array(
        "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=2;\\n\"\n\n#, c-format\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"\"\n\"я\"\nmsgstr[1] \"\\320\"\n"
          .utf8)
    ),
    ("e.csv", Array("source,target,note\n\"a \"\"b\"\"\",\"я\nб\",x\nc,d\n".utf8)),
    ("f.tmx", Array(tmx([("one", "раз"), ("two & three", "два")]).utf8)),
  ]

  /// Reads what can be read; only errors of the program's own may come, and every place is one.
  private func survive(_ bytes: [UInt8], _ name: String, _ options: DraftOptions = DraftOptions()) throws {
    do {
      let reader = try DraftReader(bytes: bytes, name: name, options: options)
      while let segment = try reader.next() {
        #expect(segment.line > 0 && segment.column > 0)
        if let edit = reader.edit {
          #expect(edit.range.lowerBound >= 0 && edit.range.lowerBound <= edit.range.upperBound)
        }
      }
      #expect(reader.diagnostics.allSatisfy { $0.severity == .warning || $0.line != nil }, "\(reader.diagnostics)")
    } catch let error as FormatError {
      #expect(!error.message.isEmpty)
    } catch let error as FileError {
      #expect(!error.description.isEmpty)
    }
  }

  @Test(arguments: DraftHostileTests.samples.indices)
  func `a file cut off at any byte is survived`(sample: Int) throws {
    let (name, bytes) = Self.samples[sample]
    for count in 0..<bytes.count { try survive(Array(bytes.prefix(count)), name) }
  }

  @Test(arguments: DraftHostileTests.samples.indices)
  func `flipped, lost and doubled bytes are survived`(sample: Int) throws {
    let (name, whole) = Self.samples[sample]
    var random = SeededGenerator(seed: UInt64(sample) + 7)
    for _ in 0..<600 {
      var bytes = whole
      for _ in 0...Int.random(in: 0...5, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[at] = [0, 0x22, 0x3C, 0x3E, 0x26, 0x2F, 0x5C, 0x0A].randomElement(using: &random) ?? 0
        case 2: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...30, using: &random)))
        default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 40)], at: at)
        }
        if bytes.isEmpty { bytes = [0x20] }
      }
      try survive(bytes, name)
    }
  }

  @Test func `damage costs no unit but its own, wherever a byte is lost`() throws {
    var text = "<xliff version='1.2'><file source-language='en' target-language='ru'><body>\n"
    for number in 1...5 { text += "<trans-unit id='\(number)'><source>a</source><target>б</target></trans-unit>\n" }
    text += "</body></file></xliff>"
    let bytes = Array(text.utf8)
    let third = try #require(text.utf8.firstRange(of: "<trans-unit id='3'".utf8)).lowerBound
    let start = text.utf8.distance(from: text.utf8.startIndex, to: third)
    for at in start..<(start + 70) {
      var damaged = bytes
      damaged[at] = 0x01
      let ids = try drafts(damaged, "a.xlf").segments.map(\.id)
      #expect(ids.filter { ["1", "2", "4", "5"].contains($0) } == ["1", "2", "4", "5"], "\(at - start): \(ids)")
    }
  }

  @Test func `deep nesting and bombs are refused`() throws {
    let open = "<xliff version='1.2'><file><body>"
    func unit(_ target: String) -> String {
      "<trans-unit id='1'><source>a</source><target>\(target)</target></trans-unit></body></file></xliff>"
    }
    let deep = String(repeating: "<g id='1'>", count: 100_000)
    #expect(throws: FormatError.self) { try drafts(Array((open + unit(deep)).utf8), "a.xlf") }
    let groups = String(repeating: "<group>", count: 100_000)
    #expect(throws: FormatError.self) { try drafts(Array((open + groups).utf8), "a.xlf") }
    var bomb = "<!DOCTYPE xliff [<!ENTITY a0 'ha'>"
    for level in 1...20 { bomb += "<!ENTITY a\(level) '\(String(repeating: "&a\(level - 1);", count: 10))'>" }
    #expect(throws: FormatError.self) { try drafts(Array((bomb + "]>" + open + unit("&a20;")).utf8), "a.xlf") }
    let outside = "<!DOCTYPE xliff [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + open + unit("&x;")
    #expect(throws: FormatError.self) { try drafts(Array(outside.utf8), "a.xlf") }
  }

  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      "x", "\t", "\"", "<", "&", "ё", "\0", "<g>", "</target>", "<unit>", "\"\" ", ",\"\"", "msgid \"\"",
    ])
  func `a line of a megabyte is read in time`(filler: String) throws {
    let line = String(repeating: filler, count: (1 << 20) / filler.utf8.count)
    for name in ["a.xlf", "a.po", "a.tsv", "a.csv", "a.tmx"] { try survive(Array(line.utf8), name) }
    try survive(
      Array("<xliff version='1.2'><file><body><trans-unit><source>\(line)</source></trans-unit>".utf8), "a.xlf")
    try survive(Array("msgid \"a\"\nmsgstr \"\(line)\"\n".utf8), "a.po")
  }

  @Test(.timeLimit(.minutes(1)))
  func `many units on one line are read in time`() throws {
    var text = "<xliff version='1.2'><file source-language='en' target-language='ru'><body>"
    for number in 1...30_000 {
      text += "<trans-unit id='\(number)'><source>a</source><target>б</target></trans-unit>"
    }
    let (segments, _) = try drafts(Array((text + "</body></file></xliff>").utf8), "a.xlf")
    #expect(segments.count == 30_000)
    // One in two is damaged.
    let broken = text.replacing("1'><source>a", with: "1'><source>&")
    let rest = try drafts(Array((broken + "</body></file></xliff>").utf8), "a.xlf").segments
    #expect(rest.count == 27_000)
  }

  @Test func `texts of any bytes are survived`() throws {
    let folder = TemporaryFolder()
    var random = SeededGenerator(seed: 3)
    for round in 0..<200 {
      let alphabet = Array("#-*`~\n\n\r \t|1.aя\u{0}<>".utf8) + [0xFF]
      let bytes = (0..<200).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let path = try folder.write("s\(round % 2)", bytes)
      for format in [DraftFormat.text, .markdown] {
        try survive(bytes, "t", DraftOptions(format: format, sourcePath: path))
      }
    }
  }
}
