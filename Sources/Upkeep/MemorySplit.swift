package import Bitext

/// By what the units of a memory are told apart.
package enum SplitCriterion: Sendable, Equatable {
  /// So many units in a file.
  case units(Int)
  /// The set of languages.
  case language
  /// The value of the prop of this type, of the unit or else of one of its variants.
  case property(String)
  /// Who changed the unit last, or made it.
  case author
  /// The year in which it was changed last.
  case year

  /// `language`, `prop:TYPE`, `author`, `year`.
  package init?(_ text: String) {
    switch text {
    case "language": self = .language
    case "author": self = .author
    case "year": self = .year
    default:
      guard text.hasPrefix("prop:"), text.count > 5 else { return nil }
      self = .property(String(text.dropFirst(5)))
    }
  }

  /// The part a unit belongs to; nil where the unit does not say.
  package func key(of unit: TranslationUnit, number: Int) -> String? {
    switch self {
    case .units(let count): return String(number / max(1, count) + 1)
    case .language:
      var codes: [String] = []
      for code in unit.variants.compactMap(\.languageCode) where !codes.contains(code.lowercased()) {
        codes.append(code.lowercased())
      }
      return codes.isEmpty ? nil : codes.joined(separator: "-")
    case .property(let type):
      return (unit.props + unit.variants.flatMap(\.props)).first { $0.type == type }?.text
    case .author:
      for name in ["changeid", "creationid"] {
        for attributes in [unit.attributes] + unit.variants.map(\.attributes) {
          if let author = attributes[name], !author.isEmpty { return author }
        }
      }
      return nil
    case .year:
      return unit.changed.map { date in String(date.filter { ("0"..."9").contains($0) }.prefix(4)) }
    }
  }
}
