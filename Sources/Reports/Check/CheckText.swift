internal import Bitext
package import Workbench

/// How findings look on a terminal: as a compiler's.
package struct CheckText {
  let style: TextStyle

  package init(_ style: TextStyle) { self.style = style }

  /// All findings, and how often each rule found something.
  package func report(_ report: CheckReport) -> String {
    var text = ""
    for draft in report.drafts {
      for finding in draft.findings { text += self.finding(finding, file: draft.file) }
    }
    return text + table(report)
  }

  func finding(_ finding: Finding, file: String) -> String {
    let colour: TextStyle.Style = finding.severity == .error ? .red : finding.severity == .warning ? .yellow : .cyan
    var text = style.shown(file) + ":\(finding.line):\(finding.column): "
    text += style.styled(finding.severity.rawValue, colour)
    text += ": \(style.shown(finding.message)) [\(finding.rule)]\n"
    text += "    " + marked(finding.source, finding.sourceRange) + "\n"
    text += "    " + marked(finding.target, finding.targetRange) + "\n"
    if let suggestion = finding.suggestion { text += "  → " + style.shown(suggestion) + "\n" }
    return text
  }

  /// A text with a range in UTF-16 units marked.
  private func marked(_ text: String, _ range: Range<Int>?) -> String {
    let units = Array(text.utf16)
    guard let range, !range.isEmpty, range.lowerBound >= 0, range.upperBound <= units.count else {
      return style.shown(text)
    }
    func part(_ range: Range<Int>) -> String { visible(String(decoding: units[range], as: UTF16.self)) }
    let middle = style.usesColor ? style.styled(part(range), .red) : "[\(part(range))]"
    return style.apart(part(0..<range.lowerBound) + middle + part(range.upperBound..<units.count))
  }

  /// How often each rule found something.
  func table(_ report: CheckReport) -> String {
    let counts = report.countsByRule
    guard counts.count > 1 else { return "" }
    let width = counts.map(\.rule.count).max() ?? 0
    return "\n"
      + counts.map { rule, severity, count in
        "\(rule)\(String(repeating: " ", count: width - rule.count))  \(severity.rawValue)  \(count)\n"
      }.joined()
  }

  /// What `--fix` did to a draft, each change as the old and the new target.
  package func changes(_ fixes: AppliedFixes, file: String) -> String {
    fixes.changes.map { change in
      style.styled("\(style.shown(file)):\(change.line): segment \(style.shown(change.segment))", .faint) + "\n"
        + style.styled("- \(style.shown(change.old))", .red) + "\n"
        + style.styled("+ \(style.shown(change.new))", .green)
        + "\n"
    }.joined()
  }
}

extension CheckReport.UnsearchedSegments {
  /// `draft.xlf:12:3: rule "house": …`.
  package func text(file: String) -> String { "\(file):\(line):\(column): \(message)" }

  /// What is not known of the draft, without the place.
  var message: String {
    let name = "rule \"\(rule)\": "
    guard isStopped else {
      return name + "its regular expression takes too long on segment \"\(segment)\" and was given up there: "
        + "expected one that comes to an end"
    }
    return name + "not looked for any more, since its regular expression takes too long: "
      + (count == 1
        ? "segment \"\(segment)\" was not checked by it"
        : "\(grouped(count)) segments of the file were not checked by it, of which \"\(segment)\" is the first")
  }
}
