import Orthography
import Testing
import Workbench

@Suite struct AdaptationTests {
  private func adapted(_ target: String, _ source: String, _ query: String) -> String? {
    adapt(
      target, targetLanguage: LanguageTag("ru"), matched: source, query: query, sourceLanguage: LanguageTag("en"))?.text
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

  @Test func `each place of a repeated number is replaced, and marked`() throws {
    let result = try #require(
      adapt(
        "5 плюс 5 — это 10", targetLanguage: LanguageTag("ru"), matched: "5 plus 5 is 10", query: "6 plus 6 is 12",
        sourceLanguage: LanguageTag("en")))
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
