/// Latin and Cyrillic letters that look alike (Unicode's confusables, those that hardly anyone can tell apart).
enum Confusables {
  private static let pairs: [(latin: Unicode.Scalar, cyrillic: Unicode.Scalar)] = [
    ("a", "а"), ("c", "с"), ("e", "е"), ("o", "о"), ("p", "р"), ("x", "х"), ("y", "у"), ("i", "і"), ("j", "ј"),
    ("s", "ѕ"),
    ("A", "А"), ("B", "В"), ("C", "С"), ("E", "Е"), ("H", "Н"), ("K", "К"), ("M", "М"), ("O", "О"), ("P", "Р"),
    ("T", "Т"),
    ("X", "Х"), ("Y", "У"), ("I", "І"), ("J", "Ј"), ("S", "Ѕ"), ("k", "к"), ("m", "м"), ("t", "т"), ("ë", "ё"),
    ("Ë", "Ё"),
  ]
  /// Not in Russian.
  private static let foreign: Set<Unicode.Scalar> = ["і", "ј", "ѕ", "І", "Ј", "Ѕ"]

  private static let toCyrillic = Dictionary(
    pairs.map { ($0.latin, $0.cyrillic) }, uniquingKeysWith: { first, _ in first })
  private static let toLatin = Dictionary(
    pairs.map { ($0.cyrillic, $0.latin) }, uniquingKeysWith: { first, _ in first })

  static func cyrillic(_ latin: Unicode.Scalar, isRussian: Bool) -> Unicode.Scalar? {
    guard let letter = toCyrillic[latin], !isRussian || !foreign.contains(letter) else { return nil }
    return letter
  }

  static func latin(_ cyrillic: Unicode.Scalar) -> Unicode.Scalar? { toLatin[cyrillic] }
}
