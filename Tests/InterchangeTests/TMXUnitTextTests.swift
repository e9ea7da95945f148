import Bitext
import Files
import Interchange
import TestSupport
import Testing

/// A variant's text as an index is made from it.
private struct PlainText: Hashable {
  struct Code: Hashable {
    var kind: UInt8
    var offset: Int
  }
  var language: String
  var ordinal: Int
  var text: String
  var codes: [Code]
}

/// What the fast way gives for the reader's current unit.
private func fast(_ reader: TMXReader, _ unitText: inout TMXUnitText, _ languages: inout [String]) -> [PlainText] {
  var numbers = languages
  var found: [PlainText] = []
  var codesOfLanguages: [(Int, Int, String, [PlainText.Code])] = []
  unitText.read(
    reader,
    number: { code in
      numbers.append(code)
      return numbers.count - 1
    }
  ) { language, ordinal, text, codes in
    codesOfLanguages.append(
      (language, ordinal, String(decoding: text, as: UTF8.self), codes.map { .init(kind: $0.kind, offset: $0.offset) }))
  }
  languages = numbers
  for (language, ordinal, text, codes) in codesOfLanguages {
    found.append(PlainText(language: numbers[language], ordinal: ordinal, text: text, codes: codes))
  }
  return found
}

/// What the tree says.
private func slow(_ unit: TranslationUnit) -> [PlainText] {
  unit.variants.enumerated().compactMap { ordinal, variant in
    guard let language = variant.languageCode, let segment = variant.segment else { return nil }
    return PlainText(language: language, ordinal: ordinal, text: segment.text, codes: ends(of: segment))
  }
}

/// The ends of a segment's codes, from the table of what is a code: 1 begins, 2 ends, 3 stands alone, 4 is one end of a pair whose other is not
/// in the segment.
private func ends(of segment: Segment) -> [PlainText.Code] {
  var flow = SegmentFlow()
  var codes: [PlainText.Code] = []
  var keys: [(index: Int, key: String, isBegin: Bool)] = []
  func walk(_ runs: [Segment.Run]) {
    for run in runs {
      guard case .inline(let element) = run else {
        flow.add([run])
        continue
      }
      let name = element.kind.name
      if name == "sub" { continue }
      func add(_ kind: UInt8) { codes.append(.init(kind: kind, offset: flow.text.utf8.count)) }
      func value(_ names: String...) -> String { names.compactMap { element.attributes[$0] }.first ?? "" }
      let isAlone = !["bpt", "ept"].contains(name) && element.attributes["isolated"] == "yes"
      switch name {
      case "bpt", "bx", "sc":
        if !isAlone { keys.append((codes.count, value("i", "rid", "id"), true)) }
        add(isAlone ? 4 : 1)
      case "ept", "ex", "ec":
        if !isAlone { keys.append((codes.count, value("i", "rid", "startRef", "id"), false)) }
        add(isAlone ? 4 : 2)
      case "ph", "ut", "x": add(3)
      case "it": add(4)
      case "mrk", "sm", "em": break
      default: add(1)
      }
      flow.add([.inline(InlineElement(element.kind))])
      if element.kind.holdsText { walk(element.content) }
      if !["bpt", "bx", "sc", "ept", "ex", "ec", "ph", "ut", "x", "it", "mrk", "sm", "em"].contains(name) { add(2) }
    }
  }
  walk(segment.runs)
  // Each end takes the last begin before it that nobody has taken.
  var isTaken = Set<Int>()
  for (at, end) in keys.enumerated() where !end.isBegin {
    guard let begin = keys[..<at].last(where: { $0.isBegin && $0.key == end.key && !isTaken.contains($0.index) }) else {
      continue
    }
    isTaken.formUnion([begin.index, end.index])
  }
  for end in keys where !isTaken.contains(end.index) { codes[end.index].kind = 4 }
  return codes
}

/// The latest date of a unit, by looking at each.
private func latest(_ unit: TranslationUnit) -> UInt32 {
  (unit.attributes + unit.variants.flatMap(\.attributes))
    .filter { $0.name == "changedate" || $0.name == "creationdate" }
    .map { secondsSince1970($0.value.utf8) }.max() ?? 0
}

/// Compares both ways over a file; returns the numbers of units and texts.
private func compare(_ source: ByteSource) throws -> (units: Int, texts: Int) {
  let reader = try TMXReader(source)
  var unitText = TMXUnitText()
  var languages: [String] = []
  var units = 0
  var texts = 0
  while true {
    let step = try reader.step()
    if step == .end { return (units, texts) }
    guard step == .unit else { continue }
    units += 1
    let unit = reader.unit()
    let expected = slow(unit)
    let found = fast(reader, &unitText, &languages)
    texts += found.count
    if found != expected { Issue.record("\(source.path):\(reader.unitLine): \(found) is not \(expected)") }
    #expect(unitText.changed == latest(unit))
    #expect(unitText.variantsWithoutSegment == unit.variants.count { $0.segment == nil })
  }
}

@Suite struct TMXUnitTextTests {
  @Test(.enabled(if: TestData.isPresent))
  func `texts straight from the tape are those of the tree, in all real files`() throws {
    let own = TestData.list(TestData.packageFolder + "/tm").filter { $0.hasSuffix(".tmx") }
    var units = 0
    for path in TestData.files(under: "tmx", endings: [".tmx"]) + own {
      // Files that are refused end early; what came before must agree all the same.
      guard let source = try? ByteSource(path) else { continue }
      do {
        units += try compare(source).units
      } catch is FormatError {} catch is FileError {}
    }
    #expect(units > 2500)
  }

  private static let segments = [
    "plain", "", " ", "a<ph x=\"1\"/>b", "a <ph/>b", "a<ph/> b", "a<bpt i=\"1\"/>b<ept i=\"1\"/>c",
    "<ph/>a<it pos=\"begin\"/>",
    "<bpt i=\"1\">&lt;b></bpt>bold<ept i=\"1\">&lt;/b></ept>!", "<hi>high <hi>er<ph/></hi></hi>still", "a<ut>x</ut>b",
    "a<ph>code <sub>sub <ph/> flow</sub> code</ph>b", "a<sub>lost</sub>b", "<hi>x<sub>lost<hi>too</hi></sub>y</hi>",
    "a<!-- c -->b<?p i?>c", "a<ph/><!-- c -->b", "x<foreign>text<ph/>kept</foreign>y",
    "<![CDATA[<b>]]>&amp;<![CDATA[]]>",
    "a<ph/><ph/>b", "a<ph/>&#xA0;b", "a<ph/>&#10;b", "ё<ph/>ё<bpt i=\"1\"/>", "a<seg>b</seg>c", "<tuv>a</tuv>b",
    "<bpt i=\"1\"><hi>code</hi></bpt>t", "&e;<ph/>&e;", "<it>x</it>a<it/>b",
    "<bpt i=\"1\"/>a", "a<ept i=\"1\"/>b<bpt i=\"1\"/>c", "<bpt i=\"2\"/>a<bpt i=\"1\"/>b<ept i=\"2\"/>c",
    "<g id=\"1\">a<x id=\"2\"/></g>b",
    "<mrk mtype=\"term\">a<ph/></mrk>b", "<bx id=\"1\" rid=\"7\"/>a<ex id=\"2\" rid=\"7\"/>",
    "<sc id=\"1\" isolated=\"yes\"/>a<ec startRef=\"1\"/>",
    "<bpt/>a<ept/>", "<bpt i=\"1\" isolated=\"yes\"/>a<ept i=\"1\"/>",
  ]

  @Test func `texts straight from the tape are those of the tree, whatever stands in a segment`() throws {
    var units = ""
    for (number, segment) in Self.segments.enumerated() {
      let next = Self.segments[(number + 7) % Self.segments.count]
      units +=
        "<tu creationdate=\"20\(10 + number)0101T000000Z\"><note><seg>no</seg></note>"
        + "<tuv xml:lang=\"en\"><prop type=\"x\">p</prop><seg>\(segment)</seg></tuv><tuv lang=\"old\" xml:lang=\"ru\"><seg>"
        + "\(next)</seg><seg>second</seg></tuv><tuv lang=\"de\" changedate=\"2031-12-01\"/><x><tuv xml:lang=\"fr\"><seg>no</seg>"
        + "</tuv></x><tuv><seg>no language</seg></tuv></tu>\n"
    }
    let document =
      "<!DOCTYPE tmx [<!ENTITY e \"entity\">]><tmx version=\"1.4\"><header/><body>\(units)</body></tmx>"
    for chunk in [1, 3, 50, 1 << 20] {
      let found = try compare(ByteSource(bytes: Array(document.utf8), name: "segments", chunkBytes: chunk))
      #expect(found.units == Self.segments.count)
      #expect(found.texts == 2 * Self.segments.count)
    }
  }

  @Test func `texts and codes are those of the tree, in random segments`() throws {
    var random = SeededGenerator(seed: 7)
    let names = ["bpt", "ept", "ph", "it", "hi", "ut", "sub", "g", "x", "bx", "ex", "sc", "ec", "mrk", "sm", "own"]
    func segment(_ depth: Int) -> String {
      (0..<Int.random(in: 0...5, using: &random)).map { _ in
        if Bool.random(using: &random) { return ["a", "b ", "<![CDATA[c]]>", " "].randomElement(using: &random) ?? "" }
        let name = names.randomElement(using: &random) ?? "ph"
        var tag = "<" + name
        for attribute in ["i", "rid", "startRef", "id"] where Int.random(in: 0..<3, using: &random) == 0 {
          tag += " \(attribute)=\"\(Int.random(in: 1...2, using: &random))\""
        }
        if Int.random(in: 0..<6, using: &random) == 0 { tag += " isolated=\"yes\"" }
        return tag + ">" + (depth < 3 ? segment(depth + 1) : "") + "</\(name)>"
      }.joined()
    }
    // A segment of very many codes, too.
    let many = (0..<200).map { _ in
      "<\(Bool.random(using: &random) ? "b" : "e")pt i=\"\(Int.random(in: 1...9, using: &random))\"/>"
    }.joined()
    let units = ([many] + (0..<400).map { _ in segment(0) }).map {
      "<tu><tuv xml:lang=\"en\"><seg>\($0)</seg></tuv></tu>"
    }
    let document = "<tmx version=\"1.4\"><header/><body>\(units.joined())</body></tmx>"
    #expect(try compare(ByteSource(bytes: Array(document.utf8), name: "random")).texts == 401)
  }

  @Test func `two codes part words by one space, paired codes by none`() throws {
    let document =
      "<tmx><header/><body><tu><tuv xml:lang=\"en\"><seg>\(Self.segments[4])|\(Self.segments[6])|a<ph/>b</seg></tuv></tu></body></tmx>"
    let reader = try TMXReader(ByteSource(bytes: Array(document.utf8), name: "t"))
    #expect(try reader.next()?.variants.first?.segment?.text == "a b|abc|a b")
  }
}
