import Bitext
import Interchange
import Testing

@Suite struct CodePairingTests {
  /// The codes of a segment's content, in TMX.
  private func codes(_ content: String) throws -> [InlineCode] {
    let document =
      "<tmx version=\"1.4\"><header/><body><tu><tuv xml:lang=\"en\"><seg>\(content)</seg></tuv></tu></body></tmx>"
    let reader = try DraftReader(
      bytes: Array(document.utf8), name: "a.tmx", options: DraftOptions(format: .tmx, sourceLanguage: "en"))
    return try #require(try reader.next()).source.withMemoryCodes.inlineCodes
  }

  private func pairing(_ first: String, _ second: String) throws -> CodePairing {
    CodePairing(try codes(first), try codes(second))
  }

  @Test(arguments: [
    // By x, whatever i, content and type say.
    ("<ph x='1'>a</ph> <ph x='2'>b</ph>", "<ph x='2'>a</ph> <ph x='1'>b</ph>", [1, 0]),
    (
      "<bpt i='1' x='1'/>a<ept i='1'/> <bpt i='2' x='2'/>b<ept i='2'/>",
      "<bpt i='1' x='2'/>b<ept i='1'/> <bpt i='2' x='1'/>a<ept i='2'/>", [1, 0]
    ),
    // By the id in a tag of XLIFF.
    (
      "<ph>&lt;x id=\"A\"/></ph> <ph>&lt;x id=\"B\"/></ph>", "<ph>&lt;x id=\"B\"/></ph> <ph>&lt;x id=\"A\"/></ph>",
      [1, 0]
    ),
    // By what they hold.
    ("<ph>{from}</ph> <ph>{to}</ph>", "<ph>{to}</ph> <ph>{from}</ph>", [1, 0]),
    ("<ph x='1'>{from}</ph> <ph x='2'>{to}</ph>", "<ph x='3'>{to}</ph> <ph x='4'>{from}</ph>", [1, 0]),
    // By type.
    (
      "<bpt i='1' type='bold'/>a<ept i='1'/> <bpt i='2' type='italic'/>b<ept i='2'/>",
      "<bpt i='1' type='italic'/>b<ept i='1'/> <bpt i='2' type='bold'/>a<ept i='2'/>", [1, 0]
    ),
    // By place, where one of a shape is left.
    ("<ph/> <bpt i='1'/>a<ept i='1'/>", "<bpt i='7'/>a<ept i='7'/> <ph/>", [1, 0]),
    ("<ph>a</ph> <ph/>", "<ph/> <ph>a</ph>", [1, 0]),
  ])
  func `codes are paired by what they say of themselves`(first: String, second: String, partners: [Int]) throws {
    let found = try pairing(first, second)
    #expect(found.partners == partners && found.isCertain && found.alike.isEmpty)
  }

  @Test(arguments: [
    // i tells nothing.
    ("<bpt i='1'/>a<ept i='1'/> <bpt i='2'/>b<ept i='2'/>", "<bpt i='2'/>b<ept i='2'/> <bpt i='1'/>a<ept i='1'/>"),
    ("<ph/> <ph/>", "<ph/> <ph/>"), ("<ph x='1'/>", "<ph x='2'/>"), ("<ph>a</ph>", "<ph>b</ph>"), ("<ph/>", "a"),
    ("<ph/>", "<ph/><ph/>"), ("<it pos='begin'/>", "<it pos='end'/>"),
    ("<ph type='a'>x</ph> <ph type='b'>x</ph>", "<ph>x</ph> <ph>x</ph>"),
  ])
  func `what is not certain is not taken for it`(first: String, second: String) throws {
    #expect(try !pairing(first, second).isCertain)
  }

  @Test func `codes that hold the same are told apart by order, and said to be alike`() throws {
    let found = try pairing("<ph>%s</ph> <ph>%s</ph> <ph>n</ph>", "<ph>n</ph> <ph>%s</ph> <ph>%s</ph>")
    #expect(found.partners == [2, 0, 1] && found.isCertain && found.alike == [[1, 2]])
  }

  @Test func `a number is overruled by what differs, where it does not decide`() throws {
    let first = try codes("<ph x='1'>a</ph> <ph x='2'>b</ph>")
    let second = try codes("<ph x='2'>a</ph> <ph x='1'>b</ph>")
    #expect(CodePairing(first, second, numbers: .suggest).partners == [0, 1])
    #expect(CodePairing(first, second).partners == [1, 0])
    let bare = try (codes("<ph x='1'/> <ph x='2'/>"), codes("<ph x='2'/> <ph x='1'/>"))
    #expect(CodePairing(bare.0, bare.1, numbers: .suggest).partners == [1, 0])
    #expect(!CodePairing(bare.0, bare.1, numbers: .tellNothing).isCertain)
  }

  @Test(arguments: [
    ("<ph>a</ph> b", "<ph>a</ph> b", true, true), ("<ph>a</ph> b", "<ph>c</ph> b", false, false),
    ("<ph/> b", "<ph>c</ph> b", true, true), ("<ph type='x'>a</ph> b", "<ph type='x'>c</ph> b", false, true),
    ("<ph x='1'/> b <ph x='2'/>", "<ph x='2'/> b <ph x='1'/>", false, false),
    ("<ph x='1'/> b <ph x='2'/>", "<ph x='5'/> b <ph x='3'/>", true, true),
    ("<ph>a<sub>A red buoy</sub></ph> b", "<ph>a<sub>A blue buoy</sub></ph> b", false, true),
  ])
  func `codes at the same places of a text are the same unless they say otherwise`(
    first: String, second: String, isExact: Bool, isFitting: Bool
  ) throws {
    let same = try #require(CodePairing.sameText(try codes(first), try codes(second)))
    #expect(same.isExact == isExact && same.isFitting == isFitting)
  }

  @Test func `very many codes that say nothing are paired in time`() throws {
    let many = String(repeating: "<ph/>", count: 20_000)
    let typed =
      String(repeating: "<ph type='a'>x</ph>", count: 10_000) + String(repeating: "<ph type='b'/>", count: 10_000)
    #expect(try !pairing(many, typed).isCertain)
    #expect(try pairing(many, many).partners.count == 20_000)
  }
}

@Suite struct MemoryFormTests {
  private func source(_ content: String, version: Int = 12, data: String = "") throws -> Segment {
    let document =
      version == 12
      ? "<xliff version='1.2'><file source-language='en' target-language='ru'><body><trans-unit id='1'><source>\(content)</source></trans-unit></body></file></xliff>"
      : "<xliff version='2.0' srcLang='en' trgLang='ru'><file id='f'><unit id='1'>\(data)<segment><source>\(content)</source></segment></unit></file></xliff>"
    let reader = try DraftReader(bytes: Array(document.utf8), name: "a.xlf")
    return try #require(try reader.next()).source
  }

  /// A segment as TMX has it.
  private func tmx(_ segment: Segment) -> String {
    var writer = TMXWriter()
    writer.content(segment)
    return String(decoding: writer.take(), as: UTF8.self)
  }

  @Test(arguments: [
    (
      "a <x id='INTERPOLATION' equiv-text='{{name}}'/> b",
      "a <ph>&lt;x id=\"INTERPOLATION\" equiv-text=\"{{name}}\"/></ph> b"
    ),
    ("a <x id='3' ctype='lb'/> b", "a <ph x=\"3\" type=\"lb\"/> b"),
    ("a <ph id='1' ctype='x-var'>{0}</ph> b", "a <ph x=\"1\" type=\"x-var\">{0}</ph> b"),
    ("<mrk mtype='term'>a</mrk> <mrk mtype='x-sdl-deleted'>b</mrk>c", "a c"),
    ("a <bx id='1'/>b", "a <it pos=\"begin\" x=\"1\"/>b"),
    ("a <ept id='1'>]</ept>b", "a <it pos=\"end\" x=\"1\">]</it>b"),
    ("<bx id='1' rid='9'/>a<ex id='2' rid='9'/>", "<bpt i=\"1\" x=\"1\"/>a<ept i=\"1\"/>"),
    (
      "<g id='b' ctype='bold'>a <g id='2'>b</g></g>",
      "<bpt i=\"1\" type=\"bold\">&lt;x id=\"b\"/></bpt>a <bpt i=\"2\" x=\"2\"/>b<ept i=\"2\"/><ept i=\"1\"/>"
    ),
    ("See <ph id='1'>[<sub>A red buoy</sub>]</ph>", "See <ph x=\"1\">[<sub>A red buoy</sub>]</ph>"),
  ])
  func `what XLIFF 1.2 says of a code stays with it`(content: String, expected: String) throws {
    #expect(try tmx(source(content).withMemoryCodes).replacing("&gt;", with: ">") == expected)
  }

  @Test(arguments: [
    ("a <ph id='1' dataRef='d1'/> b", "a <ph x=\"1\">&lt;br/></ph> b"),
    (
      "<pc id='1' dataRefStart='d2' dataRefEnd='d3' type='fmt' subType='xlf:b'>a</pc>",
      "<bpt i=\"1\" x=\"1\" type=\"bold\">&lt;b></bpt>a<ept i=\"1\">&lt;/b></ept>"
    ),
    (
      "<sc id='1' dataRef='d2'/>a<ec startRef='1' dataRef='d3'/>",
      "<bpt i=\"1\" x=\"1\">&lt;b></bpt>a<ept i=\"1\">&lt;/b></ept>"
    ),
    ("a <sc id='1'/>b", "a <it pos=\"begin\" x=\"1\"/>b"),
    (
      "a <ph id='n1' disp='{n}' subType='my:count' type='other'/> b",
      "a <ph type=\"count\">&lt;x id=\"n1\" equiv-text=\"{n}\"/></ph> b"
    ),
    ("a <sm id='m1' type='comment'/>b<em startRef='m1'/> <mrk id='m2' type='term'>c</mrk>", "a b c"),
  ])
  func `what XLIFF 2 says of a code stays with it`(content: String, expected: String) throws {
    let data =
      "<originalData><data id='d1'>&lt;br/></data><data id='d2'>&lt;b></data><data id='d3'>&lt;/b></data></originalData>"
    #expect(try tmx(source(content, version: 2, data: data).withMemoryCodes).replacing("&gt;", with: ">") == expected)
  }

  @Test func `ids that are no numbers get the same number in both segments of a pair`() throws {
    let (source, target) = try (source("<x id='B'/> a <x id='2'/> <x id='A'/>"), source("<x id='A'/> b <x id='B'/>"))
    let numbers = CodeNumbers([source, target])
    #expect(source.memoryForm(numbers: numbers).inlineCodes.map(\.x) == ["1", "2", "3"])
    #expect(target.memoryForm(numbers: numbers).inlineCodes.map(\.x) == ["3", "1"])
  }
}
