/// What is wrong with the text of ``AnalysisRates``, and at which of its characters, from 1.
package enum AnalysisRatesError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A part is no band with a percentage.
  case noBand(found: String, column: Int)
  /// What stands behind the band is no percentage that is allowed.
  case noPercentage(found: String, column: Int)
  case bandTwice(AnalysisBand, column: Int)

  package var description: String {
    switch self {
    case .noBand(let found, let column):
      "\(column): expected BAND=PERCENT with one of \(AnalysisBand.allCases.map(\.rawValue).joined(separator: ", ")), "
        + "found \"\(found.prefix(40))\""
    case .noPercentage(let found, let column):
      "\(column): expected a percentage from 0 to \(AnalysisRates.most), found \"\(found.prefix(40))\""
    case .bandTwice(let band, let column): "\(column): expected each band once, found \(band.rawValue) again"
    }
  }
}
