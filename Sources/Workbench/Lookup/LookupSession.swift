internal import Bitext
package import Library

/// Answers look-ups on the memories and glossaries of a snapshot, one after the other. Serves one thread at a time.
package final class LookupSession {
  private let options: LookupOptions
  private let searchers: RenewedSearcher<(memories: MemorySearcher, terms: TermSearcher?)>

  /// - Throws: ``FileError`` where memories or glossaries cannot be listed.
  package init(_ snapshot: Snapshot, options: LookupOptions) throws {
    self.options = options
    searchers = try RenewedSearcher(snapshot) { snapshot in
      (
        try MemorySearcher(snapshot, options: options),
        options.findsTerms ? try TermSearcher(snapshot, options.pair) : nil
      )
    }
  }

  /// Whether there is nothing to look anything up in.
  package var isEmpty: Bool {
    searchers.searcher.memories.isEmpty && searchers.searcher.terms?.isEmpty ?? true
  }

  /// - Throws: ``LookupError`` for a text of more than ``MemorySearcher/longestQueryBytes``.
  package func lookup(_ text: String, before: String? = nil, after: String? = nil) throws -> LookupResult {
    guard text.utf8.count <= MemorySearcher.longestQueryBytes else {
      throw LookupError.tooLong(
        limitBytes: MemorySearcher.longestQueryBytes, foundBytes: text.utf8.count)
    }
    return try searchers.ask { memories, terms in
      let query = SegmentQuery(text, before: before ?? options.before, after: after ?? options.after)
      let matches = memories.matches(query)
      let found = terms?.findings(in: text) ?? []
      let examples = options.examples > 0 && memories.isShort(text) ? memories.examples(text, besides: matches) : []
      return LookupResult(query: text, matches: matches, terms: found, examples: examples)
    }
  }
}
