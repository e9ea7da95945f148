internal import Orthography

/// Says which words a Russian form may be a form of.
///
/// The dictionary is made for the other way, from citation forms, and has an answer for any letters; so which answer is right
/// is told by the vocabulary of a text: of the words that have the form, the one whose other forms stand in the text too.
/// Not thread-safe.
package final class RussianAnalyzer {
  /// A word that a form may be of, and as what.
  package struct Analysis: Sendable {
    /// Folded, in letters; in the nominative.
    package let citation: [UInt8]
    package let reading: RussianLexicon.Reading
    /// Of a noun, the cells the form stands for. Of an adjective, those of each gender: masculine, feminine, neuter, unknown.
    package let cells: [FormCells]
    /// How much of the text's vocabulary speaks for it.
    package let weight: Double

    /// The cells in which a noun of a gender may have it beside itself.
    package func cells(beside gender: Int) -> FormCells {
      cells.count == 1 ? cells[0] : cells.indices.contains(gender) ? cells[gender] : []
    }
  }

  private struct Paradigm: Hashable {
    var number: Int
    var stem: [UInt8]
  }

  private let lexicon: RussianLexicon
  /// How often each form stands in the text; keys folded, in letters.
  private let vocabulary: [[UInt8]: Int]
  /// By an ending, the endings of citation forms of words that have it.
  private let citationEndings: [[UInt8]: [[UInt8]]]
  private var known: [[UInt8]: [Analysis]] = [:]
  private var weights: [Paradigm: Double] = [:]
  private var classEndings: [Int: [[[UInt8]]]] = [:]
  private static let longestEnding = 8

  /// - Parameter vocabulary: how often each form stands in the text; keys folded, in letters.
  package init(_ lexicon: RussianLexicon, vocabulary: [[UInt8]: Int]) {
    self.lexicon = lexicon
    self.vocabulary = vocabulary
    citationEndings = Self.endings(lexicon)
  }

  private static func endings(_ lexicon: RussianLexicon) -> [[UInt8]: [[UInt8]]] {
    var counts: [[UInt8]: [[UInt8]: Int]] = [:]
    var seen: [Int: [[UInt8]: Int]] = [:]
    lexicon.forEachLabelledReading { number, citation in seen[number, default: [:]][citation, default: 0] += 1 }
    for (number, citations) in seen {
      var forms: Set<[UInt8]> = []
      for cell in 0..<lexicon.cellCount(of: number) {
        for ending in lexicon.endings(of: number, cell: cell) where ending.count <= longestEnding {
          forms.insert(ending.map(RussianLetters.folded))
        }
      }
      for (citation, count) in citations where citation.count <= longestEnding {
        for form in forms { counts[form, default: [:]][citation, default: 0] += count }
      }
    }
    // What only a few words do is not looked for.
    return counts.mapValues { citations in
      citations.filter { $0.value >= 2 }.sorted { ($1.value, $0.key.count) < ($0.value, $1.key.count) }.prefix(48)
        .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.key)
    }
  }

  /// What a form may be, the likeliest first; empty for what has no declension or conjugation.
  /// - Parameter form: folded, in letters.
  package func analyses(of form: [UInt8]) -> [Analysis] {
    if let found = known[form] { return found }
    let found = analyze(form)
    known[form] = found
    return found
  }

  private func analyze(_ form: [UInt8]) -> [Analysis] {
    guard form.count > 1, form.count < 60, RussianLetters.isCyrillic(form[form.count - 1]) else { return [] }
    var seen: Set<Paradigm> = []
    var found: [Analysis] = []
    for length in 0...min(form.count - 1, Self.longestEnding) {
      let stem = form.dropLast(length)
      guard let citations = citationEndings[Array(form.suffix(length))] else { continue }
      for ending in citations {
        let citation = Array(stem + ending)
        guard citation.count > 1 else { continue }
        for reading in lexicon.readings(citation) {
          guard seen.insert(Paradigm(number: reading.number, stem: reading.stem)).inserted else { continue }
          guard let cells = cells(of: form, as: reading), !lexicon.isWeak(form, of: citation) else { continue }
          var weight = weight(of: reading)
          if vocabulary[citation] != nil { weight *= 1.25 }
          if citation == form { weight *= 1.1 }
          found.append(Analysis(citation: citation, reading: reading, cells: cells, weight: weight))
        }
      }
    }
    guard let best = found.map(\.weight).max() else { return [] }
    return found.filter { $0.weight >= best * 0.6 }.sorted { a, b in
      a.weight != b.weight ? a.weight > b.weight : a.citation.lexicographicallyPrecedes(b.citation)
    }
  }

  private func endings(of number: Int) -> [[[UInt8]]] {
    if let known = classEndings[number] { return known }
    let made = (0..<lexicon.cellCount(of: number)).map { cell in
      lexicon.endings(of: number, cell: cell).map { $0.map(RussianLetters.folded) }
    }
    classEndings[number] = made
    return made
  }

  /// The cells of a form; nil when it is none of that word.
  private func cells(of form: [UInt8], as reading: RussianLexicon.Reading) -> [FormCells]? {
    guard form.starts(with: reading.stem) else { return nil }
    let rest = Array(form.dropFirst(reading.stem.count))
    let places = endings(of: reading.number).indices.filter { cell in
      guard endings(of: reading.number)[cell].contains(rest) else { return false }
      return !rest.isEmpty || reading.kind != .noun || !lexicon.forms(reading, cell: cell).isEmpty
    }
    guard !places.isEmpty else { return nil }
    switch reading.kind {
    case .verb: return [[]]
    case .noun: return [places.reduce(FormCells()) { $0.union(FormCells(rawValue: 1 << UInt16($1))) }]
    case .adjective:
      let made = RussianDecliner.adjectiveCells.map { cells in
        cells.reduce(FormCells()) { places.contains($1.cell) ? $0.union($1.bits) : $0 }
      }
      return made
    }
  }

  /// The forms of a word that stand in the text, by how often.
  private func weight(of reading: RussianLexicon.Reading) -> Double {
    let key = Paradigm(number: reading.number, stem: reading.stem)
    if let known = weights[key] { return known }
    var forms: Set<[UInt8]> = []
    for cell in endings(of: reading.number) { forms.formUnion(cell.map { reading.stem + $0 }) }
    // In an order of its own: sums of floating-point numbers are not the same in another.
    let counts = forms.compactMap { vocabulary[$0] }.sorted()
    let weight = counts.reduce(0) { $0 + 1 + Double($1).squareRoot() }
    weights[key] = weight
    return weight
  }

  /// A form of a word: a noun's by number and case, an adjective's before a noun of that gender in the nominative.
  /// In folded letters but for the ё of endings; nil when there is none.
  package func nominative(of analysis: Analysis, plural: Bool, gender: Int) -> String? {
    let cell: Int
    switch analysis.reading.kind {
    case .noun: cell = plural ? 6 : 0
    case .adjective: cell = plural ? 10 : gender == 1 ? 5 : gender == 2 ? 9 : 0
    case .verb: return nil
    }
    return lexicon.forms(analysis.reading, cell: cell).first.map { String(decoding: RussianLetters.utf8($0), as: UTF8.self) }
  }
}

extension FormCells {
  /// Cells of the genitive or the instrumental: what a noun may have after itself.
  package static let complement = FormCells(rawValue: 1 << 1 | 1 << 7 | 1 << 4 | 1 << 10)
  package static let singulars = FormCells(rawValue: 63)
  package static let plurals = FormCells(rawValue: 63 << 6)
}
