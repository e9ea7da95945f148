package import Orthography

/// Why a text cannot be looked up, searched for or spelt in other letters.
package enum LookupError: Error, Equatable, Sendable, CustomStringConvertible {
  case tooLong(limitBytes: Int, foundBytes: Int)
  /// The text of a search.
  case searchTooLong(limitBytes: Int, foundBytes: Int)
  case noExpression
  case badExpression(RegularExpression.Fault)
  /// The expression takes more than a second on the unit on this line of a memory.
  case endlessExpression(memory: String, line: Int)

  package var description: String {
    switch self {
    case .tooLong(let limit, let found): "expected a text of at most \(limit) bytes, found \(found)"
    case .searchTooLong(let limit, let found): "expected at most \(limit) bytes to search for, found \(found)"
    case .noExpression: "expected a regular expression, found an empty one"
    case .badExpression(let fault): fault.description
    case .endlessExpression(let memory, let line):
      "expected an expression that comes to an end, found one that takes more than a second on \(memory):\(line)"
    }
  }
}
