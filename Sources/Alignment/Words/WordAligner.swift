package import Bitext
internal import Glibc
internal import Orthography

/// A word of the source and a word of the target that stand for each other.
package struct WordLink: Hashable, Comparable, Sendable {
  /// Both from 0.
  package let source: Int
  package let target: Int
  /// How likely, in `0...1`.
  package let confidence: Float

  package static func < (a: Self, b: Self) -> Bool { (a.source, a.target) < (b.source, b.target) }
}

/// What decides between links; the defaults were tuned on half of a gold standard (Benchmarks/results/words.txt).
package struct WordTuning: Sendable {
  /// Pairs of the memory that are learned from for each word of the pairs that are to be linked.
  package var pairsPerWord = 40
  /// Pairs of the memory that are learned from at most.
  package var mostPairs = 150_000
  /// Products of the lengths of the two sides, added up: of the memory's pairs, and of those that are linked in one turn. A
  /// cell takes 4 bytes.
  package var mostCells = 100_000_000
  package var mostOwnCells = 40_000_000
  /// Sweeps over all pairs: by words alone, with places, with places and fertilities.
  package var sweeps = (words: 2, places: 2, all: 8)
  /// The last sweeps that posteriors are made of.
  package var kept = 4
  /// Sweeps over the pairs to be linked alone, after that.
  package var lastSweeps = 20
  package var emptyPrior: Float = 0.2
  /// So many pairs count as much as that two words sound alike.
  package var cognateCount: Float = 1
  package var threshold: Float = 0.5
  /// Of a link beside another one, when one of its words has none yet.
  package var growThreshold: Float = 0.3
  /// Of a link between two words that have none.
  package var lastThreshold: Float = 0.1
  package var seed: UInt64 = 1

  package init() {}
}

/// Finds which words of sentences stand for which of their translations.
///
/// Both directions are sampled (``LinkSampler``) over the pairs and those of a memory that have their words: stems, with what
/// sounds alike or is written the same likely beforehand. Links are what both directions agree on (Liang, Taskar and Klein 2006,
/// section 3), and what grows from that (Koehn, Och and Marcu 2003, section 3). The same pairs and the same seed give
/// the same links. Not thread-safe.
package final class WordAligner {
  private let tuning: WordTuning
  private let sourceVocabulary: Vocabulary
  private let targetVocabulary: Vocabulary
  private let sourceTokenizer: SentenceTokenizer
  private let targetTokenizer: SentenceTokenizer
  private var sourceCorpus = TokenCorpus()
  private var targetCorpus = TokenCorpus()
  /// The pairs to be linked stand behind those that were only learned from.
  private var learned = 0
  /// p(source word stands for target word) of each pair by either direction, a row for each target word.
  private var posteriors: [(forward: [Float], backward: [Float])] = []
  private let longest = 160

  package init(source: LanguageTag, target: LanguageTag, tuning: WordTuning = WordTuning()) {
    self.tuning = tuning
    sourceVocabulary = Vocabulary(source)
    targetVocabulary = Vocabulary(target)
    sourceTokenizer = SentenceTokenizer(sourceVocabulary, readsNumbers: false)
    targetTokenizer = SentenceTokenizer(targetVocabulary, readsNumbers: false)
  }

  /// Adds a pair to learn from: a unit of a memory. All of these before the first of ``add(_:_:)``.
  package func learn(_ source: String, _ target: String) {
    var from: [Int32] = []
    var to: [Int32] = []
    sourceTokenizer.append(source, to: &from)
    targetTokenizer.append(target, to: &to)
    guard !from.isEmpty, !to.isEmpty, from.count <= longest, to.count <= longest else { return }
    sourceCorpus.append(from)
    targetCorpus.append(to)
    learned += 1
  }

  /// Adds a pair to be linked, in words.
  ///
  /// - Returns: false for a pair with a side of more than ``longestPair`` words, which gets no links.
  @discardableResult
  package func add(_ source: [String], _ target: [String]) -> Bool {
    let fits = source.count <= WordAligner.longestPair && target.count <= WordAligner.longestPair
    sourceCorpus.append(fits ? source.map { type(of: $0, sourceTokenizer) } : [])
    targetCorpus.append(fits ? target.map { type(of: $0, targetTokenizer) } : [])
    return fits
  }

  /// Words of a side that are linked at most.
  package static let longestPair = 1000

  package var count: Int { sourceCorpus.count - learned }

  /// The type of a word as somebody else has cut it: that of its longest part.
  private func type(of word: String, _ tokenizer: SentenceTokenizer) -> Int32 {
    var types: [Int32] = []
    tokenizer.append(word, to: &types)
    let vocabulary = tokenizer.vocabulary
    guard let first = types.first else { return vocabulary.type(ofValue: word, kind: .markup) }
    func weight(_ type: Int32) -> Int {
      let isWord = vocabulary.kinds[Int(type)] == .word
      return vocabulary.texts[Int(type)].utf8.count + (isWord ? 1000 : 0)
    }
    return types.dropFirst().reduce(first) { weight($1) > weight($0) ? $1 : $0 }
  }

  /// Learns from all pairs; to be called once, after the last.
  ///
  /// Very many pairs are taken in turns, each with the pairs of the memory that it needs, so that memory is bounded.
  package func train() {
    var block = learned..<learned
    var size = 0
    for pair in learned..<sourceCorpus.count {
      let cells = sourceCorpus[pair].count * targetCorpus[pair].count
      if size > 0, size + cells > tuning.mostOwnCells {
        train(block)
        block = pair..<pair
        size = 0
      }
      block = block.lowerBound..<pair + 1
      size += cells
    }
    if !block.isEmpty { train(block) }
  }

  private func train(_ block: Range<Int>) {
    let chosen = selected(for: block)
    var source = TokenCorpus()
    var target = TokenCorpus()
    for pair in chosen + Array(block) {
      source.append(sourceCorpus[pair])
      target.append(targetCorpus[pair])
    }
    let first = chosen.count
    let start = posteriors.count
    let cells = CellNumbers(source, target)
    let priors = cognatePriors(cells, block)
    let pairs = 0..<source.count
    let own = first..<source.count
    for isTurned in [false, true] {
      // Forward: target words are generated by source words.
      var sampler = LinkSampler(
        hidden: isTurned ? target : source, observed: isTurned ? source : target,
        hiddenTypes: isTurned ? targetVocabulary.count : sourceVocabulary.count,
        observedTypes: isTurned ? sourceVocabulary.count : targetVocabulary.count, cells: cells.numbers,
        cellStarts: cells.starts, isTurned: isTurned, priors: priors, emptyPrior: tuning.emptyPrior, seed: tuning.seed)
      let size = own.reduce(0) { $0 + source[$1].count * target[$1].count }
      var sums = [Float](repeating: 0, count: size)
      let (words, places, all) = tuning.sweeps
      for sweep in 0..<words + places + all {
        if sweep >= words { sampler.estimate() }
        let isKept = sweep >= words + places + all - tuning.kept
        sampler.sweep(
          pairs.lowerBound..<own.lowerBound, usesPlaces: sweep >= words, usesFertility: sweep >= words + places)
        sums.withUnsafeMutableBufferPointer {
          sampler.sweep(
            own, usesPlaces: sweep >= words, usesFertility: sweep >= words + places,
            posteriors: isKept ? $0.baseAddress : nil)
        }
      }
      for _ in 0..<tuning.lastSweeps {
        sums.withUnsafeMutableBufferPointer {
          sampler.sweep(own, usesPlaces: true, usesFertility: true, posteriors: $0.baseAddress)
        }
      }
      let scale = 1 / Float(max(1, tuning.kept + tuning.lastSweeps))
      var place = 0
      for (number, pair) in own.enumerated() {
        let (rows, columns) = (source[pair].count, target[pair].count)
        var share = sums[place..<place + rows * columns].map { $0 * scale }
        place += rows * columns
        if isTurned {
          var turned = share
          for i in 0..<rows { for j in 0..<columns { turned[j * rows + i] = share[i * columns + j] } }
          share = turned
          posteriors[start + number].backward = share
        } else {
          posteriors.append((share, []))
        }
      }
    }
  }

  /// Pairs of the memory with words of the pairs that are to be linked: so many for each word, and none without.
  private func selected(for block: Range<Int>) -> [Int] {
    var wanted = (
      [Int32](repeating: 0, count: sourceVocabulary.count), [Int32](repeating: 0, count: targetVocabulary.count)
    )
    let most = Int32(clamping: tuning.pairsPerWord)
    for type in sourceCorpus.tokens(block) { wanted.0[Int(type)] = most }
    for type in targetCorpus.tokens(block) { wanted.1[Int(type)] = most }
    var cells = 0
    var chosen: [Int] = []
    guard learned > 0 else { return chosen }
    // In an order that goes all over the memory: neighbours are of one text.
    var step = learned / 2 + 1
    while WordAligner.divisor(step, learned) != 1 { step += 1 }
    var pair = 0
    for _ in 0..<learned {
      defer { pair = (pair + step) % learned }
      let source = sourceCorpus[pair]
      let target = targetCorpus[pair]
      guard source.contains(where: { wanted.0[Int($0)] > 0 }) || target.contains(where: { wanted.1[Int($0)] > 0 })
      else {
        continue
      }
      for type in source where wanted.0[Int(type)] > 0 { wanted.0[Int(type)] -= 1 }
      for type in target where wanted.1[Int(type)] > 0 { wanted.1[Int(type)] -= 1 }
      chosen.append(pair)
      cells += source.count * target.count
      if chosen.count == tuning.mostPairs || cells > tuning.mostCells { break }
    }
    return chosen.sorted()
  }

  private static func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }

  /// What words that sound alike have before anything is counted.
  private func cognatePriors(_ cells: CellNumbers, _ block: Range<Int>) -> [Float] {
    var priors = [Float](repeating: 0, count: cells.count)
    func types(_ corpus: TokenCorpus, _ count: Int) -> [Int32] {
      var isThere = [Bool](repeating: false, count: count)
      for type in corpus.tokens(block) { isThere[Int(type)] = true }
      return isThere.indices.filter { isThere[$0] }.map { Int32(truncatingIfNeeded: $0) }
    }
    let pairs = Cognates.pairs(
      types(sourceCorpus, sourceVocabulary.count), of: sourceVocabulary,
      types(targetCorpus, targetVocabulary.count), of: targetVocabulary)
    for pair in pairs {
      guard let cell = cells.number(pair.source, pair.target) else { continue }
      priors[cell] = max(priors[cell], tuning.cognateCount * pair.likeness * pair.likeness)
    }
    return priors
  }

  /// The links of a pair, by its number among those that were added; in the order of the source. None before ``train()``.
  package func links(_ number: Int) -> [WordLink] {
    guard posteriors.indices.contains(number) else { return [] }
    let pair = learned + number
    let (rows, columns) = (sourceCorpus[pair].count, targetCorpus[pair].count)
    guard rows > 0, columns > 0 else { return [] }
    let (there, back) = posteriors[number]
    return WordAligner.choose(there, back, rows: rows, tuning)
  }

  /// The links that two directions speak for.
  ///
  /// - Parameters:
  ///   - there: p(source word stands for target word) by one direction, a row of `rows` source words for each target word.
  ///   - back: the same by the other direction.
  static func choose(_ there: [Float], _ back: [Float], rows: Int, _ tuning: WordTuning) -> [WordLink] {
    let columns = there.count / rows
    let scores = there.indices.map { (there[$0] + back[$0]) / 2 }
    var isLinked = [Bool](repeating: false, count: scores.count)
    var sourceLinked = [Bool](repeating: false, count: rows)
    var targetLinked = [Bool](repeating: false, count: columns)
    func take(_ index: Int) {
      isLinked[index] = true
      sourceLinked[index % rows] = true
      targetLinked[index / rows] = true
    }
    for index in scores.indices where scores[index] >= tuning.threshold { take(index) }
    let order = scores.indices.filter { max(there[$0], back[$0]) >= tuning.growThreshold }
      .sorted { (scores[$0], $1) > (scores[$1], $0) }
    func isBesideLink(_ index: Int) -> Bool {
      let (i, j) = (index % rows, index / rows)
      for a in max(0, i - 1)...min(rows - 1, i + 1) {
        for b in max(0, j - 1)...min(columns - 1, j + 1) where isLinked[b * rows + a] { return true }
      }
      return false
    }
    // The likeliest first, until nothing more is added.
    var grows = true
    while grows {
      grows = false
      for index in order where !isLinked[index] {
        guard !sourceLinked[index % rows] || !targetLinked[index / rows], isBesideLink(index) else { continue }
        take(index)
        grows = true
      }
    }
    for index in order where scores[index] >= tuning.lastThreshold {
      if !sourceLinked[index % rows], !targetLinked[index / rows] { take(index) }
    }
    return scores.indices.filter { isLinked[$0] }
      .map { WordLink(source: $0 % rows, target: $0 / rows, confidence: scores[$0]) }.sorted()
  }
}

/// A number for each pair of types that stand in one pair of sentences.
struct CellNumbers {
  /// For each pair of sentences, source words within target words.
  private(set) var numbers: [Int32] = []
  private(set) var starts: [Int] = []
  private(set) var count = 0
  /// An open hash table: a key of 0 is a free place.
  private var keys: [UInt64]
  private var values: [Int32]

  init(_ source: TokenCorpus, _ target: TokenCorpus) {
    keys = [UInt64](repeating: 0, count: 1 << 16)
    values = [Int32](repeating: 0, count: 1 << 16)
    numbers.reserveCapacity((0..<source.count).reduce(0) { $0 + source[$1].count * target[$1].count })
    for pair in 0..<source.count {
      starts.append(numbers.count)
      for to in target[pair] {
        for from in source[pair] { numbers.append(insert(CellNumbers.key(from, to))) }
      }
    }
  }

  private static func key(_ source: Int32, _ target: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: source)) << 32 | UInt64(UInt32(bitPattern: target)) | 1 << 63
  }

  private func place(_ key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> 20) & (keys.count - 1) }

  private mutating func insert(_ key: UInt64) -> Int32 {
    if count * 2 > keys.count { grow() }
    var at = place(key)
    while keys[at] != 0 {
      if keys[at] == key { return values[at] }
      at = (at + 1) & (keys.count - 1)
    }
    keys[at] = key
    values[at] = Int32(truncatingIfNeeded: count)
    count += 1
    return values[at]
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    values = [Int32](repeating: 0, count: oldKeys.count * 2)
    for (key, value) in zip(oldKeys, oldValues) where key != 0 {
      var at = place(key)
      while keys[at] != 0 { at = (at + 1) & (keys.count - 1) }
      keys[at] = key
      values[at] = value
    }
  }

  func number(_ source: Int32, _ target: Int32) -> Int? {
    let key = CellNumbers.key(source, target)
    var at = place(key)
    while keys[at] != 0 {
      if keys[at] == key { return Int(values[at]) }
      at = (at + 1) & (keys.count - 1)
    }
    return nil
  }
}
