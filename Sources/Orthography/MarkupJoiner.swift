/// Makes one token of each stretch of markup in plain text: `<b>`, `</a>`, `<x id="1"/>`, `%s`, `%1$d`, `%(name)s`, `{0}`, `${x}`,
/// `{{x}}`, `&nbsp;`, `\n`, and the mark of an accelerator key in `&File`.
///
/// Word breaks would cut them into words and signs, and a segment that differs in a placeholder would look as far away as one
/// with other words. Works in place on what word breaks found in folded text, in one pass
/// over the tokens.
enum MarkupJoiner {
  /// - Returns: how many tokens there are afterwards.
  static func join(
    _ text: UnsafePointer<UInt8>, _ count: Int, _ tokens: UnsafeMutablePointer<Token>, _ tokenCount: Int
  ) -> Int {
    // Most texts have none.
    var first = 0
    while first < tokenCount, !begins(text, tokens[first]) { first += 1 }
    guard first < tokenCount else { return tokenCount }
    var written = first
    var read = first
    while read < tokenCount {
      let token = tokens[read]
      read += 1
      guard begins(text, token) else {
        tokens[written] = token
        written += 1
        continue
      }
      let start = Int(token.start)
      guard let end = end(UnsafeBufferPointer(start: text, count: count), start) else {
        tokens[written] = token
        written += 1
        continue
      }
      tokens[written] = make(text, start, end, .markup)
      written += 1
      // What lies within goes; of a token that reaches beyond, the rest stays: `\nfile`, `%s.txt`.
      while read < tokenCount, Int(tokens[read].end) <= end { read += 1 }
      if read < tokenCount, Int(tokens[read].start) < end {
        let rest = Int(tokens[read].end)
        tokens[read] = make(text, end, rest, SegmentAnalyzer.kind(text, end, rest))
      }
    }
    return written
  }

  private static func make(_ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ kind: TokenClass) -> Token {
    Token(
      start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end), kind: kind,
      hash: ByteHash.hash64(padded: UnsafeRawPointer(text + start), end - start) ^ (kind == .markup ? markup : 0))
  }

  /// What sets the hash of markup apart from that of the same bytes as a sign: `&` in `&File` is another token than in `A & B`.
  private static let markup: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  private static func begins(_ text: UnsafePointer<UInt8>, _ token: Token) -> Bool {
    guard token.kind == .punctuation else { return false }
    let byte = text[Int(token.start)]
    // < % { $ & \
    return byte == 0x3C || byte == 0x25 || byte == 0x7B || byte == 0x24 || byte == 0x26 || byte == 0x5C
  }

  /// The longest stretch that is taken for markup, in bytes.
  private static let longest = 512

  /// Where the markup that begins at a place ends; nil when none does.
  private static func end(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    func byte(_ at: Int) -> UInt8 { at < text.count ? text[at] : 0 }
    func isLetter(_ at: Int) -> Bool { byte(at) >= 0x61 && byte(at) <= 0x7A }
    func isDigit(_ at: Int) -> Bool { byte(at) >= 0x30 && byte(at) <= 0x39 }
    /// Up to a closing byte, without spaces.
    func closed(_ from: Int, by closing: UInt8) -> Int? {
      var at = from
      while at < text.count, at - from < 64, byte(at) > 0x20 {
        if byte(at) == closing { return at > from ? at + 1 : nil }
        at += 1
      }
      return nil
    }
    let brace = UInt8(ascii: "{")
    switch byte(start) {
    case UInt8(ascii: "<"):
      var at = start + (byte(start + 1) == UInt8(ascii: "/") ? 2 : 1)
      guard isLetter(at) else { return nil }
      // `a <b and c> d` is no tag: what has spaces has attributes.
      var (hasSpace, hasValue) = (false, false)
      while at < text.count, at - start < longest {
        switch byte(at) {
        case UInt8(ascii: ">"): return hasSpace && !hasValue && byte(at - 1) != UInt8(ascii: "/") ? nil : at + 1
        case UInt8(ascii: "<"): return nil
        case UInt8(ascii: "="): hasValue = true
        case 0x20: hasSpace = true
        default: break
        }
        at += 1
      }
      return nil
    case UInt8(ascii: "&"):
      var at = start + 1
      if byte(at) == UInt8(ascii: "#") { at += 1 }
      let name = at
      while isLetter(at) || isDigit(at), at - name < 10 { at += 1 }
      if at > name, byte(at) == UInt8(ascii: ";") { return at + 1 }
      // The mark of an accelerator key, `&Remove`: in front of a word.
      let isFirst = start == 0 || text[start - 1] == 0x20
      return isFirst && (isLetter(start + 1) || byte(start + 1) >= 0x80) ? start + 1 : nil
    case UInt8(ascii: "\\"):
      return "ntr\"".utf8.contains(byte(start + 1)) ? start + 2 : nil
    case UInt8(ascii: "$"):
      return byte(start + 1) == brace ? closed(start + 2, by: UInt8(ascii: "}")) : nil
    case brace:
      if byte(start + 1) == brace {
        guard let end = closed(start + 2, by: UInt8(ascii: "}")), byte(end) == UInt8(ascii: "}") else { return nil }
        return end + 1
      }
      return closed(start + 1, by: UInt8(ascii: "}"))
    default:
      // printf, as in `%5.2f`; a percent sign behind a number is one.
      guard start == 0 || !isDigit(start - 1) else { return nil }
      var at = start + 1
      if byte(at) == UInt8(ascii: "(") {
        guard let end = closed(at + 1, by: UInt8(ascii: ")")) else { return nil }
        at = end
      } else {
        let number = at
        while isDigit(at) { at += 1 }
        if at > number, byte(at) == UInt8(ascii: "$") { at += 1 }
      }
      while isDigit(at) || "-+#.".utf8.contains(byte(at)) { at += 1 }
      var lengths = 0
      while "hljztq".utf8.contains(byte(at)), lengths < 2 {
        at += 1
        lengths += 1
      }
      guard "sdiuxfgecpa@".utf8.contains(byte(at)), byte(at) != 0 else { return nil }
      return isLetter(at + 1) || byte(at + 1) >= 0x80 ? nil : at + 1
    }
  }
}
