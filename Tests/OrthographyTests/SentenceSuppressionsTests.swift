import Bitext
import Orthography
import Testing

@Suite struct SentenceSuppressionsTests {
  @Test func `CLDR's abbreviations are asked by language`() {
    #expect(SentenceSuppressions.of(LanguageTag("de-AT")).contains("Dipl.-Ing."))
    #expect(SentenceSuppressions.of(LanguageTag("ru")).contains("ул."))
    #expect(SentenceSuppressions.of(LanguageTag("cs")).isEmpty)
  }

  @Test(arguments: ["", "tlh", "*all*", "not a language", "../de", "de\u{0}"])
  func `what is no language has none`(code: String) {
    #expect(SentenceSuppressions.of(LanguageTag(code)).isEmpty)
  }
}
