/// What a reader does not see in a term, and a search does.
enum GlossaryText {
  /// What stands in a text without being seen, each once, by number. Joiners (U+200C, U+200D) are letters' own in some
  /// scripts and in emoji: only behind Latin and Cyrillic letters nobody means them.
  static func invisible(in text: String) -> [Unicode.Scalar] {
    var found: Set<Unicode.Scalar> = []
    var before: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      let isJoiner = scalar == "\u{200C}" || scalar == "\u{200D}"
      let isStray = isJoiner && before.map { isLatin($0) || (0x400...0x52F).contains($0.value) } ?? false
      if isStray || isInvisible(scalar) { found.insert(scalar) }
      before = scalar
    }
    return found.sorted()
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x08, 0x0B...0x1F, 0x7F...0x9F, 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFC, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// Words of Latin and Cyrillic letters together. A hyphen parts words
  /// (IT-отдел), and one with a digit is a designation (С-300V, Т72B3).
  static func mixedWords(in text: String) -> [GlossaryFault.MixedWord] {
    let parts = text.unicodeScalars.split {
      !$0.properties.isAlphabetic && !(0x30...0x39).contains($0.value) && !isMark($0)
    }
    return parts.compactMap { part -> GlossaryFault.MixedWord? in
      let latin = part.filter { isLatin($0) }
      let cyrillic = part.filter { (0x400...0x52F).contains($0.value) }
      guard !latin.isEmpty, !cyrillic.isEmpty, !part.contains(where: { (0x30...0x39).contains($0.value) }) else {
        return nil
      }
      let isLatinOdd = latin.count <= cyrillic.count
      var seen: Set<Unicode.Scalar> = []
      let odd = Array((isLatinOdd ? latin : cyrillic).filter { seen.insert($0).inserted })
      return GlossaryFault.MixedWord(
        text: String(String.UnicodeScalarView(part)), odd: odd, isOddLatin: isLatinOdd)
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: true
    default: false
    }
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: true
    default: false
    }
  }
}
