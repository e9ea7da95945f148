package import Bitext

/// What a text has of what translators are paid by. docs/counting.md has the rules, and how other programs count.
package struct TextCounts: Hashable, Sendable {
  package var words = 0
  /// Code points, spaces among them, tags in the text left out.
  package var characters = 0
  package var charactersWithoutSpaces = 0
  /// Tags that stand in the text itself: `<b>`, `</b>`.
  package var tags = 0
  /// Numbers, dates, addresses and placeholders.
  package var placeables = 0

  package init() {}
}

/// Counts words, characters, tags and placeables of texts in one language.
///
/// A word is a run of letters, marks and digits, with the hyphens, apostrophes, full stops and ampersands between two of them, and the commas
/// between two digits. An address is one word; tags and placeholders are none, and part words. Where no spaces stand between
/// words (Chinese, Japanese, Thai, Lao, Khmer, Burmese), ICU finds them. Not thread-safe.
package final class TextCounter {
  private let finder: PlaceableFinder
  private var breaker: TextBreaker?

  package init(_ language: LanguageTag) { finder = PlaceableFinder(language) }

  package func count(_ text: String) -> TextCounts {
    var counts = TextCounts()
    let bytes = Array(text.utf8)
    var start = 0
    for found in finder.placeables(in: text) {
      switch found.kind {
      case .number, .date:
        counts.placeables += 1
        continue
      case .tag: counts.tags += 1
      case .placeholder, .url, .email: counts.placeables += 1
      }
      guard found.range.lowerBound >= start, found.range.upperBound <= bytes.count else { continue }
      add(bytes[start..<found.range.lowerBound], to: &counts)
      if found.kind != .tag { addCharacters(bytes[found.range], to: &counts) }
      if found.kind == .url || found.kind == .email { counts.words += 1 }
      start = found.range.upperBound
    }
    add(bytes[start...], to: &counts)
    return counts
  }

  private func addCharacters(_ bytes: ArraySlice<UInt8>, to counts: inout TextCounts) {
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      counts.characters += 1
      if !scalar.properties.isWhitespace { counts.charactersWithoutSpaces += 1 }
    }
  }

  /// What a character is to words.
  enum CharacterClass: UInt8 {
    case other, space, letter, digit, joiner, comma
  }

  private func add(_ bytes: ArraySlice<UInt8>, to counts: inout TextCounts) {
    guard !bytes.isEmpty else { return }
    let text = String(decoding: bytes, as: UTF8.self)
    var needsBreaker = false
    var classes: [CharacterClass] = []
    classes.reserveCapacity(bytes.count)
    for scalar in text.unicodeScalars {
      let kind = Self.kind(scalar)
      classes.append(kind)
      counts.characters += 1
      if kind != .space { counts.charactersWithoutSpaces += 1 }
      if scalar.value >= 0x0E00, Self.lacksSpaces(scalar.value) { needsBreaker = true }
    }
    counts.words += needsBreaker ? wordsByBreaker(text) : Self.words(classes)
  }

  static func words(_ classes: [CharacterClass]) -> Int {
    var words = 0
    var last = CharacterClass.other
    var index = 0
    while index < classes.count {
      let kind = classes[index]
      switch kind {
      case .letter, .digit:
        if last != .letter, last != .digit { words += 1 }
        last = kind
      case .joiner, .comma:
        let next = index + 1 < classes.count ? classes[index + 1] : .other
        let joins =
          kind == .comma
          ? last == .digit && next == .digit
          : (last == .letter || last == .digit) && (next == .letter || next == .digit)
        if joins {
          // As if the word went on.
          last = next
          index += 1
        } else {
          last = .other
        }
      case .space, .other: last = .other
      }
      index += 1
    }
    return words
  }

  /// By ICU's word boundaries, words with a joiner between them taken for one.
  func wordsByBreaker(_ text: String) -> Int {
    let breaker = breaker ?? TextBreaker(.word)
    self.breaker = breaker
    var text = text
    return text.withUTF8 { bytes in
      var words = 0
      var wordEnds = false
      var joins = false
      breaker.forEachPiece(in: bytes) { start, end, _ in
        let piece = String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars
        if piece.contains(where: { [.letter, .digit].contains(Self.kind($0)) }) {
          if !joins { words += 1 }
          (wordEnds, joins) = (true, false)
        } else {
          let isJoiner = piece.count == 1 && piece.first.map { Self.kind($0) == .joiner } ?? false
          (joins, wordEnds) = (wordEnds && isJoiner, false)
        }
      }
      return words
    }
  }

  static func kind(_ scalar: Unicode.Scalar) -> CharacterClass {
    switch scalar.value {
    case 0x61...0x7A, 0x41...0x5A, 0x5F, 0x410...0x44F: return .letter
    case 0x30...0x39: return .digit
    case 0x20, 0x09...0x0D, 0x85, 0xA0: return .space
    case 0x2D, 0x27, 0x2E, 0x26, 0x2010, 0x2011, 0x2019: return .joiner
    case 0x2C: return .comma
    // A soft hyphen, and joiners of letters: within a word, and no sign of their own.
    case 0xAD, 0x200C, 0x200D, 0x2060: return .letter
    case 0..<0x80: return .other
    default:
      let properties = scalar.properties
      switch properties.generalCategory {
      case .decimalNumber: return .digit
      case .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark: return .letter
      default: return properties.isAlphabetic ? .letter : properties.isWhitespace ? .space : .other
      }
    }
  }

  /// Scripts that are written without spaces between words.
  static func lacksSpaces(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0xA4CF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
