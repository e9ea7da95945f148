internal import CICU

/// What the fold does to text that NFKC_Casefold (UAX #31, section 5.1) has already folded, scalar by scalar.
///
/// The slow path and ``FoldedText`` apply these rules; ``FastFold`` has them in tables, and the tests hold it to them.
enum FoldRules {
  static let space: UInt32 = 0x20

  /// What stands for `scalar` in the fold: spaces, dashes, quotes and ё unified, everything else itself.
  ///
  /// Whatever it returns in place of another scalar is below `0x800` and no longer in UTF-8 than that scalar.
  static func unify(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      return space
    case 0x2D, 0x058A, 0x05BE, 0x1400, 0x1806, 0x2010...0x2015, 0x2E17, 0x2E1A, 0x2E3A, 0x2E3B, 0x2E40,
      0x2E5D,
      0x301C, 0x3030, 0x30A0, 0xFE31, 0xFE32, 0xFE58, 0xFE63, 0xFF0D, 0x10D6E, 0x10EAD:
      return 0x2D  // General_Category Pd, to Unicode 17
    case 0x2212, 0x2043:
      return 0x2D  // minus sign, hyphen bullet
    case 0x22, 0xAB, 0xBB, 0x05F4, 0x201C...0x201F, 0x301D...0x301F:
      return 0x22
    case 0x27, 0x60, 0x02BB, 0x02BC, 0x055A, 0x05F3, 0x2018...0x201B, 0x2032, 0x2039, 0x203A:
      return 0x27
    case 0x0450, 0x0451:
      return 0x0435  // ѐ ё -> е
    case 0x045D:
      return 0x0438  // ѝ -> и
    case 0x0219:
      return 0x015F  // s with comma below -> with cedilla: Romanian is typed with both
    case 0x021B:
      return 0x0163
    case 0x0386...0x03CE, 0x1F00...0x1FFF:
      return unifyGreek(scalar)
    case 0x0622...0x06F9:
      return unifyArabic(scalar)
    default:
      return scalar
    }
  }

  /// Greek small letters without accents, breathings and diaereses: capitals are written without them.
  private static func unifyGreek(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x03AC, 0x1F00...0x1F07, 0x1F70, 0x1F71, 0x1FB0, 0x1FB1, 0x1FB6: 0x03B1
    case 0x03AD, 0x1F10...0x1F15, 0x1F72, 0x1F73: 0x03B5
    case 0x03AE, 0x1F20...0x1F27, 0x1F74, 0x1F75, 0x1FC6: 0x03B7
    case 0x0390, 0x03AF, 0x03CA, 0x1F30...0x1F37, 0x1F76, 0x1F77, 0x1FD0...0x1FD3, 0x1FD6, 0x1FD7: 0x03B9
    case 0x03CC, 0x1F40...0x1F45, 0x1F78, 0x1F79: 0x03BF
    case 0x1FE4, 0x1FE5: 0x03C1
    case 0x03B0, 0x03CB, 0x03CD, 0x1F50...0x1F57, 0x1F7A, 0x1F7B, 0x1FE0...0x1FE3, 0x1FE6, 0x1FE7: 0x03C5
    case 0x03CE, 0x1F60...0x1F67, 0x1F7C, 0x1F7D, 0x1FF6: 0x03C9
    default: scalar
    }
  }

  /// One letter for those that keyboards for Arabic, Persian and Urdu have in each other's place, alef without hamza and
  /// madda, and ASCII's digits.
  private static func unifyArabic(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x0622, 0x0623, 0x0625, 0x0671...0x0673: 0x0627  // alef
    case 0x0649, 0x06CC: 0x064A  // alef maksura, Farsi yeh -> yeh
    case 0x06A9: 0x0643  // keheh -> kaf
    case 0x06C0...0x06C2: 0x0647  // heh goal, with and without hamza -> heh
    case 0x0660...0x0669: scalar - 0x0660 + 0x30
    case 0x06F0...0x06F9: scalar - 0x06F0 + 0x30
    default: scalar
    }
  }

  /// Marks that are written or not as one likes: the vowels of Hebrew and Arabic, and the stroke that draws Arabic words out.
  static func isDropped(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0591...0x05BD, 0x05BF, 0x05C1, 0x05C2, 0x05C4, 0x05C5, 0x05C7: true
    case 0x0610...0x061A, 0x0640, 0x064B...0x065F, 0x0670, 0x06D6...0x06DC, 0x06DF...0x06E8, 0x06EA...0x06ED: true
    default: false
    }
  }

  /// Whether a stress mark on `scalar` is only that. Listed: blocks hold signs and combining marks too.
  static func isCyrillicLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0400...0x0481, 0x048A...0x052F, 0x1C80...0x1C8A, 0xA640...0xA66E, 0xA680...0xA69B: true
    default: false
    }
  }

  /// Combining grave and acute, which mark stress after a Cyrillic letter.
  ///
  /// On г and к NFKC has composed the acute into the Macedonian letters ѓ and ќ before this is asked.
  static func isStressMark(_ scalar: UInt32) -> Bool { scalar == 0x0300 || scalar == 0x0301 }

  static func isGreekLetter(_ scalar: UInt32) -> Bool {
    (0x0370...0x03FF).contains(scalar) || (0x1F00...0x1FFF).contains(scalar)
  }

  /// What may stand on a Greek letter: accents, lengths, diaeresis, breathings.
  static func isGreekMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0300, 0x0301, 0x0304, 0x0306, 0x0308, 0x0313, 0x0314, 0x0342, 0x0343, 0x0344: true
    default: false
    }
  }

  /// Applies the rules to `count` bytes of valid UTF-8 in place: unifies, drops stress marks, collapses and trims
  /// spaces. Returns the new count, and whether normal form may have been lost: a dropped mark no longer keeps its
  /// neighbours apart, and an е that was ё composes with what follows.
  ///
  /// `onWrite` hears, for each byte of the result, of a byte of the character it stands for.
  @inline(__always)
  static func apply(
    _ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, onWrite: (_ readOffset: Int) -> Void = { _ in }
  ) -> (count: Int, mayNeedNormalizing: Bool) {
    var read = 0
    var written = 0
    var mayNeedNormalizing = false
    var onCyrillic = false
    var onGreek = false
    while read < count {
      let (scalar, width) = UTF8Scalars.decode(bytes, read)
      if scalar < 0x300 {
        onCyrillic = false
        onGreek = false
      } else if onCyrillic && isStressMark(scalar) || onGreek && isGreekMark(scalar) || isDropped(scalar) {
        mayNeedNormalizing = true
        read &+= width
        continue
      } else if isCyrillicLetter(scalar) {
        onCyrillic = true
        onGreek = false
      } else if isGreekLetter(scalar) {
        onGreek = true
        onCyrillic = false
      } else if onCyrillic || onGreek {
        let stays = isCombining(scalar)
        onCyrillic = onCyrillic && stays
        onGreek = onGreek && stays
      }
      let unified = unify(scalar)
      if unified == scalar && scalar != space {
        for offset in 0..<width {
          bytes[written &+ offset] = bytes[read &+ offset]
          onWrite(read &+ offset)
        }
        written &+= width
      } else if unified == space {
        if written > 0 && bytes[written &- 1] != 0x20 {
          bytes[written] = 0x20
          onWrite(read)
          written &+= 1
        }
      } else {
        mayNeedNormalizing = mayNeedNormalizing || unified >= 0x80
        let newWidth = UTF8Scalars.encodeShort(unified, bytes + written)
        for _ in 0..<newWidth { onWrite(read) }
        written &+= newWidth
      }
      read &+= width
    }
    if written > 0 && bytes[written &- 1] == 0x20 { written &-= 1 }
    return (written, mayNeedNormalizing)
  }

  /// Whether `scalar` leaves a stress mark behind it on the letter before it.
  static func isCombining(_ scalar: UInt32) -> Bool { icu_combining_class(Int32(bitPattern: scalar)) != 0 }
}
