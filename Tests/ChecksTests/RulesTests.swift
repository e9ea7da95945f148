import Bitext
import Glibc
import Orthography
import TestSupport
import Testing

@testable import Checks

private let english = LanguageTag("en")
private let russian = LanguageTag("ru")

/// One finding of an example, or none.
private func findings(_ rule: RuleDescription, _ example: RuleExample, target: LanguageTag = russian) -> [Finding] {
  var options = CheckOptions(source: english, target: target)
  options.enabled = [rule.id]
  options.disabled = ["*"]
  options.settings = [rule.id: example.settings]
  let checker = DraftChecker(options, terms: ExampleTerms(), memory: ExampleMemory(), speller: ExampleSpeller())
  return example.segments.flatMap { checker.check($0) } + checker.finish()
}

/// What each rule is meant to say, whatever its description says: a change of severity changes exit codes, so it is made here too.
/// Those that are not named are warnings.
private let errors: Set<String> = [
  "empty-target", "term-forbidden", "number-changed", "date-changed", "currency-changed", "placeholder-missing",
  "placeholder-extra", "placeholder-order", "message-syntax", "plural-categories", "plural-count", "tag-missing",
  "tag-extra", "tag-unbalanced", "code-missing", "code-extra", "email-changed", "mixed-script", "control-character",
  "mojibake", "maximum-length",
]
private let information: Set<String> = [
  "target-equals-source", "term-mixed", "inconsistent-source", "memory-mismatch", "yo-mixed", "hashtag-missing",
  "number-accepted",
  "bracket-count", "hyphen-for-dash", "no-break-space", "ellipsis", "not-composed", "unknown-word", "all-caps",
]

/// Examples in which a rule is less sure than elsewhere, by their targets: a designation, quotation marks that may be right, one letter.
private let lessSure: [String: Finding.Severity] = [
  "Пять полков С-400.": .warning, "Учение \"Стедфаст\"": .information, "Переговоры c Ираном": .warning,
]

struct `Rules` {
  @Test func `have the severities that they are meant to have`() {
    for rule in rules {
      let meant: Finding.Severity =
        errors.contains(rule.id) ? .error : information.contains(rule.id) ? .information : .warning
      #expect(rule.severity == meant, "\(rule.id)")
    }
    #expect(errors.isDisjoint(with: information))
    #expect(errors.union(information).isSubset(of: rules.map(\.id)))
  }

  @Test(arguments: rules.map(\.id))
  func `find what their examples say`(id: String) throws {
    let rule = try #require(rules.first { $0.id == id })
    #expect(!rule.bad.isEmpty && !rule.good.isEmpty)
    for example in rule.bad {
      let found = findings(rule, example)
      #expect(found.contains { $0.rule == id }, "\(example.pairs)")
      let meant = example.pairs.lazy.compactMap { lessSure[$0.target] }.first ?? rule.severity
      #expect(found.allSatisfy { $0.severity == meant }, "\(example.pairs): \(found.map(\.severity))")
    }
    for example in rule.good {
      let found = findings(rule, example)
      #expect(found.isEmpty, "\(example.pairs): \(found.map(\.message))")
    }
  }

  /// A declaration that is wrong would be seen: by what a rule finds, or by a need that no language meets.
  @Test func `keep quiet where a language lacks what they need`() {
    let tags = "ru en fr de el uk zh ja ar he hy ka th hi vi tr tlh".split(separator: " ").map {
      LanguageTag(String($0))
    }
    for rule in rules where rule.rule.need != .nothing {
      let met = tags.filter { rule.rule.need.isMet(by: $0) }
      #expect(!met.isEmpty && met.contains(russian), "\(rule.id)")
      for tag in tags where !rule.rule.need.isMet(by: tag) {
        for example in rule.bad { #expect(findings(rule, example, target: tag).isEmpty, "\(rule.id) \(tag)") }
      }
    }
    let needs = Set(rules.map(\.rule.need))
    #expect(needs == Set(RuleNeed.allCases))
  }

  @Test func `have ids that are unique and all described`() {
    #expect(Set(rules.map(\.id)).count == rules.count)
    #expect(Set(rules.map(\.rule)) == Set(Rule.allCases))
    #expect(Rule.numberChanged.id == "number-changed")
    #expect(Rule(id: "yo-mixed") == .yoMixed)
    #expect(Rule(id: "yo") == nil)
  }

  @Test func `have good examples that no other rule on by default objects to`() {
    for rule in rules where ![.untranslated, .targetEqualsSource, .lockedChanged, .maximumLength].contains(rule.rule) {
      for example in rule.good {
        var options = CheckOptions(source: english, target: russian)
        options.settings = [rule.id: example.settings]
        let checker = DraftChecker(options)
        let found = example.segments.flatMap { checker.check($0) }.filter { $0.severity == .error }
        #expect(found.isEmpty, "\(rule.id) \(example.pairs): \(found.map { $0.rule + ": " + $0.message })")
      }
    }
  }

  @Test func `are documented as they are`() throws {
    let path = TestData.packageFolder + "/docs/checks.md"
    let expected = Array(RuleDocumentation.markdown.utf8)
    if getenv("RECORD_SNAPSHOTS") != nil { try writeFile(path, expected) }
    #expect(try contents(of: path) == expected, "RECORD_SNAPSHOTS=1 rewrites it")
  }
}

/// The glossary of the examples, in the forms that they have.
struct ExampleTerms: TermSource {
  private static let equivalents: [TermHit.Equivalent] = [
    .init(text: "противоракетная оборона", status: .preferred), .init(text: "ПРО", status: .admitted),
    .init(text: "ракетная оборона", status: .deprecated), .init(text: "антиракетный щит", status: .forbidden),
  ]
  private static let russianForms: [(form: String, term: String, status: TermHit.Status)] = [
    ("противоракетная оборона", "противоракетная оборона", .preferred),
    ("противоракетной обороне", "противоракетная оборона", .preferred), ("про", "ПРО", .admitted),
    ("ракетная оборона", "ракетная оборона", .deprecated), ("антиракетный щит", "антиракетный щит", .forbidden),
  ]

  func terms(in text: String, language: LanguageTag, other: LanguageTag) -> [TermHit] {
    let lower = text.lowercased()
    func hits(_ form: String, _ term: String, _ status: TermHit.Status, _ others: [TermHit.Equivalent]) -> [TermHit] {
      lower.ranges(of: form).map { range in
        TermHit(
          range: range.lowerBound.utf16Offset(in: lower)..<range.upperBound.utf16Offset(in: lower), concept: "1",
          term: term,
          status: status, equivalents: others)
      }
    }
    if language == english {
      return hits("missile defense", "missile defense", .preferred, ExampleTerms.equivalents)
    }
    return ExampleTerms.russianForms.flatMap { entry -> [TermHit] in
      // ПРО is a word of its own.
      if entry.form == "про", !text.contains("ПРО") { return [] }
      let found = hits(entry.form, entry.term, entry.status, [.init(text: "missile defense", status: .preferred)])
      return entry.form == "про"
        ? found.filter {
          lower.utf16.count == $0.range.upperBound
            || $0.range.count == 3 && text.contains("ПРО") && !lower.contains("противо")
        } : found
    }
  }
}

struct ExampleMemory: MemorySource {
  func targets(of source: String) -> [String] { source == "Save as" ? ["Сохранить как"] : [] }
}

struct ExampleSpeller: Speller {
  func suggestions(for word: String) -> [String]? { word == "переговори" ? ["переговоры"] : nil }
}
