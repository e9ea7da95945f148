internal import Bitext
internal import Orthography

/// Finds the terms of a termbase in one text after another. Not thread-safe: one per task.
package final class TermRecognizer {
  private let entries: [TermEntry]
  private let index: TermIndex
  private let cutter: TermCutter

  /// A term that stands at a place, before it is known whether a longer one does.
  private struct Candidate {
    var term: Int
    var first: Int
    var count: Int
    var isFold: Bool
    var range: Range<Int>
  }

  init(entries: [TermEntry], index: TermIndex, source: LanguageTag) {
    self.entries = entries
    self.index = index
    cutter = TermCutter(language: source)
  }

  /// See ``Termbase/recognize(in:options:)``.
  package func hits(
    in text: String, options: Termbase.RecognitionOptions = Termbase.RecognitionOptions()
  ) -> [TermHit] {
    let pieces = cutter.pieces(of: text)
    var candidates: [Candidate] = []
    for place in pieces.indices {
      index.forEachTerm(at: place, in: pieces) { term, count in
        if let isFold = agreement(of: term, with: pieces[place..<place + count]) {
          candidates.append(Candidate(term: term, first: place, count: count, isFold: isFold, range: 0..<0))
        }
      }
    }
    if candidates.isEmpty { return [] }
    let original = OriginalText(text)
    candidates = candidates.filter { isWrittenAlike($0, pieces, original) }
    for number in candidates.indices {
      let first = pieces[candidates[number].first]
      let last = pieces[candidates[number].first + candidates[number].count - 1]
      candidates[number].range = original.range(of: first.start..<last.end)
    }
    return select(candidates, original, pieces.count, options)
  }

  /// Whether pieces whose stems are a term's are that term: true when their folds are the same, nil when it
  /// is another word.
  private func agreement(of term: Int, with text: ArraySlice<TermPiece>) -> Bool? {
    var isFold = true
    for (wanted, found) in zip(index.pieces[index.terms[term].pieces], text) where wanted.fold != found.fold {
      guard wanted.kind == .word, found.kind == .word, !wanted.isShort, !found.isShort else { return nil }
      isFold = false
    }
    // An abbreviation has no forms but the one with an s, which is looked at later.
    if !isFold, index.terms[term].isOneShortWord,
      !index.pieces[index.terms[term].pieces.lowerBound].isAbbreviation
    {
      return nil
    }
    return isFold
  }

  /// Whether the abbreviations of a term are written as such.
  private func isWrittenAlike(_ candidate: Candidate, _ pieces: [TermPiece], _ original: OriginalText) -> Bool {
    for (offset, wanted) in index.pieces[index.terms[candidate.term].pieces].enumerated()
    where wanted.isAbbreviation {
      let found = pieces[candidate.first + offset]
      let word = original.text(in: original.range(of: found.start..<found.end))
      if wanted.fold == found.fold {
        if Capitals.count(word) == 0 { return false }
      } else {
        guard let singular = Capitals.withoutEnding(word) else { return false }
        if ByteHash.hash64(Orthography.foldKey(singular)) != wanted.fold { return false }
      }
    }
    return true
  }

  /// The longest first; what overlaps them is left out, or is nested. In the text's order.
  private func select(
    _ candidates: [Candidate], _ original: OriginalText, _ pieceCount: Int,
    _ options: Termbase.RecognitionOptions
  ) -> [TermHit] {
    struct Place: Hashable {
      var first: Int
      var count: Int
    }
    let places = Dictionary(grouping: candidates) { Place(first: $0.first, count: $0.count) }
    let order = places.keys.sorted { ($1.count, $0.first) < ($0.count, $1.first) }
    /// The chosen place that each piece belongs to.
    var owner = [Place?](repeating: nil, count: pieceCount)
    var hits: [TermHit] = []
    for place in order {
      let pieces = place.first..<place.first + place.count
      let owners = Set(owner[pieces])
      let isFree = owners == [nil]
      guard isFree || (options.includesNested && owners.count == 1) else { continue }
      if isFree { for piece in pieces { owner[piece] = place } }
      hits += closest(places[place] ?? [], original, isNested: !isFree)
    }
    hits.sort {
      ($0.utf8Range.lowerBound, $1.utf8Range.upperBound, $0.entry)
        < ($1.utf8Range.lowerBound, $0.utf8Range.upperBound, $1.entry)
    }
    return original.measured(hits)
  }

  /// The hits of one place: one for each entry, and only those that agree best.
  private func closest(_ candidates: [Candidate], _ original: OriginalText, isNested: Bool) -> [TermHit] {
    var best: [Int: TermHit] = [:]
    for candidate in candidates {
      let section = index.section(of: candidate.term, in: entries)
      let matched = original.text(in: candidate.range)
      let isExact = candidate.isFold && matched.utf8.elementsEqual(section.text.utf8)
      let hit = TermHit(
        entry: index.terms[candidate.term].entry, term: section, utf8Range: candidate.range,
        utf16Range: 0..<0,
        rule: isExact ? .exact : candidate.isFold ? .fold : .inflected, matched: matched, isNested: isNested)
      if let other = best[hit.entry], other.rule <= hit.rule { continue }
      best[hit.entry] = hit
    }
    let isSame = best.values.contains { $0.rule < .inflected }
    return best.values.filter { !isSame || $0.rule < .inflected }
  }
}

/// A text with the way back from its fold.
private struct OriginalText {
  private let bytes: [UInt8]
  private let folded: FoldedText

  init(_ text: String) {
    bytes = Array(text.utf8)
    folded = Orthography.foldWithOffsets(text)
  }

  func range(of fold: Range<Int>) -> Range<Int> { folded.originalRange(of: fold) ?? 0..<0 }

  func text(in range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

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
