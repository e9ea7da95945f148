import Bitext
import Languages
import Orthography
import TestSupport
import Testing

@Suite struct MarkupJoinerTests {
  private func tokens(_ text: String) -> [String] {
    let analyzer = SegmentAnalyzer()
    analyzer.analyze(text)
    return analyzer.tokens.map { token in
      let text = String(decoding: analyzer.folded[Int(token.start)..<Int(token.end)], as: UTF8.self)
      return !token.kind.isSpoken ? "[\(text)]" : text
    }
  }

  @Test(arguments: [
    ("Press <b>OK</b>", ["press", "[<b>]", "ok", "[</b>]"]),
    ("<a href=\"x y\">Link</a>", ["[<a href=\"x y\">]", "link", "[</a>]"]),
    ("<x id=\"1\"/>text<br />", ["[<x id=\"1\"/>]", "text", "[<br />]"]),
    ("%s of %1$d, %(name)s: %5.2f%%", ["[%s]", "of", "[%1$d]", "[,]", "[%(name)s]", "[:]", "[%5.2f]", "[%]", "[%]"]),
    ("{0} and ${x} {{y}}", ["[{0}]", "and", "[${x}]", "[{{y}}]"]),
    ("Tom &amp; Jerry&nbsp;&#160;", ["tom", "[&amp;]", "jerry", "[&nbsp;]", "[&#160;]"]),
    ("one\\ntwo\\n", ["one", "[\\n]", "two", "[\\n]"]), ("%s.txt", ["[%s]", ".txt"]),
    // What only looks like it.
    ("100% sure", ["100", "[%]", "sure"]), ("a <b and c> d", ["a", "[<]", "b", "and", "c", "[>]", "d"]),
    ("&Remove", ["[&]", "remove"]), ("Save &as", ["save", "[&]", "as"]), ("R&D", ["r", "[&]", "d"]),
    ("1 < 2 & 3", ["1", "[<]", "2", "[&]", "3"]), ("%sure", ["[%]", "sure"]), ("{a b}", ["[{]", "a", "b", "[}]"]),
    ("$5", ["[$]", "5"]), ("{}", ["[{]", "[}]"]), ("<", ["[<]"]), ("%", ["[%]"]), ("&", ["[&]"]), ("\\", ["[\\]"]),
  ])
  func `markup is one token, and what looks like it is none`(text: String, expected: [String]) {
    #expect(tokens(text) == expected)
  }

  @Test func `a sign and markup of the same bytes are two tokens`() {
    let analyzer = SegmentAnalyzer()
    analyzer.analyze("&File & Print")
    #expect(Set(analyzer.tokens.filter { $0.end - $0.start == 1 }.map(\.hash)).count == 2)
    analyzer.analyze("\\n5 items")
    #expect(analyzer.tokens.map(\.kind) == [.markup, .number, .word])
  }

  @Test(arguments: [
    ("ru", ["в", "им", "которых"], ["имя", "не", "тема", "под", "оба"]),
    ("en", ["the", "of", "them"], ["theme", "wills", "not", "under"]),
    ("de", ["die", "sich"], ["sicher", "Ware", "nicht"]), ("tlh", [], ["the"]),
  ])
  func `function words are told by the word, not by its stem`(language: String, light: [String], heavy: [String]) {
    let stemmer = Stemmer(language: LanguageTag(language))
    for word in light { #expect(stemmer.isFunctionWord(hash: ByteHash.hash64(word)), "\(word)") }
    for word in heavy { #expect(!stemmer.isFunctionWord(hash: ByteHash.hash64(word)), "\(word)") }
  }

  @Test func `tokens stay in order, apart, and within the text`() {
    var generator = SeededGenerator(seed: 9)
    let pieces = [
      "<", ">", "/", "b", " ", "=", "\"", "%", "s", "1", "$", "(", ")", "{", "}", "&", ";", "\\", "n", "ж", "é", ".",
    ]
    let (fast, slow) = (SegmentAnalyzer(), SegmentAnalyzer())
    slow.forcesSlowPath = true
    for _ in 0..<30_000 {
      let text = (0..<Int.random(in: 1...14, using: &generator)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }.joined()
      fast.analyze(text)
      slow.analyze(text)
      var end: UInt32 = 0
      for token in fast.tokens {
        #expect(token.start >= end && token.end > token.start, "\(text)")
        end = token.end
      }
      #expect(Int(end) <= fast.folded.count)
      #expect(fast.tokens.map { [$0.start, $0.end] } == slow.tokens.map { [$0.start, $0.end] }, "\(text)")
      #expect(fast.tokens.map(\.hash) == slow.tokens.map(\.hash), "\(text)")
    }
  }
}
