import Glibc

@testable import Alignment

/// The slow twin of ``BeadScorer`` and ``PathSearch``: every bead's evidence from the table itself, every cell of the grid.
struct NaiveSearch {
  let source: BeadScorer.Side
  let target: BeadScorer.Side
  let table: PairTable
  let sourceKinds: [Vocabulary.Kind]
  let targetKinds: [Vocabulary.Kind]
  let model: BeadScorer.Model
  let tuning: AlignmentTuning

  private func words(_ from: Range<Int>, _ to: Range<Int>) -> Double {
    let sources = Array(source.tokens.tokens(from))
    let targets = Array(target.tokens.tokens(to))
    // By source word, then by target word.
    let cells = sources.map { a in targets.map { table.cell(a, $0) } }
    var sum = 0.0
    for (at, b) in targets.enumerated() {
      let share = model.forwardShares[Int(targetKinds[Int(b)].rawValue)]
      let evidence = cells.reduce(0) { $0 + $1[at].forward } / Double(sources.count + 1)
      sum += log(min(1 - share + share * evidence, 1e6))
    }
    for (at, a) in sources.enumerated() {
      let share = model.backwardShares[Int(sourceKinds[Int(a)].rawValue)]
      let evidence = cells[at].reduce(0) { $0 + $1.backward } / Double(targets.count + 1)
      sum += log(min(1 - share + share * evidence, 1e6))
    }
    return sum
  }

  func score(_ bead: Bead) -> Double {
    guard let kind = BeadKind.all.firstIndex(of: bead.kind) else { return -.infinity }
    var sum = model.priors[kind]
    if bead.isSkip { return sum }
    let a = Double(max(1, source.characters[bead.source.upperBound] - source.characters[bead.source.lowerBound]))
    let b = Double(max(1, target.characters[bead.target.upperBound] - target.characters[bead.target.lowerBound]))
    let variance = model.deviation * model.deviation + tuning.lengthNoise / 8 * (1 / a + 1 / b)
    let difference = log(b / a) - model.meanRatio
    let length = tuning.lengthWeight * (-difference * difference / (2 * variance) - 0.5 * log(variance / 0.6))
    sum += length
    if length < -12 { return kind == 0 ? sum - 12 : BeadScorer.never }
    if length < -5, bead.source.count + bead.target.count > 3 { return BeadScorer.never }
    let starts = Agreement(
      source.starts, target.starts, agreement: model.startAgreement, weight: tuning.boundaryWeight)
    let ends = Agreement(source.ends, target.ends, agreement: model.endAgreement, weight: tuning.boundaryWeight)
    sum += starts.score(source.starts[bead.source.lowerBound], target.starts[bead.target.lowerBound])
    sum += ends.score(source.ends[bead.source.upperBound - 1], target.ends[bead.target.upperBound - 1])
    return sum + tuning.wordWeight * words(bead.source, bead.target)
  }

  func score(_ path: [Bead]) -> Double { path.reduce(0) { $0 + score($1) } }

  /// The score of the best path: every way to every cell.
  func best() -> Double {
    var total = [[Double]](
      repeating: [Double](repeating: -.infinity, count: target.count + 1), count: source.count + 1)
    total[0][0] = 0
    for i in 0...source.count {
      for j in 0...target.count {
        for kind in BeadKind.all where i >= kind.source && j >= kind.target && i + j > 0 {
          let bead = Bead(source: i - kind.source..<i, target: j - kind.target..<j, confidence: 0)
          total[i][j] = max(total[i][j], total[i - kind.source][j - kind.target] + score(bead))
        }
      }
    }
    return total[source.count][target.count]
  }
}

extension PairTable {
  /// What the table says of two words, by looking at every cell of the first one's row; nothing when there is none.
  fileprivate func cell(_ a: Int32, _ b: Int32) -> (forward: Double, backward: Double) {
    for cell in Int(rows[Int(a)])..<Int(rows[Int(a) + 1]) where columns[cell] == b {
      return (Double(forward[cell]), Double(backward[cell]))
    }
    return (0, 0)
  }
}
