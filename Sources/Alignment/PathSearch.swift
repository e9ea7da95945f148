internal import Glibc

/// Finds the best path through a band, and how likely each bead on it is.
struct PathSearch {
  let scorer: BeadScorer
  let band: Band

  private static let kinds = BeadKind.all.count

  /// Calls `body` with every bead of the band, in an order in which whatever leads to a bead's start comes before it.
  private func forEachBead(_ body: (_ cell: Int, _ kind: Int, _ to: Int, _ score: Double) -> Void) {
    let (sources, targets) = (band.sources, band.targets)
    let kinds = BeadKind.all
    for i in 0...sources {
      let low = band.low[i]
      let high = band.high[i]
      for sentence in i..<min(sources, i + BeadKind.longest) {
        scorer.prepare(sentence, targets: Self.reach(band, sentence))
      }
      for j in low...high {
        let cell = band.starts[i] + j - low
        var kind = 0
        while kind < kinds.count {
          let bead = kinds[kind]
          let (toI, toJ) = (i + bead.source, j + bead.target)
          if toI <= sources, toJ <= targets, toJ >= band.low[toI], toJ <= band.high[toI] {
            body(cell, kind, band.starts[toI] + toJ - band.low[toI], scorer.score(kind, i, j))
          }
          kind += 1
        }
      }
    }
  }

  /// The targets that beads of this row and of those that share a source sentence with it hold.
  private static func reach(_ band: Band, _ i: Int) -> Range<Int> {
    let low = band.low[max(0, i - BeadKind.longest + 1)]
    let high = band.high[min(band.sources, i + BeadKind.longest - 1)]
    let end = min(band.targets, high + BeadKind.longest)
    return low..<max(low, end)
  }

  /// The path of the highest sum of scores.
  func best() -> [Bead] {
    var total = [Double](repeating: -Double.infinity, count: band.cells)
    var arrived = [UInt8](repeating: 255, count: band.cells)
    total[0] = 0
    total.withUnsafeMutableBufferPointer { total in
      arrived.withUnsafeMutableBufferPointer { arrived in
        forEachBead { cell, kind, to, score in
          let sum = total[cell] + score
          if sum > total[to] {
            total[to] = sum
            arrived[to] = UInt8(truncatingIfNeeded: kind)
          }
        }
      }
    }
    return path(arrived)
  }

  private func path(_ arrived: [UInt8]) -> [Bead] {
    var beads: [Bead] = []
    var (i, j) = (band.sources, band.targets)
    while i > 0 || j > 0 {
      let kind = Int(arrived[band.starts[i] + j - band.low[i]])
      guard kind < Self.kinds else { break }
      let bead = BeadKind.all[kind]
      beads.append(Bead(source: i - bead.source..<i, target: j - bead.target..<j, confidence: 0))
      i -= bead.source
      j -= bead.target
    }
    return beads.reversed()
  }

  /// The path with the most beads that are expected to be right, and how likely each of them is.
  ///
  /// A bead's likelihood is that of all paths through it, a path's being e to the power of its score over the
  /// temperature (the forward-backward algorithm). Memory: 40 bytes a cell.
  func mostExpected(_ tuning: AlignmentTuning, temperature: Double) -> [Bead] {
    var edges = [Float](repeating: -Float.infinity, count: band.cells * Self.kinds)
    var before = [Double](repeating: -Double.infinity, count: band.cells)
    before[0] = 0
    before.withUnsafeMutableBufferPointer { before in
      edges.withUnsafeMutableBufferPointer { edges in
        forEachBead { cell, kind, to, score in
          let scaled = score / temperature
          edges[cell * Self.kinds + kind] = Float(scaled)
          before[to] = Self.sum(before[to], before[cell] + scaled)
        }
      }
    }
    var after = [Double](repeating: -Double.infinity, count: band.cells)
    after[band.cells - 1] = 0
    let all = before[band.cells - 1]
    var gain = [Double](repeating: -Double.infinity, count: band.cells)
    gain[band.cells - 1] = 0
    var choice = [UInt8](repeating: 255, count: band.cells)
    var likely = [Float](repeating: 0, count: band.cells)
    for i in stride(from: band.sources, through: 0, by: -1) {
      for j in stride(from: band.high[i], through: band.low[i], by: -1) {
        let cell = band.starts[i] + j - band.low[i]
        for kind in 0..<Self.kinds {
          let edge = edges[cell * Self.kinds + kind]
          guard edge > -Float.infinity else { continue }
          let bead = BeadKind.all[kind]
          let (toI, toJ) = (i + bead.source, j + bead.target)
          let to = band.starts[toI] + toJ - band.low[toI]
          after[cell] = Self.sum(after[cell], after[to] + Double(edge))
          let probability = exp(min(0, before[cell] + Double(edge) + after[to] - all))
          var sum = gain[to] + (tuning.isPosterior ? probability * (bead.isSkip ? tuning.skipGain : 1) : Double(edge))
          // Of paths that are expected to be as good, the one of the better score.
          if tuning.isPosterior { sum += 1e-9 * Double(max(edge, -1000)) }
          if sum > gain[cell] {
            gain[cell] = sum
            choice[cell] = UInt8(truncatingIfNeeded: kind)
            likely[cell] = Float(probability)
          }
        }
      }
    }
    var beads: [Bead] = []
    var (i, j) = (0, 0)
    while i < band.sources || j < band.targets {
      let cell = band.starts[i] + j - band.low[i]
      guard Int(choice[cell]) < Self.kinds else { break }
      let bead = BeadKind.all[Int(choice[cell])]
      beads.append(Bead(source: i..<i + bead.source, target: j..<j + bead.target, confidence: likely[cell]))
      i += bead.source
      j += bead.target
    }
    return beads
  }

  /// log(e^a + e^b).
  @inline(__always)
  private static func sum(_ a: Double, _ b: Double) -> Double {
    let (high, low) = a > b ? (a, b) : (b, a)
    let difference = low - high
    return difference > -40 ? high + log1p(exp(difference)) : high
  }
}
