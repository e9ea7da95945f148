package import Orthography

/// Why a text cannot be looked up, searched for or spelt in other letters.
package enum LookupError: Error, Equatable, Sendable, CustomStringConvertible {
  case tooLong(limitBytes: Int, foundBytes: Int)
  /// The text of a search.
  case searchTooLong(limitBytes: Int, foundBytes: Int)
  case noExpression
  case badExpression(RegularExpression.Fault)

  package var description: String {
    switch self {
    case .tooLong(let limit, let found): "expected a text of at most \(limit) bytes, found \(found)"
    case .searchTooLong(let limit, let found): "expected at most \(limit) bytes to search for, found \(found)"
    case .noExpression: "expected a regular expression, found an empty one"
    case .badExpression(let fault): fault.description
    }
  }
}
