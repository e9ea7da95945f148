package import Bitext
package import Library
internal import Orthography

/// Answers which terms a text has, with everything that is known of their concepts, one text after the other. Serves one thread at a
/// time.
package final class ConceptSession {
  private let terms: RenewedSearcher<TermSearcher>

  /// - Throws: ``FileError`` where the glossaries cannot be listed.
  package init(_ snapshot: Snapshot, _ pair: LanguagePair) throws {
    terms = try RenewedSearcher(snapshot) { try TermSearcher($0, pair) }
  }

  /// Whether there is no glossary.
  package var isEmpty: Bool { terms.searcher.isEmpty }

  /// - Throws: ``LookupError`` for a text of more than ``MemorySearcher/longestQueryBytes``.
  package func concepts(in text: String) throws -> [TermFinding] {
    guard text.utf8.count <= MemorySearcher.longestQueryBytes else {
      throw LookupError.tooLong(limitBytes: MemorySearcher.longestQueryBytes, foundBytes: text.utf8.count)
    }
    return try terms.ask { $0.findings(in: text) }
  }
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
