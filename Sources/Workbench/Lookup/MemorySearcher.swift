internal import Bitext
internal import Files
internal import Interchange
internal import Languages
package import Library
package import Matching
internal import Memory
internal import Orthography

/// Finds identical and similar segments in the memories of a snapshot. Serves one thread at a time: others make one of their own,
/// which costs a few microseconds.
package final class MemorySearcher {
  private let memories: [OpenMemory]
  private let options: LookupOptions
  private let analyzer = SegmentAnalyzer()
  private let stemmer: Stemmer
  private let adapter: Adapter
  private let now = wallClockNanoseconds()
  private var bestScores: [String: MatchScore?] = [:]
  private static let mostKnown = 1_024

  private typealias VariedVariant = (variant: Variant, variety: VarietyDifference)

  private struct Kin {
    let affinity: Int
    let variety: VarietyDifference
  }

  private var kins: [(code: String, side: SearchSide, kin: Kin)] = []

  /// - Throws: ``FileError`` where the memories cannot be listed.
  package init(_ snapshot: Snapshot, options: LookupOptions) throws {
    self.options = options
    memories = try snapshot.memories()
    stemmer = Stemmer(language: options.pair.source)
    adapter = Adapter(from: options.pair.source)
  }

  package var isEmpty: Bool { memories.isEmpty }

  /// Longer texts are no segments: they are refused, since the time for a distance grows with the square of the length.
  package static let longestQueryBytes = 100_000

  /// Whether a text has at most four words.
  func isShort(_ text: String) -> Bool {
    analyzer.analyze(text)
    return analyzer.tokens.filter { $0.kind.isSpoken }.count <= 4
  }

  /// Of units with the same two texts only the best is shown, and those with the same percent are ordered by their letters, so more
  /// are asked for than are shown: up to so many of a memory.
  private static let mostCandidates = 4_096
  /// Matches of a longer text that have the same percent keep their order: comparing letters takes the square of its length.
  private static let longestOrdered = 1 << 14
  /// Pairs of texts are made of the best candidates until there are so many.
  private static let mostFound = 16_384

  private func penalties(of memory: OpenMemory) -> MemoryPenalties {
    var penalties = MemoryPenalties(folder: memory.file.penalty)
    penalties.machine = options.penalties.machine
    penalties.alignment = options.penalties.alignment
    penalties.isMachine = memory.file.isMachine
    penalties.region = options.penalties.region
    penalties.script = options.penalties.script
    if let age = options.penalties.age {
      penalties.age = age.points
      penalties.agedBefore = UInt32(clamping: now / 1_000_000_000 - Int64(age.years) * 31_556_952)
    }
    return penalties
  }

  private func fuzzyQuery(_ query: SegmentQuery) -> FuzzyQuery {
    FuzzyQuery(query.text, language: options.pair.source, codes: query.codes, analyzer: analyzer, stemmer: stemmer)
  }

  /// What a unit scores at least whose codes are tags in its text, and which is otherwise the same.
  private static let leastTagged = MatchScore(
    hundredths: MatchScore.identical.hundredths - Scoring.mostTagPoints * 100)

  /// The score of the best match of a segment of a draft; nil when none reaches the threshold, or the text is longer than
  /// ``longestQueryBytes``.
  ///
  /// The percent of the first of ``matches(_:)`` with nothing read but what a context asks for.
  package func bestScore(_ segment: SegmentQuery) -> MatchScore? {
    guard segment.text.utf8.count <= Self.longestQueryBytes else { return nil }
    // The same segment between the same neighbours: drafts that repeat themselves have it thousands of times.
    let codes = segment.codes.map { "\($0.kind)@\($0.offset)" }.joined(separator: " ")
    let key = [segment.text, segment.before ?? "\u{1}", segment.after ?? "\u{1}", codes].joined(separator: "\u{0}")
    if let known = bestScores[key] { return known }
    let score = findBestScore(segment)
    if bestScores.count >= Self.mostKnown { bestScores.removeAll(keepingCapacity: true) }
    bestScores[key] = .some(score)
    return score
  }

  private func findBestScore(_ segment: SegmentQuery) -> MatchScore? {
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
          query, target: options.pair.target, threshold: max(step, best ?? step), limit: 1,
          penalties: penalties(of: memory))
        if let score = found.first?.score, score > best ?? MatchScore(hundredths: 0) { best = score }
      }
      guard let best else { continue }
      guard best >= (segment.segment == nil ? .identical : Self.leastTagged) else {
        return best >= threshold ? best : nil
      }
      // The index compares 32 bits of a hash, and knows no context; only where the hash errs is there more to read.
      return (matches(segment, atLeast: .identical).first ?? matches(segment).first)?.score
    }
    return nil
  }

  /// The matches of a segment of a draft, best first.
  ///
  /// - Parameter least: the least score, where it is more than the options say.
  package func matches(
    _ segment: SegmentQuery, atLeast least: MatchScore = MatchScore(hundredths: 0)
  ) -> [Match] {
    guard segment.text.utf8.count <= Self.longestQueryBytes else { return [] }
    let text = segment.text
    let query = fuzzyQuery(segment)
    let threshold = max(MatchScore(hundredths: options.threshold * 100), least)
    let hasContext = segment.before != nil || segment.after != nil || options.id != nil
    guard options.limit > 0 else { return [] }
    // Numbered tags in a memory's text may be the codes that the draft has.
    let tagPoints = segment.segment == nil ? 0 : Scoring.mostTagPoints
    let lowest = MatchScore(hundredths: max(0, min(threshold, .identical).hundredths - tagPoints * 100))
    // A few more than are shown, so that those with the same score are mostly among them.
    var wanted = options.limit + 4
    while true {
      var found: [(candidate: FuzzyCandidate, memory: OpenMemory)] = []
      var isCut = false
      var endsIdentical = false
      var lastSeen = MatchScore(hundredths: 0)
      for memory in memories {
        let candidates = memory.index.search(
          query, target: options.pair.target, threshold: lowest, limit: wanted,
          penalties: penalties(of: memory))
        found += candidates.map { ($0, memory) }
        guard candidates.count == wanted, let last = candidates.last else { continue }
        isCut = true
        // Any identical segment may turn out to be a context match by its neighbours.
        if last.score == .identical { endsIdentical = true }
        lastSeen = max(lastSeen, last.score)
      }
      let result = matches(segment, found, threshold: threshold, hasContext: hasContext)
      // What was not seen scores at most as the last that was: it may have the same percent as what is shown, and come before it.
      // Where several targets of a source cost points, any of them may lie further down.
      let isSettled =
        options.penalties.severalTargets == 0
        && result.dropFirst(options.limit - 1).first.map { $0.match.score.percent > lastSeen.percent + tagPoints }
          ?? false
      let isEnough = result.count >= options.limit && isSettled && !(hasContext && endsIdentical)
      if isEnough || !isCut || wanted >= Self.mostCandidates {
        return result.prefix(options.limit).map { shown($0, text) }
      }
      wanted = min(wanted * 4, Self.mostCandidates)
    }
  }

  /// A match, and where its line is found, for those that are shown.
  private struct Found {
    var match: Match
    let memory: OpenMemory
    let number: Int
    /// Its translation is that of one place, by what the unit says.
    let isBound: Bool
  }

  /// The match with what only those have that are shown: its line, and the target with the query's numbers.
  private func shown(_ found: Found, _ text: String) -> Match {
    var match = found.match
    match.line = found.memory.line(found.number)
    if match.score < .identical {
      match.adapted = adapter.adapt(
        match.target, targetLanguage: LanguageTag(match.targetCode), matched: match.source, query: text)
    }
    return match
  }

  /// The matches that candidates make, best first, each pair of texts once.
  private func matches(
    _ query: SegmentQuery, _ found: [(candidate: FuzzyCandidate, memory: OpenMemory)], threshold: MatchScore,
    hasContext: Bool
  ) -> [Found] {
    let text = query.text
    // Memories come by name, so that ties beyond score and date go by name and place.
    let order = found.indices.sorted { a, b in
      let (x, y) = (found[a].candidate, found[b].candidate)
      if x.score != y.score { return x.score > y.score }
      if x.changed != y.changed { return x.changed > y.changed }
      return a < b
    }
    var result: [Found] = []
    var seen: Set<[String]> = []
    // One unit may have thousands of candidates, and as many targets for each.
    var last: (memory: OpenMemory, number: Int, unit: TranslationUnit, variants: [Variant], targets: [VariedVariant])?
    for index in order where result.count < Self.mostFound {
      let (candidate, memory) = found[index]
      if last?.number != candidate.unit || last?.memory !== memory {
        last = memory.unit(candidate.unit).map { unit in
          let variants = unit.variants
          return (memory, candidate.unit, unit, variants, targets(in: variants))
        }
      }
      guard let (_, _, unit, variants, targets) = last else { continue }
      guard candidate.ordinal < variants.count, let source = variants[candidate.ordinal].segment else { continue }
      var score = candidate.score
      var penalties = candidate.penalties
      let ofMemory = self.penalties(of: memory)
      // What the target costs is looked at for each of them.
      if let other = ofMemory.penalty(candidate.variety) {
        penalties.removeAll { $0 == other }
        score = MatchScore(hundredths: score.hundredths + other.points * 100)
      }
      let sourceVariety = variety(of: variants[candidate.ordinal].languageCode ?? "", .source)
      let flow = source.flow
      if score == .identical, !isIdentical(flow.text, text) {
        // The index compares 32 bits of a hash; the text itself has the last word.
        penalties.append(Penalty(.fold, points: 1))
        score = MatchScore(hundredths: score.hundredths - 100)
      }
      let isSame = score == .identical
      let tagged = query.segment == nil || candidate.distance > 0 ? nil : taggedSource(source, flow, text)
      guard score >= min(threshold, .identical) || tagged != nil else { continue }
      let place = isSame || tagged != nil ? BoundPlace(unit) : nil
      var isInContext: Bool?
      for (variant, targetVariety) in targets.prefix(Self.mostFound) {
        let target = variant.segment?.text ?? ""
        var (score, penalties) = (score, penalties)
        var isBound = isSame && place != nil
        if let other = ofMemory.penalty(max(sourceVariety, targetVariety)) {
          penalties.append(other)
          score = MatchScore(hundredths: score.hundredths - other.points * 100)
        }
        if let tagged, let draft = query.segment, let translation = variant.segment,
          let tag = penalties.firstIndex(where: { $0.kind == .tag }),
          CodeFitting.isExact(draft: draft, source: tagged, target: OmegaTTags.codes(of: translation))
        {
          score = MatchScore(hundredths: score.hundredths + penalties[tag].points * 100)
          penalties.remove(at: tag)
          isBound = place != nil
        }
        if isSame, let draft = query.segment, let translation = variant.segment,
          !CodeFitting.isExact(
            draft: draft, source: source.withMemoryCodes, target: translation.withMemoryCodes)
        {
          // The index compares kinds and places of codes; which codes they are has the last word.
          penalties.append(Penalty(.tag, points: 1))
          score = MatchScore(hundredths: score.hundredths - 100)
        }
        if score == .identical, hasContext {
          let known =
            isInContext
            ?? self.isInContext(memory, candidate, unit, place, before: query.before, after: query.after)
          isInContext = known
          if known {
            score = .context
          } else if place != nil, query.before != nil || query.after != nil {
            penalties.append(Penalty(.context, points: 1))
            score = MatchScore(hundredths: score.hundredths - 100)
          }
        }
        guard score >= threshold else { continue }
        // In context the copies differ: the one between the same neighbours must not be hidden.
        // So is the copy with the query's codes among those with others.
        let rank = score == .context ? "context" : query.segment != nil && score == .identical ? "exact" : ""
        guard seen.insert([flow.text, target, rank]).inserted else { continue }
        let match = Match(
          score: score, penalties: penalties, source: flow.text, target: target, memory: memory.file.name, line: nil,
          unit: unit, sourceCode: variants[candidate.ordinal].languageCode ?? "",
          targetCode: variant.languageCode ?? "", distance: candidate.distance, weight: candidate.weight, adapted: nil)
        result.append(Found(match: match, memory: memory, number: candidate.unit, isBound: isBound))
      }
    }
    if options.penalties.severalTargets > 0 {
      markSeveralTargets(&result)
      result.removeAll { $0.match.score < threshold }
    }
    // Of those with the same percent, the one whose letters are most alike comes first; otherwise they keep their order.
    let letters = text.utf8.count <= Self.longestOrdered ? LetterDistance(text.unicodeScalars) : nil
    var percents: [Int: Int] = [:]
    for found in result { percents[found.match.score.percent, default: 0] += 1 }
    let likeness = result.map { found -> Double in
      let match = found.match
      guard let letters, match.score < .identical, percents[match.score.percent, default: 0] > 1 else { return 1 }
      return letters.likeness(to: match.source.unicodeScalars)
    }
    let sorted = result.enumerated().sorted { a, b in
      let (x, y) = (a.element.match.score.percent, b.element.match.score.percent)
      if x != y { return x > y }
      // Where nothing tells the place, what is meant for every place comes first.
      if a.element.isBound != b.element.isBound, a.element.match.score < .context { return b.element.isBound }
      let (likeA, likeB) = (likeness[a.offset], likeness[b.offset])
      return likeA != likeB ? likeA > likeB : a.offset < b.offset
    }
    var shown: Set<[String]> = []
    return sorted.map(\.element).filter { shown.insert([$0.match.source, $0.match.target]).inserted }
  }

  /// Takes the points off of those that have the same source as others with another target. The context tells which target
  /// is meant: a match in context loses nothing, and the others do.
  private func markSeveralTargets(_ result: inout [Found]) {
    var targets: [String: Set<String>] = [:]
    for found in result { targets[found.match.source, default: []].insert(found.match.target) }
    for index in result.indices
    where result[index].match.score < .context && targets[result[index].match.source].map({ $0.count > 1 }) ?? false {
      let points = options.penalties.severalTargets
      result[index].match.penalties.append(Penalty(.severalTargets, points: points))
      result[index].match.score = MatchScore(hundredths: result[index].match.score.hundredths - points * 100)
    }
  }

  /// A source without codes of its own whose numbered tags are codes, as OmegaT has them; nil where the text is not the
  /// query's besides.
  private func taggedSource(_ source: Segment, _ flow: SegmentFlow, _ text: String) -> Segment? {
    guard flow.codes.isEmpty, OmegaTTags.stand(in: flow.text) else { return nil }
    let tagged = OmegaTTags.codes(of: source)
    return isIdentical(tagged.text, text) ? tagged : nil
  }

  private func isIdentical(_ a: String, _ b: String) -> Bool {
    Orthography.identityKey(a).utf8.elementsEqual(Orthography.identityKey(b).utf8)
  }

  /// The unit's texts in the target language, those of the wanted script and region first.
  private func targets(in variants: [Variant]) -> [VariedVariant] {
    let rated = variants.enumerated().compactMap { index, variant -> (kin: Kin, index: Int)? in
      guard let code = variant.languageCode, let segment = variant.segment, !segment.text.isEmpty else { return nil }
      let kin = kin(of: code, .target)
      return kin.affinity > 0 ? (kin, index) : nil
    }
    let sorted = rated.sorted {
      ($0.kin.variety.rawValue, $1.kin.affinity, $0.index) < ($1.kin.variety.rawValue, $0.kin.affinity, $1.index)
    }
    return sorted.map { (variants[$0.index], $0.kin.variety) }
  }

  private func variety(of code: String, _ side: SearchSide) -> VarietyDifference { kin(of: code, side).variety }

  /// What a code of a memory is to the language asked for on a side; worked out once.
  private func kin(of code: String, _ side: SearchSide) -> Kin {
    if let known = kins.first(where: { $0.side == side && $0.code == code }) { return known.kin }
    let (tag, asked) = (LanguageTag(code), side == .source ? options.pair.source : options.pair.target)
    let affinity = tag.affinity(to: asked)
    let kin = Kin(affinity: affinity, variety: affinity > 0 ? tag.variety(from: asked) : .script)
    if kins.count < 64 { kins.append((code, side, kin)) }
    return kin
  }

  /// Whether the unit has the same id, or stands between the same texts.
  private func isInContext(
    _ memory: OpenMemory, _ candidate: FuzzyCandidate, _ unit: TranslationUnit, _ place: BoundPlace?, before: String?,
    after: String?
  ) -> Bool {
    if let id = options.id, unit.id == id || place?.id == id { return true }
    if let place {
      // Its neighbours in the memory are those of the file, not of its place.
      let sides = [(before, place.before), (after, place.after)].compactMap { asked, own in
        asked.map { isIdentical($0, own) }
      }
      return !sides.isEmpty && sides.allSatisfy(\.self)
    }
    func text(_ number: Int) -> String? {
      guard number >= 0, number < memory.index.unitCount, let neighbour = memory.unit(number) else { return nil }
      let variant = neighbour.variants.first { variant in
        variant.languageCode.map { LanguageTag($0).affinity(to: options.pair.source) > 0 } ?? false
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
  func examples(_ text: String, besides matches: [Match]) -> [Example] {
    let query = ConcordanceQuery(text, isPhrase: true, isExact: false, bySound: false, language: options.pair.source)
    guard !query.words.isEmpty else { return [] }
    let search = ConcordanceSearcher(memories: memories, pair: options.pair)
    // Copies of what is shown are no examples, nor is one of another.
    var known = Set(matches.map { [$0.source, $0.target] })
    return search.run(
      query, sides: [.source], limit: options.examples, looking: options.examples + matches.count + 16
    ) { known.insert([$0.source, $0.target]).inserted }.examples
  }
}

/// The one place that a translation is meant for, as OmegaT says of alternative translations: between which texts it stands.
private struct BoundPlace {
  let before: String
  let after: String
  let id: String?

  /// nil for a unit that says nothing of its place.
  init?(_ unit: TranslationUnit) {
    let props = unit.props
    func text(_ type: String) -> String? { props.first { $0.type == type }?.text }
    let (before, after) = (text("prev"), text("next"))
    guard before != nil || after != nil else { return nil }
    self.before = before ?? ""
    self.after = after ?? ""
    id = text("id")
  }
}
