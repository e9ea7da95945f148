package import Orthography

/// What is wrong with the text of a ``UnitFilter``, and at which of its characters, from 1.
package enum UnitFilterError: Error, Equatable, Sendable, CustomStringConvertible {
  /// - found: nil at the end of the text.
  case unexpected(found: String?, expected: String, column: Int)
  case badExpression(RegularExpression.Fault, column: Int)

  package var description: String {
    switch self {
    case .unexpected(let found?, let expected, let column):
      "\(column): expected \(expected), found \"\(found.prefix(40))\""
    case .unexpected(nil, let expected, let column): "\(column): expected \(expected), found the end"
    case .badExpression(let fault, let column): "\(column): \(fault)"
    }
  }
}
