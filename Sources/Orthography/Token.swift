/// What a token is to matching: words carry meaning, numbers are carried over, punctuation weighs little.
package enum TokenClass: UInt8, BitwiseCopyable, Sendable {
  /// Anything with a letter, kana or ideograph in it.
  case word = 0
  /// Digits, with the signs between them: `3.14`, `1,000`.
  case number = 1
  case punctuation = 2
  /// A tag, placeholder or entity that stands in the text: `<b>`, `%s`.
  case markup = 3

  /// Whether it is read out: a word or a number.
  package var isSpoken: Bool { rawValue < 2 }
}

/// One word, number or sign of a folded text.
package struct Token: BitwiseCopyable, Sendable {
  /// Byte offsets in the folded text, the end exclusive.
  package var start: UInt32
  package var end: UInt32
  package var kind: TokenClass
  /// ``ByteHash`` of the token's folded bytes; of markup another one, so that it differs from a sign of the same bytes.
  package var hash: UInt64

  package init(start: UInt32, end: UInt32, kind: TokenClass, hash: UInt64) {
    self.start = start
    self.end = end
    self.kind = kind
    self.hash = hash
  }
}
