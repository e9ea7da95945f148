import Bitext
import Orthography
import Terminology
import TestSupport
import Testing

/// Entries with English and Russian terms.
func entries(_ concepts: (en: [String], ru: [String])...) -> [TermEntry] {
  concepts.map { concept in
    TermEntry(languages: [
      LanguageSection("en", terms: concept.en.map { TermSection($0) }),
      LanguageSection("ru", terms: concept.ru.map { TermSection($0) }),
    ])
  }
}

func termbase(_ source: String, _ terms: String...) throws -> Termbase {
  let entries = terms.map { TermEntry(languages: [LanguageSection(source, terms: [TermSection($0)])]) }
  return try Termbase(
    entries: entries, source: LanguageTag(source), target: LanguageTag(source == "en" ? "ru" : "en"))
}

private func found(_ base: Termbase, _ text: String, nested: Bool = false) -> [String] {
  var options = Termbase.RecognitionOptions()
  options.includesNested = nested
  return base.recognize(in: text, options: options).map(\.matched)
}

@Suite struct TermbaseTests {
  private let abm = entries(
    (["missile defense"], ["противоракетная оборона", "ПРО"]), (["warhead"], ["боеголовка"]),
    (["launcher"], ["пусковая установка"]), (["arms control"], ["контроль над вооружениями"]))

  @Test func `inflected terms are found`() throws {
    let base = try Termbase(entries: abm, source: LanguageTag("ru"), target: LanguageTag("en"))
    let text = "Системы противоракетной обороны и две пусковые установки; число боеголовок."
    #expect(found(base, text) == ["противоракетной обороны", "пусковые установки", "боеголовок"])
    let hit = try #require(base.recognize(in: text).first)
    #expect(hit.rule == .inflected)
    #expect(hit.term == "противоракетная оборона")
    #expect(base.entry(of: hit)?.equivalents(in: LanguageTag("en")).map(\.text) == ["missile defense"])
    #expect(found(base, "о контроле над вооружениями") == ["контроле над вооружениями"])
  }

  @Test func `either language can be the source`() throws {
    let base = try Termbase(entries: abm, source: LanguageTag("en-US"), target: LanguageTag("ru-RU"))
    let hits = base.recognize(in: "Missile defenses carry no warheads.")
    #expect(hits.map(\.matched) == ["Missile defenses", "warheads"])
    #expect(
      hits.map { base.entry(of: $0)?.equivalents(in: base.target).first?.text } == [
        "противоракетная оборона", "боеголовка",
      ])
  }

  @Test func `the rule says how a hit agrees`() throws {
    let base = try termbase("en", "missile defense")
    let rules = ["missile defense", "Missile-Defense", "missile defenses"].map {
      base.recognize(in: "the \($0)!").first?.rule
    }
    #expect(rules == [.exact, .fold, .inflected])
  }

  @Test func `the longest term comes first and nothing overlaps it`() throws {
    let base = try termbase("en", "missile", "ballistic missile", "missile defense system", "defense")
    let text = "a ballistic missile defense system and a ballistic missile"
    #expect(found(base, text) == ["missile defense system", "ballistic missile"])
    let nested = found(base, text, nested: true)
    #expect(nested == ["missile defense system", "missile", "defense", "ballistic missile", "missile"])
    var options = Termbase.RecognitionOptions()
    options.includesNested = true
    #expect(base.recognize(in: text, options: options).map(\.isNested) == [false, true, true, false, true])
  }

  @Test func `an abbreviation is found in capitals only`() throws {
    let russian = try termbase("ru", "ПРО", "СНВ")
    #expect(found(russian, "Он говорил про систему ПРО. Про СНВ, про нас.") == ["ПРО", "СНВ"])
    let english = try termbase("en", "START", "NATO", "AIDS", "ICBM", "New START")
    #expect(found(english, "They start to Start; START began.") == ["START"])
    #expect(found(english, "NATO's ICBMs, nato, Nato") == ["NATO's", "ICBMs"])
    #expect(found(english, "AID to the AIDS programme aids us") == ["AIDS"])
    #expect(found(english, "a new start and the New START treaty") == ["New START"])
    #expect(
      try found(termbase("ru", "С-300", "В соответствии с"), "с 300 рублями в соответствии с С-300") == [
        "в соответствии с", "С-300",
      ])
  }

  @Test func `a glossary in capitals is read as words`() throws {
    #expect(try found(termbase("en", "MISSILE DEFENSE"), "the missile defense") == ["missile defense"])
  }

  @Test func `a short word has its plural, and no other word's form`() throws {
    let base = try termbase("en", "arms", "mine", "new", "missile")
    #expect(found(base, "an arm, mines, news, ARMS, missiles") == ["mines", "ARMS", "missiles"])
  }

  @Test func `a form that is a term itself does not bring in another word with its stem`() throws {
    let base = try termbase("en", "university", "universe")
    let hits = base.recognize(in: "the university, universities")
    #expect(hits.map(\.term) == ["university", "university"])
  }

  @Test func `hyphens and spaces between words are the same`() throws {
    let base = try termbase("en", "missile defense", "sea-launched cruise missile")
    #expect(found(base, "missile-defense, missile\u{2011}defense, missile\u{A0}defense").count == 3)
    #expect(found(base, "a sea launched cruise missile") == ["sea launched cruise missile"])
    #expect(found(base, "a missile — defense against it").isEmpty)
    #expect(found(base, "the \u{201C}missile\u{201D} defense") == ["missile\u{201D} defense"])
  }

  @Test(arguments: [". ", "! ", "? ", ", ", " (", ": ", "… "])
  func `a term does not reach over a sentence's signs`(sign: String) throws {
    #expect(try found(termbase("en", "missile defense"), "the missile\(sign)defense").isEmpty)
  }

  @Test func `numbers and signs are the same or no term`() throws {
    let base = try termbase("en", "Article 5", "C++", "R&D", "24/7 watch")
    #expect(
      found(base, "Article 5, article 51, Article V, C++ and C, R&D, a 24/7 watch") == [
        "Article 5", "C++", "R&D", "24/7 watch",
      ])
  }

  @Test func `offsets are those of the original text`() throws {
    let base = try termbase("ru", "ракета", "противоракетная оборона")
    let text = "🚀 за\u{AD}мо\u{301}к «А»\u{A0}— ра\u{AD}ке\u{301}ты и 🇷🇺 противо\u{AD}ракетной\u{A0}обороны."
    let hits = base.recognize(in: text)
    #expect(hits.map(\.matched) == ["ра\u{AD}ке\u{301}ты", "противо\u{AD}ракетной\u{A0}обороны"])
    for hit in hits {
      let utf16 = Array(text.utf16)[hit.utf16Range]
      #expect(String(decoding: utf16, as: UTF16.self) == hit.matched)
      #expect(String(decoding: Array(text.utf8)[hit.utf8Range], as: UTF8.self) == hit.matched)
    }
    let nested = try termbase("en", "a 🚀 base", "🚀 base", "base")
    var options = Termbase.RecognitionOptions()
    options.includesNested = true
    let ranges = nested.recognize(in: "a 🚀 base", options: options).map(\.utf16Range)
    #expect(ranges == [0..<9, 2..<9, 5..<9])
  }

  @Test func `entries with the same term give a hit each`() throws {
    let base = try Termbase(
      entries: entries((["state"], ["государство"]), (["state", "State"], ["штат"])),
      source: LanguageTag("en"),
      target: LanguageTag("ru"))
    #expect(base.recognize(in: "the State").map(\.entry) == [0, 1])
    #expect(base.recognize(in: "the State").map(\.rule) == [.fold, .exact])
  }

  @Test func `terms of other languages are no terms`() throws {
    let base = try Termbase(entries: abm, source: LanguageTag("de"), target: LanguageTag("en"))
    #expect(base.termCount == 0)
    #expect(base.recognize(in: "missile defense").isEmpty)
    #expect(
      try Termbase(entries: [], source: LanguageTag("en"), target: LanguageTag("ru")).recognize(in: "x").isEmpty)
    #expect(try termbase("en", "", " ", "...", "-").recognize(in: "x ... - .").isEmpty)
  }

  @Test func `a lookup gives the closest first`() throws {
    let base = try termbase(
      "ru", "оборона", "противоракетная оборона", "ПРО", "система противоракетной обороны", "про запас")
    #expect(base.lookup("противоракетной обороны").map(\.rule) == [.inflected, .contains])
    #expect(
      base.lookup("Оборона").map(\.term) == [
        "оборона", "противоракетная оборона", "система противоракетной обороны",
      ])
    #expect(base.lookup("про").map(\.term) == ["ПРО", "про запас"])
    #expect(base.lookup("ПРО").map(\.rule) == [.exact, .contains])
    #expect(base.lookup("оборона", limit: 2).count == 2)
    #expect(base.lookup("ракета").isEmpty)
    #expect(base.lookup("…").isEmpty)
  }
}

@Suite struct TermEquivalentsTests {
  private let entry = TermEntry(languages: [
    LanguageSection(
      "en",
      terms: [
        TermSection("ABM shield", status: .forbidden), TermSection("missile shield"),
        TermSection("missile defense", status: .preferred, geographicalUsage: "en-US"),
        TermSection("missile defence", status: .admitted, geographicalUsage: "GB"),
        TermSection("star wars", status: .deprecated), TermSection("BMD", status: .admitted),
      ]), LanguageSection("ru", terms: [TermSection("стар уорз", status: .deprecated)]),
  ])

  @Test func `equivalents come in the order of their status`() throws {
    #expect(
      entry.equivalents(in: LanguageTag("en")).map(\.text) == [
        "missile defense", "missile defence", "BMD", "missile shield", "star wars", "ABM shield",
      ])
  }

  @Test func `a region that is asked for goes before another`() throws {
    #expect(
      entry.equivalents(in: LanguageTag("en-GB")).map(\.text) == [
        "missile defence", "BMD", "missile shield", "missile defense", "star wars", "ABM shield",
      ])
  }

  @Test func `an equivalent says that it must not be written`() throws {
    #expect(entry.equivalents(in: LanguageTag("ru")).map(\.status) == [.deprecated])
    #expect(entry.equivalents(in: LanguageTag("en-US")).first?.text == "missile defense")
    #expect(entry.equivalents(in: LanguageTag("fr")).isEmpty)
  }
}
