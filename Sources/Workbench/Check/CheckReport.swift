package import Bitext
internal import Files

/// What was checked, and what was found.
package struct CheckReport: Sendable {
  /// A rule that findings may name.
  package struct Rule: Hashable, Sendable {
    package let id: String
    package let title: String
    package let severity: Finding.Severity

    package init(id: String, title: String, severity: Finding.Severity) {
      self.id = id
      self.title = title
      self.severity = severity
    }
  }

  /// One draft file.
  package struct Draft: Sendable {
    package let file: String
    /// Segments read.
    package var segments = 0
    /// Sorted by place.
    package var findings: [Finding] = []
    /// Findings left out since the baseline has them, or since the segment says so.
    package var known = 0
    package var ignored = 0
    /// Faults of the file that reading survived.
    package var diagnostics: [Diagnostic] = []
    /// Whether its segments are sentences of a text that was aligned with its source: they cannot be replaced.
    package var isAligned = false
    /// Why the file could not be read.
    package var failure: (any Error)?

    package init(file: String) { self.file = file }

    /// What was lost in reading: these segments were not checked.
    package var losses: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

    /// Whether all of it was read.
    package var isWhole: Bool { failure == nil && losses.isEmpty }
  }

  package var drafts: [Draft]
  /// In the order of the documentation.
  package let rules: [Rule]

  package init(drafts: [Draft], rules: [Rule]) {
    self.drafts = drafts
    self.rules = rules
  }

  package var segments: Int { drafts.reduce(0) { $0 + $1.segments } }

  package func count(_ severity: Finding.Severity) -> Int {
    drafts.reduce(0) { sum, draft in sum + draft.findings.count { $0.severity == severity } }
  }

  /// Whether some finding is as severe as that, or more.
  package func reaches(_ severity: Finding.Severity) -> Bool {
    drafts.contains { $0.findings.contains { $0.severity >= severity } }
  }

  /// How often each rule found something, the most frequent first.
  package var countsByRule: [(rule: String, severity: Finding.Severity, count: Int)] {
    struct Key: Hashable {
      let rule: String
      let severity: Finding.Severity
    }
    var counts: [Key: Int] = [:]
    for finding in drafts.joinedFindings {
      counts[Key(rule: finding.rule, severity: finding.severity), default: 0] += 1
    }
    return counts.map { ($0.key.rule, $0.key.severity, $0.value) }.sorted { a, b in
      (b.count, a.rule, b.severity) < (a.count, b.rule, a.severity)
    }
  }
}

extension Sequence<CheckReport.Draft> {
  package var joinedFindings: [Finding] { flatMap(\.findings) }
}

extension Finding {
  /// The same for the same finding after lines have moved: 16 hexadecimal digits.
  package var fingerprint: String {
    let bytes = Array([rule, source, target, message].joined(separator: "\u{0}").utf8)
    let digits = String(bytes.withUnsafeBytes { hash64($0) }, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
