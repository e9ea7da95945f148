import Bitext
import Files
import Interchange
import Markup
import TestSupport
import Testing

/// What a document departs from, as `line rule`, and the document repaired.
private struct Examined {
  var rules: [String] = []
  var severities: [String: Diagnostic.Severity] = [:]
  var repaired = ""
  var aside: [String] = []

  init(_ text: String) throws {
    let reader = try TMXReader(ByteSource(bytes: Array(text.utf8), name: "test.tmx"))
    var found: [(line: Int, rule: String)] = []
    var severities: [String: Diagnostic.Severity] = [:]
    let conformance = TMXConformance(reader) { severity, rule, _, offset in
      found.append((reader.scanner.position(at: offset).line, rule))
      severities[rule] = severity
    }
    var bytes: [UInt8] = []
    var aside: [String] = []
    let repair = TMXRepair(reader) {
      bytes += $0
    } setAside: { _, _, bytes in
      aside.append(String(decoding: bytes, as: UTF8.self))
    }
    reader.onDamage = { _ in repair.damage() }
    reading: while true {
      switch try reader.step() {
      case .outside:
        conformance.outside()
        try repair.outside()
      case .unit:
        conformance.unit()
        try repair.unit()
      case .end: break reading
      }
    }
    conformance.end()
    try repair.end()
    rules = found.map { "\($0.line) \($0.rule)" }
    self.severities = severities
    self.aside = aside
    repaired = String(decoding: bytes, as: UTF8.self)
  }
}

private let header =
  "<header creationtool=\"t\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"t\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/>"

private func document(_ body: String, header: String = header, version: String = " version=\"1.4\"") -> String {
  "<?xml version=\"1.0\"?>\n<tmx\(version)>\n\(header)\n<body>\n\(body)\n</body></tmx>\n"
}

private func variant(_ segment: String, _ attributes: String = "xml:lang=\"en\"") -> String {
  "<tuv \(attributes)><seg>\(segment)</seg></tuv>"
}

@Suite struct TMXConformanceTests {
  /// In line 5 of a document.
  private static let unitDepartures: [(String, String)] = [
    (variant("a <bpt i=\"1\"/>b"), "unpaired-code"), (variant("a <ept i=\"1\"/>"), "unpaired-code"),
    (variant("<ept i=\"1\"/><bpt i=\"1\"/>"), "unpaired-code"),
    (variant("<bpt i=\"1\"/><bpt i=\"1\"/><ept i=\"1\"/>"), "repeated-code"),
    (variant("<hi><bpt i=\"2\"/></hi>x"), "unpaired-code"),
    (variant("<bpt/>a"), "missing-attribute"), (variant("a<it>b</it>"), "missing-attribute"),
    (variant("a<it pos=\"middle\"/>"), "bad-value"), (variant("<ph assoc=\"all\"/>"), "bad-value"),
    (variant("<ph x=\"one\"/>"), "bad-number"), (variant("<bpt i=\"b\"/>a<ept i=\"b\"/>"), "bad-number"),
    (variant("<g id=\"1\">a</g>"), "unknown-element"), (variant("a <x id=\"2\"/>"), "unknown-element"),
    (variant("<sub>a</sub>"), "misplaced-element"), (variant("<ph><ph/></ph>"), "misplaced-element"),
    (variant("<ut>a</ut>"), "deprecated-element"), (variant("a", "lang=\"en\""), "old-language"),
    (variant("a", "xml:lang=\"en\" lang=\"en\""), "deprecated-attribute"),
    (variant("a", "xml:lang=\"english\""), "bad-language"), (variant("a", "xml:lang=\"en_GB\""), "language-form"),
    (variant("a", "xml:lang=\"en\" mood=\"good\""), "unknown-attribute"),
    ("<tuv xml:lang=\"en\"><seg>a</seg><seg>b</seg></tuv>", "second-segment"),
    ("<tuv xml:lang=\"en\"><seg>a</seg><note>b</note></tuv>", "element-order"),
    ("<tuv xml:lang=\"en\"><seg>a</seg><prop type=\"x\">b</prop></tuv>", "element-order"),
    (variant("a") + "<note>b</note>", "element-order"), (variant("a") + "words", "stray-text"),
    ("<tuv xml:lang=\"en\">words<seg>a</seg></tuv>", "stray-text"),
    ("<prop>a</prop>" + variant("a"), "missing-attribute"),
    ("<seg>b</seg>" + variant("a"), "misplaced-element"), ("<foo/>" + variant("a"), "unknown-element"),
    ("<note><b>c</b></note>" + variant("a"), "unknown-element"),
    (variant("a", "xml:lang=\"en\" usagecount=\"often\""), "bad-number"),
    (variant("a", "xml:lang=\"en\" changedate=\"21.07.2017\""), "bad-date"),
    (variant("a", "xml:lang=\"en\" changedate=\"20230231T000000Z\""), "bad-date"),
    (variant("a", "xml:lang=\"en\" changedate=\"\""), "bad-date"),
    (variant("a", "xml:lang=\"en\" changedate=\"2019-04-01T10:00:00Z\""), "date-form"),
  ]

  @Test(arguments: unitDepartures)
  func `a departure of a unit is named with its line`(content: String, rule: String) throws {
    let found = try Examined(document("<tu>\(content)\(variant("б", "xml:lang=\"ru\""))</tu>"))
    #expect(Set(found.rules) == ["5 \(rule)"], "\(content): \(found.rules)")
    // Beside others it is found, too.
    let twice = try Examined(document("<tu>\(variant("x"))</tu>\n<tu>\(content)\(variant("б"))</tu>"))
    #expect(Set(twice.rules) == ["6 \(rule)"], "\(twice.rules)")
  }

  private static let headerDepartures: [(String, String)] = [
    (header.replacing(" o-tmf=\"t\"", with: ""), "missing-attribute"),
    (header.replacing("sentence", with: "line"), "bad-value"),
    (header.replacing("srclang=\"en\"", with: "srclang=\"english\""), "bad-language"),
    (header.replacing("/>", with: " creationdate=\"yesterday\"/>"), "bad-date"),
    (header.replacing("/>", with: " colour=\"red\"/>"), "unknown-attribute"),
    (header.replacing("/>", with: ">words</header>"), "stray-text"),
    (header.replacing("/>", with: "><tuv/></header>"), "misplaced-element"),
    (header.replacing("/>", with: "><ude name=\"u\"/></header>"), "missing-element"),
    (
      header.replacing("/>", with: "><ude name=\"u\"><map unicode=\"#xF8FF\" code=\"#xF0\"/></ude></header>"),
      "missing-attribute"
    ),
    (header.replacing("/>", with: "><ude><map unicode=\"#xF8FF\"/></ude></header>"), "missing-attribute"),
    (header + header, "misplaced-element"),
  ]

  @Test(arguments: headerDepartures)
  func `a departure of the header is named with its line`(header: String, rule: String) throws {
    let found = try Examined(document("<tu>\(variant("a"))</tu>", header: header))
    #expect(Set(found.rules) == ["3 \(rule)"], "\(found.rules)")
  }

  @Test(arguments: ["", " version=\"5\"", " version=\"1.4\" x=\"y\""])
  func `so is one of the root`(version: String) throws {
    let found = try Examined(document("<tu>\(variant("a"))</tu>", version: version))
    #expect(found.rules.count == 1 && found.rules[0].hasPrefix("2 "), "\(found.rules)")
  }

  @Test func `a document of the standard has none, whatever is in it`() throws {
    let rich = """
      <tu tuid="1" segtype="phrase" usagecount="3" srclang="*all*" changedate="20190401T100000Z"><note xml:lang="en">n</note><prop type="x">p</prop>
      <tuv xml:lang="en-GB"><note>v</note><seg>a <bpt i="1" x="1" type="b">&lt;b><sub type="t">in <bpt i="1"/>x<ept i="1"/></sub></bpt>b<hi type="t"><ph assoc="p" x="2"/>c</hi><ept i="1"/><it pos="end" x="3"/></seg></tuv>
      <!-- c --><tuv xml:lang="x-klingon" creationid="me"><seg/></tuv></tu>
      """
    let full = header.replacing(
      "/>",
      with:
        "><note>n</note><ude name=\"u\" base=\"b\"><map unicode=\"#xF8FF\" code=\"#xF0\" ent=\"e\" subst=\"s\"/></ude><prop type=\"t\">p</prop></header>"
    )
    let found = try Examined(document(rich, header: full))
    #expect(found.rules.isEmpty, "\(found.rules)")
    // Before 1.4 the language stood in lang.
    let old = try Examined(document("<tu>\(variant("a", "lang=\"EN-US\""))</tu>", version: " version=\"1.1\""))
    #expect(old.rules.isEmpty, "\(old.rules)")
  }

  @Test func `what is lost is an error, what is forbidden a warning, what is discouraged information`() throws {
    let found = try Examined(
      document("<tu><tuv xml:lang=\"en\"><seg><ut/><g>a</g></seg><seg>b</seg></tuv></tu>"))
    #expect(
      found.severities == ["deprecated-element": .information, "unknown-element": .warning, "second-segment": .error])
  }
}

@Suite struct TMXRepairTests {
  private static let displaced: [(String, [[String]])] = [
    // A pair that lost its <tu> (or all of its tags) is a unit again.
    (
      "<tu>\(variant("1"))</tu>\n\(variant("2"))\(variant("д", "xml:lang=\"ru\""))</tu>\n<tu>\(variant("3"))</tu>",
      [["1"], ["2", "д"], ["3"]]
    ),
    ("\(variant("1"))\n<tu>\(variant("2"))</tu>", [["1"], ["2"]]),
    (
      "\(variant("1"))\(variant("о", "xml:lang=\"ru\""))</tu>\n\(variant("2"))\(variant("д", "xml:lang=\"ru\""))</tu>\n<tu>\(variant("3"))</tu>",
      // The second lies in the damaged stretch, which the reader sets aside.
      [["1", "о"], ["3"]]
    ),
    // Text without a seg, and a second seg.
    ("<tu><tuv xml:lang=\"en\">loose</tuv></tu>", [["loose"]]),
    ("<tu><tuv xml:lang=\"en\"><seg>1</seg><seg>2</seg></tuv></tu>", [["1", "2"]]),
    ("<tu><tuv xml:lang=\"en\"/><tuv xml:lang=\"ru\"><seg>1</seg></tuv></tu>", [["1"]]),
    ("</body><tu>\(variant("late"))</tu><body>", [["late"]]),
  ]

  @Test(arguments: displaced)
  func `what has lost its place gets one`(body: String, texts: [[String]]) throws {
    let found = try Examined(document(body))
    #expect(TMXTranscript(found.repaired).texts == texts, "\(found.repaired)")
    #expect(try Examined(found.repaired).rules.isEmpty, "\(found.repaired)")
    #expect(found.aside.isEmpty, "\(found.aside)")
  }

  @Test func `what can be no part of the result is set aside`() throws {
    let found = try Examined(document("stray words<tu tuid=\"1\"/><foo>bar</foo><tu>\(variant("a"))</tu><!-- kept -->"))
    #expect(
      found.aside.map { $0.replacing("\n", with: "") } == ["stray words", "<tu tuid=\"1\"></tu>", "<foo>bar</foo>"])
    #expect(found.repaired.contains("<!-- kept -->"))
  }

  @Test func `nothing that a unit says is lost`() throws {
    let found = try Examined(
      document(
        "<tu mood=\"good\">words<tuv lang=\"en\" id=\"7\">\n<seg><g id=\"4\">a</g><x id=\"5\"/><it>b</it><bpt i=\"1\">c</bpt></seg>d</tuv><note>late</note><foo>e</foo></tu>"
      ))
    for text in [
      "<prop type=\"x-mood\">good</prop>", "<note>words</note>", "<note>late</note>", "<prop type=\"x-foo\">e</prop>",
      "<prop type=\"x-id\">7</prop>", "<tuv xml:lang=\"en\"", "<hi x=\"4\" type=\"x-g\">a</hi>",
      "<ph x=\"5\" type=\"x-x\"/>",
      "<it pos=\"begin\">b</it>", "<it pos=\"begin\">c</it>", "<note>d</note>",
    ] { #expect(found.repaired.contains(text), "\(text): \(found.repaired)") }
  }

  /// Documents with everything that can be wrong, from a seed.
  private struct RandomDocument {
    var generator: SeededGenerator
    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }
    mutating func one(_ texts: [String]) -> String { texts.randomElement(using: &generator) ?? "" }

    mutating func attributes(_ names: [String]) -> String {
      names.map { name in
        guard chance(70) else { return "" }
        let value = one(["1", "2", "en", "ru", "begin", "sentence", "20190401T100000Z", "x y", "", "*all*", "1.4"])
        return " \(name)=\"\(value)\""
      }.joined()
    }

    mutating func content(_ depth: Int) -> String {
      (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        if depth > 3 || chance(40) { return one(["a", " ", "б &amp; в", "<!-- c -->", ""]) }
        let name = one(["bpt", "ept", "it", "ph", "hi", "ut", "sub", "g", "x", "seg"])
        return "<\(name)\(attributes(["i", "x", "pos", "type", "id", "assoc"]))>\(content(depth + 1))</\(name)>"
      }.joined()
    }

    mutating func children(_ names: [String], _ depth: Int) -> String {
      (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        if chance(15) { return one(["words", "\n", "<!-- c -->"]) }
        let name = one(names)
        let inner =
          ["tuv", "ude", "foo"].contains(name) && depth < 3
          ? children(["seg", "note", "prop", "map", "seg", "foo"], depth + 1) : content(2)
        return
          "<\(name)\(attributes(["type", "xml:lang", "lang", "name", "unicode", "changedate", "mood", "segtype"]))>\(inner)</\(name)>"
      }.joined()
    }

    mutating func text() -> String {
      var body = ""
      for _ in 0..<Int.random(in: 0...6, using: &generator) {
        let unit = children(["tuv", "tuv", "tuv", "note", "prop", "foo", "seg"], 0)
        let name = chance(85) ? "tu" : one(["tuv", "foo", "note"])
        body +=
          "<\(name)\(attributes(["tuid", "segtype", "mood", "srclang"]))>\(unit)" + (chance(90) ? "</\(name)>\n" : "\n")
      }
      let header =
        chance(80)
        ? "<header\(attributes(["creationtool", "segtype", "o-tmf", "srclang", "mood"]))>\(children(["note", "prop", "ude", "foo"], 1))</header>"
        : ""
      return "<?xml version=\"1.0\"?>\n<tmx\(attributes(["version", "x"]))>\(header)<body>\(body)</body></tmx>"
    }
  }

  /// The DTD of TMX 1.4b in its own words, apart from the program's tables.
  private static let dtd = """
    <!ELEMENT tmx (header, body)><!ATTLIST tmx version CDATA #FIXED "1.4">
    <!ELEMENT header (note|prop|ude)*>
    <!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED
      segtype (block|paragraph|sentence|phrase) #REQUIRED o-tmf CDATA #REQUIRED adminlang CDATA #REQUIRED
      srclang CDATA #REQUIRED datatype CDATA #REQUIRED o-encoding CDATA #IMPLIED creationdate CDATA #IMPLIED
      creationid CDATA #IMPLIED changedate CDATA #IMPLIED changeid CDATA #IMPLIED>
    <!ELEMENT body (tu*)>
    <!ENTITY % text "xml:lang CDATA #IMPLIED lang CDATA #IMPLIED o-encoding CDATA #IMPLIED">
    <!ELEMENT note (#PCDATA)><!ATTLIST note %text;>
    <!ELEMENT prop (#PCDATA)><!ATTLIST prop type CDATA #REQUIRED %text;>
    <!ELEMENT ude (map+)><!ATTLIST ude name CDATA #REQUIRED base CDATA #IMPLIED>
    <!ELEMENT map EMPTY>
    <!ATTLIST map unicode CDATA #REQUIRED code CDATA #IMPLIED ent CDATA #IMPLIED subst CDATA #IMPLIED>
    <!ENTITY % made "o-encoding CDATA #IMPLIED datatype CDATA #IMPLIED usagecount CDATA #IMPLIED
      lastusagedate CDATA #IMPLIED creationtool CDATA #IMPLIED creationtoolversion CDATA #IMPLIED
      creationdate CDATA #IMPLIED creationid CDATA #IMPLIED changedate CDATA #IMPLIED changeid CDATA #IMPLIED
      o-tmf CDATA #IMPLIED">
    <!ELEMENT tu ((note|prop)*, tuv+)>
    <!ATTLIST tu tuid CDATA #IMPLIED segtype (block|paragraph|sentence|phrase) #IMPLIED srclang CDATA #IMPLIED %made;>
    <!ELEMENT tuv ((note|prop)*, seg)><!ATTLIST tuv xml:lang CDATA #REQUIRED lang CDATA #IMPLIED %made;>
    <!ELEMENT seg (#PCDATA|bpt|ept|ph|it|hi|ut)*>
    <!ELEMENT bpt (#PCDATA|sub)*><!ATTLIST bpt i CDATA #REQUIRED x CDATA #IMPLIED type CDATA #IMPLIED>
    <!ELEMENT ept (#PCDATA|sub)*><!ATTLIST ept i CDATA #REQUIRED>
    <!ELEMENT sub (#PCDATA|bpt|ept|it|ph|hi|ut)*><!ATTLIST sub datatype CDATA #IMPLIED type CDATA #IMPLIED>
    <!ELEMENT it (#PCDATA|sub)*><!ATTLIST it pos (begin|end) #REQUIRED x CDATA #IMPLIED type CDATA #IMPLIED>
    <!ELEMENT ph (#PCDATA|sub)*><!ATTLIST ph x CDATA #IMPLIED assoc CDATA #IMPLIED type CDATA #IMPLIED>
    <!ELEMENT hi (#PCDATA|bpt|ept|it|ph|hi|ut)*><!ATTLIST hi x CDATA #IMPLIED type CDATA #IMPLIED>
    <!ELEMENT ut (#PCDATA|sub)*><!ATTLIST ut x CDATA #IMPLIED>
    """

  /// Rules that the DTD does not have.
  private static let beyond: Set<String> = [
    "unpaired-code", "repeated-code", "bad-number", "bad-date", "date-form", "bad-language", "language-form",
    "deprecated-element", "deprecated-attribute",
  ]

  @Test(arguments: [UInt64(3), 4, 5])
  func `every repaired document is valid against the DTD, and has lost no unit`(seed: UInt64) throws {
    var random = RandomDocument(generator: SeededGenerator(seed: seed))
    let folder = TemporaryFolder()
    _ = try folder.write("tmx14.dtd", Self.dtd)
    var names: [String] = []
    for number in 0..<60 {
      let text = random.text()
      let found = try Examined(text)
      names.append("\(number).tmx")
      _ = try folder.write("\(number).tmx", found.repaired)
      let again = try Examined(found.repaired)
      #expect(
        again.rules.allSatisfy { Self.beyond.contains($0.split(separator: " ").last.map(String.init) ?? "") },
        "\(again.rules)\n\(text)")
      #expect(!again.rules.contains { $0.hasSuffix("-code") }, "\(again.rules)\n\(text)")
      #expect(again.aside.isEmpty && again.repaired == found.repaired, "\(text)")
      // What was a unit with a text is one.
      let units = TMXTranscript(text).texts.filter { $0.contains { !$0.allSatisfy(\.isWhitespace) } }
      #expect(TMXTranscript(found.repaired).units.count >= units.count, "\(text)")
    }
    guard Path.exists("/usr/bin/xmllint") else {
      print("no xmllint: repaired documents are not validated against the DTD")
      return
    }
    let process = try ToolProcess(
      ["/usr/bin/xmllint", "--noout", "--dtdvalid", "tmx14.dtd"] + names, environment: [:], in: folder.path)
    let result = process.finish(timeoutSeconds: 60)
    #expect(result.code == 0, "\(result)")
  }
}
