internal import Languages

/// Latin letters and those of Cyrillic and Greek that look like them.
enum Confusables {
  private static let toCyrillic = table(Lookalikes.latinOfCyrillic, Lookalikes.cyrillic)
  private static let toLatin = table(Lookalikes.cyrillic, Lookalikes.latinOfCyrillic)
  private static let toGreek = table(Lookalikes.latinOfGreek, Lookalikes.greek)

  private static func table(_ from: String, _ to: String) -> [Unicode.Scalar: Unicode.Scalar] {
    Dictionary(zip(from.unicodeScalars, to.unicodeScalars), uniquingKeysWith: { first, _ in first })
  }

  /// - Parameter foreign: letters that the language does not have.
  static func cyrillic(_ latin: Unicode.Scalar, without foreign: String = "") -> Unicode.Scalar? {
    guard let letter = toCyrillic[latin], !foreign.unicodeScalars.contains(letter) else { return nil }
    return letter
  }

  static func latin(_ cyrillic: Unicode.Scalar) -> Unicode.Scalar? { toLatin[cyrillic] }

  static func greek(_ latin: Unicode.Scalar) -> Unicode.Scalar? { toGreek[latin] }
}
