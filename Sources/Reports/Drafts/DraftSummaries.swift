internal import Interchange
internal import Library
package import Workbench

extension AnalysisReport {
  /// `1,204 words in 90 segments of 3 files, compared with 2 memories`.
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

extension PretranslationReport.Draft {
  /// `12 filled (100: 10, 95-99: 2), 3 left (no match: 3)`.
  package var summary: String {
    func listed(_ items: [(String, Int)]) -> String {
      items.isEmpty ? "" : " (\(items.map { "\($0.0): \($0.1)" }.joined(separator: ", ")))"
    }
    let bands = AnalysisBand.allCases.compactMap { band in filled[band].map { (band.rawValue, $0) } }
    let reasons = left.map { ($0.key.text, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    var text = "\(filledCount) filled\(listed(bands)), \(left.values.reduce(0, +)) left\(listed(reasons))"
    if translated > 0 { text += ", \(translated) translated before" }
    if locked > 0 { text += ", \(locked) locked" }
    if untranslatable > 0 { text += ", \(untranslatable) not to be translated" }
    if notes > 0 { text += ", \(notes) notes of terms" }
    return text
  }
}

extension PretranslationReport.Unfilled {
  fileprivate var text: String {
    switch self {
    case .noText: "without text"
    case .otherText: "a text that the file says is no translation"
    case .pluralForms: "plural forms"
    case .noMatch: "no match"
    case .inlineCodes, .refused(.inlineCodes): "inline codes do not fit"
    case .tooLong: "too long"
    case .refused(.character): "the format cannot hold a character of the translation"
    case .refused(.unsuitable): "the format cannot hold the translation"
    case .refused(.noMark): "the format has no place to say that the match is not exact"
    case .refused(.noPlace): "the format has no place for the translation"
    }
  }
}
