import Bitext
import Orthography
import Testing

@Suite struct PlaceableTests {
  private func found(_ text: String, _ language: String) -> [String] {
    Orthography.placeables(in: text, language: LanguageTag(language)).map { "\($0.kind.rawValue) \($0.value)" }
  }

  @Test(arguments: [
    ("1,550 warheads and 2.5 billion", "en", ["number 1550", "number 2.5"]),
    ("1 550 боезарядов и 2,5 млрд", "ru", ["number 1550", "number 2.5"]),
    ("1\u{A0}550\u{202F}000 рублей", "ru", ["number 1550", "number 000"]),
    ("1\u{A0}550\u{A0}000 рублей", "ru", ["number 1550000"]),
    ("1.550,75 Euro", "de", ["number 1550.75"]),
    ("version 1.2.3", "en", ["number 1", "number 2.3"]),
    ("С-300, T-90A, B52, No. 5", "en", ["number 5"]),
    ("from -5 to \u{2212}7", "en", ["number -5", "number -7"]),
    ("2009-2010", "en", ["number 2009", "number 2010"]),
    ("8,15 and 1,2345", "en", ["number 8", "number 15", "number 1", "number 2345"]),
    ("the 12th of 21ST, 1,002nd; 12thing", "en", ["number 12", "number 21", "number 1002"]),
    ("12th 5%", "ru", ["number 5"]),
    ("Louis XIV, twelve, 10:30", "en", ["number 10", "number 30"]),
  ])
  func `numbers follow the language's style`(text: String, language: String, expected: [String]) {
    #expect(found(text, language) == expected)
  }

  @Test func `addresses and placeholders are one piece`() {
    #expect(
      found("See https://example.org/a?b=1, write to ivan.petrov@example.ru.", "en")
        == ["url https://example.org/a?b=1", "email ivan.petrov@example.ru"])
    #expect(
      found("%s of %1$d, %(name)s, {0} and ${x}, {{y}}; 100% sure", "en")
        == [
          "placeholder %s", "placeholder %1$d", "placeholder %(name)s", "placeholder {0}", "placeholder ${x}",
          "placeholder {{y}}", "number 100",
        ])
    #expect(
      found("Open $URL$, %file% or @var@ at @@PH8@@; |name| of [X8X] in &brandShortName;", "en")
        == [
          "placeholder $URL$", "placeholder %file%", "placeholder @var@", "placeholder @@PH8@@", "placeholder |name|",
          "placeholder [X8X]", "placeholder &brandShortName;",
        ])
    #expect(
      found("100 % of AT&T; $a, @maria, [1], |x|, a|bc|d, $AB$1, &copy;", "en") == [
        "number 100", "number 1", "number 1",
      ])
  }

  @Test func `a tag is one piece`() {
    #expect(
      found("<b>5</b><br/><br /> <x id=\"1\"/><f0><a href='x>y' n:t = \"2\">", "en")
        == [
          "tag <b>", "number 5", "tag </b>", "tag <br/>", "tag <br />", "tag <x id=\"1\"/>", "tag <f0>",
          "tag <a href='x>y' n:t = \"2\">",
        ])
    #expect(found("a < b > c, <5>, <a b>, <a b=c>, < a>, <a, </b x=\"\">, <a b=\"<\">, &nbsp;", "en") == ["number 5"])
  }

  @Test func `a number is written as the target language does`() {
    let russian = NumberStyle(of: LanguageTag("ru"))
    #expect(russian.write("1600") == "1600")
    #expect(russian.write("16000") == "16\u{A0}000")
    #expect(russian.write("1600.5", like: "1\u{202F}550") == "1\u{202F}600,5")
    #expect(russian.write("1600.5") == "1600,5")
    #expect(russian.write("-3.5") == "−3,5")
    #expect(russian.write("007") == "007")
    #expect(NumberStyle(of: LanguageTag("en")).write("21", like: "12th") == "21st")
    #expect(NumberStyle(of: LanguageTag("en")).write("1112", like: "1,001ST") == "1,112TH")
    let english = NumberStyle(of: LanguageTag("en-GB"))
    #expect(english.write("1600") == "1,600")
    #expect(english.write("1600", like: "1550") == "1600")
    #expect(NumberStyle(of: LanguageTag("de")).write("1234567.5") == "1.234.567,5")
  }
}
