package import Bitext
internal import Markup
package import Workbench

extension CheckReport {
  /// JUnit's XML as CI servers read it: a suite for each file, a failed case for each finding, one that passed for a file without.
  ///
  /// Findings below `failing` are passed cases with the finding in their output.
  package func junit(failing: Finding.Severity) -> [UInt8] {
    var writer = XMLWriter()
    writer.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    func attribute(_ name: String, _ value: String) -> Attribute { Attribute(name, xmlText(value)) }
    let failures = drafts.joinedFindings.count { $0.severity >= failing }
    let broken = drafts.count { !$0.isWhole }
    let cases = drafts.reduce(0) { $0 + $1.cases }
    writer.open(
      "testsuites",
      [
        attribute("name", "tolmach check"), attribute("tests", "\(cases)"), attribute("failures", "\(failures)"),
        attribute("errors", "\(broken)"),
      ])
    for draft in drafts {
      writer.raw("\n  ")
      writer.open(
        "testsuite",
        [
          attribute("name", draft.file), attribute("tests", "\(draft.cases)"),
          attribute("failures", "\(draft.findings.count { $0.severity >= failing })"),
          attribute("errors", draft.isWhole ? "0" : "1"),
        ])
      if let reason = draft.failure.map(errorText) ?? draft.losses.first.map({ "\($0)" }) {
        writer.raw("\n    ")
        writer.open("testcase", [attribute("name", "read"), attribute("classname", draft.file)])
        writer.open("error", [attribute("message", reason)], isEmpty: draft.losses.count < 2)
        if draft.losses.count > 1 {
          writer.text(xmlText(draft.losses.map { "\($0)" }.joined(separator: "\n")))
          writer.raw("</error>")
        }
        writer.raw("</testcase>")
      } else if draft.findings.isEmpty {
        writer.raw("\n    ")
        writer.open(
          "testcase", [attribute("name", "\(draft.segments) segments"), attribute("classname", draft.file)],
          isEmpty: true)
      }
      for finding in draft.findings {
        writer.raw("\n    ")
        writer.open(
          "testcase",
          [
            attribute("name", "\(finding.rule), segment \(finding.segment), line \(finding.line)"),
            attribute("classname", draft.file), attribute("file", draft.file), attribute("line", "\(finding.line)"),
          ])
        let name = finding.severity >= failing ? "failure" : "system-out"
        var attributes: [Attribute] = []
        if finding.severity >= failing {
          attributes = [attribute("message", finding.message), attribute("type", finding.rule)]
        }
        writer.open(name, attributes)
        var text = "\(finding.severity.rawValue): \(finding.message)\n\(finding.source)\n\(finding.target)"
        if let suggestion = finding.suggestion { text += "\n→ \(suggestion)" }
        writer.text(xmlText(text))
        writer.raw("</\(name)></testcase>")
      }
      writer.raw("\n  </testsuite>")
    }
    writer.raw("\n</testsuites>\n")
    return writer.take()
  }
}

extension CheckReport.Draft {
  /// A case for each finding, one for a file that was not read whole, and one for a file without either.
  fileprivate var cases: Int { isWhole ? max(findings.count, 1) : findings.count + 1 }
}
