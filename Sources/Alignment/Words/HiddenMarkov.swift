internal import Glibc

/// How far the next word's translation lies from the last one's: a hidden Markov model of alignment (Vogel, Ney and Tillmann
/// 1996), with an empty word that remembers where it came from (Och and Ney 2003, section 2.1).
///
/// Words of the observed side are generated, one after the other, by words of the hidden side.
struct HiddenMarkov {
  /// Jumps so far or farther are one.
  static let farthest = 12

  /// The share of words that nothing stands for.
  var emptyShare: Float
  /// By jump, from `-farthest`; sums to 1.
  private(set) var jumps: [Float]
  /// The share of a jump that goes anywhere.
  private let anywhere: Float
  /// By the length of the hidden side: p(to | from), row after row, and a last row for where the first word goes.
  private var tables: [[Float]] = []

  init(emptyShare: Float, anywhere: Float = 0.05) {
    self.emptyShare = emptyShare
    self.anywhere = anywhere
    // One place on is likeliest; both sides fall off.
    let weights = (-HiddenMarkov.farthest...HiddenMarkov.farthest).map { expf(-abs(Float($0) - 1) / 2) }
    let sum = weights.reduce(0, +)
    jumps = weights.map { $0 / sum }
  }

  /// Takes the jumps that were expected for the model's own.
  mutating func maximize(_ counts: [Float]) {
    let sum = counts.reduce(0, +)
    guard sum > 0 else { return }
    let smoothing = sum * 0.0005
    jumps = counts.map { ($0 + smoothing) / (sum + smoothing * Float(counts.count)) }
    tables.removeAll(keepingCapacity: true)
  }

  private static func bucket(_ jump: Int) -> Int { min(max(jump, -farthest), farthest) + farthest }

  /// Makes the transitions of a length ready.
  private mutating func table(_ length: Int) -> [Float] {
    while tables.count <= length { tables.append([]) }
    if !tables[length].isEmpty { return tables[length] }
    var table = [Float](repeating: 0, count: (length + 1) * length)
    for from in 0...length {
      // The last row is the start: a place before the first.
      let place = from == length ? -1 : from
      var sum: Float = 0
      for to in 0..<length { sum += jumps[HiddenMarkov.bucket(to - place)] }
      for to in 0..<length {
        table[from * length + to] =
          (1 - anywhere) * jumps[HiddenMarkov.bucket(to - place)] / sum + anywhere / Float(length)
      }
    }
    tables[length] = table
    return table
  }

  /// Memory that is used again.
  struct Scratch {
    var forward: [Float] = []
    var empty: [Float] = []
    var backward: [Float] = []
    var next: [Float] = []
    var sum: [Float] = []

    mutating func reserve(_ hidden: Int, _ observed: Int) {
      if forward.count < hidden * observed {
        forward = [Float](repeating: 0, count: hidden * observed)
        empty = forward
      }
      if backward.count < hidden {
        backward = [Float](repeating: 0, count: hidden)
        next = backward
        sum = backward
      }
    }
  }

  /// The forward-backward algorithm.
  ///
  /// - Parameters:
  ///   - emissions: p(observed word | hidden word), `observed` rows of `hidden`.
  ///   - empties: p(observed word | empty word).
  ///   - posteriors: receives p(observed word stands for hidden word), in the form of `emissions`.
  ///   - jumpCounts: receives the expected jumps; nil when nobody wants them.
  mutating func posteriors(
    hidden: Int, observed: Int, emissions: [Float], empties: [Float], into posteriors: inout [Float],
    jumpCounts: inout [Float]?, scratch: inout Scratch
  ) {
    guard hidden > 0, observed > 0 else { return }
    let table = table(hidden)
    scratch.reserve(hidden, observed)
    let stay = emptyShare
    let move = 1 - emptyShare
    table.withUnsafeBufferPointer { table in
      emissions.withUnsafeBufferPointer { emissions in
        scratch.forward.withUnsafeMutableBufferPointer { forward in
          scratch.empty.withUnsafeMutableBufferPointer { empty in
            scratch.sum.withUnsafeMutableBufferPointer { sum in
              // Forward, each word scaled to 1.
              for word in 0..<observed {
                let row = word * hidden
                if word == 0 {
                  for to in 0..<hidden {
                    forward[to] = move * table[hidden * hidden + to] * emissions[to]
                    empty[to] = stay * empties[0] / Float(hidden)
                  }
                } else {
                  let last = row - hidden
                  for to in 0..<hidden { sum[to] = 0 }
                  for from in 0..<hidden {
                    let weight = forward[last + from] + empty[last + from]
                    guard weight > 1e-9 else { continue }
                    let transitions = from * hidden
                    for to in 0..<hidden { sum[to] += weight * table[transitions + to] }
                  }
                  for to in 0..<hidden {
                    forward[row + to] = move * sum[to] * emissions[row + to]
                    empty[row + to] = stay * empties[word] * (forward[last + to] + empty[last + to])
                  }
                }
                var total: Float = 0
                for to in 0..<hidden { total += forward[row + to] + empty[row + to] }
                let scale = total > 0 ? 1 / total : 0
                for to in 0..<hidden {
                  forward[row + to] *= scale
                  empty[row + to] *= scale
                }
              }
            }
          }
        }
        scratch.backward.withUnsafeMutableBufferPointer { backward in
          scratch.next.withUnsafeMutableBufferPointer { next in
            for at in 0..<hidden { backward[at] = 1 }
            var word = observed - 1
            while word >= 0 {
              let row = word * hidden
              var total: Float = 0
              for at in 0..<hidden { total += (scratch.forward[row + at] + scratch.empty[row + at]) * backward[at] }
              let scale = total > 0 ? 1 / total : 0
              for at in 0..<hidden { posteriors[row + at] = scratch.forward[row + at] * backward[at] * scale }
              guard word > 0 else { break }
              let last = row - hidden
              for from in 0..<hidden {
                let transitions = from * hidden
                var reached: Float = 0
                for to in 0..<hidden { reached += table[transitions + to] * emissions[row + to] * backward[to] }
                next[from] = move * reached + stay * empties[word] * backward[from]
              }
              if jumpCounts != nil {
                for from in 0..<hidden {
                  let weight = (scratch.forward[last + from] + scratch.empty[last + from]) * move
                  guard weight > 1e-4 else { continue }
                  var norm: Float = 0
                  for at in 0..<hidden { norm += (scratch.forward[last + at] + scratch.empty[last + at]) * next[at] }
                  guard norm > 0 else { continue }
                  for to in 0..<hidden {
                    let share = weight * table[from * hidden + to] * emissions[row + to] * backward[to] / norm
                    if share > 1e-4 { jumpCounts?[HiddenMarkov.bucket(to - from)] += share }
                  }
                }
              }
              var most: Float = 0
              for at in 0..<hidden { most = max(most, next[at]) }
              let shrink = most > 0 ? 1 / most : 0
              for at in 0..<hidden { backward[at] = next[at] * shrink }
              word -= 1
            }
          }
        }
      }
    }
  }
}
