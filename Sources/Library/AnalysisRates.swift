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
  package init(percent: Int?) {
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
  /// - Throws: ``AnalysisRatesError`` with the place in the text.
  package init(_ text: String) throws(AnalysisRatesError) {
    var column = 1
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
        $0.filter { $0 != " " }
      }
      guard sides.count == 2, let band = AnalysisBand(rawValue: sides[0]) else {
        throw .noBand(found: String(part), column: column)
      }
      guard let percent = Int(sides[1]), (0...Self.most).contains(percent) else {
        let sign = part.distance(from: part.startIndex, to: part.firstIndex(of: "=") ?? part.startIndex)
        throw .noPercentage(found: sides[1], column: column + sign + 1)
      }
      guard percents[band] == nil else {
        throw .bandTwice(band, column: column)
      }
      percents[band] = percent
      column += part.count + 1
    }
  }
}
