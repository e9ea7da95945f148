internal import CMorphology
internal import Orthography

/// Why the bytes of a morphology cannot be used.
package struct MorphologyError: Error, Equatable, CustomStringConvertible {
  package let description: String
  init(_ what: String) { description = "damaged morphology: \(what)" }
}

/// The declension of Russian words by OpenCorpora's dictionary; of unknown words, that of those that end alike.
///
/// Reads `ru.morphology` (`docs/morphology-format.md`): 684,446 citation forms of nouns, adjectives, participles and
/// verbs. Opening takes some 5 ms and 2 MB, a word about 1 µs. Immutable; safe on any thread.
package final class RussianLexicon: @unchecked Sendable {
  // Unchecked: everything is written in init only, and the bytes are never written.

  package enum Kind: UInt8, Sendable {
    case noun = 0
    case adjective = 1
    case verb = 2

    var cellCount: Int {
      switch self {
      case .noun: 12
      case .adjective: 14
      case .verb: 2
      }
    }
  }

  /// One way to read a citation form: a stem with the endings of a class.
  package struct Reading: Hashable, Sendable {
    /// Index of the class.
    package let number: Int
    package let kind: Kind
    /// 0 masculine, 1 feminine, 2 neuter, 3 unknown or common.
    package let gender: Int
    /// In letters, see ``RussianLetters``.
    package let stem: [UInt8]
    /// Which cell of the class the citation form is: 0, or the plural's or another gender's nominative.
    package let cell: Int
  }

  private struct Class {
    var kind: Kind
    var gender: Int
    /// The cells' text.
    var text: Range<Int>
  }

  private struct LabelledReading {
    var number: Int
    var cell: Int
    var variant: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  /// Keeps what was given as an array.
  private let owned: UnsafeMutableBufferPointer<UInt8>?
  private let classes: [Class]
  private let labels: [LabelledReading]
  private let labelStarts: [Int]
  private let rules: SuffixTable
  private let weakForms: SuffixTable

  /// The lexicon within this executable; nil if its bytes are damaged.
  package static let embedded: RussianLexicon? = {
    guard let base = morphology_russian() else { return nil }
    return try? RussianLexicon(UnsafeBufferPointer(start: base, count: morphology_russian_size()), owned: nil)
  }()

  /// Changes with the data: part of every index made with it. The checksum the file itself states.
  package static let embeddedVersion: UInt32 = {
    guard let base = morphology_russian(), morphology_russian_size() >= headerBytes else { return 0 }
    return UInt32(littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: 12, as: UInt32.self))
  }()

  private static let magic = Array("TLMMORPH".utf8)
  private static let headerBytes = 64

  /// - Throws: ``MorphologyError`` for anything but a whole file of this version.
  package convenience init(_ bytes: [UInt8]) throws(MorphologyError) {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = copy.initialize(fromContentsOf: bytes)
    do throws(MorphologyError) {
      try self.init(UnsafeBufferPointer(copy), owned: copy)
    } catch {
      copy.deallocate()
      throw error
    }
  }

  deinit { owned?.deallocate() }

  private init(
    _ bytes: UnsafeBufferPointer<UInt8>, owned: UnsafeMutableBufferPointer<UInt8>?
  ) throws(MorphologyError) {
    guard bytes.count >= Self.headerBytes, bytes.starts(with: Self.magic) else { throw MorphologyError("no header") }
    func word(_ at: Int) -> Int {
      (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
    guard word(8) == 1 else { throw MorphologyError("version \(word(8))") }
    guard word(12) == Int(CRC32.of(bytes[Self.headerBytes...])) else {
      throw MorphologyError("the checksum does not match")
    }
    var sections: [(count: Int, bytes: Range<Int>)] = []
    for number in 0..<4 {
      let at = 16 + 12 * number
      let (count, offset, length) = (word(at), word(at + 4), word(at + 8))
      guard offset >= Self.headerBytes, offset <= bytes.count, length <= bytes.count - offset, count <= length else {
        throw MorphologyError("a section lies outside the file")
      }
      sections.append((count, offset..<offset + length))
    }
    classes = try Self.classes(bytes, sections[0].count, sections[0].bytes)
    (labels, labelStarts) = try Self.labels(bytes, sections[1].count, sections[1].bytes, classes)
    rules = try SuffixTable(bytes, sections[2].count, sections[2].bytes, limit: labelStarts.count - 1)
    weakForms = try SuffixTable(bytes, sections[3].count, sections[3].bytes, limit: 1001)
    self.bytes = bytes
    self.owned = owned
  }

  private static func classes(
    _ bytes: UnsafeBufferPointer<UInt8>, _ count: Int, _ section: Range<Int>
  ) throws(MorphologyError) -> [Class] {
    var classes: [Class] = []
    classes.reserveCapacity(count)
    var at = section.lowerBound
    for _ in 0..<count {
      guard section.upperBound - at >= 3, let kind = Kind(rawValue: bytes[at] >> 4), bytes[at] & 15 < 4 else {
        throw MorphologyError("a class is of no known kind")
      }
      let gender = Int(bytes[at] & 15)
      let length = Int(bytes[at + 1]) | Int(bytes[at + 2]) << 8
      at += 3
      guard length <= section.upperBound - at else { throw MorphologyError("a class is cut off") }
      let text = at..<at + length
      let separators = Self.count(RussianLetters.cellSeparator, bytes, text)
      guard separators == kind.cellCount - 1 else { throw MorphologyError("a class has not its number of cells") }
      classes.append(Class(kind: kind, gender: gender, text: text))
      at += length
    }
    return classes
  }

  private static func labels(
    _ bytes: UnsafeBufferPointer<UInt8>, _ count: Int, _ section: Range<Int>, _ classes: [Class]
  ) throws(MorphologyError) -> ([LabelledReading], [Int]) {
    var labels: [LabelledReading] = []
    var starts = [0]
    starts.reserveCapacity(count + 1)
    var at = section.lowerBound
    for _ in 0..<count {
      guard at < section.upperBound else { throw MorphologyError("a label is cut off") }
      let readings = Int(bytes[at])
      at += 1
      guard readings * 3 <= section.upperBound - at else { throw MorphologyError("a label is cut off") }
      for _ in 0..<readings {
        let number = Int(bytes[at]) | Int(bytes[at + 1]) << 8
        let (cell, variant) = (Int(bytes[at + 2] >> 4), Int(bytes[at + 2] & 15))
        at += 3
        guard number < classes.count, cell < classes[number].kind.cellCount,
          variant < endingCount(bytes, classes[number].text, cell)
        else { throw MorphologyError("a reading names no ending") }
        labels.append(LabelledReading(number: number, cell: cell, variant: variant))
      }
      starts.append(labels.count)
    }
    return (labels, starts)
  }

  /// The text of one cell.
  private static func cell(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>, _ number: Int) -> Range<Int> {
    var left = number
    var start = text.lowerBound
    var at = start
    guard let first = bytes.baseAddress else { return at..<at }
    while at < text.upperBound {
      if first[at] == RussianLetters.cellSeparator {
        if left == 0 { return start..<at }
        left -= 1
        start = at + 1
      }
      at += 1
    }
    return left == 0 ? start..<at : at..<at
  }

  private static func count(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>) -> Int {
    guard let first = bytes.baseAddress else { return 0 }
    var count = 0
    var at = text.lowerBound
    while at < text.upperBound {
      if first[at] == byte { count += 1 }
      at += 1
    }
    return count
  }

  private static func endingCount(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>, _ cell: Int) -> Int {
    1 + count(RussianLetters.endingSeparator, bytes, Self.cell(bytes, text, cell))
  }

  /// The endings of a cell, most usual first, in letters with ё; one empty ending for an empty cell.
  func endings(of number: Int, cell: Int) -> [[UInt8]] {
    guard classes.indices.contains(number) else { return [] }
    let text = Self.cell(bytes, classes[number].text, cell)
    guard let first = bytes.baseAddress else { return [] }
    var found: [[UInt8]] = []
    var start = text.lowerBound
    var at = start
    while at <= text.upperBound {
      if at == text.upperBound || first[at] == RussianLetters.endingSeparator {
        found.append(Array(UnsafeBufferPointer(start: first + start, count: at - start)))
        start = at + 1
      }
      at += 1
    }
    return found
  }

  func isEmpty(_ number: Int, cell: Int) -> Bool {
    guard classes.indices.contains(number) else { return true }
    return Self.cell(bytes, classes[number].text, cell).isEmpty
  }

  /// The readings of a word as a citation form, most usual first; none for a word of no declension (a preposition).
  ///
  /// - Parameter word: folded, in letters.
  package func readings(_ word: [UInt8]) -> [Reading] {
    guard !word.isEmpty, word.count < 200 else { return [] }
    guard let label = rules.value(ofLongestIn: word.reversed() + [RussianLetters.start]),
      label + 1 < labelStarts.count
    else { return [] }
    var found: [Reading] = []
    for labelled in labels[labelStarts[label]..<labelStarts[label + 1]] {
      let made = classes[labelled.number]
      let all = endings(of: labelled.number, cell: labelled.cell)
      guard all.indices.contains(labelled.variant) else { continue }
      let ending = all[labelled.variant].map(RussianLetters.folded)
      guard word.count >= ending.count, word.suffix(ending.count).elementsEqual(ending) else { continue }
      found.append(
        Reading(
          number: labelled.number, kind: made.kind, gender: made.gender, stem: Array(word.dropLast(ending.count)),
          cell: labelled.cell))
    }
    return found
  }

  /// Each way in which the dictionary reads a citation form, by class and cell, with the citation form's ending.
  func forEachLabelledReading(_ body: (_ number: Int, _ citationEnding: [UInt8]) -> Void) {
    for labelled in labels {
      let all = endings(of: labelled.number, cell: labelled.cell)
      guard all.indices.contains(labelled.variant) else { continue }
      body(labelled.number, all[labelled.variant].map(RussianLetters.folded))
    }
  }

  func cellCount(of number: Int) -> Int { classes.indices.contains(number) ? classes[number].kind.cellCount : 0 }

  /// The forms of a cell, in letters with ё; none where the word has none.
  func forms(_ reading: Reading, cell: Int) -> [[UInt8]] {
    if reading.kind == .noun, isEmpty(reading.number, cell: cell) {
      // An empty cell is the bare stem where any other cell of that number is filled, and no form elsewhere.
      let first = cell < 6 ? 0 : 6
      let hasNumber = (first..<first + 6).contains { !isEmpty(reading.number, cell: $0) }
      if !hasNumber, (0..<12).contains(where: { !isEmpty(reading.number, cell: $0) }) { return [] }
    }
    return endings(of: reading.number, cell: cell).map { reading.stem + $0 }
  }

  /// Whether a form is mostly another word's than a noun's ("после", that of "посол"). Both folded, in letters.
  package func isWeak(_ form: [UInt8], of term: [UInt8]) -> Bool {
    weakForms.value(of: form + [RussianLetters.weakSeparator] + term) != nil
  }
}

/// Folded Russian words with one byte a letter: U+0430–U+045F as 30–5F, small Latin letters, apostrophe and hyphen as
/// in ASCII, 7F for anything else.
package enum RussianLetters {
  static let start: UInt8 = 1
  static let weakSeparator: UInt8 = 2
  static let cellSeparator: UInt8 = 0x7C
  static let endingSeparator: UInt8 = 0x2F
  private static let io: UInt8 = 0x51

  /// ё as е.
  static func folded(_ letter: UInt8) -> UInt8 { letter == io ? 0x35 : letter }

  package static func isCyrillic(_ letter: UInt8) -> Bool { (0x30..<0x60).contains(letter) }

  /// - Parameter text: folded UTF-8.
  package static func letters(_ text: some Collection<UInt8>) -> [UInt8] {
    var letters: [UInt8] = []
    letters.reserveCapacity(text.count)
    var first: UInt8 = 0
    for byte in text {
      switch byte {
      case 0x61...0x7A, 0x27, 0x2D: letters.append(byte)
      case 0xC0...0xFF:
        first = byte
        continue
      case 0xB0...0xBF where first == 0xD0: letters.append(byte - 0x80)
      case 0x80...0x9F where first == 0xD1: letters.append(byte - 0x40)
      default: letters.append(0x7F)
      }
      first = 0
    }
    return letters
  }

  /// The way back, to UTF-8.
  package static func utf8(_ letters: some Collection<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(letters.count * 2)
    for letter in letters {
      switch letter {
      case 0x30..<0x40: text += [0xD0, letter + 0x80]
      case 0x40..<0x60: text += [0xD1, letter + 0x40]
      default: text.append(letter)
      }
    }
    return text
  }
}
