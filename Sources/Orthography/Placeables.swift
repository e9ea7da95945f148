/// Something in a text that is carried over into a translation rather than translated.
package struct Placeable: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case number, url, email, placeholder
  }

  package let kind: Kind
  /// In UTF-8 bytes of the text.
  package let range: Range<Int>
  /// Numbers: digits with a point for the decimals and no grouping, `-` before a negative one. Others: as they stand.
  package let value: String
}

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

  private init(decimal: Character, group: Character, groupsBySpace: Bool, groupedFrom: Int) {
    self.decimal = decimal
    self.group = group
    self.groupsBySpace = groupsBySpace
    self.groupedFrom = groupedFrom
  }

  /// Writes a value (``Placeable/value``) as the language does.
  /// - Parameter like: a number of the same text whose grouping is followed: one of four digits without grouping keeps
  ///   others of four digits from being grouped.
  package func write(_ value: String, like example: String? = nil) -> String {
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

extension Orthography {
  /// The numbers, addresses and placeholders of a text, in order; they never overlap.
  ///
  /// Numbers follow the language's style: `1,550.5` is one number in English, `1 550,5` in Russian. Digits within a word
  /// (`S300`, `T-90A`) are no number. Placeholders are `{…}`, `${…}`, `%s`, `%1$d`, `%(name)s`, `{{…}}`.
  package static func placeables(in text: String, language: LanguageTag) -> [Placeable] {
    var scanner = PlaceableScanner(bytes: Array(text.utf8), style: NumberStyle(of: language))
    return scanner.scan()
  }
}

private struct PlaceableScanner {
  let bytes: [UInt8]
  let style: NumberStyle
  private var found: [Placeable] = []

  init(bytes: [UInt8], style: NumberStyle) {
    self.bytes = bytes
    self.style = style
  }

  mutating func scan() -> [Placeable] {
    var at = 0
    while at < bytes.count {
      if let (kind, end) = address(at) ?? placeholder(at) {
        found.append(Placeable(kind: kind, range: at..<end, value: string(at..<end)))
        at = end
      } else if isDigit(at) {
        let end = number(at)
        at = end
      } else {
        at += 1
      }
    }
    return found
  }

  private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func byte(_ at: Int) -> UInt8 { at >= 0 && at < bytes.count ? bytes[at] : 0 }

  private func isDigit(_ at: Int) -> Bool { byte(at) >= 0x30 && byte(at) <= 0x39 }

  /// ASCII letters, and every byte of a character beyond ASCII that may be a letter (not the no-break space, dashes, quotes).
  private func isLetter(_ at: Int) -> Bool {
    let byte = byte(at)
    if byte < 0x80 { return byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
    // Where the character begins.
    var start = at
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let scalar = string(start..<min(start + 4, bytes.count)).unicodeScalars.first
    return scalar?.properties.isAlphabetic ?? false
  }

  private func starts(_ at: Int, _ prefix: String) -> Bool {
    let prefix = Array(prefix.utf8)
    return at + prefix.count <= bytes.count && bytes[at..<at + prefix.count].elementsEqual(prefix)
  }

  private func address(_ at: Int) -> (Placeable.Kind, Int)? {
    func isAddress(_ at: Int) -> Bool { byte(at) > 0x20 && byte(at) < 0x7F && !"<>\"{}|\\^`".utf8.contains(byte(at)) }
    func trimmed(_ end: Int) -> Int {
      var end = end
      while end > at, ".,;:!?)'".utf8.contains(bytes[end - 1]) { end -= 1 }
      return end
    }
    if ["http://", "https://", "ftp://", "www."].contains(where: { starts(at, $0) }), !isLetter(at - 1) {
      var end = at
      while isAddress(end) { end += 1 }
      return (.url, trimmed(end))
    }
    // local@domain.tld
    guard isLetter(at) || isDigit(at), byte(at) < 0x80, at == 0 || !(isLetter(at - 1) || isDigit(at - 1)) else {
      return nil
    }
    func isLocal(_ at: Int) -> Bool {
      byte(at) < 0x80 && (isLetter(at) || isDigit(at) || "._%+-".utf8.contains(byte(at)))
    }
    var end = at
    while isLocal(end) { end += 1 }
    guard byte(end) == UInt8(ascii: "@") else { return nil }
    let domain = end + 1
    end = domain
    while byte(end) < 0x80, isLetter(end) || isDigit(end) || byte(end) == 0x2D || byte(end) == 0x2E { end += 1 }
    end = trimmed(end)
    guard end > domain, bytes[domain..<end].contains(0x2E) else { return nil }
    return (.email, end)
  }

  private func placeholder(_ at: Int) -> (Placeable.Kind, Int)? {
    func close(_ from: Int, _ closing: String) -> Int? {
      var end = from
      while end < bytes.count, end - from < 64 {
        if starts(end, closing) { return end > from ? end + closing.utf8.count : nil }
        if byte(end) <= 0x20 || byte(end) == UInt8(ascii: "{") { return nil }
        end += 1
      }
      return nil
    }
    let pairs = [("{{", "}}"), ("${", "}"), ("{", "}")]
    for (opening, closing) in pairs where starts(at, opening) {
      return close(at + opening.utf8.count, closing).map { (.placeholder, $0) }
    }
    guard byte(at) == UInt8(ascii: "%"), !isDigit(at - 1) else { return nil }
    var end = at + 1
    if byte(end) == UInt8(ascii: "(") {
      guard let closed = close(end + 1, ")") else { return nil }
      end = closed
    } else {
      let digits = end
      while isDigit(end) { end += 1 }
      if end > digits, byte(end) == UInt8(ascii: "$") { end += 1 }
    }
    while isDigit(end) || "-+#0.lhqjzt".utf8.contains(byte(end)) { end += 1 }
    guard "sdiuxXfFgGeEcCpa@".utf8.contains(byte(end)), byte(end) != 0, !isLetter(end + 1) else { return nil }
    return (.placeholder, end + 1)
  }

  /// Takes the number at `start` in, unless it is a part of a word.
  /// - Returns: where to go on.
  private mutating func number(_ start: Int) -> Int {
    var end = start
    while isDigit(end) { end += 1 }
    var whole = string(start..<end)
    // Groups of three, all parted alike.
    if end - start <= 3 {
      var separator: [UInt8]?
      while let width = groupSeparator(end),
        separator == nil || separator.map({ $0.elementsEqual(bytes[end..<end + width]) }) == true,
        isDigit(end + width), isDigit(end + width + 1), isDigit(end + width + 2), !isDigit(end + width + 3)
      {
        separator = Array(bytes[end..<end + width])
        whole += string(end + width..<end + width + 3)
        end += width + 3
      }
    }
    var value = whole
    if byte(end) == style.decimal.asciiValue, isDigit(end + 1) {
      var decimals = end + 1
      while isDigit(decimals) { decimals += 1 }
      // 1.2.3 is no decimal number.
      if !(byte(decimals) == 0x2E && isDigit(decimals + 1)) {
        value += "." + string(end + 1..<decimals)
        end = decimals
      }
    }
    let isPartOfWord = isLetter(start - 1) || isLetter(end) || byte(start - 1) == UInt8(ascii: "_")
    let isDesignation = byte(start - 1) == 0x2D && isLetter(start - 2)
    if isPartOfWord || isDesignation { return end }
    var begin = start
    // A minus sign, or a hyphen that follows nothing.
    if start >= 3, bytes[start - 3..<start].elementsEqual([0xE2, 0x88, 0x92]) {
      begin = start - 3
    } else if byte(start - 1) == 0x2D, start == 1 || byte(start - 2) == 0x20 {
      begin = start - 1
    }
    found.append(Placeable(kind: .number, range: begin..<end, value: (begin < start ? "-" : "") + value))
    return end
  }

  /// The bytes of a group separator at a place; nil when there is none.
  private func groupSeparator(_ at: Int) -> Int? {
    if style.groupsBySpace {
      if byte(at) == 0x20 { return 1 }
      if byte(at) == 0xC2, byte(at + 1) == 0xA0 { return 2 }
      if byte(at) == 0xE2, byte(at + 1) == 0x80, byte(at + 2) == 0x89 || byte(at + 2) == 0xAF { return 3 }
      return nil
    }
    let group = Array(String(style.group).utf8)
    if at + group.count <= bytes.count, bytes[at..<at + group.count].elementsEqual(group) { return group.count }
    return byte(at) == 0xC2 && byte(at + 1) == 0xA0 ? 2 : nil
  }
}
