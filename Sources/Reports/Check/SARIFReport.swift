internal import Bitext
internal import Library
package import Markup
package import Workbench

extension CheckReport {
  /// SARIF 2.1.0 (OASIS), one run: what code hosts and editors show beside the lines.
  package var sarif: JSON {
    let numbers = Dictionary(rules.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { a, _ in a })
    let results = drafts.flatMap { draft in draft.findings.map { result($0, draft, numbers[$0.rule]) } }
    let notifications = drafts.flatMap { draft in
      (draft.failure.map { [(errorText($0), "error", nil as Int?)] } ?? [])
        .map { notification($0.0, $0.1, draft.file, $0.2) }
        + draft.diagnostics.map { diagnostic in
          let level = diagnostic.severity == .information ? "note" : diagnostic.severity.rawValue
          return notification(diagnostic.message, level, draft.file, diagnostic.line)
        }
        + draft.unsearched.map { notification($0.message, "error", draft.file, $0.line) }
    }
    return .object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")), ("version", .string("2.1.0")),
      (
        "runs",
        .array([
          .object([
            (
              "tool",
              .object([
                (
                  "driver",
                  .object([
                    ("name", .string("tolmach")), ("version", .string(toolVersion)),
                    ("rules", .array(rules.map(description))),
                  ])
                )
              ])
            ),
            (
              "invocations",
              .array([
                .object([
                  ("executionSuccessful", .bool(isComplete && drafts.allSatisfy(\.isWhole))),
                  ("toolExecutionNotifications", .array(notifications)),
                ])
              ])
            ), ("columnKind", .string("unicodeCodePoints")), ("results", .array(results)),
          ])
        ])
      ),
    ])
  }

  private func level(_ severity: Finding.Severity) -> JSON {
    .string(severity == .error ? "error" : severity == .warning ? "warning" : "note")
  }

  private func description(_ rule: Rule) -> JSON {
    .object([
      ("id", .string(rule.id)), ("shortDescription", .object([("text", .string(rule.title))])),
      ("defaultConfiguration", .object([("level", level(rule.severity))])),
    ])
  }

  private func place(_ file: String, line: Int?, column: Int?) -> JSON {
    var region: [(String, JSON)] = []
    if let line { region.append(("startLine", .number(max(line, 1)))) }
    if line != nil, let column { region.append(("startColumn", .number(max(column, 1)))) }
    var physical: [(String, JSON)] = [("artifactLocation", .object([("uri", .string(uri(of: file)))]))]
    if !region.isEmpty { physical.append(("region", .object(region))) }
    return .object([("physicalLocation", .object(physical))])
  }

  private func result(_ finding: Finding, _ draft: Draft, _ rule: Int?) -> JSON {
    var fields: [(String, JSON)] = [("ruleId", .string(finding.rule))]
    if let rule { fields.append(("ruleIndex", .number(rule))) }
    var message = finding.message
    if let suggestion = finding.suggestion { message += " (suggestion: \(suggestion))" }
    fields += [
      ("level", level(finding.severity)), ("message", .object([("text", .string(message))])),
      ("locations", .array([place(draft.file, line: finding.line, column: finding.column)])),
      ("partialFingerprints", .object([("tolmach/v1", .string(finding.fingerprint))])),
      (
        "properties",
        .object([
          ("segment", .string(finding.segment)), ("source", .string(finding.source)),
          ("target", .string(finding.target)),
        ])
      ),
    ]
    return .object(fields)
  }

  private func notification(_ message: String, _ level: String, _ file: String, _ line: Int?) -> JSON {
    .object([
      ("level", .string(level)), ("message", .object([("text", .string(message))])),
      ("locations", .array([place(file, line: line, column: nil)])),
    ])
  }
}

/// A path as a URI reference (RFC 3986): what is not allowed there as percent and two digits.
func uri(of path: String) -> String {
  var text = path.hasPrefix("/") ? "file://" : ""
  for byte in path.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "/"):
      text.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      text += digits.utf8.count < 2 ? "%0\(digits)" : "%\(digits)"
    }
  }
  return text
}
