/// Latin letters with marks, and the words of those who type without.
package enum LatinMarks {
  /// Whether folded text has a letter that is not ASCII's.
  package static func stand(in text: some Sequence<UInt8>) -> Bool {
    // First bytes of letters; C2 and E2 begin signs.
    text.contains { $0 >= 0xC3 && $0 != 0xE2 }
  }

  /// A folded word in the letters of ASCII, without what stands on, below or across them; nil where nothing changes, or where
  /// letters of other scripts remain.
  package static func stripped(_ word: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard word.contains(where: { $0 >= 0xC3 && $0 != 0xE2 }), !word.contains(where: { $0 >= 0xCE && $0 != 0xE1 }) else {
      return nil
    }
    var parts = Scratch<UInt8>()
    let count = Normalizer.normalize(.nfd, word, into: &parts)
    var plain: [UInt8] = []
    var at = 0
    while at < count {
      let (scalar, width) = UTF8Scalars.decode(parts.base, at)
      at += width
      switch scalar {
      case 0..<0x80: plain.append(UInt8(scalar))
      case 0x0300...0x036F: break
      // Letters with a stroke, and the dotless one, have no decomposition.
      case 0x0111: plain.append(0x64)
      case 0x0127: plain.append(0x68)
      case 0x0131: plain.append(0x69)
      case 0x0142: plain.append(0x6C)
      case 0x00F8: plain.append(0x6F)
      case 0x0167: plain.append(0x74)
      default: return nil
      }
    }
    return plain
  }
}
