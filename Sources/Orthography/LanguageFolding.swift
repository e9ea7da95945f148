package import Bitext
internal import CICU

/// What the fold of one language does to a text before the fold that all languages have.
///
/// - Numbers in groups of digits lose what parts them: a space where the language writes one there, a no-break, narrow or thin
///   space in all languages, and the language's own sign, as ``NumberStyle`` has it. A number is one to three digits, the first
///   no zero, and groups of three behind it.
/// - I and İ become the small letters that they have in Turkish and Azerbaijani.
/// - Letters of a second script, and ligatures, become other letters, by a transform of ICU that takes letter for letter.
///
/// A text that has none of these costs a look at its bytes, eight at a time. Not thread-safe: one per task.
package final class LanguageFolding {
  private let language: LanguageTag
  private let hasDotlessI: Bool
  private let transform: String?
  private lazy var style = NumberStyle(of: language)
  private lazy var transformer = transform.map { ScalarTransform($0) }

  /// - Parameter transform: the name of an ICU transform, or its rules.
  package init(_ language: LanguageTag, transform: String? = nil) {
    self.language = language
    self.transform = transform
    hasDotlessI = icu_has_dotless_i(language.language) != 0
  }

  package var hasOwnCase: Bool { hasDotlessI }

  /// Whether letters become others, so that a search by the letters of a text must not be narrowed down by the common fold.
  package var changesLetters: Bool { hasDotlessI || transform != nil }

  /// What is to be folded instead of the text; nil where that is the text.
  package func prepared(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    let separators = separators(in: text)
    guard !separators.isEmpty || hasOwnLetters(text) else { return nil }
    guard UTF8Scalars.isValid(text) else {
      var repaired = String(decoding: text, as: UTF8.self)
      return repaired.withUTF8 { make($0) { _, _ in } }
    }
    return make(text, separators) { _, _ in }
  }

  /// The same, with the byte of the text that each byte of it stands for.
  func preparedWithPlaces(_ text: String) -> (bytes: [UInt8], places: [Int32])? {
    var text = text
    return text.withUTF8 { text in
      let separators = separators(in: text)
      guard !separators.isEmpty || hasOwnLetters(text) else { return nil }
      var places: [Int32] = []
      let bytes = make(text, separators) { at, count in
        places += repeatElement(Int32(truncatingIfNeeded: at), count: count)
      }
      return (bytes, places)
    }
  }

  private func hasOwnLetters(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if transform != nil { return text.contains { $0 >= 0xC3 } }
    return hasDotlessI && text.contains { $0 == 0x49 || $0 == 0xC4 }
  }

  /// - Parameters:
  ///   - separators: what is left out; nil: to be looked for.
  ///   - onWrite: hears where in the text a character begins, and how many bytes it became.
  private func make(
    _ text: UnsafeBufferPointer<UInt8>, _ known: [Range<Int>]? = nil, onWrite: (_ at: Int, _ count: Int) -> Void
  ) -> [UInt8] {
    guard let base = text.baseAddress else { return [] }
    let separators = known ?? self.separators(in: text)
    var out: [UInt8] = []
    out.reserveCapacity(text.count + 16)
    var next = 0
    var at = 0
    while at < text.count {
      if next < separators.count, separators[next].lowerBound == at {
        at = separators[next].upperBound
        next += 1
        continue
      }
      let (scalar, width) = UTF8Scalars.decode(base, at)
      let before = out.count
      if hasDotlessI, scalar == 0x49 {
        if at + 2 < text.count, text[at + 1] == 0xCC, text[at + 2] == 0x87 {
          // İ in two characters.
          out.append(0x69)
          onWrite(at, 1)
          at += 3
          continue
        }
        out += [0xC4, 0xB1]
      } else if hasDotlessI, scalar == 0x0130 {
        out.append(0x69)
      } else if scalar >= 0xC0, let transformer {
        transformer.append(scalar, text[at..<at + width], to: &out)
      } else {
        for offset in 0..<width { out.append(text[at + offset]) }
      }
      onWrite(at, out.count - before)
      at += width
    }
    return out
  }

  // MARK: Numbers

  /// What parts the groups of digits of numbers, in order.
  private func separators(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    guard let base = text.baseAddress else { return [] }
    let count = text.count
    var found: [Range<Int>] = []
    var at = 0
    while at < count {
      if at &+ 8 <= count {
        let word = EightBytes.load(base + at)
        let notASCII = word & EightBytes.highBits
        let digits = EightBytes.within(word & ~EightBytes.highBits, 0x30, 0x3A) & ~notASCII
        if digits == 0 {
          at &+= 8
          continue
        }
        at &+= digits.trailingZeroBitCount &>> 3
      } else if !Self.isDigit(text[at]) {
        at &+= 1
        continue
      }
      at = chain(text, at, &found)
    }
    return found
  }

  /// Reads the runs of digits from a place on that one kind of separator joins; returns where they end.
  private func chain(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ found: inout [Range<Int>]) -> Int {
    var end = Self.endOfDigits(text, start)
    let first = end - start
    // Most numbers end here.
    guard end < text.count, let (kind, width) = separator(text, end) else { return end }
    let known = found.count
    var isGrouped =
      first <= 3 && text[start] != 0x30
      && (start == 0 || !Self.joinsDigits(text[start - 1]))
    var next: (kind: UInt8, width: Int)? = (kind, width)
    while let separator = next, separator.kind == kind {
      let group = end + separator.width
      let after = Self.endOfDigits(text, group)
      guard after > group else { break }
      isGrouped = isGrouped && after - group == 3
      found.append(end..<group)
      end = after
      next = self.separator(text, end)
    }
    if !isGrouped { found.removeLast(found.count - known) }
    return end
  }

  /// What may part groups at a place: its kind, and how many bytes it has.
  private func separator(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (kind: UInt8, width: Int)? {
    guard at < text.count else { return nil }
    let space: UInt8 = 0x20
    switch text[at] {
    case 0x20: return at + 1 < text.count && Self.isDigit(text[at + 1]) && style.groupsBySpace ? (space, 1) : nil
    case 0x27, 0x2C, 0x2E:
      guard at + 1 < text.count, Self.isDigit(text[at + 1]), !style.groupsBySpace else { return nil }
      let group: UInt8 = style.group == "\u{2019}" ? 0x27 : style.group.asciiValue ?? 0
      return group == text[at] ? (group, 1) : nil
    case 0xC2: return at + 1 < text.count && text[at + 1] == 0xA0 ? (space, 2) : nil
    case 0xE2:
      guard at + 2 < text.count, text[at + 1] == 0x80 else { return nil }
      switch text[at + 2] {
      case 0xAF, 0x89: return (space, 3)
      case 0x99: return !style.groupsBySpace && style.group == "\u{2019}" ? (0x27, 3) : nil
      default: return nil
      }
    default: return nil
    }
  }

  /// Whether digits behind a byte go on with what it ends: a letter, a point, a comma.
  private static func joinsDigits(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2C, 0x2E, 0x5F, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  @inline(__always) private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func endOfDigits(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var end = start
    while end < text.count, isDigit(text[end]) { end += 1 }
    return end
  }
}

/// A transform of ICU from letter to letter, which remembers what became of each.
private final class ScalarTransform {
  private let handle: UnsafeMutableRawPointer?
  private var known: [UInt32: [UInt8]] = [:]

  /// - Parameter transform: a name, or rules: those have a `>`.
  init(_ transform: String) {
    var error: Int32 = 0
    handle =
      transform.contains(">")
      ? icu_transliterator_open_rules(transform, Int32(transform.utf8.count), &error)
      : icu_transliterator_open(transform, &error)
    requireICU(error, "cannot open a transform")
  }

  deinit { if let handle { icu_transliterator_close(handle) } }

  func append(_ scalar: UInt32, _ bytes: Slice<UnsafeBufferPointer<UInt8>>, to out: inout [UInt8]) {
    if let made = known[scalar] {
      out += made
      return
    }
    let text = Array(bytes)
    let made = text.withUnsafeBufferPointer { text in
      guard let handle else { return Array(text) }
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { buffer in
        let count = Int(
          icu_transliterate(handle, text.baseAddress, Int32(text.count), buffer.baseAddress, Int32(buffer.count)))
        return count <= buffer.count ? Array(buffer[0..<count]) : Array(text)
      }
    }
    known[scalar] = made
    out += made
  }
}
