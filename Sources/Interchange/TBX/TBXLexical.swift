internal import Bitext

/// What the schemas of TBX call an id, a language, a date, a character.
enum TBXLexical {
  /// Whether text is an NCName (Namespaces in XML 1.0), which the type ID asks for.
  static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isNameStart(first) else { return false }
    return text.unicodeScalars.allSatisfy(isNamePart)
  }

  /// A name made of any text.
  static func name(from text: String) -> String {
    let parts = text.unicodeScalars.map { isNamePart($0) ? $0 : "_" }
    guard let first = parts.first else { return "c" }
    return (isNameStart(first) ? "" : "c") + String(String.UnicodeScalarView(parts))
  }

  private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x131, 0x134...0x13E, 0x141...0x148,
      0x14A...0x17E, 0x386, 0x388...0x38A, 0x38C, 0x38E...0x3A1, 0x3A3...0x3CE, 0x401...0x40C, 0x40E...0x44F,
      0x451...0x45C, 0x45E...0x481:
      true
    default: false
    }
  }

  /// A subset of XML 1.0's names that its fourth and fifth edition agree on.
  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    isNameStart(scalar) || (0x30...0x39).contains(scalar.value) || scalar == "-" || scalar == "."
  }

  /// Whether text is of XML Schema's type language.
  static func isLanguage(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    return parts.enumerated().allSatisfy { index, part in
      (1...8).contains(part.count)
        && part.allSatisfy { isLetter($0) || index > 0 && (0x30...0x39).contains($0) }
    }
  }

  /// A date or time as XML Schema has them; nil when it is none. Takes `20010507T10:57:25Z` and the like.
  static func date(_ text: String) -> String? {
    let digits = Array(text.utf8)
    var date: [UInt8] = []
    var at = 0
    func number(_ count: Int, _ range: ClosedRange<Int>) -> Bool {
      guard at + count <= digits.count else { return false }
      let part = digits[at..<at + count]
      guard part.allSatisfy({ (0x30...0x39).contains($0) }),
        range.contains(Int(String(decoding: part, as: UTF8.self)) ?? -1)
      else { return false }
      date += part
      at += count
      return true
    }
    func pass(_ byte: UInt8, optional: Bool = false, writing: Bool = true) -> Bool {
      if at < digits.count, digits[at] == byte {
        at += 1
      } else if !optional {
        return false
      }
      if writing { date.append(byte) }
      return true
    }
    guard number(4, 1...9999), pass(0x2D, optional: true), number(2, 1...12), pass(0x2D, optional: true),
      number(2, 1...31)
    else { return nil }
    if let day = Int(String(decoding: date.suffix(2), as: UTF8.self)),
      let month = Int(String(decoding: date.dropLast(3).suffix(2), as: UTF8.self)),
      let year = Int(String(decoding: date.prefix(4), as: UTF8.self))
    {
      if day > CivilCalendar.daysInMonth(month, year: year) { return nil }
    }
    if at == digits.count { return String(decoding: date, as: UTF8.self) }
    guard digits[at] == 0x54 || digits[at] == 0x20 else { return nil }
    at += 1
    date.append(0x54)
    guard number(2, 0...23), pass(0x3A, optional: true), number(2, 0...59) else { return nil }
    if at < digits.count, digits[at] != 0x5A, digits[at] != 0x2B, digits[at] != 0x2D {
      guard pass(0x3A, optional: true), number(2, 0...59) else { return nil }
    } else {
      date += Array(":00".utf8)
    }
    if at < digits.count, digits[at] == 0x2E {
      guard pass(0x2E) else { return nil }
      let start = at
      while at < digits.count, number(1, 0...9) {}
      if at == start { return nil }
    }
    if at < digits.count, digits[at] == 0x5A {
      guard pass(0x5A) else { return nil }
    } else if at < digits.count {
      guard pass(0x2B) || pass(0x2D), number(2, 0...13), pass(0x3A, optional: true), number(2, 0...59) else {
        return nil
      }
    }
    return at == digits.count ? String(decoding: date, as: UTF8.self) : nil
  }

  /// Whether a character may stand in an XML 1.0 document.
  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
