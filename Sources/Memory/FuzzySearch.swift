package import Matching
package import Orthography

/// A query's text, analysed once for all memories.
package struct FuzzyQuery {
  struct Part {
    let bytes: [UInt8]
    let hash: UInt64
    let stemHash: UInt64
    let kind: MatchToken.Kind
  }

  package let language: LanguageTag
  let parts: [Part]
  let weight: Int
  let signature: UInt64
  let identity: UInt32
  let codes: CodeSummary

  /// - Parameter codes: kind and UTF-8 offset of each inline code of the query.
  package init(
    _ text: String, language: LanguageTag, codes: [(kind: UInt8, offset: Int)] = [], analyzer: SegmentAnalyzer,
    stemmer: Stemmer
  ) {
    self.language = language
    analyzer.analyze(text)
    let folded = analyzer.folded
    var parts: [Part] = []
    var weight = 0
    var signature: UInt64 = 0
    for token in analyzer.tokens {
      let bytes = UnsafeBufferPointer(rebasing: folded[Int(token.start)..<Int(token.end)])
      let kind = MatchToken.Kind(rawValue: token.kind.rawValue) ?? .punctuation
      var stemHash = token.hash
      if kind == .word {
        stemHash = stemmer.stem(bytes).withUnsafeBufferPointer { ByteHash.hash64($0) }
        signature |= signatureBit(ofStem: stemHash)
      }
      weight += kind == .punctuation ? 1 : 4
      parts.append(Part(bytes: Array(bytes), hash: token.hash, stemHash: stemHash, kind: kind))
    }
    self.parts = parts
    self.weight = weight
    self.signature = signature
    identity = UInt32(truncatingIfNeeded: analyzer.identityHash)
    self.codes = CodeSummary(codes)
  }

  package var isEmpty: Bool { parts.isEmpty }

  /// The query's tokens in the numbers of a list. What the list does not have gets numbers of its own.
  func tokens(in list: LanguageList) -> [MatchToken] {
    var unknown: [UInt64: UInt32] = [:]
    func foreign(_ hash: UInt64) -> UInt32 {
      let next = UInt32(1) << 31 + UInt32(unknown.count)
      return unknown[hash]
        ?? {
          unknown[hash] = next
          return next
        }()
    }
    return parts.map { part in
      let id = part.bytes.withUnsafeBufferPointer { list.token($0, hash: part.hash) }
      return MatchToken(
        id: id ?? foreign(part.hash), stem: list.stem(hash: part.stemHash) ?? foreign(part.stemHash), kind: part.kind)
    }
  }
}

/// A segment found, and why it scores as it does.
package struct FuzzyCandidate: Sendable {
  package let score: MatchScore
  package let penalties: [Penalty]
  /// Token distance; see ``TokenDistance``.
  package let distance: Int
  /// The larger of the two token weights.
  package let weight: Int
  /// The unit's number in the file, from 0.
  package let unit: Int
  /// Which of the unit's variants it is, from 0.
  package let ordinal: Int
  /// Seconds since 1970; 0 when unknown.
  package let changed: UInt32

  /// Best first: score, then the newest, then file order.
  package static func precedes(_ a: FuzzyCandidate, _ b: FuzzyCandidate) -> Bool {
    if a.score != b.score { return a.score > b.score }
    if a.changed != b.changed { return a.changed > b.changed }
    if a.unit != b.unit { return a.unit < b.unit }
    return a.ordinal < b.ordinal
  }
}

extension MemoryIndex {
  /// The best matches of a query among the segments that have a translation, best first.
  ///
  /// Exactly the list that scoring every segment would give: what is left out is left out by lower bounds of the
  /// distance. Cost: 8 bytes read for every segment of similar weight, and one distance for each that remains.
  /// - Parameters:
  ///   - threshold: the least score, in hundredths, penalties taken off.
  ///   - penalty: points taken off every match of this memory.
  package func search(
    _ query: FuzzyQuery, target: LanguageTag, threshold: MatchScore, limit: Int, penalty: Int = 0
  ) -> [FuzzyCandidate] {
    guard !query.isEmpty, limit > 0 else { return [] }
    var best = BestCandidates(limit: limit, threshold: threshold)
    for segment in segments {
      for list in segment.lists where LanguageTag(list.code).affinity(to: query.language) > 0 {
        let targets = segment.lists.filter { LanguageTag($0.code).affinity(to: target) > 0 }
        if targets.isEmpty { continue }
        var scan = ListScan(query: query, list: list, targets: targets, segment: segment, penalty: penalty)
        scan.run(&best)
      }
    }
    withExtendedLifetime(self) {}
    return best.candidates
  }
}

/// The best candidates so far; the score to beat rises once there are enough.
struct BestCandidates {
  let limit: Int
  private(set) var candidates: [FuzzyCandidate] = []
  /// A candidate below this cannot enter the list.
  private(set) var threshold: MatchScore

  init(limit: Int, threshold: MatchScore) {
    self.limit = limit
    self.threshold = threshold
  }

  mutating func add(_ candidate: FuzzyCandidate) {
    var at = candidates.count
    while at > 0, FuzzyCandidate.precedes(candidate, candidates[at - 1]) { at -= 1 }
    if at >= limit { return }
    candidates.insert(candidate, at: at)
    if candidates.count > limit { candidates.removeLast() }
    if candidates.count == limit, let last = candidates.last { threshold = max(threshold, last.score) }
  }
}

/// One query over one list.
private struct ListScan {
  let query: FuzzyQuery
  let list: LanguageList
  let targets: [LanguageList]
  let segment: MemoryIndex.Segment
  let penalty: Int
  let tokens: [MatchToken]
  var scratch: [MatchToken] = []
  var row: [Int] = []

  init(query: FuzzyQuery, list: LanguageList, targets: [LanguageList], segment: MemoryIndex.Segment, penalty: Int) {
    self.query = query
    self.list = list
    self.targets = targets
    self.segment = segment
    self.penalty = penalty
    tokens = query.tokens(in: list)
  }

  /// The base that a candidate needs: the memory's own penalty must be made up for.
  private func needed(_ best: BestCandidates) -> MatchScore {
    MatchScore(hundredths: best.threshold.hundredths + penalty * 100)
  }

  /// Scans weights outwards from the query's own, so that the score to beat rises early.
  mutating func run(_ best: inout BestCandidates) {
    let last = list.weightStarts.count - 2
    var below = min(query.weight, last)
    var above = below + 1
    var goesDown = true
    var goesUp = true
    while goesDown || goesUp {
      if goesDown {
        goesDown = below >= 0 && scan(weight: below, isLast: below == last, &best)
        below -= 1
      }
      if goesUp {
        goesUp = above <= last && scan(weight: above, isLast: above == last, &best)
        above += 1
      }
    }
  }

  /// - Returns: false when no segment of this weight, or farther from the query's, can reach the threshold.
  private mutating func scan(weight: Int, isLast: Bool, _ best: inout BestCandidates) -> Bool {
    // The last bucket holds every larger weight, too.
    let isOpen = isLast && weight >= IndexFormat.weightCap
    if !isOpen {
      let heavier = max(weight, query.weight)
      let limit = Scoring.largestDistance(threshold: needed(best), weight: heavier)
      if abs(weight - query.weight) > limit { return false }
    }
    for entry in list.entries(ofWeight: weight) {
      var heavier = max(weight, query.weight)
      if isOpen { heavier = max(self.weight(of: entry), query.weight) }
      let limit = Scoring.largestDistance(threshold: needed(best), weight: heavier)
      let signature = list.signatures[entry]
      // A stem that the other side lacks costs a whole word.
      let missing = max(
        (query.signature & ~signature).nonzeroBitCount, (signature & ~query.signature).nonzeroBitCount)
      if missing * 4 > limit { continue }
      score(entry, weight: heavier, limit: limit, &best)
    }
    return true
  }

  private func weight(of entry: Int) -> Int {
    guard let numbers = list.tokens(of: entry) else { return 0 }
    return numbers.reduce(0) { sum, number in
      let kind = Int(number) < list.kinds.count ? list.kinds[Int(number)] : 2
      return sum + (kind == 2 ? 1 : 4)
    }
  }

  private mutating func score(_ entry: Int, weight: Int, limit: Int, _ best: inout BestCandidates) {
    let unit = Int(list.units[entry])
    guard unit < segment.places.count, targets.contains(where: { $0.has(unit: unit) }) else { return }
    // No token weighs less than 1: an entry with more of them than its weight is damaged, and perhaps endless.
    guard let numbers = list.tokens(of: entry), numbers.count <= weight else { return }
    scratch.removeAll(keepingCapacity: true)
    for number in numbers {
      let index = Int(number)
      guard index < list.vocabularyCount else { return }
      scratch.append(
        MatchToken(
          id: number, stem: list.stems[index], kind: MatchToken.Kind(rawValue: list.kinds[index]) ?? .punctuation))
    }
    let result = tokens.withUnsafeBufferPointer { query in
      scratch.withUnsafeBufferPointer { entry in
        TokenDistance.distance(query, entry, limit: limit, row: &row)
      }
    }
    guard let result else { return }
    let summary = CodeSummary(rawValue: list.codes[entry])
    let sameText = list.identities[entry] == query.identity
    var penalties: [Penalty] = []
    if let number = Scoring.numberPenalty(replaced: result.replacedNumbers) { penalties.append(number) }
    if let tag = Scoring.tagPenalty(query.codes, summary, sameText: sameText) { penalties.append(tag) }
    if result.cost == 0, result.replacedNumbers == 0, !sameText { penalties.append(Penalty(.fold, points: 1)) }
    if penalty > 0 { penalties.append(Penalty(.folder, points: penalty)) }
    let base = Scoring.base(distance: result.cost, weight: weight)
    let points = penalties.reduce(0) { $0 + $1.points }
    let total = MatchScore(hundredths: base.hundredths - points * 100)
    guard total >= best.threshold else { return }
    best.add(
      FuzzyCandidate(
        score: total, penalties: penalties, distance: result.cost, weight: weight,
        unit: segment.firstUnit + unit, ordinal: Int(list.ordinals[entry]), changed: segment.dates[unit]))
  }
}
