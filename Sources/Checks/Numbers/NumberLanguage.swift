internal import Bitext
internal import Languages
internal import Orthography
internal import Synchronization

/// What is known of how a language writes and says numbers: CLDR's words, and the program's own. Made as it is asked for.
final class NumberLanguage {
  let tag: LanguageTag
  let style: NumberStyle
  let facts: NumberFacts
  /// Whether words stand without spaces between, so that letters beside digits say nothing.
  let isUnspaced: Bool
  /// Whether words take endings one behind the other, so that also short ones have many forms.
  let isAgglutinative: Bool
  /// Chinese without a script in its tag may be in either.
  let tags: [LanguageTag]

  init(_ tag: LanguageTag, style: NumberStyle, facts: NumberFacts) {
    self.tag = tag
    self.style = style
    self.facts = facts
    isUnspaced = !tag.hasSpaces
    isAgglutinative = facts.isAgglutinative
    let others = (facts.scripts + facts.regions).map { LanguageTag("\(tag.language)-\($0)") }
    tags = facts.scripts.isEmpty ? [tag] + others : others
  }

  // MARK: Magnitudes

  /// Words that multiply by a power of ten.
  struct Magnitudes: Sendable {
    var powers: [UInt64: Int] = [:]
    /// Beginnings of words, with any ending.
    var stems: [(stem: [Unicode.Scalar], power: Int)] = []
    /// In scripts without spaces: what stands behind a number, longest first.
    var unspaced: [(word: [Unicode.Scalar], power: Int)] = []
  }

  private(set) lazy var magnitudes = Self.shared(tag, Self.knownMagnitudes) {
    var known = Magnitudes()
    var forms: [Int: [String]] = [:]
    for (power, word) in tags.flatMap(NumberNames.compact) {
      // Of several words each is one: `mil millones`.
      let parts = word.lowercased().split { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" }.map(String.init)
      guard parts.count == 1, let name = parts.first.map(Self.trimmed) else { continue }
      let scalars = Array(name.unicodeScalars)
      guard let first = scalars.first else { continue }
      if CharacterClass.isUnspacedLetter(first) || facts.joinsMagnitudes {
        known.unspaced.append((scalars, power))
      } else if scalars.count > 1 || first.value > 0x24F {
        known.powers[WordHash.of(folded(scalars))] = power
        forms[power, default: []].append(name)
      }
    }
    for (power, names) in forms {
      if let stem = Self.stem(of: names.filter { $0.unicodeScalars.count > 4 }) { known.stems.append((stem, power)) }
    }
    known.unspaced += facts.unspacedMagnitudes.map { (Array($0.word.unicodeScalars), $0.power) }
    known.unspaced.sort { $0.word.count > $1.word.count }
    for (power, list) in facts.magnitudes { for hash in WordHash.set(list) { known.powers[hash] = power } }
    return known
  }

  private static let knownMagnitudes = Mutex<[String: Magnitudes]>([:])

  /// The power of ten of a word; nil for any other word.
  func power(_ hash: UInt64, _ letters: ArraySlice<Unicode.Scalar>) -> Int? {
    if let power = magnitudes.powers[hash] { return power }
    guard letters.count > 4 else { return nil }
    for (stem, power) in magnitudes.stems where letters.count <= stem.count + 4 {
      if starts(letters, with: stem) { return power }
    }
    return nil
  }

  // MARK: Words for numbers

  /// A number in words.
  struct Spelling: Sendable {
    /// Of the words one behind the other.
    let hashes: [UInt64]
    /// Of a single word, for those that it begins: `drei` in `dreitägig`; for scripts without spaces all of it.
    let letters: [Unicode.Scalar]
  }

  /// What the drafts of a process share: opening the rules of a language takes up to six milliseconds.
  private struct Spellings {
    var spellers: [NumberSpeller]
    var known: [Int: [Spelling]] = [:]
  }

  private static let spellings = Mutex<[String: Spellings]>([:])

  /// The ways to say a number in words; none for a language without rules.
  func spellings(of value: Int) -> [Spelling] {
    if let own = ownSpellings[value] { return own }
    let tags = tags
    let result = Self.spellings.withLock { all in
      let key = tag.canonical
      if all[key] == nil { all[key] = Spellings(spellers: tags.compactMap { NumberSpeller($0) }) }
      if let known = all[key]?.known[value] { return known }
      let result = Self.spellings(all[key]?.spellers.flatMap { $0.ways(of: value) } ?? [])
      if all[key]?.known.count ?? 0 > 5_000 { all[key]?.known.removeAll() }
      all[key]?.known[value] = result
      return result
    }
    ownSpellings[value] = result
    return result
  }

  private var ownSpellings: [Int: [Spelling]] = [:]

  private static func spellings(_ ways: [String]) -> [Spelling] {
    var result: [Spelling] = []
    var seen: Set<[UInt64]> = []
    for way in ways {
      let scalars = way.unicodeScalars.filter { $0 != "\u{AD}" && $0 != "\u{200B}" }
      // Digits are what a rule set has for numbers that it does not spell.
      guard !scalars.contains(where: { $0.properties.numericType == .decimal }) else { continue }
      let words = scalars.split { !CharacterClass.of($0).contains(.letter) && !CharacterClass.of($0).contains(.mark) }
      let hashes = words.map { WordHash.of(folded($0)) }
      guard !hashes.isEmpty, seen.insert(hashes).inserted else { continue }
      result.append(Spelling(hashes: hashes, letters: words.flatMap { $0.map(\.lowered) }))
    }
    return result
  }

  /// How often a number stands in a text in words.
  func count(of value: Int, in text: CheckedText) -> Int {
    guard value <= 1_000_000_000_000 else { return 0 }
    let ways = spellings(of: value)
    guard !ways.isEmpty || prefixes[value] != nil else { return 0 }
    if isUnspaced { return ways.map { Self.occurrences(of: $0.letters, in: text) }.max() ?? 0 }
    var count = 0
    var index = 0
    while index < text.words.count {
      var length = 0
      for way in ways where way.hashes.count > length {
        let end = index + way.hashes.count
        guard end <= text.words.count else { continue }
        if zip(way.hashes, text.words[index..<end]).allSatisfy({ $0 == $1.hash }) {
          length = way.hashes.count
        } else if way.hashes.count == 1, value > 1 || isAgglutinative, begins(text.words[index], way.letters, text) {
          length = 1
        }
      }
      if length == 0, let own = prefixes[value], text.words[index].count > 6 {
        let letters = text.scalars[text.words[index].range]
        if own.contains(where: { letters.count > $0.count + 3 && starts(letters, with: $0) }) { length = 1 }
      }
      if length > 0 { count += 1 }
      index += max(1, length)
    }
    return count
  }

  /// `dreitägig` begins as `drei` does, «osmdesáti» as «osmdesát». In English words that begin so are others: tension, sixth.
  private func begins(_ word: Word, _ letters: [Unicode.Scalar], _ text: CheckedText) -> Bool {
    guard !facts.standsAlone else { return false }
    let least = isAgglutinative ? 2 : 4
    guard letters.count >= least, word.count > letters.count - 1 else { return false }
    // Of longer words the last letter may be an ending.
    let stem = letters.count > 4 ? letters.dropLast() : letters[...]
    if letters.count < 4, word.count > letters.count + 5 { return false }
    return zip(stem, text.scalars[word.range]).allSatisfy { $0 == $1.lowered }
  }

  /// Whether letters have others within.
  static func holds(_ letters: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
    guard !part.isEmpty, letters.count >= part.count else { return false }
    return (0...letters.count - part.count).contains { letters[$0...].starts(with: part) }
  }

  /// How often letters, in lower case, stand in a text, within words too.
  static func occurrences(of letters: [Unicode.Scalar], in text: CheckedText) -> Int {
    guard let first = letters.first, letters.count <= text.scalars.count else { return 0 }
    var count = 0
    var at = 0
    while at + letters.count <= text.scalars.count {
      if text.scalars[at].lowered == first, starts(text.scalars[at...], with: letters) {
        count += 1
        at += letters.count
      } else {
        at += 1
      }
    }
    return count
  }

  /// Words that say which half of a day is meant, and words before a number that is a name.
  private(set) lazy var halvesOfDay: Set<UInt64> =
    facts.halvesOfDay.isEmpty ? dayPeriods.words : WordHash.set(facts.halvesOfDay)

  /// CLDR's words for the parts of a day, of a language of which the program has no list.
  struct DayPeriods: Sendable {
    var words: Set<UInt64> = []
    /// What other forms of them begin with; in scripts without spaces all of them.
    var stems: [[Unicode.Scalar]] = []
  }

  private(set) lazy var dayPeriods: DayPeriods = {
    guard facts.halvesOfDay.isEmpty else { return DayPeriods() }
    return Self.shared(tag, Self.knownPeriods) {
      var periods = DayPeriods()
      let known = LanguageFacts.of(tag)
      let tied = WordHash.set(known.functionWords + " " + known.profileWords)
      for name in tags.flatMap(NumberNames.dayPeriods) {
        for part in name.split(whereSeparator: { !$0.isLetter }) {
          let letters = folded(part.lowercased().unicodeScalars)
          let hash = WordHash.of(letters)
          guard letters.count > 2 || name.unicodeScalars.count <= 5 || isUnspaced, !tied.contains(hash) else {
            continue
          }
          periods.words.insert(hash)
          // A syllable of Hangul is a character, and particles follow.
          let isHangul = letters.first.map { (0xAC00...0xD7A3).contains($0.value) } ?? false
          if isUnspaced || isHangul && letters.count > 1 {
            periods.stems.append(letters)
          } else if letters.count > 3 {
            periods.stems.append(Array(letters.prefix(max(4, letters.count - 2))))
          }
        }
      }
      // Of a language of which CLDR has no words but AM and PM nobody knows what people say.
      return periods.stems.isEmpty ? DayPeriods() : periods
    }
  }()

  private static let knownPeriods = Mutex<[String: DayPeriods]>([:])
  private(set) lazy var namedByNumber = WordHash.set(facts.namedByNumber)
  private(set) lazy var bigPowers: [UInt64: Int] = facts.bigPowers.reduce(into: [:]) { found, entry in
    for hash in WordHash.set(entry.words) { found[hash] = entry.power }
  }
  private(set) lazy var articles = WordHash.set(facts.articles)

  /// The words that stand before a negative number: `minus`.
  private(set) lazy var minusWords: Set<UInt64> = {
    var words = WordHash.set(facts.minus)
    for spelling in spellings(of: -7) where spelling.hashes.count > 1 { words.insert(spelling.hashes[0]) }
    return words
  }()

  /// The same in scripts without spaces: what -7 has in front of 7.
  private(set) lazy var minusParts: [[Unicode.Scalar]] =
    isUnspaced
    ? spellings(of: -7).flatMap { negative in
      spellings(of: 7).compactMap { number in
        negative.letters.count > number.letters.count
          && negative.letters.suffix(number.letters.count).elementsEqual(number.letters)
          ? negative.letters.dropLast(number.letters.count) : nil
      }
    }.map(Array.init) + facts.minus.split(separator: " ").map { Array($0.unicodeScalars) } : []

  /// What numbers begin compounds with, by value: «tří» in «tříprocentní».
  private(set) lazy var prefixes: [Int: [[Unicode.Scalar]]] = facts.prefixes.reduce(into: [:]) { found, entry in
    found[entry.value, default: []] += entry.words.split(separator: " ").map { Array($0.unicodeScalars) }
  }

  // MARK: Helpers

  /// What tasks of a process share: it is the same for all, and asking takes long.
  static func shared<Value: Sendable>(
    _ tag: LanguageTag, _ known: borrowing Mutex<[String: Value]>, _ make: () -> Value
  ) -> Value {
    if let value = known.withLock({ $0[tag.canonical] }) { return value }
    let value = make()
    return known.withLock { known in
      if let other = known[tag.canonical] { return other }
      known[tag.canonical] = value
      return value
    }
  }

  /// Without the point of an abbreviation.
  static func trimmed(_ word: String) -> String {
    word.hasSuffix(".") ? String(word.dropLast()) : word
  }

  /// What all forms of a word begin with; nil where that is short.
  static func stem(of names: [String]) -> [Unicode.Scalar]? {
    guard let first = names.first.map({ Array($0.unicodeScalars) }) else { return nil }
    var count = first.count
    for name in names.dropFirst() {
      let common = zip(first, name.unicodeScalars).prefix { $0 == $1 }.count
      // Another word, and no form of this one.
      if common < 4 { return nil }
      count = min(count, common)
    }
    return count > 3 ? Array(first[..<count]) : nil
  }
}

/// Whether letters begin, in either case, with others that are in lower case.
func starts(_ letters: ArraySlice<Unicode.Scalar>, with stem: [Unicode.Scalar]) -> Bool {
  letters.count >= stem.count && zip(stem, letters).allSatisfy { $0 == $1.lowered }
}

/// Without accents, as words are hashed.
func folded(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
  scalars.filter { WordHash.counts($0, CharacterClass.of($0)) }
}
