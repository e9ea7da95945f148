internal import Bitext

/// A text of a segment, cut up once for all rules.
///
/// Places are indexes of characters (Unicode scalars), until a finding is made of them.
struct CheckedText {
  let text: String
  let scalars: [Unicode.Scalar]
  private(set) var classes: [CharacterClass]
  /// What any character of the text is.
  private(set) var all: CharacterClass = []
  /// Outside ``literals``.
  private(set) var words: [Word] = []
  /// Placeholders, tags, addresses and the like, in order.
  let literals: [Literal]

  /// - Parameter other: the other text, where percentages of the language have their sign before them.
  init(_ text: String, syntax: DraftSegment.Syntax, percentagesUnlessIn other: String? = nil) {
    self.text = text
    let capacity = text.utf8.count
    var all: CharacterClass = []
    let scalars = [Unicode.Scalar](unsafeUninitializedCapacity: max(capacity, 1)) { buffer, count in
      for scalar in text.unicodeScalars {
        buffer.initializeElement(at: count, to: scalar)
        count += 1
      }
    }
    var classes = [CharacterClass](unsafeUninitializedCapacity: max(scalars.count, 1)) { buffer, count in
      for scalar in scalars {
        let next = CharacterClass.of(scalar)
        all.formUnion(next)
        buffer.initializeElement(at: count, to: next)
        count += 1
      }
    }
    self.scalars = scalars
    literals = LiteralScanner.scan(scalars, classes, syntax, percentagesUnlessIn: other)
    for literal in literals {
      for at in literal.range { classes[at].insert(.literal) }
    }
    self.classes = classes
    self.all = all
    findWords()
  }

  /// The character at a place; nil outside the text.
  subscript(_ at: Int) -> Unicode.Scalar? { at >= 0 && at < scalars.count ? scalars[at] : nil }

  /// What the character at a place is; nothing outside the text.
  @inline(__always)
  func kind(_ at: Int) -> CharacterClass { at >= 0 && at < classes.count ? classes[at] : [] }

  func string(_ range: Range<Int>) -> String {
    String(scalars: scalars[range.clamped(to: 0..<scalars.count)])
  }

  func string(_ word: Word) -> String { string(word.range) }

  /// In UTF-16 units.
  func utf16(_ range: Range<Int>) -> Range<Int> {
    let wide = { (end: Int) in scalars[..<min(end, scalars.count)].count { $0.value > 0xFFFF } }
    return range.lowerBound + wide(range.lowerBound)..<range.upperBound + wide(range.upperBound)
  }

  /// From a range in UTF-16 units, or in UTF-8 bytes of the text.
  func range(utf16 range: Range<Int>) -> Range<Int> { place(range.lowerBound, of: 2)..<place(range.upperBound, of: 2) }

  private func place(_ offset: Int, of width: Int) -> Int {
    var passed = 0
    for (at, scalar) in scalars.enumerated() {
      if passed >= offset { return at }
      passed += scalar.value > 0xFFFF ? 2 : 1
    }
    return scalars.count
  }

  var trimmed: Range<Int> {
    var start = 0
    var end = scalars.count
    while start < end, classes[start].contains(.space) { start += 1 }
    while end > start, classes[end - 1].contains(.space) { end -= 1 }
    return start..<end
  }

  private mutating func findWords() {
    var at = 0
    let count = scalars.count
    while at < count {
      let first = classes[at]
      guard !first.isDisjoint(with: .alphanumeric), !first.contains(.literal) else {
        at += 1
        continue
      }
      let start = at
      var all: CharacterClass = []
      var shared = CharacterClass(rawValue: .max)
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      while at < count {
        let next = classes[at]
        if next.contains(.literal) { break }
        if next.isDisjoint(with: .inWord) {
          // An apostrophe, or a hyphenation point within.
          let scalar = scalars[at]
          guard scalar == "'" || scalar == "’" || scalar == "\u{AD}", at + 1 < count,
            classes[at + 1].contains(.letter), classes[at - 1].contains(.letter)
          else { break }
          if scalar != "\u{AD}" { hash = (hash ^ 0x27) &* 0x100_0000_01B3 }
          at += 1
          continue
        }
        all.formUnion(next)
        if next.contains(.letter) { shared.formIntersection(next) }
        if WordHash.counts(scalars[at], next) { hash = WordHash.add(hash, scalars[at]) }
        at += 1
      }
      words.append(Word(range: start..<at, all: all, shared: shared, first: first, hash: hash))
    }
  }
}

extension String {
  /// Written in one go: appending to a view of characters grows it again and again.
  init(scalars: ArraySlice<Unicode.Scalar>) {
    self.init(unsafeUninitializedCapacity: scalars.count * 4) { buffer in
      var count = 0
      for scalar in scalars {
        if scalar.value < 0x80 {
          buffer[count] = UInt8(truncatingIfNeeded: scalar.value)
          count += 1
        } else {
          for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
            buffer[count] = byte
            count += 1
          }
        }
      }
      return count
    }
  }
}

/// A run of letters, digits and marks.
struct Word: Sendable {
  let range: Range<Int>
  /// What any of its characters is, and what each of its letters is.
  let all: CharacterClass
  let shared: CharacterClass
  let first: CharacterClass
  /// Of its letters in lower case, with е for ё and without marks; but with those of the scripts of India and beyond, where they are
  /// vowels.
  let hash: UInt64

  var count: Int { range.count }
  var hasDigits: Bool { all.contains(.digit) }
  var isCapitalised: Bool { first.contains(.upper) }
  var isLower: Bool { all.contains(.letter) && !all.contains(.upper) }
  /// Two letters or more, all capitals.
  var isAllCaps: Bool { count > 1 && all.contains(.upper) && !all.contains(.lower) }
}

/// The hash by which words are looked up in tables.
enum WordHash {
  /// Whether a character says which word it is: accents and points do not.
  @inline(__always)
  static func counts(_ scalar: Unicode.Scalar, _ kind: CharacterClass) -> Bool {
    !kind.contains(.mark) || (0x900..<0x1AB0).contains(scalar.value)
  }

  @inline(__always)
  static func add(_ hash: UInt64, _ scalar: Unicode.Scalar) -> UInt64 {
    var value = scalar.lowered.value
    if value == 0x451 { value = 0x435 }
    return (hash ^ UInt64(value)) &* 0x100_0000_01B3
  }

  static func of(_ word: some StringProtocol) -> UInt64 { of(word.unicodeScalars) }

  static func of(_ scalars: some Sequence<Unicode.Scalar>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for scalar in scalars { hash = add(hash, scalar) }
    return hash
  }

  static func set(_ words: String) -> Set<UInt64> { Set(words.split(separator: " ").map { of($0) }) }
}
