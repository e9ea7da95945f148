/// Quotations and brackets that stand open while a sentence is read, the outermost first.
///
/// What is within one is cut only where its frame does not go on behind it: `He said "Wait. I come" and left.` is one sentence.
struct Enclosures {
  struct Enclosure {
    enum Kind {
      case quotation
      /// `(` and the like.
      case bracket
      /// Of East Asia, where a quotation or title is cut nowhere.
      case corner
    }

    var kind: Kind
    var opener: UInt32
    /// Of the opening sign.
    var offset: Int
    var closers: (UInt32, UInt32)
    /// Where the closing sign is, once it was looked for; -1 when there is none near.
    var closing: Int?
    var isWhole = false
  }

  private(set) var open: [Enclosure] = []

  /// Nothing is looked for further than this, in bytes.
  static let reach = 600
  /// What is whole, in characters: speech at a sentence's start or behind a colon, and a quotation among words.
  static let longestSpeech = 64
  static let longestPhrase = 120
  private static let most = 8

  var isEmpty: Bool { open.isEmpty }

  mutating func removeAll() {
    if !open.isEmpty { open.removeAll(keepingCapacity: true) }
  }

  /// Opens or closes what a sign opens or closes.
  mutating func pass(_ value: UInt32, at offset: Int, in text: UnsafeBufferPointer<UInt8>) {
    guard let (kind, closers, mayClose) = Self.role(of: value) else { return }
    if mayClose, let index = open.lastIndex(where: { $0.closers.0 == value || $0.closers.1 == value }) {
      if value != 0x2019 || !Self.isLetter(behind: offset, in: text) { open.removeSubrange(index...) }
      return
    }
    guard let kind, open.count < Self.most else { return }
    if mayClose || value == 0x2018 {
      // A sign that also closes opens where a word may begin.
      guard Self.mayOpen(at: offset, in: text) else { return }
    }
    open.append(Enclosure(kind: kind, opener: value, offset: offset, closers: closers))
  }

  /// Whether a sentence that ends at `end`, with the signs that close behind it, is within something that stays whole.
  mutating func hold(_ end: Int, in context: SentenceContext) -> Bool {
    for index in open.indices {
      if open[index].closing == nil {
        let closing = Self.closing(of: open[index], in: context.text)
        open[index].closing = closing?.offset ?? -1
        if let closing { open[index].isWhole = context.goesOn(behind: closing.end, of: open[index]) }
      }
      if open[index].isWhole, let closing = open[index].closing, closing >= end { return true }
    }
    return false
  }

  private static func closing(
    of enclosure: Enclosure, in text: UnsafeBufferPointer<UInt8>
  ) -> (offset: Int, end: Int)? {
    var at = enclosure.offset + UTF8Decoding.scalar(in: text, at: enclosure.offset).length
    let limit = min(text.count, at + reach)
    var depth = 0
    while at < limit {
      let (value, length) = UTF8Decoding.scalar(in: text, at: at)
      if value == 0x0A { return nil }
      if value == enclosure.closers.0 || value == enclosure.closers.1 {
        let isApostrophe = value == 0x2019 && isLetter(behind: at, in: text)
        if !isApostrophe, depth == 0 { return (at, at + length) }
        if !isApostrophe { depth -= 1 }
      } else if value == enclosure.opener {
        depth += 1
      }
      at += length
    }
    return nil
  }

  /// What a sign opens, with what closes it, and whether it may close as well.
  private static func role(of value: UInt32) -> (Enclosure.Kind?, closers: (UInt32, UInt32), mayClose: Bool)? {
    switch value {
    case 0x22: (.quotation, (0x22, 0x201D), true)
    case 0x28: (.bracket, (0x29, 0x29), false)
    case 0xFF08: (.bracket, (0xFF09, 0xFF09), false)
    case 0x29, 0xFF09: (nil, (0, 0), true)
    case 0xAB: (.quotation, (0xBB, 0xBB), true)
    case 0xBB: (.quotation, (0xAB, 0xBB), true)
    case 0x2018: (.quotation, (0x2019, 0x2019), true)
    case 0x2019: (nil, (0, 0), true)
    case 0x201A: (.quotation, (0x2018, 0x2019), false)
    case 0x201C: (.quotation, (0x201D, 0x201D), true)
    case 0x201D: (.quotation, (0x201D, 0x201C), true)
    case 0x201E: (.quotation, (0x201C, 0x201D), false)
    case 0x300C, 0x300E, 0x300A, 0x3008, 0x3010: (.corner, (value + 1, value + 1), false)
    case 0x300D, 0x300F, 0x300B, 0x3009, 0x3011: (nil, (0, 0), true)
    default: nil
    }
  }

  private static func mayOpen(at offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let (value, _) = UTF8Decoding.scalar(in: text, before: offset) else { return true }
    if SentenceScanner.isSpace(value) || value == 0x28 || value == 0x5B || value == 0x2014 || value == 0x2013 {
      return true
    }
    // Quotation marks, and what has no spaces before them.
    return value == 0xAB || value >= 0x2018 && value <= 0x201E || value >= 0x2E80 && value <= 0xFFEF
  }

  private static func isLetter(behind offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let next = offset + UTF8Decoding.scalar(in: text, at: offset).length
    guard next < text.count else { return false }
    let value = UTF8Decoding.scalar(in: text, at: next).value
    if value < 0x80 { return value | 0x20 >= 0x61 && value | 0x20 <= 0x7A }
    return value >= 0xC0 && value < 0x2000
  }
}
