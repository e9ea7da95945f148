import Orthography
import Terminology

/// The slow, obvious twin of `Termbase.recognize`: every term at every place, words as strings.
struct NaiveTermbase {
  private struct Word: Equatable {
    var fold: String
    var stem: String
    var original: String
    var isWord: Bool
    var range: Range<Int>
  }

  struct Hit: Hashable, Comparable {
    var range: Range<Int>
    var term: Int

    static func < (left: Hit, right: Hit) -> Bool {
      (left.range.lowerBound, left.term) < (right.range.lowerBound, right.term)
    }
  }

  let terms: [String]
  private let stemmer: TermStemmer

  init(terms: [String], language: String) {
    self.terms = terms
    stemmer = TermStemmer(language: LanguageTag(language))
  }

  /// Words, and signs as words of their own; a hyphen right between two words is left out.
  private func words(_ text: String) -> [Word] {
    let analyzer = SegmentAnalyzer()
    analyzer.analyze(text)
    let folded = Orthography.foldWithOffsets(text)
    var words: [Word] = []
    let tokens = Array(analyzer.tokens)
    for (index, token) in tokens.enumerated() {
      let fold = String(decoding: folded.bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
      let range = folded.originalRange(of: Int(token.start)..<Int(token.end)) ?? 0..<0
      if fold == "-", index > 0, index < tokens.count - 1, tokens[index - 1].end == token.start,
        tokens[index + 1].start == token.end, tokens[index - 1].kind.isSpoken,
        tokens[index + 1].kind.isSpoken
      {
        continue
      }
      let original = String(decoding: Array(text.utf8)[range], as: UTF8.self)
      words.append(
        Word(
          fold: fold, stem: token.kind == .word ? stemmer.stem(fold) : fold, original: original,
          isWord: token.kind == .word, range: range))
    }
    return words
  }

  private func isCapital(_ word: String) -> Bool { word == word.uppercased() && word != word.lowercased() }

  /// 1 the same words, 2 forms of them, nil others.
  private func agreement(_ term: [Word], _ text: [Word]) -> Int? {
    var rule = 1
    let isShouting =
      term.count > 1 && term.allSatisfy { !$0.isWord || isCapital($0.original) }
      && term.contains { $0.isWord && $0.fold.count > 6 }
    for (wanted, found) in zip(term, text) {
      if wanted.isWord, isCapital(wanted.original), wanted.fold.count > 1, !isShouting {
        // The texts of the test have no plurals of abbreviations.
        guard wanted.fold == found.fold, isCapital(found.original) else { return nil }
      } else if wanted.fold != found.fold {
        guard wanted.isWord, found.isWord, wanted.stem == found.stem, wanted.fold.count >= 3,
          found.fold.count >= 3,
          term.count > 1 || wanted.fold.count >= 5
        else { return nil }
        rule = 2
      }
    }
    return rule
  }

  func hits(in text: String) -> [Hit] {
    let text = words(text)
    var found: [(place: Int, count: Int, term: Int, rule: Int)] = []
    for (number, term) in terms.enumerated() {
      let term = words(term)
      for place in text.indices where place + term.count <= text.count {
        if let rule = agreement(term, Array(text[place..<place + term.count])) {
          found.append((place, term.count, number, rule))
        }
      }
    }
    var taken: Set<Int> = []
    var hits: Set<Hit> = []
    let places = found.sorted { ($1.count, $0.place) < ($0.count, $1.place) }
    for first in places where taken.isDisjoint(with: first.place..<first.place + first.count) {
      let same = found.filter { $0.place == first.place && $0.count == first.count }
      let best = same.map(\.rule).min()
      let range = text[first.place].range.lowerBound..<text[first.place + first.count - 1].range.upperBound
      for hit in same where hit.rule == best { hits.insert(Hit(range: range, term: hit.term)) }
      taken.formUnion(first.place..<first.place + first.count)
    }
    return hits.sorted()
  }
}
