import Bitext
import Files
import Interchange
import Orthography
import Segmentation
import TestSupport
import Testing

@Suite struct RuleSegmenterTests {
  private typealias Rule = SegmentationRules.Rule

  private static func rules(_ list: [(Bool, String, String)]) -> SegmentationRules {
    var rules = SegmentationRules(file: "test.srx")
    rules.groups = [
      .init(
        name: "all",
        rules: list.enumerated().map { .init(isBreak: $1.0, before: $1.1, after: $1.2, line: $0 + 1, column: 1) })
    ]
    rules.maps = [.init(pattern: ".*", group: "all", line: 1, column: 1)]
    return rules
  }

  /// Every rule at every place, with nothing spared.
  private static func slowBreaks(_ text: String, _ rules: [Rule]) throws -> [Int] {
    let units = Array(text.utf16)
    let compiled = try rules.map { rule in
      (
        rule.isBreak, try rule.before.isEmpty ? nil : RuleExpression(rule.before),
        try rule.after.isEmpty ? nil : RuleExpression(rule.after)
      )
    }
    return try units.withUnsafeBufferPointer { buffer in
      for (_, before, after) in compiled {
        try before?.setText(buffer)
        try after?.setText(buffer)
      }
      var found: [Int] = []
      for place in 1..<max(1, units.count) where !(0xDC00..<0xE000).contains(units[place]) {
        for (isBreak, before, after) in compiled {
          if let before {
            var ends = false
            for start in max(0, place - 512)...place where !ends { ends = try before.matches(from: start, to: place) }
            if !ends { continue }
          }
          if let after, try !after.begins(at: place, end: units.count) { continue }
          if isBreak { found.append(String(decoding: units[..<place], as: UTF16.self).utf8.count) }
          break
        }
      }
      return found
    }
  }

  private static func fastBreaks(_ text: String, _ rules: SegmentationRules, _ language: String = "en") throws -> [Int]
  {
    let segmenter = try Segmenter(language: LanguageTag(language), rules: rules)
    return try Array(text.utf8).withUnsafeBufferPointer { try segmenter.breaks(in: $0) }
  }

  @Test func `the engine agrees with trying every rule at every place`() throws {
    let befores = [
      "", "\\.", "[.?!]+", "\\bMr\\.", "(?i)т\\.\\s?е\\.", "\\s", "(a|bc)\\.", "[\"»]*\\s*", "\\p{Lu}\\.", ".", "x?",
      "(?:ab|c)+!", "\\d{1,3}\\.",
      "(?<=b)\\.", "😀", "\\u0430\\.", "[^a-z]", "^a", "\\.$", "(?i)ss", "a{2,}",
    ]
    let afters = ["", "\\s", "\\s+\\p{Lu}", ".", "(?!a)", "\\n", "[A-ZА-Я]", "\\b", "$", ".*b"]
    let signs = [
      "a", "b", "c", ".", "!", "?", " ", "Mr", "т", "е", "Т", "\"", "»", "😀", "1", "\n", "x", "а", "А", "ß", "SS",
    ]
    var random = SystemRandomNumberGenerator()
    for _ in 0..<400 {
      var list = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        (
          Bool.random(using: &random), befores[Int.random(in: 0..<befores.count, using: &random)],
          afters[Int.random(in: 0..<afters.count, using: &random)]
        )
      }
      list.append((true, befores[Int.random(in: 1..<befores.count, using: &random)], "\\s"))
      let rules = Self.rules(list)
      let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        signs[Int.random(in: 0..<signs.count, using: &random)]
      }
      .joined()
      #expect(try Self.fastBreaks(text, rules) == Self.slowBreaks(text, rules.groups[0].rules), "\(list) \(text)")
    }
  }

  @Test func `the first rule that fits decides`() throws {
    let rules = Self.rules([(false, "Mr\\.", "\\s"), (true, "\\.", "\\s")])
    let segmenter = try Segmenter(language: LanguageTag("en"), rules: rules)
    #expect(try segmenter.sentences(of: "Mr. A came. He left.") == ["Mr. A came.", "He left."])
    let turned = try Segmenter(
      language: LanguageTag("en"), rules: Self.rules([(true, "\\.", "\\s"), (false, "Mr\\.", "\\s")]))
    #expect(try turned.sentences(of: "Mr. A came.") == ["Mr.", "A came."])
  }

  private static func srx(_ cascade: String, _ maps: String, version: String = "2.0") -> [UInt8] {
    Array(
      """
      <srx version="\(version)" xmlns="http://www.lisa.org/srx20"><header segmentsubflows="yes" cascade="\(cascade)">
      <formathandle type="start" include="no"/></header><body><languagerules>
      <languagerule languagerulename="English"><rule break="no"><beforebreak>Mr\\.</beforebreak><afterbreak>\\s</afterbreak></rule></languagerule>
      <languagerule languagerulename="Default"><rule break="yes"><beforebreak>[.?]</beforebreak><afterbreak>\\s</afterbreak></rule></languagerule>
      </languagerules><maprules>\(maps)</maprules></body></srx>
      """.utf8)
  }

  @Test func `cascading rules follow one another, others are those of the first map`() throws {
    let maps = """
      <languagemap languagepattern="EN.*" languagerulename="English"/><languagemap languagepattern=".*" languagerulename="Default"/>
      """
    let text = "Mr. A came. He left."
    for (cascade, expected) in [("yes", ["Mr. A came.", "He left."]), ("no", [text])] {
      let (rules, _) = try SRXReader.read(ByteSource(bytes: Self.srx(cascade, maps), name: "a.srx"))
      #expect(try Segmenter(language: LanguageTag("en-GB"), rules: rules).sentences(of: text) == expected)
      #expect(
        try Segmenter(language: LanguageTag("ru"), rules: rules).sentences(of: text) == ["Mr.", "A came.", "He left."])
    }
    let old = "<maprule maprulename=\"x\">\(maps)</maprule>"
    let (rules, _) = try SRXReader.read(ByteSource(bytes: Self.srx("no", old, version: "1.0"), name: "a.srx"))
    #expect(try Segmenter(language: LanguageTag("ru"), rules: rules).sentences(of: text).count == 3)
  }

  @Test(arguments: [
    (
      "<languagemap languagepattern=\".*\" languagerulename=\"Nobody\"/>",
      "a.srx:5:27: expected the name of a languagerule, found \"Nobody\""
    ),
    ("", "expected a languagemap in maprules, found none"),
    ("<languagemap languagepattern=\".*\"/>", "expected the attribute languagerulename of languagemap, found none"),
  ])
  func `a map that leads nowhere is named with its place`(maps: String, message: String) throws {
    let error = #expect(throws: FormatError.self) {
      _ = try SRXReader.read(ByteSource(bytes: Self.srx("no", maps), name: "a.srx"))
    }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test(arguments: [
    ("", "1:1: expected rules of segmentation (SRX), found an empty file"),
    ("<tmx/>", "1:1: expected root \"srx\", found \"tmx\""),
    ("<srx version=\"3.0\"/>", "1:1: expected SRX of version 2.0 or 1.0, found \"3.0\""), ("<srx", "1:"),
    (
      "<srx version=\"2.0\"><header cascade=\"maybe\"/></srx>",
      "expected cascade to be \"yes\" or \"no\", found \"maybe\""
    ),
  ])
  func `what is no SRX is refused`(text: String, message: String) throws {
    let error = #expect(throws: FormatError.self) {
      _ = try SRXReader.read(ByteSource(bytes: Array(text.utf8), name: "a.srx"))
    }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test func `a pattern that is none is named with ICU's reason`() throws {
    let error = #expect(throws: FormatError.self) {
      _ = try Segmenter(language: LanguageTag("en"), rules: Self.rules([(true, "(a", "b")]))
    }
    #expect(error?.description.hasPrefix("test.srx:1:1: beforebreak \"(a\": expected a regular expression") == true)
    #expect(error?.description.contains("paren") == true)
    var rules = Self.rules([(true, "a", "b")])
    rules.maps[0].pattern = "de"
    let missing = #expect(throws: FormatError.self) { _ = try Segmenter(language: LanguageTag("en"), rules: rules) }
    #expect(missing?.description == "test.srx: expected a languagemap for \"en\", found none that matches it")
  }

  @Test func `a pattern without end is given up`() throws {
    let rules = Self.rules([(true, "(a+)+b", "\\s"), (true, "c", "(a*)*(a*)*(a*)*b")])
    let text = "c" + String(repeating: "a", count: 400) + " x"
    let error = #expect(throws: FormatError.self) { _ = try Self.fastBreaks(text, rules) }
    #expect(error?.description.contains("test.srx:") == true)
  }

  @Test func `a pattern of a language map that is given up is no map that does not fit`() throws {
    var rules = Self.rules([(true, "a", "b")])
    let language = LanguageTag("en-" + (0..<12).map { _ in "abcdefgh" }.joined(separator: "-"))
    rules.maps[0].pattern = "(([a-z-]+)+)+!"
    let error = #expect(throws: FormatError.self) { _ = try Segmenter(language: language, rules: rules) }
    #expect(error?.description.contains("test.srx:1:1: languagepattern") == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("given up") == true)
  }

  @Test func `sentence breaks of ICU can be what the rules except`() throws {
    var rules = Self.rules([(false, "Mr\\.\\s", "")])
    rules.usesSentenceBreaks = true
    let segmenter = try Segmenter(language: LanguageTag("en"), rules: rules)
    #expect(try segmenter.sentences(of: "Mr. A came. He left.") == ["Mr. A came.", "He left."])
  }

  @Test(.enabled(if: TestData.isPresent, "the folder of test data is absent"))
  func `every SRX of the test data is read, and breaks texts`() throws {
    let text = "Dr. A. came at 5 p.m. He left. Он пришёл в 5 ч. утра. Потом ушёл, т. е. исчез! Да?"
    var read = 0
    for path in TestData.files(under: "srx", endings: [".srx"]) where !path.hasSuffix("empty.srx") {
      let (rules, _) = try SRXReader.read(path)
      for language in ["en", "ru", "de"] {
        do {
          let segmenter = try Segmenter(language: LanguageTag(language), rules: rules)
          #expect(
            try segmenter.sentences(of: text).joined(separator: " ").filter { $0 != " " } == text.filter { $0 != " " })
          read += 1
        } catch {
          #expect("\(error)".contains("expected"), "\(path)")
        }
      }
    }
    #expect(read >= 40)
  }
}
