/// A token as the distance sees it: numbers that are equal when the tokens are.
package struct MatchToken: Hashable, Sendable {
  package enum Kind: UInt8, Sendable {
    case word = 0
    case number = 1
    case punctuation = 2
  }

  /// Equal for tokens of the same folded text.
  package var id: UInt32
  /// Equal for forms of the same word.
  package var stem: UInt32
  package var kind: Kind

  package init(id: UInt32, stem: UInt32, kind: Kind) {
    self.id = id
    self.stem = stem
    self.kind = kind
  }

  /// What leaving it out or putting it in costs.
  @inlinable package var weight: Int { kind == .punctuation ? 1 : 4 }
}

/// The weighted edit distance of two token sequences.
///
/// | | costs |
/// |---|---|
/// | a word or number left out, put in, or replaced by another | 4 |
/// | a word in another form (same stem) | 1 |
/// | a punctuation mark left out, put in, or replaced by another | 1 |
/// | a number replaced by another number | 0, counted beside the distance |
///
/// A mark is never paired with a word. Of all cheapest alignments the one with the fewest replaced numbers counts.
package enum TokenDistance {
  package struct Result: Hashable, Sendable {
    package let cost: Int
    package let replacedNumbers: Int
    package init(cost: Int, replacedNumbers: Int) {
      self.cost = cost
      self.replacedNumbers = replacedNumbers
    }
  }

  // Cost and replaced numbers in one integer, so that one minimum serves both.
  @usableFromInline static let shift = 24
  static let replacedMask = (1 << shift) - 1

  /// What aligning `a` with `b` costs, by the table above; nil when they are never aligned.
  @inline(__always)
  static func substitution(_ a: MatchToken, _ b: MatchToken) -> Int {
    if a.id == b.id { return 0 }
    if a.kind == .punctuation || b.kind == .punctuation {
      return a.kind == b.kind ? 1 << shift : 5 << shift
    }
    if a.kind == .number && b.kind == .number { return 1 }
    return a.kind == .word && b.kind == .word && a.stem == b.stem ? 1 << shift : 4 << shift
  }

  /// The distance, or nil when it is larger than `limit`.
  ///
  /// Time O(a·b), cut off as soon as no alignment within the limit is left. `row` is scratch space.
  package static func distance(
    _ a: UnsafeBufferPointer<MatchToken>, _ b: UnsafeBufferPointer<MatchToken>, limit: Int, row: inout [Int]
  ) -> Result? {
    let bound = (limit + 1) << shift
    if row.count <= b.count { row = [Int](repeating: 0, count: b.count * 2 + 16) }
    return row.withUnsafeMutableBufferPointer { row -> Result? in
      row[0] = 0
      for j in 0..<b.count { row[j + 1] = row[j] + b[j].weight << shift }
      for i in 0..<a.count {
        let token = a[i]
        let remove = token.weight << shift
        var diagonal = row[0]
        row[0] += remove
        var least = row[0]
        for j in 0..<b.count {
          let above = row[j + 1]
          let value = min(
            diagonal + substitution(token, b[j]), above + remove, row[j] + b[j].weight << shift)
          diagonal = above
          row[j + 1] = value
          least = min(least, value)
        }
        if least >= bound { return nil }
      }
      let total = row[b.count]
      if total >= bound { return nil }
      return Result(cost: total >> shift, replacedNumbers: total & replacedMask)
    }
  }

  package static func weight(_ tokens: some Sequence<MatchToken>) -> Int { tokens.reduce(0) { $0 + $1.weight } }

  /// One step of an alignment, for showing a difference.
  package enum Edit: Hashable, Sendable {
    case same(Int, Int)
    case form(Int, Int)
    case number(Int, Int)
    case replaced(Int, Int)
    case removed(Int)
    case inserted(Int)
  }

  /// A cheapest alignment, steps in order; indexes into `a` and `b`.
  package static func alignment(_ a: [MatchToken], _ b: [MatchToken]) -> [Edit] {
    var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for j in 0..<b.count { table[0][j + 1] = table[0][j] + b[j].weight << shift }
    for i in 0..<a.count {
      table[i + 1][0] = table[i][0] + a[i].weight << shift
      for j in 0..<b.count {
        table[i + 1][j + 1] = min(
          table[i][j] + substitution(a[i], b[j]), table[i][j + 1] + a[i].weight << shift,
          table[i + 1][j] + b[j].weight << shift)
      }
    }
    var edits: [Edit] = []
    var i = a.count
    var j = b.count
    while i > 0 || j > 0 {
      if i > 0, j > 0, table[i][j] == table[i - 1][j - 1] + substitution(a[i - 1], b[j - 1]),
        substitution(a[i - 1], b[j - 1]) < 5 << shift
      {
        i -= 1
        j -= 1
        switch substitution(a[i], b[j]) {
        case 0: edits.append(.same(i, j))
        case 1: edits.append(.number(i, j))
        case 1 << shift: edits.append(a[i].kind == .punctuation ? .replaced(i, j) : .form(i, j))
        default: edits.append(.replaced(i, j))
        }
      } else if i > 0, table[i][j] == table[i - 1][j] + a[i - 1].weight << shift {
        i -= 1
        edits.append(.removed(i))
      } else {
        j -= 1
        edits.append(.inserted(j))
      }
    }
    return edits.reversed()
  }
}
