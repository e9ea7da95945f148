import Glibc

@testable import Alignment

/// The slow twin of ``BeadScorer`` and ``PathSearch``: every bead's evidence from the table itself, every cell of the grid.
final class NaiveSearch {
  let source: BeadScorer.Side
  let target: BeadScorer.Side
  let table: PairTable
  let sourceKinds: [Vocabulary.Kind]
  let targetKinds: [Vocabulary.Kind]
  let model: BeadScorer.Model
  let tuning: AlignmentTuning
  private lazy var starts = Agreement(
    source.starts, target.starts, agreement: model.startAgreement, weight: tuning.boundaryWeight)
  private lazy var ends = Agreement(
    source.ends, target.ends, agreement: model.endAgreement, weight: tuning.boundaryWeight)
  /// What the table says of each word of the source with each word of the target.
  private lazy var cells = source.tokens.types.flatMap { a in target.tokens.types.map { table.cell(a, $0) } }
  private lazy var forward = cells.map(\.forward)
  private lazy var backward = cells.map(\.backward)

  init(
    source: BeadScorer.Side, target: BeadScorer.Side, table: PairTable, sourceKinds: [Vocabulary.Kind],
    targetKinds: [Vocabulary.Kind], model: BeadScorer.Model, tuning: AlignmentTuning
  ) {
    self.source = source
    self.target = target
    self.table = table
    self.sourceKinds = sourceKinds
    self.targetKinds = targetKinds
    self.model = model
    self.tuning = tuning
  }

  private func words(_ from: Range<Int>, _ to: Range<Int>) -> Double {
    let sources = source.tokens.starts[from.lowerBound]..<source.tokens.starts[from.upperBound]
    let targets = target.tokens.starts[to.lowerBound]..<target.tokens.starts[to.upperBound]
    let width = target.tokens.types.count
    let (forward, backward) = (self.forward, self.backward)
    var sum = 0.0
    for b in targets {
      let share = model.forwardShares[Int(targetKinds[Int(target.tokens.types[b])].rawValue)]
      var evidence = 0.0
      for a in sources { evidence += forward[a * width + b] }
      sum += log(min(1 - share + share * evidence / Double(sources.count + 1), 1e6))
    }
    for a in sources {
      let share = model.backwardShares[Int(sourceKinds[Int(source.tokens.types[a])].rawValue)]
      var evidence = 0.0
      for b in targets { evidence += backward[a * width + b] }
      sum += log(min(1 - share + share * evidence / Double(targets.count + 1), 1e6))
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
