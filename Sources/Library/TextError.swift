internal import Bitext

/// Why a text cannot stand in a memory or a glossary.
package enum TextError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A side of a unit, `source` or `target`, has nothing but spaces.
  case empty(side: String)
  /// A character that no XML file may hold.
  case notXML(Unicode.Scalar)

  /// - Throws: ``notXML(_:)`` for the first character that XML does not allow.
  package static func expectXML(_ texts: [String?]) throws(TextError) {
    for case let text? in texts {
      if let bad = text.unicodeScalars.first(where: { !$0.isXMLCharacter }) { throw .notXML(bad) }
    }
  }

  package var description: String {
    switch self {
    case .empty(let side): "expected a \(side) text, found an empty one"
    case .notXML(let character): "the text holds \(character.codePoint), which XML does not allow"
    }
  }
}
