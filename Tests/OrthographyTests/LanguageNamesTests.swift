import Bitext
import CICU
import Orthography
import Testing

@Suite struct LanguageNamesTests {
  @Test func `direction and name come from CLDR`() {
    #expect(LanguageTag("ar").isRightToLeft)
    #expect(LanguageTag("he-IL").isRightToLeft)
    #expect(LanguageTag("az-Arab").isRightToLeft)
    #expect(!LanguageTag("ru").isRightToLeft)
    #expect(!LanguageTag("").isRightToLeft)
    #expect(LanguageTag("ru").englishName == "Russian")
    #expect(LanguageTag("sr-Latn").englishName == "Serbian (Latin)")
    #expect(LanguageTag("*all*").englishName == "*all*")
  }

  @Test(arguments: [
    ("pt-BR", "pt-PT", VarietyDifference.region), ("pt", "pt-PT", .none), ("pt-BR", "pt-BR", .none),
    ("sr", "sr-Latn", .script), ("sr-RS", "sr-Cyrl", .none), ("sr-Latn-RS", "sr-Latn", .none),
    ("sr-ME", "sr-RS", .script), ("zh-Hans", "zh", .none), ("zh-Hans", "zh-TW", .script), ("zh-CN", "zh-TW", .script),
    ("zh-TW", "zh-HK", .region), ("zh-Hant", "zh-HK", .none), ("zh", "zh-Hant", .script), ("uz", "uz-Cyrl", .script),
    ("de-1996", "de", .none), ("en-US", "en-x-us", .none), ("es-419", "es-ES", .region), ("az-Arab", "az", .script),
  ])
  func `varieties of a language differ in script, or in region`(a: String, b: String, difference: VarietyDifference) {
    #expect(LanguageTag(a).variety(from: LanguageTag(b)) == difference)
    #expect(LanguageTag(b).variety(from: LanguageTag(a)) == difference)
  }

  @Test func `the script is the likely one where the tag names none`() {
    for code in ["ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg", "tt", "ba", "ce", "cv", "os", "sah", "ab"]
    {
      #expect(LanguageTag(code).isCyrillic, "\(code)")
    }
    for code in ["en", "sr-Latn", "uz", "az", "ar", "he", "zh", "mn-Mong", "", "*all*", "x-klingon", "qqq"] {
      #expect(!LanguageTag(code).isCyrillic, "\(code)")
    }
    #expect(LanguageTag("uz-Cyrl").isCyrillic)
    #expect(LanguageTag("ja").likelyScript == "Jpan")
    #expect(LanguageTag("zh-TW").likelyScript == "Hant")
    #expect(LanguageTag("*all*").likelyScript == nil)
    for code in ["zh", "zh-TW", "ja", "th", "yue", "km", "lo", "my", "bo"] { #expect(!LanguageTag(code).hasSpaces) }
    for code in ["en", "ru", "ko", "ar", "vi", "zh-Latn", ""] { #expect(LanguageTag(code).hasSpaces) }
  }

  /// ICU knows these by heart; so must the table of codes, which lies below it.
  @Test func `codes of three letters are those of ICU`() {
    // What ICU answers with a withdrawn code, or with none.
    let corrected = ["jaw": "jv", "mol": "ro", "und": "und"]
    // Of ISO 639-2/B; ICU leaves them as they are.
    let bibliographic: Set<String> = [
      "alb", "arm", "baq", "bur", "chi", "cze", "dut", "fre", "geo", "ger", "gre", "ice", "mac", "mao", "may", "per",
      "rum", "slo", "tib", "wel",
    ]
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    for a in letters {
      for b in letters {
        for c in letters {
          let code = String([a, b, c])
          let short = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16) { buffer in
            guard let base = buffer.baseAddress else { return "" }
            icu_short_language(code, base)
            return String(cString: base)
          }
          let known = LanguageTag(code).language
          if bibliographic.contains(code) {
            #expect(known.utf8.count == 2, "\(code)")
          } else {
            #expect(known == corrected[code] ?? short, "\(code)")
          }
        }
      }
    }
  }
}
