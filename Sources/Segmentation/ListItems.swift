/// Items of a list that stand in one paragraph: "1. Open 2. Close", "a) Open b) Close", "• Open • Close".
///
/// Only a paragraph that begins with the mark of an item is looked through, for the marks that follow it in order.
struct ListItems {
  private struct Mark: Equatable {
    enum Kind { case number, letter }

    var kind: Kind
    var value: UInt32
    var hasStop: Bool
    var hasBracket: Bool
    /// "(1)"
    var isEnclosed: Bool
  }

  /// In bytes: a longer item may well speak of another one by its number.
  private static let shortItem = 80

  private let text: UnsafeBufferPointer<UInt8>
  private let lexicon: SentenceLexicon

  /// Where items end, before the spaces behind them, in bytes, rising; of the paragraph that begins at `start`.
  static func ends(in text: UnsafeBufferPointer<UInt8>, from start: Int, _ lexicon: SentenceLexicon) -> [Int] {
    var at = start
    while at < text.count, text[at] == 0x20 || text[at] == 0x09 { at += 1 }
    guard at < text.count else { return [] }
    let byte = text[at]
    // Digits, small and capital letters, and what bullets begin with.
    guard byte >= 0x30 && byte <= 0x39 || byte == 0xE2 || byte == 0x28 || byte >= 0x41 else { return [] }
    let items = ListItems(text: text, lexicon: lexicon)
    let (value, length) = UTF8Decoding.scalar(in: text, at: at)
    if isBullet(value) { return items.bullets(value, from: at + length) }
    guard let (mark, end) = items.mark(at: at), mark.kind == .number || items.isFirst(mark.value) else { return [] }
    return items.following(mark, from: end, start: start)
  }

  private static func isBullet(_ value: UInt32) -> Bool {
    switch value {
    case 0x2022, 0x2023, 0x2043, 0x25AA, 0x25CF, 0x25E6: true
    default: false
    }
  }

  private func bullets(_ bullet: UInt32, from: Int) -> [Int] {
    var found: [Int] = []
    var at = from
    while at < text.count, text[at] >= 0x20 || text[at] == 0x09 {
      let (value, length) = UTF8Decoding.scalar(in: text, at: at)
      if value == bullet, text[at - 1] == 0x20 { found.append(before(at)) }
      at += length
    }
    return found
  }

  private func following(_ first: Mark, from: Int, start: Int) -> [Int] {
    var found: [Int] = []
    var wanted = first
    wanted.value += 1
    var at = from
    while at < text.count, text[at] >= 0x20 || text[at] == 0x09 {
      if text[at - 1] == 0x20, let (mark, end) = mark(at: at), mark == wanted,
        isItem(at, mark, end: end, start: found.last ?? start)
      {
        found.append(before(at))
        wanted.value += 1
        at = end
      } else {
        at += 1
      }
    }
    return found
  }

  private func isItem(_ at: Int, _ mark: Mark, end: Int, start: Int) -> Bool {
    let context = SentenceContext(text: text, lexicon: lexicon, start: start, runStart: at)
    let next = context.skipSpaces(end)
    guard next < text.count, context.letterCase(at: context.skipOpeners(next)) != .lower else { return false }
    let last = before(at)
    guard let (value, _) = UTF8Decoding.scalar(in: text, before: last) else { return false }
    if SentenceScanner.terminator(value, lexicon) != nil { return true }
    if value == 0x2C || value == 0x3A || value == 0x2D || value == 0x28 { return false }
    // "3. Oktober", "Item 2. It says": a number that belongs to its words.
    guard mark.hasStop, !mark.hasBracket, mark.kind == .number else { return true }
    guard let word = context.word(endingAt: last) else { return false }
    let beginsSentence = lexicon.starters.contains(context.lower(next..<context.endOfWord(next)))
    if lexicon.hasOrdinalStops, !beginsSentence { return false }
    if lexicon.datePrepositions.contains(word.lower) || lexicon.starters.contains(word.lower) { return false }
    if lexicon.headings.contains(word.lower) || lexicon.designations.contains(word.lower) {
      return at - start <= Self.shortItem
    }
    return lexicon.abbreviation(word.lower) == nil
  }

  /// "12.", "12)", "12.)", "(12)", "a.", "a)", "(a)", a space behind them.
  private func mark(at start: Int) -> (Mark, end: Int)? {
    var mark = Mark(kind: .number, value: 0, hasStop: false, hasBracket: false, isEnclosed: text[start] == 0x28)
    let start = mark.isEnclosed ? start + 1 : start
    guard start < text.count else { return nil }
    var at = start
    while at < text.count, at - start < 3, text[at] >= 0x30, text[at] <= 0x39 {
      mark.value = mark.value * 10 + UInt32(text[at] - 0x30)
      at += 1
    }
    if at == start {
      let (value, length) = UTF8Decoding.scalar(in: text, at: start)
      guard isSmall(value) || isSmall(value | 0x20) && value < 0x80 else { return nil }
      mark.kind = .letter
      mark.value = value
      at += length
    }
    if at < text.count, text[at] == 0x2E {
      mark.hasStop = true
      at += 1
    }
    if at < text.count, text[at] == 0x29 {
      mark.hasBracket = true
      at += 1
    }
    if mark.isEnclosed, mark.hasStop || !mark.hasBracket { return nil }
    guard mark.hasStop || mark.hasBracket, at < text.count, text[at] == 0x20 || text[at] == 0x09 else { return nil }
    // "A. Smith" is a name.
    if mark.kind == .letter, !mark.hasBracket, !isSmall(mark.value) { return nil }
    return (mark, at)
  }

  private func isSmall(_ value: UInt32) -> Bool {
    value >= 0x61 && value <= 0x7A || value >= 0x430 && value <= 0x44F || value >= 0x3B1 && value <= 0x3C9
  }

  private func isFirst(_ letter: UInt32) -> Bool {
    letter == 0x61 || letter == 0x41 || letter == 0x430 || letter == 0x3B1
  }

  /// Where what stands before an offset and its spaces ends.
  private func before(_ offset: Int) -> Int {
    var at = offset
    while at > 0, text[at - 1] == 0x20 || text[at - 1] == 0x09 { at -= 1 }
    return at
  }
}
