internal import Bitext
internal import Languages
internal import Orthography

/// Numbers by their values.
///
/// What has no match as digits is looked for in words, in months, as a part of a time; only what is left is reported.
final class NumberRules {
  private let context: RuleContext
  private lazy var sourceDates = PlaceableFinder(context.source.tag)
  private lazy var targetDates = PlaceableFinder(context.target.tag)

  init(_ context: RuleContext) { self.context = context }

  private static let rules: [Rule] = [
    .numberChanged, .numberMissing, .numberExtra, .numberFormat, .dateChanged, .currencyChanged, .percentMissing,
    .unitChanged, .numberAccepted,
  ]

  func run(_ pair: CheckedPair) {
    let interest: CharacterClass = [.digit, .upper]
    guard !pair.source.all.isDisjoint(with: interest) || !pair.target.all.isDisjoint(with: interest),
      NumberRules.rules.contains(where: pair.isOn)
    else { return }
    let source = NumberReader.numbers(in: pair.source, context.source, other: context.target)
    let target = NumberReader.numbers(in: pair.target, context.target, other: context.source)
    guard !source.isEmpty || !target.isEmpty else { return }
    var match = NumberAssignment(source, target, in: pair)
    let dates = Dates(pair, sourceDates, targetDates, isOn: !source.isEmpty && !target.isEmpty)
    if !match.isComplete {
      match.settle(dates, converts: context.options.isSet(.numberChanged, "conversion", standard: true))
    }
    if pair.isOn(.numberAccepted) { explain(match, pair) }
    report(match, pair)
    if dates.differ { reportDates(pair, dates) }
    for (s, t) in match.pairsOfValue {
      checkForm(pair, source[s], target[t])
      checkSign(pair, source[s], target[t])
    }
    CurrencyRules.run(pair, source, target, match.pairsOfValue)
  }

  static func change(_ old: String, _ new: String) -> String {
    "\(old) in the source, \(new) in the target"
  }

  /// Says of each number that is right why it is.
  private func explain(_ match: NumberAssignment, _ pair: CheckedPair) {
    for acceptance in match.accepted {
      let source = acceptance.source.map { match.source[$0].range }
      let target = acceptance.target.map { match.target[$0].range }
      let (old, new) = (source.map { pair.source.string($0) }, target.map { pair.target.string($0) })
      let message = [old, new].compactMap(\.self).joined(separator: " = ")
      pair.report(
        .numberAccepted, source: source, target: target, "\(message): \(acceptance.way.title)",
        reason: acceptance.way.id)
    }
  }

  private func report(_ match: NumberAssignment, _ pair: CheckedPair) {
    var (missing, extra) = (match.missing, match.extra)
    // Digits in names of one side alone: the name has another form.
    if !missing.contains(where: \.isDesignation) || !extra.contains(where: \.isDesignation) {
      missing.removeAll(where: \.isDesignation)
      extra.removeAll(where: \.isDesignation)
    }
    let both = min(missing.count, extra.count, 8)
    for index in 0..<both {
      let (old, new) = (missing[index], extra[index])
      let expected = pair.source.string(old.range)
      // An error where it looks like a slip, else perhaps an intended change.
      let isSure =
        both == max(missing.count, extra.count) && !old.isDesignation && old.isRoman == new.isRoman
        && old.hasMagnitude == new.hasMagnitude
      pair.report(
        .numberChanged, source: old.range, target: new.range, most: isSure ? .error : .warning,
        NumberRules.change(expected + half(old, new), pair.target.string(new.range) + half(new, old)),
        suggestion: suggestion(old, expected))
    }
    for number in missing.dropFirst(both).prefix(8) where !number.isRoman && !isFirst(number, pair.source) {
      pair.report(.numberMissing, source: number.range, "\(pair.source.string(number.range)) is not in the target")
    }
    for number in extra.dropFirst(both).prefix(8)
    where !number.isRoman && !isOneOf(number, pair.target) && !isOfDecade(number, match, pair)
      && !isArticleOrName(number, pair)
    {
      pair.report(.numberExtra, target: number.range, "\(pair.target.string(number.range)) is not in the source")
    }
  }

  /// Which half of the day a number says, where the other says another or none.
  private func half(_ number: NumberToken, _ other: NumberToken) -> String {
    guard number.half != other.half, let half = number.half else { return "" }
    return half == .morning ? " a.m." : " p.m."
  }

  /// No. 1: who is first, best or a leader in another language.
  private func isFirst(_ number: NumberToken, _ text: CheckedText) -> Bool {
    guard number.values.first == NumberValue(1),
      let word = text.words.last(where: { $0.range.upperBound <= number.range.lowerBound }),
      number.range.lowerBound - word.range.upperBound <= 2
    else { return false }
    return NumberRules.ranks.contains(word.hash)
  }

  /// 20世纪70年代: the 1970s, whose century is in the year elsewhere.
  private func isOfDecade(_ number: NumberToken, _ match: NumberAssignment, _ pair: CheckedPair) -> Bool {
    let text = pair.target
    guard match.source.contains(where: \.isDecade), number.range.upperBound < text.scalars.count else { return false }
    let rest = text.scalars[number.range.upperBound...]
    return context.target.numbers.facts.centuryWords.contains { rest.starts(with: $0.unicodeScalars) }
  }

  /// “An hour ago”, where other languages have a one; and a day of the week, which may be a number: “M” is Vietnamese «2».
  private func isArticleOrName(_ number: NumberToken, _ pair: CheckedPair) -> Bool {
    if pair.source.scalars.count <= 3, pair.target.scalars.count <= 10, !pair.source.all.contains(.digit) {
      return true
    }
    let articles = context.source.numbers.articles
    return number.values.first == NumberValue(1) && !articles.isEmpty
      && pair.source.words.contains { articles.contains($0.hash) }
  }

  /// 1인당, 1个: a one that counts, where other languages have an article or nothing.
  private func isOneOf(_ number: NumberToken, _ text: CheckedText) -> Bool {
    number.values.first == NumberValue(1) && text.kind(number.range.upperBound).contains(.letter)
      && text.kind(number.range.upperBound).isDisjoint(with: [.upper, .lower])
  }

  /// The source's number as the target's language writes it.
  private func suggestion(_ number: NumberToken, _ text: String) -> String? {
    guard !number.isRoman, !number.isDesignation, text.utf8.count < 30 else { return number.isRoman ? text : nil }
    let style = context.source.style
    var value = ""
    for letter in text {
      if letter.isNumber { value.append(letter) } else if letter == style.decimal { value.append(".") }
    }
    return value.isEmpty ? nil : context.target.style.write(value)
  }

  // MARK: Dates

  private func reportDates(_ pair: CheckedPair, _ dates: Dates) {
    for date in dates.missing {
      guard let other = dates.extra.first else { continue }
      pair.report(
        .dateChanged, source: date.range, target: other.range,
        NumberRules.change(pair.source.string(date.range), pair.target.string(other.range)))
    }
  }

  // MARK: How a number is written

  private static let ranks = WordTables.union(\.numbers.ranks)
  private static let versionWords = WordTables.union(\.checks.designations)

  private func checkForm(_ pair: CheckedPair, _ source: NumberToken, _ target: NumberToken) {
    if !source.isDesignation, !target.isDesignation, !source.means(target),
      target.foreign.contains(where: source.values.contains),
      // What is another number in the target's language is wrong; what is none there may be a version.
      isQuantity(pair, target) || isGroupedElsewhere(target, pair.target)
    {
      let old = pair.target.string(target.range)
      let new = suggestion(source, pair.source.string(source.range))
      pair.report(
        .numberFormat, target: target.range, "\(old) is not how the target language writes numbers",
        suggestion: new == old ? nil : new)
    }
    guard pair.isOn(.unitChanged), let from = Units.unit(in: pair.source, after: source, context.source),
      let to = Units.unit(in: pair.target, after: target, context.target),
      !from.contains(where: to.contains), let (old, new) = changed(from, to),
      !source.isDesignation, !target.isDesignation,
      // A letter may be minutes, months and metres.
      old.kind == new.kind && old.kind != .time
        || isSpelledOut(pair.source, source) && isSpelledOut(pair.target, target)
    else { return }
    pair.report(
      .unitChanged, source: source.range, target: target.range,
      NumberRules.change(old.name, new.name) + ", with the same number")
  }

  /// Of what the words may mean, two units of a kind; else the two units, where there is no choice.
  private func changed(_ from: [Units.Unit], _ to: [Units.Unit]) -> (old: Units.Unit, new: Units.Unit)? {
    for old in from {
      if let new = to.first(where: { $0.kind == old.kind }) { return (old, new) }
    }
    guard let old = from.first, let new = to.first, from.count == 1, to.count == 1 else { return nil }
    return (old, new)
  }

  /// Whether more than a letter names the unit: 5 m may be metres, million or minutes.
  private func isSpelledOut(_ text: CheckedText, _ number: NumberToken) -> Bool {
    var start = number.end
    while text.kind(start).contains(.space) || text[start] == "-" { start += 1 }
    return !text.kind(start + 1).isDisjoint(with: [.letter, .mark])
  }

  /// A lost minus, or one too many.
  private func checkSign(_ pair: CheckedPair, _ source: NumberToken, _ target: NumberToken) {
    guard source.isNegative != target.isNegative, source.values != [NumberValue(0)] else { return }
    let (text, number, language) =
      source.isNegative ? (pair.target, target, context.target) : (pair.source, source, context.source)
    var before = number.range.lowerBound - 1
    while text.kind(before).contains(.space) || text.kind(before).contains(.odd) { before -= 1 }
    if let sign = text[before], "-−–—‑+±".unicodeScalars.contains(sign) { return }
    let words = language.numbers.minusWords
    let parts = language.numbers.minusParts
    if parts.contains(where: { NumberLanguage.occurrences(of: $0, in: text) > 0 }) { return }
    if words.isEmpty && parts.isEmpty || text.words.contains(where: { words.contains($0.hash) }) { return }
    let old = (source.isNegative ? "−" : "") + pair.source.string(source.range)
    let new = (target.isNegative ? "−" : "") + pair.target.string(target.range)
    pair.report(
      .numberChanged, source: source.range, target: target.range, NumberRules.change(old, new))
  }

  /// 12.500 for twelve thousand in English: it would be a number, and a thousandth of it. In Russian the point means nothing there.
  private func isGroupedElsewhere(_ number: NumberToken, _ text: CheckedText) -> Bool {
    guard number.parts.count > 1, !number.values.isEmpty, number.parts.dropFirst().allSatisfy({ $0.count == 3 }),
      let sign = text[number.parts[0].upperBound]
    else { return false }
    return Character(sign) == context.target.style.decimal || Character(sign) == context.target.style.group
  }

  /// Whether a number with a point is no version, no section.
  private func isQuantity(_ pair: CheckedPair, _ number: NumberToken) -> Bool {
    let text = pair.target
    let before = text.words.last { $0.range.upperBound <= number.range.lowerBound }
    if let before, number.range.lowerBound - before.range.upperBound <= 2 {
      if NumberRules.versionWords.contains(before.hash) { return false }
      if context.target.isCyrillic, before.all.contains(.latin) { return false }
    }
    let isGrouped = text.scalars[number.range].contains(",")
    if isGrouped { return true }
    var next = number.range.upperBound
    while text.kind(next).contains(.space) { next += 1 }
    return text[next] == "%" || number.hasMagnitude
      || isSpelledOut(text, number) && Units.unit(in: text, after: number, context.target) != nil
  }
}

/// The months that stand in dates of both texts.
struct Dates {
  struct Date {
    let month: Int
    /// In characters.
    let range: Range<Int>
  }

  private(set) var source: [Date] = []
  private(set) var target: [Date] = []
  private let pair: CheckedPair
  private let finders: (source: PlaceableFinder, target: PlaceableFinder)

  init(_ pair: CheckedPair, _ sourceFinder: PlaceableFinder, _ targetFinder: PlaceableFinder, isOn: Bool) {
    self.pair = pair
    finders = (sourceFinder, targetFinder)
    guard isOn, Dates.hasMonth(pair.source) || Dates.hasMonth(pair.target) else { return }
    source = Dates.dates(pair.source, sourceFinder)
    target = Dates.dates(pair.target, targetFinder)
  }

  /// Whether a text has the name of a month that is a number elsewhere: April is 4月.
  func names(_ value: NumberValue, isSource: Bool) -> Bool {
    guard let month = value.integer, (1...12).contains(month) else { return false }
    let (text, finder) = isSource ? (pair.source, finders.source) : (pair.target, finders.target)
    return text.words.contains { (3...24).contains($0.count) && finder.month(of: text.string($0)) == month }
  }

  var differ: Bool { !missing.isEmpty }
  var missing: [Date] { source.filter { date in !target.contains { $0.month == date.month } } }
  var extra: [Date] { target.filter { date in !source.contains { $0.month == date.month } } }

  private static let monthStems = WordTables.union(\.checks.monthStems)

  private static func hasMonth(_ text: CheckedText) -> Bool {
    guard text.all.contains(.digit) else { return false }
    return text.words.contains { word in
      guard (3...9).contains(word.count) else { return false }
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for scalar in text.scalars[word.range].prefix(3) { hash = WordHash.add(hash, scalar) }
      return monthStems.contains(hash)
    }
  }

  private static func dates(_ text: CheckedText, _ finder: PlaceableFinder) -> [Date] {
    guard text.scalars.count < 20_000 else { return [] }
    let found = finder.placeables(in: text.text).filter { $0.kind == .date }
    guard !found.isEmpty else { return [] }
    var starts: [Int: Int] = [:]
    var offset = 0
    for (at, scalar) in text.scalars.enumerated() {
      starts[offset] = at
      offset += UTF8.width(scalar)
    }
    starts[offset] = text.scalars.count
    return found.compactMap { date in
      guard let month = date.month, let start = starts[date.range.lowerBound], let end = starts[date.range.upperBound]
      else { return nil }
      return Date(month: month, range: start..<end)
    }
  }
}
