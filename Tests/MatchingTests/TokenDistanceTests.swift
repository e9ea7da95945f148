import TestSupport
import Testing

@testable import Matching

/// A distance by its definition: of all ways to go through two sequences, the cheapest; of those, the one with the
/// fewest replaced numbers. From the front, with a memo of what is left; nothing is cut off.
struct SlowDistance {
  struct Cost: Comparable, Hashable {
    var points = 0
    var replaced = 0
    var markup = 0
    static func < (a: Cost, b: Cost) -> Bool {
      (a.points, a.replaced, a.markup) < (b.points, b.replaced, b.markup)
    }
    static func + (a: Cost, b: Cost) -> Cost {
      Cost(points: a.points + b.points, replaced: a.replaced + b.replaced, markup: a.markup + b.markup)
    }
  }

  let a: [MatchToken]
  let b: [MatchToken]
  private var memo: [Int: Cost] = [:]

  init(_ a: [MatchToken], _ b: [MatchToken]) {
    self.a = a
    self.b = b
  }

  static func alone(_ token: MatchToken) -> Cost {
    switch token.kind {
    case .word, .number: Cost(points: 4)
    case .functionWord: Cost(points: 2)
    case .punctuation: Cost(points: 1)
    case .markup: Cost(markup: 1)
    }
  }

  /// nil for a mark and something that is no mark: they are never paired.
  static func pair(_ x: MatchToken, _ y: MatchToken) -> Cost? {
    if x.id == y.id { return Cost() }
    switch (x.kind, y.kind) {
    case (.punctuation, .punctuation): return Cost(points: 1)
    case (.markup, .markup): return Cost(markup: 1)
    case (.punctuation, _), (_, .punctuation), (.markup, _), (_, .markup): return nil
    case (.number, .number): return Cost(replaced: 1)
    case (.word, .word) where x.stem == y.stem: return Cost(points: 1)
    case (.functionWord, .functionWord): return Cost(points: x.stem == y.stem ? 1 : 2)
    default: return Cost(points: 4)
    }
  }

  mutating func cost(_ i: Int = 0, _ j: Int = 0) -> Cost {
    if i == a.count && j == b.count { return Cost() }
    let key = i * (b.count + 1) + j
    if let known = memo[key] { return known }
    var choices: [Cost] = []
    if i < a.count { choices.append(Self.alone(a[i]) + cost(i + 1, j)) }
    if j < b.count { choices.append(Self.alone(b[j]) + cost(i, j + 1)) }
    if i < a.count, j < b.count, let pair = Self.pair(a[i], b[j]) { choices.append(pair + cost(i + 1, j + 1)) }
    let least = choices.min() ?? Cost()
    memo[key] = least
    return least
  }
}

/// Tokens of a small language: words in several forms, numbers, marks.
func randomTokens(_ generator: inout SeededGenerator, upTo longest: Int) -> [MatchToken] {
  (0..<Int.random(in: 0...longest, using: &generator)).map { _ in
    switch Int.random(in: 0..<13, using: &generator) {
    case 11, 12:
      let id = UInt32.random(in: 50..<54, using: &generator)
      return MatchToken(id: id, stem: id / 2, kind: .functionWord)
    case 10:
      let id = UInt32.random(in: 40..<43, using: &generator)
      return MatchToken(id: id, stem: id, kind: .markup)
    case 0..<6:
      let id = UInt32.random(in: 0..<12, using: &generator)
      return MatchToken(id: id, stem: id / 3, kind: .word)
    case 6..<8:
      let id = UInt32.random(in: 20..<24, using: &generator)
      return MatchToken(id: id, stem: id, kind: .number)
    default:
      let id = UInt32.random(in: 30..<33, using: &generator)
      return MatchToken(id: id, stem: id, kind: .punctuation)
    }
  }
}

func distance(_ a: [MatchToken], _ b: [MatchToken], limit: Int = 100_000) -> TokenDistance.Result? {
  var row: [Int] = []
  return a.withUnsafeBufferPointer { a in
    b.withUnsafeBufferPointer { b in TokenDistance.distance(a, b, limit: limit, row: &row) }
  }
}

@Suite struct TokenDistanceTests {
  @Test func `the distance within a band is the distance, where that is within the limit`() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<1_000 {
      let a = randomTokens(&generator, upTo: 24)
      var b = a
      for _ in 0..<Int.random(in: 0...4, using: &generator) {
        let more = randomTokens(&generator, upTo: 3)
        let at = Int.random(in: 0...b.count, using: &generator)
        b.replaceSubrange(at..<min(b.count, at + Int.random(in: 0...2, using: &generator)), with: more)
      }
      for limit in [0, 1, 2, 5, 9, 20, 1_000] {
        var row: [Int] = []
        let banded = a.withUnsafeBufferPointer { a in
          b.withUnsafeBufferPointer { TokenDistance.banded(a, $0, limit: limit, row: &row) }
        }
        #expect(banded == distance(a, b, limit: limit), "\(limit) \(a) \(b)")
      }
    }
  }

  @Test func `of very long texts no more pairs of tokens are compared than of long ones`() {
    func text(_ count: Int, _ change: Int) -> [MatchToken] {
      (0..<count).map { place in
        let id = UInt32(place % change == 1 ? 500 : place % 97)
        return MatchToken(id: id, stem: id, kind: .word)
      }
    }
    let ratio = growth(from: 3_000) { count in
      let (a, b) = (text(count, 400), text(count, 401))
      _ = distance(a, b, limit: count * 2)
    }
    #expect(ratio < 28, "\(ratio)")
    // What differs little is found.
    let (a, b) = (text(6_000, 4_000), text(6_000, 5_000))
    #expect(distance(a, b)?.cost == 8)
  }

  @Test func `the distance is the cheapest of all alignments`() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<400 {
      let a = randomTokens(&generator, upTo: 9)
      let b = randomTokens(&generator, upTo: 9)
      var slow = SlowDistance(a, b)
      let expected = slow.cost()
      #expect(
        distance(a, b)
          == TokenDistance.Result(
            cost: expected.points, replacedNumbers: expected.replaced, changedMarkup: expected.markup),
        "\(a) \(b)")
    }
  }

  @Test func `there is a distance exactly when it is within the limit`() {
    var generator = SeededGenerator(seed: 2)
    // The scratch row is passed on, as it is in a search: what it holds must not matter.
    var row: [Int] = [7, 7, 7]
    for _ in 0..<150 {
      let a = randomTokens(&generator, upTo: 8)
      let b = randomTokens(&generator, upTo: 8)
      var slow = SlowDistance(a, b)
      let expected = slow.cost()
      for limit in 0...(expected.points + 3) {
        let found = a.withUnsafeBufferPointer { a in
          b.withUnsafeBufferPointer { b in TokenDistance.distance(a, b, limit: limit, row: &row) }
        }
        #expect(found?.cost == (expected.points <= limit ? expected.points : nil), "limit \(limit): \(a) \(b)")
        if let found { #expect((found.replacedNumbers, found.changedMarkup) == (expected.replaced, expected.markup)) }
      }
    }
  }

  @Test func `the distance is the same both ways`() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<500 {
      let a = randomTokens(&generator, upTo: 14)
      let b = randomTokens(&generator, upTo: 14)
      #expect(distance(a, b) == distance(b, a))
    }
  }

  /// Every step has its way round: a pair costs no more than leaving the one out and putting the other in, nor than two
  /// pairs through a third token. So does the whole.
  @Test func `a way round is never shorter`() throws {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<500 {
      let (a, b, c) = (
        randomTokens(&generator, upTo: 10), randomTokens(&generator, upTo: 10), randomTokens(&generator, upTo: 10)
      )
      let direct = try #require(distance(a, c)).cost
      let around = try #require(distance(a, b)).cost + (try #require(distance(b, c)).cost)
      #expect(direct <= around)
    }
  }

  @Test func `a sequence is at distance 0 from itself, and at its weight from nothing`() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let a = randomTokens(&generator, upTo: 12)
      #expect(distance(a, a) == TokenDistance.Result(cost: 0, replacedNumbers: 0))
      #expect(distance(a, [])?.cost == TokenDistance.weight(a))
      #expect(distance([], a)?.cost == TokenDistance.weight(a))
    }
  }

  @Test func `an alignment costs what the distance says and uses every token once, in order`() throws {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<400 {
      let a = randomTokens(&generator, upTo: 10)
      let b = randomTokens(&generator, upTo: 10)
      let edits = TokenDistance.alignment(a, b)
      var cost = SlowDistance.Cost()
      var left: [Int] = []
      var right: [Int] = []
      for edit in edits {
        switch edit {
        case .same(let i, let j), .form(let i, let j), .number(let i, let j), .markup(let i, let j),
          .replaced(let i, let j):
          left.append(i)
          right.append(j)
          let pair = try #require(SlowDistance.pair(a[i], b[j]), "a mark was paired with a word: \(edit)")
          cost = cost + pair
          switch edit {
          case .same: #expect(a[i].id == b[j].id)
          case .form: #expect(a[i].kind.isWord && a[i].stem == b[j].stem && pair.points == 1)
          case .number: #expect(a[i].kind == .number && b[j].kind == .number && pair.replaced == 1)
          case .markup: #expect(a[i].kind == .markup && b[j].kind == .markup && pair.markup == 1)
          default:
            #expect(pair.points == max(a[i].weight, b[j].weight))
          }
        case .removed(let i):
          left.append(i)
          cost = cost + SlowDistance.alone(a[i])
        case .inserted(let j):
          right.append(j)
          cost = cost + SlowDistance.alone(b[j])
        }
      }
      #expect(left == Array(a.indices))
      #expect(right == Array(b.indices))
      let expected = try #require(distance(a, b))
      #expect(
        cost
          == SlowDistance.Cost(
            points: expected.cost, replaced: expected.replacedNumbers, markup: expected.changedMarkup))
    }
  }
}
