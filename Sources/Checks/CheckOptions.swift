package import Bitext
internal import Orthography

/// What is checked, and how gravely.
package struct CheckOptions: Sendable {
  package var source: LanguageTag
  package var target: LanguageTag
  /// Ids of rules that are off by default and wanted.
  package var enabled: Set<String> = []
  /// Ids of rules that are not wanted; `*` is all that are not in `enabled`.
  package var disabled: Set<String> = []
  package var severities: [String: Finding.Severity] = [:]
  /// By rule, then by option; ``RuleDescription/options`` has the names.
  package var settings: [String: [String: String]] = [:]
  package var userRules: [UserRule] = []
  /// What searching for them may cost; nil gives each checker allowances of its own.
  package var allowances: UserRuleAllowances?

  package init(source: LanguageTag, target: LanguageTag) {
    self.source = source
    self.target = target
  }

  /// How grave a rule's findings are; nil when it is off.
  package func severity(of description: RuleDescription) -> Finding.Severity? {
    let isOn =
      enabled.contains(description.id)
      || description.isOn && !disabled.contains(description.id) && !disabled.contains("*")
    return isOn ? severities[description.id] ?? description.severity : nil
  }

  func severity(of rule: UserRule) -> Finding.Severity? {
    let isOn = enabled.contains(rule.id) || !disabled.contains(rule.id) && !disabled.contains("*")
    return isOn ? severities[rule.id] ?? rule.severity : nil
  }

  func number(_ rule: Rule, _ option: String, standard: Int) -> Int {
    settings[rule.id]?[option].flatMap { Int($0) } ?? standard
  }

  func isSet(_ rule: Rule, _ option: String, standard: Bool = false) -> Bool {
    settings[rule.id]?[option].map { ["true", "yes", "on", "1"].contains($0) } ?? standard
  }
}
