/// A terminator in its text, and the questions that decide whether a sentence ends there.
///
/// Offsets are bytes. Every question looks at a bounded stretch.
struct SentenceContext {
  typealias Text = UnsafeBufferPointer<UInt8>

  let text: Text
  let lexicon: SentenceLexicon
  /// Of the sentence.
  let start: Int
  /// The terminators and what closes behind them: `?!`, then `»`.
  let runStart: Int
  private var runEnd: Int
  private var kind = SentenceScanner.Terminator.stop
  /// One stop and nothing else.
  private var isSingleStop = false
  private var closesQuote = false
  private var closesBracket = false

  /// How far words, brackets and quotes are looked for.
  private static let reach = 64
  private static let farReach = 400

  init(text: Text, lexicon: SentenceLexicon, start: Int, runStart: Int) {
    self.text = text
    self.lexicon = lexicon
    self.start = start
    self.runStart = runStart
    runEnd = runStart
  }

  private func scalar(_ offset: Int) -> (value: UInt32, length: Int)? {
    offset < text.count ? UTF8Decoding.scalar(in: text, at: offset) : nil
  }

  private func before(_ offset: Int) -> (value: UInt32, start: Int)? {
    guard offset > start else { return nil }
    return UTF8Decoding.scalar(in: text, before: offset)
  }

  // MARK: The run

  /// Goes to the end of the terminators.
  mutating func passRun(first: SentenceScanner.Terminator) -> Int {
    var stops = 0
    kind = first
    while let (value, length) = scalar(runEnd), let next = SentenceScanner.terminator(value, lexicon) {
      if next == .stop { stops += 1 } else if kind == .stop || next == .wide { kind = next }
      if next == .mark, kind == .ellipsis { kind = .mark }
      runEnd += length
    }
    isSingleStop = kind == .stop && stops == 1
    if kind == .stop, stops > 1 { kind = .ellipsis }
    return runEnd
  }

  /// Where the sentence ends; nil when it goes on.
  mutating func sentenceEnd() -> Int? {
    var end = passClosers(runEnd)
    if kind == .wide { return endOfWide(end) }
    guard let following = scalar(end) else { return nil }
    if !SentenceScanner.isSpace(following.value) {
      guard isSingleStop, let behind = endOfNoteNumber(end) else {
        return kind == .mark && endsWithoutSpace(following.value) ? end : nil
      }
      end = behind
    }
    var next = skipSpaces(end)
    // A closing quote set off by a space, as in French.
    if let (value, length) = scalar(next), value == 0xBB, next > end, opensBefore(0xAB) {
      closesQuote = true
      end = next + length
      next = skipSpaces(end)
      guard next > end else { return nil }
    }
    guard next < text.count else { return nil }
    return ends(before: next) ? end : nil
  }

  private mutating func passClosers(_ from: Int) -> Int {
    var at = from
    while let (value, length) = scalar(at) {
      switch value {
      case 0x22, 0x27, 0x2019, 0x201D, 0x201C, 0x2018, 0xBB, 0xAB, 0x203A, 0x2039, 0x300D, 0x300F: closesQuote = true
      case 0x29, 0x7D, 0xFF09, 0x3011, 0x300B, 0x3009: closesBracket = true
      case 0x5D: closesBracket = true
      case 0x2A, 0x2020, 0x2021, 0xB9, 0xB2, 0xB3, 0x2070, 0x2074...0x2079: break
      case 0x5B:
        // `[12]`, a note.
        guard let end = endOfNote(at) else { return at }
        at = end
        continue
      default: return at
      }
      at += length
    }
    return at
  }

  private func endOfNote(_ bracket: Int) -> Int? {
    var at = bracket + 1
    while at < text.count, at - bracket <= 8, (0x30...0x39).contains(text[at]) || text[at] == 0x2C || text[at] == 0x2D {
      at += 1
    }
    return at > bracket + 1 && at < text.count && text[at] == 0x5D ? at + 1 : nil
  }

  /// The end of a note's number that lost its height: "said.12 The next".
  private func endOfNoteNumber(_ from: Int) -> Int? {
    var at = from
    while at < text.count, at - from < 4, (0x30...0x39).contains(text[at]) { at += 1 }
    guard at > from, at - from < 4, let (value, _) = scalar(at), SentenceScanner.isSpace(value) else { return nil }
    guard let word = word(endingAt: runStart), word.count >= 4, lexicon.abbreviations[word.lower] == nil else {
      return nil
    }
    let next = skipSpaces(at)
    return letterCase(at: next) == .upper ? at : nil
  }

  /// Scripts that put no space behind a mark.
  private func endsWithoutSpace(_ value: UInt32) -> Bool {
    switch value {
    case 0x1000...0x109F, 0x1780...0x17FF, 0x0E80...0x0EFF, 0x3040...0x30FF, 0x4E00...0x9FFF: true
    default: false
    }
  }

  private func endOfWide(_ end: Int) -> Int? {
    let next = skipSpaces(end)
    guard let (value, _) = scalar(next) else { return nil }
    // A Japanese quotation goes on with と.
    if closesQuote || closesBracket, value == 0x3068 || value == 0x3001 || value == 0xFF0C { return nil }
    if (0x30...0x39).contains(value), next == end { return nil }
    return end
  }

  private func skipSpaces(_ from: Int) -> Int {
    var at = from
    while let (value, length) = scalar(at), SentenceScanner.isSpace(value), value != 0x0A { at += length }
    return at
  }

  // MARK: What follows

  enum Case { case upper, lower, uncased, digit, other }

  func letterCase(at offset: Int) -> Case {
    guard let (value, _) = scalar(offset) else { return .other }
    // No patterns of ranges, as in ``SentenceScanner/isSpace(_:)``.
    if value < 0x80 {
      if value >= 0x61 { return value <= 0x7A ? .lower : .other }
      if value >= 0x41 { return value <= 0x5A ? .upper : .other }
      return value >= 0x30 && value <= 0x39 ? .digit : .other
    }
    if value >= 0x410, value <= 0x44F { return value < 0x430 ? .upper : .lower }
    if value == 0x401 || value == 0x451 { return value == 0x401 ? .upper : .lower }
    guard let scalar = Unicode.Scalar(value) else { return .other }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: return .upper
    case .lowercaseLetter: return .lower
    case .otherLetter, .modifierLetter: return .uncased
    case .decimalNumber: return .digit
    default: return .other
    }
  }

  private func ends(before next: Int) -> Bool {
    var at = next
    guard let (first, firstLength) = scalar(at) else { return false }
    // A dash: what follows it is told by its first letter.
    if first == 0x2014 || first == 0x2013 || first == 0x2012 || first == 0x2015 || first == 0x2D {
      at = skipSpaces(at + firstLength)
      switch letterCase(at: skipOpeners(at)) {
      case .lower: return false
      // «Кто там?» — Иван…: what was said is part of the sentence.
      default: return !closesQuote && !(isSingleStop && isAbbreviation) && !isInBrackets
      }
    }
    switch first {
    case 0x2E, 0x21, 0x3F, 0x2C, 0x3A, 0x3B, 0x29, 0x5D, 0x7D, 0xBB, 0x201D, 0x2F, 0x3D, 0x2B, 0x25: return false
    default: break
    }
    at = skipOpeners(at)
    let following = letterCase(at: at)
    if following == .lower {
      // iPhone begins sentences; so does an address.
      if letterCase(at: at + 1) == .upper { return kind != .ellipsis }
      return kind != .ellipsis && beginsAddress(at) && !isAbbreviation
    }
    switch kind {
    case .stop: return endsAtStop(before: next, word: at, following)
    case .ellipsis: return endsAtEllipsis(following)
    case .mark, .wide: return endsAtMark(word: at, following)
    }
  }

  private func skipOpeners(_ from: Int) -> Int {
    var at = from
    while at - from < 16, let (value, length) = scalar(at) {
      switch value {
      case 0x22, 0x27, 0x28, 0x5B, 0x7B, 0xAB, 0xBB, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2039, 0x203A,
        0xA1,
        0xBF, 0x2A, 0x5F, 0x300C, 0x300E:
        at += length
      case 0xA0 where at > from, 0x202F where at > from: at += length
      default: return at
      }
    }
    return at
  }

  private func beginsAddress(_ at: Int) -> Bool {
    ["http://", "https://", "www."].contains { address in
      at + address.utf8.count <= text.count && text[at..<at + address.utf8.count].elementsEqual(address.utf8)
    }
  }

  // MARK: Marks and ellipses

  private func endsAtMark(word: Int, _ following: Case) -> Bool {
    // «(!)» and "(?)" comment on a word.
    if closesBracket, !closesQuote {
      if let (value, _) = before(runStart), value == 0x28 || value == 0x5B { return false }
      if let opener = opener(of: closer()), !isAtStart(opener) { return false }
    }
    guard closesQuote else { return true }
    if saidBy(word) { return false }
    guard let opener = opener(of: closer()), !isAtStart(opener) else { return true }
    var at = opener
    while let (value, earlier) = before(at), SentenceScanner.isSpace(value) { at = earlier }
    // Speech follows a colon, a comma or a sentence; a title stands among words.
    if let (value, _) = before(at), [0x3A, 0x2C, 0x2014, 0x2013, 0x2E, 0x21, 0x3F, 0x2026].contains(value) {
      return true
    }
    return isStarter(word)
  }

  private func endsAtEllipsis(_ following: Case) -> Bool {
    guard following == .upper || following == .uncased else { return false }
    // It opens the sentence, or stands for something left out.
    guard let (value, _) = before(runStart) else { return false }
    if value == 0x5B || value == 0x28 || value == 0x3C { return false }
    return !isAtStart(runStart)
  }

  /// The last closing sign of the run.
  private func closer() -> UInt32 { scalar(runEnd)?.value ?? 0 }

  private func opensBefore(_ opener: UInt32) -> Bool { find(opener, [opener]) != nil }

  /// Where the pair of a closing sign opens, within this sentence.
  private func opener(of closer: UInt32) -> Int? {
    switch closer {
    case 0x29: find(closer, [0x28])
    case 0x5D: find(closer, [0x5B])
    case 0xBB: find(closer, [0xAB])
    case 0xAB: find(closer, [0xBB])
    case 0x203A: find(closer, [0x2039])
    case 0x201D: find(closer, [0x201C, 0x201E])
    case 0x201C: find(closer, [0x201E])
    case 0x2019: find(closer, [0x2018, 0x201A])
    case 0x22, 0x27: find(closer, [closer])
    default: nil
    }
  }

  private func find(_ closer: UInt32, _ openers: [UInt32]) -> Int? {
    var at = runStart
    let limit = max(start, runStart - Self.farReach)
    while at > limit, let (value, earlier) = before(at) {
      if openers.contains(value) {
        // An apostrophe is no quote.
        if value != 0x27 { return earlier }
        guard let (letter, _) = before(earlier), !SentenceScanner.isSpace(letter) else { return earlier }
      }
      at = earlier
    }
    return nil
  }

  /// "Why?" Ann asked. "How?" the old man said is told by its small letter.
  private func saidBy(_ from: Int) -> Bool {
    guard !lexicon.speechVerbs.isEmpty, !isStarter(from) else { return false }
    var at = from
    for index in 0..<4 {
      let end = endOfWord(at)
      guard end > at else { return false }
      if index > 0, lexicon.speechVerbs.contains(lower(at..<end)) { return true }
      at = skipSpaces(end)
      guard at > end else { return false }
    }
    return false
  }

  // MARK: Single stops

  private func endsAtStop(before next: Int, word: Int, _ following: Case) -> Bool {
    guard let last = word_(), last.count > 0 else { return endsAfterNoWord(following) }
    let abbreviation = self.abbreviation(last)
    let isClosed = closesBracket && abbreviation != nil && !closesQuote
    if isClosed, let opener = opener(of: closer()), !isAtStart(opener) { return false }
    switch abbreviation {
    case .never, .mayEndBehindAnd, .unitBehindNumber: return false
    case .beforeNumber: return following != .digit && following != .other && !isNumeral(word)
    case .unclear: return isStarter(word) || closesQuote
    case .mayEnd:
      if following == .digit || following == .other { return false }
      return !(lexicon.abbreviations["a.m"] != nil && isTimeZone(word) && last.lower.hasSuffix(".m"))
    case .year:
      if following == .other || following == .digit || isNumberSign(word) { return false }
      return !opensWithDate(until: last.start)
    case nil: break
    }
    if isOfAddress(last) { return true }
    // A mark of a list: "IV.", "a."
    if last.isNumeral || last.count == 1 && !last.isJoined && !last.isInitials, isAtStart(last.start) { return false }
    if last.isInitials {
      if !last.isJoined, isDesignation(before: last.start) || isLatin(last.start) && isCyrillic(word) { return true }
      return isStarter(word) || closesQuote
    }
    let isSmall = last.count == 1 && last.isLatinSmall
    if isSmall || last.isVowelless && lexicon.vowellessIsAbbreviation {
      // A unit may end a sentence: "5,000 m."
      return isStarter(word) || isBehindNumber(last.start)
    }
    return true
  }

  /// A number, a bracket or a sign stands before the stop.
  private func endsAfterNoWord(_ following: Case) -> Bool {
    guard let (value, _) = before(runStart) else { return false }
    guard (0x30...0x39).contains(value) else {
      return !SentenceScanner.isSpace(value) || following != .other
    }
    var at = runStart
    var digits = 0
    var longest = 0
    let limit = max(start, runStart - Self.reach)
    while at > limit, let (value, earlier) = before(at), (0x30...0x39).contains(value) || value == 0x2E || value == 0x2D
    {
      digits = value == 0x2E || value == 0x2D ? 0 : digits + 1
      longest = max(longest, digits)
      at = earlier
    }
    if longest <= 3, isAtStart(at) { return false }
    if longest <= 3, let heading = word(endingAt: stopsBefore(at)), isAtStart(heading.start),
      lexicon.headings.contains(heading.lower)
    {
      return false
    }
    if lexicon.hasOrdinalStops, runStart - at <= 2 { return isStarter(skipSpaces(runEnd)) }
    return true
  }

  /// Whether the stop belongs to an abbreviation of whatever kind.
  private var isAbbreviation: Bool { word_().flatMap { abbreviation($0) } != nil }

  /// The end of an address or a name of the computer's: "x.org/a?c."
  private func isOfAddress(_ word: Word) -> Bool {
    guard let (value, _) = before(word.start) else { return false }
    return [0x2F, 0x3F, 0x3D, 0x26, 0x40, 0x5F, 0x23, 0x60].contains(value)
  }

  private func abbreviation(_ last: Word) -> Abbreviation? {
    if isOfAddress(last) { return nil }
    // A capital is an initial, and a word of capitals is no abbreviation of small letters: «ОК».
    if !last.isJoined, last.isInitials || last.isCapitals { return nil }
    // «П. П.» are initials, «п. п.» is not.
    if last.isJoined, last.isInitials, !isLatin(last.start) { return nil }
    let part = last.lower.lastIndex(of: "-").map { String(last.lower[last.lower.index(after: $0)...]) }
    guard let kind = lexicon.abbreviations[last.lower] ?? part.flatMap({ lexicon.abbreviations[$0] }) else {
      return nil
    }
    switch kind {
    case .year:
      if last.isJoined || isBehindNumber(last.start) { return .year }
      return last.lower == "г" ? .never : nil
    case .unitBehindNumber:
      if last.lower == "ст", let earlier = word(endingAt: stopsBefore(last.start)), earlier.lower == "рт" {
        return .mayEnd
      }
      return isBehindNumber(last.start) ? .mayEnd : .never
    case .mayEndBehindAnd:
      guard let earlier = word(endingAt: stopsBefore(last.start)) else { return .never }
      return ["и", "мн", "та", "або"].contains(earlier.lower) ? .mayEnd : .never
    default: return kind
    }
  }

  private func spacesBefore(_ offset: Int) -> Int {
    var at = offset
    while let (value, earlier) = before(at), SentenceScanner.isSpace(value), offset - earlier < Self.reach {
      at = earlier
    }
    return at
  }

  private func stopsBefore(_ offset: Int) -> Int {
    let at = spacesBefore(offset)
    if let (value, earlier) = before(at), value == 0x2E { return earlier }
    return at
  }

  private func isLatin(_ at: Int) -> Bool { scalar(at).map { $0.value < 0x250 } ?? false }
  private func isCyrillic(_ at: Int) -> Bool { scalar(at).map { (0x400...0x52F).contains($0.value) } ?? false }

  /// Whether a bracket stands open before the run.
  private var isInBrackets: Bool {
    var at = runStart
    let limit = max(start, runStart - Self.farReach)
    while at > limit, let (value, earlier) = before(at), value != 0x29 {
      if value == 0x28 { return true }
      at = earlier
    }
    return false
  }

  /// Whether digits or a Roman numeral stand before a word.
  private func isBehindNumber(_ offset: Int) -> Bool {
    let at = spacesBefore(offset)
    guard let (value, _) = before(at) else { return false }
    if (0x30...0x39).contains(value) { return true }
    return word(endingAt: at)?.isNumeral == true
  }

  private func isDesignation(before offset: Int) -> Bool {
    guard let earlier = word(endingAt: spacesBefore(offset)) else { return false }
    return lexicon.designations.contains(earlier.lower)
  }

  /// Whether the sentence so far is no more than «В мае 2014».
  private func opensWithDate(until end: Int) -> Bool {
    guard end - start < 160 else { return false }
    let first = skipOpeners(skipSpaces(start))
    let firstEnd = endOfWord(first)
    let isOpening = letterCase(at: first) == .digit || lexicon.datePrepositions.contains(lower(first..<firstEnd))
    guard isOpening else { return false }
    var words = 0
    var at = first
    while at < end {
      let next = endOfWord(at)
      if next > at { words += 1 }
      at = max(next, at + (scalar(at)?.length ?? 1))
    }
    return words <= 6
  }

  private func isNumberSign(_ at: Int) -> Bool {
    guard let (value, length) = scalar(at) else { return false }
    if value == 0x2116 { return true }
    return value == 0x4E && letterCase(at: skipSpaces(at + length)) == .digit
  }

  /// Roman numerals, and a single capital: "Art. XV", "Fig. A".
  private func isNumeral(_ at: Int) -> Bool {
    let end = endOfWord(at)
    guard end > at, end - at <= 8 else { return false }
    if end - at == 1 || end - at == (scalar(at)?.length ?? 0) { return letterCase(at: at) == .upper && !isStarter(at) }
    return text[at..<end].allSatisfy(Self.isRoman)
  }

  private static func isRoman(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x49, 0x56, 0x58, 0x4C, 0x43, 0x44, 0x4D: true
    default: false
    }
  }

  private func isTimeZone(_ at: Int) -> Bool {
    let word = lower(at..<endOfWord(at))
    return [
      "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "pst", "pdt", "pt", "gmt", "utc", "bst", "cet", "msk",
      "moscow",
      "eastern", "pacific", "central", "local", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
      "sunday",
    ].contains(word)
  }

  private func isStarter(_ at: Int) -> Bool {
    guard letterCase(at: at) == .upper || letterCase(at: at) == .uncased else { return false }
    let end = endOfWord(at)
    guard end > at, lexicon.starters.contains(lower(at..<end)) else { return false }
    // An initial: «А. С.».
    if let (value, _) = scalar(end), value == 0x2E, end - at <= 2 { return false }
    return true
  }

  /// Whether nothing but spaces, opening signs and bullets stands between the sentence's start and an offset.
  private func isAtStart(_ offset: Int) -> Bool {
    var at = offset
    while at > start, offset - at < Self.reach, let (value, earlier) = before(at) {
      switch value {
      case 0x22, 0x27, 0x28, 0x5B, 0xAB, 0x201C, 0x201E, 0x2018, 0x2014, 0x2013, 0x2D, 0x2A, 0x2022, 0x25CF, 0x25AA,
        0xB7,
        0xA7, 0xBF, 0xA1:
        break
      case _ where SentenceScanner.isSpace(value): break
      default: return false
      }
      at = earlier
    }
    return at == start
  }

  // MARK: Words

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
    /// Of several parts with stops between.
    var isJoined = false
  }

  /// The word before the stop, with the single letters and stops before it.
  private func word_() -> Word? {
    guard var word = word(endingAt: runStart) else { return nil }
    guard word.count == 1 || lexicon.abbreviations[word.lower] == nil else { return word }
    var joined = word.lower
    var parts = 1
    while parts < 8 {
      var at = word.start
      // One space at most: «т. е.».
      if let (value, earlier) = before(at), value == 0x20 || value == 0xA0 || value == 0x202F { at = earlier }
      guard let (value, stop) = before(at), value == 0x2E, let earlier = self.word(endingAt: stop), earlier.count <= 2
      else { break }
      // «т. е. А. С.» are two things: capitals and small letters go apart, but for degrees.
      guard earlier.isInitials == word.isInitials || at == word.start else { break }
      joined = earlier.lower + "." + joined
      word.start = earlier.start
      word.isNumeral = false
      parts += 1
      if parts > 1, lexicon.abbreviations[joined] != nil, !word.isInitials { break }
    }
    if parts > 1 {
      word.lower = joined
      word.isLatinSmall = false
      word.isVowelless = false
      word.isJoined = true
      word.isInitials = word.isInitials && word.count == 1
      if !word.isInitials, lexicon.abbreviations[joined] == nil, word.count == 1 {
        // «в т. ч. п. 5»: the last letter alone decides.
        return self.word(endingAt: runStart)
      }
    }
    return word
  }

  private func word(endingAt end: Int) -> Word? {
    var at = end
    var count = 0
    var capitals = 0
    var vowels = false
    var isRoman = true
    var isLatin = true
    let limit = max(start, end - Self.reach)
    while at > limit, let (value, earlier) = before(at) {
      let kind = letterCase(at: earlier)
      switch kind {
      case .upper, .lower, .uncased: break
      case .digit, .other:
        // A hyphen or an apostrophe within the word, an accent.
        let isInner = value == 0x2D || value == 0x2019 || value == 0x27 || (0x300...0x36F).contains(value)
        guard isInner, count > 0, let (_, further) = before(earlier), isLetter(further) else {
          return made(at, end, count, capitals, vowels, isRoman, isLatin)
        }
        at = earlier
        continue
      }
      count += 1
      if kind == .upper { capitals += 1 }
      if value >= 0x80 || !Self.isRoman(UInt8(value)) { isRoman = false }
      if value >= 0x250 { isLatin = false }
      if !vowels { vowels = kind == .uncased || Self.isVowel(value) }
      at = earlier
    }
    return made(at, end, count, capitals, vowels, isRoman, isLatin)
  }

  private func made(
    _ at: Int, _ end: Int, _ count: Int, _ capitals: Int, _ vowels: Bool, _ isRoman: Bool, _ isLatin: Bool
  ) -> Word? {
    guard count > 0 else { return nil }
    return Word(
      start: at, lower: lower(at..<end), count: count, isInitials: count == 1 && capitals == 1,
      isNumeral: isRoman, isLatinSmall: isLatin && capitals == 0,
      isVowelless: !vowels && count > 1 && count <= 5 && capitals < 2, isCapitals: count > 1 && capitals == count)
  }

  private func isLetter(_ at: Int) -> Bool {
    switch letterCase(at: at) {
    case .upper, .lower, .uncased: true
    case .digit, .other: false
    }
  }

  private static func isVowel(_ value: UInt32) -> Bool {
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

  private func endOfWord(_ from: Int) -> Int {
    var at = from
    while at - from < Self.reach, let (value, length) = scalar(at) {
      guard isLetter(at) || at > from && (value == 0x27 || value == 0x2019 || value == 0x2D) else { break }
      at += length
    }
    // A hyphen or an apostrophe at the end is not of the word.
    while at > from, let (value, earlier) = before(at), value == 0x27 || value == 0x2019 || value == 0x2D {
      at = earlier
    }
    return at
  }

  private func lower(_ range: Range<Int>) -> String {
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
