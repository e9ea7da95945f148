/// A token as the distance sees it: numbers that are equal when the tokens are.
package struct MatchToken: Hashable, Sendable {
  package enum Kind: UInt8, Sendable {
    case word = 0
    case number = 1
    case punctuation = 2
    /// A tag, placeholder or entity that stands in the text.
    case markup = 3
    /// A word that ties others together: an article, a preposition, a pronoun.
    case functionWord = 4

    /// What leaving such a token out or putting it in costs.
    @inlinable package var weight: Int {
      switch self {
      case .word, .number: 4
      case .functionWord: 2
      case .punctuation: 1
      case .markup: 0
      }
    }

    @inlinable package var isWord: Bool { self == .word || self == .functionWord }
    /// A word or a number.
    @inlinable package var isSpoken: Bool { rawValue < 2 || self == .functionWord }
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
  @inlinable package var weight: Int { kind.weight }
}

/// The weighted edit distance of two token sequences.
///
/// | | costs |
/// |---|---|
/// | a word or number left out, put in, or replaced by another | 4 |
/// | a function word left out, put in, or replaced by another function word | 2 |
/// | a word in another form (same stem) | 1 |
/// | a punctuation mark left out, put in, or replaced by another | 1 |
/// | a number replaced by another number | 0, counted beside the distance |
/// | a tag or placeholder left out, put in, or replaced by another | 0, counted beside the distance |
///
/// A mark is never paired with a word, nor a tag with anything but a tag. Of all cheapest alignments the one with the fewest
/// replaced numbers counts, and of those the one with the fewest changed tags.
package enum TokenDistance {
  package struct Result: Hashable, Sendable {
    package let cost: Int
    package let replacedNumbers: Int
    /// Tags and placeholders left out, put in or replaced.
    package let changedMarkup: Int
    package init(cost: Int, replacedNumbers: Int, changedMarkup: Int = 0) {
      self.cost = cost
      self.replacedNumbers = replacedNumbers
      self.changedMarkup = changedMarkup
    }
  }

  // Cost, replaced numbers and changed tags in one integer, so that one minimum serves all.
  @usableFromInline static let shift = 40
  static let numberShift = 20
  static let number = 1 << numberShift
  static let countMask = (1 << numberShift) - 1

  /// What leaving a token out or putting it in costs.
  @inline(__always)
  static func gap(_ token: MatchToken) -> Int { token.kind == .markup ? 1 : token.weight << shift }

  /// What aligning `a` with `b` costs, by the table above; nil when they are never aligned.
  @inline(__always)
  static func substitution(_ a: MatchToken, _ b: MatchToken) -> Int {
    if a.id == b.id { return 0 }
    if !a.kind.isSpoken || !b.kind.isSpoken {
      guard a.kind == b.kind else { return 5 << shift }
      return a.kind == .markup ? 1 : 1 << shift
    }
    if a.kind == .number && b.kind == .number { return number }
    if a.kind == b.kind, a.kind.isWord, a.stem == b.stem { return 1 << shift }
    return a.kind == .functionWord && b.kind == .functionWord ? 2 << shift : 4 << shift
  }

  /// Pairs of tokens that are compared, at most.
  static let mostPairs = 1 << 24

  /// The distance, or nil when it is larger than `limit`.
  ///
  /// Time O(a·b), cut off as soon as no alignment within the limit is left. Of texts of some thousand tokens, whose product is
  /// more than ``mostPairs``, the limit is lowered to what takes no longer. `row` is scratch space.
  package static func distance(
    _ a: UnsafeBufferPointer<MatchToken>, _ b: UnsafeBufferPointer<MatchToken>, limit: Int, row: inout [Int]
  ) -> Result? {
    if a.count > mostPairs / max(1, b.count) {
      return banded(a, b, limit: min(limit, mostPairs / (2 * max(a.count, b.count))), row: &row)
    }
    let bound = (limit + 1) << shift
    if row.count <= b.count { row = [Int](repeating: 0, count: b.count * 2 + 16) }
    return row.withUnsafeMutableBufferPointer { row -> Result? in
      row[0] = 0
      for j in 0..<b.count { row[j + 1] = row[j] + gap(b[j]) }
      for i in 0..<a.count {
        let token = a[i]
        let remove = gap(token)
        var diagonal = row[0]
        row[0] += remove
        var least = row[0]
        for j in 0..<b.count {
          let above = row[j + 1]
          let value = min(
            diagonal + substitution(token, b[j]), above + remove, row[j] + gap(b[j]))
          diagonal = above
          row[j + 1] = value
          least = min(least, value)
        }
        if least >= bound { return nil }
      }
      let total = row[b.count]
      if total >= bound { return nil }
      return Result(
        cost: total >> shift, replacedNumbers: total >> numberShift & countMask, changedMarkup: total & countMask)
    }
  }

  /// The same, looking only where the weights of what stands before differ by the limit at most: elsewhere no alignment is
  /// within it. Time O((a + b)·limit), where markup does not stand in heaps.
  static func banded(
    _ a: UnsafeBufferPointer<MatchToken>, _ b: UnsafeBufferPointer<MatchToken>, limit: Int, row: inout [Int]
  ) -> Result? {
    if a.count == b.count, zip(a, b).allSatisfy({ $0.id == $1.id }) { return Result(cost: 0, replacedNumbers: 0) }
    let bound = (limit + 1) << shift
    let never = Int.max / 4
    /// The weight of the first tokens of `b`.
    var weights = [0]
    weights.reserveCapacity(b.count + 1)
    for token in b { weights.append(weights[weights.count - 1] + token.weight) }
    if row.count <= b.count { row = [Int](repeating: 0, count: b.count * 2 + 16) }
    var (low, high) = (0, 0)
    row[0] = 0
    while high < b.count, weights[high + 1] <= limit {
      row[high + 1] = row[high] + gap(b[high])
      high += 1
    }
    var weight = 0
    for token in a {
      weight += token.weight
      let remove = gap(token)
      var first = low
      while first <= b.count, weights[first] < weight - limit { first += 1 }
      while high < b.count, weights[high + 1] <= weight + limit {
        high += 1
        row[high] = never
      }
      // All of `b` is too light, or one of its tokens weighs more than the limit allows.
      if first > high { return nil }
      var diagonal = first > low ? row[first - 1] : never
      var left = never
      var least = never
      for j in first...high {
        let above = row[j]
        var value = above + remove
        if j > 0 { value = min(value, diagonal + substitution(token, b[j - 1]), left + gap(b[j - 1])) }
        diagonal = above
        row[j] = value
        left = value
        least = min(least, value)
      }
      low = first
      if least >= bound { return nil }
    }
    guard high == b.count, row[b.count] < bound else { return nil }
    let total = row[b.count]
    return Result(
      cost: total >> shift, replacedNumbers: total >> numberShift & countMask, changedMarkup: total & countMask)
  }

  package static func weight(_ tokens: some Sequence<MatchToken>) -> Int { tokens.reduce(0) { $0 + $1.weight } }

  /// One step of an alignment, for showing a difference.
  package enum Edit: Hashable, Sendable {
    case same(Int, Int)
    case form(Int, Int)
    case number(Int, Int)
    /// A tag or placeholder in place of another.
    case markup(Int, Int)
    case replaced(Int, Int)
    case removed(Int)
    case inserted(Int)
  }

  /// A cheapest alignment, steps in order; indexes into `a` and `b`.
  package static func alignment(_ a: [MatchToken], _ b: [MatchToken]) -> [Edit] {
    var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for j in 0..<b.count { table[0][j + 1] = table[0][j] + gap(b[j]) }
    for i in 0..<a.count {
      table[i + 1][0] = table[i][0] + gap(a[i])
      for j in 0..<b.count {
        table[i + 1][j + 1] = min(
          table[i][j] + substitution(a[i], b[j]), table[i][j + 1] + gap(a[i]),
          table[i + 1][j] + gap(b[j]))
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
        case number: edits.append(.number(i, j))
        case 1: edits.append(.markup(i, j))
        case 1 << shift: edits.append(a[i].kind == .punctuation ? .replaced(i, j) : .form(i, j))
        default: edits.append(.replaced(i, j))
        }
      } else if i > 0, table[i][j] == table[i - 1][j] + gap(a[i - 1]) {
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
