import Bitext
import Reports
import Testing
import Workbench

/// What `glossary check` says; the texts and the rules' names are part of the command line's contract.
@Suite struct GlossaryFindingTextTests {
  private static let place = GlossaryFault.Place(file: "glossaries/b.tbx", line: 7)

  private static let cases: [(GlossaryFault, String)] = [
    (.reading(rule: "odd-row", message: "an odd row"), "an odd row [odd-row]"),
    (
      .duplicateID("c1", firstLine: 3),
      "expected an id of its own, found \"c1\" of the concept in line 3 [duplicate-id]"
    ),
    (
      .danglingReference(to: "c9", type: "see"),
      "expected a reference that leads somewhere, found \"c9\" (see) [dangling-reference]"
    ),
    (.noTerms, "expected a term in the concept, found none [empty-term]"),
    (.emptyTerm(language: "ru"), "expected a term in ru, found none [empty-term]"),
    (.emptyTerm(language: ""), "expected a term in no language, found none [empty-term]"),
    (.duplicateTerm("cat", language: "en"), "\"cat\" stands twice in en [duplicate-term]"),
    (
      .statusConflict("cat", .forbidden),
      "\"cat\" is both to be used and \(TermStatus.forbidden.rawValue) in one concept [status-conflict]"
    ),
    (.missingLanguage(LanguageTag("ru")), "expected a term in ru, found none [missing-language]"),
    (.untrimmed("cat "), "expected no space around \"cat \", found some [untrimmed]"),
    (.doubleSpace("a  cat"), "expected one space in \"a  cat\", found several [double-space]"),
    (
      .mixedScript(.init(text: "кoт", odd: ["o"], isOddLatin: true)),
      "expected \"кoт\" in one script, found \"o\" U+006F (Latin) among Cyrillic letters [mixed-script]"
    ),
    (
      .mixedScript(.init(text: "cаts", odd: ["а"], isOddLatin: false)),
      "expected \"cаts\" in one script, found \"а\" U+0430 (Cyrillic) among Latin letters [mixed-script]"
    ),
    (.notNFC("e\u{301}"), "expected text in NFC, found \"e\u{301}\" [not-nfc]"),
    (
      .invisibleCharacters(["\u{AD}", "\u{200B}"], text: "cat"),
      "expected visible characters, found U+00AD, U+200B (soft hyphen) in \"cat\" [invisible-character]"
    ),
    (
      .invisibleCharacters(["\u{200B}"], text: "cat"),
      "expected visible characters, found U+200B in \"cat\" [invisible-character]"
    ),
    (
      .circularReference(["c1"]), "expected a reference to another concept, found one to itself [circular-reference]"
    ),
    (.circularReference(["c1", "c2"]), "references go in a circle: c1 → c2 → c1 [circular-reference]"),
    (
      .disputedTerm("кот", of: "cat", other: place),
      "\"кот\" for \"cat\" is to be used in one of two concepts and not in the other, in glossaries/b.tbx:7 "
        + "[status-conflict]"
    ),
    (
      .duplicateConcept(first: place),
      "the same terms are a concept already in glossaries/b.tbx:7 [duplicate-concept]"
    ),
    (
      .conflictingEquivalents(of: "cat", here: ["кот", "кошка"], there: ["котёнок"], other: place),
      "\"cat\" is кот, кошка here and котёнок in glossaries/b.tbx:7, in the same domain [conflicting-equivalents]"
    ),
  ]

  @Test func `a fault is told in a sentence, with its rule`() {
    for (fault, text) in Self.cases {
      let finding = GlossaryFinding(severity: .warning, fault: fault, file: "glossaries/a.tbx", line: 3)
      #expect(finding.text == "glossaries/a.tbx:3: warning: " + text)
    }
  }

  @Test func `a fault of the whole file has no line`() {
    let finding = GlossaryFinding(severity: .error, fault: .noTerms, file: "a.tsv", line: nil)
    #expect(finding.text == "a.tsv: error: expected a term in the concept, found none [empty-term]")
  }
}
