internal import Languages
internal import Orthography

/// A number of a text, in digits.
struct NumberToken: Sendable {
  /// Of the digits with what groups and parts them; without a magnitude, a currency or an ending.
  let range: Range<Int>
  /// What it can mean in its language, most likely first.
  var values: [NumberValue]
  /// What it means when it is written as the other convention has it: 1,000 in Russian.
  var foreign: [NumberValue]
  /// The word behind it has been counted in.
  var hasMagnitude = false
  /// Part of a name or a code: `S-300`, `H1N1`.
  var isDesignation = false
  /// `1990s`, `90-е`.
  var isDecade = false
  /// In Roman digits.
  var isRoman = false
  /// Where the words end that multiply it.
  var magnitudeEnd: Int?
  var end: Int { magnitudeEnd ?? range.upperBound }
  /// Which half of the day a word beside it says: its values are hours from 0 to 23.
  var half: HalfOfDay?
  /// As it stands, where ``half`` is known.
  var hour: NumberValue?
  /// The century that hundreds with an ending are: `1500-talet`.
  var century: NumberValue?
  /// A minus stands before it.
  var isNegative = false
  /// The digits between its signs, where it may be several numbers: `17.30`.
  var parts: [Range<Int>] = []

  enum HalfOfDay: Sendable { case morning, afternoon }

  func means(_ other: NumberToken) -> Bool { values.contains { other.values.contains($0) } }
}

/// Reads the numbers of a text.
struct NumberReader {
  private let text: CheckedText
  private let language: RuleContext.Language
  /// The one of the other text: what was not translated has its words.
  private let other: RuleContext.Language
  private var found: [NumberToken] = []

  static func numbers(
    in text: CheckedText, _ language: RuleContext.Language, other: RuleContext.Language
  ) -> [NumberToken] {
    var reader = NumberReader(text: text, language: language, other: other)
    if text.all.contains(.digit) { reader.read() }
    reader.readRoman()
    return reader.found
  }

  private init(text: CheckedText, language: RuleContext.Language, other: RuleContext.Language) {
    self.text = text
    self.language = language
    self.other = other
  }

  private func isDigit(_ at: Int) -> Bool {
    let kind = text.kind(at)
    return kind.contains(.digit) && !kind.contains(.literal)
  }

  private func isLetter(_ at: Int) -> Bool { text.kind(at).contains(.letter) && !text.kind(at).contains(.literal) }

  private mutating func read() {
    var at = 0
    while at < text.scalars.count {
      if isDigit(at) {
        at = readNumber(at)
      } else {
        at += 1
      }
    }
    spreadMagnitudes()
  }

  private func digits(_ start: Int) -> Int {
    var end = start
    while isDigit(end) { end += 1 }
    return end
  }

  private static func isGroupSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\u{A0}" || scalar == "\u{2009}" || scalar == "\u{202F}"
  }

  private mutating func readNumber(_ start: Int) -> Int {
    if let end = hexadecimal(start) {
      let value = NumberValue(digits: text.scalars[start..<end].map(\.lowered))
      found.append(NumberToken(range: start..<end, values: [value], foreign: [], isDesignation: true))
      return end
    }
    var parts = [start..<digits(start)]
    var signs: [Unicode.Scalar] = []
    var end = parts[0].upperBound
    var isForeignlySpaced = false
    while let sign = text[end], isDigit(end + 1) {
      let next = end + 1..<digits(end + 1)
      if sign == "." || sign == "," || sign == "'" || sign == "’" || sign == "٫" || sign == "٬" {
        // 1,2,3: a list, unless all behind the first are groups.
      } else if NumberReader.isGroupSpace(sign) {
        guard next.count == 3, signs.allSatisfy({ $0 == sign }), (1...3).contains(parts[0].count),
          parts.dropFirst().allSatisfy({ $0.count == 3 }), text.scalars[start] != "0", !isPartOfWord(start, end)
        else { break }
        isForeignlySpaced = isForeignlySpaced || sign == " " && !language.style.groupsBySpace
      } else {
        break
      }
      parts.append(next)
      signs.append(sign)
      end = next.upperBound
      if parts.count > 40 { break }
    }
    let isDesignation = isPartOfWord(start, end)
    // .08 and ,08.
    let isFraction =
      parts.count == 1 && text[start - 1] == "." && text.kind(start - 2).isDisjoint(with: .alphanumeric)
      && text[start - 2] != "."
    if isFraction, !isDesignation {
      let value = NumberValue(digits: text.scalars[parts[0]], decimals: parts[0].count)
      found.append(
        NumberToken(range: start..<end, values: [value, NumberValue(digits: text.scalars[parts[0]])], foreign: []))
    } else if isForeignlySpaced, !isDesignation {
      // 10 000, or ten and nothing: the other text tells.
      let value = NumberValue(digits: parts.flatMap { text.scalars[$0] })
      found.append(NumberToken(range: start..<end, values: [], foreign: [value]))
      found[found.count - 1].parts = parts
    } else if isClock(parts, signs, end) {
      for part in parts {
        found.append(NumberToken(range: part, values: [NumberValue(digits: text.scalars[part])], foreign: []))
      }
    } else if var token = reading(parts, signs, isDesignation) {
      if parts.count > 1 { token.parts = parts }
      token.isNegative = hasMinus(before: start)
      found.append(token)
    } else {
      for part in parts {
        found.append(
          NumberToken(
            range: part, values: [NumberValue(digits: text.scalars[part])], foreign: [], isDesignation: isDesignation))
      }
    }
    finish(end)
    joinToLast(start)
    return end
  }

  /// A minus, and no hyphen, dash or range: behind a space, a bracket or nothing.
  private func hasMinus(before start: Int) -> Bool {
    guard let sign = text[start - 1], sign == "-" || sign == "−" else { return false }
    guard let before = text[start - 2] else { return true }
    // 5 −3, 5 -3: perhaps taken away, perhaps a range.
    if text.kind(start - 2).contains(.space) { return !isDigit(start - 3) && !isLetter(start - 3) || sign == "−" }
    return before == "(" || before == "[" || before == "："
  }

  /// Whether a number begins where another ends, or a space behind it where magnitudes are joined: 1억 370만.
  private func isNext(_ start: Int, _ end: Int) -> Bool {
    start == end || language.numbers.facts.joinsMagnitudes && start == end + 1 && text[end] == " "
  }

  /// 1亿2000万: one number of two.
  private mutating func joinToLast(_ start: Int) {
    guard found.count > 1, let last = found.last, found[found.count - 2].hasMagnitude, !last.isDesignation,
      isNext(start, found[found.count - 2].end), let high = found[found.count - 2].values.first,
      let low = last.values.first,
      low.double < high.double, let sum = high.plus(low)
    else { return }
    found.removeLast()
    var joined = NumberToken(
      range: found[found.count - 1].range.lowerBound..<last.range.upperBound, values: [sum], foreign: [])
    joined.hasMagnitude = true
    joined.magnitudeEnd = last.end
    found[found.count - 1] = joined
  }

  /// The end of 0x7f8fd1: no number to anybody but a machine.
  private func hexadecimal(_ start: Int) -> Int? {
    guard text.scalars[start] == "0", text[start + 1] == "x" || text[start + 1] == "X" else { return nil }
    var end = start + 2
    while let scalar = text[end], scalar.properties.isASCIIHexDigit { end += 1 }
    return end > start + 2 && !isLetter(end) ? end : nil
  }

  /// 2.15pm
  private func isClock(_ parts: [Range<Int>], _ signs: [Unicode.Scalar], _ end: Int) -> Bool {
    guard language.isEnglish, signs == ["."], parts[1].count == 2, parts[0].count <= 2 else { return false }
    let start = text.kind(end).contains(.space) ? end + 1 : end
    guard let first = text[start], first == "a" || first == "p", let second = text[start + 1] else { return false }
    return second == "m" && !isLetter(start + 2) || second == "." && text[start + 2] == "m" && !isLetter(start + 3)
  }

  /// The number as one; nil when its parts are several: `12.05.2011`, `1.2.3`, `2,3,5`.
  private func reading(_ parts: [Range<Int>], _ signs: [Unicode.Scalar], _ isDesignation: Bool) -> NumberToken? {
    let whole = parts[0].lowerBound..<(parts.last ?? parts[0]).upperBound
    func value(_ parts: ArraySlice<Range<Int>>, decimals: Int = 0) -> NumberValue {
      NumberValue(digits: parts.lazy.flatMap { text.scalars[$0] }, decimals: decimals)
    }
    guard let last = signs.last, let lastPart = parts.last else {
      return NumberToken(range: whole, values: [value(parts[...])], foreign: [], isDesignation: isDesignation)
    }
    func areGroups(_ count: Int) -> Bool {
      (1...3).contains(parts[0].count) && text.scalars[parts[0].lowerBound] != "0"
        && parts[1..<count].allSatisfy { $0.count == 3 }
    }
    let decimal = language.style.decimal.unicodeScalars.first ?? "."
    // Arabic digits have signs of their own, and European ones beside them have points.
    let isOwnDecimal =
      last == decimal || last == "٫" || decimal == "٫" && (last == "." || last == "," && lastPart.count < 3)
    var values: [NumberValue] = []
    var foreign: [NumberValue] = []
    let isUniform = signs.allSatisfy { $0 == signs[0] }
    // Grouped throughout.
    if isUniform, areGroups(parts.count) {
      if isOwnDecimal { foreign.append(value(parts[...])) } else { values.append(value(parts[...])) }
    }
    // 12,34,567: lakh and crore.
    if isUniform, last == ",", parts.count > 2, (1...2).contains(parts[0].count), lastPart.count == 3,
      parts.dropFirst().dropLast().allSatisfy({ $0.count == 2 })
    {
      values.append(value(parts[...]))
    }
    // The last sign is the decimal one, those before it group.
    let before = signs.dropLast()
    if last == "." || last == "," || last == "٫", before.allSatisfy({ $0 == signs[0] && $0 != last }),
      areGroups(parts.count - 1)
        || parts.count == 2
    {
      let fraction = value(parts[...], decimals: lastPart.count)
      let isOwn = isOwnDecimal
      // 19,000 is nobody's 19.
      let isGroup = lastPart.count == 3 && text.scalars[lastPart].allSatisfy { $0 == "0" }
      if isOwn { values.append(fraction) } else if !isGroup { foreign.append(fraction) }
    }
    if values.isEmpty && foreign.isEmpty { return nil }
    // 1.000 in Russian, 1,000 in English: the first is the language's own; German points group.
    return NumberToken(range: whole, values: values, foreign: foreign, isDesignation: isDesignation)
  }

  /// What may be joined to a number and leaves it one: endings, units, magnitudes.
  private static let endings = WordTables.union(\.numbers.suffixes)
  private static let compounds = WordTables.facts.flatMap(\.numbers.magnitudeStems)
  private static let prefixes = WordTables.union(\.numbers.leads)

  private func word(from start: Int) -> Range<Int> {
    var end = start
    while isLetter(end) || end > start && text.kind(end).contains(.mark) { end += 1 }
    return start..<end
  }

  private func hash(_ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for at in range where WordHash.counts(text.scalars[at], text.classes[at]) {
      hash = WordHash.add(hash, text.scalars[at])
    }
    return hash
  }

  /// Letters that make a designation of the digits beside them: not those of scripts without capitals, where words, counters and
  /// units stand beside numbers.
  private func isCased(_ at: Int) -> Bool {
    isLetter(at) && !text.kind(at).isDisjoint(with: [.upper, .lower])
  }

  private func isPartOfWord(_ start: Int, _ end: Int) -> Bool {
    if isCased(start - 1) || text[start - 1] == "_" { return true }
    if isCased(end) {
      let word = word(from: end)
      if isDigit(word.upperBound) || !isEnding(word) { return true }
    }
    if text[end] == "_" { return true }
    guard let sign = text[start - 1], sign == "-" || sign == "‑", isCased(start - 2) else { return false }
    var first = start - 2
    while first > 0, start - first < 16, isLetter(first - 1) { first -= 1 }
    if NumberReader.prefixes.contains(hash(first..<start - 1)) { return false }
    // Where the words are not known that stand before a number with a hyphen, names in capitals are none of them.
    return !language.numbers.facts.leads.isEmpty || !text.kind(first).contains(.lower)
  }

  /// An ending, a unit, a magnitude: a short word in small letters, in languages of which the program has no list.
  private func isEnding(_ word: Range<Int>) -> Bool {
    if word.count <= 5, NumberReader.endings.contains(hash(word)) { return true }
    if language.numbers.power(hash(word), text.scalars[word]) != nil { return true }
    return language.numbers.facts.suffixes.isEmpty && word.count <= 4
      && text.scalars[word].allSatisfy {
        CharacterClass.of($0).isDisjoint(with: .upper)
      }
  }

  /// Looks at what follows the number just read.
  private mutating func finish(_ end: Int) {
    guard let last = found.indices.last, !found[last].isDesignation else { return }
    readFraction(last, end)
    if readUnspaced(last, end) { return }
    var start = end
    let ending = word(from: end)
    if !ending.isEmpty {
      let hash = hash(ending)
      if let power = power(ending, hash) {
        multiply(last, power, isSure: !WordTables.doubtfulMagnitudes.contains(hash), to: ending.upperBound)
      }
      if text.scalars[ending] == ["s"] { found[last].isDecade = true }
      readHalfOfDay(last, hash)
      return
    }
    if text[start] == "-" || text[start] == "‑" || text[start] == "'" || text[start] == "’" {
      let ending = word(from: start + 1)
      let letters = text.string(ending).lowercased()
      // 29-миллиардный
      if let power = NumberReader.compounds.first(where: { letters.hasPrefix($0.stem) })?.power {
        multiply(last, power, isSure: true, to: ending.upperBound)
        return
      }
      if ["е", "х", "ые", "ых", "ми", "м"].contains(letters) { found[last].isDecade = true }
      if let hundreds = found[last].values.first?.integer, hundreds % 100 == 0, (100..<3000).contains(hundreds),
        language.numbers.facts.centuryStems.contains(where: letters.hasPrefix)
      {
        found[last].century = NumberValue(hundreds / 100 + 1)
      }
      if let power = power(ending, hash(ending)), power > 0, ending.count > 1 {
        multiply(last, power, isSure: false, to: ending.upperBound)
      }
      return
    }
    // 300+ billion
    if text[start] == "+" { start += 1 }
    // Of several words each multiplies: mil millones, thousand million.
    var isFirst = true
    while true {
      let gap = start
      while let scalar = text[start], NumberReader.isGroupSpace(scalar), start - gap < 3 { start += 1 }
      let next = word(from: start)
      guard !next.isEmpty, next.count < 16 else { return }
      let hash = hash(next)
      guard let power = power(next, hash), next.count > 2 || !next.isEmpty && isAbbreviation(hash) else {
        if isFirst { readHalfOfDay(last, hash, isInitial: text[next.upperBound] == ".") }
        return
      }
      multiply(last, power, isSure: true, to: next.upperBound)
      start = next.upperBound
      if text[start] == "." { start += 1 }
      isFirst = false
    }
  }

  /// Two letters that CLDR, and no list of ours, has for a magnitude: Md, tn.
  private func isAbbreviation(_ hash: UInt64) -> Bool {
    language.numbers.facts.magnitudes.isEmpty && language.numbers.magnitudes.powers[hash] != nil
  }

  private func power(_ word: Range<Int>, _ hash: UInt64) -> Int? {
    language.numbers.power(hash, text.scalars[word]) ?? other.numbers.power(hash, text.scalars[word])
  }

  /// 2½
  private mutating func readFraction(_ index: Int, _ end: Int) {
    guard let sign = text[end], sign.value > 0x7F, sign.properties.numericType == .numeric,
      let fraction = sign.properties.numericValue, fraction > 0, fraction < 1,
      let value = found[index].values.first?.plus(fraction)
    else { return }
    found[index].values = [value]
  }

  /// What multiplies in scripts without spaces: 25亿, 3千万.
  private mutating func readUnspaced(_ index: Int, _ end: Int) -> Bool {
    guard let first = text[end], first.value > 0xDFF || first == " " else { return false }
    var at = first == " " ? end + 1 : end
    let words = language.numbers.magnitudes.unspaced
    var power = 0
    reading: while power < 20 {
      for (word, factor) in words where text.scalars[min(at, text.scalars.count)...].starts(with: word) {
        power += factor
        at += word.count
        continue reading
      }
      break
    }
    guard power > 0 else { return false }
    multiply(index, power, isSure: true, to: at)
    return true
  }

  private mutating func multiply(_ index: Int, _ power: Int, isSure: Bool, to end: Int) {
    let values = found[index].values
    let products = values.map { $0.times(tenTo: power) }
    found[index].values = isSure ? products : products + values
    found[index].foreign = found[index].foreign.map { $0.times(tenTo: power) }
    found[index].hasMagnitude = isSure
    if isSure { found[index].magnitudeEnd = end }
  }

  private static let afternoon = WordTables.union(\.numbers.afternoon)
  private static let morning = WordTables.union(\.numbers.morning)
  private static let perhapsAfternoon = WordTables.union(\.numbers.perhapsAfternoon)

  /// `5 p.m.`: 17.
  private mutating func readHalfOfDay(_ index: Int, _ hash: UInt64, isInitial: Bool = true) {
    guard isInitial || hash == WordHash.of("pm") || hash == WordHash.of("am") || !language.isEnglish else { return }
    let half: NumberToken.HalfOfDay
    if NumberReader.afternoon.contains(hash) {
      half = .afternoon
    } else if NumberReader.morning.contains(hash) {
      half = .morning
    } else if NumberReader.perhapsAfternoon.contains(hash), let hour = found[index].values.first?.integer, hour < 12 {
      found[index].values.append(NumberValue(hour + 12))
      return
    } else {
      return
    }
    // 5:30 pm: the hour stands before.
    var index = index
    if index > 0, text[found[index].range.lowerBound - 1] == ":" || text[found[index].range.lowerBound - 1] == ".",
      found[index - 1].range.upperBound == found[index].range.lowerBound - 1
    {
      index -= 1
    }
    guard let hour = found[index].values.first?.integer, (1...12).contains(hour) else { return }
    found[index].half = half
    found[index].hour = NumberValue(hour)
    found[index].values = [NumberValue(half == .afternoon ? hour % 12 + 12 : hour % 12)]
    // Midnight is the end of a day as well.
    if half == .morning, hour == 12 { found[index].values.append(NumberValue(24)) }
  }

  /// 10 to 20 million: ten million, perhaps.
  private mutating func spreadMagnitudes() {
    guard found.count > 1 else { return }
    for index in (0..<found.count - 1).reversed() {
      let (token, next) = (found[index], found[index + 1])
      guard !token.hasMagnitude, !token.isDesignation, next.hasMagnitude || next.values.count > 1,
        next.range.lowerBound - token.range.upperBound <= 16, let value = token.values.first
      else { continue }
      for power in [3, 6, 9, 12] where next.values.contains(where: { $0.exponent >= power - 3 }) {
        found[index].values.append(value.times(tenTo: power))
      }
    }
  }

  // MARK: Roman

  private mutating func readRoman() {
    guard text.all.contains(.upper) else { return }
    var hasAny = false
    for word in text.words where word.count >= 2 && word.count < 12 && word.isCapitalised && !word.hasDigits {
      var digits = text.scalars[word.range]
      if word.all.contains(.lower) {
        // XVIe, XXth.
        let capitals = digits.prefix { CharacterClass.of($0).contains(.upper) }
        guard capitals.count >= 2, digits.count - capitals.count <= 4 else { continue }
        digits = capitals
      }
      guard let value = RomanNumeral.value(of: digits), value != 4 else { continue }
      found.append(NumberToken(range: word.range, values: [NumberValue(value)], foreign: [], isRoman: true))
      hasAny = true
    }
    if hasAny { found.sort { $0.range.lowerBound < $1.range.lowerBound } }
  }
}

/// Roman numerals, also in the Cyrillic letters that look like them.
enum RomanNumeral {
  /// From I to XXXIX: what is longer is more often a word or an abbreviation (CD, MIX).
  static func value(of letters: some Collection<Unicode.Scalar>) -> Int? {
    var total = 0
    var last = 0
    var plain = ""
    for letter in letters {
      let value: Int
      switch letter {
      case "I", "І": value = 1
      case "V": value = 5
      case "X", "Х": value = 10
      default: return nil
      }
      plain += value == 1 ? "I" : value == 5 ? "V" : "X"
      total += value
      if last < value { total -= 2 * last }
      last = value
    }
    return total > 0 && total < 40 && text(total) == plain ? total : nil
  }

  /// From 1 to 3999.
  static func text(_ value: Int) -> String {
    let signs = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = max(0, min(value, 3999))
    var result = ""
    for (worth, sign) in signs {
      while rest >= worth {
        result += sign
        rest -= worth
      }
    }
    return result
  }
}
