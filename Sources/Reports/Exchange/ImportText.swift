internal import Library
package import Workbench

extension ImportResult {
  /// `12 units imported into tm/x.tmx`.
  package var summary: String { "\(grouped(units)) unit\(units == 1 ? "" : "s") imported into \(memory)" }

  /// `left out: 3 without a translation, 1 not to be translated`; nil where nothing is.
  package var leftOutLine: String? { leftOutText(leftOut) }
}

extension NothingToImport {
  /// The error with what was there and is left out.
  var text: String { leftOutText(leftOut).map { "\(self) (\($0))" } ?? description }
}

private func leftOutText(_ leftOut: [LeftOut: Int]) -> String? {
  let parts = LeftOut.allCases.compactMap { reason -> String? in
    leftOut[reason].map { "\(grouped($0)) \(reason.text)" }
  }
  return parts.isEmpty ? nil : "left out: \(parts.joined(separator: ", "))"
}

extension LeftOut {
  fileprivate var text: String {
    switch self {
    case .untranslated: "without a translation"
    case .unconfirmed: "marked for another look (--fuzzy takes them)"
    case .untranslatable: "not to be translated"
    case .obsolete: "obsolete"
    case .pluralForm: "plural forms between the first and the last"
    }
  }
}
