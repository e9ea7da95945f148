internal import Bitext
internal import Languages
internal import Orthography
internal import Synchronization

/// Units of measurement, by their words in all languages (CLDR).
enum Units {
  struct Unit: Equatable, Sendable {
    /// As CLDR calls it: `kilometer`.
    let name: String
    let kind: Kind
    /// What it is in the base unit of its kind, and what is added: °F are not °C times something.
    let factor: Double
    var offset = 0.0

    /// Whether so many are, as people round, so many of another unit of the kind.
    ///
    /// Either number is rounded to the digits that it is written with, or they are within six per cent of each other.
    func isConverted(_ value: Double, to other: Unit, _ given: Double) -> Bool {
      let exact = (value * factor + offset - other.offset) / other.factor
      let back = (given * other.factor + other.offset - offset) / factor
      if kind == .temperature { return abs(exact - given) <= max(1, Units.halfStep(of: given)) }
      return abs(exact - given) <= max(Units.halfStep(of: given) * 1.01, 0.06 * max(abs(exact), abs(given)))
        || abs(back - value) <= Units.halfStep(of: value) * 1.01
    }
  }

  enum Kind: Sendable { case length, mass, volume, area, speed, temperature, time, data }

  /// Half of what the last digit other than zero is worth; for numbers of one such digit a tenth of them at most.
  fileprivate static func halfStep(of value: Double) -> Double {
    guard value > 0, value < 1e12 else { return 0 }
    var step = 1.0
    while step < value, (value / (step * 10)).rounded() * step * 10 == value { step *= 10 }
    while step > 1e-6, abs((value / step).rounded() * step - value) > 1e-9 * value { step /= 10 }
    return min(step / 2, value / 10)
  }

  private static let all: [Unit] = [
    Unit(name: "kilometer", kind: .length, factor: 1000), Unit(name: "meter", kind: .length, factor: 1),
    Unit(name: "centimeter", kind: .length, factor: 0.01), Unit(name: "millimeter", kind: .length, factor: 0.001),
    Unit(name: "mile", kind: .length, factor: 1609.344), Unit(name: "nautical-mile", kind: .length, factor: 1852),
    Unit(name: "foot", kind: .length, factor: 0.3048), Unit(name: "inch", kind: .length, factor: 0.0254),
    Unit(name: "yard", kind: .length, factor: 0.9144),
    Unit(name: "kilogram", kind: .mass, factor: 1), Unit(name: "gram", kind: .mass, factor: 0.001),
    Unit(name: "milligram", kind: .mass, factor: 0.000001), Unit(name: "microgram", kind: .mass, factor: 1e-9),
    Unit(name: "pound", kind: .mass, factor: 0.45359237), Unit(name: "ounce", kind: .mass, factor: 0.028349523),
    Unit(name: "metric-ton", kind: .mass, factor: 1000), Unit(name: "tonne", kind: .mass, factor: 1000),
    Unit(name: "liter", kind: .volume, factor: 1), Unit(name: "milliliter", kind: .volume, factor: 0.001),
    Unit(name: "gallon", kind: .volume, factor: 3.785411784),
    Unit(name: "hectare", kind: .area, factor: 10000), Unit(name: "acre", kind: .area, factor: 4046.8564224),
    Unit(name: "square-kilometer", kind: .area, factor: 1e6),
    Unit(name: "square-mile", kind: .area, factor: 2_589_988.11),
    Unit(name: "square-meter", kind: .area, factor: 1), Unit(name: "square-foot", kind: .area, factor: 0.09290304),
    Unit(name: "kilometer-per-hour", kind: .speed, factor: 1 / 3.6),
    Unit(name: "mile-per-hour", kind: .speed, factor: 0.44704), Unit(name: "knot", kind: .speed, factor: 0.514444),
    Unit(name: "meter-per-second", kind: .speed, factor: 1),
    Unit(name: "celsius", kind: .temperature, factor: 1),
    Unit(name: "fahrenheit", kind: .temperature, factor: 5 / 9.0, offset: -160 / 9.0),
    Unit(name: "hour", kind: .time, factor: 3600), Unit(name: "minute", kind: .time, factor: 60),
    Unit(name: "second", kind: .time, factor: 1), Unit(name: "day", kind: .time, factor: 86400),
    Unit(name: "week", kind: .time, factor: 604_800), Unit(name: "month", kind: .time, factor: 2_629_800),
    Unit(name: "year", kind: .time, factor: 31_557_600),
    Unit(name: "kilobyte", kind: .data, factor: 1e3), Unit(name: "megabyte", kind: .data, factor: 1e6),
    Unit(name: "gigabyte", kind: .data, factor: 1e9), Unit(name: "terabyte", kind: .data, factor: 1e12),
  ]

  /// The words of a language, by the hash of their letters and signs without spaces.
  struct Words: Sendable {
    fileprivate(set) var units: [UInt64: [Int]] = [:]
    /// Beginnings of words of one unit, for cases that CLDR does not list.
    fileprivate(set) var stems: [(stem: [Unicode.Scalar], unit: Int)] = []
    fileprivate(set) var longest = 0

    fileprivate mutating func add(_ name: String, _ unit: Int) {
      let letters = Units.letters(name.unicodeScalars)
      guard !letters.isEmpty else { return }
      let hash = WordHash.of(letters)
      if !(units[hash]?.contains(unit) ?? false) { units[hash, default: []].append(unit) }
      longest = max(longest, letters.count)
    }
  }

  private static let known = Mutex<[String: Words]>([:])

  static func words(of language: RuleContext.Language) -> Words {
    if let words = language.words.units { return words }
    let words = made(language)
    language.words.units = words
    return words
  }

  private static func made(_ language: RuleContext.Language) -> Words {
    NumberLanguage.shared(language.tag, known) {
      var words = Words()
      for (index, unit) in all.enumerated() {
        let names = language.numbers.tags.flatMap { NumberNames.unit(unit.name, in: $0) }
        // "in" is an inch to CLDR, and a preposition behind a year.
        for name in names where !language.functionWords.contains(WordHash.of(name)) {
          words.add(name, index)
          words.add(NumberLanguage.trimmed(name), index)
        }
        for (name, list) in language.numbers.facts.units where name == unit.name {
          for word in list.split(separator: " ") { words.add(String(word), index) }
        }
        let single = names.map { $0.lowercased() }.filter { name in
          name.unicodeScalars.count > 4 && name.unicodeScalars.allSatisfy { CharacterClass.of($0).contains(.letter) }
        }
        if let stem = NumberLanguage.stem(of: single) { words.stems.append((stem, index)) }
      }
      return words
    }
  }

  /// Whether a text has a word of a unit anywhere.
  static func isNamed(_ name: String, in text: CheckedText, _ language: RuleContext.Language) -> Bool {
    guard let index = all.firstIndex(where: { $0.name == name }) else { return false }
    let words = words(of: language)
    if language.numbers.isUnspaced {
      let names = language.numbers.tags.flatMap { NumberNames.unit(name, in: $0) }
      return names.contains { name in
        let letters = name.unicodeScalars.filter { CharacterClass.isUnspacedLetter($0) }
        return !letters.isEmpty && NumberLanguage.occurrences(of: Array(letters), in: text) > 0
      }
    }
    return text.words.contains { word in
      let letters = text.scalars[word.range]
      if letters.count > 1, words.units[WordHash.of(Units.letters(letters))]?.contains(index) == true { return true }
      return words.stems.contains { stem, unit in
        unit == index && letters.count <= stem.count + 4 && starts(letters, with: stem)
      }
    }
  }

  /// Letters in lower case, and signs, without spaces and marks.
  private static func letters(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    scalars.filter { scalar in
      let kind = CharacterClass.of(scalar)
      return kind.isDisjoint(with: [.space, .odd]) && WordHash.counts(scalar, kind) && !isPoint(scalar)
    }.map(\.lowered)
  }

  /// The point of an abbreviation, also that of Devanagari.
  private static func isPoint(_ scalar: Unicode.Scalar) -> Bool { scalar == "." || scalar == "\u{970}" }

  /// The unit that stands behind a number: all that its words may name, none of them in `nil`.
  static func unit(in text: CheckedText, after number: NumberToken, _ language: RuleContext.Language) -> [Unit]? {
    guard !number.isDecade else { return nil }
    var start = number.end
    if text[start] == ".", number.magnitudeEnd != nil { start += 1 }
    let gap = start
    while text.kind(start).contains(.space) || text[start] == "-" { start += 1 }
    guard start - gap <= 2, let first = text[start],
      text.kind(start).contains(.letter) || "°′″'\"".unicodeScalars.contains(first),
      !text.kind(start).contains(.literal)
    else { return nil }
    let words = words(of: language)
    // The longest first: square kilometers, км/ч.
    var best: [Int]?
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var at = start
    var count = 0
    while let scalar = text[at], count < min(words.longest, 40), !text.kind(at).contains(.literal) {
      let kind = text.kind(at)
      if kind.isDisjoint(with: [.space, .odd]), WordHash.counts(scalar, kind), !isPoint(scalar) {
        guard !kind.isDisjoint(with: [.letter, .mark]) || "/°′″'\"²³".unicodeScalars.contains(scalar) else { break }
        hash = WordHash.add(hash, scalar)
        count += 1
      }
      at += 1
      // Whole words only, where there are words.
      // A particle in another script ends it as well: 63kgです, 63km이다.
      let isEnd =
        text.kind(at).isDisjoint(with: [.letter, .mark, .digit]) || CharacterClass.isUnspacedLetter(scalar)
        || scalar.value < 0x250 && (text[at]?.value ?? 0) > 0x1100
      if isEnd, let found = words.units[hash] { best = found }
    }
    if let best { return best.map { all[$0] } }
    var end = start
    while text.kind(end).contains(.letter) { end += 1 }
    let word = text.scalars[start..<end]
    if text.kind(end).contains(.digit) { return nil }
    for (stem, unit) in words.stems where word.count <= stem.count + 4 && starts(word, with: stem) {
      return [all[unit]]
    }
    return nil
  }
}
