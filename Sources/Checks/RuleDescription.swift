package import Bitext

/// What a rule is, for people: what it looks for, how grave that is, what can be set, and examples that tests run.
package struct RuleDescription: Sendable {
  package let rule: Rule
  package let severity: Finding.Severity
  package let isOn: Bool
  /// In a few words, as a heading.
  package let title: String
  /// Why it is wrong, and what is let pass.
  package let text: String
  package let options: [RuleOption]
  /// Drafts in which it finds something.
  package let bad: [RuleExample]
  /// Drafts of the same kind in which it does not.
  package let good: [RuleExample]

  package var id: String { rule.id }

  init(
    _ rule: Rule, _ severity: Finding.Severity, isOn: Bool = true, _ title: String, _ text: String,
    options: [RuleOption] = [], bad: [RuleExample], good: [RuleExample]
  ) {
    self.rule = rule
    self.severity = severity
    self.isOn = isOn
    self.title = title
    self.text = text
    self.options = options
    self.bad = bad
    self.good = good
  }
}

/// Something that can be set about a rule.
package struct RuleOption: Sendable {
  package let name: String
  package let standard: String
  package let meaning: String

  init(_ name: String, _ standard: String, _ meaning: String) {
    self.name = name
    self.standard = standard
    self.meaning = meaning
  }
}

/// A draft of one segment or a few, English to Russian.
package struct RuleExample: Sendable {
  package let pairs: [(source: String, target: String)]
  package let syntax: DraftSegment.Syntax
  package let maximumCharacters: Int?
  package let isTranslatable: Bool
  package let plural: DraftSegment.PluralForm?
  /// What the rule is set to besides: the name of an option and its value.
  package let settings: [String: String]

  init(
    _ source: String, _ target: String, syntax: DraftSegment.Syntax = .plain, maximumCharacters: Int? = nil,
    isTranslatable: Bool = true, plural: DraftSegment.PluralForm? = nil, settings: [String: String] = [:]
  ) {
    pairs = [(source, target)]
    self.syntax = syntax
    self.plural = plural
    self.maximumCharacters = maximumCharacters
    self.isTranslatable = isTranslatable
    self.settings = settings
  }

  init(draft pairs: [(source: String, target: String)]) {
    self.pairs = pairs
    syntax = .plain
    maximumCharacters = nil
    isTranslatable = true
    plural = nil
    settings = [:]
  }

  package var segments: [DraftSegment] {
    pairs.enumerated().map { index, pair in
      var segment = DraftSegment(
        id: String(index + 1), line: index + 1, source: RuleExample.segment(pair.source),
        target: RuleExample.segment(pair.target))
      segment.syntax = syntax
      segment.maximumCharacters = maximumCharacters
      segment.isTranslatable = isTranslatable
      segment.plural = plural
      return segment
    }
  }

  /// `⟦1⟧` and `⟦/1⟧` stand for the paired codes of an example, `⟦1/⟧` for one alone.
  private static func segment(_ text: String) -> Segment {
    var runs: [Segment.Run] = []
    for (index, part) in text.split(separator: "⟦", omittingEmptySubsequences: false).enumerated() {
      guard index > 0, let end = part.firstIndex(of: "⟧") else {
        if !part.isEmpty { runs.append(.text(String(part))) }
        continue
      }
      let code = part[..<end]
      let kind: InlineElement.Kind =
        code.hasPrefix("/") ? .endPaired : code.hasSuffix("/") ? .placeholder : .beginPaired
      let number = String(code.filter { $0 != "/" })
      runs.append(
        .inline(
          InlineElement(
            kind,
            attributes: (kind == .placeholder ? ["x"] : kind == .beginPaired ? ["i", "x"] : ["i"]).map {
              Attribute($0, number)
            })))
      let rest = part[part.index(after: end)...]
      if !rest.isEmpty { runs.append(.text(String(rest))) }
    }
    return Segment(runs)
  }
}

/// Every rule, in the order of the documentation.
package let rules: [RuleDescription] = RuleFamily.all.flatMap(\.rules)

/// Rules that are documented together.
package struct RuleFamily: Sendable {
  package let title: String
  package let rules: [RuleDescription]

  package static let all: [RuleFamily] = [
    RuleFamily(title: "Completeness", rules: CompletenessRules.descriptions),
    RuleFamily(title: "Terms", rules: TermRules.descriptions),
    RuleFamily(title: "Consistency", rules: ConsistencyRules.descriptions),
    RuleFamily(title: "Numbers", rules: NumberRules.descriptions),
    RuleFamily(title: "Placeholders and markup", rules: PlaceholderRules.descriptions + MarkupRules.descriptions),
    RuleFamily(title: "What stays as it is", rules: UnchangedRules.descriptions),
    RuleFamily(title: "Punctuation", rules: PunctuationRules.descriptions + SpacingRules.descriptions),
    RuleFamily(title: "Characters", rules: CharacterRules.descriptions + CapitalRules.descriptions),
    RuleFamily(title: "Length", rules: LengthRules.descriptions),
  ]
}
