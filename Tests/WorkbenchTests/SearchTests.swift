import Library
import TestSupport
import Testing
import WorkspaceBench

@testable import Workbench

@Suite struct SearchTests {
  private let bench: Bench
  init() throws {
    bench = try Bench()
    try bench.write(
      "tm/a.tmx",
      tmxText([
        ("The limit is 1,550 warheads.", "Предел составляет 1550 боезарядов."),
        ("700 launchers", "700 пусковых установок"),
        ("A warhead was found", "Найден боезаряд"), ("Missile shield", "Противоракетный щит"),
        ("Dmitry Rogozin spoke", "Выступил Дмитрий Рогозин"), ("The shields", "Щиты"),
      ]))
    try bench.write("tm/b.tmx", tmxText([("10 warheads", "10 боеголовок")]))
  }

  private func found(_ text: String, _ set: (inout SearchOptions) -> Void = { _ in }) throws -> SearchResult {
    var options = SearchOptions(Settings().pair)
    set(&options)
    return try search(text, in: bench.snapshot(), options: options)
  }

  /// What is marked in each segment found.
  private func marked(_ result: SearchResult) -> [[String]] {
    result.examples.map { example in
      let bytes = Array((example.inTarget ? example.target : example.source).utf8)
      return example.ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
    }
  }

  @Test func `a regular expression is looked for in the text as it stands`() throws {
    let result = try found("[0-9,]+ warheads?") { $0.isRegex = true }
    #expect(marked(result) == [["10 warheads"], ["1,550 warheads"]])
    #expect(result.examples.first?.target == "10 боеголовок")
    #expect(result.isComplete && result.total == 2)
    #expect(try marked(found("^the") { $0.isRegex = true }) == [["The"], ["The"]])
    #expect(try found("^the") { ($0.isRegex, $0.isExact) = (true, true) }.examples.isEmpty)
    #expect(try marked(found("щит(ы|ом)?$") { $0.isRegex = true }) == [["Щиты"], ["щит"]])
    #expect(try found("щит") { ($0.isRegex, $0.sides) = (true, [.source]) }.examples.isEmpty)
    // One is shown, and it is said that there may be more.
    let first = try found("[0-9]+") { ($0.isRegex, $0.limit) = (true, 1) }
    #expect(first.examples.count == 1 && !first.isComplete)
  }

  @Test func `units at which an expression is given up are counted, and the others are searched`() throws {
    let endless = String(repeating: "a", count: 60) + "!"
    try bench.write("tm/c.tmx", tmxText([("a", "да"), (endless, "нет"), ("aa shield aa", "щит")]))
    func found(_ pattern: String) throws -> SearchResult {
      try self.found(pattern) { ($0.isRegex, $0.sides) = (true, [.source]) }
    }
    let some = try found("^(a+)+$")
    #expect(some.examples.map(\.source) == ["a"])
    #expect(some.givenUp == GivenUpUnits(count: 1, memory: "tm/c.tmx", line: 6))
    #expect(!some.isComplete)
    // At the third the search ends.
    try bench.write("tm/c.tmx", tmxText((0..<40).map { (endless + " \($0)", "нет") }))
    let none = try found("^(a+)+$")
    #expect(none.examples.isEmpty && none.givenUp?.count == 3 && none.givenUp?.isStopped == true)
    #expect(try found("^a+!").givenUp == nil)
  }

  @Test func `an expression finds what reading every segment finds`() throws {
    var pairs: [(String, String)] = []
    for number in 0..<300 {
      pairs.append(("Item \(number) of \(["missile", "Missiles", "a missi\u{301}le"][number % 3])", "№ \(number)"))
    }
    try bench.write("tm/c.tmx", tmxText(pairs))
    for pattern in ["missile", "mis+iles?", "item 1.", "\\bof\\b", "o", "missi"] {
      let all = try found(pattern) { ($0.isRegex, $0.limit, $0.sides) = (true, 1_000, [.source]) }
      let expected = pairs.count { $0.0.range(of: pattern, ignoringCase: true) }
      #expect(all.examples.count { $0.memory == "tm/c.tmx" } == expected, "\(pattern)")
      #expect(expected > 0)
    }
  }

  @Test func `what is no expression is said with its place`() throws {
    #expect(
      message { _ = try found("a(b") { $0.isRegex = true } }
        == "expected a regular expression, found a fault at character 4: mismatched paren")
  }

  @Test func `wildcards stand anywhere in a word`() throws {
    #expect(try marked(found("*head*")) == [["warheads"], ["warhead"], ["warheads"]])
    #expect(try marked(found("щ?ты")) == [["Щиты"]])
    #expect(try marked(found("противо*")) == [["Противоракетный"]])
  }

  @Test func `a word of the other alphabet or on the other keyboard layout is found, and that is said`() throws {
    let name = try found("Rogozin") { $0.sides = [.target] }
    #expect(marked(name) == [["Рогозин"]])
    #expect(name.instead == "words that sound like it in the other alphabet")
    let back = try found("Рогозин") { $0.sides = [.source] }
    #expect(marked(back) == [["Rogozin"]])
    #expect(back.instead == "words that sound like it in the other alphabet")
    // щит, typed on a Latin layout.
    let layout = try found("obn")
    #expect(marked(layout) == [["Щиты"], ["щит"]])
    #expect(layout.instead == "щит (other keyboard layout)")
    #expect(try found("obn") { $0.isExact = true }.examples.isEmpty)
  }
}

extension String {
  /// Whether an expression matches, by Swift's own engine.
  fileprivate func range(of pattern: String, ignoringCase: Bool) -> Bool {
    guard let expression = try? Regex(pattern) else { return false }
    return self.contains(expression.ignoresCase(ignoringCase).matchingSemantics(.unicodeScalar))
  }
}
