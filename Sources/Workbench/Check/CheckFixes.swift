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
/// Segments are told by their places, since a file may have an id twice. Where the format refuses some of the new targets, the
/// others are put in.
/// - Parameter writes: false only says what would be done.
/// - Throws: ``FormatError``, ``FileError``; nothing is written then.
package func applyFixes(_ draft: CheckReport.Draft, writes: Bool) throws -> AppliedFixes {
  var bySegment: [SegmentPlace: [Finding]] = [:]
  for finding in draft.findings where finding.isSure && finding.suggestion != nil {
    bySegment[SegmentPlace(of: finding), default: []].append(finding)
  }
  var changes: [(place: SegmentPlace, change: AppliedFixes.Change)] = []
  var left = 0
  let inOrder = bySegment.sorted { ($0.key.line, $0.key.column, $0.key.id) < ($1.key.line, $1.key.column, $1.key.id) }
  for (place, findings) in inOrder {
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
      changes.append((place, .init(segment: place.id, line: place.line, old: findings[0].target, new: new)))
    }
  }
  guard writes, !changes.isEmpty else {
    return AppliedFixes(file: draft.file, changes: changes.map(\.change), left: left)
  }
  let locks = try OutputFile.lock([draft.file])
  defer { withExtendedLifetime(locks) {} }
  let options = draft.options
  let content = try DraftFile(draft.file)
  let bytes = content.bytes
  func replaced(_ changes: ArraySlice<(place: SegmentPlace, change: AppliedFixes.Change)>) throws -> [UInt8] {
    var open = Dictionary(changes.map { ($0.place, $0.change) }, uniquingKeysWith: { first, _ in first })
    let result = try DraftWriter.replacing(bytes, name: draft.file, options: options) { segment in
      guard let change = open.removeValue(forKey: SegmentPlace(segment)) else { return nil }
      guard segment.target?.text == change.old else {
        throw FormatError(
          file: draft.file, line: segment.line, column: segment.column,
          message: "expected the target of segment \"\(segment.id)\" as it was checked, found another")
      }
      return change.new
    }
    if let missing = open.keys.first {
      throw FormatError(
        file: draft.file, line: missing.line, column: missing.column,
        message: "expected segment \"\(missing.id)\" where it was checked, found none")
    }
    return result
  }
  // By halves: one that cannot be written must not keep the others from being.
  func writable(_ changes: ArraySlice<(place: SegmentPlace, change: AppliedFixes.Change)>)
    -> [(place: SegmentPlace, change: AppliedFixes.Change)]
  {
    guard changes.count > 1 else { return [] }
    let middle = changes.startIndex + changes.count / 2
    return [changes[..<middle], changes[middle...]].flatMap { half in
      do {
        _ = try replaced(half)
        return Array(half)
      } catch {
        return writable(half)
      }
    }
  }
  var written = changes
  let result: [UInt8]
  do { result = try replaced(changes[...]) } catch {
    written = writable(changes[...])
    if written.isEmpty { throw error }
    result = try replaced(written[...])
  }
  left += changes.count - written.count
  let file = try AtomicFile(draft.file)
  try file.write(content.holding(result))
  try file.commit()
  return AppliedFixes(file: draft.file, changes: written.map(\.change), left: left)
}
