import Bitext
import Orthography
import TestSupport
import Testing
import Upkeep

private func cleaner(
  _ source: String = "en", _ target: String = "ru", rules: Set<CleanReason> = Set(CleanReason.allCases)
) -> PairCleaner {
  PairCleaner(source: LanguageTag(source), target: LanguageTag(target), rules: rules) { _, _, _ in false }
}

private func judge(_ cleaner: PairCleaner, _ source: String, _ target: String, codes: ([UInt8], [UInt8]) = ([], []))
  -> CleanReason?
{
  Array(source.utf8).withUnsafeBufferPointer { a in
    Array(target.utf8).withUnsafeBufferPointer { b in cleaner.judge(source: a, target: b, codes: codes) }
  }
}

/// Each with a pair of the same kind that is good.
@Test(arguments: [
  ("empty", "Open the file", "", "Open the file", "Откройте файл"),
  ("empty", "\u{A0} ", "Файл", "1", "1"),
  ("mojibake", "Open the file", "ÐžÑ‚ÐºÑ€Ð¾Ð¹Ñ‚Ðµ", "Café Noël", "Кафе «Ноэль»"),
  ("mojibake", "Open the file", "РћС‚РєСЂРѕР№С‚Рµ", "Р and С", "Р и С"),
  ("mojibake", "Open the file", "Îòêðîéòå ôàéë", "Île de Ré", "Иль-де-Ре"),
  ("mojibake", "Open the file", "нРЙПНИРЕ ТЮИК", "CAST and JPEG", "CAST и ФОРМАТ JPEG"),
  ("encoding-damage", "Open the file", "???????? ????", "What???", "Что???"),
  ("encoding-damage", "Open the file", "Откр\u{FFFD}йте файл", "The \u{FFFD} sign", "Знак \u{FFFD}"),
  ("control-character", "Open the file", "Откройте\u{81} файл", "a\u{85}b", "а\u{85}б"),
  ("symbols-only", "Open the file", "--- ***", "percent", "%"),
  ("swapped", "Откройте этот файл", "Open the file", "Open the file", "Откройте этот файл"),
  ("wrong-script", "Open the file", "Close that window now", "Adobe Photoshop", "Adobe Illustrator CC"),
  ("wrong-language", "Open the file", "Відкрийте цей файл", "Open the file", "Откройте этот файл"),
  ("wrong-language", "The ministers met.", "Срещата ще се проведе във вторник.", "Object", "Объект"),
  (
    "wrong-language", "Er weiß nicht, wann er nach Hause kommt.", "Он не знает, когда придёт.", "Die Hard",
    "Крепкий орешек"
  ),
  (
    "glued-words", "He did not know when to come", "Оннезналкогдаемуприйти", "Open https://a.b/cdefghijklmnopqrst now",
    "Откройте https://a.b/cdefghijklmnopqrst"
  ),
])
func `each kind of garbage is told from what looks like it`(
  _ reason: String, _ source: String, _ target: String, _ goodSource: String, _ goodTarget: String
) {
  let own = cleaner()
  #expect(judge(own, source, target)?.id == reason)
  #expect(judge(own, goodSource, goodTarget) == nil)
  // A rule that is off is silent.
  let others = cleaner(rules: Set(CleanReason.allCases.filter { $0.id != reason }))
  #expect(judge(others, source, target)?.id != reason)
}

@Test func `codes are paired`() {
  #expect(judge(cleaner(), "Open", "Открыть", codes: ([1, 2], [1])) == .tags)
  #expect(judge(cleaner(), "Open", "Открыть", codes: ([1, 2, 3], [1, 2])) == nil)
}

@Test func `Latin and Cyrillic neighbours are told apart`() {
  for (language, text) in [
    ("de", "Die Sitzung wurde auf den nächsten Tag verschoben, weil nicht alle da waren."),
    ("fr", "La réunion a été reportée parce que tous les membres ne sont pas venus."),
    ("es", "La reunión se ha aplazado porque no todos los miembros están aquí."),
    ("it", "La riunione è stata rinviata perché non tutti i membri sono con noi."),
    ("pt", "A reunião foi adiada porque não estão aqui todos os seus membros."),
    ("pl", "Spotkanie zostało przełożone, ponieważ nie było na nim tych, którzy są w zarządzie."),
    ("nl", "De vergadering is uitgesteld omdat niet alle leden er zijn en het te laat wordt."),
    ("sv", "Mötet har skjutits upp för att det inte är många som kan vara med."),
    ("uk", "Засідання відклали, бо не всі його члени були на місці."),
    ("bg", "Заседанието беше отложено, защото не всички са тук и ще се проведе утре."),
    ("ru", "Заседание было отложено, потому что не все его члены приехали."),
    ("en", "The meeting was put off because not all of the members were there."),
  ] {
    let right = cleaner(language, language == "en" ? "de" : "en")
    let other = language == "en" ? "Wir haben das nicht gewusst." : "We did not know of that."
    #expect(judge(right, text, other) == nil, "\(language)")
    let isCyrillic = ["uk", "bg", "ru"].contains(language)
    for wrong in isCyrillic ? ["ru", "uk"] : ["en", "de", "fr", "es"] where wrong != language {
      #expect(judge(cleaner(wrong, "ja"), text, "会議は延期されました。") == .wrongLanguage, "\(language) as \(wrong)")
    }
  }
}

/// A language of made-up words, and its translation word by word.
private func madePair(_ generator: inout SeededGenerator, words: Int) -> (String, String) {
  var (source, target): ([String], [String]) = ([], [])
  let consonants = Array("bdfgklmnprstvz")
  let cyrillic = Array("бдфгклмнпрствз")
  for _ in 0..<words {
    // A few words are frequent, most are rare.
    let number = Int.random(in: 0..<Int.random(in: 1...400, using: &generator), using: &generator)
    func make(_ letters: [Character], _ shift: Int, _ vowels: [Character]) -> String {
      let a = (number * 7 + shift) % 14, b = (number * 5 + number / 14 + shift) % 14, c = (number / 28 + shift) % 14
      return String([letters[a], vowels[number % 3], letters[b], vowels[(number / 3) % 3], letters[c], vowels[0]])
    }
    source.append(make(consonants, 0, ["a", "o", "u"]))
    target.append(make(cyrillic, 5, ["е", "и", "я"]))
  }
  return (source.joined(separator: " "), target.reversed().joined(separator: " "))
}

@Test func `pairs that are no translations are found by what the memory knows of words`() {
  var generator = SeededGenerator(seed: 11)
  let own = cleaner()
  var pairs = (0..<6_000).map { _ in madePair(&generator, words: Int.random(in: 6...12, using: &generator)) }
  for index in stride(from: 0, to: 600, by: 10) {
    let target = pairs[index].1
    pairs[index].1 = pairs[index + 5].1
    pairs[index + 5].1 = target
  }
  for (source, target) in pairs {
    Array(source.utf8).withUnsafeBufferPointer { a in
      Array(target.utf8).withUnsafeBufferPointer { b in own.learn(source: a, target: b) }
    }
  }
  own.finishLearning()
  #expect(own.knowsWords)
  var (found, wrong) = (0, 0)
  for (index, (source, target)) in pairs.enumerated() {
    guard judge(own, source, target) == .misaligned else { continue }
    if index < 600, index % 5 == 0 { found += 1 } else { wrong += 1 }
  }
  #expect(found >= 114, "\(found) of 120")
  #expect(wrong <= 20, "\(wrong) of 5,880")
}

@Test func `any bytes are judged`() {
  var generator = SeededGenerator(seed: 2)
  let own = cleaner()
  for _ in 0..<2_000 {
    let texts = (0..<2).map { _ in
      (0..<Int.random(in: 0..<40, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
    texts[0].withUnsafeBufferPointer { a in
      texts[1].withUnsafeBufferPointer { b in
        own.learn(source: a, target: b)
        _ = own.judge(source: a, target: b, codes: ([], []))
      }
    }
  }
  own.finishLearning()
}

@Test func `time for a pair grows with its words`() {
  let letters = Array("abcdefgh")
  func text(_ word: String, _ count: Int) -> String {
    var words: [String] = []
    for number in 0..<count {
      var own = word
      for place in [1, 8, 64, 512] { own.append(letters[number / place % 8]) }
      words.append(own)
    }
    return words.joined(separator: " ")
  }
  let own = cleaner()
  let ratio = growth(from: 300) { count in
    _ = judge(own, text("house", count), text("дом", count))
  }
  #expect(ratio < steepest, "\(ratio)")
}

@Test func `in a long text what the other has too is still no word of another language`() {
  let filling = (0..<40).map { "GPS\($0)" }.joined(separator: " ")
  let own = cleaner()
  let code = "if the file is not in the folder and it is of the type \(filling)"
  #expect(judge(own, "See \(code)", "Смотрите \(code)") == nil)
}

@Test func `a pair of languages costs little memory until there is something to learn`() throws {
  func resident() -> Int {
    let fields = try? String(decoding: contents(of: "/proc/self/statm"), as: UTF8.self).split(separator: " ")
    return (fields.flatMap { $0.count > 1 ? Int($0[1]) : nil } ?? 0) * 4096
  }
  let before = resident()
  let analyzers = PairAnalyzers()
  let many = (0..<1_000).map { number in
    PairCleaner(
      source: LanguageTag("en"), target: LanguageTag("q\(number)"), rules: Set(CleanReason.allCases),
      analyzers: analyzers
    ) { _, _, _ in false }
  }
  // 1.6 MB each, once.
  #expect(resident() - before < 400 << 20)
  withExtendedLifetime(many) {}
}
