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
  /// `》`
  private var closesTitle = false

  /// How far words, brackets and quotes are looked for.
  static let reach = 64
  private static let farReach = 400

  init(text: Text, lexicon: SentenceLexicon, start: Int, runStart: Int) {
    self.text = text
    self.lexicon = lexicon
    self.start = start
    self.runStart = runStart
    runEnd = runStart
  }

  func scalar(_ offset: Int) -> (value: UInt32, length: Int)? {
    offset < text.count ? UTF8Decoding.scalar(in: text, at: offset) : nil
  }

  func before(_ offset: Int) -> (value: UInt32, start: Int)? {
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
    if kind == .stop { stops += passSpacedStops(behind: stops) }
    isSingleStop = kind == .stop && stops == 1
    if kind == .stop, stops > 1 { kind = .ellipsis }
    return runEnd
  }

  /// Further stops of an ellipsis with spaces between: ". . ."
  private mutating func passSpacedStops(behind stops: Int) -> Int {
    var at = runEnd
    var more = 0
    while at + 1 < text.count, text[at] == 0x20, text[at + 1] == 0x2E {
      at += 2
      more += 1
    }
    guard stops + more >= 3 else { return 0 }
    runEnd = at
    return more
  }

  /// Where the sentence ends; nil when it goes on.
  mutating func sentenceEnd() -> Int? {
    var end = passClosers(runEnd)
    if kind == .wide { return endOfWide(end) }
    if kind == .stop, !lexicon.stopsEndSentences { return nil }
    guard let following = scalar(end), !isWordSeparator else { return nil }
    if !SentenceScanner.isSpace(following.value) {
      guard isSingleStop, let behind = endOfNoteNumber(end) else { return endOfGlued(end, following.value) }
      end = behind
    }
    var next = skipSpaces(end)
    // A closing quote set off by a space, as in French.
    if let (value, length) = scalar(next), value == 0xBB, next > end, !beginsWord(next),
      opensBefore(0xAB) || isSpace(at: next + length)
    {
      closesQuote = true
      end = next + length
      next = skipSpaces(end)
      guard next > end else { return nil }
    }
    guard next < text.count else { return nil }
    return ends(before: next) ? end : nil
  }

  private func isSpace(at offset: Int) -> Bool { scalar(offset).map { SentenceScanner.isSpace($0.value) } ?? false }

  private mutating func passClosers(_ from: Int) -> Int {
    var at = from
    while let (value, length) = scalar(at) {
      switch value {
      // “No.”“Yes.”
      case 0x201C where closesQuote || kind == .wide, 0x2018 where closesQuote || kind == .wide, 0xAB where closesQuote:
        return at
      case 0x22, 0x27, 0x2019, 0x201D, 0x201C, 0x2018, 0xBB, 0xAB, 0x203A, 0x2039, 0x300D, 0x300F: closesQuote = true
      case 0x29, 0x7D, 0xFF09, 0x3011: closesBracket = true
      case 0x300B, 0x3009: closesTitle = true
      case 0x5D: closesBracket = true
      case 0x2A, 0x2020, 0x2021, 0xB9, 0xB2, 0xB3, 0x2070, 0x2074...0x2079: break
      case _ where Self.isDirection(value): break
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
    guard var at = endOfSmallNumber(from) else { return nil }
    // Several: "said.11 12 The next", "said.3,4 The next"
    while at + 1 < text.count, text[at] == 0x20 || text[at] == 0x2C || text[at] == 0x2D,
      let further = endOfSmallNumber(at + 1)
    {
      at = further
    }
    guard let (value, _) = scalar(at), SentenceScanner.isSpace(value) else { return nil }
    if let word = word(endingAt: runStart) {
      guard word.count >= 4, lexicon.abbreviation(word.lower) == nil else { return nil }
    } else {
      guard let (sign, _) = before(runStart), sign == 0x29 || sign == 0x5D || sign == 0x201D || sign == 0x22 else {
        return nil
      }
    }
    let next = skipSpaces(at)
    return letterCase(at: next) == .upper ? at : nil
  }

  /// The end of a number of three digits at most.
  private func endOfSmallNumber(_ from: Int) -> Int? {
    var at = from
    while at < text.count, at - from < 4, text[at] >= 0x30, text[at] <= 0x39 { at += 1 }
    return at > from && at - from < 4 ? at : nil
  }

  /// Ethiopic puts two word separators for a full stop.
  private var isWordSeparator: Bool {
    scalar(runStart)?.value == 0x1361 && runEnd - runStart == 3
  }

  /// Scripts that put no space between words.
  static func isUnspaced(_ value: UInt32) -> Bool {
    guard value >= 0xE00 else { return false }
    return switch value {
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
    default: false
    }
  }

  private func endOfWide(_ end: Int) -> Int? {
    let next = skipSpaces(end)
    guard let (value, _) = scalar(next) else { return nil }
    // A number: ３．５
    if next == end, Self.isDigit(value), let (last, _) = before(runStart), Self.isDigit(last) { return nil }
    if value == 0x3001 || value == 0xFF0C || value == 0x2C { return nil }
    // "１．はじめに"
    if let sign = scalar(runStart), sign.value == 0xFF0E, let (last, _) = before(runStart), Self.isDigit(last) {
      return nil
    }
    guard closesQuote || closesBracket || closesTitle else { return isOfName(next) ? nil : end }
    if closesTitle || SentenceScanner.terminator(value, lexicon) != nil || follows(next) { return nil }
    guard let opener = opener(of: closer()) else { return end }
    if isAtStart(opener) { return closesQuote && saidBy(next) ? nil : end }
    return !closesBracket && isSpeech(opener) ? end : nil
  }

  /// Where the sentence ends though no space follows.
  private func endOfGlued(_ end: Int, _ value: UInt32) -> Int? {
    switch kind {
    case .wide, .ellipsis: return nil
    case .mark:
      if isOfName(end) { return nil }
      if Self.isUnspaced(value) { return isBetweenMarks(end) || isListMark ? nil : endOfWide(end) }
      // A sign that does nothing else, as the danda.
      if let (sign, _) = scalar(runStart), sign >= 0x589 {
        let next = letterCase(at: skipOpeners(end))
        return (next == .upper || next == .uncased) && !isListMark ? end : nil
      }
    case .stop:
      guard isSingleStop else { return nil }
      if Self.isArabic(value) {
        guard let last = word(endingAt: runStart), last.count > 2, !isLatin(last.start) else { return nil }
        return abbreviation(last) == nil && letterCase(at: end) == .uncased ? end : nil
      }
    }
    return end == runEnd && beginsSentence(end) && isPlainWord ? end : nil
  }

  /// Whether a word is surely the first of a sentence: "closed.The bridge is", "Tuesday.Mr. Smith".
  private func beginsSentence(_ at: Int) -> Bool {
    guard letterCase(at: at) == .upper else { return false }
    let behind = endOfWord(at)
    guard behind > at, let (value, length) = scalar(behind) else { return false }
    let word = lower(at..<behind)
    if value == 0x2E {
      guard let next = scalar(behind + length), SentenceScanner.isSpace(next.value) else { return false }
      return behind - at > 1 && lexicon.abbreviation(word) == .never
    }
    return (SentenceScanner.isSpace(value) || value == 0x2C) && lexicon.starters.contains(word)
  }

  /// Whether a plain word or number stands before the run, not a name of a file, an address or a program's.
  private var isPlainWord: Bool {
    guard let last = before(runStart) else { return false }
    let isNumber = Self.isDigit(last.value)
    guard isNumber || letterCase(at: last.start) == .lower else { return false }
    var at = runStart
    var letters = 0
    while at > start, runStart - at < Self.reach, let (value, earlier) = before(at), !SentenceScanner.isSpace(value) {
      switch value {
      case 0x2E: return false
      case 0x2F, 0x40, 0x5F, 0x5C, 0x23, 0x3D, 0x26, 0x3A, 0x3F, 0x28, 0x29, 0x60: return false
      default: break
      }
      letters += 1
      if letters > 1, letterCase(at: earlier) == .upper, earlier > start, let (further, _) = before(earlier),
        !SentenceScanner.isSpace(further)
      {
        return false
      }
      at = earlier
    }
    return letters > 1 && (isNumber || !isAbbreviation)
  }

  /// "Yahoo!"
  private func isOfName(_ next: Int) -> Bool {
    guard runEnd - runStart == 1, text[runStart] == 0x21, let last = word(endingAt: runStart) else { return false }
    guard lexicon.exclaimed.contains(last.lower) else { return false }
    return !isStarter(next)
  }

  /// «។ល។»: an abbreviation between the marks of Khmer.
  private func isBetweenMarks(_ end: Int) -> Bool {
    guard let first = scalar(runStart), let letter = scalar(end), let behind = scalar(end + letter.length) else {
      return false
    }
    return first.value == behind.value
  }

  /// «၁။»: a number with a mark at the sentence's start.
  private var isListMark: Bool {
    var at = runStart
    while runStart - at < 16, let (value, earlier) = before(at), Self.isDigit(value) { at = earlier }
    return at < runStart && isAtStart(at)
  }

  /// Whether what a sign opens follows a colon, a comma or a sentence: speech, and no title.
  private func isSpeech(_ opener: Int) -> Bool {
    var at = opener
    while let (value, earlier) = before(at), SentenceScanner.isSpace(value) { at = earlier }
    guard let (value, _) = before(at) else { return false }
    switch value {
    case 0x3A, 0x2C, 0x2014, 0x2013, 0x2E, 0x21, 0x3F, 0x2026, 0x60C, 0x3001, 0xFF0C, 0xFF1A, 0x589: return true
    default: return false
    }
  }

  /// Whether the words that go on behind a quotation begin here.
  private func follows(_ at: Int) -> Bool {
    lexicon.followers.contains { word in
      let end = at + word.count
      guard end <= text.count, text[at..<end].elementsEqual(word) else { return false }
      // One letter is a word there where words stand apart.
      return word.count > 2 || end == text.count || !isLetter(end)
    }
  }

  private func characters(in range: Range<Int>) -> Int { text[range].count { $0 & 0xC0 != 0x80 } }

  /// Whether the frame of a quotation or a bracket goes on behind its closing sign, so that nothing within it is cut.
  func goesOn(behind end: Int, of enclosure: Enclosures.Enclosure) -> Bool {
    if enclosure.kind == .corner { return true }
    let inside = enclosure.offset + (scalar(enclosure.offset)?.length ?? 1)
    if let (first, _) = scalar(inside), first >= 0x3040, Self.isUnspaced(first) { return true }
    // A longer speech is cut into its sentences: "First. Second," she said.
    if enclosure.kind == .quotation {
      let isFree = isAtStart(enclosure.offset) || isSpeech(enclosure.offset)
      let most = isFree ? Enclosures.longestSpeech : Enclosures.longestPhrase
      guard end - enclosure.offset <= most * 4, characters(in: enclosure.offset..<end) <= most else { return false }
    }
    let next = skipSpaces(end)
    guard let (value, _) = scalar(next) else {
      return enclosure.kind == .bracket && !isAtStart(enclosure.offset)
    }
    let following = letterCase(at: next)
    if following == .lower || following == .uncased && next == end && !Self.isUnspaced(value) { return true }
    switch value {
    case 0x2C, 0x3B, 0x3A, 0x60C, 0x61B, 0xFF0C, 0x3001: return true
    case _ where enclosure.kind == .bracket:
      return !isAtStart(enclosure.offset) || SentenceScanner.terminator(value, lexicon) != nil
    // "… and left" (Manzoni)
    case 0x28 where next > end: return true
    case 0x2014, 0x2013, 0x2012, 0x2015, 0x2D:
      return letterCase(at: skipSpaces(next + (scalar(next)?.length ?? 1))) == .lower
    default: break
    }
    guard following == .uncased || following == .upper, let closing = UTF8Decoding.scalar(in: text, before: end),
      let last = UTF8Decoding.scalar(in: text, before: closing.start)
    else { return false }
    switch last.value {
    case 0x2C, 0x60C, 0xFF0C, 0x3001: return true
    default: break
    }
    if following == .upper { return saidBy(next) }
    return SentenceScanner.terminator(last.value, lexicon) == nil || saidBy(next) || follows(next)
  }

  func skipSpaces(_ from: Int) -> Int {
    var at = from
    while let (value, length) = scalar(at), SentenceScanner.isSpace(value), value != 0x0A { at += length }
    return at
  }

  // MARK: What follows

  enum Case { case upper, lower, uncased, digit, other }

  /// Decimal digits of the scripts that ``SentenceScanner`` meets before full stops.
  static func isDigit(_ value: UInt32) -> Bool {
    if value < 0x80 { return value >= 0x30 && value <= 0x39 }
    return switch value {
    case 0x660...0x669, 0x6F0...0x6F9, 0x966...0x96F, 0x9E6...0x9EF, 0xE50...0xE59, 0xED0...0xED9, 0x1040...0x1049,
      0x17E0...0x17E9, 0xFF10...0xFF19:
      true
    default: false
    }
  }

  /// Marks that say where text runs, and are not seen.
  static func isDirection(_ value: UInt32) -> Bool {
    guard value >= 0x200E, value <= 0x2069 else { return false }
    return value <= 0x200F || value >= 0x202A && value <= 0x202E || value >= 0x2066
  }

  private static func isArabic(_ value: UInt32) -> Bool { value >= 0x600 && value <= 0x6FF }

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
    // Georgian letters are small ones for Unicode, and begin sentences.
    if value >= 0x10D0, value <= 0x10FF { return value == 0x10FB ? .other : .uncased }
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
      case .uncased where saidBy(skipOpeners(at)): return false
      // «Кто там?» — Иван…: what was said is part of the sentence.
      default: return !closesQuote && !(isSingleStop && isAbbreviation) && !isInBrackets
      }
    }
    // "It was late. ...and then": an ellipsis in front of a word.
    if kind != .ellipsis, first == 0x2E || first == 0x2026, opensEllipsis(next) {
      return kind == .mark || isSingleStop && !isAbbreviation
    }
    switch first {
    case 0x2E, 0x21, 0x3F, 0x2C, 0x3A, 0x3B, 0x29, 0x5D, 0x7D, 0x2F, 0x3D, 0x2B, 0x25, 0x60C, 0x61B, 0x589:
      return false
    case 0x201D where !beginsWord(next), 0xBB where !beginsWord(next): return false
    default: break
    }
    at = skipOpeners(at)
    let following = letterCase(at: at)
    if following == .uncased, closesQuote, follows(at) || saidBy(at) { return false }
    // "¿y tú?" is a question of its own.
    if following == .lower, kind != .ellipsis, first == 0xBF || first == 0xA1 {
      return !isSingleStop || !isAbbreviation
    }
    if following == .lower {
      if first == 0x2019 || first == 0x2018 || first == 0x27, beginsElided(at) { return kind != .ellipsis }
      // iPhone begins sentences; so does an address.
      if letterCase(at: at + 1) == .upper { return kind != .ellipsis }
      return kind != .ellipsis && (beginsAddress(at) || beginsSmall(at)) && !isAbbreviation
    }
    switch kind {
    case .stop: return endsAtStop(before: next, word: at, following)
    case .ellipsis: return endsAtEllipsis(following)
    case .mark, .wide: return endsAtMark(word: at, following)
    }
  }

  func skipOpeners(_ from: Int) -> Int {
    var at = from
    while at - from < 16, let (value, length) = scalar(at) {
      switch value {
      case 0x22, 0x27, 0x28, 0x5B, 0x7B, 0xAB, 0xBB, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2039, 0x203A,
        0xA1,
        0xBF, 0x2A, 0x5F, 0x300C, 0x300E:
        at += length
      case _ where Self.isDirection(value): at += length
      case 0xA0 where at > from, 0x202F where at > from, 0x20 where at > from && isGuillemet(before: at): at += length
      default: return at
      }
    }
    return at
  }

  /// "« Oui »"
  private func isGuillemet(before offset: Int) -> Bool { before(offset)?.value == 0xAB }

  private func opensEllipsis(_ from: Int) -> Bool {
    var at = from
    while let (value, length) = scalar(at), value == 0x2E || value == 0x2026 { at += length }
    return (at - from == 3 || scalar(from)?.value == 0x2026) && isLetter(at)
  }

  /// "’t Is laat": a letter that is left of a word, and the sentence's capital behind it.
  private func beginsElided(_ at: Int) -> Bool {
    let end = at + (scalar(at)?.length ?? 1)
    let next = skipSpaces(end)
    return next > end && letterCase(at: next) == .upper && (!isSingleStop || !isAbbreviation)
  }

  /// Whether a sentence that is written in small letters begins behind a long word: "It was closed. the owner".
  private func beginsSmall(_ at: Int) -> Bool {
    guard isSingleStop, lexicon.starters.contains(lower(at..<endOfWord(at))) else { return false }
    guard !closesQuote, !closesBracket, let last = word(endingAt: runStart), last.count >= 4 else { return false }
    guard let (value, earlier) = before(runStart) else { return false }
    // Words are shortened before a vowel.
    if !Self.isVowel(value) {
      guard last.count >= 6, let (further, _) = before(earlier), Self.isVowel(further) else { return false }
    }
    guard let (sign, _) = before(last.start), SentenceScanner.isSpace(sign) else { return false }
    return letterCase(at: last.start) == .lower
  }

  /// Whether a letter stands right behind a sign: ” and » open in Danish and Swedish, and close elsewhere.
  private func beginsWord(_ sign: Int) -> Bool {
    guard let (_, length) = scalar(sign) else { return false }
    switch letterCase(at: skipOpeners(sign + length)) {
    case .other: return false
    case .upper, .lower, .uncased, .digit: return true
    }
  }

  private func beginsAddress(_ at: Int) -> Bool {
    ["http://", "https://", "www."].contains { address in
      at + address.utf8.count <= text.count && text[at..<at + address.utf8.count].elementsEqual(address.utf8)
    }
  }

  // MARK: Marks and ellipses

  private func endsAtMark(word: Int, _ following: Case) -> Bool {
    if let (sign, _) = scalar(runStart), sign >= 0x589, isListMark { return false }
    if isOfName(word) { return false }
    // «(!)» and "(?)" comment on a word.
    if closesBracket, !closesQuote {
      if let (value, _) = before(runStart), value == 0x28 || value == 0x5B { return false }
      if let opener = opener(of: closer()), !isAtStart(opener) { return false }
    }
    guard closesQuote else { return true }
    if saidBy(word) { return false }
    // A danda ends what was said.
    if let (sign, _) = scalar(runStart), sign == 0x964 || sign == 0x965 { return true }
    guard let opener = opener(of: closer()), !isAtStart(opener) else { return true }
    return isSpeech(opener) || isStarter(word)
  }

  private func endsAtEllipsis(_ following: Case) -> Bool {
    guard following == .upper || following == .uncased && lexicon.stopsEndSentences else { return false }
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
    case 0xFF09: find(closer, [0xFF08])
    case 0x300D, 0x300F, 0x3011, 0x300B, 0x3009: find(closer, [closer - 1])
    case 0x5D: find(closer, [0x5B])
    case 0xBB: find(closer, [0xAB, 0xBB])
    case 0xAB: find(closer, [0xBB])
    case 0x203A: find(closer, [0x2039])
    case 0x201D: find(closer, [0x201C, 0x201E, 0x201D])
    case 0x201C: find(closer, [0x201E, 0x201D])
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
    guard !lexicon.speechVerbs.isEmpty, let (first, _) = scalar(from) else { return false }
    if Self.isUnspaced(first) { return isSaid(inClauseFrom: from) }
    guard !isStarter(from) else { return false }
    let firstVerb = letterCase(at: from) == .uncased ? 0 : 1
    var at = from
    for index in 0..<4 {
      let end = endOfWord(at)
      guard end > at else { return false }
      if index >= firstVerb, lexicon.speechVerbs.contains(lower(at..<end)) { return true }
      at = skipSpaces(end)
      guard at > end else { return false }
    }
    return false
  }

  /// The same where nothing stands between words: whether a verb of saying is anywhere before the next sign.
  private func isSaid(inClauseFrom from: Int) -> Bool {
    var end = from
    while end - from < Self.reach, let (value, length) = scalar(end), Self.isUnspaced(value) { end += length }
    return lexicon.unspacedSpeechVerbs.contains { verb in
      guard let first = verb.first, end - from >= verb.count else { return false }
      return (from...end - verb.count).contains { text[$0] == first && text[$0..<$0 + verb.count].elementsEqual(verb) }
    }
  }

  // MARK: Single stops

  private func endsAtStop(before next: Int, word: Int, _ following: Case) -> Bool {
    guard let last = word_(), last.count > 0 else { return endsAfterNoWord(following) }
    if following == .other, scalar(word)?.value == 0x2116 { return false }
    if isJoined(last, to: word) { return false }
    let abbreviation = self.abbreviation(last)
    let isClosed = closesBracket && abbreviation != nil && !closesQuote
    if isClosed, let opener = opener(of: closer()), !isAtStart(opener) { return false }
    switch abbreviation {
    case .never, .mayEndBehindAnd, .unitBehindNumber: return false
    case .beforeNumber: return following != .digit && following != .other && !isNumeral(word)
    case .yearOrPlace: return false
    case .unclear, .unclearCapital: return isStarter(word) || closesQuote
    case .mayEnd:
      if following == .digit || following == .other { return false }
      guard lexicon.abbreviation("a.m") != nil, last.lower.hasSuffix(".m") else { return true }
      // "At 6 a.m. Dr. Hollis came."
      return !isTimeZone(word) && (isStarter(word) || !opensWithDate(until: last.start))
    case .year:
      if following == .other || following == .digit || isNumberSign(word) { return false }
      return !opensWithDate(until: last.start)
    case nil: break
    }
    if isOfAddress(last) { return true }
    // «د. أحمد», "ი. გ. ჭავჭაია": letters that have no capitals.
    if last.isUncasedLetter, !last.isJoined || following == .uncased {
      if let (value, _) = before(last.start), Self.isDigit(value) { return true }
      return closesQuote
    }
    // A mark of a list: "IV.", "a."
    if last.isNumeral || last.count == 1 && !last.isJoined && !last.isInitials && isListLetter(last.start),
      isAtStart(last.start)
    {
      return false
    }
    // "II. Dünya Savaşı", "Karel IV. Lucemburský"
    if lexicon.hasRomanOrdinals, last.isNumeral, isSmallNumeral(last.start) { return isStarter(word) || closesQuote }
    if last.isInitials {
      // "25 °C."
      if !last.isJoined, let (sign, _) = before(last.start), sign == 0xB0 || sign == 0xBA { return true }
      if !last.isJoined, isDesignation(before: last.start) || isLatin(last.start) && isCyrillic(word) { return true }
      return isStarter(word) || closesQuote
    }
    let isSmall = last.count == 1 && last.isLatinSmall
    if isSmall || last.isVowelless && lexicon.vowellessIsAbbreviation {
      // A unit may end a sentence: "5,000 m."; so may the name of a file.
      return isStarter(word) || isBehindNumber(last.start) || !isSmall && isEnding(last.start)
    }
    return true
  }

  /// A number, a bracket or a sign stands before the stop.
  private func endsAfterNoWord(_ following: Case) -> Bool {
    guard let (value, _) = before(runStart) else { return false }
    // "N°. 12"
    if value == 0xB0 || value == 0xBA || value == 0xAA { return following != .digit }
    guard Self.isDigit(value) else { return !SentenceScanner.isSpace(value) || following != .other }
    var at = runStart
    var digits = 0
    var longest = 0
    var count = 0
    let limit = max(start, runStart - Self.reach)
    while at > limit, let (value, earlier) = before(at) {
      let isSeparator = value == 0x2E || value == 0x2D
      guard isSeparator || Self.isDigit(value) else { break }
      digits = isSeparator ? 0 : digits + 1
      longest = max(longest, digits)
      count += 1
      at = earlier
    }
    if longest <= 3, isAtStart(at) { return false }
    let earlier = word(endingAt: stopsBefore(at))
    if longest <= 3, let heading = earlier, isAtStart(heading.start), lexicon.headings.contains(heading.lower) {
      return false
    }
    guard lexicon.hasOrdinalStops else { return true }
    // The number of a note: "pro Jahr10. Zudem", "0.3 %11. Der"
    if let (value, earlier) = before(at), value == 0x25 || value == 0x3D || isLetter(earlier) { return true }
    // Nothing is the 0th.
    if count == 1, text[at] == 0x30 { return true }
    if following == .digit { return false }
    guard count <= 2 else { return true }
    // "Tel. 22 33 44."
    if let (value, space) = before(at), value == 0x20, let (digit, _) = before(space), Self.isDigit(digit) {
      return true
    }
    // "Nr. 5." counts, and orders nothing.
    if let earlier, lexicon.abbreviation(earlier.lower) == .beforeNumber || lexicon.headings.contains(earlier.lower) {
      return true
    }
    return isStarter(skipSpaces(runEnd))
  }

  /// "a. C.": an abbreviation that goes on behind the stop.
  private func isJoined(_ last: Word, to next: Int) -> Bool {
    guard !lexicon.joins.isEmpty, last.count <= 3 else { return false }
    let end = endOfWord(next)
    guard end > next, end - next <= 8, let (value, _) = scalar(end), value == 0x2E else { return false }
    let letters = last.lower.utf8
    let alone = letters.lastIndex(of: 0x2E).map { last.lower[letters.index(after: $0)...] } ?? last.lower[...]
    return lexicon.joins.contains(alone + "." + lower(next..<end))
  }

  /// Whether a letter counts the items of a list; of Korean only 가, 나, 다 and so on.
  private func isListLetter(_ at: Int) -> Bool {
    guard let (value, _) = scalar(at), value >= 0x2E80 else { return true }
    return value >= 0xAC00 && value <= 0xD7A3 && (value - 0xAC00) % 588 == 0
  }

  /// "readme.txt."
  private func isEnding(_ offset: Int) -> Bool {
    guard let (value, stop) = before(offset), value == 0x2E, let name = word(endingAt: stop) else { return false }
    return name.count > 1 || isOfAddress(name)
  }

  /// I to XXXIX.
  private func isSmallNumeral(_ from: Int) -> Bool {
    text[from..<runStart].allSatisfy { $0 == 0x49 || $0 == 0x56 || $0 == 0x58 }
  }

  /// Whether the stop belongs to an abbreviation of whatever kind.
  private var isAbbreviation: Bool { word_().flatMap { abbreviation($0) } != nil }

  /// The end of an address or a name of the computer's: "x.org/a?c."
  private func isOfAddress(_ word: Word) -> Bool {
    guard let (value, sign) = before(word.start) else { return false }
    switch value {
    case 0x2F, 0x3F, 0x3D, 0x26, 0x40, 0x5F, 0x23, 0x60: return true
    // "%s.", "$n."
    case 0x25, 0x24: return word.isLatinSmall && !word.isJoined
    // "-a.", "--no."
    case 0x2D:
      return word.isLatinSmall && before(sign).map { SentenceScanner.isSpace($0.value) || $0.value == 0x2D } ?? true
    // "2.x."
    case 0x2E: return word.count == 1 && before(sign).map { Self.isDigit($0.value) } ?? false
    default: return false
    }
  }

  private func abbreviation(_ last: Word) -> Abbreviation? {
    if isOfAddress(last) { return nil }
    // «2003م»
    if last.isUncasedLetter, !last.isJoined, let (value, _) = before(last.start), Self.isDigit(value) { return nil }
    if !lexicon.asWritten.isEmpty {
      let written = String(decoding: text[last.start..<runStart], as: UTF8.self)
      if lexicon.asWritten.contains(written) { return .never }
    }
    // A capital is an initial, and a word of capitals is no abbreviation of small letters: «ОК».
    if !last.isJoined, last.isInitials || last.isCapitals { return nil }
    // «П. П.» are initials, «п. п.» is not.
    if last.isJoined, last.isInitials, !isLatin(last.start) { return nil }
    guard let kind = lexicon.abbreviation(last.lower) ?? abbreviation(lastPartOf: last) else { return nil }
    switch kind {
    case .unclearCapital: return letterCase(at: last.start) == .upper ? .unclear : nil
    case .year: return last.isJoined || isBehindNumber(last.start) ? .year : nil
    case .yearOrPlace: return isBehindNumber(last.start) ? .year : .never
    case .unitBehindNumber:
      if last.lower == "ст", let earlier = word(endingAt: stopsBefore(last.start)), earlier.lower == "рт" {
        return .mayEnd
      }
      return isBehindNumber(last.start) ? .mayEnd : .never
    case .mayEndBehindAnd:
      guard let earlier = word(endingAt: stopsBefore(last.start)) else { return .never }
      return lexicon.ands.contains(earlier.lower) ? .mayEnd : .never
    default: return kind
    }
  }

  /// "Ost-Str.", "l'art.", "Hauptstr."
  private func abbreviation(lastPartOf word: Word) -> Abbreviation? {
    let letters = word.lower.utf8
    if let sign = letters.lastIndex(where: { $0 == 0x2D || $0 == 0x27 }) {
      if let kind = lexicon.abbreviation(String(word.lower[letters.index(after: sign)...])) { return kind }
    }
    return lexicon.suffixes.contains { word.lower.hasSuffix($0) } ? .unclear : nil
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
    if Self.isDigit(value) { return true }
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
    let second = skipSpaces(firstEnd)
    let isOpening =
      letterCase(at: first) == .digit || lexicon.datePrepositions.contains(lower(first..<firstEnd))
      || isStarter(first) && lexicon.datePrepositions.contains(lower(second..<max(second, endOfWord(second))))
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

  static func isRoman(_ byte: UInt8) -> Bool {
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
        0xA7, 0xBF, 0xA1, 0x2023, 0x2043, 0x25E6, 0x201D, 0xBB, 0x300C, 0x300E, 0xFF08, 0x300A:
        break
      case _ where SentenceScanner.isSpace(value): break
      default: return false
      }
      at = earlier
    }
    return at == start
  }
}
