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
/// Reported is the later draft, with the translation and the place of the first. What differs within one draft is not
/// reported again.
package struct DraftComparison {
  private struct Languages: Hashable {
    let source: LanguageTag
    let target: LanguageTag
  }

  private struct First {
    let draft: Int
    let entries: [ConsistencyRules.Entry]
  }

  private let names: [String]
  private var seen: [Languages: [UInt64: First]] = [:]

  /// - Parameter names: what the drafts are called in messages, by their numbers.
  package init(names: [String]) { self.names = names }

  /// What is different in a draft from those added before, in the order of its segments.
  /// - Parameter draft: an index of `names`.
  package mutating func add(_ translations: DraftTranslations, draft: Int) -> [Finding] {
    guard let severity = translations.severity else { return [] }
    var findings: [Finding] = []
    let languages = Languages(source: translations.source, target: translations.target)
    // Taken out, it is not copied when it changes.
    var known = seen.removeValue(forKey: languages) ?? [:]
    for (key, entries) in translations.bySource {
      guard let first = known[key] else {
        known[key] = First(draft: draft, entries: entries)
        continue
      }
      guard let entry = entries.first(where: { entry in !first.entries.contains { $0.key == entry.key } }),
        !entries.contains(where: { entry in first.entries.contains { $0.key == entry.key } }),
        let other = first.entries.first
      else { continue }
      let isOther = entry.segment.context != other.segment.context
      let name = names.indices.contains(first.draft) ? names[first.draft] : ""
      findings.append(
        Finding(
          rule: Rule.inconsistentTarget.id, severity: isOther ? .information : severity, segment: entry.segment,
          message: "translated as “\(other.segment.target?.text ?? "")” in \(name), segment \(other.segment.id)"))
    }
    seen[languages] = known
    return findings.sorted { ($0.line, $0.column, $0.segment) < ($1.line, $1.column, $1.segment) }
  }
}
