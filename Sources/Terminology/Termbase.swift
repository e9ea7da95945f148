package import Bitext
package import Orthography

/// Terms of one language with what they are in another, ready to be found in running text.
///
/// Any language of the entries can be the source, so a termbase can be had in both directions. Terms of every
/// region of the source language are found. Immutable; safe on any thread.
package struct Termbase: Sendable {
  package struct RecognitionOptions: Hashable, Sendable {
    /// Also give the terms within longer ones, marked ``TermHit/isNested``.
    package var includesNested = false
    package init() {}
  }

  package let entries: [TermEntry]
  package let source: LanguageTag
  package let target: LanguageTag
  private let index: TermIndex

  /// About 2 µs for each source term.
  package init(entries: [TermEntry], source: LanguageTag, target: LanguageTag) {
    self.entries = entries
    self.source = source
    self.target = target
    index = TermIndex(entries: entries, source: source)
  }

  /// How many terms of the source language there are.
  package var termCount: Int { index.terms.count }

  /// The terms in a text, in its order: the longest first where they overlap.
  ///
  /// - Words are the same when their folds are; else by their stems, where both have three letters or more. A
  ///   term of one word shorter than five letters must have the same fold: short stems are shared by words
  ///   that have nothing in common.
  /// - A word of a term in capitals (ПРО, NATO) must stand in capitals, perhaps with `s` or `'s`. Not so in a
  ///   term of several words all in capitals, one of seven letters or more: that is a glossary's way of
  ///   writing.
  /// - Numbers and signs must be the same; a hyphen between words is as good as a space; quotes do not count.
  /// - Several entries with the same term give several hits of one range, the closest by ``TermHit/Rule``
  ///   only.
  package func recognize(in text: String, options: RecognitionOptions = RecognitionOptions()) -> [TermHit] {
    recognizer().hits(in: text, options: options)
  }

  /// A recogniser for many texts in a row: it keeps its tools. Not thread-safe.
  package func recognizer() -> TermRecognizer {
    TermRecognizer(entries: entries, index: index, source: source)
  }

  /// The terms that a question asks for: those equal to it, the closest first, then those with all its words,
  /// the shortest first.
  ///
  /// More lenient than ``recognize(in:options:)``: the question is a term, whatever its case and length.
  package func lookup(_ question: String, limit: Int = 20) -> [TermMatch] {
    let asked = TermCutter(language: source).termPieces(of: question)
    guard !asked.isEmpty, limit > 0 else { return [] }
    var found: [(match: TermMatch, extra: Int, term: Int)] = []
    for number in index.terms.indices {
      let term = index.terms[number]
      let pieces = index.pieces[term.pieces]
      guard pieces.count >= asked.count else { continue }
      var rule: TermMatch.Rule
      if pieces.count == asked.count, zip(pieces, asked).allSatisfy({ $0.stem == $1.stem }) {
        rule = zip(pieces, asked).allSatisfy { $0.fold == $1.fold } ? .fold : .inflected
      } else if asked.allSatisfy({ word in pieces.contains { $0.stem == word.stem } }) {
        rule = .contains
      } else {
        continue
      }
      let section = index.section(of: number, in: entries)
      if rule == .fold, section.text == question { rule = .exact }
      let match = TermMatch(entry: term.entry, term: section, rule: rule)
      found.append((match, pieces.count - asked.count, number))
    }
    found.sort { ($0.match.rule, $0.extra, $0.term) < ($1.match.rule, $1.extra, $1.term) }
    return found.prefix(limit).map(\.match)
  }
}
