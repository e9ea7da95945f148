import Files
import TestSupport
import Testing

@testable import Names

@Suite struct NameMatcherTests {
  static let names = [
    "Рогозин", "Рогожин", "Розанов", "Аппатурай", "Чайковский", "Чуковский", "Маяковский", "Хрущёв", "Крючков", "Райт",
    "Брайт", "Рейт", "Столтенберг", "Штольценберг", "Расмуссен", "Расмусен", "Жан-Клод Юнкер", "Жан-Клод Ван Дамм",
    "Юнкер",
    "Шойгу", "Шойхет", "Жуков", "Зуков", "Жуковский", "Лавров", "Ларов", "Мао Цзэдун",
  ]

  @Test(arguments: [
    ("Rogozin", "Рогозин"), ("Appathurai", "Аппатурай"), ("Tchaikovsky", "Чайковский"), ("Khrushchev", "Хрущёв"),
    ("Wright", "Райт"), ("Stoltenberg", "Столтенберг"), ("Rasmussen", "Расмуссен"),
    ("Jean-Claude Juncker", "Жан-Клод Юнкер"), ("Juncker, Jean-Claude", "Жан-Клод Юнкер"), ("Shoigu", "Шойгу"),
    ("Zhukov", "Жуков"), ("Tschaikowsky", "Чайковский"), ("Žukov", "Жуков"), ("Mao Zedong", "Мао Цзэдун"),
    ("LAVROV", "Лавров"), ("Лавров", "Лавров"),
  ])
  func `a name is found in the other alphabet`(query: String, expected: String) {
    let found = NameMatcher(NamePool(Array(Self.names.joined(separator: "\n").utf8))).candidates(for: query, limit: 3)
    #expect(found.first?.text == expected)
    #expect((found.first?.score ?? 0) > 0.5)
  }

  @Test(arguments: [
    ("Рогозин", "Rogozin"), ("Хрущёв", "Khrushchev"), ("Райт", "Wright"), ("Жан-Клод Юнкер", "Jean-Claude Juncker"),
    ("Чайковский", "Tchaikovsky"), ("Шойгу", "Shoigu"),
  ])
  func `and back`(query: String, expected: String) {
    let pool = "Rogozin\nRogers\nKhrushchev\nKrushevac\nWright\nWhite\nJean-Claude Juncker\nTchaikovsky\nShoigu\nShaw\n"
    #expect(NameMatcher(NamePool(Array(pool.utf8))).candidates(for: query, limit: 1).first?.text == expected)
  }

  @Test(arguments: [NameScript.latin, .cyrillic], [NameScript.latin, .cyrillic])
  func `searching gives what comparing every name gives`(query: NameScript, pool: NameScript) throws {
    var generator = SeededGenerator(seed: 41)
    for round in 0..<12 {
      let names = (0..<60).map { _ in RandomNames.make(pool, using: &generator) }
      let matcher = NameMatcher(NamePool(Array(names.joined(separator: "\n").utf8)))
      for _ in 0..<3 {
        let spelling = try #require(NameSpelling(RandomNames.make(query, using: &generator)))
        let limit = [1, 3, 100][round % 3]
        let bound = Int32.random(in: 100...6000, using: &generator)
        let expected = NaiveNames.search(spelling, names, limit: limit, bound: bound)
        let found = matcher.search(spelling, limit: limit, bound: bound)
        #expect(found.map(\.cost) == expected.map(\.cost))
        // Lines are counted without what was dropped as equal.
        #expect(found.map { matcher.pool.text(Int($0.line)) } == expected.map { names[Int($0.line)] })
      }
    }
  }

  @Test func `single names cost the same in both directions`() throws {
    var generator = SeededGenerator(seed: 5)
    let (there, back) = (NaiveNames.of(.latin, .cyrillic), NaiveNames.of(.cyrillic, .latin))
    for _ in 0..<200 {
      let latin = RandomNames.make(.latin, using: &generator).prefix { $0 != " " && $0 != "-" }
      let cyrillic = RandomNames.make(.cyrillic, using: &generator).prefix { $0 != " " && $0 != "-" }
      let (a, b) = (try #require(NameSpelling(String(latin))), try #require(NameSpelling(String(cyrillic))))
      #expect(there.cost(a, b) == back.cost(b, a))
    }
  }

  @Test func `scores lie between 0 and 1 and fall with the cost`() {
    for letters in [0, 1, 2, 7, 40, 250] {
      let scores = stride(from: Int32(0), through: 200_000, by: 50).map {
        NameMatcher.score(cost: $0, letters: letters)
      }
      #expect(scores.allSatisfy { (0...1).contains($0) })
      #expect(zip(scores, scores.dropFirst()).allSatisfy { $0 >= $1 })
      let highest = NameMatcher.highestCost(letters: letters)
      #expect(NameMatcher.score(cost: highest + 2, letters: letters) < NameMatcher.leastScore)
    }
  }

  @Test func `hostile queries find nothing or end`() {
    let matcher = NameMatcher(NamePool(Array(Self.names.joined(separator: "\n").utf8)))
    for query in ["", " ", "—", "123", "中国", "\u{0}", "\u{301}\u{301}", String(repeating: "a", count: 1 << 20), "'''"] {
      #expect(matcher.candidates(for: query, limit: 5).allSatisfy { $0.score < 0.5 }, "\(query.prefix(10))")
    }
    for query in [
      "Rogo\u{0}zin", "R\u{301}o\u{301}gozin", "Pогозин", "Rogozin Рогозин", "\u{202E}Rogozin", "rogozin!!!",
    ] {
      #expect(!matcher.candidates(for: query, limit: 5).isEmpty, "\(query)")
    }
    #expect(matcher.candidates(for: String(repeating: "щ", count: 240), limit: 5).isEmpty)
    #expect(matcher.candidates(for: "Rogozin", limit: 0).isEmpty)
    #expect(NameMatcher(NamePool([])).candidates(for: "Rogozin", limit: 5).isEmpty)
  }

  /// Names from Wikidata that the table was not made from.
  @Test(.enabled(if: TestData.isPresent)) func `names of a thousand are mostly found first`() throws {
    let path = Path.join(TestData.folder ?? "", "translit/ne-coling2018/wd_russian_16")
    guard Path.exists(path) else { return print("\(path) is not there: skipped") }
    let pairs = String(decoding: try contents(of: path), as: UTF8.self).split(separator: "\n").prefix(1000).map {
      line in
      let fields = line.split(separator: "\t")
      return (latin: String(fields[0]), cyrillic: fields[1].filter { $0 != " " })
    }
    let matcher = NameMatcher(NamePool(Array(pairs.map(\.cyrillic).joined(separator: "\n").utf8)))
    let found = pairs.prefix(200).count { matcher.candidates(for: $0.latin, limit: 1).first?.text == $0.cyrillic }
    #expect(found >= 186, "\(found) of 200")
  }
}
