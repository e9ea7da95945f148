internal import Bitext

/// One pass over the bytes of a text.
struct PlaceableScanner {
  let bytes: [UInt8]
  let finder: PlaceableFinder
  private let findsDates: Bool
  private let group: [UInt8]
  private var found: [Placeable] = []

  private var style: NumberStyle { finder.style }

  init(bytes: [UInt8], finder: PlaceableFinder, findsDates: Bool) {
    self.bytes = bytes
    self.finder = finder
    self.findsDates = findsDates
    group = Array(String(finder.style.group).utf8)
  }

  mutating func scan() -> [Placeable] {
    var at = 0
    while at < bytes.count {
      if let (kind, end) = markup(at) {
        found.append(Placeable(kind: kind, range: at..<end, value: string(at..<end)))
        at = end
      } else if isDigit(at) {
        if findsDates, let date = date(at, floor: found.last?.range.upperBound ?? 0) {
          found.append(Placeable(kind: .date, range: date.range, value: date.value, date: date))
          at = max(at + 1, date.range.upperBound)
        } else {
          at = number(at)
        }
      } else {
        at += 1
      }
    }
    return found
  }

  private func markup(_ at: Int) -> (Placeable.Kind, Int)? {
    // Not with `??`, each of which copies the scanner where nothing is optimised.
    if let found = address(at) { return found }
    if let found = placeholder(at) { return found }
    return tag(at)
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// 0 outside the text.
  func byte(_ at: Int) -> UInt8 { at >= 0 && at < bytes.count ? bytes[at] : 0 }

  func isDigit(_ at: Int) -> Bool { byte(at) >= 0x30 && byte(at) <= 0x39 }

  /// ASCII letters, and every byte of a character beyond ASCII that is one.
  func isLetter(_ at: Int) -> Bool {
    let byte = byte(at)
    if byte < 0x80 { return byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
    // Where the character begins.
    var start = at
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let scalar = string(start..<min(start + 4, bytes.count)).unicodeScalars.first
    return scalar.map(Self.isLetter) ?? false
  }

  /// Marks that join letters are parts of words, too: मार्च.
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.value > 0x300 && scalar.properties.generalCategory == .nonspacingMark
  }

  func starts(_ at: Int, _ prefix: String) -> Bool {
    guard at >= 0, at + prefix.utf8.count <= bytes.count else { return false }
    var place = at
    for byte in prefix.utf8 {
      if bytes[place] != byte { return false }
      place += 1
    }
    return true
  }

  private func address(_ at: Int) -> (Placeable.Kind, Int)? {
    func isAddress(_ at: Int) -> Bool { byte(at) > 0x20 && byte(at) < 0x7F && !"<>\"{}|\\^`".utf8.contains(byte(at)) }
    func trimmed(_ end: Int) -> Int {
      var end = end
      while end > at, ".,;:!?)'".utf8.contains(bytes[end - 1]) { end -= 1 }
      return end
    }
    // The letters are looked at first: this is asked at every byte.
    if byte(at) == 0x68 || byte(at) == 0x66 || byte(at) == 0x77,
      ["http://", "https://", "ftp://", "www."].contains(where: { starts(at, $0) }), !isLetter(at - 1)
    {
      var end = at
      while isAddress(end) { end += 1 }
      return (.url, trimmed(end))
    }
    // local@domain.tld
    guard byte(at) < 0x80, isLetter(at) || isDigit(at), at == 0 || !(isLetter(at - 1) || isDigit(at - 1)) else {
      return nil
    }
    func isLocal(_ at: Int) -> Bool {
      byte(at) < 0x80 && (isLetter(at) || isDigit(at) || "._%+-".utf8.contains(byte(at)))
    }
    var end = at
    // RFC 5321, section 4.5.3.1.1: 64 bytes at most.
    while isLocal(end), end - at <= 64 { end += 1 }
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
    if let end = enclosed(at) { return (.placeholder, end) }
    // The sign is looked at first: this is asked at every byte.
    if byte(at) == UInt8(ascii: "{") || byte(at) == UInt8(ascii: "$") {
      let pairs = [("{{", "}}"), ("${", "}"), ("{", "}")]
      for (opening, closing) in pairs where starts(at, opening) {
        return close(at + opening.utf8.count, closing).map { (.placeholder, $0) }
      }
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

  /// `$URL$`, `%file%`, `@var@`, `@@PH8@@`, `|name|`, `[X8X]`, `&brandShortName;`: where it ends.
  private func enclosed(_ at: Int) -> Int? {
    let sign = byte(at)
    switch sign {
    case UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "|"), UInt8(ascii: "["),
      UInt8(ascii: "&"):
      break
    default: return nil
    }
    func isLetterOfName(_ at: Int) -> Bool { byte(at) | 0x20 >= 0x61 && byte(at) | 0x20 <= 0x7A }
    func isName(_ at: Int) -> Bool { isLetterOfName(at) || isDigit(at) }
    func isCapital(_ at: Int) -> Bool { byte(at) >= 0x41 && byte(at) <= 0x5A }
    var end = at + 1
    switch sign {
    case UInt8(ascii: "["):
      while isCapital(end), end - at < 16 { end += 1 }
      guard end > at + 1, isDigit(end) else { return nil }
      while isDigit(end), end - at < 24 { end += 1 }
      while isCapital(end), end - at < 40 { end += 1 }
      return byte(end) == UInt8(ascii: "]") ? end + 1 : nil
    case UInt8(ascii: "&"):
      guard isLetterOfName(end) else { return nil }
      while isName(end) || "._-".utf8.contains(byte(end)), end - at < 48 { end += 1 }
      // &nbsp; and &Eacute; are HTML's, and letters or spaces of a language.
      let isOwn = (at + 2..<max(end, at + 2)).contains { isCapital($0) || "._-".utf8.contains(byte($0)) }
      return isOwn && byte(end) == UInt8(ascii: ";") ? end + 1 : nil
    default:
      let isDoubled = sign == UInt8(ascii: "@") && byte(end) == sign
      if isDoubled { end += 1 }
      let name = end
      guard !isName(at - 1), isLetterOfName(name) else { return nil }
      while isName(end) || byte(end) == UInt8(ascii: "_"), end - name < 48 { end += 1 }
      guard end > name + 1, byte(end) == sign else { return nil }
      if isDoubled { return byte(end + 1) == sign ? end + 2 : nil }
      // A mention (@user@example.org), a cell of a table, an encoded byte (%C3%A9), a cell of a sheet ($AB$1).
      if byte(at - 1) == sign || byte(end + 1) == sign { return nil }
      if isName(end + 1), sign != UInt8(ascii: "%") || end == name + 2 { return nil }
      return end + 1
    }
  }

  /// A tag of XML or HTML as it stands in plain text: `<b>`, `</b>`, `<x id="1"/>`. No attribute goes without quotes.
  private func tag(_ at: Int) -> (Placeable.Kind, Int)? {
    guard byte(at) == UInt8(ascii: "<") else { return nil }
    let isClosing = byte(at + 1) == UInt8(ascii: "/")
    func isSpace(_ at: Int) -> Bool { byte(at) == 0x20 || byte(at) == 0x09 || byte(at) == 0x0A || byte(at) == 0x0D }
    func spaces(_ start: Int) -> Int {
      var end = start
      while isSpace(end) { end += 1 }
      return end
    }
    func name(_ start: Int) -> Int? {
      guard byte(start) < 0x80, isLetter(start) else { return nil }
      var end = start + 1
      while byte(end) < 0x80, isLetter(end) || isDigit(end) || ":_.-".utf8.contains(byte(end)) { end += 1 }
      return end
    }
    guard var end = name(at + (isClosing ? 2 : 1)) else { return nil }
    while !isClosing, isSpace(end), let attribute = name(spaces(end)) {
      end = spaces(attribute)
      guard byte(end) == UInt8(ascii: "=") else { return nil }
      end = spaces(end + 1)
      let quote = byte(end)
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
      end += 1
      while end < bytes.count, byte(end) != quote {
        guard byte(end) != UInt8(ascii: "<") else { return nil }
        end += 1
      }
      end += 1
    }
    end = spaces(end)
    if !isClosing, byte(end) == UInt8(ascii: "/") { end += 1 }
    return byte(end) == UInt8(ascii: ">") ? (.tag, end + 1) : nil
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
    let isEnglish = finder.language.language == "en"
    if isEnglish, let ending = ["st", "nd", "rd", "th"].first(where: { hasWord($0, at: end) }) {
      end += ending.utf8.count
    } else if byte(end) == style.decimal.asciiValue, isDigit(end + 1) {
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

  /// Whether a word of ASCII letters, in any case, stands at a place and ends there.
  private func hasWord(_ word: String, at start: Int) -> Bool {
    let end = start + word.utf8.count
    return end <= bytes.count && bytes[start..<end].lazy.map { $0 | 0x20 }.elementsEqual(word.utf8) && !isLetter(end)
  }

  /// The bytes of a group separator at a place; nil when there is none.
  private func groupSeparator(_ at: Int) -> Int? {
    if style.groupsBySpace {
      if byte(at) == 0x20 { return 1 }
      if byte(at) == 0xC2, byte(at + 1) == 0xA0 { return 2 }
      if byte(at) == 0xE2, byte(at + 1) == 0x80, byte(at + 2) == 0x89 || byte(at + 2) == 0xAF { return 3 }
      return nil
    }
    if at + group.count <= bytes.count, bytes[at..<at + group.count].elementsEqual(group) { return group.count }
    return byte(at) == 0xC2 && byte(at + 1) == 0xA0 ? 2 : nil
  }
}
