/// What a character is to the rules. Bits, since it is asked at every character of a text.
struct CharacterClass: OptionSet, BitwiseCopyable, Sendable {
  let rawValue: UInt16

  static let letter = CharacterClass(rawValue: 1)
  static let upper = CharacterClass(rawValue: 2)
  static let lower = CharacterClass(rawValue: 4)
  static let digit = CharacterClass(rawValue: 8)
  static let space = CharacterClass(rawValue: 16)
  static let latin = CharacterClass(rawValue: 32)
  static let cyrillic = CharacterClass(rawValue: 64)
  static let mark = CharacterClass(rawValue: 128)
  /// Part of a placeholder, a tag, an address: not prose.
  static let literal = CharacterClass(rawValue: 256)
  /// A control, format or private character, or one that stands for a broken one.
  static let odd = CharacterClass(rawValue: 512)
  static let greek = CharacterClass(rawValue: 1024)
  /// A letter of any other script.
  static let otherScript = CharacterClass(rawValue: 2048)

  static let inWord: CharacterClass = [.letter, .digit, .mark]
  static let alphanumeric: CharacterClass = [.letter, .digit]

  // What OptionSet gives goes through several generic calls where nothing is optimised: half of the time of the tests of checks.
  @inline(__always)
  func contains(_ other: CharacterClass) -> Bool { rawValue & other.rawValue == other.rawValue }
  @inline(__always)
  func isDisjoint(with other: CharacterClass) -> Bool { rawValue & other.rawValue == 0 }

  @inline(__always)
  static func of(_ scalar: Unicode.Scalar) -> CharacterClass {
    scalar.value < UInt32(table.count) ? table[Int(scalar.value)] : slow(scalar)
  }

  private static let table: [CharacterClass] = (0..<0x600).map { value in
    Unicode.Scalar(value as Int).map(slow) ?? []
  }

  private static func slow(_ scalar: Unicode.Scalar) -> CharacterClass {
    let properties = scalar.properties
    var result: CharacterClass = []
    switch properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: result = [.letter, .upper]
    case .lowercaseLetter: result = [.letter, .lower]
    case .modifierLetter, .otherLetter: result = .letter
    case .nonspacingMark, .spacingMark, .enclosingMark: result = .mark
    case .decimalNumber: result = .digit
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: result = .space
    case .control: result = (0x09...0x0D).contains(scalar.value) ? .space : .odd
    case .format, .privateUse, .unassigned: result = .odd
    default: break
    }
    if scalar.value == 0xFFFD { result.insert(.odd) }
    if result.contains(.letter) {
      switch scalar.value {
      case 0x41...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: result.insert(.latin)
      case 0x370...0x3FF, 0x1F00...0x1FFF: result.insert(.greek)
      case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: result.insert(.cyrillic)
      // Georgian has capitals for headings in capitals alone: what begins a sentence is no small letter.
      case 0x10A0...0x10FF, 0x1C90...0x1CBF: result = [.letter, .otherScript]
      case 0x531...0x1CFF, 0x2D00...0x2DDF, 0x2E80...0xA63F, 0xA800...0xAB2F, 0xAB70...0xFAFF, 0xFB13...0xFEFF,
        0xFF66...0xFFDC, 0x10000...:
        result.insert(.otherScript)
      default: break
      }
    }
    return result
  }
}

extension CharacterClass {
  /// The letters of a script, of ISO 15924; Latin ones where nobody knows, since most languages have them.
  static func letters(ofScript script: String?) -> CharacterClass {
    switch script {
    case "Latn", nil: .latin
    case "Cyrl": .cyrillic
    case "Grek": .greek
    default: .otherScript
    }
  }

  /// A letter of a script that writes no spaces between words.
  static func isUnspacedLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Thai, Lao, Tibetan, Myanmar, Khmer; Kana and Han.
    case 0xE00...0xFFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// What a decimal digit of any script is worth; 0 for what is none.
  @inline(__always)
  var decimalDigit: UInt64 { value < 0x80 ? UInt64(value &- 0x30) : slowDecimalDigit }

  private var slowDecimalDigit: UInt64 {
    guard properties.generalCategory == .decimalNumber, let value = properties.numericValue else { return 0 }
    return UInt64(value)
  }

  /// In lower case, where that is one character.
  @inline(__always)
  var lowered: Unicode.Scalar { value < UInt32(loweredTable.count) ? loweredTable[Int(value)] : slowlyLowered }

  fileprivate var slowlyLowered: Unicode.Scalar {
    let mapping = properties.lowercaseMapping.unicodeScalars
    return mapping.count == 1 ? mapping.first ?? self : self
  }

  var isASCIILetter: Bool { value | 0x20 >= 0x61 && value | 0x20 <= 0x7A }
  var isASCIIDigit: Bool { value >= 0x30 && value <= 0x39 }
  var isLineEnd: Bool { value == 0x0A || value == 0x0D || value == 0x2028 }
}

private let loweredTable: [Unicode.Scalar] = (0..<0x600).compactMap { value in
  Unicode.Scalar(value as Int)?.slowlyLowered
}
