import Bitext
import Files
import Reports
import TestSupport
import Testing
import Workbench

@Suite struct LanguageDocumentationTests {
  @Test func `languages are documented as they are`() throws {
    let path = TestData.packageFolder + "/docs/languages.md"
    let (requirements, others) = ruleRequirements()
    let known = languageKnowledge(locale: "en", looksForDictionaries: false)
    let expected = languageMarkdown(known, requirements, otherRules: others)
    if environment("RECORD_SNAPSHOTS") != nil { try writeFile(path, Array(expected.utf8)) }
    #expect(String(decoding: try contents(of: path), as: UTF8.self) == expected, "make snapshots rewrites it")
    // Every folder has its line, and no rule stands twice.
    #expect(known.count >= 46)
    let named = requirements.flatMap(\.rules)
    #expect(Set(named).count == named.count && requirements.allSatisfy { !$0.rules.isEmpty })
  }

  @Test func `what is known of a language is what its folder and CLDR say`() throws {
    let known = Dictionary(
      uniqueKeysWithValues: languageKnowledge(locale: "de_DE.UTF-8", looksForDictionaries: false).map {
        ($0.language.canonical, $0)
      })
    let russian = try #require(known["ru"])
    #expect(russian.name == "Russisch" && russian.forms == "dictionary" && russian.silentRules.isEmpty)
    #expect(russian.pluralForms.sorted() == ["few", "many", "one", "other"])
    #expect(russian.quotationMarks.first == "«»" && russian.transliteration.contains("bgn"))
    #expect(known["en"]?.forms == "rules" && known["de"]?.forms == "lexicon" && known["ko"]?.forms == "affixes")
    #expect(known["vi"]?.forms == "marks" && known["vi"]?.folds == ["marks"])
    #expect(known["tr"]?.folds == ["case"] && known["zh"]?.folds == ["letters"] && known["zh"]?.hasSpaces == false)
    #expect(known["ar"]?.isRightToLeft == true && known["ar"]?.quotationMarks.isEmpty == true)
    #expect(known["de"]?.silentRules.contains("yo-mixed") == true)
    // No folder: what CLDR says. No language: nothing.
    let others = languageKnowledge(of: [.init("lt"), .init("tlh")], locale: "C", looksForDictionaries: false)
    #expect(others[0].name == "Lithuanian" && others[0].pluralForms.contains("few") && !others[0].isToldApart)
    #expect(others[1].pluralForms.isEmpty && others[1].quotationMarks.isEmpty)
  }
}
