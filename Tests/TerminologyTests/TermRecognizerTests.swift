import Bitext
import Orthography
import Terminology
import TestSupport
import Testing

@Suite struct TermRecognizerTests {
  private static let russian = [
    "ракета", "ракеты", "ракетный", "ракетная", "оборона", "обороны", "противоракетной", "ПРО", "про", "мир",
    "мира",
    "контроль", "контроля", "над", "боеголовка", "боеголовок", "рынок", "рынка", "установка", "установок",
    "РАКЕТА", "ОБОРОНА",
    "система", "системы", "300", "и", "или", "морской", "морская", "новые", "новых", "люди", "человек", "после",
    "посол", "за\u{AD}пуск", "запуска", "объём", "объема",
  ]
  private static let english = [
    "missile", "missiles", "defense", "Defense", "START", "start", "starts", "arms", "arm", "control",
    "controls",
    "launch", "launcher", "launchers", "a", "of", "the", "5", "system", "systems", "NATO", "nato", "universe",
    "MISSILE",
    "university", "defence", "and", "or", "centre", "centers", "naval", "weapon", "weapons", "of", "armored",
    "armoured",
  ]
  private static let joints = [" ", " ", " ", " ", "-", "\u{A0}", ", ", ". ", " — ", "! "]

  private func phrase(_ words: [String], _ count: Int, _ random: inout SeededGenerator, _ joints: [String])
    -> String
  {
    var text = words.randomElement(using: &random) ?? ""
    for _ in 1..<count {
      text += joints.randomElement(using: &random) ?? " "
      text += words.randomElement(using: &random) ?? ""
    }
    return text
  }

  @Test(arguments: ["ru", "en"], [1, 2] as [UInt64])
  func `the index finds what comparing all terms at all places finds`(language: String, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = language == "ru" ? Self.russian : Self.english
    var found = 0
    for _ in 0..<30 {
      // The twin knows nothing of words that are prepositions in most texts.
      let terms = Set(
        (0..<40).map { _ in phrase(words, Int.random(in: 1...3, using: &random), &random, [" ", "-"]) }
      ).filter { !["a", "of", "the", "and", "or", "и", "или", "над", "про", "после", "5"].contains($0) }.sorted()
      let naive = try NaiveTermbase(terms: terms, language: language)
      let base = try Termbase(
        entries: terms.map { TermEntry(languages: [LanguageSection(language, terms: [TermSection($0)])]) },
        source: LanguageTag(language), target: LanguageTag("fr"))
      let recognizer = base.recognizer()
      for _ in 0..<10 {
        let text = phrase(words, Int.random(in: 1...25, using: &random), &random, Self.joints)
        let fast = recognizer.hits(in: text).map {
          NaiveTermbase.Hit(range: $0.utf8Range, term: $0.entry, rule: $0.rule)
        }
        #expect(fast.sorted() == naive.hits(in: text), "\(terms) in \(text)")
        found += fast.count
      }
    }
    #expect(found > 1000)
  }

  @Test func `many thousand terms that begin alike are no trouble`() throws {
    let entries = (0..<20_000).map { number in
      TermEntry(languages: [LanguageSection("en", terms: [TermSection("system number \(number)")])])
    }
    let base = try Termbase(entries: entries, source: LanguageTag("en"), target: LanguageTag("ru"))
    let text = (0..<2000).map { "system number \($0 * 7)," }.joined(separator: " ")
    #expect(base.recognize(in: text).count == 2000)
    #expect(base.lookup("system number 19999").first?.rule == .exact)
  }
}
