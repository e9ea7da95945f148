package import Bitext
package import Library
internal import Orthography

/// A number of segments, and what is in them.
package struct AnalysisCounts: Equatable, Sendable {
  package var segments = 0
  package var words = 0
  package var characters = 0
  package var charactersWithoutSpaces = 0
  /// Inline codes, and tags in the text.
  package var tags = 0
  package var placeables = 0

  package init() {}

  mutating func add(_ text: TextCounts, codes: Int) {
    segments += 1
    words += text.words
    characters += text.characters
    charactersWithoutSpaces += text.charactersWithoutSpaces
    tags += text.tags + codes
    placeables += text.placeables
  }

  static func + (a: Self, b: Self) -> Self {
    var sum = a
    sum.segments += b.segments
    sum.words += b.words
    sum.characters += b.characters
    sum.charactersWithoutSpaces += b.charactersWithoutSpaces
    sum.tags += b.tags
    sum.placeables += b.placeables
    return sum
  }
}

/// What drafts hold, by how much of it the memories know.
package struct AnalysisReport: Sendable {
  package struct Draft: Sendable {
    package let file: String
    package internal(set) var bands: [AnalysisBand: AnalysisCounts] = [:]
    /// Segments that are locked or not to be translated; in no band.
    package internal(set) var locked = AnalysisCounts()
    package internal(set) var diagnostics: [Diagnostic] = []
    /// Why the draft cannot be read.
    package internal(set) var failure: (any Error)?

    package var total: AnalysisCounts { bands.values.reduce(AnalysisCounts(), +) }
  }

  package internal(set) var drafts: [Draft]
  package let rates: AnalysisRates?
  /// How many memories were asked.
  package let memories: Int
  package let usesInternalMatches: Bool

  package func counts(_ band: AnalysisBand) -> AnalysisCounts {
    drafts.reduce(AnalysisCounts()) { $0 + ($1.bands[band] ?? AnalysisCounts()) }
  }

  package var total: AnalysisCounts { drafts.reduce(AnalysisCounts()) { $0 + $1.total } }
  package var locked: AnalysisCounts { drafts.reduce(AnalysisCounts()) { $0 + $1.locked } }

  /// Words times rates, in hundredths of a word.
  package func weighted(_ bands: (AnalysisBand) -> AnalysisCounts) -> Int? {
    rates.map { rates in AnalysisBand.allCases.reduce(0) { $0 + bands($1).words * rates[$1] } }
  }

  /// The bands that a report shows: those across files only where there are several.
  package var shownBands: [AnalysisBand] { AnalysisBand.allCases.filter { $0 != .crossFile || drafts.count > 1 } }
}
