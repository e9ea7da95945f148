internal import Glibc

/// Pairs of sentences, one from either side, that are so alike that the path is likely to go near them.
enum Anchors {
  private struct Point {
    let source: Int
    let target: Int
    let weight: Double
  }

  /// Types that stand more often tell little about a place, and would cost the square of their number.
  private static func mostPlaces(_ sentences: Int) -> Int { max(8, min(200, sentences / 20)) }

  /// The chain, ascending on both sides, of the greatest sum of likeness. Linear in the tokens but for a logarithm.
  static func chain(
    _ source: TokenCorpus, _ target: TokenCorpus, table: PairTable, share: Double, targetTypes: Int
  ) -> [(source: Int, target: Int)] {
    let points = points(source, target, table, share, targetTypes)
    guard !points.isEmpty else { return [] }
    // The best chain that ends before each target position, in a Fenwick tree of maxima.
    var tree = [(sum: Double, point: Int)](repeating: (0, -1), count: target.count + 1)
    var previous = [Int](repeating: -1, count: points.count)
    var sums = [Double](repeating: 0, count: points.count)
    var index = 0
    var last = (sum: 0.0, point: -1)
    while index < points.count {
      // Points of one source sentence do not follow each other.
      var end = index
      while end < points.count, points[end].source == points[index].source { end += 1 }
      for point in index..<end {
        var best = (sum: 0.0, point: -1)
        var place = points[point].target
        while place > 0 {
          if tree[place].sum > best.sum { best = tree[place] }
          place -= place & -place
        }
        sums[point] = best.sum + points[point].weight
        previous[point] = best.point
        if sums[point] > last.sum { last = (sums[point], point) }
      }
      for point in index..<end {
        var place = points[point].target + 1
        while place <= target.count {
          if sums[point] > tree[place].sum { tree[place] = (sums[point], point) }
          place += place & -place
        }
      }
      index = end
    }
    var chain: [(source: Int, target: Int)] = []
    var point = last.point
    while point >= 0 {
      chain.append((points[point].source, points[point].target))
      point = previous[point]
    }
    return trusted(chain.reversed(), source.count, target.count)
  }

  /// Without points far off the line that their neighbours make.
  private static func trusted(
    _ chain: [(source: Int, target: Int)], _ sources: Int, _ targets: Int
  ) -> [(source: Int, target: Int)] {
    guard chain.count > 4 else { return [] }
    return chain.indices.filter { index in
      let before = index > 1 ? chain[index - 2] : (0, 0)
      let after = index + 2 < chain.count ? chain[index + 2] : (sources, targets)
      let rows = max(1, after.0 - before.0)
      let expected =
        Double(before.1) + Double(after.1 - before.1) * Double(chain[index].source - before.0) / Double(rows)
      return abs(Double(chain[index].target) - expected) <= 12 + 0.5 * Double(min(rows, after.1 - before.1))
    }.map { chain[$0] }
  }

  /// For each source sentence, the few target sentences with the most rare words in common.
  private static func points(
    _ source: TokenCorpus, _ target: TokenCorpus, _ table: PairTable, _ share: Double, _ targetTypes: Int
  ) -> [Point] {
    var counts = [Int](repeating: 0, count: targetTypes + 1)
    for type in target.types { counts[Int(type) + 1] += 1 }
    for type in 0..<targetTypes { counts[type + 1] += counts[type] }
    let starts = counts
    var next = counts
    var sentences = [Int32](repeating: 0, count: target.types.count)
    for sentence in 0..<target.count {
      for type in target[sentence] {
        sentences[next[Int(type)]] = Int32(truncatingIfNeeded: sentence)
        next[Int(type)] += 1
      }
    }
    let most = mostPlaces(target.count)
    var sums = [Double](repeating: 0, count: target.count)
    var touched: [Int] = []
    var points: [Point] = []
    for sentence in 0..<source.count {
      touched.removeAll(keepingCapacity: true)
      let size = Double(source[sentence].count + 1)
      for type in source[sentence] {
        for cell in Int(table.rows[Int(type)])..<Int(table.rows[Int(type) + 1]) {
          let other = Int(table.columns[cell])
          guard starts[other + 1] - starts[other] <= most else { continue }
          let gain = log(1 + share * Double(max(table.forward[cell], table.backward[cell])) / size)
          guard gain > 0.7 else { continue }
          for place in starts[other]..<starts[other + 1] {
            let found = Int(sentences[place])
            if sums[found] == 0 { touched.append(found) }
            sums[found] += gain
          }
        }
      }
      // What is much more alike than the next, in relation to the lengths.
      var best: [(score: Double, target: Int)] = []
      for found in touched {
        let score = sums[found] / Double(target[found].count + source[sentence].count + 8).squareRoot()
        sums[found] = 0
        best.append((score, found))
      }
      best.sort { $0.score != $1.score ? $0.score > $1.score : $0.target < $1.target }
      for candidate in best.prefix(3) where candidate.score > 0.6 {
        points.append(Point(source: sentence, target: candidate.target, weight: candidate.score))
      }
    }
    return points
  }
}
