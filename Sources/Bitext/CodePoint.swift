extension Unicode.Scalar {
  /// The character as Unicode's charts name it: `U+00AD`, `U+1F600`.
  package var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Whether the character may stand in an XML 1.0 document (section 2.2, production 2).
  package var isXMLCharacter: Bool {
    switch value {
    case 0x9, 0xA, 0xD, 0x20...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}

/// Whether every character of a text may stand in an XML 1.0 document.
package func isXMLText(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(\.isXMLCharacter) }

/// The text with U+FFFD for every character that may not stand in an XML document.
package func xmlText(_ text: String) -> String {
  guard !isXMLText(text) else { return text }
  return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isXMLCharacter ? $0 : "\u{FFFD}" }))
}

/// What XML calls white space, as a byte of UTF-8: a NUL byte or another control character is none.
package func isXMLSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
