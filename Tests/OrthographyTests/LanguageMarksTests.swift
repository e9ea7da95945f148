import Bitext
import Orthography
import Testing

@Suite struct LanguageMarksTests {
  @Test(arguments: [
    ("ru", "«»„“"), ("de", "„“‚‘"), ("sv", "””’’"), ("pl", "„”«»"), ("ja", "「」『』"),
    ("fr-CA", "«»”“"),
  ])
  func `quotation marks are CLDR's`(language: String, marks: String) {
    let found = QuotationMarks.of(LanguageTag(language))
    #expect(found.map { $0.open + $0.close }.joined() == marks)
  }

  @Test func `nothing is known of a language that ICU does not know`() {
    #expect(QuotationMarks.of(LanguageTag("tlh")).isEmpty)
    #expect(PluralForms(LanguageTag("tlh"), isOrdinal: false) == nil)
  }

  @Test(arguments: [
    ("en", ["one", "other"]), ("ru", ["one", "few", "many"]), ("ar", ["zero", "one", "two", "few", "many", "other"]),
    ("ja", ["other"]), ("cs", ["one", "few", "other"]), ("sl", ["one", "two", "few", "other"]),
    ("fr", ["one", "other"]),
    ("cy", ["zero", "one", "two", "few", "many", "other"]), ("lv", ["zero", "one", "other"]),
  ])
  func `whole numbers have the categories of CLDR`(language: String, names: [String]) throws {
    let forms = try #require(PluralForms(LanguageTag(language), isOrdinal: false))
    #expect(Set(forms.categories.filter { $0.wholeNumbers > 0 }.map(\.name)) == Set(names))
    #expect(forms.categories.map(\.wholeNumbers).reduce(0, +) == 201)
    #expect(forms.categories.contains { $0.name == "other" })
  }

  @Test func `ordinals have categories of their own`() throws {
    let forms = try #require(PluralForms(LanguageTag("en"), isOrdinal: true))
    #expect(Set(forms.categories.map(\.name)) == ["one", "two", "few", "other"])
  }
}
