internal import Bitext
internal import Files
internal import Interchange
package import Library

/// What a glossary holds, in detail.
package struct GlossaryCounts: Sendable {
  /// From the workspace.
  package let name: String
  package var concepts = 0
  package var terms = 0
  /// As the file spells them, in order of appearance, with their numbers of terms.
  package var languages: [(code: String, terms: Int)] = []
  /// Terms by status, in the order of preference; "none" at the end.
  package var statuses: [(status: String, terms: Int)] = []
  /// Concepts with a definition of their own or of a language.
  package var defined = 0
  package var definitions = 0
  package var notes = 0
  /// By frequency.
  package var domains: [(name: String, concepts: Int)] = []
  package var damaged = 0
  /// Why the glossary cannot be read.
  package var failure: (any Error)?
}

/// Counts glossaries of the workspace; all of them without names.
/// - Parameter encoding: of files that do not say theirs (``EncodingHints/asked``).
package func countGlossaries(
  _ names: [String], of workspace: Workspace, sourceLanguage: String, targetLanguage: String, encoding: String? = nil
) throws -> [GlossaryCounts] {
  try glossaryPaths(names, of: workspace).map { path in
    var counts = GlossaryCounts(name: workspace.name(of: path))
    do {
      let read = try GlossaryReader.read(
        path, defaultSource: sourceLanguage, defaultTarget: targetLanguage, encoding: encoding)
      counts.damaged = read.diagnostics.count { $0.severity == .error }
      counts.count(read.entries)
    } catch {
      counts.failure = error
    }
    return counts
  }
}

extension GlossaryCounts {
  fileprivate mutating func count(_ entries: [TermEntry]) {
    var languages: [String: (order: Int, terms: Int)] = [:]
    var statuses: [TermStatus?: Int] = [:]
    var domains: [String: Int] = [:]
    concepts = entries.count
    for entry in entries {
      let here = entry.definitions.count + entry.languages.reduce(0) { $0 + $1.definitions.count }
      definitions += here
      if here > 0 { defined += 1 }
      notes += entry.notes.count
      for field in entry.subjectFields { domains[field, default: 0] += 1 }
      for section in entry.languages {
        terms += section.terms.count
        notes += section.notes.count
        let order = languages.count
        languages[section.language, default: (order, 0)].terms += section.terms.count
        for term in section.terms {
          statuses[term.status, default: 0] += 1
          notes += term.notes.count
        }
      }
    }
    self.languages = languages.sorted { $0.value.order < $1.value.order }.map { ($0.key, $0.value.terms) }
    self.statuses = (TermStatus.allCases.map(Optional.some) + [nil]).compactMap { status in
      statuses[status].map { (status?.rawValue ?? "none", $0) }
    }
    self.domains = domains.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }
}
