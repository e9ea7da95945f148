internal import Bitext
internal import Languages
internal import Orthography
internal import Synchronization

/// A segment with both its texts cut up, and the place where its findings go.
struct CheckedPair {
  let segment: DraftSegment
  let source: CheckedText
  let target: CheckedText
  let context: RuleContext

  /// Adds a finding, when its rule is on and the segment does not ask to be left alone.
  /// - Parameters:
  ///   - source: characters of the source, and `target` of the target.
  ///   - most: how grave it is at most, where the case is less sure than the rule.
  func report(
    _ rule: Rule, source sourceRange: Range<Int>? = nil, target targetRange: Range<Int>? = nil,
    most: Finding.Severity = .error, _ message: @autoclosure () -> String, suggestion: String? = nil,
    isSure: Bool = false, reason: String? = nil
  ) {
    guard isOn(rule), let severity = context.severity(rule), !ignores(rule.id) else { return }
    context.counts[Int(rule.rawValue)] += 1
    context.findings.append(
      Finding(
        rule: rule.id, severity: min(severity, most), segment: segment, sourceRange: sourceRange.map(source.utf16),
        targetRange: targetRange.map(target.utf16), message: message(), suggestion: suggestion,
        isSure: isSure && suggestion != nil, reason: reason))
  }

  func ignores(_ id: String) -> Bool {
    !segment.ignoredRules.isEmpty && segment.ignoredRules.contains { $0.rule == id || $0.rule == "*" }
  }

  /// Whether a rule is on, and has not yet said enough about the segment.
  func isOn(_ rule: Rule) -> Bool {
    context.severity(rule) != nil && context.counts[Int(rule.rawValue)] < RuleContext.most
  }
}

/// What is the same for all segments of a draft.
final class RuleContext {
  let options: CheckOptions
  let source: Language
  let target: Language
  var findings: [Finding] = []
  var unsearched: [UnsearchedRule] = []
  /// Of each rule, the findings in the segment that is being checked.
  var counts = [Int](repeating: 0, count: Rule.allCases.count)
  /// So many findings of a rule are reported of a segment.
  static let most = 20
  private let severities: [Finding.Severity?]

  /// A language as far as the rules ask.
  struct Language {
    let tag: LanguageTag
    let isEnglish: Bool
    let isCyrillic: Bool
    let style: NumberStyle
    /// %50
    let hasPercentFirst: Bool
    let numbers: NumberLanguage
    let functionWords: Set<UInt64>
    let marks: MarkLanguage
    /// What is asked of it at each number, once it was asked.
    let words = NumberWordsCache()
    /// The letters that it is written in; none where it is written in several scripts, or nobody knows.
    let letters: CharacterClass

    /// What is the same for all drafts of a process.
    private struct Shared: Sendable {
      let facts: LanguageFacts
      let signs: NumberNames.Signs?
      let functionWords: Set<UInt64>
      let likelyScript: String?
    }

    private static let known = Mutex<[String: Shared]>([:])

    init(_ tag: LanguageTag) {
      self.tag = tag
      let shared = NumberLanguage.shared(tag, Self.known) {
        let facts = LanguageFacts.of(tag)
        return Shared(
          facts: facts, signs: NumberNames.signs(of: tag), functionWords: WordHash.set(facts.checks.functionWords),
          likelyScript: tag.likelyScript)
      }
      let facts = shared.facts
      isEnglish = tag.language == "en"
      letters =
        tag.script == nil && facts.numbers.scripts.contains("Latn")
        ? [] : CharacterClass.letters(ofScript: shared.likelyScript)
      isCyrillic = letters == .cyrillic
      let signs = shared.signs
      style = signs.map(NumberStyle.init) ?? NumberStyle(of: tag)
      hasPercentFirst = signs?.hasPercentFirst ?? false
      numbers = NumberLanguage(tag, style: style, facts: facts.numbers)
      functionWords = shared.functionWords
      marks = MarkLanguage(tag, facts)
    }
  }

  init(_ options: CheckOptions) {
    self.options = options
    source = Language(options.source)
    target = Language(options.target)
    var severities = [Finding.Severity?](repeating: nil, count: Rule.allCases.count)
    let facts = LanguageFacts.of(options.target)
    for description in rules where description.rule.need.isMet(by: facts) ?? true {
      severities[Int(description.rule.rawValue)] = options.severity(of: description)
    }
    self.severities = severities
  }

  @inline(__always)
  func severity(_ rule: Rule) -> Finding.Severity? { severities[Int(rule.rawValue)] }
}

/// The words of units and currencies of a language, kept where no lock is taken to find them. Serves one thread.
final class NumberWordsCache {
  var units: Units.Words?
  var currencies: CurrencyRules.Words?
}
