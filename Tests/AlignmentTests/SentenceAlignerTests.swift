import Bitext
import Glibc
import Orthography
import TestSupport
import Testing

@testable import Alignment

private let english = [
  "Treaty talks resume in Geneva",
  "Negotiators from both countries met in Geneva on Tuesday after a break of nine months.",
  "They discussed 14 draft articles.",
  "The head of the delegation, Dmitri Rogozin, said that no date for the signing had been set.",
  "\"We are in no hurry,\" he added.", "Will the Senate ratify the treaty in 2027?", "Nobody knows.",
  "Observers from Norway, Japan and Brazil expect the next round in March.",
]
private let russian = [
  "В Женеве возобновились переговоры о договоре",
  "После девятимесячного перерыва переговорщики двух стран встретились во вторник в Женеве, где обсудили 14 проектов статей.",
  "Глава делегации Дмитрий Рогозин сообщил, что дата подписания не назначена.", "«Мы не торопимся», — добавил он.",
  "Погода в городе всю неделю стояла на удивление тёплая, и на набережной было много гуляющих.",
  "Ратифицирует ли Сенат договор в 2027 году?", "Этого не знает никто.",
  "Наблюдатели из Норвегии, Японии и Бразилии ждут следующего раунда в марте.",
]

private func align(_ source: [String], _ target: [String], _ from: String = "en", _ to: String = "ru") -> [Bead] {
  SentenceAligner(BilingualLexicon(source: LanguageTag(from), target: LanguageTag(to)))
    .align(AlignmentText(source), AlignmentText(target))
}

private func isWhole(_ beads: [Bead], _ source: Int, _ target: Int) -> Bool {
  beads.flatMap { Array($0.source) } == Array(0..<source) && beads.flatMap { Array($0.target) } == Array(0..<target)
    && beads.allSatisfy { $0.confidence >= 0 && $0.confidence <= 1 }
}

@Test func `a text and its translation, without a lexicon`() {
  let beads = align(english, russian)
  #expect(
    beads.map { "\($0.source.lowerBound)+\($0.source.count):\($0.target.lowerBound)+\($0.target.count)" } == [
      "0+1:0+1", "1+2:1+1", "3+1:2+1", "4+1:3+1", "5+0:4+1", "5+1:5+1", "6+1:6+1", "7+1:7+1",
    ])
}

@Test func `texts that are hardly texts`() {
  #expect(align([], []).isEmpty)
  #expect(isWhole(align(["One."], []), 1, 0))
  #expect(isWhole(align([], ["Раз.", "Два."]), 0, 2))
  #expect(align(["One."], ["Раз."]).map(\.kind) == [BeadKind(1, 1)])
  #expect(isWhole(align(["", "", ""], ["", ""]), 3, 2))
  #expect(isWhole(align(["One sentence stands alone."], [String](repeating: "Здесь их много.", count: 500)), 1, 500))
  #expect(isWhole(align([String](repeating: "Here are many.", count: 500), ["Здесь одно."]), 500, 1))
  // What is the same everywhere is aligned in order.
  let same = align([String](repeating: "The same.", count: 120), [String](repeating: "То же.", count: 120))
  #expect(same.allSatisfy { $0.kind == BeadKind(1, 1) } && same.count == 120)
  let long = String(repeating: "слово и дело ", count: 80_000)
  #expect(isWhole(align(["A word.", "A deed."], [long, "Дело."]), 2, 2))
  #expect(isWhole(align(["\u{0}\u{FFFD}", "\u{301}\u{200B}", "🙂🙃"], ["\u{1F600}", "\u{0}", "..."]), 3, 3))
}

@Test func `paragraphs are no walls, but where they begin counts`() {
  // Nothing but lengths: the first reading is as good as the second.
  let source = AlignmentText(["aaa bbb ccc", "ddd eee fff", "ggg hhh iii"], paragraphStarts: [0, 2])
  let target = AlignmentText(["ттт ууу ццц", "ччч шшш щщщ"], paragraphStarts: [0, 1])
  let aligner = SentenceAligner(BilingualLexicon(source: LanguageTag("en"), target: LanguageTag("ru")))
  let beads = aligner.align(source, target)
  #expect(beads.contains { $0.source.contains(2) && $0.target.contains(1) && !$0.source.contains(1) })
}

@Test func `time grows with the sentences, not with their product`() {
  func seconds(_ copies: Int) -> Double {
    var source: [String] = []
    var target: [String] = []
    for copy in 0..<copies {
      source += english.map { "\($0) Item \(copy * 7919 % 100_003)." }
      target += russian.map { "\($0) Пункт \(copy * 7919 % 100_003)." }
    }
    var start = timespec()
    var end = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start)
    #expect(isWhole(align(source, target), source.count, target.count))
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end)
    return Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
  }
  let small = seconds(6)
  let large = seconds(24)
  // Other tests run in this process at the same time: only a product would be sixteen times.
  #expect(large < 12 * small + 2)
}

@Test func `beginnings and ends`() {
  #expect(Boundary.end(of: "He asked: \"Why?\"") == Boundary.end(of: "Он спросил: «Почему?»"))
  #expect(Boundary.end(of: "Why?") != Boundary.end(of: "Because."))
  #expect(Boundary.start(of: "«Да»") == Boundary.start(of: "\"Yes\""))
  #expect(Boundary.start(of: "small") != Boundary.start(of: "Capital"))
  #expect(Boundary.start(of: "") == 0 && Boundary.end(of: " \n") == 0)
}
