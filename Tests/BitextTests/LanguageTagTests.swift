import TestSupport
import Testing

@testable import Bitext

@Suite struct LanguageTagTests {
  @Test(arguments: [
    ("EN_us", "en-US"), (" ru ", "ru"), ("RU-RU", "ru-RU"), ("ru_RU.UTF-8", "ru-RU"),
    ("sr_RS@latin", "sr-Latn-RS"), ("sr@latin", "sr-Latn"), ("uz_UZ@cyrillic", "uz-Cyrl-UZ"),
    ("ca_ES@valencia", "ca-ES"),
    ("zh_hant_tw", "zh-Hant-TW"), ("sr-latn", "sr-Latn"), ("es-419", "es-419"), ("de-1996", "de-1996"),
    ("DE-de-1996", "de-DE-1996"), ("rus", "ru"), ("RUS-ru", "ru-RU"), ("ger", "de"), ("deu", "de"),
    ("eng", "en"),
    ("fre-CA", "fr-CA"), ("chi", "zh"), ("iw", "he"), ("yue", "yue"), ("zh-cmn-Hans-CN", "zh-cmn-Hans-CN"),
    ("en-x-US", "en-x-us"), ("x-klingon", "x-klingon"), ("", ""), ("*ALL*", "*all*"), ("Русский", "русский"),
    ("en US", "en us"), ("en--US", "en--us"), ("C", "c"),
  ])
  func `tags are read whatever they look like`(raw: String, canonical: String) {
    #expect(LanguageTag(raw).canonical == canonical)
    #expect(LanguageTag(canonical) == LanguageTag(raw))
  }

  @Test func `a tag knows its parts`() {
    let tag = LanguageTag("ZH-HANT-tw-x-foo")
    #expect(tag.language == "zh")
    #expect(tag.script == "Hant")
    #expect(tag.region == "TW")
    #expect(LanguageTag("en").region == nil)
    #expect(LanguageTag("*all*").language == "*all*")
    #expect("\(tag)" == "zh-Hant-TW-x-foo")
    #expect(LanguageTag("de") < LanguageTag("en"))
  }

  @Test(arguments: ["en", "en-GB", "rus", "zh-Hant-TW", "x-klingon", "sr_RS@latin", "qaa"])
  func `a code that can be a language names one`(code: String) { #expect(LanguageTag(code).namesLanguage) }

  @Test(arguments: ["english", "e", "", "*all*", "Русский", "en US", "russian-RU", "12", "deutsch", "x-", "C"])
  func `a word is no language`(code: String) { #expect(!LanguageTag(code).namesLanguage) }

  @Test(arguments: [
    ("en-US", "en_us", 3), ("en-US", "en", 2), ("en", "en-GB", 2), ("en-US", "en-GB", 1), ("en", "ru", 0),
    ("sr-Latn", "sr-Cyrl", 1), ("sr-Latn-RS", "sr", 2), ("zh-Hans", "zh-CN", 2), ("de", "de-1996", 2),
    ("", "en", 0),
    ("*all*", "en", 0),
  ])
  func `affinity ranks what may serve instead`(left: String, right: String, affinity: Int) {
    #expect(LanguageTag(left).affinity(to: LanguageTag(right)) == affinity)
    #expect(LanguageTag(right).affinity(to: LanguageTag(left)) == affinity)
  }

  /// What is read at once is what reading part by part gives.
  @Test func `the usual codes are read as all others are`() {
    var random = SeededGenerator(seed: 20)
    let letters = Array("abijmnorwxzABIJMORWZ-_-_0459é @.")
    for _ in 0..<50_000 {
      let raw = String(
        (0..<Int.random(in: 0...7, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" })
      let (fast, slow) = (LanguageTag(raw), LanguageTag(parsing: raw))
      #expect(
        (fast.canonical, fast.language, fast.region) == (slow.canonical, slow.language, slow.region), "\(raw)")
      #expect(fast.isWellFormed == slow.isWellFormed && fast == slow && fast.script == slow.script, "\(raw)")
    }
  }
}
