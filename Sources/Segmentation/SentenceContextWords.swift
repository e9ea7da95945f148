// The words around a terminator.

extension SentenceContext {
  struct Word {
    /// Where it begins.
    var start: Int
    /// In small letters; single letters with stops between are joined by them.
    var lower: String
    /// Letters of the last part.
    var count: Int
    /// A capital letter, or several with stops between.
    var isInitials: Bool
    var isNumeral: Bool
    var isLatinSmall: Bool
    var isVowelless: Bool
    /// More than one letter, all of them capitals.
    var isCapitals: Bool
    /// One letter of a script without capitals, which stands for a word: Hebrew, Arabic, Georgian, those of India.
    var isUncasedLetter = false
    /// Of several parts with stops between.
    var isJoined = false
  }

  /// The word before the stop, with the single letters and stops before it.
  func word_() -> Word? {
    guard var word = word(endingAt: runStart) else { return nil }
    guard word.count == 1 || lexicon.abbreviation(word.lower) == nil else { return word }
    var joined = word.lower
    var parts = 1
    // The longest that is known.
    var known: (lower: String, start: Int)?
    while parts < 8 {
      var at = word.start
      // One space at most: «т. е.».
      if let (value, earlier) = before(at), value == 0x20 || value == 0xA0 || value == 0x202F { at = earlier }
      guard let (value, stop) = before(at), value == 0x2E, let earlier = self.word(endingAt: stop) else { break }
      // «т. е. А. С.» are two things: capitals and small letters go apart, but for degrees.
      let longer = earlier.lower + "." + joined
      guard earlier.count <= 2 || lexicon.joins.contains(longer) else { break }
      guard earlier.isInitials == word.isInitials || at == word.start || lexicon.joins.contains(longer) else { break }
      joined = longer
      word.start = earlier.start
      word.isNumeral = false
      parts += 1
      if lexicon.abbreviation(joined) != nil, !word.isInitials { known = (joined, word.start) }
    }
    if let known { (joined, word.start) = known }
    if parts > 1 {
      word.lower = joined
      word.isLatinSmall = false
      word.isVowelless = false
      word.isJoined = true
      word.isInitials = word.isInitials && word.count == 1
      if !word.isInitials, lexicon.abbreviation(joined) == nil {
        // «в т. ч. п. 5»: the last letter alone decides.
        return self.word(endingAt: runStart)
      }
    }
    return word
  }

  func word(endingAt end: Int) -> Word? {
    var at = end
    var count = 0
    var capitals = 0
    var vowels = false
    var isRoman = true
    var isLatin = true
    var hasMarks = false
    let limit = max(start, end - Self.reach)
    var isAlphabetic = false
    func finished(_ at: Int) -> Word? {
      guard count > 0 else { return nil }
      return Word(
        start: at, lower: lower(at..<end), count: count, isInitials: count == 1 && capitals == 1,
        isNumeral: isRoman, isLatinSmall: isLatin && capitals == 0,
        isVowelless: !vowels && count > 1 && count <= 3 && capitals < 2, isCapitals: count > 1 && capitals == count,
        isUncasedLetter: count == 1 && isAlphabetic && !hasMarks)
    }
    while at > limit, let (value, earlier) = before(at) {
      let kind = letterCase(at: earlier)
      switch kind {
      case .upper, .lower, .uncased: break
      case .digit, .other:
        // A hyphen or an apostrophe within the word, an accent, a vowel sign.
        let isMark = Self.isMark(value)
        let isInner = value == 0x2D || value == 0x2019 || value == 0x27
        guard isMark || isInner && count > 0, let (_, further) = before(earlier), isMark || isLetter(further) else {
          return finished(at)
        }
        hasMarks = hasMarks || isMark && !Self.isDirection(value)
        at = earlier
        continue
      }
      count += 1
      if kind == .upper { capitals += 1 }
      if value >= 0x80 || !Self.isRoman(UInt8(value)) { isRoman = false }
      if value >= 0x250 { isLatin = false }
      if kind == .uncased { isAlphabetic = value < 0xE00 || value >= 0x10D0 && value <= 0x10FF }
      if !vowels { vowels = kind == .uncased || Self.isVowel(value) }
      at = earlier
    }
    return finished(at)
  }

  /// Accents, and the vowel signs of scripts that write them around a letter.
  private static func isMark(_ value: UInt32) -> Bool {
    guard value >= 0x300 else { return false }
    guard let scalar = Unicode.Scalar(value) else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark: return true
    case .format: return value == 0x200C || value == 0x200D || SentenceContext.isDirection(value)
    default: return false
    }
  }

  func isLetter(_ at: Int) -> Bool {
    switch letterCase(at: at) {
    case .upper, .lower, .uncased: true
    case .digit, .other: false
    }
  }

  static func isVowel(_ value: UInt32) -> Bool {
    switch value | 0x20 {
    case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: return true
    default: break
    }
    switch value {
    case 0x410, 0x415, 0x418, 0x41E, 0x423, 0x42B, 0x42D, 0x42E, 0x42F, 0x401, 0x430, 0x435, 0x438, 0x43E, 0x443, 0x44B,
      0x44D, 0x44E, 0x44F, 0x451, 0x404, 0x406, 0x407, 0x454, 0x456, 0x457:
      return true
    // Accented Latin letters are vowels here: what has one is no abbreviation.
    case 0xC0...0x3FF, 0x460...: return true
    default: return false
    }
  }

  func endOfWord(_ from: Int) -> Int {
    var at = from
    while at - from < Self.reach, let (value, length) = scalar(at) {
      let isInner = value == 0x27 || value == 0x2019 || value == 0x2D || Self.isMark(value)
      guard isLetter(at) || at > from && isInner else { break }
      at += length
    }
    // A hyphen or an apostrophe at the end is not of the word.
    while at > from, let (value, earlier) = before(at), value == 0x27 || value == 0x2019 || value == 0x2D {
      at = earlier
    }
    return at
  }

  func lower(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    let bytes = UnsafeBufferPointer(rebasing: text[range])
    guard let first = bytes.baseAddress else { return "" }
    var ascii = 0
    while ascii < bytes.count, first[ascii] < 0x80 { ascii &+= 1 }
    if ascii == bytes.count {
      return String(unsafeUninitializedCapacity: ascii) { letters in
        for at in 0..<ascii {
          let byte = first[at]
          letters[at] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        }
        return ascii
      }
    }
    return String(decoding: bytes, as: UTF8.self).lowercased().replacing("’", with: "'")
  }
}
