import Bitext
import Morphology
import Orthography
import Terminology
import Testing

/// The slow, obvious twin of `Termbase.recognize`: every term at every place, words as strings.
struct NaiveTermbase {
  private struct Word: Equatable {
    var fold: String
    var original: String
    var isWord: Bool
    var isJoined: Bool
    var range: Range<Int>
  }

  /// A word of a term: its forms with their cells and how they differ, 0 not, 1 in spelling, 2 in form.
  private struct Member {
    var forms: [String: (cells: UInt16, change: Int)]
    var isCapital: Bool
  }

  struct Hit: Hashable, Comparable, CustomStringConvertible {
    var range: Range<Int>
    var term: Int
    var rule: TermHit.Rule

    static func < (left: Hit, right: Hit) -> Bool {
      (left.range.lowerBound, left.range.upperBound, left.term) < (
        right.range.lowerBound, right.range.upperBound, right.term
      )
    }

    var description: String { "\(range) \(term) \(rule)" }
  }

  private struct Found {
    var place: Int
    var end: Int
    var gap: Range<Int>?
    var term: Int
    var change: Int
    var isExact: Bool
    var count: Int { end - place - (gap?.count ?? 0) }
    var rule: TermHit.Rule {
      gap != nil ? .gapped : change == 2 ? .inflected : change == 1 ? .spelling : isExact ? .exact : .fold
    }
  }

  let terms: [String]
  private let isRussian: Bool
  private let folding: LanguageFolding
  private let members: [[Member]]

  init(terms: [String], language: String) throws {
    self.terms = terms
    isRussian = language == "ru"
    let folding = LanguageFolding(LanguageTag(language))
    self.folding = folding
    let decliner = RussianDecliner(try #require(RussianLexicon.embedded))
    members = terms.map { term in
      let words = Self.words(term, folding)
      let isShouting =
        words.count > 1 && words.allSatisfy { !$0.isWord || Self.isCapital($0.original) }
        && words.contains { $0.isWord && $0.fold.count > 6 }
      func isFixed(_ word: Word) -> Bool {
        !word.isWord || word.fold.count == 1 || Self.isCapital(word.original) && !isShouting
      }
      func isAbbreviation(_ word: Word) -> Bool { word.isWord && Self.isCapital(word.original) && !isShouting }
      if language == "ru" {
        let made = decliner.forms(
          of: words.map { RussianDecliner.Word(text: $0.fold, isFixed: isFixed($0), isJoined: $0.isJoined) })
        return zip(words, made).map { word, made in
          var forms: [String: (cells: UInt16, change: Int)] = [:]
          for form in made {
            let key = Orthography.foldKey(form.text)
            if words.count == 1, key != word.fold, decliner.isWeak(key, of: word.fold) { continue }
            forms[key] = ((forms[key]?.cells ?? 0) | form.cells.rawValue, key == word.fold ? 0 : 2)
          }
          return Member(forms: forms, isCapital: isAbbreviation(word))
        }
      }
      return words.enumerated().map { place, word in
        if isFixed(word) { return Member(forms: [word.fold: (.max, 0)], isCapital: isAbbreviation(word)) }
        let role: EnglishForms.Role =
          words.count == 1
          ? .only
          : place == words.lastIndex(where: \.isWord)
            ? .last
            : words.indices.contains(place + 1) && words[place + 1].fold == "of"
              && !words[..<place].contains { $0.fold == "of" } ? .head : .inner
        var forms: [String: (cells: UInt16, change: Int)] = [:]
        for form in EnglishForms.forms(of: word.fold, role: role) {
          forms[form.text] = (.max, Int(form.change.rawValue))
        }
        return Member(forms: forms, isCapital: false)
      }
    }
  }

  /// Words, and signs as words of their own; a hyphen right between two words is left out.
  private static func words(_ text: String, _ folding: LanguageFolding) -> [Word] {
    let analyzer = SegmentAnalyzer(folding)
    analyzer.analyze(text)
    let folded = Orthography.foldWithOffsets(text, folding)
    var words: [Word] = []
    let tokens = Array(analyzer.tokens)
    var isJoined = false
    for (index, token) in tokens.enumerated() {
      let fold = String(decoding: folded.bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
      let range = folded.originalRange(of: Int(token.start)..<Int(token.end)) ?? 0..<0
      if fold == "-", index > 0, index < tokens.count - 1, tokens[index - 1].end == token.start,
        tokens[index + 1].start == token.end, tokens[index - 1].kind.isSpoken,
        tokens[index + 1].kind.isSpoken
      {
        isJoined = true
        continue
      }
      let original = String(decoding: Array(text.utf8)[range], as: UTF8.self)
      words.append(
        Word(fold: fold, original: original, isWord: token.kind == .word, isJoined: isJoined, range: range))
      isJoined = false
    }
    return words
  }

  private static func isCapital(_ word: String) -> Bool { word == word.uppercased() && word != word.lowercased() }

  /// The change when the words are the term; nil when they are not.
  private func change(_ term: Int, _ words: [Word], isShouting: Bool) -> Int? {
    guard members[term].count == words.count else { return nil }
    var common = UInt16.max
    var cases: UInt16 = 63
    var change = 0
    for (member, word) in zip(members[term], words) {
      guard let form = member.forms[word.fold] else { return nil }
      if member.isCapital, !Self.isCapital(word.original) { return nil }
      if form.change == 2, !isShouting, Self.isCapital(word.original), (2...5).contains(word.original.count) {
        return nil
      }
      common &= form.cells
      cases &= form.cells | form.cells >> 6
      change = max(change, form.change)
    }
    return common & (1 << 13 - 1) != 0 || cases & 63 != 0 ? change : nil
  }

  private static let endings: [[String]] = [
    ["ого", "его"], ["ому", "ему"], ["ыми", "ими"], ["ой", "ей", "ою", "ею"], ["ой", "ый", "ий"], ["ым", "им"],
    ["ых", "их"], ["ые", "ие"], ["ая", "яя"], ["ую", "юю"], ["ое", "ее"], ["ом", "ем"],
  ]

  private func areAlike(_ one: Word, _ other: Word) -> Bool {
    guard isRussian else { return other.fold != "the" && other.fold != "a" && other.fold != "of" }
    return one.fold.count >= 4 && other.fold.count >= 4
      && Self.endings.contains { endings in
        func has(_ word: Word) -> Bool {
          // The longer endings first: "ого" is no "го".
          let long = Self.endings[0...2].contains { $0.contains { word.fold.hasSuffix($0) } }
          return endings.contains { word.fold.hasSuffix($0) && (!long || $0.count == 3) }
        }
        return has(one) && has(other)
      }
  }

  /// Words left out after the first ones of a place: none, or one or two with conjunctions.
  private func gaps(_ text: [Word], after place: Int) -> [Range<Int>] {
    let conjunctions = isRussian ? ["и", "или"] : ["and", "or"]
    var found: [Range<Int>] = []
    let start = place + 1
    func isWord(_ at: Int) -> Bool { at < text.count && text[at].isWord && areAlike(text[place], text[at]) }
    func isConjunction(_ at: Int) -> Bool { at < text.count && conjunctions.contains(text[at].fold) }
    func isComma(_ at: Int) -> Bool { at < text.count && text[at].fold == "," }
    // All ways to write one or two words after separators.
    func separators(_ at: Int) -> [(end: Int, isConjunction: Bool)] {
      if isComma(at) { return isConjunction(at + 1) ? [(at + 2, true)] : [(at + 1, false)] }
      return isConjunction(at) ? [(at + 1, true)] : []
    }
    for first in separators(start) where isWord(first.end) {
      if first.isConjunction { found.append(start..<first.end + 1) }
      for second in separators(first.end + 1) where isWord(second.end) {
        if first.isConjunction || second.isConjunction { found.append(start..<second.end + 1) }
      }
    }
    return found
  }

  func hits(in string: String) -> [Hit] {
    let text = Self.words(string, folding)
    let isShouting = string == string.uppercased()
    let bytes = Array(string.utf8)
    // The same for every term.
    let gaps = text.indices.map { self.gaps(text, after: $0) }
    var found: [Found] = []
    for (number, term) in terms.enumerated() {
      let count = members[number].count
      for place in text.indices {
        if place + count <= text.count {
          if let change = change(number, Array(text[place..<place + count]), isShouting: isShouting) {
            let range = text[place].range.lowerBound..<text[place + count - 1].range.upperBound
            let isExact = bytes[range].elementsEqual(term.utf8)
            found.append(Found(place: place, end: place + count, term: number, change: change, isExact: isExact))
          }
        }
        for before in 1..<max(1, count) where place + before <= text.count {
          for gap in gaps[place + before - 1]
          where gap.upperBound + count - before <= text.count
            && !["the", "a", "of"].contains(text[gap.upperBound].fold)
          {
            let words = Array(text[place..<place + before]) + text[gap.upperBound..<gap.upperBound + count - before]
            if let change = change(number, words, isShouting: isShouting) {
              found.append(
                Found(
                  place: place, end: gap.upperBound + count - before, gap: gap, term: number, change: change,
                  isExact: false))
            }
          }
        }
      }
    }
    var taken: Set<Int> = []
    var hits: Set<Hit> = []
    let places = found.sorted {
      ($1.count, $0.gap == nil ? 0 : 1, $0.place, $0.end) < ($0.count, $1.gap == nil ? 0 : 1, $1.place, $1.end)
    }
    for first in places {
      let own = first.place..<(first.gap?.lowerBound ?? first.end)
      guard taken.isDisjoint(with: own) else { continue }
      let same = found.filter { $0.place == first.place && $0.end == first.end && $0.gap == first.gap }
      let best = same.map { max($0.rule, .fold) }.min()
      let range = text[first.place].range.lowerBound..<text[first.end - 1].range.upperBound
      for hit in same where max(hit.rule, .fold) == best {
        hits.insert(Hit(range: range, term: hit.term, rule: hit.rule))
      }
      taken.formUnion(own)
    }
    return hits.sorted()
  }
}
