internal import Bitext
internal import Orthography

/// Breaks texts by rules of SRX.
///
/// At each place of a text the first rule that fits decides (SRX 2.0, section "Rules Matching"): what is `before` ends there, and
/// what is `after` begins there. Of what stands before, ``lookBehindUnits`` code units are looked at.
///
/// Only places are looked at where an `after` of a rule that breaks begins, and there only rules whose `before` can end as the
/// text does. One task at a time.
final class RuleSegmenter {
  /// How far back a match of `before` may begin, in UTF-16 code units.
  static let lookBehindUnits = 512
  /// Texts take at most this for each million of their code units, and this again.
  private static let limit = Duration.seconds(20)

  private final class Rule {
    let rule: SegmentationRules.Rule
    let before: RuleExpression?
    let after: RuleExpression?
    /// Finds every place where `after` begins: what it looks for has no width.
    let finder: RuleExpression?
    let shape: PatternShape
    let reach: Int
    /// The characters that a match of `before` begins and ends with.
    let first: CharacterTest?
    let last: CharacterTest?
    /// The text that the expressions have been given.
    var textNumber = 0

    init(_ rule: SegmentationRules.Rule, file: String, _ known: inout [String: CharacterTest]) throws(FormatError) {
      self.rule = rule
      before = try Self.compile(rule.before, "beforebreak", rule, file)
      after = try Self.compile(rule.after, "afterbreak", rule, file)
      finder = rule.isBreak && !rule.after.isEmpty ? try? RuleExpression("(?=\(rule.after))") : nil
      shape = PatternShape(rule.before)
      reach = min(shape.mostUnits ?? RuleSegmenter.lookBehindUnits, RuleSegmenter.lookBehindUnits)
      first = Self.test(shape.firstCharacter, &known)
      last = shape.ending.isEmpty ? Self.test(shape.lastCharacter, &known) : nil
    }

    private static func test(_ source: String?, _ known: inout [String: CharacterTest]) -> CharacterTest? {
      guard let source, let test = known[source] ?? CharacterTest(source) else { return nil }
      known[source] = test
      return test
    }

    private static func compile(
      _ pattern: String, _ element: String, _ rule: SegmentationRules.Rule, _ file: String
    ) throws(FormatError) -> RuleExpression? {
      if pattern.isEmpty { return nil }
      do throws(RegularExpression.Fault) { return try RuleExpression(pattern) } catch {
        throw FormatError(
          file: file, line: rule.line, column: rule.column,
          message: "\(element) \"\(pattern.prefix(200))\": \(error.description)")
      }
    }
  }

  /// A pattern of one character, and what is known of each code unit: 0 nothing yet, 1 it fits, 2 it does not.
  private final class CharacterTest {
    private let expression: RuleExpression
    /// In pages of 256 units, made when one of them is asked for: a file may have thousands of rules.
    private var known = [[UInt8]](repeating: [], count: 256)

    init?(_ pattern: String) {
      guard let expression = try? RuleExpression(pattern) else { return nil }
      self.expression = expression
    }

    func fits(_ unit: UInt16) throws(RuleExpression.Exhausted) -> Bool {
      if (0xD800..<0xE000).contains(unit) { return true }
      let (page, place) = (Int(unit >> 8), Int(unit & 0xFF))
      if known[page].isEmpty { known[page] = [UInt8](repeating: 0, count: 256) }
      if known[page][place] == 0 {
        let one: [UInt16] = [unit]
        let fits = try one.withUnsafeBufferPointer { (buffer) throws(RuleExpression.Exhausted) -> Bool in
          try expression.setText(buffer)
          return try expression.matches(from: 0, to: 1)
        }
        known[page][place] = fits ? 1 : 2
      }
      return known[page][place] == 1
    }
  }

  private let file: String
  private let rules: [Rule]
  private let usesSentenceBreaks: Bool
  /// Rules by the end of their `before`: two code units, one, or nothing known.
  private var byTwo: [UInt32: [Int]] = [:]
  private var byOne: [UInt16: [Int]] = [:]
  private var others: [Int] = []
  private var textNumber = 0
  private lazy var breaker = TextBreaker(.sentence)

  /// - Throws: ``FormatError`` for a pattern that is none, and where no rules are for the language.
  init(_ rules: SegmentationRules, language: LanguageTag) throws(FormatError) {
    file = rules.file
    usesSentenceBreaks = rules.usesSentenceBreaks
    var chosen: [Rule] = []
    var isMapped = false
    let groups = Dictionary(rules.groups.map { ($0.name, $0.rules) }, uniquingKeysWith: { first, _ in first })
    // A group that is mapped to again says nothing new: the first rule that fits decides.
    var taken: Set<String> = []
    var known: [String: CharacterTest] = [:]
    for map in rules.maps {
      let expression: RuleExpression
      do throws(RegularExpression.Fault) { expression = try RuleExpression(map.pattern, ignoresCase: true) } catch {
        throw FormatError(
          file: rules.file, line: map.line, column: map.column,
          message: "languagepattern \"\(map.pattern.prefix(200))\": \(error.description)")
      }
      let tags = [language.canonical, language.canonical.replacing("-", with: "_")]
      do throws(RuleExpression.Exhausted) {
        guard try Self.fits(expression, tags) else { continue }
      } catch {
        throw FormatError(
          file: rules.file, line: map.line, column: map.column,
          message: "languagepattern \"\(map.pattern.prefix(200))\": expected a pattern that comes to an end on "
            + "\"\(language.canonical)\", found one that was given up (\(error.name))")
      }
      isMapped = true
      for rule in taken.insert(map.group).inserted ? groups[map.group] ?? [] : [] {
        chosen.append(try Rule(rule, file: rules.file, &known))
      }
      if !rules.cascades { break }
    }
    guard isMapped else {
      throw FormatError(
        file: rules.file, message: "expected a languagemap for \"\(language.canonical)\", found none that matches it")
    }
    self.rules = chosen
    for (index, rule) in chosen.enumerated() {
      let ending = rule.shape.ending
      if rule.before == nil || ending.isEmpty {
        others.append(index)
      } else if ending.count == 1 {
        byOne[ending[0], default: []].append(index)
      } else {
        byTwo[UInt32(ending[0]) << 16 | UInt32(ending[1]), default: []].append(index)
      }
    }
  }

  /// Whether a pattern is one of some language codes.
  private static func fits(_ expression: RuleExpression, _ tags: [String]) throws(RuleExpression.Exhausted) -> Bool {
    for tag in tags {
      let units = Array(tag.utf16)
      let isOne = try units.withUnsafeBufferPointer { (buffer) throws(RuleExpression.Exhausted) in
        try expression.setText(buffer)
        return try expression.matches(from: 0, to: units.count)
      }
      if isOne { return true }
    }
    return false
  }

  /// The breaks within a text, in bytes, rising; neither 0 nor its end is among them.
  ///
  /// - Throws: ``FormatError`` when a pattern takes longer than a text can be worth.
  func breaks(in text: UnsafeBufferPointer<UInt8>) throws(FormatError) -> [Int] {
    if text.isEmpty { return [] }
    guard text.count < Int(Int32.max) / 2 else {
      throw FormatError(file: file, message: "expected a paragraph below 1 GiB, found \(text.count) bytes")
    }
    var units: [UInt16] = []
    units.reserveCapacity(text.count)
    var sentenceEnds: [Int] = []
    if usesSentenceBreaks { breaker.forEachPiece(in: text) { _, end, _ in sentenceEnds.append(end) } }
    // 1: a rule that breaks may do so here; 2: ICU sees the end of a sentence.
    var ends = sentenceEnds[...]
    var sentenceUnits: [Int] = []
    Self.forEachScalar(of: text) { value, offset in
      if let end = ends.first, end <= offset {
        sentenceUnits.append(units.count)
        ends.removeFirst()
      }
      if value < 0x10000 {
        units.append(UInt16(value))
      } else {
        units.append(UInt16(0xD7C0 + (value >> 10)))
        units.append(UInt16(0xDC00 | value & 0x3FF))
      }
    }
    let found = try units.withUnsafeBufferPointer { (buffer) throws(FormatError) -> [Int] in
      textNumber += 1
      return try breaks(inUnits: buffer, sentenceUnits)
    }
    return Self.byteOffsets(of: found, in: text)
  }

  private func breaks(
    inUnits units: UnsafeBufferPointer<UInt16>, _ sentenceUnits: [Int]
  ) throws(FormatError) -> [Int] {
    let started = ContinuousClock.now
    let limit = Self.limit + Self.limit * (units.count / 1_000_000)
    var marks = [UInt8](repeating: 0, count: units.count + 1)
    for rule in rules where rule.rule.isBreak {
      do throws(RuleExpression.Exhausted) {
        guard let finder = rule.finder else {
          try markEnds(of: rule, in: units, &marks)
          continue
        }
        try finder.setText(units)
        try finder.markBeginnings(&marks)
      } catch { throw tooSlow(rule, error) }
    }
    for at in sentenceUnits { marks[at] |= 2 }
    var found: [Int] = []
    var looked = 0
    for at in 1..<max(1, units.count) where marks[at] != 0 && !(0xDC00..<0xE000).contains(units[at]) {
      if try breaks(at: at, in: units) ?? (marks[at] & 2 != 0) { found.append(at) }
      looked += 1
      if looked & 63 == 0, ContinuousClock.now - started > limit {
        throw FormatError(
          file: file,
          message: "expected rules that take at most \(limit.components.seconds) s for a text of \(units.count) "
            + "characters, found that they take longer")
      }
    }
    return found
  }

  /// Marks the places where `before` can end, as far as that is told by the character there.
  private func markEnds(
    of rule: Rule, in units: UnsafeBufferPointer<UInt16>, _ marks: inout [UInt8]
  ) throws(RuleExpression.Exhausted) {
    let ending = rule.shape.ending.last
    for at in units.indices {
      if let ending, PatternShape.lower(units[at]) != ending { continue }
      if let last = rule.last, try !last.fits(units[at]) { continue }
      marks[at + 1] = 1
    }
  }

  /// What the first rule that fits a place says; nil when none fits.
  private func breaks(at place: Int, in units: UnsafeBufferPointer<UInt16>) throws(FormatError) -> Bool? {
    let last = PatternShape.lower(units[place - 1])
    let two = place > 1 ? byTwo[UInt32(PatternShape.lower(units[place - 2])) << 16 | UInt32(last)] ?? [] : []
    let one = byOne[last] ?? []
    var (a, b, c) = (0, 0, 0)
    while true {
      let first = a < two.count ? two[a] : Int.max
      let second = b < one.count ? one[b] : Int.max
      let third = c < others.count ? others[c] : Int.max
      let index = min(first, second, third)
      if index == Int.max { return nil }
      if index == first { a += 1 } else if index == second { b += 1 } else { c += 1 }
      let rule = rules[index]
      do throws(RuleExpression.Exhausted) {
        if try fits(rule, at: place, in: units) { return rule.rule.isBreak }
      } catch { throw tooSlow(rule, error) }
    }
  }

  private func fits(
    _ rule: Rule, at place: Int, in units: UnsafeBufferPointer<UInt16>
  ) throws(RuleExpression.Exhausted) -> Bool {
    if let last = rule.last, try !last.fits(units[place - 1]) { return false }
    try give(units, to: rule)
    if let after = rule.after, try !after.begins(at: place, end: units.count) { return false }
    guard let before = rule.before else { return true }
    let farthest = max(0, place - rule.reach)
    guard let first = rule.first else { return try before.ends(at: place, from: farthest) }
    var start = place - 1
    while start >= farthest {
      if try first.fits(units[start]), try before.matches(from: start, to: place) { return true }
      start -= 1
    }
    return false
  }

  private func give(_ units: UnsafeBufferPointer<UInt16>, to rule: Rule) throws(RuleExpression.Exhausted) {
    guard rule.textNumber != textNumber else { return }
    try rule.before?.setText(units)
    try rule.after?.setText(units)
    rule.textNumber = textNumber
  }

  private func tooSlow(_ rule: Rule, _ error: RuleExpression.Exhausted) -> FormatError {
    FormatError(
      file: file, line: rule.rule.line, column: rule.rule.column,
      message: "expected a rule whose patterns take less than a second, found one that was given up (\(error.name)): "
        + "beforebreak \"\(rule.rule.before.prefix(200))\", afterbreak \"\(rule.rule.after.prefix(200))\"")
  }

  // MARK: Encodings

  /// Each scalar value and its offset; a byte that is not UTF-8 is U+FFFD.
  private static func forEachScalar(of text: UnsafeBufferPointer<UInt8>, _ body: (UInt32, Int) -> Void) {
    var at = 0
    while at < text.count {
      let (value, length) = UTF8Decoding.scalar(in: text, at: at)
      body(value, at)
      at += length
    }
  }

  private static func byteOffsets(of places: [Int], in text: UnsafeBufferPointer<UInt8>) -> [Int] {
    var offsets: [Int] = []
    offsets.reserveCapacity(places.count)
    var unit = 0
    var at = 0
    for place in places {
      while unit < place, at < text.count {
        let (value, length) = UTF8Decoding.scalar(in: text, at: at)
        unit += value < 0x10000 ? 1 : 2
        at += length
      }
      offsets.append(at)
    }
    return offsets
  }
}
