package import Bitext
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
  /// Words with other marks are other words, although they have the same stem.
  let isMarked: Bool

  /// - Parameter codes: kind and UTF-8 offset of each inline code of the query.
  package init(
    _ text: String, language: LanguageTag, codes: [(kind: UInt8, offset: Int)] = [], analyzer: SegmentAnalyzer,
    stemmer: Stemmer
  ) {
    self.language = language
    analyzer.folding = stemmer.folding
    analyzer.analyze(text)
    let folded = analyzer.folded
    isMarked = stemmer.isTypedWithoutMarks && LatinMarks.stand(in: folded)
    var parts: [Part] = []
    var weight = 0
    var signature: UInt64 = 0
    for token in analyzer.tokens {
      let bytes = UnsafeBufferPointer(rebasing: folded[Int(token.start)..<Int(token.end)])
      var kind = MatchToken.Kind(rawValue: token.kind.rawValue) ?? .punctuation
      var stemHash = token.hash
      if kind == .word {
        stemHash = stemmer.stemHash(bytes)
        if stemmer.isFunctionWord(hash: token.hash) {
          kind = .functionWord
        } else {
          signature |= signatureBit(ofStem: stemHash)
        }
      }
      weight += kind.weight
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
    var tokens: [MatchToken] = []
    tokens.reserveCapacity(parts.count)
    for (index, part) in parts.enumerated() {
      let id = part.bytes.withUnsafeBufferPointer { list.token($0, hash: part.hash, isMarkup: part.kind == .markup) }
      // A foreign token is numbered by its first place in the query, so that a repeated one stays the same.
      func foreign(_ same: (Part) -> Bool) -> UInt32 {
        UInt32(1) << 31 + UInt32(parts[..<index].firstIndex(where: same) ?? index)
      }
      tokens.append(
        MatchToken(
          id: id ?? foreign { $0.hash == part.hash && $0.kind == part.kind && $0.bytes == part.bytes },
          stem: list.stem(hash: part.stemHash) ?? foreign { $0.stemHash == part.stemHash }, kind: part.kind))
    }
    return tokens
  }
}

/// Points taken off matches for where they are from.
package struct MemoryPenalties: Hashable, Sendable {
  /// Off every match of the memory.
  package var folder = 0
  package var machine = 0
  package var alignment = 0
  /// Off units last changed before this, in seconds since 1970; units without a date have no age.
  package var agedBefore: UInt32 = 0
  package var age = 0
  /// Whatever its units say, a machine made the memory.
  package var isMachine = false
  /// Off units whose source or target is of another region, or in another script, than is asked for.
  package var region = 0
  package var script = 0

  package init(folder: Int = 0) { self.folder = folder }

  /// Those of one unit.
  @inline(__always)
  func penalties(origin: UnitOrigin, changed: UInt32) -> [Penalty] {
    var penalties: [Penalty] = []
    if folder > 0 { penalties.append(Penalty(.folder, points: folder)) }
    if machine > 0, isMachine || origin == .machine {
      penalties.append(Penalty(.machine, points: machine))
    } else if alignment > 0, origin == .alignment {
      penalties.append(Penalty(.alignment, points: alignment))
    }
    if age > 0, changed > 0, changed < agedBefore { penalties.append(Penalty(.age, points: age)) }
    return penalties
  }

  /// What another region or script costs; nil for nothing.
  package func penalty(_ difference: VarietyDifference) -> Penalty? {
    switch difference {
    case .none: nil
    case .region: region > 0 ? Penalty(.region, points: region) : nil
    case .script: script > 0 ? Penalty(.script, points: script) : nil
    }
  }
}

/// Who made a translation unit, as far as it says so.
package enum UnitOrigin: UInt8, Sendable {
  /// A translator, or nobody knows.
  case human = 0
  case machine = 1
  case alignment = 2
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
  /// Of the source, or of the target nearest to what was asked for, whichever differs more; its penalty is in the score.
  package let variety: VarietyDifference

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
  ///   - penalties: points taken off for the memory and for what a unit says of its origin and age.
  ///   - end: only units of a smaller number are searched.
  ///   - exhaustively: scores every segment, for checking that nothing is missed.
  package func search(
    _ query: FuzzyQuery, target: LanguageTag, threshold: MatchScore, limit: Int,
    penalties: MemoryPenalties = MemoryPenalties(),
    unitsBefore end: Int = .max,
    exhaustively: Bool = false
  ) -> [FuzzyCandidate] {
    guard !query.isEmpty, limit > 0 else { return [] }
    var best = BestCandidates(limit: limit, threshold: threshold)
    for segment in segments {
      let targets = targets(in: segment, nearestTo: target)
      if targets.isEmpty { continue }
      for number in kin(in: segment, to: query.language).lists {
        var scan = ListScan(
          query: query, list: segment.lists[number], targets: targets, segment: segment, penalties: penalties,
          unitsBefore: end)
        if exhaustively { scan.runAll(&best) } else { scan.run(&best) }
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

/// What the words may weigh that one side has and the other lacks.
///
/// Each token of a side that is not aligned with its like costs at least its weight, and those that are aligned with their like weigh
/// the same on both sides. So with weights `W` and `Wq`, and `M` the weight of the query's tokens without their like in the entry,
/// those of the entry weigh `W − Wq + M`, and both are at most the distance: `M ≤ D − max(0, W − Wq)`.
private struct SideLimits {
  let query: Int
  let entry: Int

  /// - Parameters:
  ///   - distance: the largest that an entry of this weight may have.
  ///   - surplus: its weight less the query's.
  @inline(__always)
  init(distance: Int, surplus: Int) {
    query = distance - max(0, surplus)
    entry = distance - max(0, -surplus)
  }
}

/// The stems of a query's words as a bag, to see quickly how many of them an entry has. Function words are left out.
private struct StemBag {
  /// A slot for each stem: its place in `times` + 1; 0 free. Twice as many as stems, at the least.
  private var slots: [UInt16]
  private var stems: [UInt32] = []
  private var times: [Int32] = []
  private var left: [Int32] = []
  private(set) var wordCount = 0

  init(_ tokens: [MatchToken]) {
    var size = 64
    while size < tokens.count * 4 { size *= 2 }
    slots = [UInt16](repeating: 0, count: size)
    for token in tokens where token.kind == .word {
      wordCount += 1
      var at = Int(token.stem) & (size - 1)
      while slots[at] != 0, stems[Int(slots[at]) - 1] != token.stem { at = (at + 1) & (size - 1) }
      if slots[at] == 0 {
        // More different words than this are in no segment; they count as missing.
        guard stems.count < Int(UInt16.max) else { continue }
        stems.append(token.stem)
        times.append(0)
        slots[at] = UInt16(stems.count)
      }
      times[Int(slots[at]) - 1] += 1
    }
    left = times
  }

  /// Whether the words that one side has and the other lacks cost more than that side's limit.
  mutating func isFar(_ numbers: [UInt32], in list: LanguageList, limits: SideLimits) -> Bool {
    let most = limits.entry / 4
    let mask = slots.count - 1
    var matched = 0
    var words = 0
    for index in left.indices { left[index] = times[index] }
    for number in numbers where list.kind(ofToken: Int(number)) == 0 {
      words += 1
      let stem = list.stem(ofToken: Int(number))
      var at = Int(stem) & mask
      while slots[at] != 0 {
        let place = Int(slots[at]) - 1
        if stems[place] == stem {
          if left[place] > 0 {
            left[place] -= 1
            matched += 1
          }
          break
        }
        at = (at + 1) & mask
      }
      if words - matched > most { return true }
    }
    return wordCount - matched > limits.query / 4
  }
}

/// One query over one list.
private struct ListScan {
  let query: FuzzyQuery
  let list: LanguageList
  /// How the list's language differs from the query's.
  let variety: VarietyDifference
  /// Those nearest to the language asked for come first.
  let targets: [MemoryIndex.Target]
  let segment: IndexLayer.Segment
  let penalties: MemoryPenalties
  /// Only units of the segment with a smaller number count.
  let unitEnd: Int
  let tokens: [MatchToken]
  /// The tokens as the distance sees them.
  let compared: [MatchToken]
  var bag: StemBag
  var numbers: [UInt32] = []
  var scratch: [MatchToken] = []
  var row: [Int] = []

  init(
    query: FuzzyQuery, list: LanguageList, targets: [MemoryIndex.Target], segment: IndexLayer.Segment,
    penalties: MemoryPenalties, unitsBefore end: Int
  ) {
    variety = list.language.variety(from: query.language)
    unitEnd = min(segment.unitCount, max(0, end == .max ? segment.unitCount : end - segment.firstUnit))
    self.query = query
    self.list = list
    self.targets = targets
    self.segment = segment
    self.penalties = penalties
    tokens = query.tokens(in: list)
    compared =
      query.isMarked ? tokens.map { MatchToken(id: $0.id, stem: $0.id, kind: $0.kind) } : tokens
    bag = StemBag(tokens)
  }

  /// The base that a candidate needs: the memory's own penalty must be made up for.
  private func needed(_ best: BestCandidates) -> MatchScore {
    MatchScore(hundredths: best.threshold.hundredths + penalties.folder * 100)
  }

  mutating func run(_ best: inout BestCandidates) {
    if !runPostings(&best) { runWeights(&best) }
  }

  /// The slow twin of `run`: every entry, by its distance alone.
  mutating func runAll(_ best: inout BestCandidates) {
    for entry in 0..<list.entryCount {
      let own = weight(of: entry)
      let limit = Scoring.largestDistance(threshold: needed(best), weight: max(own, query.weight))
      score(entry, weight: own, limit: limit, besides: [], isFiltered: false, &best)
    }
  }

  // MARK: By postings

  /// A stem of the query that the list has, and what all its words in the query weigh.
  private struct QueryStem {
    let postings: Postings?
    var isFunctionWord: Bool
    var weight: Int
  }

  /// The distance that a candidate of any weight may have.
  ///
  /// `D ≤ W (1 − T)` with `W ≤ Wq + D`, so `D ≤ Wq (1 − T) / T`.
  private func largestDistance(_ best: BestCandidates) -> Int {
    let threshold = needed(best)
    if threshold > .mostFuzzy { return 0 }
    guard threshold.hundredths > 0 else { return Int.max }
    return query.weight * (10_000 - threshold.hundredths) / threshold.hundredths
  }

  /// What the query's tokens may weigh that a candidate of any weight lacks: `Wq (1 − T)`.
  ///
  /// By ``SideLimits``, `M ≤ W (1 − T) − (W − Wq) = Wq − W T` for a heavier candidate, and `M ≤ Wq (1 − T)` for any other.
  private func mostMissing(_ best: BestCandidates) -> Int {
    Scoring.largestDistance(threshold: needed(best), weight: query.weight)
  }

  /// Looks at the entries that have one of the query's rarest words.
  ///
  /// An entry has one of the rarest words, as soon as all of those weigh more than what it may lack (prefix filter; Chaudhuri,
  /// Ganti and Kaushik 2006).
  /// - Returns: false when that takes in a word too frequent to have its entries listed, or more entries than reading the
  ///   signatures of all those of similar weight is worth.
  private mutating func runPostings(_ best: inout BestCandidates) -> Bool {
    var stems: [UInt32: QueryStem] = [:]
    // What the words weigh that the list does not have at all, and how many of them are no function words.
    var missingWeight = 0
    var missing = 0
    for token in tokens where token.kind.isWord {
      let isFunctionWord = token.kind == .functionWord
      if token.stem >= 1 << 31 {
        missingWeight += token.weight
        missing += isFunctionWord ? 0 : 1
      } else {
        let new = QueryStem(postings: list.postings(ofStem: token.stem), isFunctionWord: true, weight: 0)
        stems[token.stem, default: new].weight += token.weight
        // A stem may be that of a function word and of another word of the query.
        if !isFunctionWord { stems[token.stem]?.isFunctionWord = false }
      }
    }
    let ordered = stems.sorted {
      let (a, b) = ($0.value.postings?.count ?? Int.max, $1.value.postings?.count ?? Int.max)
      return a != b ? a < b : $0.key < $1.key
    }
    var cost = missingWeight
    var read = 0
    var isListed = true
    let limit = mostMissing(best)
    for (_, stem) in ordered where cost <= limit {
      read += stem.postings?.count ?? 0
      isListed = isListed && stem.postings != nil
      cost += stem.weight
    }
    let isByOne = isListed && cost > limit && bag.wordCount <= Self.longQuery && read < max(list.entryCount / 6, 64)
    // Reading postings is quick, looking an entry up is not: with many entries it is better to know which have several words.
    if !isByOne || read > Self.fewEntries {
      let counted = ordered.filter { !$0.value.isFunctionWord }.compactMap(\.value.postings)
      if runCounts(counted, missing: missing, limit: limit, &best) { return true }
      if !isByOne { return false }
    }
    cost = missingWeight
    var earlier: [UInt32] = []
    for (number, stem) in ordered {
      // Matches found meanwhile may have raised the threshold.
      if cost > mostMissing(best) { break }
      guard let postings = stem.postings else { break }
      scan(postings, earlier: earlier, &best)
      earlier.append(number)
      cost += stem.weight
    }
    return true
  }

  /// Up to so many entries are looked at one by one.
  private static let fewEntries = 16_384

  /// A query of more words than this has signatures that let too much pass.
  private static let longQuery = 12

  /// Looks at the entries that have several of the query's rarer words.
  ///
  /// Of k different words, at most a quarter of what may be missing can be, those the list does not have at all
  /// among them; so an entry has the rest of the k (T-occurrence; Sarawagi and Kirpal 2004).
  /// - Parameters:
  ///   - postings: those of the query's stems that have them listed, the rarest first.
  ///   - missing: how many words the list does not have.
  ///   - limit: what may be missing.
  /// - Returns: false when two words in common cannot be asked for.
  private mutating func runCounts(
    _ postings: [Postings], missing: Int, limit: Int, _ best: inout BestCandidates
  ) -> Bool {
    let mayMiss = limit / 4 - missing
    let wanted = mayMiss + 1 + max(1, bag.wordCount / 6)
    let used = min(postings.count, max(wanted, 0), 250)
    let common = used - mayMiss
    let farthest = largestDistance(best)
    guard mayMiss >= 0 || missing == 0, common >= 2, farthest < Int.max else {
      return mayMiss < 0 && farthest < Int.max
    }
    let first = list.entries(ofWeight: lightest(needed(best))).lowerBound
    let end = list.entries(ofWeight: min(query.weight + farthest, list.weightStarts.count - 2)).upperBound
    guard first < end else { return true }
    var counts = [UInt8](repeating: 0, count: end - first)
    var candidates: [Int] = []
    counts.withUnsafeMutableBufferPointer { counts in
      for index in 0..<used {
        var entries = postings[index]
        while let entry = entries.next(), entry < end {
          if entry < first { continue }
          counts[entry - first] += 1
          if counts[entry - first] == UInt8(common) { candidates.append(entry) }
        }
      }
    }
    for entry in candidates {
      let own = weight(of: entry)
      let limit = Scoring.largestDistance(threshold: needed(best), weight: max(own, query.weight))
      if isFar(list.signatures[entry], limits(limit, own)) { continue }
      score(entry, weight: own, limit: limit, besides: [], &best)
    }
    return true
  }

  private mutating func scan(_ postings: Postings, earlier: [UInt32], _ best: inout BestCandidates) {
    var postings = postings
    let last = list.weightStarts.count - 2
    // Limits change with the weight, and when a match raises the threshold: they are kept in between.
    var threshold = needed(best)
    var weight = lightest(threshold)
    let first = list.entries(ofWeight: weight).lowerBound
    var end = list.entries(ofWeight: weight).upperBound
    var limit = Scoring.largestDistance(threshold: threshold, weight: max(weight, query.weight))
    while let entry = postings.next() {
      if entry < first { continue }
      guard entry < list.entryCount else { return }
      if entry >= end {
        while weight < last, entry >= end {
          weight += 1
          end = list.entries(ofWeight: weight).upperBound
        }
        limit = Scoring.largestDistance(threshold: threshold, weight: max(weight, query.weight))
        // Still heavier ones cannot match either; those in the last bucket have weights of their own.
        if weight - query.weight > limit, weight < IndexFormat.weightCap { return }
      }
      var own = weight
      var ownLimit = limit
      if weight >= IndexFormat.weightCap {
        own = self.weight(of: entry)
        ownLimit = Scoring.largestDistance(threshold: threshold, weight: max(own, query.weight))
      }
      if isFar(list.signatures[entry], limits(ownLimit, own)) { continue }
      score(entry, weight: own, limit: ownLimit, besides: earlier, &best)
      if needed(best) != threshold {
        threshold = needed(best)
        limit = Scoring.largestDistance(threshold: threshold, weight: max(weight, query.weight))
      }
    }
  }

  /// The least weight that a candidate may have: `Wq − W ≤ D ≤ Wq (1 − T)`.
  private func lightest(_ threshold: MatchScore) -> Int {
    let last = list.weightStarts.count - 2
    return max(0, min(query.weight - Scoring.largestDistance(threshold: threshold, weight: query.weight), last))
  }

  // MARK: By weight

  /// Scans weights outwards from the query's own, so that the score to beat rises early.
  private mutating func runWeights(_ best: inout BestCandidates) {
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
    var own = weight
    var limit = Scoring.largestDistance(threshold: needed(best), weight: max(own, query.weight))
    if !isOpen, abs(weight - query.weight) > limit { return false }
    for entry in list.entries(ofWeight: weight) {
      if isOpen {
        own = self.weight(of: entry)
        limit = Scoring.largestDistance(threshold: needed(best), weight: max(own, query.weight))
      }
      if isFar(list.signatures[entry], limits(limit, own)) { continue }
      score(entry, weight: own, limit: limit, besides: [], &best)
      limit = Scoring.largestDistance(threshold: needed(best), weight: max(own, query.weight))
    }
    return true
  }

  @inline(__always)
  private func limits(_ distance: Int, _ weight: Int) -> SideLimits {
    SideLimits(distance: distance, surplus: weight - query.weight)
  }

  /// Whether the stems that one side lacks already cost more than its limit: a whole word each.
  @inline(__always)
  private func isFar(_ signature: UInt64, _ limits: SideLimits) -> Bool {
    (query.signature & ~signature).nonzeroBitCount * 4 > limits.query
      || (signature & ~query.signature).nonzeroBitCount * 4 > limits.entry
  }

  /// Which bucket an entry stands in says its weight; only the last bucket holds several.
  private mutating func weight(of entry: Int) -> Int {
    var (low, high) = (0, list.weightStarts.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(list.weightStarts[middle]) <= entry { low = middle } else { high = middle }
    }
    if low < IndexFormat.weightCap { return low }
    guard list.readTokens(of: entry, into: &numbers) else { return 0 }
    return numbers.reduce(0) { $0 + list.weight(ofToken: Int($1)) }
  }

  /// More tags than this are in no segment that is looked up.
  private static let mostMarkup = 1 << 16

  /// - Parameters:
  ///   - own: what the entry's tokens weigh.
  ///   - besides: stems whose entries have been scored already.
  private mutating func score(
    _ entry: Int, weight own: Int, limit: Int, besides: [UInt32], isFiltered: Bool = true, _ best: inout BestCandidates
  ) {
    let (unit, ordinal) = list.unit(of: entry)
    guard unit < unitEnd, let target = targets.first(where: { segment.has(unit: unit, in: $0.kin) }) else { return }
    guard list.readTokens(of: entry, into: &numbers) else { return }
    if isFiltered, bag.isFar(numbers, in: list, limits: limits(limit, own)) { return }
    let weight = max(own, query.weight)
    scratch.removeAll(keepingCapacity: true)
    var sum = 0
    for number in numbers {
      let kind = MatchToken.Kind(rawValue: list.kind(ofToken: Int(number))) ?? .punctuation
      let stem = list.stem(ofToken: Int(number))
      if kind.isWord, besides.contains(stem) { return }
      // Stems say no more than which entries come into question then.
      let token = MatchToken(id: number, stem: query.isMarked ? number : stem, kind: kind)
      sum += token.weight
      scratch.append(token)
    }
    // An entry heavier than where it stands, or with tags without end, is damaged.
    guard sum <= own, scratch.count - sum <= Self.mostMarkup else { return }
    let result = compared.withUnsafeBufferPointer { query in
      scratch.withUnsafeBufferPointer { entry in
        TokenDistance.distance(query, entry, limit: limit, row: &row)
      }
    }
    guard let result else { return }
    let summary = CodeSummary(rawValue: list.codes(of: entry))
    let sameText = list.identities[entry] == query.identity
    var penalties: [Penalty] = []
    if let number = Scoring.numberPenalty(replaced: result.replacedNumbers) { penalties.append(number) }
    if let tag = Scoring.tagPenalty(
      query.codes, summary, sameText: sameText, changedMarkup: result.changedMarkup)
    {
      penalties.append(tag)
    }
    if result.cost == 0, result.replacedNumbers == 0, result.changedMarkup == 0, !sameText {
      penalties.append(Penalty(.fold, points: 1))
    }
    penalties += self.penalties.penalties(origin: segment.origin(of: unit), changed: segment.dates[unit])
    let variety = max(self.variety, target.variety)
    if let other = self.penalties.penalty(variety) { penalties.append(other) }
    let base = Scoring.base(distance: result.cost, weight: weight)
    let points = penalties.reduce(0) { $0 + $1.points }
    let total = MatchScore(hundredths: base.hundredths - points * 100)
    guard total >= best.threshold else { return }
    best.add(
      FuzzyCandidate(
        score: total, penalties: penalties, distance: result.cost, weight: weight,
        unit: segment.firstUnit + unit, ordinal: ordinal, changed: segment.dates[unit], variety: variety))
  }
}
