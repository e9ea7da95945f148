package import Bitext
internal import Orthography

/// What a segment is to who pays for its translation, the cheapest first.
package enum AnalysisBand: String, CaseIterable, Sendable {
  /// Identical, between the same neighbours.
  case context
  /// Identical to an earlier segment of the same draft, or of an earlier draft.
  case repetitions
  case crossFile = "cross-file"
  case exact = "100"
  case from95 = "95-99"
  case from85 = "85-94"
  case from75 = "75-84"
  case from50 = "50-74"
  case new

  /// - Parameter percent: nil when nothing was found.
  init(percent: Int?) {
    switch percent ?? 0 {
    case 101...: self = .context
    case 100: self = .exact
    case 95...: self = .from95
    case 85...: self = .from85
    case 75...: self = .from75
    case 50...: self = .from50
    default: self = .new
    }
  }

  package var title: String {
    switch self {
    case .context: "Context (101 %)"
    case .repetitions: "Repetitions"
    case .crossFile: "Repetitions across files"
    case .exact: "100 %"
    case .new: "New"
    default: "\(rawValue.replacing("-", with: "–")) %"
    }
  }
}

/// What a word of each band costs, in whole percents of a new one.
package struct AnalysisRates: Equatable, Sendable {
  /// The highest percentage.
  package static let most = 1_000

  private var percents: [AnalysisBand: Int] = [:]

  package init() {}

  /// 100 where nothing is said. Repetitions across files cost what repetitions do, unless they have a rate of their own.
  package subscript(band: AnalysisBand) -> Int {
    get { percents[band] ?? (band == .crossFile ? percents[.repetitions] : nil) ?? 100 }
    set { percents[band] = newValue }
  }

  /// Reads `context=0,repetitions=10,95-99=30`.
  /// - Throws: ``UsageError`` with the place in the text.
  package init(_ text: String) throws {
    var column = 1
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
        $0.filter { $0 != " " }
      }
      guard sides.count == 2, let band = AnalysisBand(rawValue: sides[0]) else {
        let names = AnalysisBand.allCases.map(\.rawValue).joined(separator: ", ")
        throw UsageError(
          "--rates:\(column): expected BAND=PERCENT with one of \(names), found \"\(part.prefix(40))\"")
      }
      guard let percent = Int(sides[1]), (0...Self.most).contains(percent) else {
        throw UsageError(
          "--rates:\(column + part.distance(from: part.startIndex, to: part.firstIndex(of: "=") ?? part.startIndex) + 1): "
            + "expected a percentage from 0 to \(Self.most), found \"\(sides[1].prefix(40))\"")
      }
      guard percents[band] == nil else {
        throw UsageError("--rates:\(column): expected each band once, found \(band.rawValue) again")
      }
      percents[band] = percent
      column += part.count + 1
    }
  }
}

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
    /// Segments that are not to be translated; in no band.
    package internal(set) var locked = AnalysisCounts()
    package internal(set) var diagnostics: [Diagnostic] = []
    /// Why the draft cannot be read.
    package internal(set) var failure: String?

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

  package var summary: String {
    let (all, files) = (total, drafts.count)
    return "\(all.words) words in \(all.segments) segment\(all.segments == 1 ? "" : "s") of \(files) file"
      + "\(files == 1 ? "" : "s"), compared with \(memories) memor\(memories == 1 ? "y" : "ies")"
      + (usesInternalMatches ? " and with themselves" : "")
  }
}

/// Hundredths as a decimal number, without zeros at its end: 1250 is `12.5`.
package func decimal(hundredths: Int) -> String {
  let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
  if rest == 0 { return "\(whole)" }
  return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
}
