internal import Bitext

/// Currencies and percent signs: the number is right, what it counts is not.
enum CurrencyRules {
  private enum Currency: String {
    case dollar = "$"
    case euro = "€"
    case pound = "£"
    case yen = "¥"
    case rouble = "₽"
  }

  private static let words: [UInt64: Currency] = {
    var table: [UInt64: Currency] = [:]
    func add(_ currency: Currency, _ list: String) { for hash in WordHash.set(list) { table[hash] = currency } }
    add(
      .dollar,
      "dollar dollars usd us cad aud доллар доллара долларов долларам долларами долларах доллару долларом долларе доллары долл usd бакс баксов"
    )
    add(.euro, "euro euros eur евро")
    add(.pound, "pound pounds gbp фунт фунта фунтов фунтам фунтами фунтах")
    add(.yen, "yen jpy yuan cny rmb иена иены иен йена йены йен юань юаня юаней")
    add(.rouble, "rouble roubles ruble rubles rub rur рубль рубля рублей рублям рублями рублях рублю рублем руб р")
    return table
  }()

  static func run(_ pair: CheckedPair, _ source: [NumberToken], _ target: [NumberToken]) {
    if pair.isOn(.currencyChanged) { currencies(pair, source, target) }
    guard pair.isOn(.percentMissing) else { return }
    let inSource = percentSign(pair.source, source)
    let inTarget = percentSign(pair.target, target)
    if let inSource, inTarget == nil, !hasPercentWord(pair.target) {
      pair.report(.percentMissing, source: inSource, "percent in the source, none in the target")
    } else if let inTarget, inSource == nil, !hasPercentWord(pair.source) {
      pair.report(.percentMissing, target: inTarget, "percent in the target, none in the source")
    }
  }

  private static func currencies(_ pair: CheckedPair, _ source: [NumberToken], _ target: [NumberToken]) {
    let here = signs(pair.source, source)
    let there = signs(pair.target, target)
    guard !here.isEmpty || !there.isEmpty else { return }
    for (currency, range) in here where !has(currency, pair.target) {
      let other = there.first { !has($0.0, pair.source) }
      pair.report(
        .currencyChanged, source: range, target: other?.1, most: other == nil ? .warning : .error,
        "\(currency.rawValue) in the source, " + (other.map { "\($0.0.rawValue) in the target" } ?? "not in the target")
      )
    }
    for (currency, range) in there where here.isEmpty && !has(currency, pair.source) {
      pair.report(
        .currencyChanged, target: range, most: .warning, "\(currency.rawValue) in the target, not in the source")
    }
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

  private static func has(_ currency: Currency, _ text: CheckedText) -> Bool {
    guard let sign = currency.rawValue.unicodeScalars.first else { return false }
    return text.scalars.contains(sign) || text.words.contains { words[$0.hash] == currency }
  }

  private static func percentSign(_ text: CheckedText, _ numbers: [NumberToken]) -> Range<Int>? {
    for number in numbers {
      var place = number.range.upperBound
      if text.kind(place).contains(.space) { place += 1 }
      if text[place] == "%", !text.kind(place).contains(.literal) { return place..<place + 1 }
      var end = place
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      while text.kind(end).contains(.letter), end - place < 12 {
        hash = WordHash.add(hash, text.scalars[end])
        end += 1
      }
      if end > place, WordTables.percent.contains(hash) { return place..<end }
      // per cent
      if end - place == 3, text[end + 1] == "c", text[end + 4] == "t", hash == WordHash.of("per"),
        text.words.contains(where: { $0.range == end + 1..<end + 5 && $0.hash == WordHash.of("cent") })
      {
        return place..<end + 5
      }
    }
    return nil
  }

  private static func hasPercentWord(_ text: CheckedText) -> Bool {
    text.scalars.contains("%")
      || text.words.contains { word in
        WordTables.percent.contains(word.hash)
          || word.count > 6 && WordTables.percentStems.contains { text.string(word).lowercased().hasPrefix($0) }
      } || text.text.contains("per cent") || text.text.contains("п.п.") || text.text.contains("п. п.")
  }
}
