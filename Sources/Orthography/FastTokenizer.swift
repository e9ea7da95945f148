/// Word boundaries (UAX #29, section 4.1) in text that ``FastFold`` has folded; exactly those ICU gives.
enum FastTokenizer {
  private typealias ByteClass = FoldTables.ByteClass

  /// Writes the tokens of `count` bytes to `out`, which has room for as many; returns how many there are. Nil, with
  /// `out` undefined, when a character is in it that only ICU should judge. Two bytes after the text are overwritten,
  /// and ``Folder/padding`` must be readable.
  static func tokenize(
    _ text: UnsafeMutablePointer<UInt8>, _ count: Int, _ out: UnsafeMutablePointer<Token>,
    _ tables: FoldTables
  ) -> Int? {
    let classes = tables.classes
    // Spaces end every run, so that no loop below has to look at the count.
    text[count] = 0x20
    text[count &+ 1] = 0x20
    var written = 0
    var position = 0
    while position < count {
      let start = position
      let first = classes[Int(text[position])]
      let kind: TokenClass
      if first & ByteClass.inWord != 0 {
        var run = scanRun(text + position)
        var letters = run.letters
        var digits = run.digits
        position &+= run.count
        while true {
          if run.count < 8 {
            let next = classes[Int(text[position])]
            if next & ByteClass.joint == 0 { break }
            if next == ByteClass.askICU { return nil }
            let both = classes[Int(text[position &- 1])] & classes[Int(text[position &+ 1])]
            let joinsLetters = next & ByteClass.midLetter != 0 && both & ByteClass.letter != 0
            let joinsDigits = next & ByteClass.midNumber != 0 && both & ByteClass.digit != 0
            if !(joinsLetters || joinsDigits) { break }
            if next & ByteClass.askICU != 0 { return nil }
            position &+= 1
          }
          run = scanRun(text + position)
          letters |= run.letters
          digits |= run.digits
          position &+= run.count
        }
        kind = letters != 0 ? .word : digits != 0 ? .number : .punctuation
      } else if first == ByteClass.space {
        position &+= 1
        continue
      } else if first == ByteClass.askICU {
        return nil
      } else {
        position &+= first & ByteClass.sign == 0 ? 1 : first == ByteClass.twoByteSign ? 2 : 3
        kind = .punctuation
      }
      out[written] = Token(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: position), kind: kind,
        hash: ByteHash.hash64(padded: UnsafeRawPointer(text + start), position &- start))
      written &+= 1
    }
    return written
  }

  /// How many of the eight bytes from `text` on belong to one run of letters, digits and low lines, 0 to 8; and whether
  /// letters or digits are among them, not zero if so.
  @inline(__always)
  private static func scanRun(_ text: UnsafePointer<UInt8>) -> (count: Int, letters: UInt64, digits: UInt64) {
    let word = EightBytes.load(text)
    let notASCII = word & EightBytes.highBits
    let ascii = word & ~EightBytes.highBits
    // Signs beyond ASCII begin with C2 or E2; no letter here does.
    let signs = EightBytes.equal(word & (EightBytes.lowBits &* 0xDF), 0xC2)
    let letter = EightBytes.within(ascii, 0x61, 0x7B) & ~notASCII | notASCII & ~signs
    let digit = EightBytes.within(ascii, 0x30, 0x3A) & ~notASCII
    let stop = ~(letter | digit | EightBytes.equal(word, 0x5F)) & EightBytes.highBits
    let before = (stop &- 1) & ~stop
    return (stop.trailingZeroBitCount &>> 3, letter & before, digit & before)
  }
}
