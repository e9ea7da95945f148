internal import Bitext
internal import Morphology
internal import Orthography

/// A term that may stand at a place, before it is known how it is written there and whether a longer one does.
struct TermCandidate {
  /// What is left of a word without what is written together with it.
  struct Core {
    /// In the fold.
    var range: Range<Int>
    /// The rest are the other parts of a compound word.
    var isPart: Bool
  }

  /// A word of the term.
  struct Step {
    var piece: Int
    var member: UInt32
    var change: WordForm.Change
    /// If something is written together with it.
    var core: Core?
  }

  var index: Int
  var term = 0
  var first: Int
  /// The piece after the last.
  var end: Int
  /// What all words' forms can be; and in which cases, whatever their numbers.
  var cells = FormCells.any
  var cases: UInt16 = 63
  var change = WordForm.Change.none
  /// Two words of the term are one in the text, or the other way round.
  var isJoined = false
  /// Pieces that do not belong to the term.
  var gap: Range<Int>?
  var steps: [Step] = []

  init(index: Int, first: Int, end: Int) {
    self.index = index
    self.first = first
    self.end = end
  }

  /// Of pieces that are the term's.
  var count: Int { end - first - (gap?.count ?? 0) }
}

/// Chooses among the candidates of one text.
struct TermSelection {
  let text: String
  let original: OriginalText
  let pieces: [TermPiece]
  let indexes: [TermIndex]
  private let marksWholeWords: Bool
  private let isShouting: Bool
  private let hasParagraphs: Bool

  /// - Parameter marksWholeWords: endings that come off a word are part of it.
  init(text: String, original: OriginalText, pieces: [TermPiece], indexes: [TermIndex], marksWholeWords: Bool) {
    self.marksWholeWords = marksWholeWords
    self.text = text
    self.original = original
    self.pieces = pieces
    self.indexes = indexes
    isShouting = !text.unicodeScalars.contains(where: \.properties.isLowercase)
    hasParagraphs = text.utf8.contains(0x0A) || text.utf8.contains(0x0D) || text.unicodeScalars.contains("\u{2029}")
  }

  /// The longest first; what overlaps them is left out, or is nested. In the text's order.
  ///
  /// What has a gap comes after what is as long and has none, and only its words before the gap are its own: "missile
  /// defense" belongs to "air and missile defense", too.
  func hits(_ candidates: [TermCandidate], _ options: Termbase.RecognitionOptions) -> [TermHit] {
    struct Place: Hashable {
      var first: Int
      var end: Int
      var gap: Range<Int>?
      var count: Int
    }
    var places: [Place: [TermHit]] = [:]
    for candidate in candidates {
      guard let hit = hit(candidate) else { continue }
      let place = Place(first: candidate.first, end: candidate.end, gap: candidate.gap, count: candidate.count)
      places[place, default: []].append(hit)
    }
    let order = places.keys.sorted {
      ($1.count, $0.gap == nil ? 0 : 1, $0.first, $0.end) < ($0.count, $1.gap == nil ? 0 : 1, $1.first, $1.end)
    }
    /// The chosen place that each piece belongs to.
    var owner = [Int?](repeating: nil, count: pieces.count)
    var hits: [TermHit] = []
    for (number, place) in order.enumerated() {
      let own = place.first..<(place.gap?.lowerBound ?? place.end)
      let owners = Set(owner[own])
      let isFree = owners == [nil]
      guard isFree || options.includesOverlapping || options.includesNested && owners.count == 1 else { continue }
      if isFree { for piece in own { owner[piece] = number } }
      hits += closest(places[place] ?? [], isNested: !isFree, includesAll: options.includesOverlapping)
    }
    hits.sort {
      ($0.utf8Range.lowerBound, $1.utf8Range.upperBound, $0.index, $0.entry)
        < ($1.utf8Range.lowerBound, $0.utf8Range.upperBound, $1.index, $1.entry)
    }
    return original.measured(hits)
  }

  /// The candidate as a hit; nil when it is not written as the term must be.
  private func hit(_ candidate: TermCandidate) -> TermHit? {
    let index = indexes[candidate.index]
    let record = index.terms[candidate.term]
    guard isWrittenAlike(candidate, index) else { return nil }
    if record.shape & TermRecord.alone != 0, pieces.count > 1 { return nil }
    let start = candidate.steps.first?.core?.range.lowerBound ?? pieces[candidate.first].start
    var end = pieces[candidate.end - 1].end
    if let core = candidate.steps.last?.core, core.isPart || !marksWholeWords { end = core.range.upperBound }
    let range = original.range(of: start..<end)
    if hasParagraphs, crossesParagraph(candidate) { return nil }
    let isExact =
      candidate.gap == nil && !candidate.isJoined && candidate.change == .none
      && original.bytes(in: range).elementsEqual(index.text(of: candidate.term))
    if record.shape & TermRecord.homograph != 0, !isExact { return nil }
    let rule: TermHit.Rule =
      if candidate.steps.contains(where: { $0.core?.isPart == true }) {
        .compound
      } else if candidate.gap != nil {
        .gapped
      } else {
        switch candidate.change {
        case .none: isExact ? .exact : candidate.isJoined ? .spelling : .fold
        case .spelling: .spelling
        case .inflection: .inflected
        }
      }
    let letters = pieces[candidate.first].end - pieces[candidate.first].start
    let isShort = record.wordCount == 1 && letters < (original.isASCII(range) ? 5 : 10)
    let confidence = TermConfidence.value(
      rule, isJoined: candidate.isJoined, isByStem: index.extent.usesStems, agreesInNumber: !candidate.cells.isEmpty,
      isShort: isShort, isHomograph: record.shape & TermRecord.homograph != 0)
    return TermHit(
      index: candidate.index, entry: Int(record.entry), language: Int(record.language), section: Int(record.section),
      term: String(decoding: index.text(of: candidate.term), as: UTF8.self), utf8Range: range, utf16Range: 0..<0,
      rule: rule, matched: original.text(in: range), isNested: false, confidence: confidence)
  }

  /// Whether the abbreviations of a term are written as such, and none that the text has is taken for a form of a word ("AIDS"
  /// and "aid").
  private func isWrittenAlike(_ candidate: TermCandidate, _ index: TermIndex) -> Bool {
    for step in candidate.steps {
      let isAbbreviation = index.isAbbreviation(step.member)
      guard isAbbreviation || step.change == .inflection && !isShouting else { continue }
      let piece = pieces[step.piece]
      let word = original.text(in: original.range(of: step.core?.range ?? piece.start..<piece.end))
      if isAbbreviation, step.core != nil {
        guard Capitals.count(word) > 0 else { return false }
      } else if isAbbreviation {
        guard step.change == .none ? Capitals.count(word) > 0 : Capitals.hasEnding(word) else { return false }
      } else if (2...5).contains(Capitals.count(word)) {
        return false
      }
    }
    return true
  }

  /// Whether an empty line lies within a candidate: a heading is no sentence with what follows it.
  private func crossesParagraph(_ candidate: TermCandidate) -> Bool {
    for place in candidate.first..<candidate.end - 1 {
      let one = original.range(of: pieces[place].start..<pieces[place].end)
      let other = original.range(of: pieces[place + 1].start..<pieces[place + 1].end)
      guard one.upperBound <= other.lowerBound else { continue }
      let between = String(decoding: original.bytes(in: one.upperBound..<other.lowerBound), as: UTF8.self)
      let breaks = between.unicodeScalars.count { $0 == "\n" || $0 == "\u{2029}" || $0 == "\r" }
      let pairs = between.unicodeScalars.count { $0 == "\r" } > 0 && between.unicodeScalars.contains("\n") ? 2 : 1
      if between.unicodeScalars.contains("\u{2029}") || breaks > pairs { return true }
    }
    return false
  }

  /// The hits of one place: one for each entry, and only those that agree best.
  private func closest(_ hits: [TermHit], isNested: Bool, includesAll: Bool) -> [TermHit] {
    struct Entry: Hashable {
      var index: Int
      var entry: Int
    }
    var best: [Entry: TermHit] = [:]
    for var hit in hits {
      hit.isNested = isNested
      let entry = Entry(index: hit.index, entry: hit.entry)
      if let other = best[entry], (other.rule, -other.confidence) <= (hit.rule, -hit.confidence) { continue }
      best[entry] = hit
    }
    if includesAll { return Array(best.values) }
    // The same word with other capitals is as good.
    let least = best.values.map { max($0.rule, .fold) }.min() ?? .gapped
    return best.values.filter { max($0.rule, .fold) == least }
  }
}

/// A text with the way back from its fold.
struct OriginalText {
  private let bytes: [UInt8]
  /// Nil where the fold did not move anything.
  private let folded: FoldedText?

  /// - Parameter cutter: has cut the text last.
  init(_ text: String, _ cutter: TermCutter) {
    bytes = Array(text.utf8)
    folded = cutter.isFoldedInPlace ? nil : Orthography.foldWithOffsets(text, cutter.folding)
  }

  func range(of fold: Range<Int>) -> Range<Int> {
    guard let folded else { return fold.upperBound <= bytes.count ? fold : 0..<0 }
    return folded.originalRange(of: fold) ?? 0..<0
  }

  func bytes(in range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

  func text(in range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func isASCII(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { $0 < 0x80 } }

  /// Hits in order, with their ranges in UTF-16.
  func measured(_ hits: [TermHit]) -> [TermHit] {
    var at = 0
    var units = 0
    func advance(to end: Int) -> Int {
      while at < end {
        // A character of four bytes is two units, any other one.
        let byte = bytes[at]
        units += byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
        at += 1
      }
      return units
    }
    var measured = hits
    for index in hits.indices {
      let start = advance(to: hits[index].utf8Range.lowerBound)
      let mark = (at, units)
      measured[index].utf16Range = start..<advance(to: hits[index].utf8Range.upperBound)
      (at, units) = mark
    }
    return measured
  }
}
