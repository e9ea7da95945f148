internal import Languages
internal import Orthography

/// Which numbers of the one text are which of the other, and why.
///
/// Numbers are compared by value, and each is one number of the other text at most: the ways in which two numbers can be one are tried
/// in the order of their cost, and at each cost as many find a partner as can (augmenting paths). What has no partner in digits may be
/// settled by what stands there instead, in words, as a month, in code. Every number that is accepted has one reason, its ``Way``.
struct NumberAssignment {
  /// How a number of the one text is one of the other, by cost.
  enum Way: Int, CaseIterable, Sendable {
    /// The same value.
    case value
    /// The same value, in a designation on one side: S-300.
    case designation
    /// The same value by the other language's signs: 1,000 in Russian.
    case convention
    /// Hundreds with an ending and a century: 1500-talet.
    case century
    /// 1990s and 90-е.
    case decade
    /// 2010–11 and 2010–2011.
    case shortYear
    /// Digits with a sign between that are two numbers: 17.30 and 17:30.
    case parts
    /// The same digits, cut otherwise: telephone numbers.
    case digits
    /// Another unit: 10 miles and 16 km.
    case conversion
    /// What says a power of ten in figures: 1000 to the fifth for a quadrillion.
    case power
    /// In words.
    case spelling
    /// The name of a month.
    case month
    /// In code there, in the text here.
    case code
    /// In Roman digits beyond XXXIX.
    case roman
    /// Minutes or seconds that are none: 17:00.
    case zero
    /// A name by a number, of a day of the week.
    case name
    /// Once there, more often here.
    case repetition

    /// As reports have it: `short-year`.
    var id: String {
      switch self {
      case .shortYear: "short-year"
      default: String(describing: self)
      }
    }

    /// For people.
    var title: String {
      switch self {
      case .value: "the same value"
      case .designation: "the same value, a name"
      case .convention: "the same value by the other language's signs"
      case .century: "a century"
      case .decade: "a decade"
      case .shortYear: "last digits of a year"
      case .parts: "cut into several numbers"
      case .digits: "the same digits, cut otherwise"
      case .conversion: "in another unit"
      case .power: "power of ten"
      case .spelling: "in words"
      case .month: "the name of a month"
      case .code: "within code"
      case .roman: "in Roman digits"
      case .zero: "no minutes or seconds"
      case .name: "a name by a number"
      case .repetition: "a repetition"
      }
    }

    /// Whether it is a pair of numbers in digits.
    var isPair: Bool { rawValue <= Way.conversion.rawValue }
  }

  /// Why a number is right; of the one text, the other or both.
  struct Acceptance: Sendable {
    let source: Int?
    let target: Int?
    let way: Way
  }

  private(set) var source: [NumberToken]
  private(set) var target: [NumberToken]
  private(set) var accepted: [Acceptance] = []
  private var openSource: [Int]
  private var openTarget: [Int]
  private let pair: CheckedPair

  var isComplete: Bool { openSource.isEmpty && openTarget.isEmpty }
  var missing: [NumberToken] { openSource.map { source[$0] } }
  var extra: [NumberToken] { openTarget.map { target[$0] } }
  /// Indexes of numbers that are one by their values.
  var pairsOfValue: [(Int, Int)] {
    accepted.compactMap { acceptance in
      guard acceptance.way.rawValue <= Way.convention.rawValue else { return nil }
      return acceptance.source.flatMap { s in acceptance.target.map { (s, $0) } }
    }
  }
  /// Indexes of numbers that are one.
  var pairs: [(Int, Int)] {
    accepted.compactMap { acceptance in
      acceptance.source.flatMap { s in acceptance.target.map { (s, $0) } }
    }
  }

  /// Pairs what is equal in digits.
  init(_ source: [NumberToken], _ target: [NumberToken], in pair: CheckedPair) {
    self.source = source
    self.target = target
    self.pair = pair
    openSource = Array(source.indices)
    openTarget = Array(target.indices)
    // Mostly the numbers of the one are those of the other, in their order.
    if source.count == target.count, zip(source, target).allSatisfy({ fits($0, $1) == .value }) {
      accepted = source.indices.map { Acceptance(source: $0, target: $0, way: .value) }
      (openSource, openTarget) = ([], [])
      return
    }
    for way in [Way.value, .designation, .convention] { match(way) }
  }

  /// Settles what is no number in digits, or one already.
  mutating func settle(_ dates: Dates, converts: Bool) {
    for way in [Way.century, .decade] { match(way) }
    settleShortYears()
    settleRepeated()
    guard !isComplete else { return }
    settleParts()
    settleDigits()
    if converts { match(.conversion) }
    guard !isComplete else { return }
    let asked = self
    if converts { accept(.conversion) { value, token, here, there in Self.isWholeUnit(value, token, here, there) } }
    accept(.power) { value, _, here, there in !here.isSource && asked.isPower(value, there) }
    accept(.spelling) { value, token, here, there in asked.isSpelt(value, token, here, there) }
    let months = (
      source: Set(dates.source.map { NumberValue($0.month) }), target: Set(dates.target.map { NumberValue($0.month) })
    )
    accept(.month) { value, _, _, there in
      (there.isSource ? months.source : months.target).contains(value) || dates.names(value, isSource: there.isSource)
    }
    var code: [Bool: Set<NumberValue>] = [:]
    accept(.code) { value, _, _, there in
      if code[there.isSource] == nil { code[there.isSource] = Self.numbersInCode(there.text) }
      return code[there.isSource]?.contains(value) ?? false
    }
    accept(.roman) { value, _, _, there in
      guard let number = value.integer, (40..<4000).contains(number) else { return false }
      let numeral = RomanNumeral.text(number)
      return there.text.words.contains { $0.isAllCaps && there.text.string($0) == numeral }
    }
    accept(.zero) { _, token, here, _ in Self.isZero(token, here.text) }
    accept(.name) { _, token, here, _ in asked.isName(token, here) }
  }

  // MARK: Pairs

  /// How a number of the source is one of the target; nil where it is not, as far as their digits tell.
  private func fits(_ a: NumberToken, _ b: NumberToken) -> Way? {
    if a.isRoman, b.isRoman { return a.means(b) ? .value : nil }
    if a.half != nil || b.half != nil {
      let isSame =
        a.means(b) || a.foreign.contains(where: b.values.contains) || b.foreign.contains(where: a.values.contains)
      if isSame, a.half == nil || b.half == nil || a.half == b.half { return .value }
      // An hour without its half: where the text says nothing of the half, it is another hour.
      func hours(_ token: NumberToken) -> [NumberValue] { token.hour.map { [$0] } ?? token.values + token.foreign }
      guard hours(a).contains(where: hours(b).contains) else { return nil }
      if a.half == b.half { return .value }
      let silent = a.half == nil ? (pair.source, pair.context.source) : (pair.target, pair.context.target)
      // A label may leave to its place what it means.
      return pair.source.words.count < 4 || saysHalfOfDay(silent.0, silent.1) ? .value : nil
    }
    if a.means(b) { return a.isDesignation == b.isDesignation ? .value : .designation }
    if b.foreign.contains(where: a.values.contains) || a.foreign.contains(where: b.foreign.contains) {
      return .convention
    }
    // A source in the signs of the other language: only where they mean nothing in its own, or hardly that. 37.005 is no 37005, but
    // 42.000 hardly forty-two.
    let isRound = pair.source[a.range.upperBound - 1] == "0" && pair.source[a.range.upperBound - 2] == "0"
    if a.values.isEmpty || isRound, a.foreign.contains(where: b.values.contains) { return .convention }
    return nil
  }

  /// Whether a text says anywhere which half of the day is meant; true of languages of which the program has no such words.
  private func saysHalfOfDay(_ text: CheckedText, _ language: RuleContext.Language) -> Bool {
    let words = language.numbers.halvesOfDay
    if words.isEmpty || text.words.contains(where: { words.contains($0.hash) }) { return true }
    let stems = language.numbers.dayPeriods.stems
    if stems.isEmpty { return false }
    // Abbreviations of one letter each: ö.s.
    if text.words.indices.dropLast().contains(where: {
      text.words[$0].count == 1 && text.words[$0 + 1].count == 1 && text[text.words[$0].range.upperBound] == "."
    }) {
      return true
    }
    if language.numbers.isUnspaced { return stems.contains { NumberLanguage.occurrences(of: $0, in: text) > 0 } }
    return text.words.contains { word in
      let letters = folded(text.scalars[word.range])
      return stems.contains { starts(letters[...], with: $0) }
    }
  }

  private func fits(_ s: Int, _ t: Int, _ way: Way) -> Bool {
    let (a, b) = (source[s], target[t])
    switch way {
    case .value, .designation, .convention: return fits(a, b) == way
    case .century:
      return a.century.map(b.values.contains) ?? false || b.century.map(a.values.contains) ?? false
    case .decade:
      guard a.isDecade || b.isDecade, let value = a.values.first?.integer, let other = b.values.first?.integer else {
        return false
      }
      return value != other && value % 100 == other % 100
    case .conversion: return isConversion(a, b)
    default: return false
    }
  }

  /// So many are compared with so many at most, whatever a text holds.
  private static let most = 200

  /// Finds partners for as many of those that have none as there are to be had in a way; who has one keeps one.
  private mutating func match(_ way: Way) {
    guard !openSource.isEmpty, !openTarget.isEmpty else { return }
    if openSource.count > Self.most || openTarget.count > Self.most { return matchInOrder(way) }
    var partner = [Int?](repeating: nil, count: openTarget.count)
    let edges = openSource.map { s in openTarget.indices.filter { fits(s, openTarget[$0], way) } }
    for s in openSource.indices where !edges[s].isEmpty {
      var seen = [Bool](repeating: false, count: openTarget.count)
      _ = Self.augment(s, edges, &partner, &seen)
    }
    var isMatched = [Bool](repeating: false, count: openSource.count)
    for (t, s) in partner.enumerated() {
      guard let s else { continue }
      isMatched[s] = true
      accepted.append(Acceptance(source: openSource[s], target: openTarget[t], way: way))
    }
    openSource = openSource.indices.filter { !isMatched[$0] }.map { openSource[$0] }
    openTarget = openTarget.indices.filter { partner[$0] == nil }.map { openTarget[$0] }
  }

  /// An augmenting path from `s` (Kuhn).
  private static func augment(_ s: Int, _ edges: [[Int]], _ partner: inout [Int?], _ seen: inout [Bool]) -> Bool {
    // Free ones first: the order stays where it can.
    if let free = edges[s].first(where: { partner[$0] == nil }) {
      partner[free] = s
      return true
    }
    for t in edges[s] where !seen[t] {
      seen[t] = true
      guard let other = partner[t], augment(other, edges, &partner, &seen) else { continue }
      partner[t] = s
      return true
    }
    return false
  }

  /// For long lists: each number is looked for near where the last was.
  private mutating func matchInOrder(_ way: Way) {
    var used = [Bool](repeating: false, count: openTarget.count)
    var next = 0
    var rest: [Int] = []
    for s in openSource {
      let window = next..<min(next + 20, openTarget.count)
      if let found = window.first(where: { !used[$0] && fits(s, openTarget[$0], way) }) {
        used[found] = true
        accepted.append(Acceptance(source: s, target: openTarget[found], way: way))
        while next < openTarget.count, used[next] { next += 1 }
      } else {
        rest.append(s)
      }
    }
    openSource = rest
    openTarget = openTarget.indices.filter { !used[$0] }.map { openTarget[$0] }
  }

  private func isConversion(_ a: NumberToken, _ b: NumberToken) -> Bool {
    guard let from = Units.unit(in: pair.source, after: a, pair.context.source)?.first,
      let value = a.values.first?.double, let other = b.values.first?.double,
      let all = Units.unit(in: pair.target, after: b, pair.context.target)
    else { return false }
    return all.contains { to in to.kind == from.kind && to != from && from.isConverted(value, to: to, other) }
  }

  // MARK: Of several numbers

  private mutating func settleShortYears() {
    let whole = accepted.contains { $0.way.isPair }
    guard whole || openSource.count + openTarget.count > 2 else { return }
    func isShort(_ token: NumberToken, _ others: [Int], _ list: [NumberToken]) -> Int? {
      guard let value = token.values.first?.integer, value < 100, token.range.count == 2 else { return nil }
      return others.first { other in
        guard let year = list[other].values.first?.integer else { return false }
        return (1800..<2200).contains(year) && year % 100 == value
      }
    }
    for s in openSource.prefix(50) {
      if let t = isShort(source[s], openTarget, target) { accept(s, t, .shortYear) }
    }
    for t in openTarget.prefix(50) {
      if let s = isShort(target[t], openSource, source) { accept(s, t, .shortYear) }
    }
  }

  private mutating func accept(_ s: Int, _ t: Int, _ way: Way) {
    accepted.append(Acceptance(source: s, target: t, way: way))
    openSource.removeAll { $0 == s }
    openTarget.removeAll { $0 == t }
  }

  /// A number that the other text has once need not stand there as often as here.
  private mutating func settleRepeated() {
    let pairs = pairs.prefix(500)
    if openTarget.isEmpty {
      let matched = Set(pairs.flatMap { target[$0.1].values })
      for s in openSource where source[s].values.contains(where: matched.contains) {
        accepted.append(Acceptance(source: s, target: nil, way: .repetition))
      }
      openSource.removeAll { source[$0].values.contains(where: matched.contains) }
    } else if openSource.isEmpty {
      let matched = Set(pairs.flatMap { source[$0.0].values })
      for t in openTarget where target[t].values.contains(where: matched.contains) {
        accepted.append(Acceptance(source: nil, target: t, way: .repetition))
      }
      openTarget.removeAll { target[$0].values.contains(where: matched.contains) }
    }
  }

  /// Numbers of one text that are several of the other: all of the parts must find their like.
  private mutating func settleParts() {
    for s in openSource.prefix(50) where source[s].parts.count > 1 && mayBeSeveral(source[s], pair.source) {
      let parts = source[s].parts.map { NumberValue(digits: pair.source.scalars[$0]) }
      guard let found = Self.find(parts, among: openTarget.map { ($0, target[$0].values) }) else { continue }
      for t in found { accepted.append(Acceptance(source: s, target: t, way: .parts)) }
      openTarget.removeAll(where: found.contains)
      openSource.removeAll { $0 == s }
    }
    for t in openTarget.prefix(50) where target[t].parts.count > 1 && mayBeSeveral(target[t], pair.target) {
      let parts = target[t].parts.map { NumberValue(digits: pair.target.scalars[$0]) }
      guard let found = Self.find(parts, among: openSource.map { ($0, source[$0].values) }) else { continue }
      for s in found { accepted.append(Acceptance(source: s, target: t, way: .parts)) }
      openSource.removeAll(where: found.contains)
      openTarget.removeAll { $0 == t }
    }
  }

  /// Its language does not read it as one number, or it may be a time.
  private func mayBeSeveral(_ token: NumberToken, _ text: CheckedText) -> Bool {
    if token.values.isEmpty { return true }
    guard token.parts.count == 2, !token.hasMagnitude, token.parts[1].count == 2, token.parts[0].count <= 2 else {
      return false
    }
    guard text[token.parts[0].upperBound] == ".", let hour = NumberValue(digits: text.scalars[token.parts[0]]).integer,
      let minute = NumberValue(digits: text.scalars[token.parts[1]]).integer
    else { return false }
    return hour <= 24 && minute < 60
  }

  private static func find(_ parts: [NumberValue], among others: [(Int, [NumberValue])]) -> [Int]? {
    var used: [Int] = []
    for part in parts {
      guard let found = others.first(where: { !used.contains($0.0) && $0.1.contains(part) }) else { return nil }
      used.append(found.0)
    }
    return used
  }

  /// Digits one beside the other, which are cut otherwise: 555-12-34 and 555 1234. As long as telephone numbers are.
  private mutating func settleDigits() {
    guard !openSource.isEmpty, !openTarget.isEmpty else { return }
    let here = Self.runs(openSource, source, pair.source)
    let there = Self.runs(openTarget, target, pair.target)
    var used: [Int] = []
    for run in here where run.digits.count >= 7 {
      guard let other = there.indices.first(where: { !used.contains($0) && there[$0].digits == run.digits }) else {
        continue
      }
      used.append(other)
      for s in run.tokens { accepted.append(Acceptance(source: s, target: nil, way: .digits)) }
      for t in there[other].tokens { accepted.append(Acceptance(source: nil, target: t, way: .digits)) }
      openSource.removeAll(where: run.tokens.contains)
      openTarget.removeAll(where: there[other].tokens.contains)
    }
  }

  private static func runs(_ open: [Int], _ tokens: [NumberToken], _ text: CheckedText)
    -> [(tokens: [Int], digits: [UInt64])]
  {
    var runs: [(tokens: [Int], digits: [UInt64])] = []
    var end = -1
    for index in open.prefix(200) where !tokens[index].isRoman && !tokens[index].hasMagnitude {
      let range = tokens[index].range
      let digits = text.scalars[range].filter { CharacterClass.of($0).contains(.digit) }.map(\.decimalDigit)
      let isNear =
        end >= 0 && range.lowerBound - end <= 3 && range.lowerBound >= end
        && text.scalars[end..<range.lowerBound].allSatisfy { "- ().\u{A0}\u{2011}/+".unicodeScalars.contains($0) }
      if isNear, let last = runs.indices.last {
        runs[last].tokens.append(index)
        runs[last].digits += digits
      } else {
        runs.append(([index], digits))
      }
      end = range.upperBound
    }
    return runs
  }

  // MARK: Settled by something else

  private struct Side {
    let isSource: Bool
    let text: CheckedText
    let language: RuleContext.Language
  }

  /// Accepts the open numbers one of whose values has something in the other text.
  private mutating func accept(_ way: Way, _ isThere: (NumberValue, NumberToken, Side, Side) -> Bool) {
    guard !isComplete else { return }
    let sides = (
      Side(isSource: true, text: pair.source, language: pair.context.source),
      Side(isSource: false, text: pair.target, language: pair.context.target)
    )
    for s in openSource.prefix(100)
    where (source[s].values + (source[s].hour.map { [$0] } ?? [])).contains(where: {
      isThere($0, source[s], sides.0, sides.1)
    }) {
      accepted.append(Acceptance(source: s, target: nil, way: way))
      openSource.removeAll { $0 == s }
    }
    for t in openTarget.prefix(100)
    where (target[t].values + (target[t].hour.map { [$0] } ?? [])).contains(where: {
      isThere($0, target[t], sides.1, sides.0)
    }) {
      accepted.append(Acceptance(source: nil, target: t, way: way))
      openTarget.removeAll { $0 == t }
    }
  }

  /// Whether the other text has a number in words that is not already one in words of this. Ones and twos come and go.
  private func isSpelt(_ value: NumberValue, _ token: NumberToken, _ here: Side, _ there: Side) -> Bool {
    let number = value.integer
    if NumberWords.values(in: there.text).contains(value) {
      guard let number, number > 2 else { return true }
      let own = NumberWords.count(of: number, in: here.text)
      if own == 0 || NumberWords.count(of: number, in: there.text) > own { return true }
    }
    guard let number, number >= 0 else { return false }
    let count = there.language.numbers.count(of: number, in: there.text)
    guard count > 0 else {
      return saysMagnitude(value, there) || (token.isDecade || there.language.isEnglish) && isDecadeSpelt(number, there)
    }
    return number <= 2 || count > here.language.numbers.count(of: number, in: here.text)
  }

  /// The 1950s: the fifties.
  private func isDecadeSpelt(_ year: Int, _ there: Side) -> Bool {
    let tens = year % 100
    guard (1100..<2100).contains(year), tens >= 20, tens % 10 == 0 else { return false }
    return there.language.numbers.count(of: tens, in: there.text) > 0
      || there.language.isEnglish && NumberWords.count(of: tens, in: there.text) > 0
  }

  /// A million.
  private func saysMagnitude(_ value: NumberValue, _ there: Side) -> Bool {
    guard value.coefficient == 1, value.exponent >= 3 else { return false }
    return there.text.words.contains { word in
      word.count > 2 && there.language.numbers.power(word.hash, there.text.scalars[word.range]) == value.exponent
    }
  }

  /// The numbers that stand in code and in what users fill in, points being decimal ones.
  private static func numbersInCode(_ text: CheckedText) -> Set<NumberValue> {
    var values: Set<NumberValue> = []
    for literal in text.literals where literal.kind == .code || literal.kind == .metavariable {
      var at = literal.range.lowerBound
      while at < literal.range.upperBound {
        guard text.scalars[at].isASCIIDigit else {
          at += 1
          continue
        }
        let start = at
        while at < literal.range.upperBound, text.scalars[at].isASCIIDigit { at += 1 }
        values.insert(NumberValue(digits: text.scalars[start..<at]))
        guard text[at] == ".", text[at + 1]?.isASCIIDigit == true else { continue }
        let point = at
        at += 1
        while at < literal.range.upperBound, text.scalars[at].isASCIIDigit { at += 1 }
        values.insert(
          NumberValue(
            digits: text.scalars[start..<point] + text.scalars[point + 1..<at], decimals: at - point - 1))
        values.insert(NumberValue(digits: text.scalars[point + 1..<at]))
      }
    }
    return values
  }

  /// Past 7 days: the past week.
  private static func isWholeUnit(_ value: NumberValue, _ token: NumberToken, _ here: Side, _ there: Side) -> Bool {
    guard let number = value.integer, [7, 12, 24, 60].contains(number),
      let units = Units.unit(in: here.text, after: token, here.language)
    else { return false }
    let wholes = [
      ("day", 7, "week"), ("month", 12, "year"), ("hour", 24, "day"), ("minute", 60, "hour"), ("second", 60, "minute"),
    ].filter { whole in whole.1 == number && units.contains { $0.name == whole.0 } }.map(\.2)
    return !wholes.isEmpty && wholes.contains { Units.isNamed($0, in: there.text, there.language) }
  }

  /// Whether the source says a power of ten in words, beyond a billion, that a number is, or the exponent of, to any base of thousands.
  private func isPower(_ value: NumberValue, _ there: Side) -> Bool {
    guard let number = value.integer, number > 1 else { return false }
    let powers = there.text.words.compactMap { there.language.numbers.bigPowers[$0.hash] }
    return powers.contains { power in
      number == power || number == 10 || number == 1000 || number == 10_000 || power % 3 == 0 && number == power / 3
        || power % 4 == 0 && number == power / 4
    }
  }

  private static func isZero(_ token: NumberToken, _ text: CheckedText) -> Bool {
    token.values.first == NumberValue(0) && token.range.count == 2
      && (text[token.range.lowerBound - 1] == ":" || text[token.range.lowerBound - 1] == ".")
  }

  private func isName(_ token: NumberToken, _ here: Side) -> Bool {
    let names = here.language.numbers.namedByNumber
    guard !names.isEmpty,
      let word = here.text.words.last(where: { $0.range.upperBound <= token.range.lowerBound }),
      token.range.lowerBound - word.range.upperBound <= 1
    else { return false }
    return names.contains(word.hash)
  }
}
