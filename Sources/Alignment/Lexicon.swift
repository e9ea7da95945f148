/// How likely words of two languages translate each other.
///
/// Rows by source type, cells by target type in ascending order. `forward` is p(target | source), `backward`
/// p(source | target), both as IBM Model 1 has them (Brown et al. 1993, section 4.1), each in `0...1`.
package struct Lexicon: Sendable {
  /// Where the row of each source type begins; one more than there are types.
  package internal(set) var rows: [Int32] = [0]
  package internal(set) var columns: [Int32] = []
  package internal(set) var forward: [Float] = []
  package internal(set) var backward: [Float] = []
  /// In how many pairs each type stood.
  package internal(set) var sourceCounts: [Int32] = []
  package internal(set) var targetCounts: [Int32] = []

  package init() {}

  package var isEmpty: Bool { columns.isEmpty }

  /// The cells of a type's row; empty for one that the lexicon was not trained with.
  package func row(_ source: Int32) -> Range<Int> {
    let index = Int(source)
    guard index >= 0, index + 1 < rows.count else { return 0..<0 }
    return Int(rows[index])..<Int(rows[index + 1])
  }

  package func cell(_ source: Int32, _ target: Int32) -> (forward: Float, backward: Float)? {
    var range = row(source)
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if columns[middle] == target { return (forward[middle], backward[middle]) }
      range = columns[middle] < target ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  package func sourceCount(_ type: Int32) -> Int32 {
    Int(type) < sourceCounts.count ? sourceCounts[Int(type)] : 0
  }

  package func targetCount(_ type: Int32) -> Int32 {
    Int(type) < targetCounts.count ? targetCounts[Int(type)] : 0
  }
}

/// Learns a ``Lexicon`` from pairs of sentences.
///
/// What stands together most exclusively (by the square of the count of pairs with both over the product of the counts of
/// each) is a candidate, for either side; IBM Model 1 decides among the candidates. Linear in the tokens: 300,000 pairs
/// of 18 words take about two seconds. The same pairs in the same order give the same lexicon.
package struct LexiconTrainer: Sendable {
  /// Candidates kept for each type.
  package var candidates = 16
  package var iterations = 4
  /// Pairs in which two types must stand together.
  package var minimumPairs: Int32 = 2
  /// Added to the denominator: takes from rare types what they may have by chance.
  package var smoothing: Float = 1
  /// Cells less likely in both directions are not kept; three times as much after each step but the last.
  package var least: Float = 0.001
  /// Pairs with a type that are looked at for candidates; evenly spaced among all with it.
  package var sample = 4000

  package init() {}

  /// - Parameter weights: of the pairs; nil for all the same.
  package func train(
    _ source: TokenCorpus, _ target: TokenCorpus, sourceTypes: Int, targetTypes: Int, weights: [Float]? = nil
  ) -> Lexicon {
    let from = Side(source, types: sourceTypes)
    let to = Side(target, types: targetTypes)
    var lexicon = Lexicon()
    lexicon.sourceCounts = from.counts
    lexicon.targetCounts = to.counts
    // A cell is source << 32 | target.
    var cells = choose(from, to).map { UInt64($0.0) << 32 | UInt64($0.1) }
    cells += choose(to, from).map { UInt64($0.1) << 32 | UInt64($0.0) }
    cells.sort()
    lexicon.rows = [Int32](repeating: 0, count: sourceTypes + 1)
    var last: UInt64?
    for cell in cells where cell != last {
      last = cell
      lexicon.columns.append(Int32(truncatingIfNeeded: cell & 0xFFFF_FFFF))
      lexicon.rows[Int(cell >> 32) + 1] += 1
    }
    for index in 0..<sourceTypes { lexicon.rows[index + 1] += lexicon.rows[index] }
    estimate(&lexicon, from, to, weights)
    return lexicon
  }

  /// One side of the pairs: each type once a sentence, and where it stands.
  private struct Side {
    /// Types of a sentence, ascending, each once.
    var types: [Int32] = []
    var starts: [Int] = [0]
    /// The most types in a sentence.
    var longest = 0
    var counts: [Int32]
    /// Sentences by type.
    var sentences: [Int32]
    var sentenceStarts: [Int]

    init(_ corpus: TokenCorpus, types typeCount: Int) {
      counts = [Int32](repeating: 0, count: typeCount)
      types.reserveCapacity(corpus.types.count)
      starts.reserveCapacity(corpus.count + 1)
      var sorted: [Int32] = []
      for sentence in 0..<corpus.count {
        sorted.removeAll(keepingCapacity: true)
        sorted.append(contentsOf: corpus[sentence])
        sorted.sort()
        var last: Int32 = -1
        for type in sorted where type != last {
          last = type
          types.append(type)
          counts[Int(type)] += 1
        }
        longest = max(longest, types.count - starts[sentence])
        starts.append(types.count)
      }
      sentenceStarts = [Int](repeating: 0, count: typeCount + 1)
      for type in 0..<typeCount { sentenceStarts[type + 1] = sentenceStarts[type] + Int(counts[type]) }
      sentences = [Int32](repeating: 0, count: types.count)
      var next = sentenceStarts
      for sentence in 0..<corpus.count {
        for index in starts[sentence]..<starts[sentence + 1] {
          let type = Int(types[index])
          sentences[next[type]] = Int32(truncatingIfNeeded: sentence)
          next[type] += 1
        }
      }
    }
  }

  /// For each type of one side, the types of the other that it stands with most exclusively.
  private func choose(_ from: Side, _ to: Side) -> [(Int32, Int32)] {
    var result: [(Int32, Int32)] = []
    var together = [Int32](repeating: 0, count: to.counts.count)
    var touched: [Int32] = []
    var ranked: [(score: Float, type: Int32)] = []
    let total = Float(max(1, from.starts.count - 1))
    for type in from.counts.indices where from.counts[type] >= minimumPairs {
      let all = from.sentenceStarts[type]..<from.sentenceStarts[type + 1]
      // Rounded up, so that never more than twice the sample is left out.
      let step = max(1, all.count / sample)
      touched.removeAll(keepingCapacity: true)
      together.withUnsafeMutableBufferPointer { together in
        to.types.withUnsafeBufferPointer { types in
          var place = all.lowerBound
          while place < all.upperBound {
            let sentence = Int(from.sentences[place])
            for index in to.starts[sentence]..<to.starts[sentence + 1] {
              let other = types[index]
              if together[Int(other)] == 0 { touched.append(other) }
              together[Int(other)] &+= 1
            }
            place += step
          }
        }
      }
      ranked.removeAll(keepingCapacity: true)
      let scale = Float(step)
      let own = Float(from.counts[type])
      for other in touched {
        let count = together[Int(other)]
        together[Int(other)] = 0
        guard count >= minimumPairs else { continue }
        let pairs = Float(count) * scale
        let others = Float(to.counts[Int(other)])
        guard pairs * total > 1.5 * own * others else { continue }
        ranked.append((pairs * pairs / others, other))
      }
      if ranked.count > candidates {
        ranked.sort { $0.score != $1.score ? $0.score > $1.score : $0.type < $1.type }
        ranked.removeLast(ranked.count - candidates)
      }
      // What is hundreds of times less exclusive than the best is chance, or a word that stands everywhere.
      let least = (ranked.map(\.score).max() ?? 0) * 0.01
      for (score, other) in ranked where score >= least { result.append((Int32(truncatingIfNeeded: type), other)) }
    }
    return result
  }

  /// Expectation maximisation of both directions over the candidates.
  private func estimate(_ lexicon: inout Lexicon, _ from: Side, _ to: Side, _ weights: [Float]?) {
    let sourceTotal = Float(max(1, from.types.count))
    let targetTotal = Float(max(1, to.types.count))
    // The empty word gives every word by its frequency.
    let sourceNull = from.counts.map { Float($0) / sourceTotal }
    let targetNull = to.counts.map { Float($0) / targetTotal }
    lexicon.forward = [Float](repeating: 0.05, count: lexicon.columns.count)
    lexicon.backward = lexicon.forward
    var step = Step(targetTypes: to.counts.count, longest: (from.longest, to.longest))
    for iteration in 0..<iterations {
      step.forwardCounts = [Float](repeating: 0, count: lexicon.columns.count)
      step.backwardCounts = step.forwardCounts
      for pair in 0..<from.starts.count - 1 {
        let weight = weights?[pair] ?? 1
        guard weight > 0 else { continue }
        step.expect(
          lexicon, from.types, from.starts[pair]..<from.starts[pair + 1], to.types,
          to.starts[pair]..<to.starts[pair + 1], sourceNull, targetNull, weight)
      }
      maximize(&lexicon, step.forwardCounts, step.backwardCounts, to.counts.count)
      if iteration + 1 < iterations { prune(&lexicon, below: 3 * least) }
    }
    prune(&lexicon, below: least)
  }

  /// The expectations of one pair, in memory that is used again.
  private struct Step {
    var forwardCounts: [Float] = []
    var backwardCounts: [Float] = []
    /// Where in the pair each target type stands, from 1; 0 for one that does not.
    private var place: [Int32]
    private var targetSums: [Float]
    private var cells: [Int32]
    private var numbers: [Int32]
    private var ends: [Int]

    init(targetTypes: Int, longest: (Int, Int)) {
      place = [Int32](repeating: 0, count: targetTypes)
      targetSums = [Float](repeating: 0, count: longest.1)
      cells = [Int32](repeating: 0, count: longest.0 * longest.1)
      numbers = cells
      ends = [Int](repeating: 0, count: longest.0)
    }

    mutating func expect(
      _ lexicon: borrowing Lexicon, _ sourceTypes: [Int32], _ sources: Range<Int>, _ targetTypes: [Int32],
      _ targets: Range<Int>, _ sourceNull: [Float], _ targetNull: [Float], _ weight: Float
    ) {
      for target in targets {
        let type = Int(targetTypes[target])
        place[type] = Int32(truncatingIfNeeded: target &- targets.lowerBound &+ 1)
        targetSums[target &- targets.lowerBound] = targetNull[type]
      }
      var count = 0
      for (number, source) in sources.enumerated() {
        let type = Int(sourceTypes[source])
        let row = Int(lexicon.rows[type])..<Int(lexicon.rows[type &+ 1])
        if row.count < 3 &* targets.count {
          for cell in row {
            let found = place[Int(lexicon.columns[cell])]
            guard found > 0 else { continue }
            cells[count] = Int32(truncatingIfNeeded: cell)
            numbers[count] = found &- 1
            count &+= 1
          }
        } else {
          // The row of a frequent type is long; both are in ascending order.
          var low = row.lowerBound
          for target in targets {
            let other = targetTypes[target]
            var high = row.upperBound
            while low < high {
              let middle = (low &+ high) &>> 1
              if lexicon.columns[middle] < other { low = middle &+ 1 } else { high = middle }
            }
            guard low < row.upperBound, lexicon.columns[low] == other else { continue }
            cells[count] = Int32(truncatingIfNeeded: low)
            numbers[count] = Int32(truncatingIfNeeded: target &- targets.lowerBound)
            count &+= 1
          }
        }
        ends[number] = count
      }
      for target in targets { place[Int(targetTypes[target])] = 0 }
      for found in 0..<count { targetSums[Int(numbers[found])] += lexicon.forward[Int(cells[found])] }
      var start = 0
      for (number, source) in sources.enumerated() {
        var sum = sourceNull[Int(sourceTypes[source])]
        for found in start..<ends[number] { sum += lexicon.backward[Int(cells[found])] }
        for found in start..<ends[number] {
          let cell = Int(cells[found])
          backwardCounts[cell] += weight * lexicon.backward[cell] / sum
          forwardCounts[cell] += weight * lexicon.forward[cell] / targetSums[Int(numbers[found])]
        }
        start = ends[number]
      }
    }
  }

  private func maximize(
    _ lexicon: inout Lexicon, _ forwardCounts: [Float], _ backwardCounts: [Float], _ targetTypes: Int
  ) {
    var targetSums = [Float](repeating: smoothing, count: targetTypes)
    for cell in lexicon.columns.indices { targetSums[Int(lexicon.columns[cell])] += backwardCounts[cell] }
    for source in 0..<lexicon.rows.count - 1 {
      let row = Int(lexicon.rows[source])..<Int(lexicon.rows[source + 1])
      var sum = smoothing
      for cell in row { sum += forwardCounts[cell] }
      for cell in row {
        lexicon.forward[cell] = forwardCounts[cell] / sum
        lexicon.backward[cell] = backwardCounts[cell] / targetSums[Int(lexicon.columns[cell])]
      }
    }
  }

  /// Takes out cells that are unlikely in both directions.
  private func prune(_ lexicon: inout Lexicon, below least: Float) {
    var kept = 0
    var start = 0
    for source in 0..<lexicon.rows.count - 1 {
      let end = Int(lexicon.rows[source + 1])
      for cell in start..<end where lexicon.forward[cell] >= least || lexicon.backward[cell] >= least {
        lexicon.columns[kept] = lexicon.columns[cell]
        lexicon.forward[kept] = lexicon.forward[cell]
        lexicon.backward[kept] = lexicon.backward[cell]
        kept += 1
      }
      start = end
      lexicon.rows[source + 1] = Int32(truncatingIfNeeded: kept)
    }
    let rest = lexicon.columns.count - kept
    lexicon.columns.removeLast(rest)
    lexicon.forward.removeLast(rest)
    lexicon.backward.removeLast(rest)
  }
}
