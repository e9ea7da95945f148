package import Bitext
internal import Interchange
package import Library
internal import Memory
internal import Orthography

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
  /// The query is a regular expression.
  package var isRegex = false
  package var limit = 20
  package init() {}
}

package struct SearchResult: Sendable {
  package let query: String
  package let examples: [Example]
  /// All segments that have the words, shown or not; at least so many where not ``isComplete``.
  package let total: Int
  /// Whether all were counted.
  package let isComplete: Bool
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
  if options.isRegex {
    let found = try desk.runRegex(text, options: options)
    return SearchResult(
      query: text, examples: found.examples, total: found.total, isComplete: found.isComplete, instead: nil)
  }
  func query(_ text: String, bySound: Bool = false, _ side: SearchSide) -> ConcordanceQuery {
    ConcordanceQuery(
      text, isPhrase: options.isPhrase, isExact: options.isExact, bySound: bySound,
      language: side == .source ? options.source : options.target)
  }
  func run(_ text: String, bySound: Bool = false) -> ConcordanceDesk.Found {
    var all = ConcordanceDesk.Found()
    for side in options.sides {
      let words = query(text, bySound: bySound, side)
      guard !words.words.isEmpty else { continue }
      all.add(desk.run(words, sides: [side], limit: options.limit - all.examples.count))
    }
    return all
  }
  func result(_ found: ConcordanceDesk.Found, instead: String? = nil) -> SearchResult {
    SearchResult(
      query: text, examples: found.examples, total: found.total, isComplete: found.isComplete,
      instead: found.total > 0 ? instead : nil)
  }
  let direct = run(text)
  if direct.total > 0 || options.isExact { return result(direct) }
  let otherLayout = Orthography.otherLayout(text)
  if otherLayout != text {
    let found = run(otherLayout)
    if found.total > 0 { return result(found, instead: "\(otherLayout) (other keyboard layout)") }
  }
  return result(run(text, bySound: true), instead: "words that sound like it in the other alphabet")
}

/// Runs concordance queries on open memories and reads the segments found.
struct ConcordanceDesk {
  let memories: [OpenMemory]
  let source: LanguageTag
  let target: LanguageTag

  struct Found {
    var examples: [Example] = []
    var total = 0
    var isComplete = true

    mutating func add(_ other: Found) {
      examples += other.examples
      total += other.total
      isComplete = isComplete && other.isComplete
    }
  }

  private func language(_ side: SearchSide) -> LanguageTag { side == .source ? source : target }

  func run(_ query: ConcordanceQuery, sides: [SearchSide], limit: Int) -> Found {
    var found: [(hit: ConcordanceHit, memory: OpenMemory, side: SearchSide)] = []
    var all = Found()
    for side in sides {
      for memory in memories {
        let result = memory.index.concordance(query, language: language(side), limit: max(limit, 0))
        all.total += result.total
        all.isComplete = all.isComplete && result.isComplete
        found += result.hits.map { ($0, memory, side) }
      }
    }
    let order = found.indices.sorted { a, b in
      let (x, y) = (found[a].hit, found[b].hit)
      if x.order != y.order { return x.order > y.order }
      if x.weight != y.weight { return x.weight < y.weight }
      return a < b
    }
    for index in order where all.examples.count < limit {
      let (hit, memory, side) = found[index]
      let example = example(hit, memory, side) { highlight(query, in: $0, language: language(side)) }
      if let example { all.examples.append(example) }
    }
    return all
  }

  /// Segments in which a regular expression matches, shorter ones first.
  ///
  /// Those that cannot match, since they lack letters that the expression needs, are not read. Reading ends when there are as
  /// many as are shown.
  /// - Throws: ``UsageError`` for a pattern that is none, or that takes too long on some segment.
  func runRegex(_ pattern: String, options: SearchOptions) throws -> Found {
    guard !pattern.isEmpty else { throw UsageError("expected a regular expression, found an empty one") }
    let expression: RegularExpression
    do throws(RegularExpression.Fault) {
      expression = try RegularExpression(pattern, ignoresCase: !options.isExact)
    } catch { throw UsageError("\(error)") }
    let letters = RegularExpression.requiredLetters(of: pattern).map { plainLetters(Array($0.utf8)[...]) }
    var all = Found()
    for side in options.sides {
      var candidates: [(hit: ConcordanceHit, memory: OpenMemory)] = []
      for memory in memories {
        let entries = memory.index.entries(
          language: language(side),
          holding: letters.map { letters in { contains(plainLetters($0[...]), letters) } })
        candidates += entries.map { ($0, memory) }
      }
      if memories.count > 1 {
        let order = candidates.indices.sorted { a, b in
          let (x, y) = (candidates[a].hit.weight, candidates[b].hit.weight)
          return x != y ? x < y : a < b
        }
        candidates = order.map { candidates[$0] }
      }
      for (hit, memory) in candidates {
        guard all.examples.count < options.limit else {
          all.isComplete = false
          break
        }
        var isEndless = false
        let example = example(hit, memory, side, needsRange: true) { text in
          guard let ranges = expression.ranges(in: text) else {
            isEndless = true
            return []
          }
          return ranges
        }
        if isEndless {
          throw UsageError(
            "expected an expression that comes to an end, found one that takes more than a second on "
              + "\(memory.file.name):\(memory.line(hit.unit) ?? 0)")
        }
        guard let example, !example.ranges.isEmpty else { continue }
        all.total += 1
        all.examples.append(example)
      }
    }
    return all
  }

  /// The unit that a hit is in, as it is shown.
  /// - Parameter ranges: what is to be marked in the segment that was searched.
  private func example(
    _ hit: ConcordanceHit, _ memory: OpenMemory, _ side: SearchSide, needsRange: Bool = false,
    _ ranges: (String) -> [Range<Int>]
  ) -> Example? {
    guard let unit = memory.unit(hit.unit), hit.ordinal < unit.variants.count,
      let segment = unit.variants[hit.ordinal].segment
    else { return nil }
    let text = segment.text
    let marked = ranges(text)
    // The line is asked for only where the segment is shown: of a search through all of them most are not.
    let isShown = !needsRange || !marked.isEmpty
    let otherLanguage = language(side == .source ? .target : .source)
    let other = unit.variants.first { variant in
      variant.languageCode.map { LanguageTag($0).affinity(to: otherLanguage) > 0 } ?? false
    }
    return Example(
      source: side == .source ? text : other?.segment?.text ?? "",
      target: side == .source ? other?.segment?.text ?? "" : text, memory: memory.file.name,
      line: isShown ? memory.line(hit.unit) : nil, unit: unit, ranges: marked, inTarget: side == .target)
  }

  /// Where the query's words stand in a text, in UTF-8 bytes of it.
  private func highlight(_ query: ConcordanceQuery, in text: String, language: LanguageTag) -> [Range<Int>] {
    let analyzer = SegmentAnalyzer()
    let stemmer = Stemmer(language: language)
    analyzer.analyze(text)
    let map = Orthography.foldWithOffsets(text)
    var ranges: [Range<Int>] = []
    for token in analyzer.tokens where token.kind.isSpoken {
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

/// Folded text with и for й: a text may write that in two characters, of which an expression asks for the first.
private func plainLetters(_ text: some Collection<UInt8>) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(text.count)
  for byte in text { result.append(byte == 0xB9 && result.last == 0xD0 ? 0xB8 : byte) }
  return result
}

/// Whether some bytes stand within others.
private func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
  guard let first = part.first, text.count >= part.count else { return part.isEmpty }
  return (0...text.count - part.count).contains { text[$0] == first && text[$0..<$0 + part.count].elementsEqual(part) }
}
