/// What a mark does in a sentence, whatever script it is of.
enum Mark {
  case stop, question, exclamation, colon, semicolon, comma, ellipsis

  /// nil for what is none of them. A language may use a mark otherwise (``MarkLanguage``).
  static func of(_ scalar: Unicode.Scalar) -> Mark? {
    switch scalar.value {
    case 0x2E: .stop
    case 0x2C: .comma
    case 0x3F: .question
    case 0x21: .exclamation
    case 0x3A: .colon
    case 0x3B: .semicolon
    case 0..<0x37E: nil
    // Hebrew, Arabic, Syriac, Devanagari and its neighbours, Tibetan, Burmese, Ethiopic, Canadian, Khmer, Mongolian, Balinese, Ol Chiki,
    // Chinese, Lisu, Meetei.
    case 0x589, 0x5C3, 0x6D4, 0x700...0x702, 0x964, 0x965, 0xF08, 0xF0D...0xF12, 0x104B, 0x1362, 0x1368, 0x166E, 0x17D4,
      0x17D5,
      0x1803, 0x1809, 0x1B5A, 0x1B5B, 0x1B5E, 0x1B5F, 0x1C7E, 0x1C7F, 0x3002, 0xFF0E, 0xFF61, 0xA4FF, 0xABEB, 0xFE52:
      .stop
    // Greek, Armenian, Arabic, Ethiopic, Limbu.
    case 0x37E, 0x55E, 0x61F, 0x1367, 0x1945, 0x2047, 0x2048, 0x2E2E, 0xFE56, 0xFF1F: .question
    case 0x55C, 0x1944, 0x203C, 0x2049, 0xFE57, 0xFF01: .exclamation
    case 0x1365, 0x1366, 0x17D6, 0x1804, 0xFE55, 0xFF1A: .colon
    case 0x61B, 0x1364, 0x204F, 0xFE54, 0xFF1B: .semicolon
    case 0x55D, 0x60C, 0x104A, 0x1363, 0x1802, 0x1808, 0x3001, 0xFE50, 0xFE51, 0xFF0C, 0xFF64: .comma
    case 0x2026, 0x22EF: .ellipsis
    default: nil
    }
  }

  /// Marks as wide as a letter of Han, behind which no space stands.
  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    (0x3000...0x303F).contains(scalar.value) || (0xFF01...0xFF64).contains(scalar.value)
  }
}
