import Bitext
import Glibc
import Orthography
import TestSupport
import Testing

@testable import Alignment

/// Two texts of made-up words, the second a translation of the first with sentences joined, dropped and added.
private struct MadeUpTexts {
  var source: [String] = []
  var target: [String] = []
  var gold: [Bead] = []

  init(_ count: Int, seed: UInt64, noise: Int = 10) {
    var random = SeededGenerator(seed: seed)
    func sentence(_ words: [Int], _ ending: String) -> String {
      words.map {
        "w\(String(UnicodeScalar(97 + UInt8($0 / 26 % 26))))\(String(UnicodeScalar(97 + UInt8($0 % 26))))\(ending)"
      }
      .joined(separator: " ") + "."
    }
    while source.count < count {
      let words = (0..<Int.random(in: 3...12, using: &random)).map { _ in Int.random(in: 0..<400, using: &random) }
      let other = words.shuffled(using: &random).filter { _ in Int.random(in: 0..<8, using: &random) > 0 }
      let (i, j) = (source.count, target.count)
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<noise:
        source.append(sentence(words, "ka"))
        gold.append(Bead(source: i..<i + 1, target: j..<j, confidence: 0))
      case noise..<2 * noise where words.count > 5:
        source.append(sentence(Array(words[..<4]), "ka"))
        source.append(sentence(Array(words[4...]), "ka"))
        target.append(sentence(other + [7], "zo"))
        gold.append(Bead(source: i..<i + 2, target: j..<j + 1, confidence: 0))
      default:
        source.append(sentence(words, "ka"))
        target.append(sentence(other + [7], "zo"))
        gold.append(Bead(source: i..<i + 1, target: j..<j + 1, confidence: 0))
      }
    }
  }

  /// Every word with its translation, each in several pairs.
  func lexicon() -> BilingualLexicon {
    let lexicon = BilingualLexicon(source: LanguageTag("qaa"), target: LanguageTag("qab"))
    for number in 0..<400 {
      let word =
        "w\(String(UnicodeScalar(97 + UInt8(number / 26 % 26))))\(String(UnicodeScalar(97 + UInt8(number % 26))))"
      for _ in 0..<3 { lexicon.add(word + "ka", word + "zo") }
    }
    lexicon.train()
    return lexicon
  }
}

/// What a search needs, made without the aligner.
private func search(_ texts: MadeUpTexts, _ lexicon: BilingualLexicon) -> (BeadScorer, NaiveSearch) {
  let tuning = AlignmentTuning()
  func side(_ sentences: [String], _ vocabulary: Vocabulary) -> BeadScorer.Side {
    let tokenizer = SentenceTokenizer(vocabulary, readsNumbers: true)
    var corpus = TokenCorpus()
    var characters = [0]
    for sentence in sentences {
      corpus.append(sentence, tokenizer)
      characters.append(characters[characters.count - 1] + sentence.unicodeScalars.count { $0 != " " })
    }
    let none = [Bool](repeating: false, count: sentences.count)
    return BeadScorer.Side(
      tokens: corpus, characters: characters, beginsParagraph: none, isHeading: none,
      starts: sentences.map(Boundary.start), ends: sentences.map(Boundary.end))
  }
  let from = side(texts.source, lexicon.source)
  let to = side(texts.target, lexicon.target)
  let sourceCounts = PairTable.Frequencies(from.tokens, types: lexicon.source.count)
  let targetCounts = PairTable.Frequencies(to.tokens, types: lexicon.target.count)
  let table = PairTable(
    sourceCounts, targetCounts,
    cognates: Cognates.pairs(sourceCounts.types, of: lexicon.source, targetCounts.types, of: lexicon.target),
    kinds: lexicon.source.kinds, memory: lexicon.lexicon, own: Lexicon(), tuning: tuning)
  let model = BeadScorer.Model(
    meanRatio: 0.02, deviation: 0.2, forwardShares: [0.5, 0.2, 0.7, 0.3, 0.7],
    backwardShares: [0.6, 0.1, 0.7, 0.3, 0.7],
    startAgreement: 0.5, endAgreement: 0.6,
    priors: BeadKind.all.map { $0.isSkip ? -3 : $0 == BeadKind(1, 1) ? 0 : -Double($0.source + $0.target) })
  return (
    BeadScorer(
      from, to, table: table, sourceKinds: lexicon.source.kinds, targetKinds: lexicon.target.kinds, model: model,
      tuning: tuning),
    NaiveSearch(
      source: from, target: to, table: table, sourceKinds: lexicon.source.kinds, targetKinds: lexicon.target.kinds,
      model: model, tuning: tuning)
  )
}

@Test(arguments: 0..<12)
func `the best path is as good as that of the slow twin, in all of the grid and in a band`(seed: UInt64) {
  let texts = MadeUpTexts(14 + Int(seed) * 2, seed: seed, noise: seed % 2 == 0 ? 10 : 25)
  let (scorer, naive) = search(texts, texts.lexicon())
  let all = Band(sources: texts.source.count, targets: texts.target.count)
  let path = PathSearch(scorer: scorer, band: all).best()
  let expected = naive.best()
  #expect(abs(naive.score(path) - expected) < 0.01)
  for bead in path {
    scorer.prepare(bead.source.lowerBound, targets: 0..<texts.target.count)
    #expect(abs(naive.score([bead]) - naive.score(bead)) < 1e-9)
  }
  // A band around the path that holds it finds it again.
  for width in [2, 6] {
    let band = Band(around: path, sources: texts.source.count, targets: texts.target.count, width: width)
    let narrow = PathSearch(scorer: scorer, band: band).best()
    #expect(abs(naive.score(narrow) - expected) < 0.01)
  }
}

@Test(arguments: 0..<2)
func `a long text in bands is aligned as in all of the grid`(seed: UInt64) {
  let texts = MadeUpTexts(120, seed: 100 + seed)
  let lexicon = texts.lexicon()
  let (scorer, _) = search(texts, lexicon)
  let all = PathSearch(scorer: scorer, band: Band(sources: texts.source.count, targets: texts.target.count)).best()
  let anchors = Anchors.chain(
    scorer.source.tokens, scorer.target.tokens, table: scorer.table, share: 0.5, targetTypes: lexicon.target.count)
  #expect(anchors.count > 30)
  let band = Band(anchors: anchors, sources: texts.source.count, targets: texts.target.count, width: 12)
  #expect(band.cells < texts.source.count * texts.target.count / 2)
  #expect(PathSearch(scorer: scorer, band: band).best() == all)
}

@Test func `what each bead's confidence says, the sum over all paths says`() {
  let texts = MadeUpTexts(5, seed: 9)
  let (scorer, naive) = search(texts, texts.lexicon())
  let beads = PathSearch(
    scorer: scorer, band: Band(sources: texts.source.count, targets: texts.target.count)
  ).mostExpected(AlignmentTuning(), temperature: 1.5)
  // Every path there is.
  var paths: [(beads: [Bead], score: Double)] = []
  func walk(_ i: Int, _ j: Int, _ path: [Bead], _ score: Double) {
    if i == texts.source.count, j == texts.target.count { return paths.append((path, score)) }
    for kind in BeadKind.all where i + kind.source <= texts.source.count && j + kind.target <= texts.target.count {
      let bead = Bead(source: i..<i + kind.source, target: j..<j + kind.target, confidence: 0)
      walk(i + kind.source, j + kind.target, path + [bead], score + naive.score(bead) / 1.5)
    }
  }
  walk(0, 0, [], 0)
  let highest = paths.map(\.score).max() ?? 0
  let total = paths.reduce(0) { $0 + exp($1.score - highest) }
  for bead in beads {
    let bare = Bead(source: bead.source, target: bead.target, confidence: 0)
    let share = paths.filter { $0.beads.contains(bare) }.reduce(0) { $0 + exp($1.score - highest) } / total
    #expect(abs(Double(bead.confidence) - share) < 0.01, "\(bead): \(share)")
  }
}

@Test(arguments: 0..<3)
func `joined and dropped sentences are found`(seed: UInt64) {
  let texts = MadeUpTexts(100, seed: 40 + seed, noise: 8)
  let aligner = SentenceAligner(texts.lexicon())
  let beads = aligner.align(AlignmentText(texts.source), AlignmentText(texts.target))
  let right = Set(texts.gold.map { [$0.source, $0.target] })
  let found = beads.count { !$0.isSkip && right.contains([$0.source, $0.target]) }
  #expect(Double(found) > 0.97 * Double(texts.gold.count { !$0.isSkip }))
  // The same again, and every sentence once.
  let again = SentenceAligner(texts.lexicon()).align(AlignmentText(texts.source), AlignmentText(texts.target))
  #expect(again == beads)
  #expect(beads.flatMap { Array($0.source) } == Array(0..<texts.source.count))
  #expect(beads.flatMap { Array($0.target) } == Array(0..<texts.target.count))
}

@Test func `bands never break off, whatever the anchors`() {
  var random = SeededGenerator(seed: 5)
  for _ in 0..<200 {
    let (n, m) = (Int.random(in: 1...60, using: &random), Int.random(in: 1...300, using: &random))
    var anchors: [(source: Int, target: Int)] = []
    var (i, j) = (0, 0)
    while i < n - 1, j < m - 1, Int.random(in: 0..<6, using: &random) > 0 {
      i += Int.random(in: 1...8, using: &random)
      j += Int.random(in: 1...60, using: &random)
      if i < n, j < m { anchors.append((i, j)) }
    }
    for band in [
      Band(anchors: anchors, sources: n, targets: m, width: 3),
      Band(anchors: anchors, sources: n, targets: m, width: 0).widened(by: 2),
    ] {
      #expect(band.low[0] == 0 && band.high[n] == m)
      for row in 0...n {
        #expect(band.low[row] <= band.high[row] && band.low[row] >= 0 && band.high[row] <= m)
        if row > 0 {
          #expect(band.low[row] >= band.low[row - 1] && band.high[row] >= band.high[row - 1])
          #expect(band.low[row] <= band.high[row - 1])
        }
      }
    }
  }
}

@Test func `a band grows with the sentences`() {
  for count in [2_000, 20_000, 200_000] {
    let most = SentenceAligner.mostCells(differentSentences: 2 * count)
    #expect(most <= 400 * count + 2_000_000)
    let band = Band(anchors: [], sources: count, targets: count, width: 12, mostCells: most)
    #expect(band.cells <= most * 2 + 100 * count, "\(count): \(band.cells)")
  }
  // Many that are the same give nothing to go by, and are not looked at far from the diagonal.
  #expect(SentenceAligner.mostCells(differentSentences: 2) == 2_000_000)
  // Texts of a thousand sentences are looked at whole, where it must be.
  #expect(SentenceAligner.mostCells(differentSentences: 2_800) >= 1_400 * 1_400)
}

@Test func `of a very long sentence a token counts so many times`() {
  let short = [Int32](repeating: 7, count: 512)
  #expect(SentenceAligner.thinned(short) == short)
  let long = (0..<10_000).map { Int32($0 % 2 == 0 ? 7 : $0) }
  let thinned = SentenceAligner.thinned(long)
  #expect(thinned.count { $0 == 7 } == 64)
  #expect(thinned.filter { $0 != 7 } == long.filter { $0 != 7 })
}
