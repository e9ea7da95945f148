import Bitext
import Orthography
import TestSupport
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

  @Test func `drafts are compared with what most of them have`() {
    typealias Draft = (pairs: [(String, String)], context: String?)
    func findings(_ drafts: [Draft]) -> [Int: [Finding]] {
      var comparison = DraftComparison(names: ["a.po", "b.po", "c.po", "d.po"])
      for (draft, content) in drafts.enumerated() {
        let checker = DraftChecker(options())
        for (number, pair) in content.pairs.enumerated() {
          var segment = DraftSegment(
            id: "\(number + 1)", line: number + 10, source: Segment(pair.0), target: Segment(pair.1))
          segment.context = content.context
          _ = checker.check(segment)
        }
        comparison.add(checker.translations, draft: draft)
      }
      return comparison.findings()
    }
    // Of two the second is reported, but for what the first has, too.
    let two = findings([
      ([("Save file", "Сохранить файл"), ("Open it", "Открыть"), ("Open it", "Отворить")], nil),
      ([("Close", "Закрыть"), ("Save <b>file</b>", "Записать <b>файл</b>"), ("Open it", "Отворить")], nil),
    ])
    #expect(two.keys.sorted() == [1] && two[1]?.map(\.line) == [11])
    #expect(two[1]?.first?.rule == "inconsistent-target" && two[1]?.first?.severity == .warning)
    #expect(two[1]?.first?.message == "translated as “Сохранить файл” in a.po, segment 1")
    // Of several those that are not as most, though they come first.
    let several = findings([
      ([("Save file", "Записать файл")], nil), ([("Save file", "Сохранить файл")], nil),
      ([("Save file", "Сохранить файл")], nil), ([("Save file", "Сберечь\nфайл")], "menu"),
    ])
    #expect(several.keys.sorted() == [0, 3] && several[0]?.map(\.severity) == [.warning])
    #expect(several[0]?.first?.message == "translated as “Сохранить файл” in b.po, segment 1 and 1 more")
    // Another context, or one word alone.
    #expect(several[3]?.map(\.severity) == [.information])
    #expect(
      findings([([("Search", "Поиск")], nil), ([("Search", "Найти")], nil)])[1]?.map(\.severity) == [.information])
    #expect(findings([([("&Yes to all", "Да (&Y) для всех")], nil), ([("Yes to all", "Да для всех")], nil)]).isEmpty)
  }

  @Test func `a message is one line, whatever text it names`() throws {
    let checker = DraftChecker(options())
    _ = checker.check(draft("Save the file", "Сохранить\nфайл"))
    _ = checker.check(draft("Save the file", "Записать файл"))
    let found = try #require(checker.finish().first { $0.rule == "inconsistent-target" })
    #expect(found.message == "also translated as “Сохранить файл” in segment 7")
  }

  @Test func `numbers in code of the other text are no missing ones`() {
    let checker = DraftChecker(options())
    func rules(_ source: String, _ target: String) -> [String] {
      checker.check(draft(source, target)).map(\.rule).filter { $0.hasPrefix("number") }
    }
    #expect(rules("The result is between 0 and 14.", "Результат — от ``0`` до ``14``.").isEmpty)
    #expect(rules("Gives ``1.5`` or ``-7``.", "Даёт 1,5 или -7.").isEmpty)
    // Трёх are the three nodes, not the 3.
    #expect(rules("With 3 of them it is on three nodes.", "Если их есть, то на трёх узлах.") == ["number-missing"])
    #expect(rules("With 3 of them it is on three nodes.", "Если их три, то на трёх узлах.").isEmpty)
    #expect(rules("In 7 days of a week", "За семь дней недели").isEmpty)
    #expect(rules("The result is 15.", "Результат — ``14``.") == ["number-missing"])
    // Hexadecimal digits are one designation.
    #expect(rules("At 0x7f8fd102803f.", "По 0x7F8fd102803f.").isEmpty)
    #expect(rules("At 0x7f8fd102803f.", "По 0x7f97ba10c041.") == ["number-changed"])
    #expect(rules("At 0x12 it is 5.", "По адресу — 5.").isEmpty)
  }

  @Test func `what users fill in is translated within code, names of functions are not`() {
    let checker = DraftChecker(options())
    func found(_ source: String, _ target: String) -> [String] {
      checker.check(draft(source, target)).map { "\($0.rule) \($0.severity.rawValue)" }
    }
    #expect(found("The ``bucket_id`` parameter", "Параметр ``номер_сегмента``") == ["code-span-changed information"])
    #expect(found("Call ``open(file)`` first", "Сначала вызовите ``открыть(file)``") == ["code-span-changed warning"])
    #expect(found("Call ``open(file_name)``", "Вызовите ``open(имя_файла)``") == ["code-span-changed information"])
    #expect(found("Call ``x:method_name()``", "Вызовите ``x:имя_метода()``") == ["code-span-changed information"])
    #expect(found("See ``NAME.lua``", "См. ``ИМЯ.lua``") == ["code-span-changed information"])
    #expect(found("Say ``if it is not so then stop``", "Пишите ``if it is not so then stop``").isEmpty)
    #expect(found("``One'' or ``two''", "``Один'' или ``два''").filter { $0.hasPrefix("code") }.isEmpty)
    #expect(found("append <mark> to it", "добавить к нему <пометку>") == ["tag-missing information"])
    #expect(found("append <mark>it</mark>", "добавить <пометку>").contains("tag-missing error"))
    #expect(found("append <b>it", "добавить <вот> это").contains("tag-missing error"))
  }

  @Test func `program code need not be translated`() {
    let checker = DraftChecker(options())
    func rules(_ text: String) -> [String] { checker.check(draft(text, text)).map(\.rule) }
    for code in [
      "java -jar program.jar", "create app --name myapp", "box.space.tester.id",
      "client> membership of tester\n---\nuri: localhost\nstatus alive",
      "vagrant up\nvagrant halt now -f",
    ] { #expect(rules(code).isEmpty, "\(code)") }
    for text in [
      "Press the button to start.", "The well-known name of the file - and no other - is shown.",
      "Wait for it and then... go on.",
    ] { #expect(rules(text) == ["untranslated"], "\(text)") }
    #expect(
      checker.check(draft("It says 'listening on the socket now'.", "Выводит 'listening on the socket now'.")).isEmpty)
    #expect(
      checker.check(draft("It's listening on the socket now.", "Он listening on the socket.")).map(\.rule)
        == ["partly-untranslated"])
  }

  @Test func `a stop is missed behind code and figures, not behind an address`() {
    let checker = DraftChecker(options())
    func rules(_ source: String, _ target: String) -> [String] { checker.check(draft(source, target)).map(\.rule) }
    #expect(rules("You can read more about it in `man`.", "Подробнее об этом см. `man`") == ["end-mark"])
    #expect(rules("They lost the match with a score of 1-2.", "Они проиграли матч со счётом 1:2") == ["end-mark"])
    #expect(rules("Read all about it on https://example.org.", "Всё об этом на https://example.org").isEmpty)
    #expect(rules("He came from the U.S.", "Он приехал из США").isEmpty)
  }

  @Test func `white space and plural forms count in what is not translated, too`() {
    let checker = DraftChecker(options())
    #expect(checker.check(draft("box.cfg", "box.cfg ")).map(\.rule) == ["edge-space"])
    var segment = draft("box.cfg", "box.cfg")
    segment.plural = .init(index: 0, count: 2, expected: 3)
    #expect(checker.check(segment).map(\.rule) == ["plural-count"])
  }

  @Test func `a grouping comma is English, whether the source groups or not`() {
    let checker = DraftChecker(options())
    #expect(checker.check(draft("At 10485760 bytes", "При 10,485,760 байтах")).map(\.rule) == ["number-format"])
    #expect(checker.check(draft("At 1500 bytes", "При 1,500 байтах")).map(\.rule) == ["number-format"])
    #expect(checker.check(draft("Of 19,000 people", "Из 19 человек")).map(\.rule) == ["number-changed"])
    #expect(checker.check(draft("At 1.5 bytes", "При 1,500 байтах")).isEmpty)
    #expect(checker.check(draft("Some 70 per cent of them", "Около 70 из них")).map(\.rule) == ["percent-missing"])
    #expect(checker.check(draft("Some 70 per cent of them", "Около 70 процентов из них")).isEmpty)
  }

  @Test func `a line is wrapped elsewhere, a paragraph is not`() {
    let checker = DraftChecker(options())
    func severity(_ source: String, _ target: String) -> Finding.Severity? {
      checker.check(draft(source, target)).first { $0.rule == "newline-count" }?.severity
    }
    #expect(severity("The\nfolder will be used.", "Будет взята папка.") == .information)
    #expect(severity("Name:\nAddress:", "Имя: адрес:") == .warning)
    #expect(severity("First line\nSecond line", "Первая строка Вторая строка") == .warning)
  }

  @Test func `a first plural form may have the number of the others`() {
    let checker = DraftChecker(options())
    var segment = draft("One file is deleted", "Удалён %d файл")
    segment.plural = .init(index: 0, count: 3, expected: 3, otherSource: "%d files are deleted")
    #expect(checker.check(segment).isEmpty)
    segment.plural?.otherSource = "%s files are deleted"
    #expect(checker.check(segment).map(\.rule) == ["placeholder-extra"])
  }

  @Test func `time grows with the concepts of a term`() {
    struct Glossary: TermSource {
      let count: Int
      func terms(in text: String, language: LanguageTag, other: LanguageTag) -> [TermHit] {
        (0..<count).map { number in
          TermHit(
            range: 0..<5, concept: "\(number)", term: "house", status: number % 2 == 0 ? .deprecated : .preferred,
            equivalents: [.init(text: "дом", status: .preferred)])
        }
      }
    }
    let ratio = growth(from: 200) { count in
      let checker = DraftChecker(options(), terms: Glossary(count: count))
      _ = checker.check(draft("house", "здания"))
    }
    #expect(ratio < steepest, "\(ratio)")
  }

  @Test func `a term translated by another word of its root is doubtful, not missing`() {
    struct Glossary: TermSource {
      let source: String
      let targets: [String]
      func terms(in text: String, language: LanguageTag, other: LanguageTag) -> [TermHit] {
        guard language.language == "en", let range = text.firstRange(of: source) else { return [] }
        let start = text[..<range.lowerBound].utf16.count
        return [
          TermHit(
            range: start..<start + source.utf16.count, concept: "1", term: source, status: .preferred,
            equivalents: targets.map { .init(text: $0, status: .preferred) })
        ]
      }
    }
    func severity(_ source: String, _ equivalents: [String], _ target: String) -> Finding.Severity? {
      let checker = DraftChecker(options(), terms: Glossary(source: source, targets: equivalents))
      return checker.check(draft("To \(source)", target)).first { $0.rule == "term-missing" }?.severity
    }
    for (source, equivalents, target) in [
      ("deter", ["сдерживать"], "Для сдерживания"), ("deter", ["остановить", "сдерживать"], "Сдерживающий фактор"),
      ("missile defense", ["противоракетная оборона"], "Противоракетный щит"), ("defend", ["защита"], "Защищать"),
      ("threaten", ["угрожать"], "Угрозы"), ("strategy", ["стратегия"], "Стратегический"),
      ("arm", ["вооружить"], "С вооружённым"),
      ("arms control", ["контроль над вооружениями"], "Контролировать вооружения"),
    ] { #expect(severity(source, equivalents, target) == .information, "\(target)") }
    for (source, equivalents, target) in [
      ("deter", ["сдерживать"], "Для содержания"),
      ("missile defense", ["противоракетная оборона"], "Воздушная оборона"),
      ("missile defense", ["противоракетная оборона"], "Противовоздушная оборона"), ("carry", ["перевозка"], "Перевод"),
      ("treaty", ["договор"], "Дом"), ("disarm", ["разоружение"], "Вооружение"), ("law", ["право"], "Правда"),
      ("arms control", ["контроль над вооружениями"], "Контроль над газом"), ("meeting", ["заседание"], "Засада"),
    ] { #expect(severity(source, equivalents, target) == .warning, "\(target)") }
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
      ("a 3-day trip", "трёхдневная поездка"), ("every 0.5 seconds", "каждые полсекунды"),
      ("a 30-minute talk", "получасовой разговор на полчаса"), ("a non-0 code", "ненулевой код"),
      ("1½ cups", "1½ чашки"), ("two thousand men", "2000 человек"),
    ]
    for (source, target) in pairs {
      let found = checker.check(draft(source, target)).filter { $0.severity > .information }
      #expect(found.isEmpty, "\(source): \(found.map { $0.rule + ": " + $0.message })")
    }
  }

  @Test func `a word made of a name is no misspelling of it`() {
    func names(_ pairs: [(String, String)]) -> [Finding] {
      let checker = DraftChecker(CheckOptions(source: LanguageTag("en"), target: LanguageTag("de")))
      for (index, pair) in pairs.enumerated() {
        _ = checker.check(
          DraftSegment(id: "\(index)", line: index + 1, source: Segment(pair.0), target: Segment(pair.1)))
      }
      return checker.finish().filter { $0.rule == "name-spelling" }
    }
    #expect(
      names([
        ("the great American film", "der große American Film"), ("a new American song", "ein neuer American Song"),
        ("so the American said", "so der Amerikaner"),
      ]).isEmpty)
    #expect(
      names([
        ("when President Bush came", "als Präsident Bush kam"), ("now President Bush left", "nun ging Präsident Bush"),
        ("the Lord President of it", "der Lord President davon"),
      ]).isEmpty)
    #expect(
      names([
        ("and Margaret came", "und Margaret kam"), ("and Margaret left", "und Margaret ging"),
        ("about Margaret Douglas", "über Margeret Douglas"),
      ]).count == 1)
  }

  @Test func `a term is there in a form that letters tell`() {
    struct Terms: TermSource {
      let term: String
      func terms(in text: String, language: LanguageTag, other: LanguageTag) -> [TermHit] {
        guard language.language == "en", let range = text.firstRange(of: "road") else { return [] }
        return [
          TermHit(
            range: range.lowerBound.utf16Offset(in: text)..<range.upperBound.utf16Offset(in: text), concept: "1",
            term: "road",
            status: .preferred, equivalents: [.init(text: term, status: .preferred)])
        ]
      }
    }
    for (language, term, good, bad) in [
      ("sv", "väg", "Den nya vägen är lång.", "Den nya skolan är lång."),
      ("ko", "도로", "새 도로의 길이", "새 학교의 길이"), ("ar", "طريق", "الطريق الجديد", "الجسر الجديد"),
      ("de", "Straße", "neue Straßen", "neue Brücken"),
    ] {
      let checker = DraftChecker(
        CheckOptions(source: LanguageTag("en"), target: LanguageTag(language)), terms: Terms(term: term))
      func missing(_ target: String) -> Int {
        checker.check(DraftSegment(id: "1", line: 1, source: Segment("the new road"), target: Segment(target)))
          .count { $0.rule == "term-missing" }
      }
      #expect(missing(good) == 0, "\(language)")
      #expect(missing(bad) == 1, "\(language)")
    }
  }
}
