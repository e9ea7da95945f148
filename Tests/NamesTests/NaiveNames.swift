import TestSupport

@testable import Names

/// The cost of two spellings by its definition: every way to cut both, nothing shared, nothing left out.
struct NaiveNames {
  /// Pieces of queries and of names that the table knows, numbered; the empty one is a piece of names too.
  private var queryPieces: [[UInt8]: Int] = [:]
  private var namePieces: [[UInt8]: Int] = [[]: 0]
  /// `costs[query piece * namePieces.count + name piece]`: what one costs as the other.
  private var costs: [Int32]
  private var longestPiece = 1
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
    for (from, to, _) in pairs {
      if queryPieces[from] == nil { queryPieces[from] = queryPieces.count }
      if namePieces[to] == nil { namePieces[to] = namePieces.count }
      longestPiece = max(longestPiece, to.count)
    }
    costs = [Int32](repeating: Self.never, count: queryPieces.count * namePieces.count)
    for (from, to, cost) in pairs {
      guard let row = queryPieces[from], let column = namePieces[to] else { continue }
      let place = row * namePieces.count + column
      costs[place] = min(cost, costs[place])
    }
  }

  static func of(_ query: NameScript, _ pool: NameScript) -> NaiveNames {
    models[query]?[pool] ?? NaiveNames(query, pool)
  }

  /// The pieces that the table knows of a spelling: those that begin at a place have the indices from `starts[place]` to
  /// `starts[place + 1]`.
  private struct Pieces {
    var starts = [0]
    var ends: [Int] = []
    var numbers: [Int] = []

    init(_ codes: [UInt8], longest: Int, _ known: [[UInt8]: Int]) {
      for start in 0...codes.count {
        for end in start...min(start + longest, codes.count) {
          guard let number = known[Array(codes[start..<end])] else { continue }
          ends.append(end)
          numbers.append(number)
        }
        starts.append(ends.count)
      }
    }
  }

  func cost(_ query: NameSpelling, _ name: NameSpelling) -> Int32 { cost([query], name).reduce(.max, min) }

  /// The costs of some queries as a name.
  private func cost(_ queries: [NameSpelling], _ name: NameSpelling) -> [Int32] {
    let pieces = Pieces(name.codes, longest: longestPiece, namePieces)
    return queries.map { query in
      costs.withUnsafeBufferPointer { costs in
        costs.baseAddress.map { cost(query, Pieces(query.codes, longest: 4, queryPieces), name, pieces, $0) } ?? .max
      }
    }
  }

  /// This loop is most of the time of these tests, and nothing optimises it: hence plain memory and `while`.
  private func cost(
    _ query: NameSpelling, _ queryPieces: Pieces, _ name: NameSpelling, _ namePieces: Pieces,
    _ costs: UnsafePointer<Int32>
  ) -> Int32 {
    let (q, p) = (query.codes, name.codes)
    let columns = self.namePieces.count
    let queryWords = query.wordCount
    let words = min(name.wordCount, NameList.mostWords)
    // `best[i * width + j]`: up to code i of the query and code j of the name.
    let width = p.count + 1
    let best = UnsafeMutablePointer<Int32>.allocate(capacity: (q.count + 1) * width)
    defer { best.deallocate() }
    best.initialize(repeating: .max / 2, count: (q.count + 1) * width)
    best[0] = 0
    func wordEnd(_ codes: [UInt8], _ start: Int) -> Int? {
      guard start < codes.count, codes[start] == LetterCodes.begin else { return nil }
      return codes[start...].firstIndex(of: LetterCodes.end).map { $0 + 1 }
    }
    func isBoundary(_ i: Int) -> Bool { i == 0 || i == q.count || q[i] == LetterCodes.begin }
    func isJoint(_ codes: [UInt8], _ at: Int) -> Bool { at + 1 < codes.count && codes[at] == LetterCodes.end }
    for i in 0...q.count {
      for j in 0...p.count {
        let here = best[i * width + j]
        func reach(_ x: Int, _ y: Int, _ cost: Int32) {
          let place = x * width + y
          if here + cost < best[place] { best[place] = here + cost }
        }
        var from = queryPieces.starts[i]
        while from < queryPieces.starts[i + 1] {
          let row = costs + queryPieces.numbers[from] * columns
          var to = namePieces.starts[j]
          while to < namePieces.starts[j + 1] {
            let cost = row[namePieces.numbers[to]]
            if cost != Self.never, queryPieces.ends[from] > i || namePieces.ends[to] > j {
              reach(queryPieces.ends[from], namePieces.ends[to], cost)
            }
            to += 1
          }
          from += 1
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
    return best[q.count * width + p.count]
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
      let costs = model.cost(rotations, spelling).enumerated().map { $1 + ($0 == 0 ? 0 : SpellingModel.rotation) }
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
