import Bitext
import TestSupport
import Testing

@testable import Orthography

private func words(_ text: String, _ language: String = "en") -> Int {
  TextCounter(LanguageTag(language)).count(text).words
}

@Test(arguments: [
  ("", 0), (" ", 0), ("*** --- !!!", 0), ("The talks went on for 12 days.", 7),
  ("A well-known state-of-the-art system", 4), ("and/or", 2), ("e.g. in the U.S.", 4), ("It cost 1,000.50 dollars.", 4),
  ("delegation’s", 1), ("AT&T", 1), ("from 1990–2000", 3), ("word—word", 2), ("5 - 10", 2), ("at 12:30", 3),
  ("1,2,3", 1), ("1, 2", 2), ("a,b", 2), ("-x-", 1), ("x_y", 1), ("naïve cafe\u{301}", 2), ("co\u{AD}operate", 1),
  ("<b>Bold</b> words", 2), ("Copied %s of %d files", 3), ("see www.example.com", 2), ("see https://a.b/c?d=e now", 3),
  ("me@x.org", 1), ("東京に行きます", 4), ("สวัสดีครับ", 2), ("Токио 東京", 2), ("кто-нибудь и т. е.", 4), ("С-300", 1),
])
func `words are what translators are paid for`(text: String, count: Int) {
  #expect(words(text) == count, "\(text)")
}

@Test func `characters are code points, tags left out, and placeables are counted`() {
  let counts = TextCounter(LanguageTag("en")).count("<b>On 12 May 2011</b> %s cost\u{A0}1,000")
  #expect((counts.tags, counts.placeables, counts.words) == (2, 3, 6))
  #expect((counts.characters, counts.charactersWithoutSpaces) == (28, 22))
  #expect(TextCounter(LanguageTag("ru")).count("1\u{A0}550,5 и 2").placeables == 2)
}

@Test func `words are runs of what is in a word by its neighbours`() {
  let pieces = [
    "слово", "w", "12", "-", "’", " ", ".", ",", "—", "(", "é", "3.5", "1,000", "Ж", "/", "\u{301}", "&", "_", "\u{A0}",
  ]
  var random = SeededGenerator(seed: 5)
  for _ in 0..<5_000 {
    let count = Int.random(in: 0...12, using: &random)
    let text = (0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined()
    let classes = text.unicodeScalars.map(TextCounter.kind)
    func isWord(_ index: Int) -> Bool { classes.indices.contains(index) && [.letter, .digit].contains(classes[index]) }
    func isDigit(_ index: Int) -> Bool { classes.indices.contains(index) && classes[index] == .digit }
    let isInside = classes.indices.map { index in
      switch classes[index] {
      case .letter, .digit: true
      case .joiner: isWord(index - 1) && isWord(index + 1)
      case .comma: isDigit(index - 1) && isDigit(index + 1)
      case .space, .other: false
      }
    }
    let runs = isInside.indices.count { isInside[$0] && ($0 == 0 || !isInside[$0 - 1]) }
    #expect(TextCounter.words(classes) == runs, "\(text)")
  }
}

@Test func `words of plain text are those of ICU`() {
  let counter = TextCounter(LanguageTag("ru"))
  for text in [
    "Переговоры о ракетно-ядерном оружии (СНВ-III) шли 12 дней.", "It's a state-of-the-art system, e.g. in the U.S.",
    "Кто-нибудь, что-либо и т. е.; «да» — нет", "1,000 and 3.14 of AT&T", "",
  ] {
    #expect(counter.count(text).words == counter.wordsByBreaker(text), "\(text)")
  }
}

@Test func `no text stops the counter`() {
  let counter = TextCounter(LanguageTag("ru"))
  var random = SeededGenerator(seed: 9)
  for _ in 0..<500 {
    let scalars = (0..<40).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x2FFFF, using: &random)) }
    let text = String(String.UnicodeScalarView(scalars))
    let counts = counter.count(text)
    #expect(counts.charactersWithoutSpaces <= counts.characters)
    #expect(counts.characters <= text.unicodeScalars.count && counts.words <= text.unicodeScalars.count)
  }
  #expect(counter.count(String(repeating: "слово ", count: 50_000)).words == 50_000)
}
