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

  func means(_ other: NumberToken) -> Bool { values.contains { other.values.contains($0) } }
}

/// Reads the numbers of a text.
struct NumberReader {
  private let text: CheckedText
  private let language: RuleContext.Language
  private var found: [NumberToken] = []

  static func numbers(in text: CheckedText, _ language: RuleContext.Language) -> [NumberToken] {
    var reader = NumberReader(text: text, language: language)
    if text.all.contains(.digit) { reader.read() }
    reader.readRoman()
    return reader.found
  }

  private init(text: CheckedText, language: RuleContext.Language) {
    self.text = text
    self.language = language
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
    while let sign = text[end], isDigit(end + 1) {
      let next = end + 1..<digits(end + 1)
      if sign == "." || sign == "," || sign == "'" || sign == "’" {
        // 1,2,3: a list, unless all behind the first are groups.
      } else if NumberReader.isGroupSpace(sign) {
        guard next.count == 3, signs.allSatisfy({ $0 == sign }), (1...3).contains(parts[0].count),
          parts.dropFirst().allSatisfy({ $0.count == 3 }), language.style.groupsBySpace || sign != " ",
          !isPartOfWord(start, end)
        else { break }
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
    } else if isClock(parts, signs, end) {
      for part in parts {
        found.append(NumberToken(range: part, values: [NumberValue(digits: text.scalars[part])], foreign: []))
      }
    } else if let token = reading(parts, signs, isDesignation) {
      found.append(token)
    } else {
      for part in parts {
        found.append(
          NumberToken(
            range: part, values: [NumberValue(digits: text.scalars[part])], foreign: [], isDesignation: isDesignation))
      }
    }
    finish(end)
    return end
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
    var values: [NumberValue] = []
    var foreign: [NumberValue] = []
    let isUniform = signs.allSatisfy { $0 == signs[0] }
    // Grouped throughout.
    if isUniform, areGroups(parts.count) {
      if last == decimal { foreign.append(value(parts[...])) } else { values.append(value(parts[...])) }
    }
    // The last sign is the decimal one, those before it group.
    let before = signs.dropLast()
    if last == "." || last == ",", before.allSatisfy({ $0 == signs[0] && $0 != last }),
      areGroups(parts.count - 1)
        || parts.count == 2
    {
      let fraction = value(parts[...], decimals: lastPart.count)
      let isOwn = last == decimal
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
    while isLetter(end) { end += 1 }
    return start..<end
  }

  private func hash(_ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for scalar in text.scalars[range] { hash = WordHash.add(hash, scalar) }
    return hash
  }

  private func isPartOfWord(_ start: Int, _ end: Int) -> Bool {
    if isLetter(start - 1) || text[start - 1] == "_" { return true }
    if isLetter(end) {
      let word = word(from: end)
      if word.count > 5 || !NumberReader.endings.contains(hash(word)) || isDigit(word.upperBound) { return true }
    }
    if text[end] == "_" { return true }
    guard let sign = text[start - 1], sign == "-" || sign == "‑", isLetter(start - 2) else { return false }
    var first = start - 2
    while first > 0, start - first < 16, isLetter(first - 1) { first -= 1 }
    return !NumberReader.prefixes.contains(hash(first..<start - 1))
  }

  /// Looks at what follows the number just read.
  private mutating func finish(_ end: Int) {
    guard let last = found.indices.last, !found[last].isDesignation else { return }
    var start = end
    let ending = word(from: end)
    if !ending.isEmpty {
      let hash = hash(ending)
      if let power = WordTables.magnitudes[hash] {
        multiply(last, power, isSure: !WordTables.doubtfulMagnitudes.contains(hash))
      }
      if text.scalars[ending] == ["s"] { found[last].isDecade = true }
      readHalfOfDay(last, hash)
      return
    }
    if text[start] == "-" || text[start] == "‑" {
      let ending = word(from: start + 1)
      let letters = text.string(ending)
      // 29-миллиардный
      if let power = NumberReader.compounds.first(where: { letters.hasPrefix($0.stem) })?.power {
        multiply(last, power, isSure: true)
        return
      }
      if ["е", "х", "ые", "ых", "ми", "м"].contains(letters) { found[last].isDecade = true }
      if let power = WordTables.magnitudes[hash(ending)], power > 0, ending.count > 1 {
        multiply(last, power, isSure: false)
      }
      return
    }
    // 300+ billion
    if text[start] == "+" { start += 1 }
    while let scalar = text[start], NumberReader.isGroupSpace(scalar), start - end < 3 { start += 1 }
    let next = word(from: start)
    guard !next.isEmpty, next.count < 12 else { return }
    let hash = hash(next)
    if let power = WordTables.magnitudes[hash], next.count > 2 { multiply(last, power, isSure: true) }
    readHalfOfDay(last, hash, isInitial: text[next.upperBound] == ".")
  }

  private mutating func multiply(_ index: Int, _ power: Int, isSure: Bool) {
    let values = found[index].values
    let products = values.map { $0.times(tenTo: power) }
    found[index].values = isSure ? products : products + values
    found[index].foreign = found[index].foreign.map { $0.times(tenTo: power) }
    found[index].hasMagnitude = isSure
  }

  private static let afternoon = WordTables.union(\.numbers.afternoon)
  private static let morning = WordTables.union(\.numbers.morning)

  /// `5 p.m.`: 17 as well.
  private mutating func readHalfOfDay(_ index: Int, _ hash: UInt64, isInitial: Bool = true) {
    guard isInitial || hash == WordHash.of("pm") || hash == WordHash.of("am") || !language.isEnglish else { return }
    // 5:30 pm: the hour stands before.
    var index = index
    if index > 0, text[found[index].range.lowerBound - 1] == ":" || text[found[index].range.lowerBound - 1] == ".",
      found[index - 1].range.upperBound == found[index].range.lowerBound - 1
    {
      index -= 1
    }
    guard let hour = found[index].values.first?.integer, hour <= 12 else { return }
    if NumberReader.afternoon.contains(hash) { found[index].values.append(NumberValue(hour % 12 + 12)) }
    if NumberReader.morning.contains(hash) { found[index].values.append(NumberValue(hour % 12)) }
  }

  /// 10 to 20 million: ten million, perhaps.
  private mutating func spreadMagnitudes() {
    guard found.count > 1 else { return }
    for index in (0..<found.count - 1).reversed() {
      let (token, next) = (found[index], found[index + 1])
      guard !token.hasMagnitude, !token.isDesignation, next.hasMagnitude || next.values.count > 1,
        next.range.lowerBound - token.range.upperBound <= 8, let value = token.values.first
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
    for word in text.words where word.count >= 2 && word.count < 9 && !word.all.contains(.lower) && !word.hasDigits {
      guard let value = RomanNumeral.value(of: text.scalars[word.range]), value != 4 else { continue }
      found.append(NumberToken(range: word.range, values: [NumberValue(value)], foreign: [], isRoman: true))
      hasAny = true
    }
    if hasAny { found.sort { $0.range.lowerBound < $1.range.lowerBound } }
  }
}

/// Numbers from I to XXXIX, also in the Cyrillic letters that look like them.
enum RomanNumeral {
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

  static func text(_ value: Int) -> String {
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    return String(repeating: "X", count: max(0, min(value / 10, 3))) + ones[max(0, value % 10)]
  }
}
