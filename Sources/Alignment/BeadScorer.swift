internal import Glibc

/// Scores beads: the logarithm of how much likelier the sentences are together than apart.
///
/// Words (Moore 2002): each token of a side is likelier where the other side's tokens translate it, by
/// `1 - share + share * Σ p(t|s) / (tokens + 1) / p(t)`; the logarithms are summed for both sides. What no token explains costs
/// `log(1 - share)`, so that sentences with nothing in common are better left alone. Length (Gale and Church 1993): the
/// logarithm of the ratio of the lengths is normal, with a deviation that grows for short sentences. The kind of bead, and
/// where paragraphs begin, add constants.
///
/// Rows of evidence are made as they are wanted, one for each source sentence, and cover the targets of the band.
final class BeadScorer {
  struct Model {
    /// Mean and standard deviation of log(target length / source length); the deviation of long sentences.
    var meanRatio = 0.0
    var deviation = 0.2
    /// The share of tokens that the table explains.
    var forwardShare = 0.5
    var backwardShare = 0.5
    /// By ``BeadKind/all``.
    var priors: [Double]
  }

  let source: Side
  let target: Side
  private let table: PairTable
  private let tuning: AlignmentTuning
  let model: Model
  /// Where each type stands in the target.
  private let places: [Int32]
  private let placeStarts: [Int]
  private let sentenceOfPlace: [Int32]
  private var rows: [Row]
  private let paragraphWeight: Double

  /// A text as the scorer sees it.
  struct Side {
    let tokens: TokenCorpus
    /// Characters before each sentence; one more than there are sentences.
    let characters: [Int]
    let beginsParagraph: [Bool]
    let isHeading: [Bool]
    var count: Int { tokens.count }

    func length(_ sentences: Range<Int>) -> Double {
      Double(characters[sentences.upperBound] - characters[sentences.lowerBound])
    }
    func size(_ sentences: Range<Int>) -> Int { tokens.starts[sentences.upperBound] - tokens.starts[sentences.lowerBound] }
  }

  /// The evidence of one source sentence.
  private struct Row {
    var sentence = -1
    /// Target sentences covered.
    var targets = 0..<0
    /// For each token of those: Σ p(t|s) / p(t).
    var forward: [Float] = []
    /// For each of those sentences, for each token of the source sentence: Σ p(s|t) / p(s).
    var backward: [Float] = []
  }

  init(_ source: Side, _ target: Side, table: PairTable, targetTypes: Int, model: Model, tuning: AlignmentTuning) {
    self.source = source
    self.target = target
    self.table = table
    self.model = model
    self.tuning = tuning
    rows = [Row](repeating: Row(), count: 4)
    var starts = [Int](repeating: 0, count: targetTypes + 1)
    for type in target.tokens.types { starts[Int(type) + 1] += 1 }
    for type in 0..<targetTypes { starts[type + 1] += starts[type] }
    var next = starts
    var places = [Int32](repeating: 0, count: target.tokens.types.count)
    for (place, type) in target.tokens.types.enumerated() {
      places[next[Int(type)]] = Int32(truncatingIfNeeded: place)
      next[Int(type)] += 1
    }
    self.places = places
    placeStarts = starts
    var sentences = [Int32](repeating: 0, count: target.tokens.types.count)
    for sentence in 0..<target.count {
      for place in target.tokens.starts[sentence]..<target.tokens.starts[sentence + 1] {
        sentences[place] = Int32(truncatingIfNeeded: sentence)
      }
    }
    sentenceOfPlace = sentences
    // Paragraphs speak only where both sides have about as many.
    let breaks = (source.beginsParagraph.count { $0 }, target.beginsParagraph.count { $0 })
    let ratio = Double(min(breaks.0, breaks.1)) / Double(max(breaks.0, breaks.1, 1))
    paragraphWeight = breaks.0 > 1 && breaks.1 > 1 ? tuning.paragraph * max(0, 2 * ratio - 1) : 0
  }

  /// Makes the evidence of a source sentence and a range of target sentences. What was made for a sentence stays until
  /// four further on are made.
  func prepare(_ sentence: Int, targets: Range<Int>) {
    guard sentence < source.count, !targets.isEmpty else { return }
    let slot = sentence % rows.count
    if rows[slot].sentence == sentence, rows[slot].targets.lowerBound <= targets.lowerBound,
      rows[slot].targets.upperBound >= targets.upperBound
    {
      return
    }
    fill(slot, sentence, targets)
  }

  private func fill(_ slot: Int, _ sentence: Int, _ targets: Range<Int>) {
    let tokens = source.tokens.starts[sentence]..<source.tokens.starts[sentence + 1]
    let first = target.tokens.starts[targets.lowerBound]
    let end = target.tokens.starts[targets.upperBound]
    // Out of the ring while it is written: the blocks are used again.
    var row = Row()
    swap(&row, &rows[slot])
    row.sentence = sentence
    row.targets = targets
    Self.clear(&row.forward, end - first)
    Self.clear(&row.backward, targets.count * tokens.count)
    let width = tokens.count
    row.forward.withUnsafeMutableBufferPointer { forward in
      row.backward.withUnsafeMutableBufferPointer { backward in
        places.withUnsafeBufferPointer { places in
          for (number, index) in tokens.enumerated() {
            let type = Int(source.tokens.types[index])
            for cell in Int(table.rows[type])..<Int(table.rows[type + 1]) {
              let other = Int(table.columns[cell])
              let all = placeStarts[other]..<placeStarts[other + 1]
              var place = all.count > 8 ? Self.lowerBound(places, all, Int32(truncatingIfNeeded: first)) : all.lowerBound
              let (p, q) = (table.forward[cell], table.backward[cell])
              while place < all.upperBound {
                let token = Int(places[place])
                place &+= 1
                if token < first { continue }
                if token >= end { break }
                forward[token &- first] += p
                backward[(Int(sentenceOfPlace[token]) &- targets.lowerBound) &* width &+ number] += q
              }
            }
          }
        }
      }
    }
    swap(&row, &rows[slot])
  }

  private static func clear(_ array: inout [Float], _ count: Int) {
    array.removeAll(keepingCapacity: true)
    array.append(contentsOf: repeatElement(0, count: count))
  }

  private static func lowerBound(_ places: UnsafeBufferPointer<Int32>, _ range: Range<Int>, _ value: Int32) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if places[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Worse than any bead that is scored.
  static let never = -1e6

  /// The score of a bead that begins at `i` and `j`, prepared for.
  func score(_ kind: Int, _ i: Int, _ j: Int) -> Double {
    let bead = BeadKind.all[kind]
    var result = model.priors[kind]
    if bead.isSkip { return result }
    let sources = i..<i + bead.source
    let targets = j..<j + bead.target
    let length = lengthScore(source.length(sources), target.length(targets))
    result += length
    // Lengths that far apart are no translation, whatever the words say.
    if length < -12 { return bead == BeadKind.all[0] ? result - 12 : Self.never }
    result += paragraphScore(sources, targets)
    return result + tuning.wordWeight * (forwardScore(sources, targets) + backwardScore(sources, targets))
  }

  private func lengthScore(_ a: Double, _ b: Double) -> Double {
    let from = max(a, 1)
    let to = max(b, 1)
    let variance = model.deviation * model.deviation + tuning.lengthNoise / 2 * (1 / from + 1 / to) / 4
    let difference = log(to / from) - model.meanRatio
    return tuning.lengthWeight * (-difference * difference / (2 * variance) - 0.5 * log(variance / 0.6))
  }

  private func paragraphScore(_ sources: Range<Int>, _ targets: Range<Int>) -> Double {
    var result = 0.0
    if paragraphWeight > 0 {
      let starts = (
        source.beginsParagraph[sources.lowerBound], target.beginsParagraph[targets.lowerBound]
      )
      if starts.0, starts.1 { result += paragraphWeight * 0.5 }
      if starts.0 != starts.1 { result -= paragraphWeight * 0.5 }
      for sentence in sources.dropFirst() where source.beginsParagraph[sentence] { result -= paragraphWeight }
      for sentence in targets.dropFirst() where target.beginsParagraph[sentence] { result -= paragraphWeight }
    }
    let headings = (sources.contains { source.isHeading[$0] }, targets.contains { target.isHeading[$0] })
    if headings.0 != headings.1 { result -= tuning.paragraph }
    if headings.0, headings.1 { result += sources.count == 1 && targets.count == 1 ? tuning.paragraph : -tuning.paragraph }
    return result
  }

  private func forwardScore(_ sources: Range<Int>, _ targets: Range<Int>) -> Double {
    let scale = model.forwardShare / Double(source.size(sources) + 1)
    let rest = 1 - model.forwardShare
    let start = target.tokens.starts[targets.lowerBound]
    let end = target.tokens.starts[targets.upperBound]
    var product = Product()
    let a = rows[sources.lowerBound % rows.count]
    let shift = start - target.tokens.starts[a.targets.lowerBound]
    a.forward.withUnsafeBufferPointer { a in
      switch sources.count {
      case 1:
        for token in 0..<end - start { product.multiply(rest + scale * Double(a[shift &+ token])) }
      default:
        let b = rows[(sources.lowerBound + 1) % rows.count]
        let shiftB = start - target.tokens.starts[b.targets.lowerBound]
        b.forward.withUnsafeBufferPointer { b in
          guard sources.count > 2 else {
            for token in 0..<end - start {
              product.multiply(rest + scale * Double(a[shift &+ token] + b[shiftB &+ token]))
            }
            return
          }
          let c = rows[(sources.lowerBound + 2) % rows.count]
          let shiftC = start - target.tokens.starts[c.targets.lowerBound]
          c.forward.withUnsafeBufferPointer { c in
            for token in 0..<end - start {
              product.multiply(rest + scale * Double(a[shift &+ token] + b[shiftB &+ token] + c[shiftC &+ token]))
            }
          }
        }
      }
    }
    return product.logarithm
  }

  private func backwardScore(_ sources: Range<Int>, _ targets: Range<Int>) -> Double {
    let scale = model.backwardShare / Double(target.size(targets) + 1)
    let rest = 1 - model.backwardShare
    var product = Product()
    for sentence in sources {
      let row = rows[sentence % rows.count]
      let width = source.tokens.starts[sentence + 1] - source.tokens.starts[sentence]
      let first = (targets.lowerBound - row.targets.lowerBound) * width
      row.backward.withUnsafeBufferPointer { values in
        switch targets.count {
        case 1:
          for token in 0..<width { product.multiply(rest + scale * Double(values[first &+ token])) }
        case 2:
          for token in 0..<width {
            product.multiply(rest + scale * Double(values[first &+ token] + values[first &+ width &+ token]))
          }
        default:
          for token in 0..<width {
            let sum = values[first &+ token] + values[first &+ width &+ token] + values[first &+ 2 &* width &+ token]
            product.multiply(rest + scale * Double(sum))
          }
        }
      }
    }
    return product.logarithm
  }

  /// The shares that the lexicon explains of what the beads hold, as expectation maximisation has them.
  func shares(of bead: Bead) -> (forward: Double, forwardTokens: Int, backward: Double, backwardTokens: Int) {
    for sentence in bead.source { prepare(sentence, targets: bead.target) }
    var forward = 0.0
    var backward = 0.0
    let scale = model.forwardShare / Double(source.size(bead.source) + 1)
    for token in target.tokens.starts[bead.target.lowerBound]..<target.tokens.starts[bead.target.upperBound] {
      var sum: Float = 0
      for sentence in bead.source {
        let row = rows[sentence % rows.count]
        sum += row.forward[token - target.tokens.starts[row.targets.lowerBound]]
      }
      let explained = scale * Double(sum)
      forward += explained / (explained + 1 - model.forwardShare)
    }
    let backScale = model.backwardShare / Double(target.size(bead.target) + 1)
    for sentence in bead.source {
      let row = rows[sentence % rows.count]
      let width = source.tokens.starts[sentence + 1] - source.tokens.starts[sentence]
      for token in 0..<width {
        var sum: Float = 0
        for other in bead.target { sum += row.backward[(other - row.targets.lowerBound) * width + token] }
        let explained = backScale * Double(sum)
        backward += explained / (explained + 1 - model.backwardShare)
      }
    }
    return (forward, target.size(bead.target), backward, source.size(bead.source))
  }
}

/// A product of many factors, as a logarithm.
private struct Product {
  private var value = 1.0
  private var count = 0
  private var sum = 0.0

  /// - Parameter factor: at least 0.01; counted as 10^6 at most.
  @inline(__always)
  mutating func multiply(_ factor: Double) {
    value *= min(factor, 1e6)
    count &+= 1
    if count == 32 {
      sum += log(value)
      value = 1
      count = 0
    }
  }

  var logarithm: Double { sum + log(value) }
}
