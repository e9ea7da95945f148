package import Bitext
internal import Files
internal import Interchange
package import Library
package import Matching
internal import Memory
internal import Orthography

/// What a lookup is asked for.
package struct LookupOptions: Sendable {
  package var source = LanguageTag("en")
  package var target = LanguageTag("ru")
  /// Whole percents, 1 to 101.
  package var threshold = 70
  package var limit = 5
  /// The text before and after the query, for context matches.
  package var before: String?
  package var after: String?
  /// The query's own id, for context matches by id.
  package var id: String?
  /// Segments shown that contain a query of a few words; 0 for none.
  package var examples = 3
  package var penalties = PenaltySettings()
  /// Whether glossaries are asked.
  package var findsTerms = true

  package init(_ settings: Settings = Settings()) {
    threshold = settings.threshold
    limit = settings.limit
    penalties = settings.penalties
    if let source = settings.source { self.source = source }
    if let target = settings.target { self.target = target }
  }
}

/// A segment that is looked up with what is known of it.
package struct SegmentQuery: Sendable {
  package var text: String
  /// Kind and UTF-8 offset of each inline code, as memories have them.
  package var codes: [(kind: UInt8, offset: Int)]
  /// The text before and after; nil where there is none.
  package var before: String?
  package var after: String?

  package init(
    _ text: String, codes: [(kind: UInt8, offset: Int)] = [], before: String? = nil, after: String? = nil
  ) {
    self.text = text
    self.codes = codes
    self.before = before
    self.after = after
  }
}

/// A translation found for a query.
package struct Match: Sendable {
  package fileprivate(set) var score: MatchScore
  package fileprivate(set) var penalties: [Penalty]
  package let source: String
  package let target: String
  /// From the workspace: `tm/x.tmx`.
  package let memory: String
  /// The line of the unit's start tag, from 1.
  package let line: Int?
  package let unit: TranslationUnit
  /// As the file spells them.
  package let sourceCode: String
  package let targetCode: String
  package let distance: Int
  package let weight: Int
  /// The target with the query's numbers, addresses and placeholders, where the match differs in them.
  package let adapted: AdaptedTarget?
}

/// A segment that contains what was asked for, with its translation.
package struct Example: Sendable {
  package let source: String
  package let target: String
  package let memory: String
  package let line: Int?
  package let unit: TranslationUnit
  /// Where the words stand, in UTF-8 bytes of the side that was searched.
  package let ranges: [Range<Int>]
  /// The words stand in the target.
  package let inTarget: Bool
}

package struct LookupResult: Sendable {
  package let query: String
  package let matches: [Match]
  package let terms: [TermFinding]
  /// Segments of the memories that contain the query, when it is short.
  package let examples: [Example]
  package var isEmpty: Bool { matches.isEmpty && terms.isEmpty && examples.isEmpty }

  package init(query: String, matches: [Match] = [], terms: [TermFinding] = [], examples: [Example] = []) {
    self.query = query
    self.matches = matches
    self.terms = terms
    self.examples = examples
  }
}

/// Answers lookups on all memories and glossaries of a workspace.
///
/// Opens everything once; not thread-safe.
package final class LookupDesk {
  private let memories: [OpenMemory]
  private let glossaries: GlossaryShelf?
  private let options: LookupOptions
  private let analyzer = SegmentAnalyzer()
  private let stemmer: Stemmer
  private let adapter: Adapter
  private let now = wallClockNanoseconds()

  package init(_ workspace: Workspace, options: LookupOptions, listener: Listener = Listener()) throws {
    self.options = options
    memories = try MemoryStore(workspace, listener: listener).openAll()
    glossaries =
      options.findsTerms
      ? try GlossaryShelf(workspace, source: options.source, target: options.target, listener: listener) : nil
    stemmer = Stemmer(language: options.source)
    adapter = Adapter(from: options.source)
  }

  package var isEmpty: Bool { memories.isEmpty && glossaries?.isEmpty ?? true }

  /// Longer texts are no segments: they are refused, since the time for a distance grows with the square of the length.
  package static let longestQueryBytes = 100_000

  /// - Throws: ``UsageError`` for a text of more than ``longestQueryBytes``.
  package func lookup(_ text: String, before: String? = nil, after: String? = nil) throws -> LookupResult {
    guard text.utf8.count <= Self.longestQueryBytes else {
      throw UsageError("expected a text of at most \(Self.longestQueryBytes) bytes, found \(text.utf8.count)")
    }
    let query = SegmentQuery(text, before: before ?? options.before, after: after ?? options.after)
    let matches = matches(query)
    let terms = glossaries?.findings(in: text) ?? []
    let examples = options.examples > 0 && isShort(text) ? self.examples(text, besides: matches) : []
    return LookupResult(query: text, matches: matches, terms: terms, examples: examples)
  }

  /// The glossaries' terms in a text, each with what to write for it: `missile defense → противоракетная оборона; ПРО`.
  package func termNotes(_ text: String) -> [String] {
    guard text.utf8.count <= Self.longestQueryBytes else { return [] }
    var seen: Set<String> = []
    return (glossaries?.findings(in: text) ?? []).compactMap { finding in
      guard finding.utf16Range != nil else { return nil }
      let usable = finding.equivalents.filter { $0.status?.isUsable ?? true }.map(\.text)
      guard !usable.isEmpty else { return nil }
      let note = "\(finding.term.text) → \(usable.joined(separator: "; "))"
      return seen.insert(note).inserted ? note : nil
    }
  }

  private func isShort(_ text: String) -> Bool {
    analyzer.analyze(text)
    return analyzer.tokens.filter { $0.kind.isSpoken }.count <= 4
  }

  /// Of units with the same two texts only the best is shown, and those with the same percent are ordered by their letters, so more
  /// are asked for than are shown: up to so many of a memory.
  private static let mostCandidates = 4_096

  private func penalties(of memory: OpenMemory) -> MemoryPenalties {
    var penalties = MemoryPenalties(folder: memory.file.penalty)
    penalties.machine = options.penalties.machine
    penalties.alignment = options.penalties.alignment
    penalties.isMachine = memory.file.isMachine
    if let age = options.penalties.age {
      penalties.age = age.points
      penalties.agedBefore = UInt32(clamping: now / 1_000_000_000 - Int64(age.years) * 31_556_952)
    }
    return penalties
  }

  private func fuzzyQuery(_ query: SegmentQuery) -> FuzzyQuery {
    FuzzyQuery(query.text, language: options.source, codes: query.codes, analyzer: analyzer, stemmer: stemmer)
  }

  /// The score of the best match of a segment of a draft; nil when none reaches the threshold, or the text is longer than
  /// ``longestQueryBytes``.
  ///
  /// The percent of the first of ``matches(_:)`` with nothing read but what a context asks for.
  package func bestScore(_ segment: SegmentQuery) -> MatchScore? {
    guard segment.text.utf8.count <= Self.longestQueryBytes else { return nil }
    if options.penalties.severalTargets > 0 { return matches(segment).first?.score }
    let query = fuzzyQuery(segment)
    let threshold = MatchScore(hundredths: options.threshold * 100)
    // The higher the score to reach, the less is read: most segments have a good match or none.
    var steps = [MatchScore(hundredths: 7_500)].filter { $0 > threshold }
    steps.append(min(threshold, .identical))
    for step in steps {
      var best: MatchScore?
      for memory in memories {
        let found = memory.index.search(
          query, target: options.target, threshold: max(step, best ?? step), limit: 1, penalties: penalties(of: memory))
        if let score = found.first?.score, score > best ?? MatchScore(hundredths: 0) { best = score }
      }
      guard let best else { continue }
      guard best >= .identical else { return best >= threshold ? best : nil }
      // The index compares 32 bits of a hash, and knows no context; only where the hash errs is there more to read.
      return (matches(segment, atLeast: .identical).first ?? matches(segment).first)?.score
    }
    return nil
  }

  /// The matches of a segment of a draft, best first.
  ///
  /// - Parameter least: the least score, where it is more than what the desk was made for.
  package func matches(
    _ segment: SegmentQuery, atLeast least: MatchScore = MatchScore(hundredths: 0)
  ) -> [Match] {
    guard segment.text.utf8.count <= Self.longestQueryBytes else { return [] }
    let (text, before, after) = (segment.text, segment.before, segment.after)
    let query = fuzzyQuery(segment)
    let threshold = max(MatchScore(hundredths: options.threshold * 100), least)
    let hasContext = before != nil || after != nil || options.id != nil
    guard options.limit > 0 else { return [] }
    // A few more than are shown, so that those with the same score are mostly among them.
    var wanted = options.limit + 4
    while true {
      var found: [(candidate: FuzzyCandidate, memory: OpenMemory)] = []
      var isCut = false
      var endsIdentical = false
      var lastSeen = MatchScore(hundredths: 0)
      for memory in memories {
        let candidates = memory.index.search(
          query, target: options.target, threshold: min(threshold, .identical), limit: wanted,
          penalties: penalties(of: memory))
        found += candidates.map { ($0, memory) }
        guard candidates.count == wanted, let last = candidates.last else { continue }
        isCut = true
        // Any identical segment may turn out to be a context match by its neighbours.
        if last.score == .identical { endsIdentical = true }
        lastSeen = max(lastSeen, last.score)
      }
      let result = matches(text, found, threshold: threshold, before: before, after: after, hasContext: hasContext)
      // What was not seen scores at most as the last that was: it may have the same percent as what is shown, and come before it.
      // Where several targets of a source cost points, any of them may lie further down.
      let isSettled =
        options.penalties.severalTargets == 0
        && result.dropFirst(options.limit - 1).first.map { $0.score.percent > lastSeen.percent } ?? false
      let isEnough = result.count >= options.limit && isSettled && !(hasContext && endsIdentical)
      if isEnough || !isCut || wanted >= Self.mostCandidates { return Array(result.prefix(options.limit)) }
      wanted = min(wanted * 4, Self.mostCandidates)
    }
  }

  /// The matches that candidates make, best first, each pair of texts once.
  private func matches(
    _ text: String, _ found: [(candidate: FuzzyCandidate, memory: OpenMemory)], threshold: MatchScore,
    before: String?, after: String?, hasContext: Bool
  ) -> [Match] {
    // Memories come by name, so that ties beyond score and date go by name and place.
    let order = found.indices.sorted { a, b in
      let (x, y) = (found[a].candidate, found[b].candidate)
      if x.score != y.score { return x.score > y.score }
      if x.changed != y.changed { return x.changed > y.changed }
      return a < b
    }
    var result: [Match] = []
    var seen: Set<[String]> = []
    for index in order {
      let (candidate, memory) = found[index]
      guard let unit = memory.unit(candidate.unit) else { continue }
      let variants = unit.variants
      guard candidate.ordinal < variants.count, let source = variants[candidate.ordinal].segment else { continue }
      var score = candidate.score
      var penalties = candidate.penalties
      let flow = source.flow
      if score == .identical, !isIdentical(flow.text, text) {
        // The index compares 32 bits of a hash; the text itself has the last word.
        penalties.append(Penalty(.fold, points: 1))
        score = MatchScore(hundredths: score.hundredths - 100)
      }
      if score == .identical, hasContext, isInContext(memory, candidate, unit, before: before, after: after) {
        score = .context
      }
      guard score >= threshold else { continue }
      for variant in targets(in: variants) {
        let target = variant.segment?.text ?? ""
        // In context the copies differ: the one between the same neighbours must not be hidden.
        guard seen.insert([flow.text, target, score == .context ? "context" : ""]).inserted else { continue }
        let adapted =
          score >= .identical
          ? nil
          : adapter.adapt(
            target, targetLanguage: LanguageTag(variant.languageCode ?? ""), matched: flow.text, query: text)
        result.append(
          Match(
            score: score, penalties: penalties, source: flow.text, target: target,
            memory: memory.file.name, line: memory.line(candidate.unit), unit: unit,
            sourceCode: variants[candidate.ordinal].languageCode ?? "", targetCode: variant.languageCode ?? "",
            distance: candidate.distance, weight: candidate.weight, adapted: adapted))
      }
    }
    if options.penalties.severalTargets > 0 {
      markSeveralTargets(&result)
      result.removeAll { $0.score < threshold }
    }
    // Of those with the same percent, the one whose letters are most alike comes first; otherwise they keep their order.
    let letters = LetterDistance(text.unicodeScalars)
    var percents: [Int: Int] = [:]
    for match in result { percents[match.score.percent, default: 0] += 1 }
    let likeness = result.map { match in
      match.score >= .identical || percents[match.score.percent, default: 0] < 2
        ? 1 : letters.likeness(to: match.source.unicodeScalars)
    }
    let sorted = result.enumerated().sorted { a, b in
      let (x, y) = (a.element.score.percent, b.element.score.percent)
      if x != y { return x > y }
      let (likeA, likeB) = (likeness[a.offset], likeness[b.offset])
      return likeA != likeB ? likeA > likeB : a.offset < b.offset
    }
    var shown: Set<[String]> = []
    return sorted.map(\.element).filter { shown.insert([$0.source, $0.target]).inserted }
  }

  /// Takes the points off of those that have the same source as others with another target. The context tells which target
  /// is meant: a match in context loses nothing, and the others do.
  private func markSeveralTargets(_ result: inout [Match]) {
    var targets: [String: Set<String>] = [:]
    for match in result { targets[match.source, default: []].insert(match.target) }
    for index in result.indices
    where result[index].score < .context && targets[result[index].source].map({ $0.count > 1 }) ?? false {
      let points = options.penalties.severalTargets
      result[index].penalties.append(Penalty(.severalTargets, points: points))
      result[index].score = MatchScore(hundredths: result[index].score.hundredths - points * 100)
    }
  }

  private func isIdentical(_ a: String, _ b: String) -> Bool {
    Orthography.identityKey(a).utf8.elementsEqual(Orthography.identityKey(b).utf8)
  }

  /// The unit's texts in the target language, those of the wanted region first.
  private func targets(in variants: [Variant]) -> [Variant] {
    let rated = variants.enumerated().compactMap { index, variant -> (affinity: Int, index: Int)? in
      guard let code = variant.languageCode, let segment = variant.segment, !segment.text.isEmpty else { return nil }
      let affinity = LanguageTag(code).affinity(to: options.target)
      return affinity > 0 ? (affinity, index) : nil
    }
    return rated.sorted { ($1.affinity, $0.index) < ($0.affinity, $1.index) }.map { variants[$0.index] }
  }

  /// Whether the unit has the same id, or stands between the same texts.
  private func isInContext(
    _ memory: OpenMemory, _ candidate: FuzzyCandidate, _ unit: TranslationUnit, before: String?, after: String?
  ) -> Bool {
    if let id = options.id, unit.id == id { return true }
    func text(_ number: Int) -> String? {
      guard number >= 0, number < memory.index.unitCount, let neighbour = memory.unit(number) else { return nil }
      let variant = neighbour.variants.first { variant in
        variant.languageCode.map { LanguageTag($0).affinity(to: options.source) > 0 } ?? false
      }
      return variant?.segment?.text
    }
    func holds(_ wanted: String?, _ number: Int) -> Bool? {
      guard let wanted else { return nil }
      guard let neighbour = text(number) else { return wanted.isEmpty }
      return isIdentical(wanted, neighbour)
    }
    let sides = [holds(before, candidate.unit - 1), holds(after, candidate.unit + 1)].compactMap(\.self)
    return !sides.isEmpty && sides.allSatisfy(\.self)
  }

  /// Segments that contain the query's words, other than those already found.
  private func examples(_ text: String, besides matches: [Match]) -> [Example] {
    let query = ConcordanceQuery(text, isPhrase: true, isExact: false, bySound: false, language: options.source)
    guard !query.words.isEmpty else { return [] }
    let search = ConcordanceDesk(memories: memories, source: options.source, target: options.target)
    // Copies of what is shown are no examples, nor is one of another.
    var known = Set(matches.map { [$0.source, $0.target] })
    let found = search.run(query, sides: [.source], limit: options.examples + matches.count + 16)
    return Array(found.examples.filter { known.insert([$0.source, $0.target]).inserted }.prefix(options.examples))
  }
}
