internal import Bitext
internal import Languages
internal import Orthography

/// A content word, number or sign of a text, as far as it is compared with the other language.
struct ModelWord: BitwiseCopyable {
  /// From 1; 0 for what is in no lexicon: numbers, function words.
  var stem: UInt32
  /// Of the first sounds, 0 where there are too few; of a number, of its digits.
  var sound: UInt32
  /// Of the folded word.
  var surface: UInt32
  var isNumber: Bool
}

/// The words of one language of a memory.
struct ModelVocabulary {
  // They begin small: a memory may have thousands of languages.
  private var numbers = HashTable(capacity: 8)
  private var stems = HashTable(capacity: 8)
  private var words: [ModelWord] = []
  private var counts: [UInt32] = []
  private let stemmer: Stemmer

  init(_ tag: LanguageTag) { stemmer = Stemmer(language: tag, keepsMarks: true) }

  var stemCount: Int { stems.count }

  func isFunctionWord(_ hash: UInt64) -> Bool { stemmer.isFunctionWord(hash: hash) }

  /// How often a word has been met.
  @inline(__always)
  func frequency(_ hash: UInt64) -> Int { numbers[hash].map { Int(counts[Int($0)]) } ?? 0 }

  /// The content words and numbers among tokens of a folded text, to `limit` at most.
  mutating func read(
    _ text: UnsafeBufferPointer<UInt8>, _ tokens: UnsafeBufferPointer<Token>, counts isCounted: Bool, limit: Int,
    into out: inout [ModelWord]
  ) {
    out.removeAll(keepingCapacity: true)
    for token in tokens where token.kind == .word || token.kind == .number {
      let (number, isNew) = numbers.insert(token.hash, UInt32(words.count))
      if isNew {
        words.append(make(token, text))
        counts.append(0)
      }
      if isCounted { counts[Int(number)] &+= 1 }
      let word = words[Int(number)]
      if word.stem != 0 || word.isNumber, out.count < limit { out.append(word) }
    }
  }

  private mutating func make(_ token: Token, _ text: UnsafeBufferPointer<UInt8>) -> ModelWord {
    let bytes = UnsafeBufferPointer(rebasing: text[Int(token.start)..<Int(token.end)])
    let surface = UInt32(truncatingIfNeeded: token.hash >> 32) | 1
    if token.kind == .number {
      // 1,000 and 1.000, 2.5 and 2,5: the digits say which number it is.
      let digits = bytes.filter { $0 >= 0x30 && $0 <= 0x39 }
      let hash = digits.withUnsafeBufferPointer { ByteHash.hash64($0) }
      let sound = UInt32(truncatingIfNeeded: hash) | 1
      return ModelWord(stem: 0, sound: sound, surface: surface, isNumber: true)
    }
    let letters = bytes.count { $0 & 0xC0 != 0x80 }
    if letters < 2 || stemmer.isFunctionWord(hash: token.hash) {
      return ModelWord(stem: 0, sound: 0, surface: surface, isNumber: false)
    }
    let stem = stems.insert(stemmer.stemHash(bytes), UInt32(stems.count + 1)).value
    var sound: UInt32 = 0
    if letters >= 4, letters < 40 {
      let key = Array(Orthography.soundKey(String(decoding: bytes, as: UTF8.self)).utf8)
      if key.count >= 4 {
        sound = UInt32(truncatingIfNeeded: key.prefix(4).withUnsafeBufferPointer { ByteHash.hash64($0) }) | 1
      }
    }
    return ModelWord(stem: stem, sound: sound, surface: surface, isNumber: false)
  }
}

/// What a memory knows of translation: which words go together, and what its pairs look like.
///
/// Learned from a sample of its pairs: word translations as in IBM model 1 (Brown and others 1993) on stems, words that both
/// occur in other pairs too. A pair is then described by the shares of words of either side that have their like on the other,
/// the number of words that could have one, and the ratio of lengths. How such descriptions are distributed is counted for
/// the pairs as they are, and for the same pairs shuffled and cut; a pair is suspect when at least half of the memory's pairs
/// that look like it are, by these counts, of the shuffled or cut kind.
final class PairModel {
  struct Sample {
    var source: [ModelWord]
    var target: [ModelWord]
    /// Letters and digits.
    var lengths: (source: Int, target: Int)
  }

  /// So many pairs are learned from at most, and so few at least.
  static let mostSamples = 150_000
  static let leastSamples = 2_000
  /// From this share on a pair is rejected.
  static let suspicion: Float = 0.3
  private static let mostEvents = 30_000_000
  private static let sampleWords = 30

  private var samples: [Sample] = []
  private var seen = 0
  private var state: UInt64 = 0x1234_5678_9ABC_DEF1
  private var lexicon = HashTable(capacity: 8)
  /// Of a stem: whether the lexicon has anything to say of it.
  private var sourceKnown: [Bool] = []
  private var targetKnown: [Bool] = []
  private(set) var isReady = false

  // MARK: Sampling

  private func random() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  /// Takes a pair into the sample, or not: each pair met has the same chance.
  func take(_ source: [ModelWord], _ target: [ModelWord], lengths: (source: Int, target: Int)) {
    guard lengths.source > 0, lengths.target > 0 else { return }
    seen += 1
    let sample = {
      Sample(
        source: Array(source.prefix(Self.sampleWords)), target: Array(target.prefix(Self.sampleWords)), lengths: lengths
      )
    }
    if samples.count < Self.mostSamples {
      samples.append(sample())
    } else {
      let at = Int(random() % UInt64(seen))
      if at < samples.count { samples[at] = sample() }
    }
  }

  // MARK: The lexicon

  func learn(sourceStems: Int, targetStems: Int) {
    guard samples.count >= Self.leastSamples else { return }
    learnLexicon(sourceStems + 1, targetStems + 1)
    learnLengths()
    learnShapes()
    samples = []
    isReady = true
  }

  private func learnLexicon(_ sourceStems: Int, _ targetStems: Int) {
    var sourceCounts = [UInt32](repeating: 0, count: sourceStems)
    var targetCounts = [UInt32](repeating: 0, count: targetStems)
    func distinct(_ words: [ModelWord]) -> [UInt32] {
      var stems: [UInt32] = []
      for word in words where word.stem != 0 && !stems.contains(word.stem) { stems.append(word.stem) }
      return stems
    }
    for sample in samples {
      for stem in distinct(sample.source) { sourceCounts[Int(stem)] += 1 }
      for stem in distinct(sample.target) { targetCounts[Int(stem)] += 1 }
    }
    var slots = HashTable(capacity: 1 << 20)
    var joint: [UInt32] = []
    var owners: [UInt32] = []
    /// For each target word of each pair: how many source words there are, then the slots.
    var events: [UInt32] = []
    for sample in samples {
      let source = distinct(sample.source).filter { sourceCounts[Int($0)] >= 3 }
      let target = distinct(sample.target).filter { targetCounts[Int($0)] >= 3 }
      if source.isEmpty || target.isEmpty { continue }
      if events.count > Self.mostEvents { break }
      for t in target {
        events.append(UInt32(source.count))
        for s in source {
          let slot = slots.insert(UInt64(s) << 32 | UInt64(t), UInt32(joint.count))
          if slot.isNew {
            joint.append(0)
            owners.append(s)
          }
          joint[Int(slot.value)] += 1
          events.append(slot.value)
        }
      }
    }
    var chance = [Float](repeating: 1, count: joint.count)
    for round in 0..<4 {
      var counts = [Float](repeating: 0, count: joint.count)
      var totals = [Float](repeating: 0, count: sourceStems)
      var at = 0
      while at < events.count {
        let count = Int(events[at])
        let range = at + 1..<at + 1 + count
        // A word may come from nowhere.
        var sum: Float = round == 0 ? 0.3 : 0.002
        for index in range { sum += chance[Int(events[index])] }
        for index in range {
          let slot = Int(events[index])
          let part = chance[slot] / sum
          counts[slot] += part
          totals[Int(owners[slot])] += part
        }
        at = range.upperBound
      }
      for slot in chance.indices { chance[slot] = counts[slot] / max(totals[Int(owners[slot])], 1e-6) }
    }
    sourceKnown = [Bool](repeating: false, count: sourceStems)
    targetKnown = [Bool](repeating: false, count: targetStems)
    lexicon = HashTable(capacity: 1 << 16)
    var at = 0
    // Slots know their source; the target is found again by walking the pairs.
    for sample in samples {
      let source = distinct(sample.source).filter { sourceCounts[Int($0)] >= 3 }
      let target = distinct(sample.target).filter { targetCounts[Int($0)] >= 3 }
      if source.isEmpty || target.isEmpty { continue }
      if at >= events.count { break }
      for t in target {
        let count = Int(events[at])
        for (offset, s) in source.enumerated() {
          let slot = Int(events[at + 1 + offset])
          // Once in this pair, so at least once in another.
          if joint[slot] >= 2, chance[slot] >= 0.04 {
            _ = lexicon.insert(UInt64(s) << 32 | UInt64(t), UInt32(min(12, chance[slot] * 48)))
            sourceKnown[Int(s)] = true
            targetKnown[Int(t)] = true
          }
        }
        at += 1 + count
      }
    }
  }

  // MARK: What a pair looks like

  private struct Shape {
    var cell: Int
    var isJudged: Bool
  }

  private static let coverages = 7
  private static let sizes = 6
  private static let ratios = 7
  private static let cells = coverages * coverages * sizes * ratios

  private var means = [Float](repeating: 0, count: 12)
  private var spreads = [Float](repeating: 0.5, count: 12)

  private static func bucket(_ length: Int) -> Int { min(11, Int.bitWidth - max(1, length).leadingZeroBitCount) }

  private func learnLengths() {
    for bucket in 0..<12 {
      var ratios: [Float] = []
      for sample in samples where Self.bucket(sample.lengths.source) == bucket {
        ratios.append(logarithm(Float(sample.lengths.target) / Float(sample.lengths.source)))
      }
      guard ratios.count >= 50 else {
        if bucket > 0 { (means[bucket], spreads[bucket]) = (means[bucket - 1], spreads[bucket - 1]) }
        continue
      }
      ratios.sort()
      // Quartiles do not mind the garbage at the ends; 1.349 of a standard deviation lie between them.
      means[bucket] = ratios[ratios.count / 2]
      spreads[bucket] = max(0.1, (ratios[ratios.count * 3 / 4] - ratios[ratios.count / 4]) / 1.349)
    }
  }

  /// How far the ratio of lengths is from the usual one, in standard deviations; negative for a short target.
  func deviation(_ lengths: (source: Int, target: Int)) -> Float {
    let bucket = Self.bucket(lengths.source)
    return (logarithm(Float(max(1, lengths.target)) / Float(max(1, lengths.source))) - means[bucket]) / spreads[bucket]
  }

  /// Which of the words of either side could have their like on the other, 12 for each, and how surely they have it.
  func coverage(_ source: [ModelWord], _ target: [ModelWord]) -> (
    source: (has: Int, of: Int), target: (has: Int, of: Int)
  ) {
    var result = (source: (has: 0, of: 0), target: (has: 0, of: 0))
    let count = min(target.count, 64)
    for index in 0..<count { best[index] = 0 }
    for s in source.prefix(64) {
      var found = 0
      for index in 0..<count {
        let t = target[index]
        var worth = 0
        if s.surface == t.surface || s.isNumber && s.sound == t.sound {
          worth = 12
        } else if s.sound != 0, s.sound == t.sound {
          worth = 10
        } else if s.stem != 0, t.stem != 0, let known = lexicon[UInt64(s.stem) << 32 | UInt64(t.stem)] {
          worth = Int(known)
        }
        if worth > 0 {
          found = max(found, worth)
          best[index] = max(best[index], worth)
        }
      }
      let isKnown = s.isNumber || s.stem != 0 && Int(s.stem) < sourceKnown.count && sourceKnown[Int(s.stem)]
      result.source.has += found
      if found > 0 || isKnown { result.source.of += 12 }
    }
    for index in 0..<count {
      let t = target[index]
      let isKnown = t.isNumber || t.stem != 0 && Int(t.stem) < targetKnown.count && targetKnown[Int(t.stem)]
      result.target.has += best[index]
      if best[index] > 0 || isKnown { result.target.of += 12 }
    }
    return result
  }

  private var best = [Int](repeating: 0, count: 64)

  private func shape(_ source: [ModelWord], _ target: [ModelWord], _ lengths: (source: Int, target: Int)) -> Shape {
    let cover = coverage(source, target)
    func level(_ part: (has: Int, of: Int)) -> Int {
      part.of == 0 ? 0 : min(Self.coverages - 1, part.has * (Self.coverages + 2) / part.of)
    }
    // How many words could have told.
    let words = max(min(cover.source.of, cover.target.of), (cover.source.of + cover.target.of) / 3) / 12
    let size = words < 3 ? words : words < 5 ? 3 : words < 8 ? 4 : 5
    let deviation = deviation(lengths)
    let ratio =
      deviation < -3
      ? 0 : deviation < -2 ? 1 : deviation < -1 ? 2 : deviation < 1 ? 3 : deviation < 2 ? 4 : deviation < 3 ? 5 : 6
    let cell = ((level(cover.source) * Self.coverages + level(cover.target)) * Self.sizes + size) * Self.ratios + ratio
    return Shape(cell: cell, isJudged: cover.source.of + cover.target.of > 0)
  }

  // MARK: How shapes are distributed

  /// By cell; empty until they are learned.
  private var shuffledShare: [Float] = []
  private var cutShare: [Float] = []

  private func learnShapes() {
    var real = [Float](repeating: 0, count: Self.cells)
    var shuffled = real
    var cut = real
    let step = max(1, samples.count / 40_000)
    let picked = stride(from: 0, to: samples.count, by: step).map { $0 }
    var total: Float = 0
    for (place, index) in picked.enumerated() {
      let sample = samples[index]
      let here = shape(sample.source, sample.target, sample.lengths)
      if !here.isJudged { continue }
      total += 1
      real[here.cell] += 1
      let other = samples[picked[(place + picked.count / 2 + Int(random() % 97)) % picked.count]]
      shuffled[shape(sample.source, other.target, (sample.lengths.source, other.lengths.target)).cell] += 1
      // A third to two thirds of one side are gone.
      let part = 34 + Int(random() % 33)
      func short(_ words: [ModelWord]) -> [ModelWord] { Array(words.prefix(max(1, words.count * part / 100))) }
      if place % 2 == 0 {
        cut[
          shape(
            sample.source, short(sample.target), (sample.lengths.source, max(1, sample.lengths.target * part / 100))
          ).cell] += 1
      } else {
        cut[
          shape(
            short(sample.source), sample.target, (max(1, sample.lengths.source * part / 100), sample.lengths.target)
          ).cell] += 1
      }
    }
    shuffledShare = share(shuffled, of: real, total)
    cutShare = share(cut, of: real, total)
  }

  /// In each cell, the part of the real pairs that is of the made kind: at most so many of all pairs are of that kind as leave
  /// no cell with more of them than it has pairs.
  private func share(_ made: [Float], of real: [Float], _ total: Float) -> [Float] {
    guard total > 0 else { return made }
    var part: Float = 1
    for cell in made.indices where made[cell] >= max(50, total / 500) {
      part = min(part, (real[cell] + 1) / made[cell])
    }
    return made.indices.map { cell in
      // Some pairs may always be wrong; of short texts fewer are, since those are translated freely.
      let isShort = cell / Self.ratios % Self.sizes < 3
      return made[cell] < 2 ? 0 : min(1, max(isShort ? 0.008 : 0.06, part) * made[cell] / (real[cell] + 0.5))
    }
  }

  /// How likely a pair is not a translation at all, and a part of one; from 0 to 1.
  func doubts(
    _ source: [ModelWord], _ target: [ModelWord], _ lengths: (source: Int, target: Int)
  ) -> (misaligned: Float, cut: Float) {
    let shape = shape(source, target, lengths)
    guard shape.isJudged else { return (0, 0) }
    return (shuffledShare[shape.cell], cutShare[shape.cell])
  }
}

/// The natural logarithm, to some digits: without the C library's, which the room has no need of otherwise.
private func logarithm(_ value: Float) -> Float {
  guard value > 0 else { return -20 }
  // value = mantissa * 2^exponent; the series of artanh on a mantissa between 0.7 and 1.4.
  var mantissa = value.significand
  var exponent = Float(value.exponent)
  if mantissa > 1.414 {
    mantissa /= 2
    exponent += 1
  }
  let ratio = (mantissa - 1) / (mantissa + 1)
  let square = ratio * ratio
  return 2 * ratio * (1 + square * (1 / 3 + square * (0.2 + square / 7))) + exponent * 0.693_147_2
}
