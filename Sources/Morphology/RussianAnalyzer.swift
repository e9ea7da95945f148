internal import Glibc
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

  private struct Ending: Sendable {
    var letters: [UInt8]
    /// How usual it is beside the other: above 1.
    var weight: Double
  }

  private let lexicon: RussianLexicon
  /// How often each form stands in the text; keys folded, in letters.
  private let vocabulary: [[UInt8]: Int]
  /// By an ending, the endings of citation forms of words that have it.
  private let citationEndings: [[UInt8]: [Ending]]
  private var known: [[UInt8]: [Analysis]] = [:]
  private var weights: [Paradigm: Double] = [:]
  private var classEndings: [Int: [[[UInt8]]]] = [:]
  private static let longestEnding = 8

  /// - Parameter vocabulary: how often each form stands in the text; keys folded, in letters.
  package init(_ lexicon: RussianLexicon, vocabulary: [[UInt8]: Int]) {
    self.lexicon = lexicon
    self.vocabulary = vocabulary
    citationEndings = lexicon === RussianLexicon.embedded ? Self.embeddedEndings : Self.endings(lexicon)
  }

  /// They are the same for every text.
  private static let embeddedEndings = RussianLexicon.embedded.map(endings) ?? [:]

  private static func endings(_ lexicon: RussianLexicon) -> [[UInt8]: [Ending]] {
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
        .sorted { $0.key.lexicographicallyPrecedes($1.key) }
        .map { Ending(letters: $0.key, weight: 1 + 0.06 * log2(Double($0.value))) }
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
    var seen: [Paradigm: Int] = [:]
    var found: [Analysis] = []
    for length in 0...min(form.count - 1, Self.longestEnding) {
      let stem = form.dropLast(length)
      guard let citations = citationEndings[Array(form.suffix(length))] else { continue }
      for ending in citations {
        let citation = Array(stem + ending.letters)
        guard citation.count > 1 else { continue }
        for reading in lexicon.readings(citation) {
          guard let cells = cells(of: form, as: reading) else { continue }
          // A plural is given by its singular, and an adjective by its masculine form, where there is one.
          var word = citation
          if reading.cell != 0, let first = lexicon.forms(reading, cell: 0).first, !first.isEmpty {
            word = first.map(RussianLetters.folded)
          }
          guard !lexicon.isWeak(form, of: word) else { continue }
          var weight = weight(of: reading) * ending.weight
          if reading.kind == .adjective, Self.isDoubtful(word) { weight *= 0.7 }
          let analysis = Analysis(citation: word, reading: reading, cells: cells, weight: weight)
          if let known = seen[Paradigm(number: reading.number, stem: reading.stem)] {
            if found[known].weight < weight { found[known] = analysis }
          } else {
            seen[Paradigm(number: reading.number, stem: reading.stem)] = found.count
            found.append(analysis)
          }
        }
      }
    }
    guard let best = found.map(\.weight).max() else { return [] }
    // An adverb or the like: a word of the dictionary's without forms, or one that stands often, and always so.
    if lexicon.readings(form).isEmpty, let count = vocabulary[form], count >= 5,
      found.allSatisfy({ isAlone(form, $0.reading) })
    {
      return []
    }
    return found.filter { $0.weight >= best * 0.6 }.sorted { a, b in
      a.weight != b.weight ? a.weight > b.weight : a.citation.lexicographicallyPrecedes(b.citation)
    }
  }

  /// No other form of the word stands in the text.
  private func isAlone(_ form: [UInt8], _ reading: RussianLexicon.Reading) -> Bool {
    endings(of: reading.number).allSatisfy { cell in
      cell.allSatisfy { ending in
        let other = reading.stem + ending
        return other == form || vocabulary[other] == nil
      }
    }
  }

  /// Whether an adjective is rather one in -ый or -ий: few long ones have the stress on the ending.
  private static func isDoubtful(_ citation: [UInt8]) -> Bool {
    let text = String(decoding: RussianLetters.utf8(citation), as: UTF8.self)
    guard text.hasSuffix("ной") || text.hasSuffix("ской") else { return false }
    let vowels = text.dropLast(3).filter { "аеиоуыэюя".contains($0) }.count
    return vowels >= (text.hasSuffix("ской") ? 3 : 2)
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

  /// The forms of a word that stand in the text, by how often, and by how many of its cells they fill; more for a nominative that
  /// does.
  private func weight(of reading: RussianLexicon.Reading) -> Double {
    let key = Paradigm(number: reading.number, stem: reading.stem)
    if let known = weights[key] { return known }
    let cells = endings(of: reading.number)
    var forms: [[UInt8]: Int] = [:]
    var filled = 0
    for cell in cells {
      var isFilled = false
      for ending in cell {
        let form = reading.stem + ending
        guard let count = vocabulary[form] else { continue }
        forms[form] = count
        isFilled = true
      }
      if isFilled { filled += 1 }
    }
    // In an order of its own: sums of floating-point numbers are not the same in another.
    let counts = forms.values.sorted()
    var weight = counts.reduce(0) { $0 + 1 + Double($1).squareRoot() }
    weight *= reading.kind == .verb ? 0.8 : 0.5 + Double(filled) / Double(max(1, cells.count))
    let all = counts.reduce(0, +)
    if all > 0, let first = cells.first?.compactMap({ forms[reading.stem + $0] }).first {
      weight *= 1 + 0.3 * (Double(first) / Double(all)).squareRoot()
    }
    weights[key] = weight
    return weight
  }

  package func hasSingular(_ analysis: Analysis) -> Bool {
    analysis.reading.kind != .noun || !lexicon.forms(analysis.reading, cell: 0).isEmpty
  }

  /// The nominative of a noun, or of an adjective beside a noun of that gender. In folded letters but for the ё of endings; nil when
  /// there is none.
  package func nominative(of analysis: Analysis, plural: Bool, gender: Int) -> String? {
    let cell: Int
    switch analysis.reading.kind {
    case .noun: cell = plural ? 6 : 0
    case .adjective: cell = plural ? 10 : gender == 1 ? 5 : gender == 2 ? 9 : 0
    case .verb: return nil
    }
    return lexicon.forms(analysis.reading, cell: cell).first.map {
      String(decoding: RussianLetters.utf8($0), as: UTF8.self)
    }
  }
}

extension FormCells {
  /// Cells of the genitive or the instrumental: what a noun may have after itself.
  package static let complement = FormCells(rawValue: 1 << 1 | 1 << 7 | 1 << 4 | 1 << 10)
  package static let singulars = FormCells(rawValue: 63)
  package static let plurals = FormCells(rawValue: 63 << 6)
}
