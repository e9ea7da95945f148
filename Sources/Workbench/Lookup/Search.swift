package import Bitext
internal import Interchange
internal import Languages
package import Library
internal import Memory
internal import Orthography

package enum SearchSide: String, Sendable, CaseIterable {
  case source, target

  var other: SearchSide { self == .source ? .target : .source }
}

package struct SearchOptions: Sendable {
  package var pair: LanguagePair
  package var sides: [SearchSide] = SearchSide.allCases
  package var isPhrase = false
  /// Words as they are, in no other form.
  package var isExact = false
  /// The query is a regular expression.
  package var isRegex = false
  package var limit = 20
  package init(_ pair: LanguagePair) { self.pair = pair }
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
  /// Units at which a regular expression was given up: what matches there is not known. nil where there are none.
  package var givenUp: GivenUpUnits?
}

/// Units of memories at which the search for a regular expression was given up.
package struct GivenUpUnits: Equatable, Sendable {
  package var count: Int
  /// Of the first of them, as the workspace names it, and the unit's line.
  package let memory: String
  package let line: Int?
  /// Whether the search ended there, as the expression had been given up too often.
  package var isStopped = false
}

/// Concordance over all memories of a snapshot.
/// - Throws: ``LookupError`` for a text that is too long, and an expression that is none.
package func search(_ text: String, in snapshot: Snapshot, options: SearchOptions) throws -> SearchResult {
  guard text.utf8.count <= MemorySearcher.longestQueryBytes else {
    throw LookupError.searchTooLong(
      limitBytes: MemorySearcher.longestQueryBytes, foundBytes: text.utf8.count)
  }
  let searcher = ConcordanceSearcher(memories: try snapshot.memories(), pair: options.pair)
  if options.isRegex {
    let found = try searcher.runRegex(text, options: options)
    return SearchResult(
      query: text, examples: found.examples, total: found.total, isComplete: found.isComplete, instead: nil,
      givenUp: found.givenUp)
  }
  func query(
    _ text: String, bySound: Bool = false, withoutMarks: Bool = false, _ side: SearchSide
  ) -> ConcordanceQuery {
    ConcordanceQuery(
      text, isPhrase: options.isPhrase, isExact: options.isExact, bySound: bySound, withoutMarks: withoutMarks,
      language: side == .source ? options.pair.source : options.pair.target)
  }
  func run(_ text: String, bySound: Bool = false, withoutMarks: Bool = false) -> ConcordanceSearcher.Found {
    var all = ConcordanceSearcher.Found()
    for side in options.sides {
      let words = query(text, bySound: bySound, withoutMarks: withoutMarks, side)
      guard !words.words.isEmpty else { continue }
      let left = options.limit - all.examples.count
      all.add(searcher.run(words, sides: [side], limit: left, looking: left) { _ in true })
    }
    return all
  }
  func result(_ found: ConcordanceSearcher.Found, instead: String? = nil) -> SearchResult {
    SearchResult(
      query: text, examples: found.examples, total: found.total, isComplete: found.isComplete,
      instead: found.total > 0 ? instead : nil)
  }
  let direct = run(text)
  if direct.total > 0 || options.isExact { return result(direct) }
  for spelling in HyphenSpellings.of(text) {
    let found = hyphenated(spelling, searcher, options)
    if found.total > 0 { return result(found, instead: spelling) }
  }
  if !LatinMarks.stand(in: text.utf8) {
    let found = run(text, withoutMarks: true)
    if found.total > 0 { return result(found, instead: "words that have marks on their letters") }
  }
  let otherLayout = Orthography.otherLayout(text)
  if otherLayout != text {
    let found = run(otherLayout)
    if found.total > 0 { return result(found, instead: "\(otherLayout) (other keyboard layout)") }
  }
  return result(run(text, bySound: true), instead: "words that sound like it in the other alphabet")
}

/// Segments with a word that is spelled with a hyphen, or without the one that was asked for.
private func hyphenated(
  _ spelling: String, _ searcher: ConcordanceSearcher, _ options: SearchOptions
) -> ConcordanceSearcher.Found {
  var all = ConcordanceSearcher.Found()
  for side in options.sides {
    let language = side == .source ? options.pair.source : options.pair.target
    let words = ConcordanceQuery(spelling, isPhrase: true, isExact: true, bySound: false, language: language)
    let wanted = Orthography.foldKey(spelling)
    let left = options.limit - all.examples.count
    let found = searcher.run(words, sides: [side], limit: left, looking: left) {
      // Two words that follow each other are no word.
      Orthography.foldKey($0.inTarget ? $0.target : $0.source).contains(wanted)
    }
    all.examples += found.examples
    all.total += min(found.total, found.examples.count)
    all.isComplete = all.isComplete && found.examples.count == found.total
  }
  return all
}

/// How else a word may be spelled: "reelection" and "re-election".
enum HyphenSpellings {
  /// Words of fewer letters are cut nowhere, and longer ones are no words.
  private static let lengths = 5...40

  static func of(_ text: String) -> [String] {
    let word = Array(Orthography.foldKey(text).unicodeScalars)
    func isPart(_ part: ArraySlice<Unicode.Scalar>) -> Bool {
      !part.isEmpty && part.allSatisfy(\.properties.isAlphabetic)
    }
    guard lengths.contains(word.count) else { return [] }
    func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      return String(view)
    }
    if let hyphen = word.firstIndex(of: "-") {
      guard isPart(word[..<hyphen]), isPart(word[(hyphen + 1)...]) else { return [] }
      return [string(word[..<hyphen] + word[(hyphen + 1)...])]
    }
    guard isPart(word[...]) else { return [] }
    return (1...(word.count - 3)).map { string(word[..<$0] + ["-"] + word[$0...]) }
  }
}

/// Runs concordance queries on open memories and reads the segments found.
struct ConcordanceSearcher {
  let memories: [OpenMemory]
  let pair: LanguagePair

  struct Found {
    var examples: [Example] = []
    var total = 0
    var isComplete = true
    var givenUp: GivenUpUnits?

    mutating func add(_ other: Found) {
      examples += other.examples
      total += other.total
      isComplete = isComplete && other.isComplete
    }
  }

  private func language(_ side: SearchSide) -> LanguageTag { side == .source ? pair.source : pair.target }

  /// - Parameters:
  ///   - limit: of segments given.
  ///   - looked: of segments that the indexes are asked for; some of them may not be wanted.
  ///   - isWanted: whether a segment counts. No more are read than are needed.
  func run(
    _ query: ConcordanceQuery, sides: [SearchSide], limit: Int, looking looked: Int, _ isWanted: (Example) -> Bool
  ) -> Found {
    var found: [(hit: ConcordanceHit, memory: OpenMemory, side: SearchSide)] = []
    var all = Found()
    for side in sides {
      for memory in memories {
        let result = memory.index.concordance(
          query, language: language(side), target: language(side.other), limit: max(looked, 0))
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
    var highlighters: [SearchSide: Highlighter] = [:]
    for index in order where all.examples.count < limit {
      let (hit, memory, side) = found[index]
      guard var example = example(hit, memory, side), isWanted(example) else { continue }
      let text = side == .source ? example.source : example.target
      let highlighter = highlighters[side] ?? Highlighter(language(side))
      highlighters[side] = highlighter
      example.ranges = highlighter.ranges(of: query, in: text)
      example.line = memory.line(hit.unit)
      all.examples.append(example)
    }
    return all
  }

  /// Segments in which a regular expression matches, shorter ones first.
  ///
  /// Those that cannot match, since they lack letters that the expression needs, are not read. Reading ends when there are as
  /// many as are shown, or when the expression takes too long on too many units.
  /// - Throws: ``LookupError`` for a pattern that is none.
  func runRegex(_ pattern: String, options: SearchOptions) throws -> Found {
    guard !pattern.isEmpty else { throw LookupError.noExpression }
    let expression: RegularExpression
    do throws(RegularExpression.Fault) {
      expression = try RegularExpression(pattern, ignoresCase: !options.isExact)
    } catch { throw LookupError.badExpression(error) }
    let letters = RegularExpression.requiredLetters(of: pattern).map { plainLetters(Array($0.utf8)[...]) }
    let allowance = SearchAllowance()
    var all = Found()
    searching: for side in options.sides {
      // Where the language folds letters into others, the expression's are not those of the index.
      let letters = LanguageFolding(of: language(side)).changesLetters ? nil : letters
      var candidates: [(hit: ConcordanceHit, memory: OpenMemory)] = []
      for memory in memories {
        let entries = memory.index.entries(
          language: language(side), target: language(side.other),
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
        guard var example = example(hit, memory, side) else { continue }
        let ranges: [Range<Int>]
        switch allowance.search(for: expression, in: side == .source ? example.source : example.target) {
        case .found(let found): ranges = found
        case let outcome:
          all.isComplete = false
          if all.givenUp == nil {
            all.givenUp = GivenUpUnits(count: 0, memory: memory.file.name, line: memory.line(hit.unit))
          }
          if outcome == .stopped {
            all.givenUp?.isStopped = true
            break searching
          }
          all.givenUp?.count += 1
          continue
        }
        guard !ranges.isEmpty else { continue }
        example.ranges = ranges
        example.line = memory.line(hit.unit)
        all.total += 1
        all.examples.append(example)
      }
    }
    return all
  }

  /// The unit that a hit is in, without its line and what is to be marked in it.
  private func example(_ hit: ConcordanceHit, _ memory: OpenMemory, _ side: SearchSide) -> Example? {
    if last.memory !== memory || last.number != hit.unit {
      guard let unit = memory.unit(hit.unit) else { return nil }
      last.take(unit, hit.unit, of: memory)
    }
    guard let unit = last.unit, hit.ordinal < last.variants.count, let segment = last.variants[hit.ordinal].segment
    else { return nil }
    let text = segment.text
    // What is not translated shows nothing of use.
    guard let other = last.text(in: language(side.other)) else { return nil }
    return Example(
      source: side == .source ? text : other, target: side == .source ? other : text, memory: memory.file.name,
      line: nil, unit: unit, ranges: [], inTarget: side == .target)
  }

  /// The unit that was looked at last: one with thousands of variants may have a hit in each of them.
  private final class LastUnit {
    private(set) var memory: OpenMemory?
    private(set) var number = -1
    private(set) var unit: TranslationUnit?
    private(set) var variants: [Variant] = []
    private var texts: [(language: LanguageTag, text: String?)] = []

    func take(_ unit: TranslationUnit, _ number: Int, of memory: OpenMemory) {
      (self.unit, self.number, self.memory) = (unit, number, memory)
      variants = unit.variants
      texts = []
    }

    /// The text in a language, in its script and region if there is one; nil where all are empty.
    func text(in language: LanguageTag) -> String? {
      if let known = texts.first(where: { $0.language == language }) { return known.text }
      var best: (text: String, variety: VarietyDifference)?
      for variant in variants where best?.variety != VarietyDifference.none {
        guard let tag = variant.languageCode.map({ LanguageTag($0) }), tag.affinity(to: language) > 0,
          let text = variant.segment?.text, !text.isEmpty
        else { continue }
        let variety = tag.variety(from: language)
        if best.map({ variety < $0.variety }) ?? true { best = (text, variety) }
      }
      texts.append((language, best?.text))
      return best?.text
    }
  }

  private let last = LastUnit()
}

/// Finds the words of a query in texts of one language. Serves one thread at a time.
private final class Highlighter {
  private let analyzer: SegmentAnalyzer
  private let stemmer: Stemmer

  init(_ language: LanguageTag) {
    stemmer = Stemmer(language: language)
    analyzer = SegmentAnalyzer(stemmer.folding)
  }

  /// Where the query's words stand in a text, in UTF-8 bytes of it.
  func ranges(of query: ConcordanceQuery, in text: String) -> [Range<Int>] {
    analyzer.analyze(text)
    let map = Orthography.foldWithOffsets(text, stemmer.folding)
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
