internal import Orthography

/// A rule of the user's own that could not be asked of a segment: whether it would find something is not known.
package struct UnsearchedRule: Equatable, Sendable {
  package enum Reason: Error, Equatable, Sendable {
    /// The search for its regular expression took too long.
    case givenUp
    /// It was given up too often before, or took too long in all, and is not searched for any more.
    case stopped
  }

  package let rule: String
  package let reason: Reason
  /// The segment's id.
  package let segment: String
  /// From 1.
  package let line: Int
  package let column: Int

  package init(rule: String, reason: Reason, segment: String, line: Int, column: Int) {
    self.rule = rule
    self.reason = reason
    self.segment = segment
    self.line = line
    self.column = column
  }
}

/// What the regular expressions of a list of rules may cost a run: one allowance a rule, shared by all drafts and threads.
package struct UserRuleAllowances: Sendable {
  private let byRule: [SearchAllowance]

  package init(_ rules: [UserRule]) { byRule = rules.map { _ in SearchAllowance() } }

  /// That of the rule at a place of the list; one of its own for a rule that is not on it.
  func allowance(at place: Int) -> SearchAllowance {
    byRule.indices.contains(place) ? byRule[place] : SearchAllowance()
  }
}
