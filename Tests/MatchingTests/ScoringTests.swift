import Matching
import TestSupport
import Testing

/// Tokens from a line of them: `launch.ed` is a form of `launch`, digits are a number, signs are marks.
private struct Reader {
  private var numbers: [Substring: UInt32] = [:]

  private mutating func number(_ text: Substring) -> UInt32 {
    let next = UInt32(numbers.count)
    if let known = numbers[text] { return known }
    numbers[text] = next
    return next
  }

  mutating func tokens(_ line: String) -> [MatchToken] {
    line.split(separator: " ").map { word in
      let first = word.utf8.first ?? 0
      let kind: MatchToken.Kind =
        first == UInt8(ascii: "<") || (first == UInt8(ascii: "%") && word.utf8.count > 1)
        ? .markup
        : ["the", "of"].contains(word)
          ? .functionWord
          : (0x30...0x39).contains(first) ? .number : first > 0x40 ? .word : .punctuation
      let stem = kind == .word ? word.prefix { $0 != "." } : word
      return MatchToken(id: number(word), stem: number(stem), kind: kind)
    }
  }
}

@Suite struct ScoringTests {
  /// Each percent was worked out by hand: W is the heavier side (word or number 4, mark 1), D the distance.
  @Test(arguments: [
    ("the rocket is ready", "the rocket is ready", 100),  // nothing differs
    ("the rocket is ready !", "the rocket was ready !", 73),  // W 15 (the weighs 2), D 4: 11/15 = 73.33
    ("the rocket", "rocket", 66),  // W 6, D 2
    ("the rocket", "of rocket", 66),  // W 6, D 2
    ("the rocket", "a rocket", 50),  // W 8 ("a" is a word to this reader), D 4
    ("launch.ed missile.s", "launch.ed missile", 87),  // W 8, D 1: 7/8 = 87.50
    ("launch.ed missile.s", "launch.ing missile", 75),  // W 8, D 2
    ("yes !", "yes ?", 80),  // W 5, D 1: one mark for another
    ("yes", "yes !", 80),  // W 5, D 1: a mark more
    // 80/81 = 98.76: at most 94.
    ("a b c d e f g h i j k l m n o p q r s t !", "a b c d e f g h i j k l m n o p q r s t", 94),
    ("in 2014", "in 2015", 99),  // D 0; one number for another: 1 point
    ("from 1 to 2", "from 3 to 4", 98),  // two numbers: 2 points
    ("1 2 3 4", "5 6 7 8", 98),  // four numbers: still 2 points
    ("<b> open </b> file", "open file", 98),  // D 0; two tags less: 2 points
    ("<b> open </b> file", "<i> open </i> file", 98),  // two tags for others: 2 points
    ("%s of 5", "%d of 6", 98),  // a placeholder and a number: 1 point each
    ("%s", "%d", 99),  // W 0, D 0
    ("%s", "a", 0),  // W 4, D 4
    ("in 2014 !", "in 2015 ?", 87),  // W 9, D 1: 8/9 = 88.88, less 1 for the number = 87.88
    ("chapter five", "chapter 5", 50),  // W 8, D 4: a number is no word
    ("a ,", "a b", 37),  // W 8, D 1 + 4: a mark is never paired with a word: 3/8 = 37.5
    ("a", "a b c", 33),  // W 12, D 8: 4/12 = 33.33
    ("a b", "b a", 0),  // W 8, D 8
    ("a b c d", "b c d a", 50),  // W 16, D 8: one word taken out and put in elsewhere
    ("a b", "c d", 0),  // nothing in common
    ("! ?", "a", 0),  // W 4, D 6: more than the weight
    ("!", "?", 0),  // W 1, D 1
  ])
  func `a score can be checked by hand`(a: String, b: String, percent: Int) throws {
    var reader = Reader()
    let (a, b) = (reader.tokens(a), reader.tokens(b))
    let result = try #require(distance(a, b))
    let base = Scoring.base(
      distance: result.cost, weight: max(TokenDistance.weight(a), TokenDistance.weight(b)))
    let tags = Scoring.tagPenalty(.none, .none, sameText: false, changedMarkup: result.changedMarkup)
    let points = (Scoring.numberPenalty(replaced: result.replacedNumbers)?.points ?? 0) + (tags?.points ?? 0)
    #expect(MatchScore(hundredths: base.hundredths - points * 100).percent == percent)
  }

  @Test func `only distance 0 scores 100, whatever the length`() {
    for weight in Array(0...5000) + [1 << 20, 1 << 40] {
      #expect(Scoring.base(distance: 0, weight: weight) == .identical)
      for distance in [1, 2, 3, max(1, weight / 2), max(1, weight - 1), max(1, weight), weight + 1] {
        let score = Scoring.base(distance: distance, weight: weight)
        #expect(score <= .mostFuzzy)
        #expect(score.hundredths >= 0)
      }
    }
  }

  @Test func `the base reaches a threshold exactly within the largest distance`() {
    // Whole percents, and the hundredths around them, as a rising score to beat gives them.
    var thresholds: [Int] = []
    for percent in 1...101 { thresholds += [percent * 100 - 1, percent * 100, percent * 100 + 33] }
    var wrong: [String] = []
    for weight in 1...300 {
      for threshold in thresholds.map(MatchScore.init) {
        let largest = Scoring.largestDistance(threshold: threshold, weight: weight)
        // Where the answer changes, and at both ends.
        for distance in Set([0, 1, largest - 1, largest, largest + 1, weight, weight + 5]) where distance >= 0 {
          let reaches = Scoring.base(distance: distance, weight: weight) >= threshold
          // Nothing but the context reaches more than 100.
          let expected = distance <= largest && (threshold <= .identical)
          if reaches != expected {
            wrong.append("weight \(weight), threshold \(threshold.hundredths), distance \(distance)")
          }
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  @Test func `every distance is tried for some weights and thresholds`() {
    for weight in [1, 4, 5, 17, 64, 101, 300] {
      for percent in 1...100 {
        let threshold = MatchScore(hundredths: percent * 100)
        let largest = Scoring.largestDistance(threshold: threshold, weight: weight)
        for distance in 0...(weight + 1) {
          #expect((Scoring.base(distance: distance, weight: weight) >= threshold) == (distance <= largest))
        }
      }
    }
  }

  @Test func `a percent is never rounded up`() {
    for hundredths in 0...10_100 {
      let score = MatchScore(hundredths: hundredths)
      #expect(score.percent * 100 <= hundredths && hundredths < score.percent * 100 + 100)
    }
    #expect(MatchScore(hundredths: 9_999).percent == 99)
    #expect(MatchScore(hundredths: -1).percent == 0)
    #expect(MatchScore(hundredths: 20_000) == .context)
  }

  @Test func `scores are ordered by their hundredths`() {
    #expect(MatchScore(hundredths: 8_799) < MatchScore(hundredths: 8_800))
    #expect(MatchScore.mostFuzzy < .identical)
    #expect(MatchScore.identical < .context)
  }
}

@Suite struct CodeSummaryTests {
  private func summary(_ codes: (UInt8, Int)...) -> CodeSummary {
    CodeSummary(codes.map { (kind: $0.0, offset: $0.1) })
  }

  @Test func `no codes are none`() {
    #expect(summary() == .none)
    #expect(summary((1, 0)) != .none)
    #expect(CodeSummary.none.count == 0)
  }

  @Test func `another number of codes costs 2 points, other kinds 1`() {
    let bold = summary((1, 0), (2, 4))
    #expect(Scoring.tagPenalty(bold, bold, sameText: true) == nil)
    #expect(Scoring.tagPenalty(bold, .none, sameText: true) == Penalty(.tag, points: 2))
    #expect(Scoring.tagPenalty(.none, summary((3, 0)), sameText: false) == Penalty(.tag, points: 2))
    #expect(Scoring.tagPenalty(bold, summary((2, 0), (1, 4)), sameText: true) == Penalty(.tag, points: 1))
    #expect(Scoring.tagPenalty(summary((3, 2)), summary((4, 2)), sameText: false) == Penalty(.tag, points: 1))
    // With tags in the text itself, together no more than 2.
    #expect(Scoring.tagPenalty(bold, bold, sameText: true, changedMarkup: 1) == Penalty(.tag, points: 1))
    #expect(
      Scoring.tagPenalty(summary((3, 2)), summary((4, 2)), sameText: false, changedMarkup: 1)
        == Penalty(.tag, points: 2))
    #expect(Scoring.tagPenalty(bold, .none, sameText: false, changedMarkup: 9) == Penalty(.tag, points: 2))
  }

  @Test func `places count only in the same text`() {
    let early = summary((1, 0), (2, 4))
    let late = summary((1, 0), (2, 9))
    #expect(early.kinds == late.kinds)
    #expect(Scoring.tagPenalty(early, late, sameText: true) == Penalty(.tag, points: 1))
    #expect(Scoring.tagPenalty(early, late, sameText: false) == nil)
  }

  @Test func `very many codes are still told from few`() {
    let many = CodeSummary((0..<300).map { (kind: UInt8(1 + $0 % 7), offset: $0) })
    #expect(many.count == 255)
    #expect(Scoring.tagPenalty(many, summary((1, 0)), sameText: false)?.points == 2)
    #expect(CodeSummary(rawValue: many.rawValue) == many)
  }

  @Test func `the kinds of TMX and their pairs are all told apart`() {
    #expect(Set((1...8).map { summary(($0, 0)).kinds }).count == 8)
    var seen: Set<UInt32> = []
    for first in UInt8(1)...8 { for second in UInt8(1)...8 { seen.insert(summary((first, 0), (second, 0)).kinds) } }
    #expect(seen.count == 64)
  }

  @Test func `one code changed, or two neighbours swapped, always shows`() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let kinds = (0..<Int.random(in: 2...40, using: &generator)).map { _ in UInt8.random(in: 1...8, using: &generator)
      }
      let original = CodeSummary(kinds.map { (kind: $0, offset: 0) })
      var changed = kinds
      let place = Int.random(in: 1..<kinds.count, using: &generator)
      if Bool.random(using: &generator) {
        changed.swapAt(place, place - 1)
      } else {
        changed[place] = changed[place] % 8 + 1
      }
      let other = CodeSummary(changed.map { (kind: $0, offset: 0) })
      #expect((other.kinds == original.kinds) == (changed == kinds), "\(kinds) \(changed)")
    }
  }
}
