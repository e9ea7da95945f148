internal import Bitext
internal import Files
internal import Interchange

/// What `--fix` did to a draft.
package struct AppliedFixes: Sendable {
  package struct Change: Sendable {
    package let segment: String
    package let line: Int
    package let old: String
    package let new: String
  }

  package let file: String
  package let changes: [Change]
  /// Sure suggestions that were not put in, since the segment holds codes or two of them overlap.
  package let left: Int
}

/// Puts the sure suggestions of findings into a draft; nothing else of it changes.
///
/// - Parameter writes: false only says what would be done.
/// - Throws: ``FormatError``, ``FileError``; nothing is written then.
package func applyFixes(_ draft: CheckReport.Draft, writes: Bool) throws -> AppliedFixes {
  var bySegment: [String: [Finding]] = [:]
  for finding in draft.findings where finding.isSure && finding.suggestion != nil {
    bySegment[finding.segment, default: []].append(finding)
  }
  var changes: [AppliedFixes.Change] = []
  var left = 0
  for (segment, findings) in bySegment.sorted(by: { ($0.value[0].line, $0.key) < ($1.value[0].line, $1.key) }) {
    var units = Array(findings[0].target.utf16)
    let whole = units.count
    var end = units.count + 1
    // From behind, so that places stay what they are.
    for finding in findings.sorted(by: { ($0.targetRange?.lowerBound ?? 0) > ($1.targetRange?.lowerBound ?? 0) }) {
      let range = finding.targetRange ?? 0..<whole
      guard let suggestion = finding.suggestion, range.upperBound <= min(end, units.count), range.lowerBound >= 0 else {
        left += 1
        continue
      }
      units.replaceSubrange(range, with: Array(suggestion.utf16))
      end = range.lowerBound
    }
    let new = String(decoding: units, as: UTF16.self)
    if new != findings[0].target {
      changes.append(.init(segment: segment, line: findings[0].line, old: findings[0].target, new: new))
    }
  }
  guard writes, !changes.isEmpty else { return AppliedFixes(file: draft.file, changes: changes, left: left) }
  // One that cannot be written must not keep the others from being.
  var written: [AppliedFixes.Change] = changes
  do {
    try DraftWriter.replaceTargets(
      draft.file, Dictionary(changes.map { ($0.segment, $0.new) }, uniquingKeysWith: { a, _ in a }), to: draft.file)
  } catch let all as FormatError {
    written = []
    for change in changes {
      do {
        try DraftWriter.replaceTargets(draft.file, [change.segment: change.new], to: draft.file)
        written.append(change)
      } catch is FormatError { left += 1 }
    }
    if written.isEmpty { throw all }
  }
  return AppliedFixes(file: draft.file, changes: written, left: left)
}
