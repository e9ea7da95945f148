import Bitext
import Orthography
import Testing

@testable import Alignment

@Suite struct WordAlignerTests {
  /// Sentences of few words, each in several company: only who stands with whom tells what they mean.
  private static let memory: [(String, String)] = {
    let nouns = [("treaties", "договоры"), ("missiles", "ракеты"), ("borders", "границы"), ("talks", "переговоры")]
    let verbs = [("ended", "закончились"), ("vanished", "исчезли"), ("returned", "вернулись"), ("grew", "выросли")]
    return nouns.flatMap { noun in
      verbs.flatMap { verb in
        // In either order.
        [
          ("the \(noun.0) \(verb.0)", "\(noun.1) \(verb.1)"),
          ("yesterday the \(noun.0) \(verb.0)", "вчера \(verb.1) \(noun.1)"),
        ]
      }
    }
  }()

  private func aligner(seed: UInt64 = 1, memory: [(String, String)] = memory) -> WordAligner {
    var tuning = WordTuning()
    tuning.seed = seed
    let aligner = WordAligner(source: LanguageTag("en"), target: LanguageTag("ru"), tuning: tuning)
    for (source, target) in memory { aligner.learn(source, target) }
    return aligner
  }

  private func links(_ aligner: WordAligner, _ source: String, _ target: String) -> [String] {
    aligner.add(source.split(separator: " ").map(String.init), target.split(separator: " ").map(String.init))
    aligner.train()
    return aligner.links(0).map { "\($0.source)-\($0.target)" }
  }

  @Test(arguments: 1...5) func `words are linked by the company they keep, whatever the order`(seed: UInt64) {
    let found = links(
      aligner(seed: seed), "yesterday the talks ended and the treaties vanished",
      "вчера закончились переговоры и исчезли договоры")
    for link in ["0-0", "2-2", "3-1", "6-5", "7-4"] { #expect(found.contains(link), "\(found)") }
  }

  @Test func `names and numbers are linked without a memory`() {
    let found = links(
      aligner(memory: []), "Rogozin met Gottemoeller in Berlin in 2013",
      "В Берлине в 2013 году Рогозин встретил Готтемёллер")
    for link in ["0-5", "2-7", "4-1", "6-3"] { #expect(found.contains(link), "\(found)") }
  }

  @Test func `the same seed gives the same links, and confidences are shares`() {
    func run() -> [[WordLink]] {
      let aligner = aligner()
      for (source, target) in Self.memory.prefix(9) {
        aligner.add(source.split(separator: " ").map(String.init), target.split(separator: " ").map(String.init))
      }
      aligner.train()
      return (0..<aligner.count).map(aligner.links)
    }
    let first = run()
    #expect(first == run())
    #expect(first.count == 9)
    for link in first.joined() { #expect((0...1.0001).contains(link.confidence)) }
  }

  @Test func `a side without words has no links, and odd words break nothing`() {
    let aligner = aligner()
    let odd = [[], ["the"], ["\u{0}", "\u{FEFF}", "…"], [String(repeating: "ы", count: 5000)], ["👍🏽", "e\u{301}"]]
    for source in odd { for target in odd { aligner.add(source, target) } }
    aligner.train()
    for number in 0..<aligner.count {
      let (rows, columns) = (odd[number / odd.count].count, odd[number % odd.count].count)
      for link in aligner.links(number) {
        #expect((0..<rows).contains(link.source) && (0..<columns).contains(link.target))
      }
    }
    #expect(aligner.links(-1).isEmpty && aligner.links(1000).isEmpty)
    let untrained = WordAligner(source: LanguageTag("en"), target: LanguageTag("ru"))
    untrained.add(["a"], ["б"])
    #expect(untrained.links(0).isEmpty)
    let empty = WordAligner(source: LanguageTag("en"), target: LanguageTag("ru"))
    empty.train()
    #expect(empty.count == 0)
  }

  @Test func `many pairs are linked in turns, and a pair too long is left out`() {
    var tuning = WordTuning()
    tuning.mostOwnCells = 40
    let aligner = WordAligner(source: LanguageTag("en"), target: LanguageTag("ru"), tuning: tuning)
    for (source, target) in Self.memory { aligner.learn(source, target) }
    for number in 0..<30 {
      let pair = Self.memory[number % Self.memory.count]
      let fits = aligner.add(
        pair.0.split(separator: " ").map(String.init), pair.1.split(separator: " ").map(String.init))
      #expect(fits)
    }
    let long = [String](repeating: "the", count: WordAligner.longestPair + 1)
    #expect(!aligner.add(long, ["договор"]))
    #expect(aligner.add(["treaties"], ["договоры"]))
    aligner.train()
    #expect((0..<30).allSatisfy { !aligner.links($0).isEmpty })
    #expect(aligner.links(30).isEmpty)
    #expect(aligner.links(31).map(\.source) == [0])
  }

  @Test func `links are chosen as the slow way chooses them`() {
    var generator = SystemGenerator(seed: 7)
    let tuning = WordTuning()
    for _ in 0..<300 {
      let (rows, columns) = (generator.number(1...7), generator.number(1...7))
      func matrix() -> [Float] {
        (0..<rows * columns).map { _ in generator.number(0...3) == 0 ? generator.share() : 0 }
      }
      let (there, back) = (matrix(), matrix())
      let fast = WordAligner.choose(there, back, rows: rows, tuning)
      #expect(fast.map { [$0.source, $0.target] } == slowChoice(there, back, rows, columns, tuning))
    }
  }

  /// Sure ones; then, again and again, the best that is beside one and has a free word; then the best with two free words.
  private func slowChoice(
    _ there: [Float], _ back: [Float], _ rows: Int, _ columns: Int, _ tuning: WordTuning
  ) -> [[Int]] {
    var all: [(score: Float, best: Float, place: [Int])] = []
    for j in 0..<columns {
      for i in 0..<rows {
        let (a, b) = (there[j * rows + i], back[j * rows + i])
        all.append(((a + b) / 2, max(a, b), [i, j]))
      }
    }
    var links = Set(all.filter { $0.score >= tuning.threshold }.map(\.place))
    func isFree(_ side: Int, _ place: [Int]) -> Bool { !links.contains { $0[side] == place[side] } }
    let order = all.filter { $0.best >= tuning.growThreshold }
      .sorted {
        $0.score != $1.score ? $0.score > $1.score : $0.place.reversed().lexicographicallyPrecedes($1.place.reversed())
      }
      .map(\.place)
    var before = -1
    while links.count != before {
      before = links.count
      for place in order where !links.contains(place) && (isFree(0, place) || isFree(1, place)) {
        if links.contains(where: { abs($0[0] - place[0]) <= 1 && abs($0[1] - place[1]) <= 1 }) { links.insert(place) }
      }
    }
    for place in order where isFree(0, place) && isFree(1, place) {
      if let score = all.first(where: { $0.place == place })?.score, score >= tuning.lastThreshold {
        links.insert(place)
      }
    }
    return links.sorted { $0.lexicographicallyPrecedes($1) }
  }

  @Test func `pairs of types are numbered as a dictionary numbers them`() {
    var generator = SystemGenerator(seed: 3)
    var source = TokenCorpus()
    var target = TokenCorpus()
    for _ in 0..<400 {
      source.append((0..<generator.number(0...12)).map { _ in Int32(generator.number(0...300)) })
      target.append((0..<generator.number(0...12)).map { _ in Int32(generator.number(0...300)) })
    }
    let cells = CellNumbers(source, target)
    var known: [[Int32]: Int32] = [:]
    var at = 0
    for pair in 0..<source.count {
      #expect(cells.starts[pair] == at)
      for to in target[pair] {
        for from in source[pair] {
          let expected = known[[from, to]] ?? Int32(known.count)
          known[[from, to]] = expected
          #expect(cells.numbers[at] == expected)
          at += 1
        }
      }
    }
    #expect(cells.count == known.count && cells.numbers.count == at)
    for (pair, number) in known { #expect(cells.number(pair[0], pair[1]) == Int(number)) }
    #expect(cells.number(999, 999) == nil)
  }
}

private struct SystemGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  private mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { range.lowerBound + Int(next() >> 33) % range.count }
  mutating func share() -> Float { Float(next() >> 40) / Float(1 << 24) }
}
