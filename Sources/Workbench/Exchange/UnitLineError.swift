/// Why a line of JSON is no unit.
enum UnitLineError: Error, Equatable, Sendable, CustomStringConvertible {
  case noObject
  /// Neither a source and a target nor variants.
  case noVariants
  case noLanguage
  /// No variant has a text.
  case noText
  /// A text has characters that no XML file may hold.
  case notXML

  var description: String {
    switch self {
    case .noObject: "expected an object, found another value"
    case .noVariants: "expected source and target, or variants, found neither"
    case .noLanguage: "expected a language in each variant, found none"
    case .noText: "expected a text in a variant, found none"
    case .notXML: "expected characters that XML allows, found others"
    }
  }
}
