package import Bitext
internal import Library
internal import Orthography

/// The terms of a text, with everything that is known of their concepts.
/// - Throws: ``LookupError`` for a text of more than ``MemorySearcher/longestQueryBytes``.
package func lookUpConcepts(_ text: String, _ terms: TermSearcher) throws -> [TermFinding] {
  guard text.utf8.count <= MemorySearcher.longestQueryBytes else {
    throw LookupError.tooLong(limitBytes: MemorySearcher.longestQueryBytes, foundBytes: text.utf8.count)
  }
  return terms.findings(in: text)
}

extension TermFinding {
  /// The terms of the concept in the language of the one that was found, those to use first.
  package var sisters: [TermSection] {
    guard let section = entry.languages.first(where: { $0.terms.contains(term) }) else { return [] }
    return entry.equivalents(writtenIn: section)
  }
}

extension TermEntry {
  /// The terms of one section, those to use first.
  package func equivalents(writtenIn section: LanguageSection) -> [TermSection] {
    func rank(_ status: TermStatus?) -> Int {
      switch status {
      case .preferred: 0
      case .admitted: 1
      case nil: 2
      case .deprecated: 3
      case .forbidden: 4
      }
    }
    return section.terms.enumerated().sorted { a, b in
      (rank(a.element.status), a.offset) < (rank(b.element.status), b.offset)
    }.map(\.element)
  }
}
