internal import Bitext

/// How a language writes dates with a month's name, beside what every language does: `12 May`, `12 May 2011`, `May 2011`.
struct DateGrammar {
  /// `May 12`.
  let hasMonthFirst: Bool
  /// `12. Mai`.
  let hasPointAfterDay: Bool
  /// `May 12, 2011`.
  let hasComma: Bool
  /// `12 de mayo de 2011`, `12th of May`.
  let prepositions: [String]
  /// `12th`, `1er`.
  let dayEndings: [String]
  /// What may be joined to a year: `2011г.`
  let yearEndings: [String]

  init(of language: LanguageTag) {
    let code = language.language
    hasMonthFirst = code == "en" || code == "hu"
    hasPointAfterDay = [
      "de", "da", "nb", "nn", "no", "is", "fi", "et", "lv", "cs", "sk", "sl", "hr", "bs", "sr", "hu", "lb", "hsb",
      "dsb",
    ].contains(code)
    hasComma = code == "en"
    prepositions =
      switch code {
      case "en": ["of"]
      case "es", "pt", "gl", "ca", "ast": ["de", "del"]
      default: []
      }
    dayEndings = code == "en" ? ["st", "nd", "rd", "th"] : code == "fr" ? ["er"] : []
    yearEndings = ["ru", "be", "bg"].contains(code) ? ["г", "гг"] : code == "uk" ? ["р"] : []
  }
}

/// Dates. Everything is tried at the first digit of a number: forwards from there, then back to a month's name before it.
extension PlaceableScanner {
  /// The date with a number at `start`, where digits begin; it may begin before, but not before `floor`.
  func date(_ start: Int, floor: Int) -> DateReading? {
    numericDate(start) ?? dayFirst(start) ?? monthFirst(start, floor: floor)
  }

  private var grammar: DateGrammar { finder.grammar }

  // MARK: In digits

  private func numericDate(_ start: Int) -> DateReading? {
    let first = digits(start)
    guard first.range.count <= 4, !isLetter(start - 1), byte(start - 1) != UInt8(ascii: "_"), !isInNumber(start) else {
      return nil
    }
    let separator = byte(first.range.upperBound)
    guard separator == UInt8(ascii: ".") || separator == UInt8(ascii: "/") || separator == UInt8(ascii: "-") else {
      return nil
    }
    let second = digits(first.range.upperBound + 1)
    guard (1...2).contains(second.range.count), byte(second.range.upperBound) == separator else { return nil }
    let third = digits(second.range.upperBound + 1)
    let end = third.range.upperBound
    // Nor a part of 12.05.2011.4, 2011-05-12-3, 12/05/2011/x.
    let goesOn = byte(end) == separator && (isDigit(end + 1) || separator == UInt8(ascii: "/"))
    guard !goesOn else { return nil }
    if first.range.count == 4 {
      let isTime = byte(end) == UInt8(ascii: "T") && isDigit(end + 1)
      guard separator != UInt8(ascii: "."), second.range.count == 2, third.range.count == 2, isYear(first),
        isTime || !isLetter(end)
      else { return nil }
      return DateReading(days: [third], month: second, monthForm: nil, year: first)
    }
    guard (1...2).contains(first.range.count), separator != UInt8(ascii: "-"), let year = year(third.range.lowerBound)
    else { return nil }
    let dayFirst = DateReading(days: [first], month: second, monthForm: nil, year: year)
    let monthFirst = DateReading(days: [second], month: first, monthForm: nil, year: year)
    let language = finder.language
    switch (language.language, language.region) {
    case ("en", "US"), ("en", "CA"), ("en", "PH"): return monthFirst ?? dayFirst
    case ("en", nil):
      if let dayFirst, monthFirst != nil { return first.value == second.value ? dayFirst : nil }
      return dayFirst ?? monthFirst
    default: return dayFirst ?? monthFirst
    }
  }

  /// Whether a number goes on before its digits: after `1.`, `10:`, `3/`.
  private func isInNumber(_ start: Int) -> Bool {
    switch byte(start - 1) {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"): isDigit(start - 2)
    case UInt8(ascii: "-"): isLetter(start - 2)
    default: false
    }
  }

  // MARK: With a name

  /// `12 May`, `12–14 May 2011`.
  private func dayFirst(_ start: Int) -> DateReading? {
    guard let days = days(start) else { return nil }
    var at = days[days.count - 1].range.upperBound
    if grammar.hasPointAfterDay, byte(at) == UInt8(ascii: ".") {
      at = skipSpaces(at + 1)
    } else {
      guard spaceWidth(at) > 0 else { return nil }
      at = skipPreposition(skipSpaces(at))
    }
    guard let (month, meaning, hasPoint) = monthName(at) else { return nil }
    if let year = yearAfter(month.range.upperBound) {
      // 30 February 2011 is not 30 February with a number behind it, but nothing.
      return DateReading(days: days, month: month, monthForm: meaning.form, year: year)
    }
    // Outside English an abbreviation without its point is too often another word: `5 mar`, `5 lis`.
    guard !meaning.isAbbreviated || hasPoint || finder.language.language == "en" else { return nil }
    // The point may end the sentence as well.
    let end = month.range.upperBound - (byte(month.range.upperBound - 1) == UInt8(ascii: ".") ? 1 : 0)
    return DateReading(
      days: days, month: DateReading.Part(value: month.value, range: month.range.lowerBound..<end),
      monthForm: meaning.form, year: nil)
  }

  /// `May 12`, `May 12–14, 2011`, `May 2011`; `start` is where the digits begin.
  private func monthFirst(_ start: Int, floor: Int) -> DateReading? {
    guard let end = skipBack(start) else { return nil }
    let year = year(start)
    var nameEnd = end
    if year != nil {
      if grammar.hasComma, byte(end - 1) == UInt8(ascii: ",") {
        nameEnd = end - 1
      } else if let before = skipPrepositionBack(end) {
        nameEnd = before
      }
    }
    guard let (month, meaning) = monthName(endingAt: nameEnd), month.range.lowerBound >= floor,
      !isAfterNumber(month.range.lowerBound)
    else { return nil }
    if let year { return DateReading(days: [], month: month, monthForm: meaning.form, year: year) }
    guard grammar.hasMonthFirst, let days = days(start) else { return nil }
    let last = days[days.count - 1].range.upperBound
    let after = grammar.hasPointAfterDay && byte(last) == UInt8(ascii: ".") ? last + 1 : last
    return DateReading(days: days, month: month, monthForm: meaning.form, year: yearAfter(after))
  }

  /// The day at a place, or two days with a dash between them.
  private func days(_ start: Int) -> [DateReading.Part]? {
    let before = byte(start - 1)
    guard let first = day(start), !isLetter(start - 1), before != UInt8(ascii: "_"), !isInNumber(start) else {
      return nil
    }
    // The end of 100–12.
    if let width = dashWidth(endingAt: start), isDigit(start - width - 1) { return nil }
    let end = first.range.upperBound
    let width = dashWidth(end)
    if width > 0 { return day(end + width).map { [first, $0] } }
    let dash = end + spaceWidth(end)
    if dash > end, starts(dash, "–"), spaceWidth(dash + 3) > 0, let last = day(dash + 3 + spaceWidth(dash + 3)) {
      return [first, last]
    }
    return [first]
  }

  private func day(_ start: Int) -> DateReading.Part? {
    let number = digits(start)
    guard (1...2).contains(number.range.count) else { return nil }
    var end = number.range.upperBound
    if isLetter(end) {
      let word = wordEnd(end)
      guard word - end <= 2, grammar.dayEndings.contains(string(end..<word).lowercased()) else { return nil }
      end = word
    }
    // 12,5 and 12:30 are no days; nor is 12.5.
    if [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":")].contains(byte(end)), isDigit(end + 1) { return nil }
    return DateReading.Part(value: number.value, range: start..<end)
  }

  private func isYear(_ part: DateReading.Part) -> Bool {
    part.range.count == 4 && (1000...2199).contains(part.value)
  }

  /// The year whose digits begin at a place.
  private func year(_ start: Int) -> DateReading.Part? {
    let year = digits(start)
    guard isYear(year) else { return nil }
    let end = year.range.upperBound
    if isLetter(end) {
      let word = wordEnd(end)
      guard word - end <= 4, grammar.yearEndings.contains(string(end..<word).lowercased()) else { return nil }
    }
    if byte(end) == UInt8(ascii: ".") || byte(end) == UInt8(ascii: ","), isDigit(end + 1) { return nil }
    return year
  }

  /// The year that belongs to what ends at a place.
  private func yearAfter(_ end: Int) -> DateReading.Part? {
    var at = end
    if grammar.hasComma, byte(at) == UInt8(ascii: ",") { at += 1 }
    guard spaceWidth(at) > 0 else { return nil }
    return year(skipPreposition(skipSpaces(at)))
  }

  // MARK: Names of months

  /// The month whose name begins at a place, with its point.
  private func monthName(_ start: Int) -> (DateReading.Part, MonthNames.Meaning, hasPoint: Bool)? {
    guard isLetter(start) else { return nil }
    let end = wordEnd(start)
    guard end - start <= MonthNames.longestName, let meaning = finder.months.meaning(of: string(start..<end)) else {
      return nil
    }
    let hasPoint = meaning.isAbbreviated && byte(end) == UInt8(ascii: ".")
    return (DateReading.Part(value: meaning.month, range: start..<end + (hasPoint ? 1 : 0)), meaning, hasPoint)
  }

  /// The month whose name, or its point, ends at a place.
  private func monthName(endingAt end: Int) -> (DateReading.Part, MonthNames.Meaning)? {
    let letters = byte(end - 1) == UInt8(ascii: ".") ? end - 1 : end
    var start = letters
    while start > 0, letters - start <= MonthNames.longestName, isLetter(start - 1) { start -= 1 }
    guard start < letters, letters - start <= MonthNames.longestName,
      let meaning = finder.months.meaning(of: string(start..<letters)), letters == end || meaning.isAbbreviated
    else { return nil }
    // The second of `May-June`.
    guard dashWidth(endingAt: start) == nil else { return nil }
    return (DateReading.Part(value: meaning.month, range: start..<end), meaning)
  }

  /// Whether a name follows a number that would be its day if such a day existed: 99 May 2011. A year before it is none.
  private func isAfterNumber(_ start: Int) -> Bool {
    guard var end = skipBack(start) else { return grammar.hasPointAfterDay && byte(start - 1) == UInt8(ascii: ".") }
    if let before = skipPrepositionBack(end) { end = before }
    if grammar.hasPointAfterDay, byte(end - 1) == UInt8(ascii: ".") { end -= 1 }
    let ending = grammar.dayEndings.first { end >= $0.utf8.count && starts(end - $0.utf8.count, $0) }
    end -= ending?.utf8.count ?? 0
    var first = end
    while first > 0, end - first < 5, isDigit(first - 1) { first -= 1 }
    return first < end && (end - first != 4 || ending != nil)
  }

  // MARK: Between the parts

  private func digits(_ start: Int) -> DateReading.Part {
    var end = start
    var value = 0
    while isDigit(end) {
      // Longer ones are no part of a date, whatever their value.
      if end - start < 5 { value = value * 10 + Int(byte(end) - 0x30) }
      end += 1
      if end - start > 5 { break }
    }
    return DateReading.Part(value: value, range: start..<end)
  }

  private func wordEnd(_ start: Int) -> Int {
    var end = start
    while end < bytes.count, end - start <= MonthNames.longestName, isLetter(end) { end += 1 }
    return end
  }

  /// The bytes of a space, no-break space or narrow one; 0 for none.
  private func spaceWidth(_ at: Int) -> Int {
    if byte(at) == 0x20 { return 1 }
    if byte(at) == 0xC2, byte(at + 1) == 0xA0 { return 2 }
    return byte(at) == 0xE2 && byte(at + 1) == 0x80 && (byte(at + 2) == 0x89 || byte(at + 2) == 0xAF) ? 3 : 0
  }

  /// At most three: two words are not further apart.
  private func skipSpaces(_ start: Int) -> Int {
    var at = start
    for _ in 0..<3 { at += spaceWidth(at) }
    return at
  }

  /// Where the spaces before a place begin; nil when there are none.
  private func skipBack(_ end: Int) -> Int? {
    var at = end
    for _ in 0..<3 {
      guard let width = (1...3).first(where: { at >= $0 && spaceWidth(at - $0) == $0 }) else { break }
      at -= width
    }
    return at < end ? at : nil
  }

  private func skipPreposition(_ start: Int) -> Int {
    for word in grammar.prepositions where starts(start, word) {
      let end = start + word.utf8.count
      if spaceWidth(end) > 0 { return skipSpaces(end) }
    }
    return start
  }

  /// Where the spaces before a preposition begin that ends at a place; nil when there is none.
  private func skipPrepositionBack(_ end: Int) -> Int? {
    for word in grammar.prepositions where end >= word.utf8.count && starts(end - word.utf8.count, word) {
      if let before = skipBack(end - word.utf8.count) { return before }
    }
    return nil
  }

  /// The bytes of a hyphen, en dash or em dash; 0 for none.
  private func dashWidth(_ at: Int) -> Int {
    if byte(at) == 0x2D { return 1 }
    return byte(at) == 0xE2 && byte(at + 1) == 0x80 && (byte(at + 2) == 0x93 || byte(at + 2) == 0x94) ? 3 : 0
  }

  private func dashWidth(endingAt end: Int) -> Int? {
    [1, 3].first { end >= $0 && dashWidth(end - $0) == $0 }
  }
}
