internal import Bitext

/// Why a text cannot stand in a memory or a glossary.
package enum TextError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A side of a unit, `source` or `target`, has nothing but spaces.
  case empty(side: String)
  /// A character that no XML file may hold.
  case notXML(Unicode.Scalar)

  package var description: String {
    switch self {
    case .empty(let side): "expected a \(side) text, found an empty one"
    case .notXML(let character): "the text holds \(character.codePoint), which XML does not allow"
    }
  }
}
