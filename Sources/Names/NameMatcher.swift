internal import Glibc

/// Ranks the names of a pool by how well they transliterate a name.
///
/// A name's cost is the least sum over all ways to cut it and the query into chunks that stand for each other
/// (``SpellingModel``). Names that begin alike share the work on what they share, and a branch is left once no name on it
/// can be among the best: the result is exactly that of comparing every name.
package struct NameMatcher: Sendable {
  package struct Candidate: Equatable, Sendable {
    package let text: String
    /// 0 to 1, see ``NameMatcher/score(cost:letters:)``.
    package let score: Double
  }

  package let pool: NamePool

  package init(_ pool: NamePool) { self.pool = pool }

  /// Candidates below it are not shown.
  package static let leastScore = 0.001

  /// The best names, best first; names that cost the same in the order of lines.
  ///
  /// Empty for a query without Latin or Cyrillic letters, or of more than 250.
  package func candidates(for name: String, limit: Int) -> [Candidate] {
    guard let spelling = NameSpelling(name), limit > 0 else { return [] }
    let letters = spelling.letterCount
    let highest = Self.highestCost(letters: letters)
    var found: [Found] = []
    // A low bound first: most of the pool is left at the first letters.
    for bound in [highest / 4, highest / 2, highest] {
      found = search(spelling, limit: limit, bound: bound)
      if found.count >= limit { break }
    }
    return found.compactMap { one in
      let score = Self.score(cost: one.cost, letters: letters)
      return score < Self.leastScore ? nil : Candidate(text: pool.text(Int(one.line)), score: score)
    }
  }

  /// How likely it is that a name of that cost is the same name, rather than the closest of 999 others.
  ///
  /// A logistic regression on the cost a letter, fitted by scripts/train_names.py on names kept out of the table: each with its
  /// right name and with the best wrong one of 1,000. Falls with the cost, so that the order by score is the order by cost.
  /// - Parameters:
  ///   - cost: in hundredths of a nat.
  ///   - letters: of the query.
  package static func score(cost: Int32, letters: Int) -> Double {
    1 / (1 + exp(-intercept - slope * Double(cost) / 100 / Double(max(letters, 1))))
  }

  /// The greatest cost whose score is not below ``leastScore``.
  static func highestCost(letters: Int) -> Int32 {
    let logit = log(leastScore / (1 - leastScore))
    return Int32(100 * Double(max(letters, 1)) * (logit - intercept) / slope)
  }

  private static let intercept = 5.7
  private static let slope = -4.3

  struct Found {
    let cost: Int32
    let line: UInt32
  }

  /// The best `limit` names that cost no more than `bound`.
  func search(_ spelling: NameSpelling, limit: Int, bound: Int32) -> [Found] {
    var best = BestNames(limit: limit, bound: bound)
    var rotations = [spelling]
    let words = spelling.wordCount
    if (2...4).contains(words) {
      for _ in 1..<words { rotations.append((rotations.last ?? spelling).rotated()) }
    }
    for (turn, rotation) in rotations.enumerated() {
      let penalty = turn == 0 ? 0 : SpellingModel.rotation
      for list in pool.lists {
        let query = NameQuery(rotation, pool: list.script, words: list.words)
        NameWalk(query, list).run(penalty: penalty, into: &best)
      }
    }
    return best.sorted()
  }
}

/// The best names so far, each once.
struct BestNames {
  private let limit: Int
  /// What a name may cost to be among them.
  private(set) var bound: Int32
  private var names: [NameMatcher.Found] = []
  private var capacity: Int

  init(limit: Int, bound: Int32) {
    self.limit = limit
    self.bound = bound
    capacity = limit < 1 << 20 ? 2 * limit + 64 : 1 << 21
  }

  mutating func add(cost: Int32, line: UInt32) {
    guard cost <= bound else { return }
    names.append(NameMatcher.Found(cost: cost, line: line))
    guard names.count >= capacity else { return }
    names = sorted()
    if names.count >= limit, let last = names.last { bound = min(bound, last.cost) }
    capacity = max(capacity, 2 * names.count)
  }

  func sorted() -> [NameMatcher.Found] {
    var seen: Set<UInt32> = []
    var kept: [NameMatcher.Found] = []
    for one in names.sorted(by: { ($0.cost, $0.line) < ($1.cost, $1.line) }) where seen.insert(one.line).inserted {
      kept.append(one)
      if kept.count == limit { break }
    }
    return kept
  }
}
