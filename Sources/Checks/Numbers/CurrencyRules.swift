internal import Bitext
internal import Languages
internal import Orthography
internal import Synchronization

/// Currencies and percent signs: the number is right, what it counts is not.
enum CurrencyRules {
  private enum Currency: String, CaseIterable {
    case dollar = "$"
    case euro = "€"
    case pound = "£"
    case yen = "¥"
    case rouble = "₽"
    case rupee = "₹"
    case won = "₩"
    case hryvnia = "₴"
    case shekel = "₪"
    case lira = "₺"

    /// ISO 4217: those that the sign stands for.
    var codes: [String] {
      switch self {
      case .dollar: ["USD", "CAD", "AUD"]
      case .euro: ["EUR"]
      case .pound: ["GBP"]
      case .yen: ["JPY", "CNY"]
      case .rouble: ["RUB"]
      case .rupee: ["INR"]
      case .won: ["KRW"]
      case .hryvnia: ["UAH"]
      case .shekel: ["ILS"]
      case .lira: ["TRY"]
      }
    }
  }

  /// How a language names currencies and percentages.
  struct Words: Sendable {
    var currencies: [UInt64: String] = [:]
    var currencyStems: [(stem: [Unicode.Scalar], sign: String)] = []
    /// In scripts without spaces.
    var currencyParts: [(part: [Unicode.Scalar], sign: String)] = []
    var percent: Set<UInt64> = []
    /// Of several words: `pour cent`; in scripts without spaces of one.
    var percentPhrases: [[Unicode.Scalar]] = []
  }

  private static let known = Mutex<[String: Words]>([:])

  private static func words(of language: RuleContext.Language) -> Words {
    if let words = language.words.currencies { return words }
    let words = made(language)
    language.words.currencies = words
    return words
  }

  private static func made(_ language: RuleContext.Language) -> Words {
    NumberLanguage.shared(language.tag, known) {
      var words = Words()
      let facts = language.numbers.facts
      for currency in Currency.allCases {
        let sign = currency.rawValue
        for code in currency.codes {
          words.currencies[WordHash.of(code)] = sign
          for (own, list) in facts.currencies where own == code {
            for hash in WordHash.set(list) { words.currencies[hash] = sign }
          }
          for name in language.numbers.tags.flatMap({ NumberNames.currency(code, in: $0) }) {
            let parts = name.lowercased().split {
              CharacterClass.of($0.unicodeScalars.first ?? " ").isDisjoint(with: [.letter, .mark])
            }
            for part in parts where part.unicodeScalars.count > 1 {
              let scalars = Array(part.unicodeScalars)
              words.currencies[WordHash.of(folded(scalars))] = sign
              if scalars.first.map({ CharacterClass.of($0).isDisjoint(with: [.upper, .lower]) }) ?? false {
                words.currencyParts.append((scalars, sign))
              }
              // In a sentence it has other endings: doları, dolardır; dolarów, dolarami.
              let letters = folded(scalars)
              if let first = letters.first,
                letters.count > 3 || CharacterClass.of(first).isDisjoint(with: [.upper, .lower])
              {
                words.currencyStems.append((Array(letters.prefix(max(4, letters.count - 2))), sign))
              }
            }
          }
          for (own, list) in facts.currencies where own == code {
            for word in list.split(separator: " ") where word.unicodeScalars.count > 3 {
              words.currencyStems.append((folded(word.unicodeScalars), sign))
            }
          }
        }
      }
      words.percent = WordHash.set(facts.percent)
      words.percentPhrases += facts.percentPhrases.map { Array($0.unicodeScalars) }
      for name in language.numbers.tags.flatMap({ NumberNames.unit("percent", in: $0) }) {
        let scalars = name.lowercased().unicodeScalars.filter { $0 != "%" && $0 != "٪" && $0 != "\u{61C}" }
        let parts = scalars.split { CharacterClass.of($0).isDisjoint(with: [.letter, .mark]) }
        if parts.count == 1, let part = parts.first {
          if part.first.map(CharacterClass.isUnspacedLetter) ?? false { words.percentPhrases.append(Array(part)) }
          words.percent.insert(WordHash.of(folded(part)))
        } else if parts.count > 1 {
          words.percentPhrases.append(Array(scalars))
        }
      }
      words.percentPhrases += NumberNames.percentStems(language.tag).map { Array($0.unicodeScalars) }
      return words
    }
  }

  /// - Parameter pairs: indexes of numbers that are one by their values.
  static func run(
    _ pair: CheckedPair, _ source: [NumberToken], _ target: [NumberToken], _ pairs: @autoclosure () -> [(Int, Int)]
  ) {
    if pair.isOn(.currencyChanged) {
      if !currencies(pair, source, target) { named(pair, source, target, pairs) }
    }
    guard pair.isOn(.percentMissing) else { return }
    let context = pair.context
    let inSource = percentSign(pair.source, source, context.source)
    let inTarget = percentSign(pair.target, target, context.target)
    if let inSource, inTarget == nil, !hasPercentWord(pair.target, context.target) {
      pair.report(.percentMissing, source: inSource, "percent in the source, none in the target")
    } else if let inTarget, inSource == nil, !hasPercentWord(pair.source, context.source) {
      pair.report(.percentMissing, target: inTarget, "percent in the target, none in the source")
    }
  }

  /// Compares the currencies that words name, where the same number has one in either text: 37 euros, 37 Dollar.
  private static func named(
    _ pair: CheckedPair, _ source: [NumberToken], _ target: [NumberToken], _ pairs: () -> [(Int, Int)]
  ) {
    // Only what is named beside a number in the source has to be looked for in the target.
    var isAny = false
    for number in source.prefix(50) where !currencies(beside: number, pair.source, pair.context.source).isEmpty {
      isAny = true
      break
    }
    guard isAny else { return }
    for (s, t) in pairs().prefix(50) {
      let old = currencies(beside: source[s], pair.source, pair.context.source)
      if old.isEmpty { continue }
      let new = currencies(beside: target[t], pair.target, pair.context.target)
      guard let from = old.first, let to = new.first, old.isDisjoint(with: new) else { continue }
      pair.report(
        .currencyChanged, source: source[s].range, target: target[t].range, NumberRules.change(from, to)
      )
      return
    }
  }

  /// The signs of the currencies that the word behind a number, or the code before it, may name.
  private static func currencies(
    beside number: NumberToken, _ text: CheckedText, _ language: RuleContext.Language
  ) -> Set<String> {
    var place = number.end
    while text.kind(place).contains(.space) || text[place] == "-" { place += 1 }
    guard place - number.end <= 2 else { return [] }
    if let scalar = text[place], scalar.value > 0x80 || scalar == "$", let sign = Currency(rawValue: String(scalar)) {
      return [sign.rawValue]
    }
    let before = number.range.lowerBound - 1
    if let scalar = text[before], scalar.value > 0x80 || scalar == "$", let sign = Currency(rawValue: String(scalar)) {
      return [sign.rawValue]
    }
    guard text.kind(place).contains(.letter), !text.kind(place).contains(.literal) else { return [] }
    let words = words(of: language)
    var end = place
    while !text.kind(end).isDisjoint(with: [.letter, .mark]), end - place < 24 { end += 1 }
    let letters = folded(text.scalars[place..<end])
    var found: Set<String> = []
    if let sign = words.currencies[WordHash.of(letters)] { found.insert(sign) }
    for (stem, sign) in words.currencyStems where starts(letters[...], with: stem) { found.insert(sign) }
    for (part, sign) in words.currencyParts where text.scalars[place...].starts(with: part) { found.insert(sign) }
    return found
  }

  /// - Returns: whether there was a sign to compare.
  private static func currencies(_ pair: CheckedPair, _ source: [NumberToken], _ target: [NumberToken]) -> Bool {
    let here = signs(pair.source, source)
    let there = signs(pair.target, target)
    guard !here.isEmpty || !there.isEmpty else { return false }
    let context = pair.context
    for (currency, range) in here where !has(currency, pair.target, context.target) {
      let other = there.first { !has($0.0, pair.source, context.source) }
      pair.report(
        .currencyChanged, source: range, target: other?.1, most: other == nil ? .warning : .error,
        "\(currency.rawValue) in the source, " + (other.map { "\($0.0.rawValue) in the target" } ?? "not in the target")
      )
    }
    for (currency, range) in there where here.isEmpty && !has(currency, pair.source, context.source) {
      pair.report(
        .currencyChanged, target: range, most: .warning, "\(currency.rawValue) in the target, not in the source")
    }
    return true
  }

  /// The signs that stand at numbers, each once.
  private static func signs(_ text: CheckedText, _ numbers: [NumberToken]) -> [(Currency, Range<Int>)] {
    var found: [(Currency, Range<Int>)] = []
    for number in numbers.prefix(200) {
      var places = [number.range.lowerBound - 1, number.range.upperBound]
      if text.kind(number.range.lowerBound - 1).contains(.space) { places.append(number.range.lowerBound - 2) }
      if text.kind(number.range.upperBound).contains(.space) { places.append(number.range.upperBound + 1) }
      for place in places {
        guard let scalar = text[place], scalar.value < 0x80 && scalar == "$" || scalar.value > 0x80,
          let currency = Currency(rawValue: String(scalar)), !text.kind(place).contains(.literal),
          !found.contains(where: { $0.0 == currency })
        else { continue }
        found.append((currency, place..<place + 1))
      }
    }
    return found
  }

  private static func has(_ currency: Currency, _ text: CheckedText, _ language: RuleContext.Language) -> Bool {
    guard let sign = currency.rawValue.unicodeScalars.first else { return false }
    if text.scalars.contains(sign) { return true }
    let words = words(of: language)
    let isNamed = text.words.contains { word in
      if words.currencies[word.hash] == currency.rawValue { return true }
      let letters = text.scalars[word.range]
      // Behind an elision: d’euros.
      let elided = letters.lastIndex { $0 == "'" || $0 == "’" }.map { letters[($0 + 1)...] } ?? letters
      let plain = folded(elided)
      return words.currencyStems.contains { stem, sign in
        sign == currency.rawValue && starts(plain[...], with: stem)
      }
    }
    return isNamed || words.currencyParts.contains { $0.sign == currency.rawValue && holds(text, $0.part) }
  }

  private static func holds(_ text: CheckedText, _ part: [Unicode.Scalar]) -> Bool {
    NumberLanguage.occurrences(of: part, in: text) > 0
  }

  private static let percentSigns: Set<Unicode.Scalar> = ["%", "٪", "％", "‰"]

  /// The sign or the word at a number, behind it or, as in Turkish and Basque, before it.
  private static func percentSign(
    _ text: CheckedText, _ numbers: [NumberToken], _ language: RuleContext.Language
  ) -> Range<Int>? {
    for number in numbers {
      var place = number.range.upperBound
      while text.kind(place).contains(.space) || text.kind(place).contains(.odd) { place += 1 }
      guard place - number.range.upperBound < 3 else { continue }
      if let sign = text[place], percentSigns.contains(sign), !text.kind(place).contains(.literal) {
        return place..<place + 1
      }
      let before = number.range.lowerBound - 1
      if let sign = text[before], percentSigns.contains(sign), !text.kind(before).contains(.literal) {
        return before..<before + 1
      }
      var end = place
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      while !text.kind(end).isDisjoint(with: [.letter, .mark]), end - place < 16 {
        if text.kind(end).contains(.letter) { hash = WordHash.add(hash, text.scalars[end]) }
        end += 1
      }
      if end > place,
        WordTables.percent.contains(hash) || language.tag.language != "en" && words(of: language).percent.contains(hash)
      {
        return place..<end
      }
      // per cent
      if end - place == 3, text[end + 1] == "c", text[end + 4] == "t", hash == WordHash.of("per"),
        text.words.contains(where: { $0.range == end + 1..<end + 5 && $0.hash == WordHash.of("cent") })
      {
        return place..<end + 5
      }
    }
    return nil
  }

  private static func hasPercentWord(_ text: CheckedText, _ language: RuleContext.Language) -> Bool {
    if text.scalars.contains(where: percentSigns.contains) { return true }
    if text.words.contains(where: { word in
      WordTables.percent.contains(word.hash)
        || word.count > 6 && WordTables.percentStems.contains { text.string(word).lowercased().hasPrefix($0) }
    }) || text.text.contains("per cent") || text.text.contains("п.п.") || text.text.contains("п. п.") {
      return true
    }
    let words = words(of: language)
    if text.words.contains(where: { words.percent.contains($0.hash) }) { return true }
    // What is joined to it is an ending, or another word of the compound: Prozentpunkte.
    return words.percentPhrases.contains { holds(text, $0) }
  }
}
