/// Word boundaries (UAX #29, section 4.1) in text that ``FastFold`` has folded; exactly those ICU gives.
enum FastTokenizer {
  /// Writes the tokens of `count` bytes to `out`, which has room for as many; returns how many there are. Nil, with
  /// `out` undefined, when a character is in it that only ICU should judge. Two bytes after the text are overwritten.
  static func tokenize(
    _ text: UnsafeMutablePointer<UInt8>, _ count: Int, _ out: UnsafeMutablePointer<Token>, _ tables: FoldTables
  ) -> Int? {
    typealias ByteClass = FoldTables.ByteClass
    let classes = tables.classes
    let wordBits = ByteClass.letter | ByteClass.digit
    // Spaces end every run, so that no loop below has to look at the count.
    text[count] = 0x20
    text[count &+ 1] = 0x20
    var written = 0
    var position = 0
    while position < count {
      let start = position
      let first = classes[Int(text[position])]
      var seen = first
      if first & wordBits != 0 {
        var last = first
        while true {
          var next = first
          repeat {
            last = next
            seen |= next
            position &+= 1
            next = classes[Int(text[position])]
          } while next & wordBits != 0
          let joint = next & (ByteClass.midLetter | ByteClass.midNumber | ByteClass.askICU)
          if joint == 0 { break }  // the common case
          if joint == ByteClass.askICU { return nil }
          let following = classes[Int(text[position &+ 1])]
          let joinsLetters = joint & ByteClass.midLetter != 0 && last & following & ByteClass.letter != 0
          let joinsDigits = last & following & ByteClass.digit != 0
          if !(joinsLetters || joinsDigits) { break }
          if joint & ByteClass.askICU != 0 { return nil }
        }
      } else if first == ByteClass.space {
        position &+= 1
        continue
      } else if first == ByteClass.askICU {
        return nil
      } else if first == ByteClass.twoByteSign {
        position &+= 2
      } else if first == ByteClass.threeByteSign {
        position &+= 3
      } else {
        position &+= 1
      }
      let kind: TokenClass =
        if seen & ByteClass.letter != 0 && first & wordBits != 0 {
          .word
        } else if first & ByteClass.digit != 0 {
          .number
        } else {
          .punctuation
        }
      out[written] = Token(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: position), kind: kind,
        hash: ByteHash.hash64(UnsafeRawPointer(text + start), position &- start))
      written &+= 1
    }
    return written
  }
}
