/// What speaks for words of the two texts translating each other, from all sources.
///
/// Rows by source type, cells by target type: p(target | source) over the target's own frequency, and the reverse. Only
/// types that stand in the texts have cells.
struct PairTable {
  var rows: [Int32] = []
  var columns: [Int32] = []
  var forward: [Float] = []
  var backward: [Float] = []

  /// The counts of one side of the texts.
  struct Frequencies {
    /// By type.
    let counts: [Int32]
    /// Types that stand in the text, ascending.
    let types: [Int32]
    let total: Int

    init(_ corpus: TokenCorpus, types typeCount: Int) {
      var counts = [Int32](repeating: 0, count: typeCount)
      for type in corpus.types { counts[Int(type)] += 1 }
      self.counts = counts
      types = counts.indices.filter { counts[$0] > 0 }.map { Int32(truncatingIfNeeded: $0) }
      total = corpus.types.count
    }

    /// How likely each type is at another place of the text: by its other places there, and by a memory.
    func unigrams(_ memory: [Int32], _ tuning: AlignmentTuning) -> [Float] {
      let background = tuning.backgroundTokens
      let memoryTotal = Float(max(1, memory.reduce(0) { $0 + Int($1) }))
      var result = [Float](repeating: 1, count: counts.count)
      for type in types {
        let index = Int(type)
        let others = max(Float(counts[index]) - 1, 0) + 0.4
        // Without a memory, what stands once is taken to stand once in twice the text.
        let known = index < memory.count ? Float(memory[index]) / memoryTotal : 0
        let share = memory.isEmpty ? 0 : background
        result[index] = max((others + share * known) / (Float(total) + share), tuning.leastFrequency)
      }
      return result
    }
  }

  /// - Parameters:
  ///   - memory: learned beforehand; may be empty.
  ///   - own: learned from the texts themselves in an earlier pass; may be empty.
  init(
    _ source: Frequencies, _ target: Frequencies, cognates: [Cognates.Pair], kinds: [Vocabulary.Kind], memory: Lexicon,
    own: Lexicon, tuning: AlignmentTuning
  ) {
    let sourceUnigrams = source.unigrams(memory.sourceCounts, tuning)
    let targetUnigrams = target.unigrams(memory.targetCounts, tuning)
    var heads = [Int32](repeating: -1, count: source.counts.count)
    var next = [Int32](repeating: -1, count: cognates.count)
    for (index, pair) in cognates.enumerated() {
      next[index] = heads[Int(pair.source)]
      heads[Int(pair.source)] = Int32(truncatingIfNeeded: index)
    }
    rows = [Int32](repeating: 0, count: source.counts.count + 1)
    var slot = [Int32](repeating: -1, count: target.counts.count)
    struct Cell {
      var target: Int32
      var memory: (Float, Float) = (0, 0)
      var own: (Float, Float) = (0, 0)
      var likeness: Float = 0
    }
    var row: [Cell] = []
    var nextType = 0
    for type in source.types {
      while nextType <= Int(type) {
        rows[nextType] = Int32(truncatingIfNeeded: columns.count)
        nextType += 1
      }
      row.removeAll(keepingCapacity: true)
      func at(_ target: Int32) -> Int {
        if slot[Int(target)] < 0 {
          slot[Int(target)] = Int32(truncatingIfNeeded: row.count)
          row.append(Cell(target: target))
        }
        return Int(slot[Int(target)])
      }
      for cell in memory.row(type) where Self.has(target, memory.columns[cell]) {
        row[at(memory.columns[cell])].memory = (memory.forward[cell], memory.backward[cell])
      }
      for cell in own.row(type) where Self.has(target, own.columns[cell]) {
        row[at(own.columns[cell])].own = (own.forward[cell], own.backward[cell])
      }
      var cognate = heads[Int(type)]
      while cognate >= 0 {
        let pair = cognates[Int(cognate)]
        let index = at(pair.target)
        row[index].likeness = max(row[index].likeness, pair.likeness)
        cognate = next[Int(cognate)]
      }
      for cell in row { slot[Int(cell.target)] = -1 }
      row.sort { $0.target < $1.target }
      let isWord = kinds[Int(type)] == .word
      let sourceCount = Float(memory.sourceCount(type))
      for cell in row {
        let targetCount = Float(memory.targetCount(cell.target))
        var (forward, backward) = cell.memory
        if cell.own.0 > 0 || cell.own.1 > 0 {
          let trustForward = Self.share(Float(own.sourceCount(type)), sourceCount, tuning.ownCount)
          let trustBackward = Self.share(Float(own.targetCount(cell.target)), targetCount, tuning.ownCount)
          forward += trustForward * (cell.own.0 - forward)
          backward += trustBackward * (cell.own.1 - backward)
        }
        if cell.likeness > 0 {
          let probability = Self.probability(cell.likeness, isWord, tuning)
          forward = max(forward, probability * tuning.cognateCount / (tuning.cognateCount + (isWord ? sourceCount : 0)))
          backward = max(
            backward, probability * tuning.cognateCount / (tuning.cognateCount + (isWord ? targetCount : 0)))
        }
        guard forward > 0.0005 || backward > 0.0005 else { continue }
        columns.append(cell.target)
        self.forward.append(forward / targetUnigrams[Int(cell.target)])
        self.backward.append(backward / sourceUnigrams[Int(type)])
      }
    }
    while nextType < rows.count {
      rows[nextType] = Int32(truncatingIfNeeded: columns.count)
      nextType += 1
    }
  }

  private static func has(_ frequencies: Frequencies, _ type: Int32) -> Bool {
    Int(type) < frequencies.counts.count && frequencies.counts[Int(type)] > 0
  }

  /// How much what was learned from the text counts beside what the memory says.
  private static func share(_ own: Float, _ memory: Float, _ constant: Float) -> Float {
    own / (own + memory.squareRoot() + constant)
  }

  private static func probability(_ likeness: Float, _ isWord: Bool, _ tuning: AlignmentTuning) -> Float {
    if likeness >= 1 { return isWord ? tuning.alikeProbability : tuning.sameProbability }
    let part = (likeness - Cognates.threshold) / (1 - Cognates.threshold)
    return tuning.leastProbability + (tuning.alikeProbability - tuning.leastProbability) * part
  }
}
