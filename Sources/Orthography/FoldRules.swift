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
    case 0x22, 0xAB, 0xBB, 0x201C...0x201F, 0x301D...0x301F:
      return 0x22
    case 0x27, 0x60, 0x02BC, 0x2018...0x201B, 0x2032, 0x2039, 0x203A:
      return 0x27
    case 0x0450, 0x0451:
      return 0x0435  // ѐ ё -> е
    case 0x045D:
      return 0x0438  // ѝ -> и
    default:
      return scalar
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
    while read < count {
      let (scalar, width) = UTF8Scalars.decode(bytes, read)
      if scalar < 0x300 {
        onCyrillic = false
      } else if onCyrillic && isStressMark(scalar) {
        mayNeedNormalizing = true
        read &+= width
        continue
      } else if isCyrillicLetter(scalar) {
        onCyrillic = true
      } else if onCyrillic {
        onCyrillic = isCombining(scalar)
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
        mayNeedNormalizing = mayNeedNormalizing || unified >= 0x400
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
