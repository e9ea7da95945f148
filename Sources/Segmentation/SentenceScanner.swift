// One state machine over the places where a sentence can end; its questions are in SentenceContext.swift.

/// Breaks a text into sentences by the shipped rules.
///
/// Looks only at terminators (`Sentence_Terminal` of Unicode, and line ends); what decides is within some hundred bytes around
/// them, so that time is proportional to the text whatever it holds. The terminators are those at which ICU's sentence
/// boundaries (UAX #29) lie; the lexicon and the letters around them say which are meant.
struct SentenceScanner {
  let lexicon: SentenceLexicon

  /// Bytes with which a terminator, a line end, a quotation mark or a bracket can begin.
  private let candidates: [Bool]

  init(_ lexicon: SentenceLexicon) {
    self.lexicon = lexicon
    var table = Self.isCandidate
    for value in lexicon.ownTerminators where value < 0x80 { table[Int(value)] = true }
    candidates = table
  }

  /// Where sentences end, in bytes: behind the closing quotes, brackets and note marks that follow a terminator.
  func breaks(in text: UnsafeBufferPointer<UInt8>) -> [Int] {
    candidates.withUnsafeBufferPointer { breaks(in: text, candidates: $0) }
  }

  private func breaks(in text: UnsafeBufferPointer<UInt8>, candidates: UnsafeBufferPointer<Bool>) -> [Int] {
    var pass = Pass()
    pass.items = ListItems.ends(in: text, from: 0, lexicon)
    var at = 0
    while at < text.count {
      let byte = text[at]
      guard candidates[Int(byte)] else {
        at &+= 1
        continue
      }
      if !pass.items.isEmpty { pass.endItems(before: at) }
      if byte < 0x20 {
        // A line end is one whatever stands around it.
        at += 1
        pass.endLine(at, of: text.count)
        pass.items = ListItems.ends(in: text, from: at, lexicon)
        pass.item = 0
        continue
      }
      let (value, length) = UTF8Decoding.scalar(in: text, at: at)
      if value == 0x2028 || value == 0x2029 || value == 0x85 {
        at += length
        pass.endLine(at, of: text.count)
        continue
      }
      guard let kind = Self.terminator(value, lexicon) else {
        pass.enclosures.pass(value, at: at, in: text)
        at += length
        continue
      }
      var context = SentenceContext(text: text, lexicon: lexicon, start: pass.start, runStart: at)
      at = context.passRun(first: kind)
      guard let end = context.sentenceEnd(), end < text.count else { continue }
      if !pass.enclosures.isEmpty, pass.enclosures.hold(end, in: context) { continue }
      pass.end(at: end)
      at = max(at, end)
    }
    if !pass.items.isEmpty { pass.endItems(before: text.count) }
    return pass.found
  }

  /// What has been read of a text.
  private struct Pass {
    var found: [Int] = []
    /// Of the sentence.
    var start = 0
    var enclosures = Enclosures()
    /// Ends of the items of a list in this paragraph, and which comes next.
    var items: [Int] = []
    var item = 0

    mutating func end(at offset: Int) {
      found.append(offset)
      start = offset
      enclosures.removeAll()
    }

    mutating func endLine(_ offset: Int, of count: Int) {
      if offset < count { found.append(offset) }
      start = offset
      enclosures.removeAll()
    }

    mutating func endItems(before offset: Int) {
      while item < items.count, items[item] <= offset {
        if items[item] > start { end(at: items[item]) }
        item += 1
      }
    }
  }

  enum Terminator {
    /// `.`, which ends sentences, words and numbers.
    case stop
    /// `!`, `?` and their like in other scripts.
    case mark
    /// `…` and two or more stops.
    case ellipsis
    /// One that no space follows: `。`.
    case wide
  }

  static func terminator(_ value: UInt32, _ lexicon: SentenceLexicon) -> Terminator? {
    switch value {
    // The full stop of Urdu is one of abbreviations as well.
    case 0x2E, 0x2024, 0x6D4: return .stop
    case 0x21, 0x3F: return .mark
    case 0x3A, 0x3B: return lexicon.ownTerminators.contains(value) ? .mark : nil
    case 0x2026: return .ellipsis
    case 0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61, 0xFE52, 0xFE56, 0xFE57: return .wide
    case ..<0x589: return nil
    default:
      if marks.contains(value) { return lexicon.innerMarks.contains(value) ? nil : .mark }
      return !lexicon.ownTerminators.isEmpty && lexicon.ownTerminators.contains(value) ? .mark : nil
    }
  }

  /// The rest of what has the property `Sentence_Terminal` (Unicode 15).
  static let marks: Set<UInt32> = {
    var all: Set<UInt32> = [
      0x589, 0x61D, 0x61E, 0x61F, 0x700, 0x701, 0x702, 0x7F9, 0x837, 0x839, 0x83D, 0x83E, 0x964, 0x965, 0x104A,
      0x104B, 0x1362, 0x1367, 0x1368, 0x166E, 0x1735, 0x1736, 0x17D4, 0x17D5, 0x1803, 0x1809, 0x1944, 0x1945, 0x1AA8,
      0x1AA9,
      0x1AAA, 0x1AAB, 0x1B5A, 0x1B5B, 0x1B5E, 0x1B5F, 0x1B7D, 0x1B7E, 0x1C3B, 0x1C3C, 0x1C7E, 0x1C7F, 0x203C, 0x203D,
      0x2047,
      0x2048, 0x2049, 0x2CF9, 0x2CFA, 0x2CFB, 0x2E2E, 0x2E3C, 0x2E53, 0x2E54, 0xA4FF, 0xA60E, 0xA60F, 0xA6F3, 0xA6F7,
      0xA876,
      0xA877, 0xA8CE, 0xA8CF, 0xA92F, 0xA9C8, 0xA9C9, 0xAA5D, 0xAA5E, 0xAA5F, 0xAAF0, 0xAAF1, 0xABEB, 0x10A56, 0x10A57,
      0x11047, 0x11048, 0x110BE, 0x110BF, 0x110C0, 0x110C1, 0x11141, 0x11142, 0x11143, 0x111C5, 0x111C6, 0x111CD,
      0x111DE,
      0x111DF, 0x11238, 0x11239, 0x1123B, 0x1123C, 0x112A9, 0x1144B, 0x1144C, 0x115C2, 0x115C3, 0x11641, 0x11642,
      0x11944,
      0x11946, 0x11A42, 0x11A43, 0x11A9B, 0x11A9C, 0x11C41, 0x11C42, 0x11EF7, 0x11EF8, 0x11F43, 0x11F44, 0x16A6E,
      0x16A6F,
      0x16AF5, 0x16B37, 0x16B38, 0x16B44, 0x16E98, 0x1BC9F, 0x1DA88,
    ]
    for value in UInt32(0x10F55)...0x10F59 { all.insert(value) }
    for value in UInt32(0x10F86)...0x10F89 { all.insert(value) }
    for value in UInt32(0x115C9)...0x115D7 { all.insert(value) }
    for value in UInt32(0x1173C)...0x1173E { all.insert(value) }
    return all
  }()

  /// Bytes with which a terminator, a line end, a quotation mark or a bracket can begin in any language.
  private static let isCandidate: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for value in [
      0x0A, 0x0B, 0x0C, 0x0D, 0x21, 0x22, 0x28, 0x29, 0x2E, 0x3F, 0xC2, 0xDB, 0xE2, 0xE3, 0xEF, 0xF0,
    ] as [Int] {
      table[value] = true
    }
    for value in marks {
      guard let scalar = Unicode.Scalar(value), let first = String(scalar).utf8.first else { continue }
      table[Int(first)] = true
    }
    return table
  }()

  static func isSpace(_ value: UInt32) -> Bool {
    // A pattern of a range is a generic call where nothing is optimised, and this is asked of most letters.
    if value < 0x80 { return value == 0x20 || value >= 0x09 && value <= 0x0D }
    return switch value {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
  }
}
