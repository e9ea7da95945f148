internal import Bitext
internal import Interchange
internal import Memory
package import Orthography

package enum SearchSide: String, Sendable, CaseIterable {
  case source, target
}

package struct SearchOptions: Sendable {
  package var source = LanguageTag("en")
  package var target = LanguageTag("ru")
  package var sides: [SearchSide] = SearchSide.allCases
  package var isPhrase = false
  /// Words as they are, in no other form.
  package var isExact = false
  package var limit = 20
  package init() {}
}

package struct SearchResult: Sendable {
  package let query: String
  package let examples: [Example]
  /// All segments that have the words, shown or not.
  package let total: Int
  /// What was looked for instead, when the query itself was nowhere: another alphabet, another keyboard layout.
  package let instead: String?
}

/// Concordance over all memories of a workspace.
package func search(
  _ text: String, in workspace: Workspace, options: SearchOptions, listener: Listener = Listener()
) throws -> SearchResult {
  guard text.utf8.count <= LookupDesk.longestQueryBytes else {
    throw UsageError("expected at most \(LookupDesk.longestQueryBytes) bytes to search for, found \(text.utf8.count)")
  }
  let memories = try MemoryStore(workspace, listener: listener).openAll()
  let desk = ConcordanceDesk(memories: memories, source: options.source, target: options.target)
  func query(_ text: String, bySound: Bool = false, _ side: SearchSide) -> ConcordanceQuery {
    ConcordanceQuery(
      text, isPhrase: options.isPhrase, isExact: options.isExact, bySound: bySound,
      language: side == .source ? options.source : options.target)
  }
  func run(_ text: String, bySound: Bool = false) -> (examples: [Example], total: Int) {
    var examples: [Example] = []
    var total = 0
    for side in options.sides {
      let words = query(text, bySound: bySound, side)
      guard !words.words.isEmpty else { continue }
      let found = desk.run(words, sides: [side], limit: options.limit - examples.count)
      examples += found.examples
      total += found.total
    }
    return (examples, total)
  }
  let direct = run(text)
  if direct.total > 0 || options.isExact {
    return SearchResult(query: text, examples: direct.examples, total: direct.total, instead: nil)
  }
  let otherLayout = Orthography.otherLayout(text)
  if otherLayout != text {
    let found = run(otherLayout)
    if found.total > 0 {
      return SearchResult(
        query: text, examples: found.examples, total: found.total, instead: "\(otherLayout) (other keyboard layout)")
    }
  }
  let found = run(text, bySound: true)
  return SearchResult(
    query: text, examples: found.examples, total: found.total,
    instead: found.total > 0 ? "words that sound like it in the other alphabet" : nil)
}

/// Runs concordance queries on open memories and reads the segments found.
struct ConcordanceDesk {
  let memories: [OpenMemory]
  let source: LanguageTag
  let target: LanguageTag

  func run(_ query: ConcordanceQuery, sides: [SearchSide], limit: Int) -> (examples: [Example], total: Int) {
    var found: [(hit: ConcordanceHit, memory: OpenMemory, side: SearchSide)] = []
    var total = 0
    for side in sides {
      for memory in memories {
        let result = memory.index.concordance(
          query, language: side == .source ? source : target, limit: max(limit, 0))
        total += result.total
        found += result.hits.map { ($0, memory, side) }
      }
    }
    let order = found.indices.sorted { a, b in
      let (x, y) = (found[a].hit, found[b].hit)
      if x.order != y.order { return x.order > y.order }
      if x.weight != y.weight { return x.weight < y.weight }
      return a < b
    }
    var examples: [Example] = []
    for index in order where examples.count < limit {
      let (hit, memory, side) = found[index]
      guard let unit = memory.unit(hit.unit), hit.ordinal < unit.variants.count,
        let segment = unit.variants[hit.ordinal].segment
      else { continue }
      let text = segment.text
      let otherLanguage = side == .source ? target : source
      let other = unit.variants.first { variant in
        variant.languageCode.map { LanguageTag($0).affinity(to: otherLanguage) > 0 } ?? false
      }
      examples.append(
        Example(
          source: side == .source ? text : other?.segment?.text ?? "",
          target: side == .source ? other?.segment?.text ?? "" : text, memory: memory.file.name,
          line: memory.line(hit.unit), unit: unit,
          ranges: highlight(query, in: text, language: side == .source ? source : target),
          inTarget: side == .target))
    }
    return (examples, total)
  }

  /// Where the query's words stand in a text, in UTF-8 bytes of it.
  private func highlight(_ query: ConcordanceQuery, in text: String, language: LanguageTag) -> [Range<Int>] {
    let analyzer = SegmentAnalyzer()
    let stemmer = Stemmer(language: language)
    analyzer.analyze(text)
    let map = Orthography.foldWithOffsets(text)
    var ranges: [Range<Int>] = []
    for token in analyzer.tokens where token.kind != .punctuation {
      let bytes = UnsafeBufferPointer(rebasing: analyzer.folded[Int(token.start)..<Int(token.end)])
      guard query.words.contains(where: { $0.matches(bytes, isWord: token.kind == .word, stemmer: stemmer) }) else {
        continue
      }
      let (start, end) = (Int(token.start), Int(token.end) - 1)
      guard end < map.ends.count, start <= end else { continue }
      let range = Int(map.starts[start])..<max(Int(map.starts[start]), Int(map.ends[end]))
      ranges.append(range)
    }
    return ranges
  }
}
