package import Bitext
internal import Compiled
internal import Files
internal import Morphology
internal import Orthography

/// Terms of one language with what they are in another, ready to be found in running text: one or more compiled glossaries.
///
/// Terms of every region of the source language are found. Immutable; safe on any thread.
package struct Termbase: Sendable {
  package struct RecognitionOptions: Hashable, Sendable {
    /// Also give the terms within longer ones, marked ``TermHit/isNested``.
    package var includesNested = false
    /// Also give all others that overlap longer ones, marked likewise, and all that stand at one place, not the closest only.
    package var includesOverlapping = false
    package init() {}
  }

  package let indexes: [TermIndex]
  package let source: LanguageTag
  package let target: LanguageTag

  package init(_ indexes: [TermIndex], source: LanguageTag, target: LanguageTag) {
    self.indexes = indexes
    self.source = source
    self.target = target
  }

  /// Compiles entries in memory, some 10 µs for each source term: for tests and measurements.
  package init(entries: [TermEntry], source: LanguageTag, target: LanguageTag) throws {
    let builder = try TermIndexBuilder(.memory, source: source)
    for entry in entries { try builder.add(entry) }
    let none = ContentHash(low: 0, high: 0)
    let file = try builder.finish(TermIndexExtent(sourceHash: none, languages: "\(source)/\(target)"))
    self.init([try TermIndex(file, of: "")], source: source, target: target)
  }

  /// How many terms of the source language there are.
  package var termCount: Int { indexes.reduce(0) { $0 + $1.terms.count } }

  /// No glossary has an entry.
  package var isEmpty: Bool { indexes.allSatisfy { $0.extent.counts.entries == 0 } }

  package func entry(of hit: TermHit) -> TermEntry? { entry(hit.index, hit.entry) }
  package func entry(of match: TermMatch) -> TermEntry? { entry(match.index, match.entry) }

  private func entry(_ index: Int, _ entry: Int) -> TermEntry? {
    indexes.indices.contains(index) ? indexes[index].entry(entry) : nil
  }

  /// The terms in a text, in its order: the longest first where they overlap.
  ///
  /// - A word is the same when its fold is, or when it is a form of the term's word: see `TermForms` for what each language
  ///   has. Forms of several words must agree in case; their numbers are free.
  /// - A word of a term in capitals (ПРО, NATO) must stand in capitals, in English perhaps with `s` or `'s`. Not so in a
  ///   term of several words all in capitals, one of seven letters or more: that is a glossary's way of writing. A word of up
  ///   to five capitals in a text with small letters is no form of a word in small letters.
  /// - Numbers and signs must be the same; a hyphen between words is as good as a space; quotes do not count. No term
  ///   reaches over a sign that it does not have, so none over the end of a sentence, nor over an empty line.
  /// - Another word or two may stand within, see `TermGaps`.
  /// - Several entries with the same term give several hits of one range, the closest by ``TermHit/Rule``
  ///   only.
  package func recognize(in text: String, options: RecognitionOptions = RecognitionOptions()) -> [TermHit] {
    recognizer().hits(in: text, options: options)
  }

  /// A recogniser for many texts in a row: it keeps its tools. Not thread-safe.
  package func recognizer() -> TermRecognizer { TermRecognizer(indexes: indexes, source: source) }

  /// The terms that a question asks for: those equal to it, the closest first, then those with all its words,
  /// the shortest first.
  ///
  /// More lenient than ``recognize(in:options:)``: the question is a term, whatever its case and length. Opens the
  /// morphology, which takes some milliseconds the first time.
  package func lookup(_ question: String, limit: Int = 20) -> [TermMatch] {
    let forms = TermForms(language: source)
    guard limit > 0, let asked = forms.members(of: question) else { return [] }
    // What was asked, and all its forms: "оборона" is to find "система обороны".
    let pieces = forms.cutter.termPieces(of: question)
    let words = zip(pieces, asked.members).map { piece, member in [piece.fold] + member.forms.map(\.hash) }
    var found: [(match: TermMatch, extra: Int, index: Int, term: Int)] = []
    for number in indexes.indices {
      let index = indexes[number]
      let members = words.map { hashes in
        var members: Set<UInt32> = []
        for hash in hashes { index.forEachMember(of: hash) { members.insert($0.member) } }
        return members
      }
      for term in Self.terms(withAll: members, index) {
        let record = index.terms[term]
        let text = index.text(of: term)
        let isSame = record.wordCount == words.count
        let rule: TermMatch.Rule =
          if !isSame {
            .contains
          } else if text.elementsEqual(question.utf8) {
            .exact
          } else {
            Self.rule(pieces, asked.members, term: String(decoding: text, as: UTF8.self), forms)
          }
        let confidence: Int =
          switch rule {
          case .exact: 100
          case .fold: 98
          case .spelling: 95
          case .inflected: index.extent.usesStems ? 80 : 95
          case .contains: max(1, 50 * words.count / max(1, record.wordCount))
          }
        let match = TermMatch(
          index: number, entry: Int(record.entry), language: Int(record.language), section: Int(record.section),
          term: String(decoding: text, as: UTF8.self), rule: rule, confidence: confidence)
        found.append((match, record.wordCount - words.count, number, term))
      }
    }
    found.sort { ($0.match.rule, $0.extra, $0.index, $0.term) < ($1.match.rule, $1.extra, $1.index, $1.term) }
    return found.prefix(limit).map(\.match)
  }

  /// Terms that have a member of each set, in order.
  private static func terms(withAll sets: [Set<UInt32>], _ index: TermIndex) -> [Int] {
    func terms(_ set: Set<UInt32>) -> Set<UInt32> {
      var terms: Set<UInt32> = []
      for member in set { terms.formUnion(index.terms(with: member)) }
      return terms
    }
    func size(_ set: Set<UInt32>) -> Int { set.reduce(0) { $0 + index.terms(with: $1).count } }
    let rarestFirst = sets.sorted { size($0) < size($1) }
    guard let first = rarestFirst.first else { return [] }
    var common = terms(first)
    for set in rarestFirst.dropFirst() where !common.isEmpty { common.formIntersection(terms(set)) }
    return common.map { Int($0) }.filter { index.terms.indices.contains($0) }.sorted()
  }

  /// How a term with the same number of words answers a question; `contains` when they stand in another order.
  private static func rule(
    _ pieces: [TermPiece], _ asked: [TermMember], term: String, _ forms: TermForms
  ) -> TermMatch.Rule {
    guard let made = forms.members(of: term), made.members.count == pieces.count else { return .contains }
    var change: UInt8 = 0
    for (place, member) in made.members.enumerated() {
      if let form = member.forms.first(where: { $0.hash == pieces[place].fold }) {
        change = max(change, form.change)
      } else if let word = member.forms.first, asked[place].forms.contains(where: { $0.hash == word.hash }) {
        change = max(change, 2)
      } else if let stem = member.forms.last, asked[place].forms.contains(where: { $0.hash == stem.hash }) {
        change = max(change, 2)
      } else {
        return .contains
      }
    }
    return change == 0 ? .fold : change == 1 ? .spelling : .inflected
  }
}
