package import Orthography

/// What is wrong with the text of a ``UnitFilter``, and at which of its characters, from 1.
package enum UnitFilterError: Error, Equatable, Sendable, CustomStringConvertible {
  /// - found: nil at the end of the text.
  case unexpected(found: String?, expected: String, column: Int)
  case badExpression(RegularExpression.Fault, column: Int)

  /// A regular expression takes too long on the unit on this line of a memory: whether it is wanted is not known.
  case endlessExpression(memory: String, line: Int, column: Int)

  package var description: String {
    switch self {
    case .unexpected(let found?, let expected, let column):
      "\(column): expected \(expected), found \"\(found.prefix(40))\""
    case .unexpected(nil, let expected, let column): "\(column): expected \(expected), found the end"
    case .endlessExpression(let memory, let line, let column):
      "\(column): expected an expression that comes to an end, found one that takes too long on \(memory):\(line)"
    case .badExpression(let fault, let column): "\(column): \(fault)"
    }
  }
}
