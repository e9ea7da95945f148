package import Bitext
internal import Checks
internal import Files
internal import Interchange

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

  /// Segments of a draft that a rule of the user's own could not be asked of, since its regular expression takes too long.
  package struct UnsearchedSegments: Equatable, Sendable {
    package let rule: String
    /// The rule had been given up too often before, and was not searched for any more; else it was given up at this segment.
    package let isStopped: Bool
    /// Of the first segment: its id, and its place, from 1.
    package let segment: String
    package let line: Int
    package let column: Int
    package var count: Int

    package init(rule: String, isStopped: Bool, segment: String, line: Int, column: Int, count: Int = 1) {
      self.rule = rule
      self.isStopped = isStopped
      self.segment = segment
      self.line = line
      self.column = column
      self.count = count
    }

    private init(_ unsearched: UnsearchedRule) {
      self.init(
        rule: unsearched.rule, isStopped: unsearched.reason == .stopped, segment: unsearched.segment,
        line: unsearched.line, column: unsearched.column)
    }

    /// Each segment at which a search was given up by itself; those that were not searched any more together, for each rule.
    static func groups(of list: [UnsearchedRule]) -> [UnsearchedSegments] {
      var groups: [UnsearchedSegments] = []
      var places: [String: Int] = [:]
      for unsearched in list {
        if unsearched.reason == .stopped {
          if let place = places[unsearched.rule] {
            groups[place].count += 1
            continue
          }
          places[unsearched.rule] = groups.count
        }
        groups.append(UnsearchedSegments(unsearched))
      }
      return groups
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
    /// Rules whose regular expression could not be searched for in all segments: the draft is not wholly checked.
    package var unsearched: [UnsearchedSegments] = []
    /// Whether its segments are sentences of a text that was aligned with its source: they cannot be replaced.
    package var isAligned = false
    /// Why the file could not be read.
    package var failure: (any Error)?
    /// How it was read.
    var options = DraftOptions()

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

  /// Whether every draft could be read, and every rule be asked of every segment.
  package var isComplete: Bool { !drafts.contains { $0.failure != nil || !$0.unsearched.isEmpty } }

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
