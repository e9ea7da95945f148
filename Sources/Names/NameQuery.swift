/// A query made ready for one direction: what each chunk of the pool's letters can stand for in it.
struct NameQuery {
  /// A chunk of the pool's letters stands for the query's codes `from..<to`.
  struct Step: BitwiseCopyable {
    let from: Int32
    let to: Int32
    let cost: Int32
  }

  /// A step and the chunk it is for.
  private struct Equivalent: BitwiseCopyable {
    let node: Int32
    let length: Int32
    let step: Step
  }

  let model: SpellingModel
  let codes: [UInt8]
  /// Steps by node of the model's tree: those of node `n` are `steps[firsts[n]..<firsts[n + 1]]`.
  let steps: [Step]
  let firsts: [Int32]
  /// Steps that take none of the pool's letters, by `from`.
  let silent: [Step]
  /// The least that codes from a position on can cost, whatever the pool's letters.
  let rest: [Int32]
  /// `restBy[k][i]`: the same, where a chunk of more than `k` of the pool's letters begins there; `k` from 1.
  let restBy: [[Int32]]
  /// Whether a word begins or ends at each position.
  let isBoundary: [Bool]

  /// Whether the pool's names are of several words, so that two can stand for one.
  let hasJoints: Bool
  /// Whether words of the pool's names can be passed over.
  let mayPassWords: Bool

  static let unreachable: Int32 = 1 << 28

  /// - Parameter words: of the pool's names, at most ``NameList/mostWords``. A name with fewer words than the query lacks some
  ///   of them, one with more has words that the query lacks.
  init(_ spelling: NameSpelling, pool: NameScript, words: Int) {
    let model = SpellingModel.from(spelling.script, to: pool)
    self.model = model
    codes = spelling.codes
    let count = codes.count
    var found: [Equivalent] = []
    var silent: [Step] = []
    for from in 0...count {
      for to in from...min(from + 4, count) {
        for equivalent in model.equivalents(of: codes[from..<to]) {
          let step = Step(from: Int32(from), to: Int32(to), cost: equivalent.cost)
          if equivalent.length > 0 {
            found.append(Equivalent(node: equivalent.node, length: equivalent.length, step: step))
          } else if to > from {
            silent.append(step)
          }
        }
      }
    }
    for from in 0..<count { silent.append(Step(from: Int32(from), to: Int32(from + 1), cost: SpellingModel.mismatch)) }
    for from in codes.indices.dropLast() where codes[from] == LetterCodes.end {
      silent.append(Step(from: Int32(from), to: Int32(from + 2), cost: SpellingModel.join))
    }
    hasJoints = words > 1
    mayPassWords = words > spelling.wordCount || words == NameList.mostWords
    if spelling.wordCount > words {
      for from in codes.indices where codes[from] == LetterCodes.begin {
        guard let end = codes[from...].firstIndex(of: LetterCodes.end) else { continue }
        let cost = SpellingModel.queryWord + SpellingModel.queryWordLetter * Int32(end - from - 1)
        silent.append(Step(from: Int32(from), to: Int32(end + 1), cost: cost))
      }
    }
    silent.sort { ($0.from, $0.to) < ($1.from, $1.to) }
    self.silent = silent

    var firsts = [Int32](repeating: 0, count: model.nodeCount + 1)
    for one in found { firsts[Int(one.node) + 1] += 1 }
    for node in 0..<model.nodeCount { firsts[node + 1] += firsts[node] }
    var next = firsts
    var steps = [Step](repeating: Step(from: 0, to: 0, cost: 0), count: found.count)
    for one in found {
      steps[Int(next[Int(one.node)])] = one.step
      next[Int(one.node)] += 1
    }
    self.steps = steps
    self.firsts = firsts

    var rest = [Int32](repeating: 0, count: count + 1)
    // Both are in the order of where they begin.
    var (silentLeft, foundLeft) = (silent.count, found.count)
    for from in stride(from: count - 1, through: 0, by: -1) {
      var least = SpellingModel.mismatch + rest[from + 1]
      while silentLeft > 0, Int(silent[silentLeft - 1].from) >= from {
        silentLeft -= 1
        let step = silent[silentLeft]
        if Int(step.from) == from { least = min(least, step.cost + rest[Int(step.to)]) }
      }
      while foundLeft > 0, Int(found[foundLeft - 1].step.from) >= from {
        foundLeft -= 1
        let step = found[foundLeft].step
        if Int(step.from) == from, step.to > step.from { least = min(least, step.cost + rest[Int(step.to)]) }
      }
      rest[from] = least
    }
    self.rest = rest
    restBy = (0...max(model.longest, 1)).map { shorter in
      var least = [Int32](repeating: Self.unreachable, count: count + 1)
      for one in found where Int(one.length) > shorter {
        let from = Int(one.step.from)
        least[from] = min(least[from], one.step.cost + rest[Int(one.step.to)])
      }
      return least
    }
    let all = codes
    isBoundary = (0...count).map { $0 == 0 || $0 == count || all[$0] == LetterCodes.begin }
  }
}
