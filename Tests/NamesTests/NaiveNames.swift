import TestSupport

@testable import Names

/// The cost of two spellings by its definition: every way to cut both, nothing shared, nothing left out.
struct NaiveNames {
  private let costs: [[UInt8]: [[UInt8]: Int32]]
  private let longestPool: Int

  init(_ query: NameScript, _ pool: NameScript) {
    var costs: [[UInt8]: [[UInt8]: Int32]] = [:]
    var longest = 1
    for (from, to, cost) in SpellingModel.pairs(query, pool) {
      costs[from, default: [:]][to] = min(cost, costs[from]?[to] ?? .max)
      longest = max(longest, to.count)
    }
    self.costs = costs
    longestPool = longest
  }

  func cost(_ query: NameSpelling, _ name: NameSpelling) -> Int32 {
    let (q, p) = (query.codes, name.codes)
    let words = min(name.wordCount, NameList.mostWords)
    var best = [[Int32]](repeating: [Int32](repeating: .max / 2, count: p.count + 1), count: q.count + 1)
    best[0][0] = 0
    func wordEnd(_ codes: [UInt8], _ start: Int) -> Int? {
      guard start < codes.count, codes[start] == LetterCodes.begin else { return nil }
      return codes[start...].firstIndex(of: LetterCodes.end).map { $0 + 1 }
    }
    func isBoundary(_ i: Int) -> Bool { i == 0 || i == q.count || q[i] == LetterCodes.begin }
    func isJoint(_ codes: [UInt8], _ at: Int) -> Bool { at + 1 < codes.count && codes[at] == LetterCodes.end }
    for i in 0...q.count {
      for j in 0...p.count {
        let here = best[i][j]
        func reach(_ x: Int, _ y: Int, _ cost: Int32) { best[x][y] = min(best[x][y], here + cost) }
        for x in i...min(i + 4, q.count) {
          for y in j...min(j + longestPool, p.count) where x > i || y > j {
            if let cost = costs[Array(q[i..<x])]?[Array(p[j..<y])] { reach(x, y, cost) }
          }
        }
        if i < q.count { reach(i + 1, j, SpellingModel.mismatch) }
        if j < p.count { reach(i, j + 1, SpellingModel.mismatch) }
        if i < q.count, j < p.count { reach(i + 1, j + 1, SpellingModel.mismatch) }
        if isJoint(q, i) { reach(i + 2, j, SpellingModel.join) }
        if isJoint(p, j) { reach(i, j + 2, SpellingModel.join) }
        if query.wordCount > words, let end = wordEnd(q, i) {
          reach(end, j, SpellingModel.queryWord + SpellingModel.queryWordLetter * Int32(end - i - 2))
        }
        if words > query.wordCount || words == NameList.mostWords, isBoundary(i), let end = wordEnd(p, j) {
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
    var models: [NameScript: NaiveNames] = [:]
    var found: [NameMatcher.Found] = []
    for (line, name) in names.enumerated() where names.firstIndex(of: name) == line {
      guard let spelling = NameSpelling(name) else { continue }
      let model = models[spelling.script] ?? NaiveNames(query.script, spelling.script)
      models[spelling.script] = model
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
