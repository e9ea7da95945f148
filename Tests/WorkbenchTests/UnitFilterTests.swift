import Bitext
import Testing
import Workbench

@testable import Library

private func unit(
  _ texts: [(String, String)], attributes: [Attribute] = [], props: [(String, String)] = [], note: String? = nil
) -> TranslationUnit {
  var content: [TranslationUnit.Content] = props.map {
    .markup(.element(MarkupElement("prop", [Attribute("type", $0.0)], [.text($0.1)])))
  }
  if let note { content.append(.markup(.element(MarkupElement("note", [], [.text(note)])))) }
  content += texts.map { .variant(Variant(language: $0.0, segment: Segment($0.1))) }
  return TranslationUnit(attributes: attributes, content: content)
}

private let sample = unit(
  [("en-GB", "The Missile Defence “talks”"), ("ru", "Перегово́ры, ёлка")],
  attributes: [
    Attribute("tuid", "a1"), Attribute("creationdate", "20180102T030405Z"), Attribute("changedate", "20190401T100000Z"),
    Attribute("creationid", "ivan"), Attribute("changeid", "anna"),
  ], props: [("x-client", "NATO HQ")], note: "Checked")

@Test(arguments: [
  ("lang = ru", true), ("lang = en", true), ("lang = en-US", true), ("lang = de", false), ("lang != de", true),
  ("text ~ missile", true), ("text ~ \"DEFENCE \\\"talks\\\"\"", true), ("text.ru ~ missile", false),
  ("text.ru ~ переговоры", true),
  ("text.ru = \"переговоры, елка\"", true), ("text = missile", false), ("text.en !~ missile", false),
  ("text ~ /^The .* “/", true), ("text ~ /missile/", false), ("text ~ /missile/i", true), ("text ~ /a\\/b/", false),
  ("date = 2019", true), ("date = 2018", false), ("created = 2018-01-02", true), ("date >= 2019-04", true),
  ("date > 2019", false),
  ("date > 2019-03", true), ("date < 2019-04-02", true), ("date <= 2019-04-01", true),
  ("date < 2019-04-01T10:00:00Z", false),
  ("author = ivan", true), ("author = anna", true), ("author ~ NN", true), ("author = IVAN", false),
  ("prop.x-client", true), ("prop.x-client = \"NATO HQ\"", true), ("prop.x-client ~ nato", true),
  ("prop.client", false),
  ("note", true), ("note = checked", true), ("id = a1", true), ("id", true), ("origin = human", true),
  ("origin = machine", false),
  ("memory = tm/m.tmx", true), ("memory ~ m.t", true), ("not lang = ru", false), ("not not lang = ru", true),
  ("lang = de or lang = ru and id = a1", true), ("(lang = de or lang = ru) and id = b", false),
  ("lang=ru and(id=a1)", true),
])
func `units are chosen by what is said of them`(expression: String, isWanted: Bool) throws {
  #expect(try UnitFilter(expression).takes(sample, memory: "tm/m.tmx", line: 1) == isWanted, "\(expression)")
}

@Test func `what is not there is not chosen, and origins are told as scores tell them`() throws {
  let bare = unit([("en", "x")])
  for expression in ["date < 2999", "date > 1000", "author ~ a", "note", "id", "prop.x", "text.ru"] {
    #expect(try !UnitFilter(expression).takes(bare, memory: "m", line: 1), "\(expression)")
  }
  #expect(
    try UnitFilter("origin = machine").takes(unit([("en", "x")], props: [("x-Origin", "MT")]), memory: "m", line: 1))
  #expect(
    try UnitFilter("origin = machine").takes(
      unit([("en", "x")], attributes: [Attribute("changeid", "MT!")]), memory: "m", line: 1))
  #expect(
    try UnitFilter("origin = alignment").takes(unit([("en", "x")], props: [("aligned", "yes")]), memory: "m", line: 1))
}

@Test(arguments: [
  ("", "1: expected a field"), ("odd = 1", "1: expected a field"),
  ("lang =", "7: expected a value, found the end"),
  ("lang ru", "6: expected and, or, or the end, found \"ru\""),
  ("lang = ru and", "14: expected a field"),
  ("(lang = ru", "11: expected ), found the end"),
  ("lang = ru)", "10: expected and, or, or the end, found \")\""),
  ("date ~ 2019", "6: expected =, !=, <"), ("date > yesterday", "8: expected a date such as 2019"),
  ("date > 20191", "8: expected a date"), ("text > a", "6: expected =, !=, ~ or !~"),
  ("text ~ \"x", "8: expected the closing \""), ("text ~ /[/", "8: expected a regular expression"),
  ("origin = robot", "10: expected human, machine or alignment"), ("text = /x/", "8: expected a word"),
  ("text. = x", "1: expected a field"), ("lang => ru", "6: expected"),
  ("текст = x", "1: expected a field"),
])
func `a fault of an expression is told with its column`(expression: String, message: String) {
  let error = #expect(throws: UnitFilterError.self) { try UnitFilter(expression) }
  #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
}

@Test func `a unit at which an expression is given up is neither wanted nor unwanted`() throws {
  let endless = unit([("en", String(repeating: "a", count: 60) + "!")])
  for text in ["text ~ /(a+)+$/", "not text ~ /(a+)+$/", "text !~ /(a+)+$/", "id = x or text ~ /(a+)+$/"] {
    let error = #expect(throws: UnitFilterError.self) {
      try UnitFilter(text).takes(endless, memory: "tm/m.tmx", line: 7)
    }
    #expect(error?.description.contains("found one that takes too long on tm/m.tmx:7") == true)
  }
  // What does not need the answer does not ask.
  #expect(try !UnitFilter("id = x and text ~ /(a+)+$/").takes(endless, memory: "m", line: 1))
}

@Test func `no depth and no sign stops the reader of expressions`() {
  #expect(throws: UnitFilterError.self) { try UnitFilter(String(repeating: "(", count: 100_000)) }
  #expect(throws: UnitFilterError.self) { try UnitFilter(String(repeating: "not ", count: 100_000) + "id") }
  for text in ["\u{0}", "=", "~~", "!", "\"", "/", "()", "id id", "a\u{301}", "prop.\u{1F600} ~ \u{1F600}"] {
    _ = try? UnitFilter(text).takes(sample, memory: "m", line: 1)
  }
}

@Test(arguments: [
  ("21.07.2017 16:56", false), ("20230231T000000Z", false), ("", false), ("soon", false), ("2023-02-30", false),
  ("20230228T000000Z", true), ("2021-07-21T16:56:12Z", true), ("20220721 165612", true),
])
func `what is no date is in no year`(date: String, isLate: Bool) throws {
  for name in ["changedate", "creationdate"] {
    let dated = unit([("en", "x"), ("ru", "у")], attributes: [Attribute(name, date)])
    let field = name == "changedate" ? "date" : "created"
    #expect(try UnitFilter("\(field) >= 2021").takes(dated, memory: "", line: 1) == isLate, "\(name)")
    #expect(try !UnitFilter("\(field) < 2021").takes(dated, memory: "", line: 1), "\(name)")
    #expect((dated.changed != nil) == isLate)
  }
}
