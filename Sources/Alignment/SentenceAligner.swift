package import Bitext
internal import Glibc
internal import Orthography

/// A lexicon with the vocabularies that number its words.
package final class BilingualLexicon {
  package let source: Vocabulary
  package let target: Vocabulary
  package private(set) var lexicon = Lexicon()
  /// Pairs learned from.
  package private(set) var pairs = 0

  private let sourceTokenizer: SentenceTokenizer
  private let targetTokenizer: SentenceTokenizer
  private var sourceCorpus = TokenCorpus()
  private var targetCorpus = TokenCorpus()
  /// Longer texts are passed over: more a page than a sentence.
  private let longest = 200

  package init(source: LanguageTag, target: LanguageTag) {
    self.source = Vocabulary(source)
    self.target = Vocabulary(target)
    sourceTokenizer = SentenceTokenizer(self.source, readsNumbers: false)
    targetTokenizer = SentenceTokenizer(self.target, readsNumbers: false)
  }

  /// Adds a pair to learn from: a unit of a memory, an entry of a glossary.
  package func add(_ sourceText: String, _ targetText: String) {
    guard sourceText.utf8.count <= 4096, targetText.utf8.count <= 4096 else { return }
    var from: [Int32] = []
    var to: [Int32] = []
    sourceTokenizer.append(sourceText, to: &from)
    targetTokenizer.append(targetText, to: &to)
    guard !from.isEmpty, !to.isEmpty, from.count <= longest, to.count <= longest else { return }
    sourceCorpus.append(from)
    targetCorpus.append(to)
    pairs += 1
  }

  /// Learns from what was added; to be called once, after the last.
  package func train(_ trainer: LexiconTrainer = LexiconTrainer()) {
    lexicon = trainer.train(
      sourceCorpus, targetCorpus, sourceTypes: source.count, targetTypes: target.count)
    sourceCorpus = TokenCorpus()
    targetCorpus = TokenCorpus()
  }
}

/// Finds which sentences of a text are translated by which of another.
///
/// Evidence is the lengths, words that sound alike, numbers by value, signs, a lexicon where there is one, and what is
/// learned from the texts themselves: they are aligned, a lexicon is trained on the beads that are likely right, and they
/// are aligned again. Time and memory grow with the sentences, not with their product: the path is looked for in a band around
/// sentences that are surely alike, and the band is widened until the path keeps away from its edges. The same texts
/// give the same alignment. Not thread-safe.
package final class SentenceAligner {
  package let lexicon: BilingualLexicon
  package let tuning: AlignmentTuning
  private let sourceTokenizer: SentenceTokenizer
  private let targetTokenizer: SentenceTokenizer
  /// The narrowest band: so many sentences to either side.
  private let width = 12
  /// A path nearer to an edge of the band may be better beyond it.
  private let margin = 4
  /// A grid of as many cells is looked at whole.
  private let smallGrid = 2500
  /// Of a longer sentence, so many bytes are looked at, but for its length.
  private let longest = 1 << 14
  /// Cells of a band that are looked at, at most: so many for each different sentence, which take 100 µs, all of the grid of texts of
  /// a thousand sentences, and never more than take 30 s. A sentence that stands there again and again says nothing of its place:
  /// where all are the same, the band would be widened to all of the grid.
  static func mostCells(differentSentences: Int) -> Int {
    min(60_000_000, max(2_000_000, 200 * differentSentences))
  }

  package init(_ lexicon: BilingualLexicon, tuning: AlignmentTuning = AlignmentTuning()) {
    self.lexicon = lexicon
    self.tuning = tuning
    sourceTokenizer = SentenceTokenizer(lexicon.source, readsNumbers: true)
    targetTokenizer = SentenceTokenizer(lexicon.target, readsNumbers: true)
  }

  /// The beads, in order; every sentence is in exactly one.
  package func align(_ source: AlignmentText, _ target: AlignmentText) -> [Bead] {
    let from = side(source, sourceTokenizer)
    let to = side(target, targetTokenizer)
    guard from.count > 0, to.count > 0 else {
      return (0..<from.count).map { Bead(source: $0..<$0 + 1, target: 0..<0, confidence: 1) }
        + (0..<to.count).map { Bead(source: 0..<0, target: $0..<$0 + 1, confidence: 1) }
    }
    let sourceCounts = PairTable.Frequencies(from.tokens, types: lexicon.source.count)
    let targetCounts = PairTable.Frequencies(to.tokens, types: lexicon.target.count)
    let cognates = Cognates.pairs(sourceCounts.types, of: lexicon.source, targetCounts.types, of: lexicon.target)
    var model = firstModel(from, to)
    var own = Lexicon()
    var beads: [Bead] = []
    let mostCells = Self.mostCells(
      differentSentences: Set(source.sentences).count + Set(target.sentences).count)
    for pass in 0..<max(1, tuning.passes) {
      let table = PairTable(
        sourceCounts, targetCounts, cognates: cognates, kinds: lexicon.source.kinds, memory: lexicon.lexicon, own: own,
        tuning: tuning)
      let scorer = BeadScorer(
        from, to, table: table, sourceKinds: lexicon.source.kinds, targetKinds: lexicon.target.kinds, model: model,
        tuning: tuning)
      let isSmall = from.count * to.count <= smallGrid
      let band = pass == 0 && !isSmall ? firstBand(from, to, table, model, mostCells) : around(beads, from, to)
      let isLast = pass + 1 >= tuning.passes
      beads = search(
        scorer, band, isNarrow: pass > 0 || isSmall, mostCells: mostCells,
        temperature: isLast ? tuning.toldTemperature : tuning.temperature)
      guard !isLast else { break }
      own = learn(beads, from, to)
      model = estimate(model, beads, scorer, from, to)
    }
    return beads
  }

  // MARK: Band

  private func around(_ beads: [Bead], _ from: BeadScorer.Side, _ to: BeadScorer.Side) -> Band {
    if from.count * to.count <= smallGrid { return Band(sources: from.count, targets: to.count) }
    return Band(around: beads, sources: from.count, targets: to.count, width: width)
  }

  private func firstBand(
    _ from: BeadScorer.Side, _ to: BeadScorer.Side, _ table: PairTable, _ model: BeadScorer.Model, _ mostCells: Int
  ) -> Band {
    if from.count * to.count <= 10_000 { return Band(sources: from.count, targets: to.count) }
    let anchors = Anchors.chain(
      from.tokens, to.tokens, table: table, share: model.forwardShares[0], targetTypes: lexicon.target.count)
    return Band(
      anchors: anchors, sources: from.count, targets: to.count, width: width, mostCells: mostCells)
  }

  /// - Parameter isNarrow: the band is around a path already: small enough for all that is to be known of each cell.
  private func search(
    _ scorer: BeadScorer, _ first: Band, isNarrow: Bool, mostCells: Int, temperature: Double
  ) -> [Bead] {
    var band = first
    if isNarrow {
      let beads = PathSearch(scorer: scorer, band: band).mostExpected(tuning, temperature: temperature)
      if !band.isTouched(by: beads, margin: margin) { return beads }
    }
    var path = PathSearch(scorer: scorer, band: band).best()
    var width = self.width
    while band.isTouched(by: path, margin: margin) {
      width *= 3
      let wider = band.widened(by: width)
      if wider == band || wider.cells > mostCells { break }
      band = wider
      path = PathSearch(scorer: scorer, band: band).best()
    }
    return PathSearch(scorer: scorer, band: around(path, scorer.source, scorer.target)).mostExpected(
      tuning, temperature: temperature)
  }

  // MARK: Learning

  private func firstModel(_ from: BeadScorer.Side, _ to: BeadScorer.Side) -> BeadScorer.Model {
    let isKnown = !lexicon.lexicon.isEmpty
    let shares = [
      isKnown ? tuning.knownShare : tuning.unknownShare,
      isKnown ? tuning.knownFunctionShare : tuning.unknownFunctionShare, tuning.numberShare, tuning.signShare,
      tuning.numberShare,
    ]
    let (all, others) = (from.length(0..<from.count), to.length(0..<to.count))
    return BeadScorer.Model(
      // Not all of it: the text may have lost much on one side.
      meanRatio: min(max(log(max(others, 1) / max(all, 1)), -0.5), 0.5), deviation: tuning.lengthDeviation,
      forwardShares: shares, backwardShares: shares, startAgreement: tuning.boundaryAgreement,
      endAgreement: tuning.boundaryAgreement, priors: BeadKind.all.map(prior))
  }

  private func prior(_ kind: BeadKind) -> Double {
    switch (kind.source, kind.target) {
    case (1, 1): 0
    case (0, _), (_, 0): tuning.skip
    case (1, 2), (2, 1): tuning.double
    case (2, 2): tuning.square
    case (2, 3), (3, 2), (1, 4), (4, 1): tuning.large
    default: tuning.triple
    }
  }

  private func learn(_ beads: [Bead], _ from: BeadScorer.Side, _ to: BeadScorer.Side) -> Lexicon {
    var sources = TokenCorpus()
    var targets = TokenCorpus()
    var weights: [Float] = []
    for bead in beads where !bead.isSkip && bead.confidence >= tuning.learnedConfidence {
      sources.append(from.tokens.tokens(bead.source))
      targets.append(to.tokens.tokens(bead.target))
      weights.append(bead.confidence)
    }
    return LexiconTrainer().train(
      sources, targets, sourceTypes: lexicon.source.count, targetTypes: lexicon.target.count, weights: weights)
  }

  /// The model by the beads of a pass: lengths of sentences that are likely each other's, shares explained, how many beads
  /// there are of each kind.
  private func estimate(
    _ old: BeadScorer.Model, _ beads: [Bead], _ scorer: BeadScorer, _ from: BeadScorer.Side, _ to: BeadScorer.Side
  ) -> BeadScorer.Model {
    var model = old
    var sum = 0.0
    var weight = 0.0
    var explained = BeadScorer.Explained()
    var starts: [(UInt8, UInt8)] = []
    var ends: [(UInt8, UInt8)] = []
    var counts = BeadKind.all.map { exp(prior($0)) * tuning.priorBeads }
    for bead in beads {
      guard let kind = BeadKind.all.firstIndex(of: bead.kind) else { continue }
      counts[kind] += Double(bead.confidence)
      guard kind == 0, bead.confidence >= 0.9 else { continue }
      let (a, b) = (from.length(bead.source), to.length(bead.target))
      // The longer, the surer.
      sum += min(a, b) * log(max(b, 1) / max(a, 1))
      weight += min(a, b)
      scorer.explain(bead, lexicon.source.kinds, lexicon.target.kinds, &explained)
      starts.append((from.starts[bead.source.lowerBound], to.starts[bead.target.lowerBound]))
      ends.append((from.ends[bead.source.lowerBound], to.ends[bead.target.lowerBound]))
    }
    if weight > 500 { model.meanRatio = sum / weight }
    // As if some tokens had been seen that are explained as was thought at first.
    let first = firstModel(from, to)
    let seen = tuning.priorTokens
    func share(_ explained: Double, _ tokens: Double, _ first: Double) -> Double {
      min(max((explained + seen * first) / (tokens + seen), 0.01), 0.9)
    }
    for kind in 0..<5 {
      model.forwardShares[kind] = share(
        explained.forward[kind], explained.forwardTokens[kind], first.forwardShares[kind])
      model.backwardShares[kind] = share(
        explained.backward[kind], explained.backwardTokens[kind], first.backwardShares[kind])
    }
    model.startAgreement = Agreement.estimate(starts, from.starts, to.starts, first: tuning.boundaryAgreement)
    model.endAgreement = Agreement.estimate(ends, from.ends, to.ends, first: tuning.boundaryAgreement)
    if tuning.estimatesPriors {
      // Both directions are as likely, or a text with much left out on one side would lose more there.
      func joined(_ a: BeadKind, _ b: BeadKind) {
        guard let first = BeadKind.all.firstIndex(of: a), let second = BeadKind.all.firstIndex(of: b) else { return }
        let mean = (counts[first] + counts[second]) / 2
        counts[first] = mean
        counts[second] = mean
      }
      joined(BeadKind(1, 2), BeadKind(2, 1))
      joined(BeadKind(1, 3), BeadKind(3, 1))
      joined(BeadKind(2, 3), BeadKind(3, 2))
      joined(BeadKind(1, 4), BeadKind(4, 1))
      joined(BeadKind(1, 0), BeadKind(0, 1))
      model.priors = counts.map { log($0 / counts[0]) }
    }
    return model
  }

  /// The tokens of a sentence. Of a very long one, each stands so many times at most: what stands often on both sides is compared
  /// each with each.
  static func thinned(_ tokens: [Int32]) -> [Int32] {
    guard tokens.count > 512 else { return tokens }
    var counts: [Int32: Int] = [:]
    return tokens.filter { token in
      counts[token, default: 0] += 1
      return counts[token, default: 0] <= 64
    }
  }

  private func side(_ text: AlignmentText, _ tokenizer: SentenceTokenizer) -> BeadScorer.Side {
    var corpus = TokenCorpus()
    var characters = [0]
    var tokens: [Int32] = []
    var marks = [Bool](repeating: false, count: text.sentences.count)
    var headings = marks
    for index in text.paragraphStarts where marks.indices.contains(index) { marks[index] = true }
    for index in text.headings where headings.indices.contains(index) { headings[index] = true }
    for sentence in text.sentences {
      let bytes = sentence.utf8
      let part = bytes.count > longest ? String(decoding: bytes.prefix(longest), as: UTF8.self) : sentence
      tokens.removeAll(keepingCapacity: true)
      tokenizer.append(part, to: &tokens)
      corpus.append(Self.thinned(tokens))
      characters.append((characters.last ?? 0) + sentence.unicodeScalars.count { !$0.properties.isWhitespace })
    }
    return BeadScorer.Side(
      tokens: corpus, characters: characters, beginsParagraph: marks, isHeading: headings,
      starts: text.sentences.map(Boundary.start), ends: text.sentences.map(Boundary.end))
  }
}
