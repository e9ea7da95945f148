import Bitext
import Files
import Languages
import Orthography
import TestSupport
import Testing

@Suite struct LanguageFactsTests {
  @Test func `a language is known by its folder`() throws {
    let folder = TestData.packageFolder + "/Sources/Languages"
    let folders = try Path.entries(of: folder).filter { Path.isFolder(folder + "/" + $0) }
    #expect(LanguageFacts.all.map(\.code).sorted() == folders.sorted())
  }

  @Test func `a code stands once, as language tags write it`() {
    let codes = LanguageFacts.all.map(\.code)
    #expect(Set(codes).count == codes.count)
    for code in codes { #expect(LanguageTag(code).language == code) }
  }

  @Test func `regions and scripts do not matter`() {
    #expect(LanguageFacts.of(LanguageTag("en-GB")).functionWords == LanguageFacts.of(LanguageTag("en")).functionWords)
    #expect(LanguageFacts.of(LanguageTag("ru")).functionWords.hasPrefix("в во на"))
    #expect(LanguageFacts.of(LanguageTag("tlh")).functionWords.isEmpty)
    #expect(Stemmer(language: LanguageTag("de-AT")).isFunctionWord(hash: ByteHash.hash64("der")))
  }

  /// Lists are compared with folded text; what the fold changes would never be found.
  @Test func `words are folded where they must be`() {
    for facts in LanguageFacts.all {
      for list in [
        facts.functionWords, facts.terms.inner, facts.terms.innerOfNames, facts.terms.never, facts.terms.general,
        facts.terms.conjunctions, facts.terms.outsideGaps,
      ] {
        let odd = list.split(separator: " ").filter { Orthography.foldKey(String($0)) != $0 }
        #expect(odd.isEmpty, "\(facts.code): \(odd)")
      }
    }
  }

  @Test func `words that differ in their marks are told apart where words are counted`() {
    let (asked, counted) = (
      Stemmer(language: LanguageTag("vi")), Stemmer(language: LanguageTag("vi"), keepsMarks: true)
    )
    #expect(asked.stem("đường") == "duong" && asked.stem("duong") == "duong" && asked.isTypedWithoutMarks)
    #expect(counted.stem("đường") == "đường" && !counted.isTypedWithoutMarks)
    // Letters of other scripts, and of languages with stemmers, stay.
    #expect(asked.stem("договор") == "договор" && Stemmer(language: LanguageTag("fr")).stem("âge") != "age")
  }

  @Test func `how sentences end is known of every language`() {
    #expect(LanguageFacts.of(LanguageTag("sk")).sentences.hasOrdinalStops)
    #expect(!LanguageFacts.of(LanguageTag("sk")).sentences.words.isEmpty)
    let counts = ["tlh", "ba", "kk", "sr"].map { LanguageFacts.of(LanguageTag($0)).sentences.words.count }
    #expect(counts == [2, 3, 3, 3])
  }
}
