import Bitext
import Orthography
import Terminology
import Testing

/// What is found, as "rule: words".
private func found(_ base: Termbase, _ text: String) -> [String] {
  base.recognize(in: text).map { "\($0.rule): \($0.matched)" }
}

@Suite struct TermFormsTests {
  @Test func `irregular forms are found and other words' forms are not`() throws {
    let base = try termbase("ru", "посол", "отец", "человек", "боеголовка", "дети", "мать")
    #expect(
      found(base, "Отцы и дети: люди посла, боеголовок, матерями. После послы посёл.") == [
        "inflected: Отцы", "exact: дети", "inflected: люди", "inflected: посла", "inflected: боеголовок",
        "inflected: матерями", "inflected: послы",
      ])
  }

  @Test func `forms of several words agree in case`() throws {
    let base = try termbase("ru", "рабочая группа", "объём производства", "Нью-Йорк", "вирусная РНК", "пальто")
    #expect(
      found(
        base,
        "Рабочие группы, рабочей группу; объемов производства, объём производств; в Нью-Йорке вирусной РНК, вирусной рнк"
      ) == [
        "inflected: Рабочие группы", "inflected: объемов производства", "inflected: Нью-Йорке",
        "inflected: вирусной РНК",
      ])
    #expect(found(base, "два пальто") == ["exact: пальто"])
    #expect(found(base, "две рабочих группы") == ["inflected: рабочих группы"])
  }

  @Test(arguments: [
    ("missile defence", "spelling: missile defense"), ("harbor", "spelling: harbour"),
    ("organisation", "inflected: organizations"), ("programme", "spelling: program"),
    ("cyber security", "spelling: cybersecurity"), ("cybersecurity", "spelling: cyber security"),
    ("cybersecurity", "spelling: cyber-security"),
    ("weapon of mass destruction", "inflected: weapons of mass destruction"),
    ("crisis", "inflected: crises"), ("man-portable system", "spelling: manportable system"),
    ("travel", "inflected: travelled"),
    ("analyse", "inflected: analyzed"), ("anti-ballistic missile", "inflected: anti ballistic missiles"),
  ])
  func `English terms are found in number and in either spelling`(term: String, wanted: String) throws {
    let form = wanted.drop { $0 != " " }.dropFirst()
    #expect(found(try termbase("en", term), "So the \(form) here.") == [wanted])
  }

  @Test func `a part of speech decides on the forms of an English term`() throws {
    func hits(_ speech: String?, _ text: String) throws -> [String] {
      let entry = [TermSection("launch", partOfSpeech: speech)]
      let base = try Termbase(
        entries: [TermEntry(languages: [LanguageSection("en", terms: entry)])], source: LanguageTag("en"),
        target: LanguageTag("ru"))
      return base.recognize(in: text).map(\.matched)
    }
    #expect(try hits(nil, "launched two launches") == ["launched", "launches"])
    #expect(try hits("noun", "launched two launches") == ["launches"])
    #expect(
      try hits("verb", "launched two launches' launch's")
        == ["launched", "launches", "launch"].filter { $0 != "launch" })
    #expect(try hits("adjective", "launched, launch") == ["launch"])
  }

  @Test func `an abbreviation in the text is no form of a word`() throws {
    let base = try termbase("en", "aid", "start")
    #expect(found(base, "the AIDS aids; START, starts") == ["inflected: aids", "fold: START", "inflected: starts"])
    #expect(found(base, "FOREIGN AIDS") == ["inflected: AIDS"])
  }

  @Test func `words that are mostly others are found letter by letter, and doubted`() throws {
    let base = try termbase("ru", "По", "после")
    #expect(found(base, "по реке По, ПО") == ["exact: По"])
    #expect(base.recognize(in: "река По").map(\.confidence) == [30])
    #expect(found(try termbase("en", "a", "IT", "in"), "a man in it: IT, In") == ["exact: in", "exact: IT"])
    #expect(found(try termbase("en", "C"), "C") == ["exact: C"])
    #expect(found(try termbase("en", "C"), "vitamin C").isEmpty)
  }

  @Test func `languages with a lexicon go by it, those with stems by them, others by folds`() throws {
    #expect(found(try termbase("de", "Rakete"), "Zwei Raketen") == ["inflected: Raketen"])
    #expect(
      found(try termbase("fr", "missile balistique"), "les missiles balistiques") == ["inflected: missiles balistiques"]
    )
    #expect(found(try termbase("de", "Uhr"), "Uhren, uhr, Urheber") == ["inflected: Uhren", "fold: uhr"])
    #expect(
      found(try termbase("uk", "протиракетна оборона"), "Протиракетна оборона, протиракетної оборони") == [
        "fold: Протиракетна оборона", "inflected: протиракетної оборони",
      ])
    #expect(try termbase("eu", "gobernu").recognize(in: "gobernuak").map(\.confidence) == [80])
    #expect(found(try termbase("ja", "東京"), "東京へ") == ["exact: 東京"])
  }

  @Test func `what is written together with a term is not part of it`() throws {
    let french = try termbase("fr", "accord de paix", "OTAN", "otage")
    #expect(
      found(french, "L’accord de paix, d'accords de paix, l'OTAN, l'otan, qu’otages") == [
        "exact: accord de paix", "inflected: accords de paix", "exact: OTAN", "inflected: otages",
      ])
    #expect(found(try termbase("it", "accordo"), "dell’accordo") == ["exact: accordo"])
    #expect(found(try termbase("ko", "조약", "사람들"), "조약은 사람들에게") == ["inflected: 조약", "inflected: 사람들"])
    #expect(
      found(try termbase("tr", "NATO", "anlaşma"), "NATO’nun anlaşmalarından") == [
        "inflected: NATO’nun", "inflected: anlaşmalarından",
      ])
    #expect(found(try termbase("hu", "szerződés"), "szerződésünkről") == ["inflected: szerződésünkről"])
  }
}

@Suite struct TermGapsTests {
  @Test func `Russian adjectives that share a noun are found`() throws {
    let base = try termbase("ru", "противоракетная оборона", "противовоздушная оборона")
    #expect(
      found(base, "системы противоракетной и противовоздушной обороны") == [
        "gapped: противоракетной и противовоздушной обороны", "inflected: противовоздушной обороны",
      ])
    #expect(
      found(base, "противоракетной, космической и противовоздушной обороны") == [
        "gapped: противоракетной, космической и противовоздушной обороны", "inflected: противовоздушной обороны",
      ])
    for text in [
      "противоракетной и противовоздушная обороны", "противоракетной и новой большой обороны",
      "противоракетной, космической обороны", "противоракетной. И космической обороны",
      "противоракетной и системы обороны",
    ] {
      #expect(found(base, text).filter { $0.hasPrefix("gapped") }.isEmpty, "\(text)")
    }
  }

  @Test func `English nouns that share their last are found`() throws {
    let base = try termbase("en", "air defense", "missile defense", "short-range missile")
    #expect(
      found(base, "air and missile defense") == ["gapped: air and missile defense", "exact: missile defense"])
    #expect(found(base, "short- and medium-range missiles") == ["gapped: short- and medium-range missiles"])
    #expect(found(base, "air, sea and land defenses") == ["gapped: air, sea and land defenses"])
    for text in ["air and the defense", "air, missile defense", "air and very big defense", "the air. And sea defense"]
    {
      #expect(found(base, text).filter { $0.hasPrefix("gapped") }.isEmpty, "\(text)")
    }
  }

  @Test func `a hit says what it is worth`() throws {
    let base = try termbase("en", "air defence", "sub system")
    func confidence(_ text: String) -> [Int] { base.recognize(in: text).map(\.confidence) }
    #expect(confidence("air defence; Air defence; air defense; air defences") == [100, 98, 95, 95])
    #expect(confidence("air and sea defence") == [70])
    #expect(confidence("subsystem") == [90])
    let russian = try termbase("ru", "рабочая группа", "мина")
    #expect(russian.recognize(in: "рабочих группы; рабочих групп").map(\.confidence) == [95, 95])
    #expect(russian.recognize(in: "мины").map(\.confidence) == [85])
  }

  @Test func `an empty line ends a term`() throws {
    let base = try termbase("en", "missile defense")
    #expect(found(base, "The missile\n\ndefense").isEmpty)
    #expect(found(base, "The missile\r\n\r\ndefense").isEmpty)
    #expect(found(base, "The missile\u{2029}defense").isEmpty)
    #expect(found(base, "The missile\ndefense") == ["fold: missile\ndefense"])
    #expect(found(base, "The missile\r\ndefense") == ["fold: missile\r\ndefense"])
  }
}
