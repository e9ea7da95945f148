import Bitext
import Orthography
import Testing

@Suite struct PlaceableDateTests {
  private func found(_ text: String, _ language: String) -> [String] {
    Orthography.placeables(in: text, language: LanguageTag(language)).map { "\($0.kind.rawValue) \($0.value)" }
  }

  static let languages = ["en", "en-US", "en-GB", "ru", "uk", "de", "fr", "es", "pl", "ja", "xx"]

  @Test(arguments: [
    ("12 May 2011", "en", "2011-05-12"), ("May 12, 2011", "en", "2011-05-12"), ("12th of May", "en", "--05-12"),
    ("12 May", "en", "--05-12"), ("May 12", "en", "--05-12"), ("MAY 12TH, 2011", "en", "2011-05-12"),
    ("May 2011", "en", "2011-05"), ("May, 2011", "en", "2011-05"), ("Jan. 5, 2011", "en", "2011-01-05"),
    ("Sept. 2011", "en", "2011-09"), ("5 december", "en", "--12-05"), ("29 February", "en", "--02-29"),
    ("12 мая 2011 года", "ru", "2011-05-12"), ("12 мая 2011 г.", "ru", "2011-05-12"),
    ("12 мая 2011г.", "ru", "2011-05-12"), ("12\u{A0}мая", "ru", "--05-12"), ("Май 2011", "ru", "2011-05"),
    ("в мае 2011 года", "ru", "2011-05"), ("до мая 2011 года", "ru", "2011-05"), ("12\u{202F}мая", "ru", "--05-12"),
    ("12 янв. 2011", "ru", "2011-01-12"), ("5 травня 2011 р.", "uk", "2011-05-05"), ("у травні 2011", "uk", "2011-05"),
    ("12. Mai 2011", "de", "2011-05-12"), ("12.Mai", "de", "--05-12"), ("März 2011", "de", "2011-03"),
    ("le 12 mai 2011", "fr", "2011-05-12"), ("le 1er août", "fr", "--08-01"), ("déc. 2011", "fr", "2011-12"),
    ("12 de mayo de 2011", "es", "2011-05-12"), ("mayo del 2011", "es", "2011-05"),
    ("12 maja 2011", "pl", "2011-05-12"),
    ("12–14 мая 2011", "ru", "2011-05-12/14"), ("May 12-14, 2011", "en", "2011-05-12/14"),
    ("12 – 14 мая", "ru", "--05-12/14"), ("29 February 2012", "en", "2012-02-29"),
    ("2011-05-12", "en", "2011-05-12"), ("2011/05/12", "ja", "2011-05-12"), ("12.05.2011", "ru", "2011-05-12"),
    ("2011-05-12T10", "en", "2011-05-12"),
    ("1.5.2011", "de", "2011-05-01"), ("12/05/2011", "fr", "2011-05-12"), ("12/05/2011", "en-US", "2011-12-05"),
    ("12/05/2011", "en-GB", "2011-05-12"), ("14/05/2011", "en", "2011-05-14"), ("05/14/2011", "en", "2011-05-14"),
    ("05/05/2011", "en", "2011-05-05"), ("14/05/2011", "en-US", "2011-05-14"), ("12/05/2011", "xx", "2011-05-12"),
  ])
  func `a date is one piece`(text: String, language: String, value: String) {
    #expect(found(text, language) == ["date " + value])
    #expect(found("(" + text + ").", language) == ["date " + value])
    #expect(found("Слово " + text + ", word", language) == ["date " + value])
  }

  @Test(arguments: [
    ("31 февраля", "ru", ["31"]), ("31 февраля 2011", "ru", ["31", "2011"]), ("0 мая", "ru", ["0"]),
    ("99 May 2011", "en", ["99", "2011"]), ("99th of May 2011", "en", ["99", "2011"]),
    ("29 February 2011", "en", ["29", "2011"]), ("February 29, 2011", "en", ["29", "2011"]),
    ("12/05/2011", "en", ["12", "05", "2011"]), ("13/13/2011", "en-US", ["13", "13", "2011"]),
    ("it may 12 and march 12", "en", ["12", "12"]), ("to may 2011", "en", ["2011"]),
    ("к концу марта 12 стран", "ru", ["12"]), ("May 99", "en", ["99"]), ("5 mar", "es", ["5"]),
    ("123 мая", "ru", ["123"]), ("1,012 May", "en", ["1012"]), ("1.12 May", "en", ["1.12"]),
    ("10:12 May", "en", ["10", "12"]), ("May 12.5", "en", ["12.5"]), ("14–12 мая", "ru", ["14", "12"]),
    ("100–12 мая 2011", "ru", ["100", "12", "2011"]), ("May-June 2011", "en", ["2011"]), ("May 20111", "en", ["20111"]),
    ("12 May", "ru", ["12"]), ("12 мая", "en", ["12"]), ("12 May", "xx", ["12"]), ("5月 12", "ja", ["12"]),
    ("12 Mayor", "en", ["12"]), ("T-12 May", "en", []), ("x12 May", "en", []),
    ("12.05.2011.4", "ru", ["12", "05", "2011", "4"]),
    ("2 pro 1", "cs", ["2", "1"]),
  ])
  func `what is no date is numbers`(text: String, language: String, numbers: [String]) {
    #expect(found(text, language) == numbers.map { "number " + $0 })
  }

  @Test func `several dates, and what stands between them`() {
    #expect(
      found("Between 28 May and 3 June 2011, on 2010 May 12; 5 missiles.", "en")
        == ["date --05-28", "date 2011-06-03", "number 2010", "date --05-12", "number 5"])
    #expect(
      found("12.05.2011-14.05.2011", "ru") == ["date 2011-05-12", "date 2011-05-14"])
    let text = "On 12 May 2011, we"
    let ranges = Orthography.placeables(in: text, language: LanguageTag("en")).map(\.range)
    #expect(ranges == [3..<14])
  }

  @Test func `the months are read when a number stands beside a word`() {
    for (text, expected) in [
      ("", false), ("May and March", false), ("<b>May</b>", false), ("2011-05-12", false), ("5, 6 / 7 %", false),
      ("12 words", true), ("words 2011", true),
    ] {
      let finder = PlaceableFinder(LanguageTag("en"))
      _ = finder.placeables(in: text)
      #expect(finder.hasLoadedMonths == expected, "\(text)")
    }
  }

  /// By hand, not from ICU.
  static let months: [String: [String]] = [
    "en": [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ],
    "ru": [
      "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
      "декабря",
    ],
    "de": [
      "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
      "Dezember",
    ],
    "pl": [
      "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października",
      "listopada", "grudnia",
    ],
  ]

  @Test(arguments: ["en", "ru", "de", "pl"])
  func `every day of a year is read, and written in place of any other`(language: String) throws {
    let names = try #require(Self.months[language])
    let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let finder = PlaceableFinder(LanguageTag(language))
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
    var forms: [[(text: String, date: Placeable)]] = []
    for (index, name) in names.enumerated() {
      for day in 1...31 {
        let texts = [
          "\(day)\(language == "de" ? "." : "") \(name) 2012", "\(two(day)).\(two(index + 1)).2012",
          "2012-\(two(index + 1))-\(two(day))",
        ]
        var read: [(text: String, date: Placeable)] = []
        for (form, text) in texts.enumerated() {
          let all = finder.placeables(in: text)
          // English of no region: two ways to read it.
          if form == 1, language == "en", day <= 12, day != index + 1 { continue }
          guard day <= lengths[index] else {
            #expect(all.allSatisfy { $0.kind == .number }, "\(text)")
            continue
          }
          #expect(all.map(\.value) == ["2012-\(two(index + 1))-\(two(day))"], "\(text)")
          #expect(all.first?.range == 0..<text.utf8.count, "\(text)")
          if let date = all.first { read.append((text, date)) }
        }
        forms.append(read)
      }
    }
    let days = forms.filter { $0.count == 3 }
    var generator = SeededGenerator(seed: 12)
    for old in days {
      let new = try #require(days.randomElement(using: &generator))
      for form in 0..<3 where form != 1 || language != "en" {
        let source = new[Int.random(in: 0..<3, using: &generator)].date
        #expect(finder.write(source, inPlaceOf: old[form].date, standing: old[form].text) == new[form].text)
      }
    }
  }

  static let hostile: [String] =
    [
      "", "%", "{", "${", "%(", "@", "a@", "a@b", "1,", "1.", "-", "\u{2212}", "www.", "🙂1🙂", "1\u{301}", "<", "</",
      "<a",
      "<a b", "<a b=", "<a b='", "<a b='c'", "<a/", "0", "31 февраля", "0 мая", "99 May 2011", "May", "мая", "May 1",
      "1 May", "May ", " May 5", "мая 2011", "5 мая", "5\u{A0}мая\u{A0}2011", "5\u{202F}мая", "5 May,", "5 May, ",
      "May 12-", "12-", "12 – ", "12–14", "5. ", "1er ", "1th of", "12 of May", "of 12", "of 2011", "May of 2011",
      "2011-", "2011-05", "2011-05-", "1/", "1/2/", "1/2/2011", "12.05.2011.", "2011-05-12T", "2011г", "٣ مايو",
      "\u{A0}", "\u{A0}5", "\u{202F}2011", ". 5", ", 2011", "-5", "–5", "мая-5", "\u{FFFD}12 мая", "5\u{E000}May",
    ]
    + ["1", "12 ", "9.", "1 000 ", "мая ", "a.a", "<a ", "<a b=\"", "12-", "12 May ", "0/", "<", "{", "May 1, "].map {
      String(repeating: $0, count: 500)
    }

  /// Whatever the text: in order, within it, between characters; a date in place of itself changes nothing.
  private func check(_ text: String, _ finder: PlaceableFinder) {
    let bytes = Array(text.utf8)
    let all = finder.placeables(in: text)
    var end = 0
    var isRight = true
    for placeable in all where isRight {
      let range = placeable.range
      isRight =
        range.lowerBound >= end && !range.isEmpty && range.upperBound <= bytes.count
        && [range.lowerBound, range.upperBound].allSatisfy { $0 == bytes.count || bytes[$0] & 0xC0 != 0x80 }
      end = range.upperBound
      guard isRight, placeable.kind == .date else { continue }
      let standing = String(decoding: bytes[range], as: UTF8.self)
      isRight =
        finder.write(placeable, inPlaceOf: placeable, standing: standing) == standing
        && finder.write(placeable, inPlaceOf: placeable, standing: "") == nil
    }
    #expect(isRight, "\(text) \(finder.language)")
    let apart = finder.placeables(in: text, datesAsNumbers: true)
    #expect(apart.allSatisfy { $0.kind != .date && $0.range.upperBound <= bytes.count })
    if all.allSatisfy({ $0.kind != .date }) { #expect(all == apart) }
  }

  @Test(arguments: languages) func `no text breaks the scanner`(language: String) {
    let finder = PlaceableFinder(LanguageTag(language))
    for text in Self.hostile { check(text, finder) }
  }

  @Test(arguments: languages) func `no random text breaks the scanner`(language: String) {
    let pieces = [
      "1", "5", "12", "31", "99", "2011", "05", " ", " ", " ", "\u{A0}", "\u{202F}", ".", ",", "-", "–", "/", ":", "T",
      "May", "may", "Jan", "мая", "май", "мае", "янв", "Mai", "mai", "mayo", "de", "of", "th", "er", "г", "<b>", "🙂",
      "травня", "maja", "é", "5月",
    ]
    let finder = PlaceableFinder(LanguageTag(language))
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<400 {
      check(RandomText.make(pieces, count: Int.random(in: 1...12, using: &generator), using: &generator), finder)
    }
  }
}
