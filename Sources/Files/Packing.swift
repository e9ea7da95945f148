/// How a file is compressed, by the ending of its name.
package enum Packing: String, CaseIterable, Sendable {
  case gzip = ".gz"
  case zip = ".zip"

  /// nil for a name that says none.
  package init?(ofName name: String) {
    let lower = name.lowercased()
    guard let found = Self.allCases.first(where: { lower.hasSuffix($0.rawValue) }) else { return nil }
    self = found
  }
}
