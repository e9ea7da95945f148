internal import Bitext
internal import Languages
internal import Morphology
internal import Orthography

/// Finds the terms of a termbase in one text after another. Not thread-safe: one per task.
package final class TermRecognizer {
  private let indexes: [TermIndex]
  private let cutter: TermCutter
  private let stemmer: Stemmer?
  private let gaps: TermGaps
  private let joinsWords: Bool
  private let affixes: AffixStripper?
  private let compounds: CompoundSplitter?

  /// The members of an index that each piece has a form of: those of piece n at `memberStarts[n]..<memberStarts[n + 1]`.
  @exclusivity(unchecked) private var members: [Found] = []
  @exclusivity(unchecked) private var memberStarts: [Int] = []
  /// Those of each piece together with the next, written as one word.
  @exclusivity(unchecked) private var joinedMembers: [TermIndex.Hit] = []
  @exclusivity(unchecked) private var joinedStarts: [Int] = []
  @exclusivity(unchecked) private var stems: [UInt64] = []
  @exclusivity(unchecked) private var word: [UInt8] = []
  @exclusivity(unchecked) private var candidates: [TermCandidate] = []
  @exclusivity(unchecked) private var path: [TermCandidate.Step] = []

  /// A member that a piece has a form of.
  private struct Found {
    var hit: TermIndex.Hit
    /// Where it stands, if something is written together with it.
    var core: TermCandidate.Core?
  }

  init(indexes: [TermIndex], source: LanguageTag) {
    self.indexes = indexes
    stemmer = indexes.contains { $0.extent.usesStems } ? Stemmer(language: source) : nil
    cutter = TermCutter(stemmer?.folding ?? LanguageFolding(of: source))
    gaps = TermGaps(language: source)
    joinsWords = source.language == "en"
    affixes = AffixStripper(source)
    compounds = CompoundSplitter(source)
  }

  /// See ``Termbase/recognize(in:options:)``.
  package func hits(
    in text: String, options: Termbase.RecognitionOptions = Termbase.RecognitionOptions()
  ) -> [TermHit] {
    cutter.cut(text)
    candidates.removeAll(keepingCapacity: true)
    if stemmer != nil { stemWords() }
    for index in indexes.indices { collect(index) }
    if candidates.isEmpty { return [] }
    let original = OriginalText(text, cutter)
    return TermSelection(
      text: text, original: original, pieces: cutter.pieces, indexes: indexes,
      marksWholeWords: !(affixes?.suffixesAreWords ?? false)
    )
    .hits(candidates, options)
  }

  private func stemWords() {
    stems.removeAll(keepingCapacity: true)
    let ignoresMarks = stemmer?.isTypedWithoutMarks ?? false
    // Who writes some marks writes all.
    let isMarked = ignoresMarks && LatinMarks.stand(in: cutter.folded)
    for piece in cutter.pieces {
      var hash: UInt64 = 0
      if let stemmer, piece.kind == .word, !isMarked, ignoresMarks || cutter.letterCount(piece) >= 3 {
        hash = stemmer.stemHash(UnsafeBufferPointer(rebasing: cutter.folded[piece.start..<piece.end]))
        hash ^= TermForms.stemSalt
      }
      stems.append(hash)
    }
  }

  /// All places where the terms of an index may stand.
  private func collect(_ number: Int) {
    let index = indexes[number]
    let pieces = cutter.pieces
    members.removeAll(keepingCapacity: true)
    memberStarts.removeAll(keepingCapacity: true)
    joinedMembers.removeAll(keepingCapacity: true)
    joinedStarts.removeAll(keepingCapacity: true)
    for place in pieces.indices {
      let start = members.count
      memberStarts.append(start)
      index.forEachMember(of: pieces[place].fold) { members.append(Found(hit: $0)) }
      if index.extent.usesStems, stems[place] != 0 {
        index.forEachMember(of: stems[place]) { hit in
          // The same word has the same stem.
          if !members[start...].contains(where: { $0.hit.member == hit.member }) { members.append(Found(hit: hit)) }
        }
      }
      if members.count == start, let affixes, pieces[place].kind == .word { collectCores(affixes, index, place) }
      if members.count == start, let compounds, pieces[place].kind == .word { collectPart(compounds, index, place) }
      joinedStarts.append(joinedMembers.count)
      if joinsWords, let hash = joinedHash(place) { index.forEachMember(of: hash) { joinedMembers.append($0) } }
    }
    memberStarts.append(members.count)
    joinedStarts.append(joinedMembers.count)
    for place in pieces.indices
    where memberStarts[place] < memberStarts[place + 1] || joinedStarts[place] < joinedStarts[place + 1] {
      path.removeAll(keepingCapacity: true)
      let begun = TermCandidate(index: number, first: place, end: place)
      extend(begun, index, node: 0)
    }
  }

  /// The members that a word has a form of without what is written together with it: as little as possible of that.
  private func collectCores(_ affixes: AffixStripper, _ index: TermIndex, _ place: Int) {
    let start = members.count
    let piece = cutter.pieces[place]
    var longest = 0
    let word = UnsafeBufferPointer(rebasing: cutter.folded[piece.start..<piece.end])
    affixes.forEachCore(of: word) { core, dropped in
      guard core.count >= longest else { return true }
      index.forEachMember(of: core.withUnsafeBufferPointer { ByteHash.hash64($0) }) { hit in
        if core.count > longest { members.removeSubrange(start...) }
        longest = core.count
        if members[start...].contains(where: { $0.hit.member == hit.member }) { return }
        var hit = hit
        var end = dropped
        while end < word.count, end - dropped < core.count, word[end] == core[end - dropped] { end += 1 }
        let isInflected = end < word.count
        // Of a word whose stem changes, such as "utat" of "út", no part is the term.
        if end - dropped < core.count { end = word.count }
        if isInflected {
          hit.bits = hit.bits & FormCells.any.rawValue | UInt16(WordForm.Change.inflection.rawValue) << 13
        }
        let range = piece.start + dropped..<piece.start + end
        members.append(Found(hit: hit, core: TermCandidate.Core(range: range, isPart: false)))
      }
      return true
    }
  }

  /// The members that a part of a compound has a form of: of the longest such part.
  private func collectPart(_ compounds: CompoundSplitter, _ index: TermIndex, _ place: Int) {
    let piece = cutter.pieces[place]
    let word = UnsafeBufferPointer(rebasing: cutter.folded[piece.start..<piece.end])
    func hash(_ range: Range<Int>) -> UInt64 { ByteHash.hash64(UnsafeBufferPointer(rebasing: word[range])) }
    let part = compounds.part(of: word) { range in
      var isMember = false
      index.forEachMember(of: hash(range)) { if !index.isAbbreviation($0.member) { isMember = true } }
      return isMember
    }
    guard let part else { return }
    index.forEachMember(of: hash(part)) { hit in
      guard !index.isAbbreviation(hit.member) else { return }
      let range = piece.start + part.lowerBound..<piece.start + part.upperBound
      members.append(Found(hit: hit, core: TermCandidate.Core(range: range, isPart: true)))
    }
  }

  /// The hash of two words as one, where that may be a word: long ones only ("cyber security", not "may be").
  private func joinedHash(_ place: Int) -> UInt64? {
    let pieces = cutter.pieces
    guard place + 1 < pieces.count, pieces[place].kind == .word, pieces[place + 1].kind == .word else { return nil }
    let (one, other) = (pieces[place], pieces[place + 1])
    let (left, right) = (one.end - one.start, other.end - other.start)
    guard left + right <= 32, other.start - one.end == 1 else { return nil }
    // A hyphen says itself that they are one: "e-mail".
    guard other.isJoined ? right >= 3 : left >= 3 && right >= 3 && left + right >= 8 else { return nil }
    word.removeAll(keepingCapacity: true)
    word.append(contentsOf: cutter.folded[one.start..<one.end])
    word.append(contentsOf: cutter.folded[other.start..<other.end])
    return word.withUnsafeBufferPointer { ByteHash.hash64($0) }
  }

  /// Follows the edges of a node with what stands at the candidate's end.
  private func extend(_ candidate: TermCandidate, _ index: TermIndex, node: UInt32) {
    let place = candidate.end
    let pieces = cutter.pieces
    guard place < pieces.count else { return }
    // A part of a compound is a term by itself, or none.
    for hit in memberStarts[place]..<memberStarts[place + 1] where node == 0 || members[hit].core?.isPart != true {
      follow(
        candidate, index, node, members[hit].hit, pieces: 1, core: members[hit].core)
    }
    for hit in joinedStarts[place]..<joinedStarts[place + 1] {
      follow(candidate, index, node, joinedMembers[hit], pieces: 2)
    }
    guard node != 0, candidate.gap == nil else { return }
    for end in gaps.ends(after: place - 1, cutter) {
      var over = candidate
      over.gap = place..<end
      over.end = end
      // What follows must go on with the term at once.
      extend(over, index, node: node)
    }
  }

  private func follow(
    _ candidate: TermCandidate, _ index: TermIndex, _ node: UInt32, _ hit: TermIndex.Hit, pieces: Int,
    core: TermCandidate.Core? = nil
  ) {
    var next = candidate
    let cells = FormCells(rawValue: hit.bits & FormCells.any.rawValue)
    next.cells.formIntersection(cells)
    next.cases &= cells.cases
    guard !next.cells.isEmpty || next.cases != 0 else { return }
    let reached = index.next(node, hit.member)
    guard reached != 0 else { return }
    let change = WordForm.Change(rawValue: UInt8(truncatingIfNeeded: hit.bits >> 13 & 3)) ?? .inflection
    next.change = max(next.change, change)
    next.end += pieces
    if pieces == 2 { next.isJoined = true }
    path.append(
      TermCandidate.Step(piece: candidate.end, member: hit.member, change: change, core: core))
    for found in index.terms(at: reached) {
      let term = Int(found & ~TermIndexBuilder.joinedBit)
      let isWrittenAsOne = found & TermIndexBuilder.joinedBit != 0
      // Two words that are one in the term's other spelling are the term as it stands.
      guard index.terms.indices.contains(term), !(isWrittenAsOne && next.isJoined) else { continue }
      var ended = next
      ended.term = term
      ended.steps = path
      if isWrittenAsOne { ended.isJoined = true }
      candidates.append(ended)
    }
    if path.count < TermIndexFormat.mostWords, core?.isPart != true { extend(next, index, node: reached) }
    path.removeLast()
  }
}
