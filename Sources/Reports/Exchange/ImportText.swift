internal import Bitext
internal import Library
package import Workbench

extension ImportResult {
  /// `3 units imported into tm/x.tmx`; those that were there already are said.
  package var text: String {
    func count(_ number: Int) -> String { "\(grouped(number)) unit\(number == 1 ? "" : "s")" }
    if units == 0, known > 0 {
      return "nothing is new: \(count(known)) \(known == 1 ? "is" : "are") in \(memory) already"
    }
    let there = known > 0 ? "; \(count(known)) \(known == 1 ? "was" : "were") there already" : ""
    return "\(count(units)) imported into \(memory)\(there)"
  }

  /// `left out: 3 without a translation, 1 not to be translated`; nil where nothing is.
  package var leftOutLine: String? { leftOutText(leftOut) }
}

extension NothingToImport {
  /// The error with what was there and is left out, and the first fault that something was lost by.
  var text: String {
    let text = leftOutText(leftOut).map { "\(self) (\($0))" } ?? description
    guard let fault = faults.first(where: { $0.severity == .error }) else { return text }
    let help = fault.rule == "wrong-encoding" ? "; name its encoding with --encoding" : ""
    return "\(text); the first fault: \(fault)\(help)"
  }
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
    case .pluralForm: "plural forms without a source"
    }
  }
}
