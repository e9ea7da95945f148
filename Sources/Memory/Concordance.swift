package import Bitext
internal import Orthography

extension MemoryIndex {
  /// Segments with all the words: those where they follow each other first, then the shorter, then the newer.
  ///
  /// Cost: a pass over the vocabulary for words in forms or patterns, then the tokens of the segments that have the rarest word;
  /// 8 bytes for every segment where none of the words is rare. Segments are read by rising length: once the page is full of
  /// the best kind, longer ones cannot enter it, and only so many more are counted.
  /// - Parameters:
  ///   - target: only segments whose unit has a text in this language, too, in any of its regions; nil for all.
  ///   - countsAll: counts to the end, however long that takes.
  package func concordance(
    _ query: ConcordanceQuery, language: LanguageTag, target: LanguageTag? = nil, limit: Int, countsAll: Bool = false
  ) -> ConcordanceResult {
    var page = ConcordancePage(limit: limit, countsAll: countsAll)
    guard !query.words.isEmpty else { return page.result }
    for segment in segments {
      let targets = target.map { kin(in: segment, to: $0) }
      if targets?.lists.isEmpty ?? false { continue }
      for list in kin(in: segment, to: language).lists.lazy.map({ segment.lists[$0] }) {
        guard let matchers = matchers(query, list) else { continue }
        ConcordanceScan(
          list: list, segment: segment, targets: targets, matchers: matchers, isPhrase: query.isPhrase
        ).run(&page)
      }
    }
    withExtendedLifetime(self) {}
    return page.result
  }

  /// Every segment of a language, or those that may hold one of the tokens that are asked for, shorter ones first.
  ///
  /// For searches that look into the text itself.
  /// - Parameters:
  ///   - target: only segments whose unit has a text in this language, too; nil for all.
  ///   - token: says of a folded token whether a segment with it is wanted; nil for all segments.
  package func entries(
    language: LanguageTag, target: LanguageTag? = nil, holding token: ((UnsafeBufferPointer<UInt8>) -> Bool)?
  ) -> [ConcordanceHit] {
    var page = ConcordancePage(limit: Int.max, countsAll: true)
    for segment in segments {
      let targets = target.map { kin(in: segment, to: $0) }
      if targets?.lists.isEmpty ?? false { continue }
      for list in kin(in: segment, to: language).lists.lazy.map({ segment.lists[$0] }) {
        var matchers: [WordMatcher] = []
        if let token {
          var matcher = WordMatcher(vocabulary: list.vocabularyCount)
          for number in 0..<list.vocabularyCount where token(list.string(number)) { matcher.add(number, list) }
          guard matcher.isFound else { continue }
          matchers = [matcher]
        }
        ConcordanceScan(list: list, segment: segment, targets: targets, matchers: matchers, isPhrase: false).run(&page)
      }
    }
    withExtendedLifetime(self) {}
    return page.result.hits.sorted(by: ConcordanceHit.precedes)
  }

  /// nil when some word is not in the list at all.
  private func matchers(_ query: ConcordanceQuery, _ list: LanguageList) -> [WordMatcher]? {
    var result: [WordMatcher] = []
    for word in query.words {
      var matcher = WordMatcher(vocabulary: list.vocabularyCount)
      switch word.reach {
      case .word:
        let token = word.bytes.withUnsafeBufferPointer { list.token($0, hash: word.hash, isMarkup: false) }
        if let token {
          matcher.add(Int(token), list)
          if list.kind(ofToken: Int(token)) == 0 { matcher.signature = signatureBit(ofStem: word.stemHash) }
        }
      case .forms:
        for (hash, form) in word.family {
          let token = form.withUnsafeBufferPointer { list.token($0, hash: hash, isMarkup: false) }
          if let token, list.isWord(Int(token)) { matcher.add(Int(token), list) }
        }
        if word.goesByStem, let stem = list.stem(hash: word.stemHash) {
          for token in 0..<list.vocabularyCount
          where list.stem(ofToken: token) == stem && list.isWord(token) {
            matcher.add(token, list)
          }
          if matcher.isContent, word.family.isEmpty { matcher.signature = signatureBit(ofStem: word.stemHash) }
        }
      case .pattern(let pattern):
        for token in 0..<list.vocabularyCount
        where list.isSpoken(token) && pattern.matches(list.string(token)) {
          matcher.add(token, list)
        }
      case .unmarked:
        for token in 0..<list.vocabularyCount where list.isWord(token) {
          let string = list.string(token)
          if string.elementsEqual(word.bytes)
            || string.count > word.bytes.count && LatinMarks.stripped(string) == word.bytes
          {
            matcher.add(token, list)
          }
        }
      case .sound:
        let hash = soundHash(word.sound)
        for token in 0..<list.vocabularyCount where list.sounds[token] == hash {
          if Orthography.soundKey(String(decoding: list.string(token), as: UTF8.self)) == word.sound {
            matcher.add(token, list)
          }
        }
      }
      guard matcher.isFound else { return nil }
      result.append(matcher)
    }
    return result
  }
}

/// Which tokens of a list's vocabulary are a word of the query.
private struct WordMatcher {
  private var isToken: [Bool]
  /// Bits that a segment's signature must have, where the word is one stem.
  var signature: UInt64 = 0
  /// The stems of the tokens, each once; nil when one of them is no word.
  private(set) var stems: Set<UInt32>? = []
  private(set) var isFound = false
  /// Whether all tokens are words other than function words: only those set bits in signatures.
  private(set) var isContent = true

  init(vocabulary: Int) { isToken = [Bool](repeating: false, count: vocabulary) }

  mutating func add(_ token: Int, _ list: LanguageList) {
    isToken[token] = true
    isFound = true
    if list.kind(ofToken: token) != 0 { isContent = false }
    if list.isWord(token) { stems?.insert(list.stem(ofToken: token)) } else { stems = nil }
  }

  @inline(__always) func contains(_ token: UInt32) -> Bool { isToken[Int(token)] }

  /// The entries of each stem, where all of them are listed.
  func postings(_ list: LanguageList) -> [Postings]? {
    guard let stems else { return nil }
    var result: [Postings] = []
    for stem in stems.sorted() {
      guard let postings = list.postings(ofStem: stem) else { return nil }
      result.append(postings)
    }
    return result
  }
}

/// The best hits so far.
private struct ConcordancePage {
  let limit: Int
  let countsAll: Bool
  private(set) var result = ConcordanceResult()

  /// After so many segments were looked at, nothing is read only to be counted.
  static let countedSegments = 4_096
  var lookedAt = 0

  init(limit: Int, countsAll: Bool) {
    self.limit = max(limit, 0)
    self.countsAll = countsAll
  }

  /// Whether a segment of this weight, or a heavier one, can still enter the page.
  func isOpen(weight: Int) -> Bool {
    guard limit > 0, result.hits.count == limit, let last = result.hits.last else { return limit > 0 }
    return last.order < 2 || last.weight >= weight
  }

  mutating func add(_ hit: ConcordanceHit) {
    result.total += 1
    if limit == Int.max {
      result.hits.append(hit)
      return
    }
    if result.hits.count == limit, result.hits.last.map({ !ConcordanceHit.precedes(hit, $0) }) ?? true { return }
    var at = result.hits.count
    while at > 0, ConcordanceHit.precedes(hit, result.hits[at - 1]) { at -= 1 }
    result.hits.insert(hit, at: at)
    if result.hits.count > limit { result.hits.removeLast() }
  }

  mutating func stopCounting() { result.isComplete = false }
}

/// One query over one list.
private struct ConcordanceScan {
  let list: LanguageList
  let segment: IndexLayer.Segment
  /// A unit must be in one of these; nil for any unit.
  let targets: MemoryIndex.Kin?
  let matchers: [WordMatcher]
  let isPhrase: Bool

  func run(_ page: inout ConcordancePage) {
    let required = matchers.reduce(UInt64(0)) { $0 | $1.signature }
    var numbers: [UInt32] = []
    var weight = 0
    var end = 0
    let last = list.weightStarts.count - 2
    /// - Returns: false when no later entry can matter.
    func consider(_ entry: Int) -> Bool {
      guard entry < list.entryCount else { return false }
      if entry >= end {
        while end <= entry, weight <= last {
          end = list.entries(ofWeight: weight).upperBound
          weight += 1
        }
      }
      page.lookedAt += 1
      if !page.countsAll, page.lookedAt > ConcordancePage.countedSegments, !page.isOpen(weight: weight - 1) {
        page.stopCounting()
        return false
      }
      guard list.signatures[entry] & required == required, list.readTokens(of: entry, into: &numbers),
        let order = order(numbers), !isPhrase || order == 2
      else { return true }
      let (unit, ordinal) = list.unit(of: entry)
      guard unit < segment.unitCount, targets.map({ segment.has(unit: unit, in: $0) }) ?? true else { return true }
      page.add(
        ConcordanceHit(
          unit: segment.firstUnit + unit, ordinal: ordinal, languageCode: list.code, order: order, weight: weight - 1,
          changed: segment.dates[unit]))
      return true
    }
    let listed = matchers.compactMap { $0.postings(list) }
    let rarest = listed.min { a, b in a.reduce(0) { $0 + $1.count } < b.reduce(0) { $0 + $1.count } }
    guard let rarest, rarest.reduce(0, { $0 + $1.count }) < list.entryCount / 2 else {
      for entry in 0..<list.entryCount where !consider(entry) { return }
      return
    }
    if rarest.count == 1, var postings = rarest.first {
      while let entry = postings.next() { if !consider(entry) { return } }
      return
    }
    // Entries of several stems, each once and rising: a bit an entry.
    var marks = [UInt64](repeating: 0, count: (list.entryCount + 63) / 64)
    for var postings in rarest {
      while let entry = postings.next(), entry < list.entryCount { marks[entry >> 6] |= 1 << UInt64(entry & 63) }
    }
    for (word, bits) in marks.enumerated() {
      var rest = bits
      while rest != 0 {
        if !consider(word * 64 + rest.trailingZeroBitCount) { return }
        rest &= rest - 1
      }
    }
  }

  /// 2, 1 or 0 as in ``ConcordanceHit/order``; nil when a word is missing.
  private func order(_ tokens: [UInt32]) -> Int? {
    for matcher in matchers {
      guard tokens.contains(where: matcher.contains) else { return nil }
    }
    if matchers.count < 2 { return 2 }
    // Punctuation within a phrase does not part it.
    let words = tokens.filter { list.isSpoken(Int($0)) }
    if words.count >= matchers.count {
      for start in 0...(words.count - matchers.count)
      where matchers.indices.allSatisfy({ matchers[$0].contains(words[start + $0]) }) {
        return 2
      }
    }
    var next = 0
    for word in words where next < matchers.count && matchers[next].contains(word) { next += 1 }
    return next == matchers.count ? 1 : 0
  }
}
