/// The fold of the characters that fill English and Russian text, and what the word breaker needs of the result.
///
/// About 1 KiB, made once per process and never freed.
final class FoldTables: @unchecked Sendable {
  // Unchecked: written only in init.
  static let shared = FoldTables()

  /// By ASCII byte: its fold, space for every kind of space. 0: a control, or not ASCII.
  let ascii: UnsafeMutablePointer<UInt8>
  /// By the low 8 bits of U+0400 to U+04BF: the fold, two UTF-8 bytes with the first in the low half. 0: not handled.
  let cyrillic: UnsafeMutablePointer<UInt16>
  /// By the low 6 bits of U+0080 to U+00BF and U+2000 to U+203F: an ``Action``.
  let latin1: UnsafeMutablePointer<UInt8>
  let punctuation: UnsafeMutablePointer<UInt8>
  /// By byte of folded text: a ``ByteClass``.
  let classes: UnsafeMutablePointer<UInt16>

  /// What to do with a character: a value above 3 is the ASCII byte it folds to.
  enum Action {
    static let refuse: UInt8 = 0
    static let drop: UInt8 = 1
    static let keep: UInt8 = 2
    static let ellipsis: UInt8 = 3
  }

  /// What a byte of folded text can be to UAX #29, one bit each. No bit: a sign that stands alone.
  enum ByteClass {
    static let letter: UInt16 = 1
    static let digit: UInt16 = 2
    /// ExtendNumLet: joins whatever it touches, being neither letter nor digit.
    static let lowLine: UInt16 = 4
    static let inWord: UInt16 = letter | digit | lowLine
    /// Joins letters when between them: MidNumLet and Single_Quote.
    static let midLetter: UInt16 = 8
    /// Joins digits when between them: MidNum, MidNumLet and Single_Quote.
    static let midNumber: UInt16 = 16
    /// Versions of ICU differ: the whole segment goes to ICU. With `midLetter`, only when between letters.
    static let askICU: UInt16 = 32
    static let joint: UInt16 = midLetter | midNumber | askICU
    static let space: UInt16 = 64
    /// The first byte of a two-byte or three-byte sign that stands alone.
    static let twoByteSign: UInt16 = 128
    static let threeByteSign: UInt16 = 256
    static let sign: UInt16 = twoByteSign | threeByteSign
  }

  private init() {
    ascii = .allocate(capacity: 256)
    cyrillic = .allocate(capacity: 192)
    latin1 = .allocate(capacity: 64)
    punctuation = .allocate(capacity: 64)
    classes = .allocate(capacity: 256)
    ascii.initialize(repeating: 0, count: 256)
    cyrillic.initialize(repeating: 0, count: 192)
    latin1.initialize(repeating: Action.refuse, count: 64)
    punctuation.initialize(repeating: Action.refuse, count: 64)
    classes.initialize(repeating: 0, count: 256)
    fillFolds()
    fillClasses()
  }

  private func fillFolds() {
    for byte in 0x20..<0x7F { ascii[byte] = UInt8(byte) }
    for byte in 0x41...0x5A { ascii[byte] = UInt8(byte + 0x20) }
    for byte in 0x09...0x0D { ascii[byte] = 0x20 }
    ascii[0x60] = 0x27

    for scalar in 0x0400...0x045F {
      let lower =
        switch scalar {
        case 0x0400...0x040F: scalar + 0x50
        case 0x0410...0x042F: scalar + 0x20
        default: scalar
        }
      setCyrillic(scalar, Int(FoldRules.unify(UInt32(lower))))
    }
    setCyrillic(0x0490, 0x0491)
    setCyrillic(0x0491, 0x0491)

    latin1[0xA0 - 0x80] = 0x20
    latin1[0xAD - 0x80] = Action.drop
    for scalar in [0xAB, 0xBB] { latin1[scalar - 0x80] = 0x22 }
    for scalar in [0xA7, 0xA9, 0xAE, 0xB0, 0xB1] { latin1[scalar - 0x80] = Action.keep }  // § © ® ° ±

    // U+2000 and U+2001 are not NFC: their text has another identity.
    for scalar in Array(0x2002...0x200A) + [0x2028, 0x2029, 0x202F] { punctuation[scalar - 0x2000] = 0x20 }
    punctuation[0x0B] = Action.drop  // zero width space
    for scalar in 0x10...0x15 { punctuation[scalar] = 0x2D }
    for scalar in [0x18, 0x19, 0x1A, 0x1B, 0x32, 0x39, 0x3A] { punctuation[scalar] = 0x27 }
    for scalar in 0x1C...0x1F { punctuation[scalar] = 0x22 }
    punctuation[0x22] = Action.keep  // bullet
    punctuation[0x26] = Action.ellipsis
  }

  private func setCyrillic(_ scalar: Int, _ folded: Int) {
    cyrillic[scalar - 0x0400] = UInt16(0xC0 | folded >> 6) | UInt16(0x80 | folded & 0x3F) << 8
  }

  private func fillClasses() {
    for byte in 0x61...0x7A { classes[byte] = ByteClass.letter }
    for byte in 0x30...0x39 { classes[byte] = ByteClass.digit }
    for byte in 0x80...0xBF { classes[byte] = ByteClass.letter }  // reached only inside letters
    for byte in [0xC3, 0xD0, 0xD1, 0xD2] { classes[byte] = ByteClass.letter }
    classes[0x20] = ByteClass.space
    classes[0x2E] = ByteClass.midLetter | ByteClass.midNumber  // .
    classes[0x27] = ByteClass.midLetter | ByteClass.midNumber  // '
    classes[0x2C] = ByteClass.midNumber  // ,
    classes[0x3B] = ByteClass.midNumber  // ;
    // Between letters ':' joins them in UAX #29, but not in every ICU; elsewhere it stands alone.
    classes[0x3A] = ByteClass.midLetter | ByteClass.askICU
    classes[0x40] = ByteClass.askICU  // '@' is a letter in ICU 72
    classes[0x5F] = ByteClass.lowLine
    classes[0xC2] = ByteClass.twoByteSign
    classes[0xE2] = ByteClass.threeByteSign
  }
}
