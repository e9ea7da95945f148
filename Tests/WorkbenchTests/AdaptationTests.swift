import Bitext
import Orthography
import Testing
import Workbench

@Suite struct AdaptationTests {
  private func adapted(_ target: String, _ source: String, _ query: String) -> String? {
    Adapter(from: LanguageTag("en")).adapt(
      target, targetLanguage: LanguageTag("ru"), matched: source, query: query)?.text
  }

  @Test func `the query's number stands in the target, in the target's style`() {
    #expect(
      adapted("Предел составляет 1550 боезарядов.", "The limit is 1,550 warheads.", "The limit is 1,600 warheads.")
        == "Предел составляет 1600 боезарядов.")
    #expect(adapted("2,5 млрд рублей", "2.5 billion roubles", "3.75 billion roubles") == "3,75 млрд рублей")
    #expect(
      adapted("12 мая 2011 года", "May 12, 2011", "May 14, 2011") == "14 мая 2011 года")
    #expect(
      adapted("См. https://example.org/a.", "See https://example.org/a.", "See https://example.org/b/c.")
        == "См. https://example.org/b/c.")
  }

  @Test(arguments: [
    // Other order, other month.
    (
      "Группа соберётся 14 марта.", "The group will meet on March 14.", "The group will meet on 12 May.",
      "Группа соберётся 12 мая."
    ),
    ("12 мая 2011 года", "May 12, 2011", "2009-06-01", "1 июня 2009 года"),
    ("12\u{A0}мая 2011\u{A0}г.", "12 May 2011", "3 June 2009", "3\u{A0}июня 2009\u{A0}г."),
    ("В мае 2011 года", "In May 2011", "In March 2012", "В марте 2012 года"),
    ("Май 2011", "May 2011", "March 2012", "Март 2012"),
    ("12 МАЯ", "12 May", "12 June", "12 ИЮНЯ"),
    ("12 янв. 2011", "12 January 2011", "12 October 2011", "12 окт. 2011"),
    (
      "12.05.2011 и 2011-05-12", "May 12, 2011 and 2011-05-12", "July 3, 2011 and 3 July 2011",
      "03.07.2011 и 2011-07-03"
    ),
    ("1.5.2011", "May 1, 2011", "July 3, 2011", "3.7.2011"),
    ("12–14 мая 2011 года", "May 12–14, 2011", "June 3–5, 2011", "3–5 июня 2011 года"),
    (
      "12 мая 2011 года 12 ракет", "12 missiles on May 12, 2011", "13 missiles on May 12, 2011",
      "12 мая 2011 года 13 ракет"
    ),
    // The same months: the numbers are enough.
    ("12 и 14 мая 2011 года", "May 12 and May 14, 2011", "May 13 and May 15, 2011", "13 и 15 мая 2011 года"),
    ("12-го мая", "May 12", "May 13", "13-го мая"),
  ])
  func `the query's date stands in the target, in the form of the old one`(
    target: String, source: String, query: String, expected: String
  ) {
    #expect(adapted(target, source, query) == expected)
  }

  @Test func `a date is written as the target's language does`() {
    func adapted(_ target: String, _ language: String, _ source: String, _ query: String) -> String? {
      Adapter(from: LanguageTag("ru")).adapt(
        target, targetLanguage: LanguageTag(language), matched: source, query: query)?
        .text
    }
    #expect(adapted("the 12th of May", "en", "12 мая", "21 июня") == "the 21st of June")
    #expect(adapted("Jan. 5, 2011", "en", "5 января 2011 г.", "6 мая 2011 г.") == "May 6, 2011")
    #expect(adapted("05/12/2011", "en-US", "12.05.2011", "14.07.2011") == "07/14/2011")
    #expect(adapted("am 12. Mai 2011", "de", "12 мая 2011 года", "3 марта 2012 года") == "am 3. März 2012")
    #expect(adapted("le 1er mai", "fr", "1 мая", "2 августа") == "le 2 août")
    #expect(adapted("le 2 mai", "fr", "2 мая", "1 августа") == "le 1er août")
    #expect(adapted("12 de mayo de 2011", "es", "12 мая 2011", "13 июня 2011") == "13 de junio de 2011")
    #expect(adapted("12 травня", "uk", "12 мая", "13 июня") == "13 червня")
  }

  @Test func `a date with other parts is not touched`() {
    #expect(adapted("12 мая 2011 года", "May 12, 2011", "May 14") == nil)
    #expect(adapted("12 мая", "May 12", "May 14, 2011") == nil)
    #expect(adapted("май 2011", "May 2011", "May 12") == nil)
    #expect(adapted("12 мая", "May 12", "May 12–14") == nil)
    // The target has the date in words, and the month changes.
    #expect(adapted("двенадцатого мая", "May 12", "June 12") == nil)
    #expect(adapted("12-го мая", "May 12", "June 12") == nil)
  }

  @Test func `a tag is replaced as it stands`() {
    #expect(adapted("<b>щит</b> 5", "<b>shield</b> 5", "<i>shield</i> 6") == "<i>щит</i> 6")
    #expect(adapted("щит<x id=\"1\"/>", "shield<x id=\"1\"/>", "shield<x id=\"2\"/>") == "щит<x id=\"2\"/>")
    #expect(adapted("щит", "<b>shield", "<i>shield") == nil)
  }

  @Test func `an ordinal is a number`() {
    #expect(adapted("12-я ракета", "the 12th missile", "the 21st missile") == "21-я ракета")
  }

  @Test func `one adapter serves many matches`() {
    let adapter = Adapter(from: LanguageTag("en"))
    for (language, target, expected) in [
      ("ru", "12 мая", "13 июня"), ("en", "12 May", "13 June"), ("de", "12. Mai", "13. Juni"),
      ("ru", "12 мая", "13 июня"),
    ] {
      let result = adapter.adapt(
        target, targetLanguage: LanguageTag(language), matched: "May 12", query: "13 June")
      #expect(result?.text == expected)
    }
  }

  @Test func `each place of a repeated number is replaced, and marked`() throws {
    let result = try #require(
      Adapter(from: LanguageTag("en")).adapt(
        "5 плюс 5 — это 10", targetLanguage: LanguageTag("ru"), matched: "5 plus 5 is 10", query: "6 plus 6 is 12"))
    #expect(result.text == "6 плюс 6 — это 12")
    #expect(result.replacements.map(\.old) == ["5", "5", "10"])
    let bytes = Array(result.text.utf8)
    #expect(result.replacements.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["6", "6", "12"])
  }

  @Test func `nothing is touched when the places cannot be told`() {
    // The number is spelled out in the target.
    #expect(adapted("три ракеты", "3 missiles", "4 missiles") == nil)
    // Another number of numbers.
    #expect(adapted("3 ракеты", "3 missiles", "3 missiles of 4") == nil)
    // One number becomes two different ones.
    #expect(adapted("5 и 5", "5 and 5", "6 and 7") == nil)
    // Nothing differs.
    #expect(adapted("3 ракеты", "3 missiles", "3 rockets") == nil)
    // The number stands twice in the target, once in the source.
    #expect(adapted("3 ракеты, именно 3", "3 missiles", "4 missiles") == nil)
  }
}
