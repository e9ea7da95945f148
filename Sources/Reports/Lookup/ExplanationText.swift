internal import Bitext
internal import Matching
package import Workbench

/// How a match came by its score, in lines.
package func lines(_ explanation: MatchExplanation, of match: Match) -> [String] {
  var lines: [String] = []
  var changes: [String] = []
  if let known = explanation.changes {
    changes = known.map { change in
      switch change {
      case .form(let asked, let found): "\(asked) ~ \(found) (form, 1)"
      case .number(let asked, let found): "\(asked) # \(found) (number, 0)"
      case .tag(let asked, let found): "\(asked) # \(found) (tag, 0)"
      case .replaced(let asked, let found, let cost): "\(asked) → \(found) (\(cost))"
      case .added(let text, let cost): "+\(text) (\(cost))"
      case .missing(let text, let cost): "−\(text) (\(cost))"
      }
    }
  } else {
    changes = ["too long to show, \(explanation.tokens.query) and \(explanation.tokens.match) tokens"]
  }
  if !changes.isEmpty { lines.append("difference: " + changes.joined(separator: ", ")) }
  var sum = "score: "
  if match.distance == 0 {
    sum += "100"
  } else {
    let share = percent(10_000 * (match.weight - match.distance) / match.weight)
    sum += "(\(match.weight) − \(match.distance)) / \(match.weight) = \(share)"
    if let cap = explanation.cap { sum += ", at most \(percent(cap))" }
  }
  for penalty in match.penalties { sum += " − \(penalty.points) (\(penalty.kind.rawValue))" }
  if match.score == .context { sum += ", in the same context: 101" }
  lines.append(sum + " → \(match.score.percent)%")
  return lines
}

/// Hundredths with their two decimals, none where they are a whole number: 8333 is `83.33`.
private func percent(_ hundredths: Int) -> String {
  let rest = hundredths % 100
  return rest == 0 ? "\(hundredths / 100)" : "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
}
