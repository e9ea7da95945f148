internal import Glibc
package import Orthography

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
  /// Words that the lexicon learns as candidates of each word.
  package var candidates = 24
  package var iterations = 5
  /// Pairs of the memory that jumps are learned from.
  package var jumpPairs = 10_000
  package var jumpIterations = 3
  package var emptyShare: Float = 0.3
  /// So many pairs count as much as the guess that a word may stand for any.
  package var unknownCount: Float = 0.5
  package var cognateProbability: Float = 0.6
  package var threshold: Float = 0.4
  /// Of a link beside another one, when one of its words has none yet.
  package var growThreshold: Float = 0.25
  /// Of a link between two words that have none.
  package var lastThreshold: Float = 0.2
  package var anywhere: Float = 0.05
  package var exponent: Float = 1
  /// Of a word's frequency, what any word of the other side stands for it with.
  package var floor: Float = 0.3
  package var refinements = 2
  package var refineSmoothing: Float = 1

  package init() {}

  package mutating func set(_ name: String, _ value: Double) -> Bool {
    switch name {
    case "candidates": candidates = Int(value)
    case "iterations": iterations = Int(value)
    case "jumpPairs": jumpPairs = Int(value)
    case "jumpIterations": jumpIterations = Int(value)
    case "emptyShare": emptyShare = Float(value)
    case "unknownCount": unknownCount = Float(value)
    case "cognateProbability": cognateProbability = Float(value)
    case "threshold": threshold = Float(value)
    case "growThreshold": growThreshold = Float(value)
    case "lastThreshold": lastThreshold = Float(value)
    case "anywhere": anywhere = Float(value)
    case "exponent": exponent = Float(value)
    case "floor": floor = Float(value)
    case "refinements": refinements = Int(value)
    case "refineSmoothing": refineSmoothing = Float(value)
    default: return false
    }
    return true
  }
}

/// Finds which words of sentences stand for which of their translations.
///
/// A lexicon of stems is learned from the pairs and from a memory (IBM Model 1), words that sound alike and those written
/// the same are taken for likely, and a hidden Markov model of each direction weighs them by their places. Links are what both
/// directions agree on (Liang, Taskar and Klein 2006, section 3), and what grows from that (Koehn, Och and Marcu 2003,
/// section 3). The same pairs give the same links. Not thread-safe.
package final class WordAligner {
  package let tuning: WordTuning
  private let sourceVocabulary: Vocabulary
  private let targetVocabulary: Vocabulary
  private let sourceTokenizer: SentenceTokenizer
  private let targetTokenizer: SentenceTokenizer
  private var sourceCorpus = TokenCorpus()
  private var targetCorpus = TokenCorpus()
  /// The pairs to be linked stand behind those that were only learned from.
  private var learned = 0
  private var lexicon = Lexicon()
  private var sourceShares: [Float] = []
  private var targetShares: [Float] = []
  /// By source type: target types that sound alike, and how much.
  private var cognates: [Int32: [(type: Int32, likeness: Float)]] = [:]
  private var forward: HiddenMarkov
  private var backward: HiddenMarkov
  private var scratch = HiddenMarkov.Scratch()
  private let longest = 160

  package init(source: LanguageTag, target: LanguageTag, tuning: WordTuning = WordTuning()) {
    self.tuning = tuning
    sourceVocabulary = Vocabulary(source)
    targetVocabulary = Vocabulary(target)
    sourceTokenizer = SentenceTokenizer(sourceVocabulary, readsNumbers: false)
    targetTokenizer = SentenceTokenizer(targetVocabulary, readsNumbers: false)
    forward = HiddenMarkov(emptyShare: tuning.emptyShare, anywhere: tuning.anywhere)
    backward = forward
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
  package func add(_ source: [String], _ target: [String]) {
    sourceCorpus.append(source.map { type(of: $0, sourceTokenizer) })
    targetCorpus.append(target.map { type(of: $0, targetTokenizer) })
  }

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
  package func train() {
    var trainer = LexiconTrainer()
    trainer.candidates = tuning.candidates
    trainer.iterations = tuning.iterations
    lexicon = trainer.train(
      sourceCorpus, targetCorpus, sourceTypes: sourceVocabulary.count, targetTypes: targetVocabulary.count)
    sourceShares = WordAligner.shares(sourceCorpus, sourceVocabulary.count)
    targetShares = WordAligner.shares(targetCorpus, targetVocabulary.count)
    findCognates()
    learnJumps()
    for _ in 0..<tuning.refinements { refine() }
  }

  private func refine() {
    var there = [Float](repeating: 0, count: lexicon.columns.count)
    var back = there
    var none: [Float]?
    var other: [Float]?
    for pair in 0..<sourceCorpus.count {
      let (first, second) = posteriors(pair, &none, &other)
      let source = Array(sourceCorpus[pair])
      let target = Array(targetCorpus[pair])
      for (j, to) in target.enumerated() {
        for (i, from) in source.enumerated() {
          let at = j * source.count + i
          guard first[at] > 0.001 || second[at] > 0.001, let cell = lexicon.cellIndex(from, to) else { continue }
          there[cell] += first[at]
          back[cell] += second[at]
        }
      }
    }
    var sums = [Float](repeating: tuning.refineSmoothing, count: targetVocabulary.count)
    for cell in lexicon.columns.indices { sums[Int(lexicon.columns[cell])] += back[cell] }
    for source in 0..<lexicon.rows.count - 1 {
      let row = Int(lexicon.rows[source])..<Int(lexicon.rows[source + 1])
      var sum = tuning.refineSmoothing
      for cell in row { sum += there[cell] }
      for cell in row {
        lexicon.forward[cell] = there[cell] / sum
        lexicon.backward[cell] = back[cell] / sums[Int(lexicon.columns[cell])]
      }
    }
  }

  private static func shares(_ corpus: TokenCorpus, _ types: Int) -> [Float] {
    var counts = [Float](repeating: 0.5, count: types)
    for type in corpus.types { counts[Int(type)] += 1 }
    let total = Float(corpus.types.count) + 0.5 * Float(types)
    return counts.map { $0 / total }
  }

  /// Only between types of the pairs that are to be linked.
  private func findCognates() {
    func types(_ corpus: TokenCorpus, _ count: Int) -> [Int32] {
      var isThere = [Bool](repeating: false, count: count)
      for type in corpus.tokens(learned..<corpus.count) { isThere[Int(type)] = true }
      return isThere.indices.filter { isThere[$0] }.map { Int32(truncatingIfNeeded: $0) }
    }
    let pairs = Cognates.pairs(
      types(sourceCorpus, sourceVocabulary.count), of: sourceVocabulary,
      types(targetCorpus, targetVocabulary.count), of: targetVocabulary)
    for pair in pairs { cognates[pair.source, default: []].append((pair.target, pair.likeness)) }
  }

  private func learnJumps() {
    let all = sourceCorpus.count
    let wanted = max(count, tuning.jumpPairs)
    let step = max(1, all / max(1, wanted))
    var counts: [Float]? = [Float](repeating: 0, count: 2 * HiddenMarkov.farthest + 1)
    let none = counts
    for _ in 0..<tuning.jumpIterations {
      counts = none
      var reverse = none
      var pair = 0
      while pair < all {
        _ = posteriors(pair, &counts, &reverse)
        pair += step
      }
      forward.maximize(counts ?? [])
      backward.maximize(reverse ?? [])
    }
  }

  /// What the lexicon and the sounds say of the words of a pair, in both directions.
  private struct Emissions {
    /// p(target | source), a row for each target word.
    var forward: [Float]
    /// p(source | target), a row for each source word.
    var backward: [Float]
    var targetEmpty: [Float]
    var sourceEmpty: [Float]
  }

  private func emissions(_ source: ArraySlice<Int32>, _ target: ArraySlice<Int32>) -> Emissions {
    let (rows, columns) = (source.count, target.count)
    var result = Emissions(
      forward: [Float](repeating: 0, count: rows * columns), backward: [Float](repeating: 0, count: rows * columns),
      targetEmpty: target.map { targetShares[Int($0)] }, sourceEmpty: source.map { sourceShares[Int($0)] })
    for (i, from) in source.enumerated() {
      let sounds = cognates[from]
      let sourceCount = Float(lexicon.sourceCount(from))
      for (j, to) in target.enumerated() {
        var (there, back) = lexicon.cell(from, to) ?? (0, 0)
        let targetCount = Float(lexicon.targetCount(to))
        let guess = tuning.unknownCount
        there = (sourceCount * there + guess * targetShares[Int(to)]) / (sourceCount + guess)
        back = (targetCount * back + guess * sourceShares[Int(from)]) / (targetCount + guess)
        there += tuning.floor * targetShares[Int(to)]
        back += tuning.floor * sourceShares[Int(from)]
        if let sounds, let match = sounds.first(where: { $0.type == to }) {
          let probability = tuning.cognateProbability * match.likeness * match.likeness
          there = max(there, probability / (1 + sourceCount * 0.02))
          back = max(back, probability / (1 + targetCount * 0.02))
        }
        if tuning.exponent != 1 {
          there = powf(there, tuning.exponent)
          back = powf(back, tuning.exponent)
        }
        result.forward[j * rows + i] = there
        result.backward[i * columns + j] = back
      }
    }
    return result
  }

  /// p(source word stands for target word) by either direction, a row for each target word.
  private func posteriors(
    _ pair: Int, _ forwardCounts: inout [Float]?, _ backwardCounts: inout [Float]?
  ) -> (forward: [Float], backward: [Float]) {
    let source = sourceCorpus[pair]
    let target = targetCorpus[pair]
    let emissions = emissions(source, target)
    var there = [Float](repeating: 0, count: source.count * target.count)
    var back = there
    forward.posteriors(
      hidden: source.count, observed: target.count, emissions: emissions.forward, empties: emissions.targetEmpty,
      into: &there, jumpCounts: &forwardCounts, scratch: &scratch)
    backward.posteriors(
      hidden: target.count, observed: source.count, emissions: emissions.backward, empties: emissions.sourceEmpty,
      into: &back, jumpCounts: &backwardCounts, scratch: &scratch)
    var turned = back
    for i in 0..<source.count {
      for j in 0..<target.count { turned[j * source.count + i] = back[i * target.count + j] }
    }
    return (there, turned)
  }

  /// The links of a pair, by its number among those that were added; in the order of the source.
  package func links(_ number: Int) -> [WordLink] {
    let pair = learned + number
    let (rows, columns) = (sourceCorpus[pair].count, targetCorpus[pair].count)
    guard rows > 0, columns > 0, rows <= longest, columns <= longest else { return [] }
    var none: [Float]?
    var other: [Float]?
    let (there, back) = posteriors(pair, &none, &other)
    var scores = there
    for index in scores.indices { scores[index] = (there[index] * back[index]).squareRoot() }
    return choose(scores, there, back, rows: rows, columns: columns)
  }

  package func dump(_ number: Int) -> String {
    let pair = learned + number
    let rows = sourceCorpus[pair].count
    var none: [Float]?
    var other: [Float]?
    let (there, back) = posteriors(pair, &none, &other)
    return there.indices.filter { max(there[$0], back[$0]) > 0.01 }
      .map { "\($0 % rows)-\($0 / rows):\(there[$0]):\(back[$0])" }.joined(separator: " ")
  }

  private func choose(_ scores: [Float], _ there: [Float], _ back: [Float], rows: Int, columns: Int) -> [WordLink] {
    var isLinked = [Bool](repeating: false, count: scores.count)
    var sourceLinked = [Bool](repeating: false, count: rows)
    var targetLinked = [Bool](repeating: false, count: columns)
    func take(_ index: Int) {
      isLinked[index] = true
      sourceLinked[index % rows] = true
      targetLinked[index / rows] = true
    }
    for index in scores.indices where scores[index] >= tuning.threshold { take(index) }
    // The likeliest first, each once more until nothing is added.
    let order = scores.indices.filter { max(there[$0], back[$0]) >= tuning.growThreshold }
      .sorted { (scores[$0], $1) > (scores[$1], $0) }
    var grows = true
    while grows {
      grows = false
      for index in order where !isLinked[index] {
        let (i, j) = (index % rows, index / rows)
        guard !(sourceLinked[i] && targetLinked[j]), scores[index] > 0.01 else { continue }
        let isBeside = (-1...1).contains { di in
          (-1...1).contains { dj in
            let (a, b) = (i + di, j + dj)
            return (di != 0 || dj != 0) && a >= 0 && a < rows && b >= 0 && b < columns && isLinked[b * rows + a]
          }
        }
        if isBeside, max(there[index], back[index]) >= tuning.growThreshold {
          take(index)
          grows = true
        }
      }
    }
    for index in order where scores[index] >= tuning.lastThreshold {
      if !sourceLinked[index % rows], !targetLinked[index / rows] { take(index) }
    }
    return scores.indices.filter { isLinked[$0] }
      .map { WordLink(source: $0 % rows, target: $0 / rows, confidence: scores[$0]) }.sorted()
  }
}
