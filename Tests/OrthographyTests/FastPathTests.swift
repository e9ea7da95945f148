import Glibc
import Orthography
import Testing

/// The fast path's slow, obvious twin is ICU: whatever the table-driven scanner says, ICU must say too.
@Suite struct FastPathTests {
  struct Analysis: Equatable {
    var folded: String
    var tokens: [String]
    var hashes: [UInt64]
  }

  static func analysis(_ analyzer: SegmentAnalyzer) -> Analysis {
    let folded = analyzer.folded
    return Analysis(
      folded: String(decoding: folded, as: UTF8.self),
      tokens: analyzer.tokens.map { token in
        let slice = UnsafeBufferPointer(rebasing: folded[Int(token.start)..<Int(token.end)])
        return "\(token.start)-\(token.end) \(token.kind): \(String(decoding: slice, as: UTF8.self))"
      },
      hashes: [analyzer.identityHash, analyzer.foldHash] + analyzer.tokens.map(\.hash))
  }

  let fast = SegmentAnalyzer()
  let slow: SegmentAnalyzer = {
    let analyzer = SegmentAnalyzer()
    analyzer.forcesSlowPath = true
    return analyzer
  }()

  /// Compares both ways on one text; returns whether it went all the way by table.
  func compare(_ text: String) -> Bool {
    fast.analyze(text)
    slow.analyze(text)
    // Cheap first: building strings for each of a million tokens would take most of the time.
    let same =
      haveSameFold() && fast.identityHash == slow.identityHash && fast.foldHash == slow.foldHash && haveSameTokens()
    if !same {
      #expect(FastPathTests.analysis(fast) == FastPathTests.analysis(slow), "\(text.debugDescription)")
    }
    return fast.tokenizedFast
  }

  private func haveSameFold() -> Bool {
    let (one, other) = (fast.folded, slow.folded)
    guard one.count == other.count, let first = one.baseAddress, let second = other.baseAddress else {
      return one.count == other.count
    }
    return memcmp(first, second, one.count) == 0
  }

  private func haveSameTokens() -> Bool {
    let (one, other) = (fast.tokens, slow.tokens)
    guard one.count == other.count, let first = one.baseAddress, let second = other.baseAddress else {
      return one.count == other.count
    }
    var at = 0
    while at < one.count {
      let (a, b) = (first[at], second[at])
      if a.start != b.start || a.end != b.end || a.kind != b.kind || a.hash != b.hash { return false }
      at += 1
    }
    return true
  }

  @Test(arguments: [1, 2, 3])
  func `tables and ICU agree on random text of handled characters`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var byTable = 0
    let rounds = 40_000
    for _ in 0..<rounds {
      let count = Int.random(in: 1...30, using: &generator)
      if compare(RandomText.make(RandomText.handled, count: count, using: &generator)) { byTable += 1 }
    }
    #expect(byTable > rounds / 4, "too few texts reached the fast path: \(byTable)")
  }

  @Test func `tables and ICU agree on every pair and triple of handled characters`() {
    let alphabet = Array(Set(RandomText.handled)).sorted()
    for first in alphabet {
      for second in alphabet {
        var line = ""
        for third in alphabet { line += "  " + first + second + third }
        // One refused triple sends the whole line to ICU, so the line is only the quick check.
        if !compare(line) {
          for third in alphabet { _ = compare(first + second + third) }
        }
      }
    }
  }

  @Test(arguments: [4, 5])
  func `what only ICU can judge gives the same result from both`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let mixed = RandomText.handled + RandomText.refused
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...25, using: &generator)
      _ = compare(RandomText.make(mixed, count: count, using: &generator))
    }
  }

  @Test func `tables and ICU agree on real text, cut anywhere`() {
    for sentence in RandomText.prose {
      let scalars = Array(sentence.unicodeScalars)
      for start in scalars.indices {
        for end in start...min(start + 40, scalars.count) {
          var text = String.UnicodeScalarView()
          text.append(contentsOf: scalars[start..<end])
          _ = compare(String(text))
        }
      }
    }
  }

  @Test func `every character by itself and between letters folds as ICU folds it`() {
    for value in 0...0x323FF {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      if value > 0x3100 && value % 7 != 0 { continue }  // the long ideographic and Hangul ranges: a sample
      let character = String(scalar)
      _ = compare(character)
      _ = compare("а" + character + "б1" + character + "z")
    }
  }

  @Test func `plain English and Russian is analysed by table`() {
    for text in ["The cat's 3.14 dogs, “quoted” — yes.", "Ёлка: «зелёная», не­ль­зя; №\u{A0}5…", ""] {
      #expect(compare(text), "\(text)")
    }
  }

  @Test func `invalid UTF-8 counts as the replacement character`() {
    let cases: [([UInt8], String)] = [
      ([0x61, 0xFF, 0x62], "a\u{FFFD}b"), ([0xD0], "\u{FFFD}"), ([0x61, 0xE2, 0x80], "a\u{FFFD}"),
      ([0xC3, 0x28], "\u{FFFD}("), ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xC0, 0x80], "\u{FFFD}\u{FFFD}"),
    ]
    for (bytes, repaired) in cases {
      bytes.withUnsafeBufferPointer { fast.analyze($0) }
      let damaged = FastPathTests.analysis(fast)
      fast.analyze(repaired)
      #expect(damaged == FastPathTests.analysis(fast), "\(bytes)")
    }
  }

  @Test func `random bytes never trap and fold the same both ways`() {
    var generator = SeededGenerator(seed: 9)
    let leads: [UInt8] = [
      0x20, 0x61, 0xC2, 0xC3, 0xCC, 0x81, 0xD0, 0xD1, 0xD2, 0x80, 0x93, 0xE2, 0x84, 0x96, 0xA0, 0xF0, 0x9F,
    ]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...12, using: &generator)
      let bytes = (0..<count).map { _ in leads[Int.random(in: 0..<leads.count, using: &generator)] }
      bytes.withUnsafeBufferPointer {
        fast.analyze($0)
        slow.analyze($0)
      }
      #expect(FastPathTests.analysis(fast) == FastPathTests.analysis(slow), "\(bytes)")
    }
  }
}
