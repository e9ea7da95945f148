import Bitext
import Orthography
import Testing

@testable import Checks

private func options() -> CheckOptions { CheckOptions(source: LanguageTag("en"), target: LanguageTag("ru")) }

private func draft(_ source: String, _ target: String?) -> DraftSegment {
  DraftSegment(id: "7", line: 31, column: 5, source: Segment(source), target: target.map { Segment($0) })
}

struct `A draft checker` {
  @Test func `says where a finding is, in UTF-16 units`() throws {
    let checker = DraftChecker(options())
    let found = try #require(checker.check(draft("😀 The range is 300 km.", "😀😀 Дальность — 400 км.")).first)
    #expect(found.rule == "number-changed" && found.severity == .error)
    #expect(found.sourceRange == 16..<19 && found.targetRange == 17..<20)
    #expect(found.suggestion == "300" && !found.isSure)
    #expect(found.segment == "7" && found.line == 31 && found.column == 5)
    #expect(found.message == "300 in the source, 400 in the target")
  }

  @Test func `leaves alone what a segment asks it to`() {
    let checker = DraftChecker(options())
    var segment = draft("It took 14 days.", "Это заняло 15 дней")
    #expect(Set(checker.check(segment).map(\.rule)) == ["number-changed", "end-mark"])
    segment.ignoredRules = [.init(rule: "number-changed", reason: "the client wants it")]
    #expect(checker.check(segment).map(\.rule) == ["end-mark"])
    segment.ignoredRules = [.init(rule: "*", reason: "a poem")]
    #expect(checker.check(segment).isEmpty)
  }

  @Test func `follows what is switched on and off and how grave it is`() {
    var options = options()
    options.disabled = ["end-mark"]
    options.severities = ["number-changed": .information]
    options.enabled = ["ellipsis"]
    let checker = DraftChecker(options)
    let found = checker.check(draft("It took 14 days…", "Это заняло 15 дней..."))
    #expect(found.map(\.rule) == ["number-changed", "ellipsis"])
    #expect(found.first?.severity == .information)
  }

  @Test func `has a sure fix for a letter of the wrong alphabet`() throws {
    let found = try #require(DraftChecker(options()).check(draft("The treaty", "Догoвор")).first)
    #expect(found.rule == "mixed-script" && found.isSure && found.suggestion == "Договор")
    #expect(found.targetRange == 0..<7)
  }

  @Test func `tells an empty target by the state of the segment`() {
    let checker = DraftChecker(options())
    #expect(checker.check(draft("Text", nil)).map(\.severity) == [.warning])
    #expect(checker.check(draft("Text", "")).map(\.severity) == [.error])
    #expect(checker.check(draft("", "")).isEmpty)
    #expect(checker.check(draft("", nil)).isEmpty)
  }

  @Test func `runs the rules of its user`() throws {
    var options = options()
    options.disabled = ["*"]
    options.enabled = ["no-cafe", "polite"]
    options.userRules = [
      try UserRule(
        id: "no-cafe", message: "write кофейня", suggestion: "кофейня", target: .words(["кафе", "Кафе-бар"])),
      try UserRule(
        id: "polite", severity: .error, message: "please is missing",
        source: .expression("\\bplease\\b", ignoresCase: true),
        target: .expression("пожалуйста", ignoresCase: true), requirement: .required),
    ]
    let checker = DraftChecker(options)
    let found = checker.check(draft("Please go to the café.", "Идите в КАФЕ."))
    #expect(found.map(\.rule) == ["polite", "no-cafe"])
    #expect(found.last?.targetRange == 8..<12 && found.last?.suggestion == "кофейня")
    #expect(checker.check(draft("Please wait.", "Пожалуйста, ждите.")).isEmpty)
    #expect(throws: RegularExpression.Fault.self) {
      try UserRule(id: "x", message: "", target: .expression("(", ignoresCase: false))
    }
  }

  @Test func `a word of a user's rule may be the beginning of words, and a rule be for some languages`() throws {
    var options = options()
    options.userRules = [
      try UserRule(id: "shield", message: "", target: .words(["щит*", "большой зонт*"])),
      try UserRule(id: "german", message: "", target: .words(["щит"]), targetLanguage: LanguageTag("de")),
      try UserRule(id: "russian", message: "", target: .words(["щит"]), targetLanguage: LanguageTag("ru")),
    ]
    options.disabled = Set(rules.map(\.id)).union(["russian"])
    let checker = DraftChecker(options)
    #expect(checker.check(draft("Shields", "Под Щитом")).map(\.targetRange) == [4..<9])
    #expect(checker.check(draft("Shields", "большой зонтик")).map(\.targetRange) == [0..<14])
    #expect(checker.check(draft("Shields", "защита, большой красный зонт")).isEmpty)
    #expect(checker.check(draft("A shield", "щит")).map(\.rule) == ["shield"])
    options.severities = ["russian": .error]
    options.disabled.remove("russian")
    #expect(Set(DraftChecker(options).check(draft("A shield", "щит")).map(\.severity)) == [.error, .warning])
  }

  @Test func `drafts are compared with those before them`() {
    var comparison = DraftComparison(names: ["a.po", "b.po", "c.po"])
    func findings(_ draft: Int, _ pairs: [(String, String)], context: String? = nil) -> [Finding] {
      let checker = DraftChecker(options())
      for (number, pair) in pairs.enumerated() {
        var segment = DraftSegment(
          id: "\(number + 1)", line: number + 10, source: Segment(pair.0), target: Segment(pair.1))
        segment.context = context
        _ = checker.check(segment)
      }
      return comparison.add(checker.translations, draft: draft)
    }
    #expect(findings(0, [("Save file", "Сохранить файл"), ("Open", "Открыть"), ("Open", "Отворить")]).isEmpty)
    let second = findings(
      1, [("Close", "Закрыть"), ("Save <b>file</b>", "Записать <b>файл</b>"), ("Open", "Отворить")])
    #expect(second.map(\.line) == [11])
    #expect(second.first?.rule == "inconsistent-target" && second.first?.severity == .warning)
    #expect(second.first?.message == "translated as “Сохранить файл” in a.po, segment 1")
    #expect(findings(2, [("Close", "Запереть")], context: "door").map(\.severity) == [.information])
  }

  @Test func `a listing with translated comments is translated`() {
    let source = "while true do\n  -- count to the end of the list\n  next()\nend\nif it is in the list then stop()"
    let target = "while true do\n  -- до конца списка\n  next()\nend\nif it is in the list then stop()"
    let checker = DraftChecker(options())
    #expect(!checker.check(draft(source, target)).contains { $0.rule == "partly-untranslated" })
    let one = checker.check(draft("if it is in the list then stop", "if it is in the list then стой"))
    #expect(one.contains { $0.rule == "partly-untranslated" })
  }

  @Test func `code that is a word may be translated`() {
    let checker = DraftChecker(options())
    func severities(_ source: String, _ target: String) -> [Finding.Severity] {
      checker.check(draft(source, target)).filter { $0.rule == "code-span-changed" }.map(\.severity)
    }
    #expect(severities("Ask the `router` again", "Спросите роутер ещё раз") == [.information])
    #expect(severities("Ask the `router_id` again", "Спросите роутер ещё раз") == [.warning])
  }

  @Test func `an unknown word is reported three times, names and copied words never`() {
    final class Known: Speller {
      func suggestions(for word: String) -> [String]? { ["слова", "где", "роутер"].contains(word) ? ["слово"] : nil }
    }
    struct Glossary: TermSource {
      func terms(in text: String, language: LanguageTag, other: LanguageTag) -> [TermHit] {
        guard language.language == "ru", let range = text.firstRange(of: "роутер") else { return [] }
        let start = text[..<range.lowerBound].utf16.count
        return [
          TermHit(range: start..<start + 6, concept: "1", term: "роутер", status: .preferred, equivalents: [])
        ]
      }
    }
    let checker = DraftChecker(options(), terms: Glossary(), speller: Known())
    func places(_ source: String, _ target: String) -> [Range<Int>?] {
      checker.check(draft(source, target)).filter { $0.rule == "unknown-word" }.map(\.targetRange)
    }
    #expect(places("Where", "где слова, слова и роутер") == [0..<3, 4..<9, 11..<16])
    #expect(places("Where", "слова") == [0..<5])
    #expect(places("Where", "слова") == [])
    #expect(places("где", "где это") == [])
  }

  @Test func `checks other languages than English and Russian`() {
    let german = DraftChecker(CheckOptions(source: LanguageTag("ru"), target: LanguageTag("de")))
    #expect(german.check(draft("Около 12 500 человек, 2,5 %.", "Rund 12.500 Menschen, 2,5 %.")).isEmpty)
    #expect(german.check(draft("Около 12 500 человек.", "Rund 12.600 Menschen.")).map(\.rule) == ["number-changed"])
    let english = DraftChecker(CheckOptions(source: LanguageTag("ru"), target: LanguageTag("en")))
    #expect(
      english.check(draft("Договор подписан 8 апреля 2010 года.", "The treaty was signed on April 8, 2010.")).isEmpty)
    #expect(english.check(draft("Договор", "Тreaty")).map(\.rule) == ["mixed-script"])
  }

  @Test func `finds nothing to say of the same number in many dresses`() {
    let checker = DraftChecker(options())
    let pairs = [
      ("1,000 and 2.5 billion", "1000 и 2,5 млрд"), ("12th of May, 1990s", "12 мая, 90-е"),
      ("$5 a day", "5 долл. в день"),
      ("the 3rd floor", "третий этаж"), ("from 10 to 20 million", "10–20 миллионов"), ("at 9 a.m.", "в 9 утра"),
      ("15:30", "15.30"), ("2,500,000 people", "2,5 миллиона человек"), ("24/7 support", "поддержка 24/7"),
      ("5km away", "в 5 км"),
      ("Louis XIV", "Людовик XIV"), ("World War II", "Вторая мировая война"),
      ("two-year 50% discount", "двухлетняя скидка 50 %"),
      ("September 11, 2001", "11 сентября 2001 г."), ("9/11/2001", "11.09.2001"),
      ("H1N1 and COVID-19", "H1N1 и COVID-19"),
      ("a 3-day trip", "трёхдневная поездка"), ("1½ cups", "1½ чашки"), ("two thousand men", "2000 человек"),
    ]
    for (source, target) in pairs {
      let found = checker.check(draft(source, target)).filter { $0.severity > .information }
      #expect(found.isEmpty, "\(source): \(found.map { $0.rule + ": " + $0.message })")
    }
  }
}
