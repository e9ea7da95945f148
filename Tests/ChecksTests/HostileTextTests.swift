import Bitext
import Orthography
import TestSupport
import Testing

@testable import Checks

struct `Hostile texts` {
  private static let pieces = [
    "(", ")(", "«", "»«", "\"", "{", "{{", "{n, plural, one {", "}", "<b>", "</b>", "<", "<a href=\"", "%", "%s", "%(",
    "${", "`", "``",
    "1 ", "1,", "1,000.", "12.05.2011 ", "XXI ", "a@", "a@b.c", "http://", "www.", "/a", "&", "&amp;", "\\n", "\n", " ",
    "  ", ", ", ",,", ".",
    "я", "я ", "Я ", "Раз ", "раз раз ", "aя ", "e\u{301}", "\u{301}", "и\u{306}", "\u{AD}", "\u{200B}", "\u{202E}",
    "\u{FFFD}", "Р°", "Ð°", "?",
    "😀", "👨\u{200D}👩", "-", " - ", "—", "5 km ", "$5 ", "5% ", "May 5 ", "5 мая ", "_a", "#a ", "'", "don't ", "ё",
    "еще ещё ", "Вы вы ",
    "Rogozin ", "Рогозин ", "II", "тысяч ", "two ", "\u{0}", "中文", "0", ".5 ",
  ]

  @Test(arguments: pieces)
  func `of one piece repeated take time in proportion`(piece: String) {
    let long = String(repeating: piece, count: 12_000 / max(piece.utf8.count, 1))
    let clock = ContinuousClock()
    let elapsed = clock.measure {
      for (source, target) in [("Some text.", long), (long, "Какой-то текст."), (long, long + ".")] {
        for syntax in [DraftSegment.Syntax.plain, .format("icu")] {
          let checker = DraftChecker(CheckOptions(source: LanguageTag("en"), target: LanguageTag("ru")))
          var segment = DraftSegment(id: "1", line: 1, source: Segment(source), target: Segment(target))
          segment.syntax = syntax
          _ = checker.check(segment)
          _ = checker.finish()
        }
      }
    }
    // Six checks of 12 KB without optimisation, on a machine that has other work; quadratic time would be minutes.
    #expect(elapsed < .seconds(20), "\(elapsed)")
  }

  @Test func `at random are survived, with ranges that lie within`() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<800 {
      func text() -> String {
        (0..<Int.random(in: 0..<14, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
          .joined()
      }
      var options = CheckOptions(source: LanguageTag("en"), target: LanguageTag("ru"))
      options.enabled = Set(rules.map(\.id))
      let checker = DraftChecker(options)
      let segment = DraftSegment(id: "1", line: 1, source: Segment(text()), target: Segment(text()))
      for finding in checker.check(segment) + checker.finish() {
        if let range = finding.sourceRange { #expect(range.upperBound <= finding.source.utf16.count) }
        if let range = finding.targetRange { #expect(range.upperBound <= finding.target.utf16.count) }
      }
    }
  }
}

private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
