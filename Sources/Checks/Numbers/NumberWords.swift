internal import Languages

/// Numbers in words: `three`, `трёх`, `third`, `трёхлетний`; and parts and multiples: `half`, `вдвое`.
///
/// Read only where digits of the other text have no match: whoever writes a small number in words writes it well.
enum NumberWords {
  /// What the words of a text can mean, all in all.
  static func values(in text: CheckedText) -> Set<NumberValue> {
    var values: Set<NumberValue> = []
    var sum = 0
    var run = 0
    var lastEnd = 0
    // One and a half, before a million.
    var parts: [NumberValue] = []
    for word in text.words {
      if let power = WordTables.magnitudes[word.hash], word.count > 1 {
        values.insert(NumberValue(1).times(tenTo: power))
        for part in parts { values.insert(part.times(tenTo: power)) }
        if run > 0 { values.insert(NumberValue(sum + run).times(tenTo: power)) }
        if power == 3 {
          sum = max(run, 1) * 1000
          run = 0
        }
        lastEnd = word.range.upperBound
        continue
      }
      guard let value = table[word.hash] ?? compound(text, word) else {
        let isHalf = special[word.hash]?.contains(NumberValue(decimal: "0.5")) ?? false
        if !links.contains(word.hash), !isHalf, word.range.lowerBound > lastEnd + 2 { (sum, run) = (0, 0) }
        parts = special[word.hash] ?? []
        values.formUnion(parts)
        // Two and a half.
        if run > 0, word.range.lowerBound <= lastEnd + 7, parts.contains(NumberValue(decimal: "0.5")),
          let sum = NumberValue(sum + run).plus(0.5)
        {
          values.insert(sum)
        }
        if word.count == 1, let roman = RomanNumeral.value(of: text.scalars[word.range]) {
          values.insert(NumberValue(roman))
        }
        continue
      }
      values.insert(NumberValue(value))
      if value == 100, run > 0, run < 10 {
        run *= 100
      } else {
        run = run > value && run < 1000 || run > 0 && run < 10 && behindUnits.contains(word.hash) ? run + value : value
      }
      values.insert(NumberValue(sum + run))
      lastEnd = word.range.upperBound
    }
    for scalar in text.scalars {
      switch scalar {
      case "½":
        values.insert(NumberValue(digits: "05".unicodeScalars, decimals: 1))
        values.insert(NumberValue(2))
      case "¼", "¾": values.insert(NumberValue(4))
      case "²": values.insert(NumberValue(2))
      case "³": values.insert(NumberValue(3))
      case "₂": values.insert(NumberValue(2))
      default: break
      }
    }
    return values
  }

  /// How many single words of a text mean a number.
  static func count(of value: Int, in text: CheckedText) -> Int {
    text.words.count { (table[$0.hash] ?? compound(text, $0)) == value }
  }

  private static let links = facts.reduce(into: Set<UInt64>()) { $0.formUnion(WordHash.set($1.links)) }

  /// The first part of `двухлетний`, `four-year`, `twentyfold`.
  private static func compound(_ text: CheckedText, _ word: Word) -> Int? {
    guard word.count > 5, word.all.contains(.cyrillic) else { return nil }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var found: Int?
    for (index, scalar) in text.scalars[word.range].enumerated() {
      if text.classes[word.range.lowerBound + index].contains(.mark) { continue }
      hash = WordHash.add(hash, scalar)
      if index >= 2, index < 14, let value = prefixes[hash] { found = value }
    }
    return found
  }

  private static let facts = LanguageFacts.all.map(\.numbers)

  private static func makeTable(_ lists: [(Int, String)]) -> [UInt64: Int] {
    var table: [UInt64: Int] = [:]
    for (value, list) in lists {
      for hash in WordHash.set(list) { table[hash] = value }
    }
    return table
  }

  private static let behindUnits = facts.reduce(into: Set<UInt64>()) { found, facts in
    for (_, words) in facts.behindUnits { found.formUnion(WordHash.set(words)) }
  }

  private static let prefixes = makeTable(facts.flatMap { $0.prefixes.map { ($0.value, $0.words) } })

  private static let table: [UInt64: Int] = {
    var table = makeTable(facts.flatMap { ($0.values + $0.behindUnits).map { ($0.value, $0.words) } })
    for (stems, endings) in facts.flatMap(\.inflected) {
      for (value, stem) in stems {
        for ending in endings.split(separator: " ") { table[WordHash.of(stem + ending)] = value }
      }
    }
    return table
  }()

  /// What is no whole number.
  private static let special: [UInt64: [NumberValue]] = {
    var table: [UInt64: [NumberValue]] = [:]
    for (words, values) in facts.flatMap(\.special) {
      for hash in WordHash.set(words) { table[hash] = values.map { NumberValue(decimal: $0) } }
    }
    return table
  }()
}
