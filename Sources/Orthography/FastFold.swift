/// The fold of text made only of characters whose fold is known here; byte for byte what the slow path gives.
///
/// Handled: ASCII without control codes, Cyrillic U+0400–U+045F and U+0490–U+0491, U+00C0–U+00FF without ß × ÷, the
/// usual spaces, dashes, quotes and signs, № … −, soft hyphen, and an acute after a Cyrillic letter that it does not
/// compose with. Such text is also NFC as it stands: no other combining mark is in it.
enum FastFold {
  /// Folds `count` bytes into `out`, which has room for as many. Returns how many it wrote; nil, with `out` undefined,
  /// when the text holds anything else, invalid UTF-8 included.
  static func fold(
    _ text: UnsafePointer<UInt8>, _ count: Int, _ out: UnsafeMutablePointer<UInt8>, _ tables: FoldTables
  ) -> Int? {
    let ascii = tables.ascii
    let cyrillic = tables.cyrillic
    var read = 0
    var written = 0
    while read < count {
      let byte = text[read]
      if byte < 0x80 && read &+ 8 <= count {
        let word = EightBytes.load(text + read)
        if word & EightBytes.highBits == 0, let folded = foldEight(word, atBreak(out, written)) {
          EightBytes.store(folded, out + written)
          written &+= 8
          read &+= 8
          continue
        }
      }
      let folded = ascii[Int(byte)]
      if folded > 0x20 {
        out[written] = folded
        written &+= 1
        read &+= 1
        continue
      }
      if folded == 0x20 {
        if !atBreak(out, written) {
          out[written] = 0x20
          written &+= 1
        }
        read &+= 1
        continue
      }
      guard read &+ 1 < count else { return nil }
      let second = text[read &+ 1]
      guard second & 0xC0 == 0x80 else { return nil }
      let low = Int(second & 0x3F)
      if byte &- 0xD0 < 3 {
        let pair = cyrillic[Int(byte &- 0xD0) &<< 6 | low]
        guard pair != 0 else { return nil }
        out[written] = UInt8(truncatingIfNeeded: pair)
        out[written &+ 1] = UInt8(truncatingIfNeeded: pair &>> 8)
        written &+= 2
        read &+= 2
        continue
      }
      let action: UInt8
      let width: Int
      switch byte {
      case 0xC2:
        action = tables.latin1[low]
        width = 2
      case 0xC3:
        // ß folds to two letters; × and ÷ are none.
        guard low != 0x1F && low != 0x17 && low != 0x37 else { return nil }
        out[written] = 0xC3
        out[written &+ 1] = low < 0x20 ? second &+ 0x20 : second
        written &+= 2
        read &+= 2
        continue
      case 0xCC:
        guard second == 0x81 && acuteIsStress(text, read) else { return nil }
        read &+= 2
        continue
      case 0xE2:
        guard read &+ 2 < count else { return nil }
        let third = text[read &+ 2]
        guard third & 0xC0 == 0x80 else { return nil }
        width = 3
        switch (second, third) {
        case (0x80, _):
          action = tables.punctuation[Int(third & 0x3F)]
        case (0x82, 0xAC):
          action = FoldTables.Action.keep  // €
        case (0x84, 0x96):  // №
          out[written] = 0x6E
          out[written &+ 1] = 0x6F
          written &+= 2
          read &+= 3
          continue
        case (0x88, 0x92):
          action = 0x2D  // −
        default:
          return nil
        }
      default:
        return nil
      }
      switch action {
      case FoldTables.Action.refuse:
        return nil
      case FoldTables.Action.drop:
        break
      case FoldTables.Action.keep:
        for offset in 0..<width { out[written &+ offset] = text[read &+ offset] }
        written &+= width
      case FoldTables.Action.ellipsis:
        for offset in 0..<3 { out[written &+ offset] = 0x2E }
        written &+= 3
      case 0x20:
        if !atBreak(out, written) {
          out[written] = 0x20
          written &+= 1
        }
      default:
        out[written] = action
        written &+= 1
      }
      read &+= width
    }
    if written > 0 && out[written &- 1] == 0x20 { written &-= 1 }
    return written
  }

  /// Whether a space here would be dropped: at the start, or after another.
  @inline(__always)
  private static func atBreak(_ out: UnsafePointer<UInt8>, _ written: Int) -> Bool {
    written == 0 || out[written &- 1] == 0x20
  }

  /// Eight ASCII bytes in lower case; nil when one of them wants more: a control, a grave, a space after a space.
  @inline(__always)
  private static func foldEight(_ word: UInt64, _ atBreak: Bool) -> UInt64? {
    let printable = EightBytes.within(word, 0x20, 0x7F)
    let spaces = EightBytes.equal(word, 0x20)
    let doubled = spaces & (spaces &<< 8 | (atBreak ? 0x80 : 0))
    let refused = (printable ^ EightBytes.highBits) | EightBytes.equal(word, 0x60) | doubled
    guard refused == 0 else { return nil }
    return word | EightBytes.within(word, 0x41, 0x5B) &>> 2
  }

  /// Whether the acute at `offset` directly follows a Cyrillic letter, and not г or к, with which it composes.
  private static func acuteIsStress(_ text: UnsafePointer<UInt8>, _ offset: Int) -> Bool {
    guard offset >= 2 else { return false }
    let first = text[offset &- 2]
    let second = text[offset &- 1]
    guard first &- 0xD0 < 3 else { return false }
    return !(first == 0xD0 && (second == 0x93 || second == 0x9A || second == 0xB3 || second == 0xBA))
  }
}
