/// Addresses, paths and hashtags.
extension LiteralScanner {
  func isAddress(_ place: Int) -> Bool {
    let value = at(place).value
    // Where no spaces part words, and before particles of Korean, the text goes on behind it.
    if value > 0x1100, CharacterClass.isUnspacedLetter(at(place)) || (0xAC00...0xD7A3).contains(value) { return false }
    if value > 0x7F { return classes.indices.contains(place) && classes[place].contains(.letter) }
    return value > 0x20 && !"<>\"{}|\\^`".unicodeScalars.contains(at(place))
  }

  mutating func url(_ start: Int) -> Int? {
    let isScheme: Bool =
      switch at(start) {
      case "h", "H":
        isLetter(start + 1, "t") && isLetter(start + 2, "t") && isLetter(start + 3, "p")
          && (at(start + 4) == ":" || isLetter(start + 4, "s") && at(start + 5) == ":")
      case "f": at(start + 1) == "t" && at(start + 2) == "p" && at(start + 3) == ":" && at(start + 4) == "/"
      default: at(start + 1) == "w" && at(start + 2) == "w" && at(start + 3) == "."
      }
    guard isScheme else { return nil }
    var end = start
    var depth = 0
    while end < scalars.count, isAddress(end) {
      if at(end) == "(" { depth += 1 }
      if at(end) == ")" {
        depth -= 1
        if depth < 0 { break }
      }
      // [url]https://example.org[/url], [url=https://example.org]
      if at(end) == "[", at(end + 1) == "/" { break }
      if at(end) == "]", at(start - 1) == "=" { break }
      end += 1
    }
    while end > start, ".,;:!?'*_]".unicodeScalars.contains(at(end - 1)) { end -= 1 }
    guard end - start > 6 else { return nil }
    add(.url, start..<end)
    return end
  }

  /// An address of e-mail, or `@var@`.
  mutating func address(_ sign: Int) -> Int? { email(sign) ?? enclosed(sign) }

  mutating func email(_ sign: Int) -> Int? {
    func isLocal(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isASCIILetter || scalar.isASCIIDigit || "._%+-".unicodeScalars.contains(scalar)
    }
    var start = sign
    while start > 0, sign - start < 64, isLocal(at(start - 1)) { start -= 1 }
    var end = sign + 1
    while at(end).isASCIILetter || at(end).isASCIIDigit || at(end) == "-" || at(end) == "." { end += 1 }
    while end > sign, at(end - 1) == "." || at(end - 1) == "-" { end -= 1 }
    guard start < sign, end > sign + 3, start >= found.last?.range.upperBound ?? 0,
      scalars[sign + 1..<end].contains(".")
    else { return nil }
    add(.email, start..<end)
    return end
  }

  /// `/usr/share/tolmach`, `~/texts/draft.tmx`: two components at least.
  mutating func path(_ start: Int) -> Int? {
    if start > 0, !classes[start - 1].contains(.space), !"\"'«“(=[”„‚‘’»›‹「『（：".unicodeScalars.contains(at(start - 1)) {
      return nil
    }
    var end = start
    if at(end) == "~" {
      guard at(end + 1) == "/" else { return nil }
      end += 1
    }
    var parts = 0
    while at(end) == "/" {
      let name = end + 1
      end = name
      while at(end).isASCIILetter || at(end).isASCIIDigit || "._-+".unicodeScalars.contains(at(end)) || isCased(end) {
        end += 1
      }
      if end == name { break }
      parts += 1
    }
    while end > start, at(end - 1) == "." { end -= 1 }
    // Menus are written so too: /File/Open.
    guard parts > 1 && at(start + 1).value > 0x60 || parts > 0 && at(start) == "~" else { return nil }
    add(.path, start..<end)
    return end
  }

  /// A letter beyond ASCII, of a script with capitals: /eventos/búsqueda/.
  private func isCased(_ place: Int) -> Bool {
    at(place).value > 0x7F && classes.indices.contains(place) && !classes[place].isDisjoint(with: [.upper, .lower])
  }

  mutating func windowsPath(_ start: Int) -> Int? {
    var end = start + 3
    while isLetterOrDigit(end) || "._-+\\~%".unicodeScalars.contains(at(end)) { end += 1 }
    while at(end - 1) == "." { end -= 1 }
    guard end > start + 3 else { return nil }
    add(.path, start..<end)
    return end
  }

  mutating func hashtag(_ start: Int) -> Int? {
    guard start == 0 || classes[start - 1].contains(.space), classes.indices.contains(start + 1),
      classes[start + 1].contains(.letter)
    else { return nil }
    var end = start + 1
    while isLetterOrDigit(end) || at(end) == "_" { end += 1 }
    guard end > start + 2 else { return nil }
    add(.hashtag, start..<end)
    return end
  }
}
