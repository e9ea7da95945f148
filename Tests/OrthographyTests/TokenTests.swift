import Orthography
import Testing

@Suite struct TokenTests {
  private func tokens(_ text: String) -> [String] {
    let analyzer = SegmentAnalyzer()
    analyzer.analyze(text)
    let folded = analyzer.folded
    return analyzer.tokens.map {
      String(decoding: UnsafeBufferPointer(rebasing: folded[Int($0.start)..<Int($0.end)]), as: UTF8.self)
    }
  }

  private func kinds(_ text: String) -> [TokenClass] {
    let analyzer = SegmentAnalyzer()
    analyzer.analyze(text)
    return analyzer.tokens.map(\.kind)
  }

  @Test func `words, numbers and signs are cut as readers see them`() {
    #expect(
      tokens("It’s 3.14, т.е. 1,000 «ракет» — да…")
        == ["it's", "3.14", ",", "т.е", ".", "1,000", "\"", "ракет", "\"", "-", "да", ".", ".", "."])
    #expect(tokens("") == [])
    #expect(tokens(" \u{A0}\n") == [])
    #expect(tokens("Нью-Йорк") == ["нью", "-", "йорк"])
    #expect(tokens("user_name") == ["user_name"])
  }

  @Test func `the class of a token is that of what is in it`() {
    #expect(
      kinds("т34 34т 3.14 ... _ _5 中 カ 1,000 © ٣") == [
        .word, .word, .number, .punctuation, .punctuation, .punctuation, .punctuation, .number, .word, .word,
        .number,
        .punctuation, .number,
      ])
  }

  @Test func `languages without spaces are cut by dictionary`() {
    #expect(tokens("ミサイル防衛").count == 2)
    #expect(tokens("การป้องกัน").count >= 2)
  }

  @Test func `hashes are those stored in indexes`() {
    // Values of this implementation: a change here wants OrthographyVersion.tokenizer raised.
    let long = String(repeating: "оборона", count: 5)
    for text in ["", "a", "ab", "abc", "abcd", "abcdefg", "abcdefgh", "abcdefghi", "0123456789abcdef", long] {
      #expect(pinned[text] == ByteHash.hash64(text), "\(text): \(ByteHash.hash64(text))")
    }
  }

  @Test func `a token has the hash of its bytes wherever it stands`() {
    let analyzer = SegmentAnalyzer()
    for count in 1...40 {
      let word = String(repeating: "я", count: count / 2) + (count % 2 == 1 ? "z" : "")
      for text in [word, word + " junk", "«" + word + "» and more", word + "\u{3000}한국어"] {
        analyzer.analyze(text)
        #expect(analyzer.tokens.contains { $0.hash == ByteHash.hash64(word) }, "\(text)")
      }
    }
  }

  @Test func `words that differ have different hashes`() {
    var seen = Set<UInt64>()
    for number in 0..<200_000 { seen.insert(ByteHash.hash64("w\(number)")) }
    for number in 0..<200_000 { seen.insert(ByteHash.hash64("противоракетная\(number)")) }
    #expect(seen.count == 400_000)
  }

  @Test func `texts that differ in encoding only have one identity`() {
    let analyzer = SegmentAnalyzer()
    analyzer.analyze("Йод")
    let composed = analyzer.identityHash
    analyzer.analyze("И\u{306}од")
    #expect(analyzer.identityHash == composed)
    analyzer.analyze("йод")
    #expect(analyzer.identityHash != composed)
    #expect(analyzer.identityHash == ByteHash.hash64("йод"))
  }
}

private let pinned: [String: UInt64] = [
  "": 15098662099122819304,
  "a": 13641628004333816710,
  "ab": 2611592799356895597,
  "abc": 8655847181440782259,
  "abcd": 9343906248529986228,
  "abcdefg": 9654423201121495998,
  "abcdefgh": 881859603418767668,
  "abcdefghi": 17373295361504192557,
  "0123456789abcdef": 16743222651236658887,
  "оборонаоборонаоборонаоборонаоборона": 3124052112139307613,
]
