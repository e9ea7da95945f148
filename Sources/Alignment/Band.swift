/// The part of the grid in which a path is looked for: for each number of source sentences passed, a range of numbers
/// of target sentences passed. Never falling, from (0, 0) to (sources, targets).
struct Band: Equatable {
  /// The lowest and the highest target position of each row, both inclusive; one row more than there are sentences.
  private(set) var low: [Int]
  private(set) var high: [Int]
  let targets: Int
  /// Where the cells of each row begin, and the number of all at the end.
  private(set) var starts: [Int] = []

  var sources: Int { low.count - 1 }
  var cells: Int { starts.last ?? 0 }

  /// All of the grid.
  init(sources: Int, targets: Int) {
    self.init(
      low: [Int](repeating: 0, count: sources + 1), high: [Int](repeating: targets, count: sources + 1),
      targets: targets)
  }

  init(low: [Int], high: [Int], targets: Int) {
    self.low = low
    self.high = high
    self.targets = targets
    settle()
  }

  /// Around a path, so many sentences in either direction.
  init(around path: [Bead], sources: Int, targets: Int, width: Int) {
    var low = [Int](repeating: targets, count: sources + 1)
    var high = [Int](repeating: 0, count: sources + 1)
    func touch(_ i: Int, _ j: Int) {
      low[i] = min(low[i], j)
      high[i] = max(high[i], j)
    }
    touch(0, 0)
    touch(sources, targets)
    for bead in path {
      for i in bead.source.lowerBound...bead.source.upperBound {
        touch(i, bead.target.lowerBound)
        touch(i, bead.target.upperBound)
      }
    }
    let (lows, highs) = (low, high)
    for i in 0...sources {
      low[i] = min(lows[max(0, i - width)], lows[i]) - width
      high[i] = max(highs[min(sources, i + width)], highs[i]) + width
    }
    self.init(low: low, high: high, targets: targets)
  }

  /// Between anchors: all of the rectangle between one and the next where that is small, else a strip along its diagonal.
  /// - Parameters:
  ///   - anchors: pairs of sentences, ascending on both sides.
  ///   - mostCells: strips are as narrow as to have together no more cells than this, where that leaves them `4 * width`.
  init(
    anchors: [(source: Int, target: Int)], sources: Int, targets: Int, width: Int, mostCells: Int = 60_000_000
  ) {
    var low = [Int](repeating: targets, count: sources + 1)
    var high = [Int](repeating: 0, count: sources + 1)
    var from = (source: 0, target: 0)
    for to in anchors + [(source: sources, target: targets)] {
      let rows = to.source - from.source
      let columns = to.target - from.target
      let isSmall = rows * columns <= 40_000 || columns <= 4 * width
      // With a hundred thousand sentences and nothing to go by, a strip has its limits.
      let strip = max(4 * width, min(columns / 50, 10_000_000 / max(1, rows), mostCells / (2 * max(1, sources))))
      for i in from.source...max(from.source, to.source) {
        if isSmall || rows == 0 {
          low[i] = min(low[i], from.target - width)
          high[i] = max(high[i], to.target + width)
        } else {
          let middle = from.target + (i - from.source) * columns / rows
          let slope = columns / max(1, rows)
          low[i] = min(low[i], max(from.target - width, middle - strip - slope))
          high[i] = max(high[i], min(to.target + width, middle + strip + slope))
        }
      }
      from = to
    }
    // An anchor may be wrong by some rows, too.
    let (lows, highs) = (low, high)
    for i in 0...sources {
      low[i] = min(lows[max(0, i - width)], lows[i])
      high[i] = max(highs[min(sources, i + width)], highs[i])
    }
    self.init(low: low, high: high, targets: targets)
  }

  private mutating func settle() {
    let rows = low.count
    low[0] = 0
    high[rows - 1] = targets
    for i in 0..<rows {
      low[i] = min(max(low[i], 0), targets)
      high[i] = min(max(high[i], 0), targets)
      if i > 0 { high[i] = max(high[i], high[i - 1]) }
    }
    for i in stride(from: rows - 2, through: 0, by: -1) { low[i] = min(low[i], low[i + 1]) }
    // Each row meets the next, so that a path is always there.
    for i in 0..<rows {
      if i > 0 { low[i] = min(low[i], high[i - 1]) }
      high[i] = max(high[i], low[i])
    }
    starts = [0]
    starts.reserveCapacity(rows + 1)
    var count = 0
    for i in 0..<rows {
      count += high[i] - low[i] + 1
      starts.append(count)
    }
  }

  /// The same band, so many sentences wider in every direction.
  func widened(by width: Int) -> Band {
    let rows = low.indices
    return Band(
      low: rows.map { low[max(0, $0 - width)] - width },
      high: rows.map { high[min(rows.count - 1, $0 + width)] + width }, targets: targets)
  }

  /// Whether a path comes so near to an edge, other than the text's own, that a better one may lie beyond.
  func isTouched(by path: [Bead], margin: Int) -> Bool {
    path.contains { bead in
      let i = bead.source.lowerBound
      let j = bead.target.lowerBound
      return (low[i] > 0 && j - low[i] < margin) || (high[i] < targets && high[i] - j < margin)
    }
  }
}
