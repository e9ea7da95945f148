package import Bitext

/// How a language writes numbers (CLDR's default numbering, as far as it is common to the language's regions).
package struct NumberStyle: Hashable, Sendable {
  /// Between the integer and its decimals.
  package let decimal: Character
  /// Between groups of three digits, as it is written.
  package let group: Character
  /// Whether plain, no-break, thin and narrow spaces group digits.
  package let groupsBySpace: Bool
  /// The least number of digits that are grouped.
  package let groupedFrom: Int

  package init(of language: LanguageTag) {
    switch (language.language, language.region) {
    case ("en", "ZA"), ("fr", _), ("ru", _), ("uk", _), ("be", _), ("bg", _), ("cs", _), ("sk", _), ("pl", _),
      ("fi", _),
      ("sv", _), ("nb", _), ("no", _), ("hu", _), ("lt", _), ("lv", _), ("et", _), ("kk", _), ("pt", "PT"):
      self.init(decimal: ",", group: "\u{A0}", groupsBySpace: true, groupedFrom: language.language == "fr" ? 4 : 5)
    case ("de", "CH"), ("de", "LI"), ("it", "CH"), ("fr", "CH"):
      self.init(decimal: ".", group: "’", groupsBySpace: false, groupedFrom: 5)
    case ("de", _), ("es", "ES"), ("it", _), ("nl", _), ("pt", _), ("tr", _), ("id", _), ("da", _), ("el", _),
      ("ro", _),
      ("hr", _), ("sl", _), ("sr", _), ("vi", _), ("es", nil):
      self.init(decimal: ",", group: ".", groupsBySpace: false, groupedFrom: language.language == "es" ? 5 : 4)
    default:
      self.init(decimal: ".", group: ",", groupsBySpace: false, groupedFrom: 4)
    }
  }

  /// By CLDR.
  package init(_ signs: NumberNames.Signs) {
    let group = signs.group.first ?? ","
    let isSpace = group == "\u{A0}" || group == "\u{202F}" || group == " "
    self.init(
      decimal: signs.decimal.first ?? ".", group: isSpace ? "\u{A0}" : group, groupsBySpace: isSpace,
      // Where spaces group, four digits stand together by the typographers' rules, whatever CLDR says; but for French, whose spaces
      // are narrow.
      groupedFrom: isSpace && group != "\u{202F}" ? 5 : signs.groupedFrom)
  }

  private init(decimal: Character, group: Character, groupsBySpace: Bool, groupedFrom: Int) {
    self.decimal = decimal
    self.group = group
    self.groupsBySpace = groupsBySpace
    self.groupedFrom = groupedFrom
  }

  /// Writes a value (``Placeable/value``) as the language does.
  /// - Parameter like: a number of the same text whose grouping is followed: one of four digits without grouping keeps
  ///   others of four digits from being grouped. The ending of an English ordinal is followed too.
  package func write(_ value: String, like example: String? = nil) -> String {
    if let example, let ending = englishOrdinalEnding(of: example) {
      let plain = write(value, like: String(example.dropLast(2)))
      return value.contains(".") ? plain : plain + englishOrdinalEnding(for: value, like: ending)
    }
    let isNegative = value.hasPrefix("-")
    let parts = (isNegative ? String(value.dropFirst()) : value).split(separator: ".", maxSplits: 1)
    guard let whole = parts.first else { return value }
    var least = groupedFrom
    var separator = group
    if let example {
      let digits = example.prefix { $0 != decimal }
      let used = digits.first { !$0.isNumber && $0 != "-" && $0 != "−" }
      if let used {
        separator = used
        least = min(least, digits.count(where: \.isNumber))
      } else if digits.count >= least {
        least = digits.count + 1
      }
    }
    var text = ""
    for (index, digit) in whole.enumerated() {
      // A leading zero is a code, not a quantity.
      if index > 0, (whole.count - index) % 3 == 0, whole.count >= least, whole.first != "0" { text.append(separator) }
      text.append(digit)
    }
    if parts.count == 2 {
      text.append(decimal)
      text += parts[1]
    }
    return (isNegative ? "−" : "") + text
  }
}

/// `th` of `12th`; nil when there is none.
private func englishOrdinalEnding(of number: String) -> String? {
  guard let ending = number.utf8.count > 2 ? number.suffix(2) : nil else { return nil }
  return ["st", "nd", "rd", "th"].contains(ending.lowercased()) ? String(ending) : nil
}

/// The ending with which English counts: `st` for 1 and 21, `th` for 11; in capitals after such an example.
func englishOrdinalEnding(for number: String, like example: some StringProtocol) -> String {
  let last = number.suffix(2)
  let ending =
    if last.count == 2, last.first == "1" {
      "th"
    } else {
      switch last.last {
      case "1": "st"
      case "2": "nd"
      case "3": "rd"
      default: "th"
      }
    }
  return example.contains(where: \.isUppercase) ? ending.uppercased() : ending
}
