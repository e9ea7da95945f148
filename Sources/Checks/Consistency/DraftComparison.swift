package import Bitext
internal import Orthography

/// What a checked draft is compared with others by: of each source, the targets it has in the draft.
package struct DraftTranslations: Sendable {
  let source: LanguageTag
  let target: LanguageTag
  let bySource: [UInt64: [ConsistencyRules.Entry]]
  let severity: Finding.Severity?
}

/// Drafts against each other: one source, several targets.
///
/// What most drafts have is what the others are reported to differ from; where as many have one as the other, the first.
/// What differs within one draft is not reported again.
package struct DraftComparison {
  private struct Languages: Hashable {
    let source: LanguageTag
    let target: LanguageTag
  }

  private struct Use {
    let draft: Int
    let entries: [ConsistencyRules.Entry]
    let severity: Finding.Severity?
  }

  private let names: [String]
  private var uses: [Languages: [UInt64: [Use]]] = [:]

  /// - Parameter names: what the drafts are called in messages, by their numbers.
  package init(names: [String]) { self.names = names }

  /// Takes a draft in. Call it once for each, in the order of their numbers.
  /// - Parameter draft: an index of `names`.
  package mutating func add(_ translations: DraftTranslations, draft: Int) {
    let languages = Languages(source: translations.source, target: translations.target)
    for (key, entries) in translations.bySource {
      uses[languages, default: [:]][key, default: []].append(
        Use(draft: draft, entries: entries, severity: translations.severity))
    }
  }

  /// What differs, by draft, in the order of its segments.
  package func findings() -> [Int: [Finding]] {
    var findings: [Int: [Finding]] = [:]
    for uses in uses.values.lazy.flatMap(\.values) where uses.count > 1 {
      guard let (key, count) = DraftComparison.mostUsed(uses),
        let first = uses.first(where: { use in use.entries.contains { $0.key == key } }),
        let other = first.entries.first(where: { $0.key == key })
      else { continue }
      for use in uses {
        guard let severity = use.severity, let entry = use.entries.first,
          !use.entries.contains(where: { $0.key == key })
        else { continue }
        let isOther = entry.segment.context != other.segment.context
        let isWord = !entry.segment.source.text.contains { $0.isWhitespace }
        let name = names.indices.contains(first.draft) ? names[first.draft] : ""
        let others = count > 1 ? " and \(count - 1) more" : ""
        findings[use.draft, default: []].append(
          Finding(
            rule: Rule.inconsistentTarget.id, severity: isOther || isWord ? min(severity, .information) : severity,
            segment: entry.segment,
            message: "translated as “\(ConsistencyRules.quoted(other.segment.target?.text ?? ""))” in \(name), segment "
              + "\(other.segment.id)\(others)"))
      }
    }
    return findings.mapValues { found in
      found.sorted { ($0.line, $0.column, $0.segment) < ($1.line, $1.column, $1.segment) }
    }
  }

  /// The translation that most drafts have, the first of several, and how many have it.
  private static func mostUsed(_ uses: [Use]) -> (key: UInt64, count: Int)? {
    var counts: [UInt64: Int] = [:]
    var order: [UInt64] = []
    for entry in uses.lazy.flatMap(\.entries) {
      if counts[entry.key] == nil { order.append(entry.key) }
      counts[entry.key, default: 0] += 1
    }
    guard let most = counts.values.max(), let key = order.first(where: { counts[$0] == most }) else { return nil }
    return (key, most)
  }
}
