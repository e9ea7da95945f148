package import Bitext
internal import Orthography

/// What the cleaner asks of the rules for drafts.
package enum PairQuestion: CaseIterable, Sendable {
  /// The target is the source, and that is prose.
  case untranslated
  case mojibake
  case tags
  case length
}

/// What analyses the two texts of a pair: its memory, which grows with the longest text, is shared by all pairs of languages.
package final class PairAnalyzers {
  fileprivate let source = SegmentAnalyzer()
  fileprivate let target = SegmentAnalyzer()

  package init() {}
}

/// Judges the pairs of one source and one target language.
///
/// All pairs are first shown to ``learn(source:target:)``; then each is judged. Takes some kilobytes, and what the words of its
/// pairs need: a memory may have thousands of languages. Not thread-safe, and neither are the cleaners that share analyzers.
package final class PairCleaner {
  private let rules: Set<CleanReason>
  /// Whether the rules for drafts find something in a pair: the texts are source and target.
  private let ask: (PairQuestion, String, String) -> Bool
  private let model = PairModel()
  private let sides: (source: Side, target: Side)

  private final class Side {
    let script: Script?
    /// In ``LanguageProfiles``; nil for one that is not known there.
    let language: Int?
    let analyzer: SegmentAnalyzer
    var vocabulary: ModelVocabulary
    var profile = TextProfile()
    var words: [ModelWord] = []
    var count = LanguageProfiles.Count()
    var isSpaced = true
    /// The tokens of a text of many; made when it is asked for one.
    private var tokens: HashTable?
    /// With so few tokens, looking at each is quicker than a table.
    private static let fewTokens = 32

    init(_ tag: LanguageTag, _ analyzer: SegmentAnalyzer) {
      self.analyzer = analyzer
      script = Script(of: tag)
      language = LanguageProfiles.number(of: tag.language)
      vocabulary = ModelVocabulary(tag)
      isSpaced = tag.hasSpaces
    }

    func analyze(_ text: UnsafeBufferPointer<UInt8>, learns: Bool) {
      profile.read(text)
      tokens = nil
      analyzer.analyze(text)
      vocabulary.read(analyzer.folded, analyzer.tokens, counts: learns, limit: 64, into: &words)
    }

    /// Whether the text has a token.
    func has(_ hash: UInt64) -> Bool {
      if analyzer.tokens.count <= Self.fewTokens { return analyzer.tokens.contains { $0.hash == hash } }
      if let tokens { return tokens[hash] != nil }
      var made = HashTable(capacity: analyzer.tokens.count)
      for token in analyzer.tokens { _ = made.insert(token.hash, 0) }
      tokens = made
      return made[hash] != nil
    }

    func countLanguages(beside other: Side) {
      count.clear()
      for token in analyzer.tokens where token.kind == .word {
        // What the other text has too is quoted, or code.
        if !other.has(token.hash) {
          LanguageProfiles.shared.add(token.hash, &count)
        }
      }
    }

    /// How many words of the text are function words of its own language.
    var functionWords: Int { analyzer.tokens.count { $0.kind == .word && vocabulary.isFunctionWord($0.hash) } }

    /// Letters and digits.
    var length: Int { profile.allLetters + profile.digits }
  }

  /// - Parameters:
  ///   - rules: what is looked for.
  ///   - analyzers: those of other cleaners, where there are any.
  ///   - ask: the rules for drafts.
  package init(
    source: LanguageTag, target: LanguageTag, rules: Set<CleanReason>, analyzers: PairAnalyzers = PairAnalyzers(),
    ask: @escaping (PairQuestion, String, String) -> Bool
  ) {
    sides = (Side(source, analyzers.source), Side(target, analyzers.target))
    self.rules = rules
    self.ask = ask
  }

  package func learn(source: UnsafeBufferPointer<UInt8>, target: UnsafeBufferPointer<UInt8>) {
    let (a, b) = sides
    a.analyze(source, learns: true)
    b.analyze(target, learns: true)
    // What is wrong in another way is no example of a pair.
    guard a.profile.brokenPairs < 2, b.profile.brokenPairs < 2, a.analyzer.foldHash != b.analyzer.foldHash,
      judgeLanguages(a, b) == nil, !isDamaged(a.profile, beside: b.profile), !isDamaged(b.profile, beside: a.profile),
      !isMojibake(a.profile, beside: b.profile), !isMojibake(b.profile, beside: a.profile)
    else { return }
    model.take(a.words, b.words, lengths: (a.length, b.length))
  }

  package func finishLearning() {
    model.learn(
      sourceStems: sides.source.vocabulary.stemCount, targetStems: sides.target.vocabulary.stemCount)
  }

  /// Whether the memory was large enough to know words from.
  package var knowsWords: Bool { model.isReady }

  /// Of the pair judged last: texts that differ only in what folding drops have the same, unless letters differ in case.
  package private(set) var foldKey: UInt64 = 0

  /// Why a pair does not belong into the memory; nil when nothing speaks against it.
  /// - Parameter codes: of both texts, in order: 1 begins a pair, 2 ends it (``InlineElement/Kind/number``).
  package func judge(
    source: UnsafeBufferPointer<UInt8>, target: UnsafeBufferPointer<UInt8>, codes: (source: [UInt8], target: [UInt8])
  ) -> CleanReason? {
    let (a, b) = sides
    a.analyze(source, learns: false)
    b.analyze(target, learns: false)
    let (x, y) = (a.profile, b.profile)
    foldKey =
      a.analyzer.foldHash &* 31 &+ b.analyzer.foldHash &+ x.caseHash &* 0x9E37_79B9_7F4A_7C15 &+ y.caseHash &* 7
    let isEmpty = (x.scalars == x.spaces, y.scalars == y.spaces)
    func texts() -> (String, String) {
      (String(decoding: source, as: UTF8.self), String(decoding: target, as: UTF8.self))
    }
    func isOn(_ reason: CleanReason) -> Bool { rules.contains(reason) }

    if isEmpty.0 || isEmpty.1 {
      // A code alone is the translation of a code alone.
      if isEmpty.0, isEmpty.1, !codes.source.isEmpty, !codes.target.isEmpty { return nil }
      return isOn(.empty) ? .empty : nil
    }
    if isOn(.mojibake), isMojibake(x, beside: y) || isMojibake(y, beside: x) { return .mojibake }
    if isOn(.mojibake), x.brokenPairs + y.brokenPairs > 0 {
      let (s, t) = texts()
      if ask(.mojibake, s, t) || ask(.mojibake, t, s) { return .mojibake }
    }
    if isOn(.encodingDamage), isDamaged(x, beside: y) || isDamaged(y, beside: x) { return .encodingDamage }
    if isOn(.controlCharacter), x.controls != y.controls || x.controls > 2 { return .controlCharacter }
    if isOn(.symbolsOnly) {
      if x.allLetters == 0, y.allLetters == 0, x.digits == 0, y.digits == 0 { return .symbolsOnly }
      if y.allLetters + y.digits == 0, x.words >= 2 || y.signs >= 4 && x.allLetters > 0 { return .symbolsOnly }
      if x.allLetters + x.digits == 0, y.words >= 2 || x.signs >= 4 && y.allLetters > 0 { return .symbolsOnly }
    }
    let isSame = a.analyzer.foldHash == b.analyzer.foldHash
    if isSame {
      guard isOn(.untranslated), x.words >= 2, a.language == nil || a.language != b.language else { return nil }
      let text = String(decoding: source, as: UTF8.self)
      // Markup and placeholders make no code of a sentence.
      let small = x.smallLatin + x.smallCyrillic
      let isSentence = small >= 3 && small * 2 > x.words && a.functionWords >= (small >= 5 ? 1 : 2)
      return isSentence || ask(.untranslated, text, text) ? .untranslated : nil
    }
    if let reason = judgeLanguages(a, b), isOn(reason) { return reason }
    if isOn(.tags) {
      if !isPaired(codes.source) || !isPaired(codes.target) { return .tags }
      if x.hasTag || y.hasTag {
        let (s, t) = texts()
        if ask(.tags, s, t) { return .tags }
      }
    }
    if isOn(.gluedWords), a.isSpaced, b.isSpaced {
      if isGlued(a, beside: y) || isGlued(b, beside: x) { return .gluedWords }
    }
    return judgeAlignment(a, b, texts)
  }

  private func isMojibake(_ text: TextProfile, beside other: TextProfile) -> Bool {
    if text.brokenPairs >= 2, text.brokenPairs * 2 * 10 >= text.beyondASCII * 7 { return true }
    if text.allLetters >= 6, text.accented * 2 > text.allLetters { return true }
    // KOI8-R read as Windows-1251 turns small letters into capitals and capitals into small ones; и, т and ы become Й, Ф and Щ.
    if text.turnedWords >= 2, text.turnedWords * 2 >= text.cyrillicWords { return true }
    let cyrillic = text.count(.cyrillic)
    guard cyrillic >= 6, text.cyrillicCapitals * 10 > cyrillic * 6, other.capitals * 10 < other.allLetters * 5 else {
      return false
    }
    return text.turnedWords >= 1 && text.rareCyrillic * 100 >= cyrillic * 4 || text.rareCyrillic * 100 >= cyrillic * 8
  }

  private func isDamaged(_ text: TextProfile, beside other: TextProfile) -> Bool {
    if text.replacements > 0, other.replacements == 0 { return true }
    if text.longestQuestions >= 4, other.longestQuestions < 4 { return true }
    if text.questionsInWords >= 2, other.questionsInWords < text.questionsInWords { return true }
    guard text.questions >= 2, text.questions > other.questions, other.allLetters > 0 else { return false }
    return text.allLetters == 0 || text.questions >= 3 && text.questions * 2 >= text.scalars - text.spaces
  }

  private func isPaired(_ codes: [UInt8]) -> Bool {
    var open = 0
    for code in codes {
      if code == 1 { open += 1 }
      if code == 2 { open -= 1 }
    }
    return open == 0
  }

  // MARK: Languages

  private func judgeLanguages(_ a: Side, _ b: Side) -> CleanReason? {
    let wrong = (isOtherScript(a, beside: b), isOtherScript(b, beside: a))
    if wrong.0, wrong.1 { return .swapped }
    if wrong.0 || wrong.1 { return .wrongScript }
    guard a.profile.words >= 2 || b.profile.words >= 2 else { return nil }
    let guesses = (other(a, beside: b), other(b, beside: a))
    if let first = guesses.0, let second = guesses.1, first == b.language, second == a.language { return .swapped }
    return guesses.0 != nil || guesses.1 != nil ? .wrongLanguage : nil
  }

  private func other(_ side: Side, beside other: Side) -> Int? {
    guard let language = side.language, side.profile.words >= 2 else { return nil }
    side.countLanguages(beside: other)
    return LanguageProfiles.shared.other(than: language, side.count, side.profile)
  }

  /// Whether a text is prose in letters that its language is not written in.
  private func isOtherScript(_ side: Side, beside other: Side) -> Bool {
    guard let script = side.script, side.profile.allLetters >= 4 else { return false }
    let own = side.profile.count(script)
    // Japanese is written in Han, Korean may be.
    let kin =
      script == .kana ? side.profile.count(.han) : script == .hangul || script == .han ? side.profile.count(.han) : 0
    guard (own + kin) * 7 < side.profile.allLetters else { return false }
    let foreign = script == .latin ? side.profile.smallCyrillic : side.profile.smallLatin
    if script != .latin, script != .cyrillic || side.profile.count(.latin) == 0 {
      return side.profile.count(.latin) > 0 ? foreign >= 3 : true
    }
    if script == .latin, side.profile.count(.cyrillic) * 2 < side.profile.allLetters {
      return side.profile.allLetters >= 4
    }
    if script == .latin { return true }
    // Latin words in a text that should be Cyrillic: names and code are those of the other side.
    guard foreign >= 2 else { return false }
    var fresh = 0
    var words = 0
    let folded = side.analyzer.folded
    for token in side.analyzer.tokens where token.kind == .word && folded[Int(token.start)] < 0x80 {
      words += 1
      if !other.has(token.hash) { fresh += 1 }
    }
    side.countLanguages(beside: other)
    return fresh * 2 >= words && (!side.count.isEmpty && fresh >= 2 || fresh >= 4)
  }

  // MARK: Words

  private static let longestGlued: UInt32 = 256

  private func isGlued(_ side: Side, beside other: TextProfile) -> Bool {
    let text = side.profile
    guard text.longestWord >= 12 else { return false }
    if other.words >= 4, text.words * 5 <= other.words + 4, text.longestWord >= 16, other.longestWord < text.longestWord
    {
      return true
    }
    if text.spaces == 0, other.spaces >= 4, text.words * 4 <= other.words * 3, other.longestWord < text.longestWord {
      return true
    }
    if text.longestWord >= 40, other.longestWord < 30, text.words < other.words { return true }
    guard text.words + 2 <= other.words else { return false }
    // Words that stand nowhere else, and are two that do. Of a word, every place is tried: a very long one is no two words.
    var glued = 0
    let folded = side.analyzer.folded
    for token in side.analyzer.tokens
    where token.kind == .word && (14...Self.longestGlued).contains(token.end - token.start) {
      guard side.vocabulary.frequency(token.hash) <= 1 else { continue }
      let (start, end) = (Int(token.start), Int(token.end))
      var at = start + 6
      while at <= end - 6 {
        defer { at += 1 }
        if folded[at] & 0xC0 == 0x80 { continue }
        let parts = [start..<at, at..<end].map { ByteHash.hash64(UnsafeBufferPointer(rebasing: folded[$0])) }
        if parts.allSatisfy({ side.vocabulary.frequency($0) >= 5 }) {
          glued += 1
          break
        }
      }
    }
    return glued >= 2 && glued * 4 >= text.words
  }

  private func judgeAlignment(_ a: Side, _ b: Side, _ texts: () -> (String, String)) -> CleanReason? {
    let lengths = (a.length, b.length)
    guard model.isReady else {
      guard rules.contains(.length), isFarOff(lengths) else { return nil }
      let (s, t) = texts()
      return ask(.length, s, t) ? .length : nil
    }
    let doubts = model.doubts(a.words, b.words, lengths)
    if rules.contains(.misaligned), doubts.misaligned >= PairModel.suspicion { return .misaligned }
    if rules.contains(.length), abs(model.deviation(lengths)) > 3, isFarOff(lengths) {
      let cover = model.coverage(a.words, b.words)
      let isSound = cover.source.has * 10 >= cover.source.of * 7 && cover.target.has * 10 >= cover.target.of * 7
      let (s, t) = texts()
      if !isSound, ask(.length, s, t) { return .length }
    }
    if rules.contains(.truncated), doubts.cut >= 0.5, a.profile.words >= 4 || b.profile.words >= 4 { return .truncated }
    return nil
  }

  private func isFarOff(_ lengths: (source: Int, target: Int)) -> Bool {
    max(lengths.source, lengths.target) > 20
      && (lengths.target > lengths.source * 2 || lengths.source > lengths.target * 2)
  }
}
