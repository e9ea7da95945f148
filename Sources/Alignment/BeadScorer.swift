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
    /// The shares of target and source tokens that the table explains, by ``Vocabulary/Kind``.
    var forwardShares: [Double]
    var backwardShares: [Double]
    /// How often the two sides begin alike, and end alike, beyond chance.
    var startAgreement: Double
    var endAgreement: Double
    /// By ``BeadKind/all``.
    var priors: [Double]
  }

  let source: Side
  let target: Side
  let table: PairTable
  private let tuning: AlignmentTuning
  let model: Model
  /// Where each type stands in the target.
  private let places: [Int32]
  private let placeStarts: [Int]
  private let sentenceOfPlace: [Int32]
  private var rows: [Row]
  private let paragraphWeight: Double
  private let hasHeadings: Bool
  /// By token.
  private let targetShares: [Share]
  private let sourceShares: [Share]
  private let starts: Agreement
  private let ends: Agreement

  /// A text as the scorer sees it.
  struct Side {
    let tokens: TokenCorpus
    /// Characters before each sentence; one more than there are sentences.
    let characters: [Int]
    let beginsParagraph: [Bool]
    let isHeading: [Bool]
    /// By sentence: ``Boundary/start(of:)``, ``Boundary/end(of:)``.
    let starts: [UInt8]
    let ends: [UInt8]
    var count: Int { tokens.count }

    func length(_ sentences: Range<Int>) -> Double {
      Double(characters[sentences.upperBound] - characters[sentences.lowerBound])
    }
    func size(_ sentences: Range<Int>) -> Int {
      tokens.starts[sentences.upperBound] - tokens.starts[sentences.lowerBound]
    }
  }

  /// What the table explains of a token, and what it does not. A type of its own: where nothing is optimised, each access to
  /// an array of tuples looks its type up.
  private struct Share: BitwiseCopyable {
    let rest: Float
    let share: Float
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

  init(
    _ source: Side, _ target: Side, table: PairTable, sourceKinds: [Vocabulary.Kind], targetKinds: [Vocabulary.Kind],
    model: Model, tuning: AlignmentTuning
  ) {
    let targetTypes = targetKinds.count
    func shares(_ types: [Int32], _ kinds: [Vocabulary.Kind], _ shares: [Double]) -> [Share] {
      types.map { type in
        let share = Float(shares[Int(kinds[Int(type)].rawValue)])
        return Share(rest: 1 - share, share: share)
      }
    }
    targetShares = shares(target.tokens.types, targetKinds, model.forwardShares)
    sourceShares = shares(source.tokens.types, sourceKinds, model.backwardShares)
    self.starts = Agreement(
      source.starts, target.starts, agreement: model.startAgreement, weight: tuning.boundaryWeight)
    ends = Agreement(source.ends, target.ends, agreement: model.endAgreement, weight: tuning.boundaryWeight)
    self.source = source
    self.target = target
    self.table = table
    self.model = model
    self.tuning = tuning
    rows = [Row](repeating: Row(), count: 8)
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
    hasHeadings = source.isHeading.contains(true) || target.isHeading.contains(true)
    let ratio = Double(min(breaks.0, breaks.1)) / Double(max(breaks.0, breaks.1, 1))
    paragraphWeight = breaks.0 > 1 && breaks.1 > 1 ? tuning.paragraph * max(0, 2 * ratio - 1) : 0
  }

  /// Makes the evidence of a source sentence and a range of target sentences. What was made for a sentence stays until
  /// eight further on are made.
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
              var place =
                all.count > 8 ? Self.lowerBound(places, all, Int32(truncatingIfNeeded: first)) : all.lowerBound
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

  /// Makes the first places 0; an array is never made shorter, so that its block is used again.
  private static func clear(_ array: inout [Float], _ count: Int) {
    guard array.count >= count else {
      array = [Float](repeating: 0, count: count)
      return
    }
    array.withUnsafeMutableBytes { bytes in
      guard let first = bytes.baseAddress else { return }
      memset(first, 0, count * MemoryLayout<Float>.stride)
    }
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
    // Nor are many sentences that do not fit together well.
    if length < -5, bead.source + bead.target > 3 { return Self.never }
    result += paragraphScore(sources, targets)
    result += starts.score(source.starts[i], target.starts[j])
    result += ends.score(source.ends[sources.upperBound - 1], target.ends[targets.upperBound - 1])
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
    guard hasHeadings else { return result }
    let headings = (sources.contains { source.isHeading[$0] }, targets.contains { target.isHeading[$0] })
    if headings.0 != headings.1 { result -= tuning.paragraph }
    if headings.0, headings.1 {
      result += sources.count == 1 && targets.count == 1 ? tuning.paragraph : -tuning.paragraph
    }
    return result
  }

  // Pointers and `while` in the two loops over tokens: the same machine code as buffers and `for` where it is optimised, and a
  // tenth of it where it is not.

  private func forwardScore(_ sources: Range<Int>, _ targets: Range<Int>) -> Double {
    let first = target.tokens.starts[targets.lowerBound]
    let count = target.tokens.starts[targets.upperBound] - first
    let scale = 1 / Float(source.size(sources) + 1)
    return targetShares.withUnsafeBufferPointer { shares in
      forward(sources.lowerBound, first) { a in
        guard let shares = shares.baseAddress, let a else { return 0 }
        let own = shares + first
        var product = Product()
        var token = 0
        guard sources.count > 1 else {
          while token < count {
            product.multiply(own[token].rest + own[token].share * scale * a[token])
            token &+= 1
          }
          return product.logarithm
        }
        return forward(sources.lowerBound + 1, first) { b in
          guard let b else { return 0 }
          guard sources.count > 2 else {
            while token < count {
              product.multiply(own[token].rest + own[token].share * scale * (a[token] + b[token]))
              token &+= 1
            }
            return product.logarithm
          }
          while token < count {
            var sum = a[token] + b[token]
            for sentence in sources.lowerBound + 2..<sources.upperBound {
              let slot = sentence % rows.count
              sum += rows[slot].forward[first &+ token &- target.tokens.starts[rows[slot].targets.lowerBound]]
            }
            product.multiply(own[token].rest + own[token].share * scale * sum)
            token &+= 1
          }
          return product.logarithm
        }
      }
    }
  }

  /// Calls `body` with a sentence's evidence for the target's tokens from one on; nil where it has none.
  @inline(__always)
  private func forward(_ sentence: Int, _ token: Int, _ body: (UnsafePointer<Float>?) -> Double) -> Double {
    let slot = sentence % rows.count
    let shift = token - target.tokens.starts[rows[slot].targets.lowerBound]
    return rows[slot].forward.withUnsafeBufferPointer { values in body(values.baseAddress.map { $0 + shift }) }
  }

  private func backwardScore(_ sources: Range<Int>, _ targets: Range<Int>) -> Double {
    let scale = 1 / Float(target.size(targets) + 1)
    let others = targets.count
    var product = Product()
    for sentence in sources {
      let slot = sentence % rows.count
      let start = source.tokens.starts[sentence]
      let width = source.tokens.starts[sentence + 1] - start
      let first = (targets.lowerBound - rows[slot].targets.lowerBound) * width
      rows[slot].backward.withUnsafeBufferPointer { values in
        sourceShares.withUnsafeBufferPointer { shares in
          guard let values = values.baseAddress, let shares = shares.baseAddress else { return }
          let evidence = values + first
          let own = shares + start
          var token = 0
          while token < width {
            var sum = evidence[token]
            var other = 1
            while other < others {
              sum += evidence[other &* width &+ token]
              other &+= 1
            }
            product.multiply(own[token].rest + own[token].share * scale * sum)
            token &+= 1
          }
        }
      }
    }
    return product.logarithm
  }

  /// What the lexicon explains of tokens, and how many there are, by ``Vocabulary/Kind``.
  struct Explained {
    var forward = [Double](repeating: 0, count: 5)
    var forwardTokens = [Double](repeating: 0, count: 5)
    var backward = [Double](repeating: 0, count: 5)
    var backwardTokens = [Double](repeating: 0, count: 5)
  }

  /// Adds the expectations of a bead.
  func explain(
    _ bead: Bead, _ sourceKinds: [Vocabulary.Kind], _ targetKinds: [Vocabulary.Kind], _ sums: inout Explained
  ) {
    for sentence in bead.source { prepare(sentence, targets: bead.target) }
    let scale = 1 / Double(source.size(bead.source) + 1)
    for token in target.tokens.starts[bead.target.lowerBound]..<target.tokens.starts[bead.target.upperBound] {
      var sum: Float = 0
      for sentence in bead.source {
        let slot = sentence % rows.count
        sum += rows[slot].forward[token - target.tokens.starts[rows[slot].targets.lowerBound]]
      }
      let kind = Int(targetKinds[Int(target.tokens.types[token])].rawValue)
      let explained = model.forwardShares[kind] * scale * Double(sum)
      sums.forward[kind] += explained / (explained + 1 - model.forwardShares[kind])
      sums.forwardTokens[kind] += 1
    }
    let backScale = 1 / Double(target.size(bead.target) + 1)
    for sentence in bead.source {
      let slot = sentence % rows.count
      let start = source.tokens.starts[sentence]
      let width = source.tokens.starts[sentence + 1] - start
      for token in 0..<width {
        var sum: Float = 0
        for other in bead.target { sum += rows[slot].backward[(other - rows[slot].targets.lowerBound) * width + token] }
        let kind = Int(sourceKinds[Int(source.tokens.types[start + token])].rawValue)
        let explained = model.backwardShares[kind] * backScale * Double(sum)
        sums.backward[kind] += explained / (explained + 1 - model.backwardShares[kind])
        sums.backwardTokens[kind] += 1
      }
    }
  }
}

/// How sentences begin and end.
enum Boundary {
  static let classes = 8

  /// Capital, small letter, digit, quote or bracket, dash or bullet, other letter, other sign.
  static func start(of sentence: String) -> UInt8 {
    for scalar in sentence.unicodeScalars where !scalar.properties.isWhitespace {
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .titlecaseLetter: return 1
      case .lowercaseLetter: return 2
      case .decimalNumber: return 3
      case .initialPunctuation, .finalPunctuation, .openPunctuation: return 4
      case .dashPunctuation: return 5
      case .otherLetter: return 6
      default: return scalar == "\"" || scalar == "'" ? 4 : scalar == "•" || scalar == "*" ? 5 : 7
      }
    }
    return 0
  }

  /// Full stop, question, exclamation, colon, semicolon or comma, ellipsis, no sign. Quotes and brackets after it do not count.
  static func end(of sentence: String) -> UInt8 {
    for scalar in sentence.unicodeScalars.reversed() where !scalar.properties.isWhitespace {
      switch scalar {
      case ".", "。", "।", "．": return 1
      case "?", "？", "؟": return 2
      case "!", "！": return 3
      case ":", "：": return 4
      case ";", ",", "；", "，", "、": return 5
      case "…": return 6
      default:
        switch scalar.properties.generalCategory {
        case .initialPunctuation, .finalPunctuation, .openPunctuation, .closePunctuation: continue
        default:
          if scalar == "\"" || scalar == "'" { continue }
          return 7
        }
      }
    }
    return 0
  }
}

/// Scores pairs of classes: translations have the same more often than by chance.
struct Agreement {
  private var scores: [Double]

  /// - Parameter agreement: how much of what is the same is not chance, in `0..<1`.
  init(_ source: [UInt8], _ target: [UInt8], agreement: Double, weight: Double) {
    let shares = Self.shares(source, target)
    scores = [Double](repeating: 0, count: Boundary.classes * Boundary.classes)
    for a in 0..<Boundary.classes {
      for b in 0..<Boundary.classes {
        scores[a * Boundary.classes + b] = weight * log(1 - agreement + (a == b ? agreement / shares[b] : 0))
      }
    }
  }

  private static func shares(_ source: [UInt8], _ target: [UInt8]) -> [Double] {
    var counts = [Double](repeating: 0.5, count: Boundary.classes)
    for value in source + target { counts[Int(value)] += 1 }
    let total = counts.reduce(0, +)
    return counts.map { $0 / total }
  }

  /// The agreement that pairs of translations show.
  static func estimate(_ pairs: [(UInt8, UInt8)], _ source: [UInt8], _ target: [UInt8], first: Double) -> Double {
    let shares = shares(source, target)
    let chance = shares.reduce(0) { $0 + $1 * $1 }
    let same = Double(pairs.count { $0.0 == $0.1 })
    // As if a few had been seen that agree as was thought at first.
    let share = (same + 10 * (first + (1 - first) * chance)) / (Double(pairs.count) + 10)
    return min(max((share - chance) / max(1 - chance, 0.01), 0.1), 0.95)
  }

  func score(_ a: UInt8, _ b: UInt8) -> Double { scores[Int(a) * Boundary.classes + Int(b)] }
}

/// A product of many factors, as a logarithm.
private struct Product {
  private var value = 1.0
  private var count = 0
  private var sum = 0.0

  /// - Parameter factor: at least 0.001; counted as 10^6 at most.
  @inline(__always)
  mutating func multiply(_ factor: Float) {
    value *= factor < 1e6 ? Double(factor) : 1e6
    count &+= 1
    if count == 32 {
      sum += log(value)
      value = 1
      count = 0
    }
  }

  var logarithm: Double { sum + log(value) }
}
