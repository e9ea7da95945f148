internal import Orthography

/// The alphabets in which names are compared.
package enum NameScript: Int, Sendable, CaseIterable {
  case latin = 0
  case cyrillic = 1
}

/// A script's letters as small numbers.
///
/// 0 is no letter, 1 the beginning of a word, 2 its end; then the script's letters in the order of ``SpellingTable``, the
/// ten digits, and one number for every letter of any other script.
struct LetterCodes: Sendable {
  static let none: UInt8 = 0
  static let begin: UInt8 = 1
  static let end: UInt8 = 2

  let script: NameScript
  /// One more than the greatest code.
  let count: Int
  private let firstDigit: UInt8
  /// Any letter that is not of the script.
  let foreign: UInt8
  /// By scalar below U+0530; `unknown` where only ``code(_:)`` knows.
  private let table: [UInt8]
  private let rare: [Unicode.Scalar: UInt8]

  private static let unknown: UInt8 = 255

  static let latin = LetterCodes(.latin, letters: SpellingTable.shared.latinLetters)
  static let cyrillic = LetterCodes(.cyrillic, letters: SpellingTable.shared.cyrillicLetters)

  static func of(_ script: NameScript) -> LetterCodes { script == .latin ? latin : cyrillic }

  private init(_ script: NameScript, letters: String) {
    self.script = script
    var codes: [Unicode.Scalar: UInt8] = [:]
    for (index, scalar) in letters.unicodeScalars.enumerated() { codes[scalar] = UInt8(index + 3) }
    firstDigit = UInt8(letters.unicodeScalars.count + 3)
    foreign = firstDigit + 10
    count = Int(foreign) + 1
    if script == .cyrillic {
      for (other, letter) in Self.related { codes[other] = codes[letter] }
    }
    for (other, letter) in Self.lookalikes {
      let (from, to) = script == .cyrillic ? (other, letter) : (letter, other)
      codes[from] = codes[to]
    }
    rare = codes
    var table = [UInt8](repeating: Self.unknown, count: 0x530)
    for value in UInt32(0)..<0x80 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      if let code = codes[lower] {
        table[Int(value)] = code
      } else if (0x30...0x39).contains(value) {
        table[Int(value)] = firstDigit + UInt8(value - 0x30)
      } else {
        table[Int(value)] = scalar.properties.isAlphabetic ? foreign : Self.none
      }
    }
    for value in UInt32(0x400)..<0x460 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      table[Int(value)] = codes[lower == "ё" ? "е" : lower] ?? foreign
    }
    self.table = table
  }

  /// Whether ``quickCode(_:)`` knows the scalar: then folding would say nothing else.
  @inline(__always)
  static func isQuick(_ value: UInt32) -> Bool { value < 0x80 || (0x400..<0x460).contains(value) }

  /// The code of a scalar for which ``isQuick(_:)`` holds, whatever its case.
  @inline(__always)
  func quickCode(_ value: UInt32) -> UInt8 { table[Int(value)] }

  /// The code of a folded scalar; nil for marks, which stand for nothing of their own.
  func code(_ scalar: Unicode.Scalar) -> UInt8? {
    if Self.isQuick(scalar.value) { return table[Int(scalar.value)] }
    if let code = rare[scalar] { return code }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .format, .modifierLetter: return nil
    default: break
    }
    guard scalar.properties.isAlphabetic else { return Self.none }
    // An accent that the table does not know is no other letter.
    let base = Orthography.decomposed(String(scalar)).unicodeScalars.first ?? scalar
    return rare[base] ?? foreign
  }

  /// Letters of other Cyrillic alphabets, and of old Russian, read as the nearest modern Russian one.
  private static let related: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("і", "и"), ("ї", "и"), ("є", "е"), ("ґ", "г"), ("ў", "у"), ("ј", "й"), ("љ", "л"), ("њ", "н"), ("ђ", "ж"),
    ("ћ", "ч"), ("џ", "ж"), ("ѓ", "г"), ("ќ", "к"), ("ѕ", "з"), ("ѣ", "е"), ("ѳ", "ф"), ("ѵ", "и"), ("ә", "е"),
    ("ғ", "г"), ("қ", "к"), ("ң", "н"), ("ө", "о"), ("ұ", "у"), ("ү", "у"), ("һ", "х"), ("җ", "ж"), ("ҳ", "х"),
    ("ҷ", "ж"), ("ӣ", "и"), ("ӯ", "у"), ("ҡ", "к"), ("ҙ", "з"), ("ҫ", "с"), ("ё", "е"),
  ]

  /// Letters that look alike (UTS #39), Latin first: one strayed into a word of the other script is taken for its double.
  private static let lookalikes: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("a", "а"), ("c", "с"), ("e", "е"), ("o", "о"), ("p", "р"), ("x", "х"), ("y", "у"), ("k", "к"), ("m", "м"),
    ("t", "т"), ("b", "в"), ("h", "н"),
  ]
}

/// A name as letter codes: each word between ``LetterCodes/begin`` and ``LetterCodes/end``.
///
/// What is neither letter nor digit parts words, except apostrophes: a letter of Latin names, nothing in Cyrillic ones.
struct NameSpelling: Equatable {
  var script: NameScript
  var codes: [UInt8]

  /// The longest spelling that is compared, in codes: of a person or a place none comes near.
  static let longestCodes = 250

  /// Nil for a text without a Latin or Cyrillic letter, and for one of more than ``longestCodes``.
  init?(_ text: String) {
    var text = text
    guard let made = text.withUTF8({ NameSpelling(utf8: $0) }) else { return nil }
    self = made
  }

  /// - Parameter utf8: valid UTF-8.
  init?(utf8: UnsafeBufferPointer<UInt8>) {
    // A code takes at least one byte, marks and punctuation none: more than this is no name.
    guard utf8.count <= 16 * Self.longestCodes else { return nil }
    if let quick = Self.quickly(utf8) {
      guard let quick else { return nil }
      self = quick
    } else {
      guard let slow = Self.slowly(String(decoding: utf8, as: UTF8.self)) else { return nil }
      self = slow
    }
  }

  /// By table, for texts of ASCII and basic Cyrillic; nil for others, and `.some(nil)` where there is no spelling.
  static func quickly(_ utf8: UnsafeBufferPointer<UInt8>) -> NameSpelling?? {
    var latin = 0
    var cyrillic = 0
    var at = 0
    while at < utf8.count {
      let byte = utf8[at]
      if byte < 0x80 {
        latin += (0x61...0x7A).contains(byte | 0x20) ? 1 : 0
        at += 1
      } else {
        guard byte == 0xD0 || byte == 0xD1, at + 1 < utf8.count else { return nil }
        guard byte == 0xD0 || utf8[at + 1] < 0xA0 else { return nil }
        cyrillic += 1
        at += 2
      }
    }
    guard latin + cyrillic > 0 else { return .some(nil) }
    let letters = cyrillic >= latin ? LetterCodes.cyrillic : LetterCodes.latin
    var builder = Builder(letters, capacity: utf8.count)
    at = 0
    while at < utf8.count {
      let byte = utf8[at]
      if byte < 0x80 {
        builder.append(letters.quickCode(UInt32(byte)), isApostrophe: byte == 0x27 || byte == 0x60)
        at += 1
      } else {
        builder.append(letters.quickCode(UInt32(byte & 0x1F) << 6 | UInt32(utf8[at + 1] & 0x3F)), isApostrophe: false)
        at += 2
      }
    }
    return .some(builder.finish())
  }

  /// As ``quickly(_:)``, for any text.
  static func slowly(_ text: String) -> NameSpelling? {
    let folded = Orthography.foldKey(text)
    var latin = 0
    var cyrillic = 0
    for scalar in folded.unicodeScalars {
      switch scalar.value {
      case 0x61...0x7A, 0xDF...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: latin += 1
      case 0x400...0x52F: cyrillic += 1
      default: break
      }
    }
    guard latin + cyrillic > 0 else { return nil }
    let letters = cyrillic >= latin ? LetterCodes.cyrillic : LetterCodes.latin
    var builder = Builder(letters, capacity: folded.utf8.count)
    for scalar in folded.unicodeScalars {
      let isApostrophe = apostrophes.contains(scalar)
      guard let code = isApostrophe ? LetterCodes.none : letters.code(scalar) else { continue }
      builder.append(code, isApostrophe: isApostrophe)
    }
    return builder.finish()
  }

  private static let apostrophes: Set<Unicode.Scalar> = ["'", "`", "’", "‘", "ʹ", "ʻ", "ʿ", "ʾ", "ʼ", "′"]

  private struct Builder {
    let script: NameScript
    var codes: [UInt8] = []
    private let apostrophe: UInt8
    private var isInWord = false

    init(_ letters: LetterCodes, capacity: Int) {
      script = letters.script
      apostrophe = letters.script == .latin ? letters.quickCode(0x27) : LetterCodes.none
      codes.reserveCapacity(capacity + 2)
    }

    mutating func append(_ code: UInt8, isApostrophe: Bool) {
      if isApostrophe {
        // Quotes around a word are no letters of it.
        if isInWord, apostrophe != LetterCodes.none { codes.append(apostrophe) }
      } else if code == LetterCodes.none {
        endWord()
      } else {
        if !isInWord { codes.append(LetterCodes.begin) }
        isInWord = true
        codes.append(code)
      }
    }

    private mutating func endWord() {
      guard isInWord else { return }
      if codes.last == apostrophe { codes.removeLast() }
      codes.append(LetterCodes.end)
      isInWord = false
    }

    mutating func finish() -> NameSpelling? {
      endWord()
      guard !codes.isEmpty, codes.count <= NameSpelling.longestCodes else { return nil }
      return NameSpelling(script: script, codes: codes)
    }
  }

  private init(script: NameScript, codes: [UInt8]) {
    self.script = script
    self.codes = codes
  }

  /// Words, not counting how they are joined.
  var wordCount: Int { codes.count { $0 == LetterCodes.begin } }

  var letterCount: Int { codes.count - 2 * wordCount }

  /// The spelling with its words in turn: the first one last.
  func rotated() -> NameSpelling {
    guard let end = codes.firstIndex(of: LetterCodes.end), end + 1 < codes.count else { return self }
    return NameSpelling(script: script, codes: Array(codes[(end + 1)...] + codes[...end]))
  }
}
