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
    func errors(_ draft: Draft) -> Int { (draft.isWhole ? 0 : 1) + draft.unsearched.count }
    // One for each finding and error, and one for a file without either.
    func cases(_ draft: Draft) -> Int { max(draft.findings.count + errors(draft), 1) }
    writer.open(
      "testsuites",
      [
        attribute("name", "tolmach check"), attribute("tests", "\(drafts.reduce(0) { $0 + cases($1) })"),
        attribute("failures", "\(failures)"), attribute("errors", "\(drafts.reduce(0) { $0 + errors($1) })"),
      ])
    for draft in drafts {
      writer.raw("\n  ")
      writer.open(
        "testsuite",
        [
          attribute("name", draft.file), attribute("tests", "\(cases(draft))"),
          attribute("failures", "\(draft.findings.count { $0.severity >= failing })"),
          attribute("errors", "\(errors(draft))"),
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
      } else if draft.findings.isEmpty, draft.unsearched.isEmpty {
        writer.raw("\n    ")
        writer.open(
          "testcase", [attribute("name", "\(draft.segments) segments"), attribute("classname", draft.file)],
          isEmpty: true)
      }
      for unsearched in draft.unsearched {
        writer.raw("\n    ")
        writer.open(
          "testcase",
          [
            attribute("name", "\(unsearched.rule), segment \(unsearched.segment), line \(unsearched.line)"),
            attribute("classname", draft.file),
          ])
        writer.open("error", [attribute("message", unsearched.message)], isEmpty: true)
        writer.raw("</testcase>")
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
