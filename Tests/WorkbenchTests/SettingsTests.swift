import Bitext
import Checks
import Configuration
import Matching
import Orthography
import TestSupport
import Testing
import WorkspaceBench

@testable import Library
@testable import Workbench

@Suite struct SettingsTests {
  private func read(_ text: String) throws -> Settings { try Settings(Array(text.utf8), file: "tolmach.yaml") }

  @Test func `what is not said is as documented`() throws {
    for text in ["", "# nothing\n", "lookup:\n", "penalties: {}\n"] { #expect(try read(text) == Settings()) }
    let settings = Settings()
    #expect(settings.threshold == 70 && settings.limit == 5 && settings.write == "tm/working.tmx")
    #expect(settings.penalties.machine == 10 && settings.penalties.alignment == 3)
    #expect(settings.penalties.severalTargets == 0 && settings.penalties.age == nil)
  }

  /// Which of the pair a text is looked up from, when nobody says it.
  @Test(arguments: [
    ("en", "ru", "missile defense", "en"), ("en", "ru", "договор", "ru"), ("en", "ru", "договір про їжу", "ru"),
    ("en", "ru", "iOS договор", "ru"), ("en", "ru", "סכם", "en"), ("en", "ru", "123", "en"),
    ("en", "ru", "συμφωνία", "en"),
    ("ru", "en", "συμφωνία", "ru"), ("ru", "en", "treaty", "en"), ("en", "el", "συμφωνία", "el"),
    ("el", "en", "treaty", "en"),
    ("en", "ar", "اتفاقية", "ar"), ("fa", "en", "treaty", "en"), ("en", "he", "הסכם", "he"), ("en", "zh", "条约", "zh"),
    ("zh-TW", "en", "treaty", "en"), ("en", "ja", "ミサイル防衛", "ja"), ("ja", "zh", "条約", "ja"), ("zh", "ja", "ミサイル", "ja"),
    ("en", "ko", "조약", "ko"), ("en", "hy", "պայմանագիր", "hy"), ("de", "en", "Vertrag", "de"),
    ("uk", "ru", "договор", "uk"),
    ("en", "hi", "संधि", "hi"), ("en", "ka", "ხელშეკრულება", "ka"),
  ])
  func `the letters of a text decide between languages of two scripts`(
    source: String, target: String, text: String, expected: String
  ) throws {
    let settings = try read("languages:\n  source: \(source)\n  target: \(target)\n")
    #expect(settings.pair(source: nil, target: nil, text: text).source.canonical == expected)
  }

  @Test(arguments: [
    ("договір", "ru", "Cyrillic"), ("iOS договор", "ru", "Cyrillic"), ("συμφωνία", "el", "Greek"),
    ("اتفاقية", "fa", "Arabic"),
    ("הסכם", "he", "Hebrew"), ("條約", "zh", "Han"), ("조약", "ko", "Hangul"), ("treaty", "en", "Latin"),
  ])
  func `the letters of a text are named, not a language that has them`(text: String, language: String, name: String) {
    #expect(scriptName(of: text, as: LanguageTag(language)) == name)
    #expect(scriptName(of: "12", as: LanguageTag(language)) == nil)
  }

  @Test func `every setting is read`() throws {
    let settings = try read(
      """
      languages: {source: de, target: fr-CA}
      lookup:
        threshold: 60
        limit: 9
      memory:
        write: tm/client/new.tmx
      penalties:
        machine: 20
        alignment: 0
        several-targets: 2
        region: 3
        script: 40
        age: {years: 4, points: 1}
      checks:
        enable: no-break-space
        disable: [all-caps, double-word]
        severity: {double-space: error}
        options:
          length-ratio: {most: 300}
        words: [спейс]
        rules:
          - id: house-shield
            source: missile defense
            forbid: [щит*, зонт]
            severity: error
            message: no shields
            suggestion: оборона
            target-language: ru
          - {id: house-please, source: {regex: '\\bplease\\b', ignore-case: true}, require: пожалуйста}
      """)
    #expect(settings.checks.words == ["спейс"])
    #expect(
      settings.checks.rules == [
        try UserRule(
          id: "house-shield", severity: .error, message: "no shields", suggestion: "оборона",
          source: .words(["missile defense"]), target: .words(["щит*", "зонт"]), targetLanguage: LanguageTag("ru")),
        try UserRule(
          id: "house-please", message: "something is missing",
          source: .expression("\\bplease\\b", ignoresCase: true), target: .words(["пожалуйста"]),
          requirement: .required),
      ])
    #expect(settings.checks.enabled == ["no-break-space"])
    #expect(settings.checks.disabled == ["all-caps", "double-word"])
    #expect(settings.checks.severities == ["double-space": .error])
    #expect(settings.checks.options == ["length-ratio": ["most": "300"]])
    #expect(settings.source == LanguageTag("de") && settings.target == LanguageTag("fr-CA"))
    #expect(settings.threshold == 60 && settings.limit == 9 && settings.write == "tm/client/new.tmx")
    #expect(settings.penalties.machine == 20 && settings.penalties.alignment == 0)
    #expect(settings.penalties.severalTargets == 2)
    #expect(settings.penalties.region == 3 && settings.penalties.script == 40)
    #expect(settings.penalties.age?.years == 4 && settings.penalties.age?.points == 1)
  }

  // A slash that makes one character with what stands beside it is one all the same.
  @Test(arguments: [
    "tm/a/\u{301}b/c.tmx", "tm/a\u{600}/../\u{301}.tmx", "tm/a\u{600}/b/c.tmx", "tm/.\u{301}a.tmx", "tm/a\\0.tmx",
  ])
  func `the memory that is written to lies in tm, by bytes`(name: String) {
    #expect(throws: SettingsError.self) { try read("memory: {write: \"\(name)\"}") }
  }

  @Test(arguments: [
    ("lookup: {threshold: 0}", "1:21: expected a number from 1 to 101, found \"0\""),
    ("lookup: {threshold: many}", "1:21: expected a number from 1 to 101, found \"many\""),
    ("lookup: {limit: \"5\"}", "1:17: expected a number from 1 to 1000, found a text in quotes, \"5\""),
    ("languages: {source: en, target: en-GB}", "1:12: expected two languages, found en and en-GB"),
    ("lookup: [1]", "1:9: expected keys (threshold, limit), found a list"),
    ("lookup: {treshold: 5}", "1:10: expected threshold, limit, found \"treshold\""),
    ("look: 1", "1:1: expected languages, lookup, memory, penalties, checks, analyse, found \"look\""),
    ("languages: {source: english}", "1:21: expected a language such as en or en-GB, found \"english\""),
    ("languages: {target: Russian}", "1:21: expected a language such as en or en-GB, found \"Russian\""),
    ("penalties: {script: 0}", "1:21: expected a number from 1 to 100, found \"0\""),
    ("languages: {source: }", "1:21: expected a language such as en or en-GB, found nothing"),
    ("memory: {write: ../x.tmx}", "1:17: expected a TMX file in tm/, such as tm/working.tmx, found \"../x.tmx\""),
    (
      "memory: {write: tm/../../x.tmx}",
      "1:17: expected a TMX file in tm/, such as tm/working.tmx, found \"tm/../../x.tmx\""
    ),
    ("penalties: {age: 5}", "1:18: expected keys (years, points), found \"5\""),
    ("checks: {severity: {all-caps: bad}}", "1:31: expected error, warning or information, found \"bad\""),
    ("checks: {enable: [all-cap]}", "1:19: expected a rule, found \"all-cap\""),
    ("checks: {rules: {id: x}}", "1:17: expected a list of rules, found keys"),
    ("checks: {rules: [{id: x}]}", "1:18: expected id, and forbid or require, in a rule, found keys"),
    (
      "checks: {rules: [{id: x, forbid: a, require: b}]}",
      "1:46: expected either forbid or require in a rule, found \"b\""
    ),
    ("checks: {rules: [{id: x, forbid: '...'}]}", "1:34: expected words, or {regex: …}, found \"...\""),
    (
      "checks: {rules: [{id: all-caps, forbid: a}]}",
      "1:23: expected an id of Latin letters, digits and hyphens that no built-in rule has, found \"all-caps\""
    ),
    (
      "checks: {rules: [{id: x, forbid: {regex: '(a'}}]}",
      "1:18: rule x: expected a regular expression, found a fault at character 3: mismatched paren"
    ),
    ("checks: {disable: {a: b}}", "1:19: expected a list, found keys"),
    ("checks: {options: {all-caps: 5}}", "1:30: expected keys, found \"5\""),
    ("5", "1:1: expected keys (languages, lookup, memory, penalties, checks, analyse), found \"5\""),
  ])
  func `what is wrong is said with its place`(text: String, expected: String) {
    #expect(message { _ = try read(text) } == "tolmach.yaml:" + expected)
  }
}

@Suite struct OriginPenaltyTests {
  private let bench: Bench
  init() throws { bench = try Bench() }

  /// A unit with something said of its origin, in the unit or in its target.
  private func tmx(_ text: String, attributes: String = "", unit: String = "", variant: String = "") -> String {
    "<tmx><header/><body><tu\(attributes)>\(unit)<tuv xml:lang=\"en\"><seg>\(text)</seg></tuv>"
      + "<tuv xml:lang=\"ru\">\(variant)<seg>Перевод</seg></tuv></tu></body></tmx>"
  }

  @Test func `units of machines and aligners lose points, and say so`() throws {
    let cases: [(name: String, text: String, kind: Penalty.Kind?)] = [
      ("a", tmx("one two"), nil),
      ("b", tmx("one two", unit: "<prop type=\"x-Origin\">MT</prop>"), .machine),
      ("c", tmx("one two", variant: "<prop type=\"x-origin\">alignment</prop>"), .alignment),
      ("d", tmx("one two", unit: "<prop type=\"aligned\">yes</prop>"), .alignment),
      ("e", tmx("one two", attributes: " creationid=\"MT!\""), .machine),
      ("f", tmx("one two", unit: "<prop type=\"x-Origin\">TM</prop><prop type=\"client\">MT</prop>"), nil),
      ("i", tmx("one two", unit: "<prop type=\"x-Origin\">\n M<!-- -->T </prop>"), .machine),
      ("mt/g", tmx("one two"), .machine),
      ("h", tmx("one two", unit: "<prop type=\"aligned\">no</prop><note>MT</note>"), nil),
    ]
    for (name, text, kind) in cases {
      try bench.write("tm/\(name).tmx", text)
      let match = try #require(try bench.lookup("one two").first, "\(name)")
      let points = kind == .machine ? 10 : kind == .alignment ? 3 : 0
      #expect(match.penalties == (kind.map { [Penalty($0, points: points)] } ?? []), "\(name)")
      #expect(match.score.percent == 100 - points, "\(name)")
      TemporaryFolder.remove(bench.workspace.folder + "/tm/\(name).tmx")
    }
  }

  @Test func `age costs what the settings say, and a unit without a date has none`() throws {
    try bench.write("tm/a.tmx", tmx("old text", attributes: " changedate=\"20010101T000000Z\""))
    try bench.write("tm/b.tmx", tmx("no date"))
    let age: (inout LookupOptions) -> Void = { $0.penalties.age = (years: 5, points: 4) }
    #expect(try bench.lookup("old text").first?.score.percent == 100)
    #expect(try bench.lookup("old text", age).first?.penalties == [Penalty(.age, points: 4)])
    #expect(try bench.lookup("old text", age).first?.score.percent == 96)
    #expect(try bench.lookup("no date", age).first?.score.percent == 100)
  }

  @Test func `several targets of one source lose a point, but not in context`() throws {
    try bench.write(
      "tm/a.tmx",
      tmxText([("Before", "До"), ("Open", "Открыть"), ("After", "После"), ("Open", "Открытый"), ("Close", "Закрыть")]))
    func lookup(
      _ text: String, before: String? = nil, after: String? = nil, _ set: (inout LookupOptions) -> Void = { _ in }
    ) throws -> [Match] {
      try bench.lookup(text, before: before, after: after) { options in
        options.penalties.severalTargets = 1
        set(&options)
      }
    }
    let found = try lookup("Open")
    #expect(found.map(\.target) == ["Открыть", "Открытый"])
    #expect(found.allSatisfy { $0.score.percent == 99 && $0.penalties == [Penalty(.severalTargets, points: 1)] })
    // Whatever the limit, also when the others are not shown.
    #expect(try lookup("Open") { $0.limit = 1 }.map(\.score.percent) == [99])
    #expect(try lookup("Open") { $0.threshold = 100 }.isEmpty)
    #expect(try lookup("Open", before: "After", after: "Close").map(\.score.percent) == [101, 99])
    #expect(try lookup("Close").map(\.score.percent) == [100])
    #expect(try bench.lookup("Open").map(\.score.percent) == [100, 100])
    // The same target twice is one.
    try bench.write("tm/b.tmx", tmxText([("Close", "Закрыть")]))
    #expect(try lookup("Close").map(\.score.percent) == [100])
  }

  @Test func `every limit gives the beginning of the same list`() throws {
    var pairs: [(String, String)] = []
    for number in 0..<60 { pairs.append(("the house number \(number % 7) is open", "дом \(number % 11)")) }
    for number in 0..<60 { pairs.append(("the house \(number % 5 == 0 ? "is" : "was") open", "дом \(number % 3)")) }
    try bench.write("tm/a.tmx", tmxText(pairs))
    for query in ["the house number 3 is open", "the house is open", "a house is open now"] {
      let all = try bench.lookup(query) { ($0.limit, $0.threshold, $0.penalties.severalTargets) = (1_000, 50, 1) }.map {
        "\($0.score) \($0.source) \($0.target)"
      }
      #expect(all.count > 2)
      for limit in stride(from: 1, through: all.count, by: all.count > 20 ? 7 : 1) {
        let some = try bench.lookup(query) { ($0.limit, $0.threshold, $0.penalties.severalTargets) = (limit, 50, 1) }
        #expect(
          some.map { "\($0.score) \($0.source) \($0.target)" } == Array(all.prefix(limit)), "\(query), limit \(limit)")
      }
    }
  }
}
