import TestSupport

@testable import Names

/// The cost of two spellings by its definition: every way to cut both, nothing shared, nothing left out.
struct NaiveNames {
  /// Numbers of the pieces of names that the table knows; 0 is the empty one.
  private var numbers: [[UInt8]: Int] = [[]: 0]
  /// By piece of the query, then by number of the name's piece, what one costs as the other.
  private var costs: [[UInt8]: [Int32]] = [:]
  private var longestPool = 1
  private static let never = Int32.max

  /// By the scripts of the query and of the name; reading the table takes longer than all comparisons of a round.
  private static let models: [NameScript: [NameScript: NaiveNames]] = {
    var models: [NameScript: [NameScript: NaiveNames]] = [:]
    for query in [NameScript.latin, .cyrillic] {
      for pool in [NameScript.latin, .cyrillic] { models[query, default: [:]][pool] = NaiveNames(query, pool) }
    }
    return models
  }()

  private init(_ query: NameScript, _ pool: NameScript) {
    let pairs = SpellingModel.pairs(query, pool)
    for (_, to, _) in pairs {
      if numbers[to] == nil { numbers[to] = numbers.count }
      longestPool = max(longestPool, to.count)
    }
    let none = [Int32](repeating: Self.never, count: numbers.count)
    for (from, to, cost) in pairs {
      guard let number = numbers[to] else { continue }
      costs[from, default: none][number] = min(cost, costs[from]?[number] ?? Self.never)
    }
  }

  static func of(_ query: NameScript, _ pool: NameScript) -> NaiveNames {
    models[query]?[pool] ?? NaiveNames(query, pool)
  }

  func cost(_ query: NameSpelling, _ name: NameSpelling) -> Int32 {
    let (q, p) = (query.codes, name.codes)
    let queryWords = query.wordCount
    let words = min(name.wordCount, NameList.mostWords)
    var best = [[Int32]](repeating: [Int32](repeating: .max / 2, count: p.count + 1), count: q.count + 1)
    best[0][0] = 0
    func wordEnd(_ codes: [UInt8], _ start: Int) -> Int? {
      guard start < codes.count, codes[start] == LetterCodes.begin else { return nil }
      return codes[start...].firstIndex(of: LetterCodes.end).map { $0 + 1 }
    }
    func isBoundary(_ i: Int) -> Bool { i == 0 || i == q.count || q[i] == LetterCodes.begin }
    func isJoint(_ codes: [UInt8], _ at: Int) -> Bool { at + 1 < codes.count && codes[at] == LetterCodes.end }
    // The pieces of the name that the table knows, by where they begin: they are asked for at each letter of the query.
    let pieces = (0...p.count).map { j in
      (j..<min(j + longestPool, p.count) + 1).compactMap { y in numbers[Array(p[j..<y])].map { (end: y, number: $0) } }
    }
    for i in 0...q.count {
      let known = (i...min(i + 4, q.count)).compactMap { x in costs[Array(q[i..<x])].map { (end: x, costs: $0) } }
      for j in 0...p.count {
        let here = best[i][j]
        func reach(_ x: Int, _ y: Int, _ cost: Int32) { best[x][y] = min(best[x][y], here + cost) }
        for from in known {
          for to in pieces[j] where from.end > i || to.end > j {
            let cost = from.costs[to.number]
            if cost != Self.never { reach(from.end, to.end, cost) }
          }
        }
        if i < q.count { reach(i + 1, j, SpellingModel.mismatch) }
        if j < p.count { reach(i, j + 1, SpellingModel.mismatch) }
        if i < q.count, j < p.count { reach(i + 1, j + 1, SpellingModel.mismatch) }
        if isJoint(q, i) { reach(i + 2, j, SpellingModel.join) }
        if isJoint(p, j) { reach(i, j + 2, SpellingModel.join) }
        if queryWords > words, let end = wordEnd(q, i) {
          reach(end, j, SpellingModel.queryWord + SpellingModel.queryWordLetter * Int32(end - i - 2))
        }
        if words > queryWords || words == NameList.mostWords, isBoundary(i), let end = wordEnd(p, j) {
          reach(i, end, SpellingModel.poolWord)
        }
      }
    }
    return best[q.count][p.count]
  }

  /// As ``NameMatcher/search(_:limit:bound:)``, for names of one script.
  static func search(_ query: NameSpelling, _ names: [String], limit: Int, bound: Int32) -> [NameMatcher.Found] {
    var rotations = [query]
    if (2...4).contains(query.wordCount) {
      for _ in 1..<query.wordCount { rotations.append(rotations[rotations.count - 1].rotated()) }
    }
    var found: [NameMatcher.Found] = []
    for (line, name) in names.enumerated() where names.firstIndex(of: name) == line {
      guard let spelling = NameSpelling(name) else { continue }
      let model = of(query.script, spelling.script)
      let costs = rotations.enumerated().map { turn, rotation in
        model.cost(rotation, spelling) + (turn == 0 ? 0 : SpellingModel.rotation)
      }
      if let cost = costs.min(), cost <= bound { found.append(.init(cost: cost, line: UInt32(line))) }
    }
    return Array(found.sorted { ($0.cost, $0.line) < ($1.cost, $1.line) }.prefix(limit))
  }
}

/// Names such as no directory has, in either alphabet.
enum RandomNames {
  private static let latin = [
    "rog", "oz", "in", "sch", "kh", "ru", "ai", "wright", "ey", "tch", "ov", "sky", "é", "ü", "ł", "d'", "mc", "o",
    "ie", "a",
  ]
  private static let cyrillic = [
    "рог", "оз", "ин", "щ", "ш", "х", "ру", "ай", "райт", "и", "ч", "ов", "ский", "ё", "э", "ль", "мак", "о", "ие", "а",
  ]

  static func make(_ script: NameScript, using generator: inout SeededGenerator) -> String {
    let parts = script == .latin ? latin : cyrillic
    let words = (0..<Int.random(in: 1...16, using: &generator) / 4 + 1).map { _ in
      (0..<Int.random(in: 1...3, using: &generator)).map { _ in
        parts[Int.random(in: 0..<parts.count, using: &generator)]
      }.joined()
    }
    return words.joined(separator: Bool.random(using: &generator) ? " " : "-")
  }
}
