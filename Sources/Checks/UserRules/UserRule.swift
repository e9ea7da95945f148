package import Bitext
package import Orthography

/// A rule of the user's own: words, or a pair of patterns.
package struct UserRule: Equatable, Sendable {
  package enum Requirement: Sendable {
    /// The target must not have it.
    case forbidden
    /// The target must have it.
    case required
  }

  /// What the findings are called by.
  package let id: String
  package let severity: Finding.Severity
  /// What a finding says.
  package let message: String
  /// What to write instead.
  package let suggestion: String?
  /// Applies only where the source has this; everywhere when nil.
  package let source: Pattern?
  package let target: Pattern
  package let requirement: Requirement
  /// The languages it is for, as `ru` or `pt-BR`; nil for all.
  package let sourceLanguage: LanguageTag?
  package let targetLanguage: LanguageTag?

  /// Words, in these forms and whatever their case, `*` at the end of a word standing for any ending; or a regular expression.
  package enum Pattern: Equatable, Sendable {
    case words([String])
    case expression(String, ignoresCase: Bool)
  }

  /// - Throws: what is wrong with a regular expression.
  package init(
    id: String, severity: Finding.Severity = .warning, message: String, suggestion: String? = nil,
    source: Pattern? = nil, target: Pattern, requirement: Requirement = .forbidden,
    sourceLanguage: LanguageTag? = nil, targetLanguage: LanguageTag? = nil
  ) throws(RegularExpression.Fault) {
    for case .expression(let text, let ignoresCase) in [source, target] {
      _ = try RegularExpression(text, ignoresCase: ignoresCase)
    }
    self.id = id
    self.severity = severity
    self.message = message
    self.suggestion = suggestion
    self.source = source
    self.target = target
    self.requirement = requirement
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
  }

  func applies(to options: CheckOptions) -> Bool {
    func fits(_ rule: LanguageTag?, _ draft: LanguageTag) -> Bool {
      guard let rule else { return true }
      return rule.language == draft.language && (rule.region == nil || rule.region == draft.region)
        && (rule.script == nil || rule.script == draft.script)
    }
    return fits(sourceLanguage, options.source) && fits(targetLanguage, options.target)
  }
}
