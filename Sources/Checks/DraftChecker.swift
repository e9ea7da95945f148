package import Bitext

/// Checks a draft, segment by segment.
///
/// A text is cut into words, placeholders and numbers once, for all rules. Collects what the checks at the end of a draft need from each segment.
/// Serves one thread at a time.
package final class DraftChecker {
  private let context: RuleContext
  private let numbers: NumberRules
  private let characters: CharacterRules
  private let terms: TermRules?
  private let consistency: ConsistencyRules
  private let spelling: SpellingConsistency
  private let userRules: [UserRuleChecker]

  package init(
    _ options: CheckOptions, terms: (any TermSource)? = nil, memory: (any MemorySource)? = nil,
    speller: (any Speller)? = nil
  ) {
    let context = RuleContext(options)
    self.context = context
    numbers = NumberRules(context)
    characters = CharacterRules(context, speller, terms)
    self.terms = terms.map { TermRules($0, context) }
    consistency = ConsistencyRules(context, memory)
    spelling = SpellingConsistency(context)
    let allowances = options.allowances ?? UserRuleAllowances(options.userRules)
    userRules = options.userRules.enumerated().filter { $0.element.applies(to: options) }.compactMap { place, rule in
      options.severity(of: rule).map {
        UserRuleChecker(rule, severity: $0, allowance: allowances.allowance(at: place))
      }
    }
  }

  /// What is wrong with a segment, in the order of its text. A locked segment is finished: nothing is said of it.
  package func check(_ segment: DraftSegment) -> [Finding] {
    if segment.isLocked { return [] }
    let (source, target) = (segment.source.text, segment.target?.text ?? "")
    let pair = CheckedPair(
      segment: segment,
      source: CheckedText(
        source, syntax: segment.syntax, percentagesUnlessIn: context.source.hasPercentFirst ? target : nil),
      target: CheckedText(
        target, syntax: segment.syntax, percentagesUnlessIn: context.target.hasPercentFirst ? source : nil),
      context: context)
    for index in context.counts.indices { context.counts[index] = 0 }
    guard CompletenessRules.run(pair) else { return taken() }
    PlaceholderRules.countForms(pair)
    numbers.run(pair)
    PlaceholderRules.run(pair)
    MarkupRules.run(pair)
    UnchangedRules.run(pair)
    PunctuationRules.run(pair)
    SpacingRules.run(pair)
    characters.run(pair)
    CapitalRules.run(pair)
    LengthRules.run(pair)
    terms?.run(pair)
    for rule in userRules { rule.run(pair) }
    consistency.run(pair)
    spelling.run(pair)
    return taken()
  }

  /// What is told by the whole draft. Call it once, after the last segment.
  package func finish() -> [Finding] {
    consistency.finish()
    spelling.finish()
    terms?.finish()
    return taken(sorted: false)
  }

  /// Where rules of the user's own could not be asked of a segment, so far, in the order of the segments.
  package var unsearched: [UnsearchedRule] { context.unsearched }

  /// What the draft is compared with other drafts by.
  package var translations: DraftTranslations {
    DraftTranslations(
      source: context.options.source, target: context.options.target, bySource: consistency.bySource,
      severity: context.severity(.inconsistentTarget))
  }

  private func taken(sorted: Bool = true) -> [Finding] {
    guard !context.findings.isEmpty else { return [] }
    defer { context.findings.removeAll(keepingCapacity: true) }
    guard sorted else { return context.findings }
    // By place; what is about the whole comes last. Rules report in their own order, which stays among equals.
    let places = context.findings.map { $0.targetRange?.lowerBound ?? $0.sourceRange?.lowerBound ?? .max }
    return context.findings.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { context.findings[$0] }
  }
}
