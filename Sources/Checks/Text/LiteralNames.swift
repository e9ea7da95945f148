internal import Bitext

/// Names between signs, options of commands, and what reStructuredText, BBCode and Markdown mark with brackets and backquotes.
extension LiteralScanner {
  private func isName(_ place: Int) -> Bool { at(place).isASCIILetter || at(place).isASCIIDigit }

  /// Where the ASCII letters, digits and underscores behind a first letter end; nil where there are fewer than two.
  private func name(_ start: Int) -> Int? {
    guard at(start).isASCIILetter else { return nil }
    var end = start + 1
    while isName(end) || at(end) == "_", end - start < 48 { end += 1 }
    return end > start + 1 ? end : nil
  }

  /// `$URL$`, `%file%`, `@var@`, `|name|`: a name between two signs that touch no other word of ASCII letters.
  ///
  /// Two sums (`$5 and $6`), a mention (`@name`), an encoded byte (`%C3%A9`) and the cells of a table (`|a|b|`) are none.
  mutating func enclosed(_ start: Int) -> Int? {
    let sign = at(start)
    guard !isName(start - 1), at(start - 1) != sign, let end = name(start + 1), at(end) == sign, at(end + 1) != sign
    else {
      return nil
    }
    let next = at(end + 1)
    let isJoined = isName(end + 1) || next.value < 0x1100 && isLetterOrDigit(end + 1)
    switch sign {
    case "%":
      if end == start + 3, isHexadecimal(start + 1), isHexadecimal(start + 2), isName(end + 1) { return nil }
      // %dm%02d, %sSabotage%s
      if isConversion(at(start + 1)), next.isASCIIDigit || next == "." || isConversion(next) { return nil }
    case "$": if next.isASCIIDigit { return nil }
    default: if isJoined { return nil }
    }
    add(.template, start..<end + 1)
    return end + 1
  }

  private func isHexadecimal(_ place: Int) -> Bool {
    at(place).isASCIIDigit || (0x61...0x66).contains(at(place).value | 0x20)
  }

  /// `@@PH8@@`
  mutating func doublyEnclosed(_ start: Int) -> Int? {
    guard at(start + 1) == "@", let end = name(start + 2), at(end) == "@", at(end + 1) == "@" else { return nil }
    add(.template, start..<end + 2)
    return end + 2
  }

  /// `--dry-run`: behind a space, a bracket or a quotation mark. A dash that touches the word behind it looks the same.
  mutating func option(_ start: Int) -> Int? {
    guard at(start + 1) == "-", (0x61...0x7A).contains(at(start + 2).value) else { return nil }
    if start > 0 {
      let before = at(start - 1)
      guard
        classes[start - 1].contains(.space) || CharacterClass.isUnspacedLetter(before)
          || "\"'`([{|/,;=«“„‘「（、，：:".unicodeScalars.contains(before)
      else { return nil }
    }
    var end = start + 3
    while isName(end) || at(end) == "-" && isName(end + 1) || at(end) == "_", end - start < 64 { end += 1 }
    // Particles of Korean and Japanese follow without a space.
    guard end > start + 3, at(end) != "-", !isLetterOrDigit(end) || at(end).value > 0x24F else { return nil }
    add(.option, start..<end)
    return end
  }

  /// `[X8X]`, `[PH1]`: capitals and digits, as programs that hide codes from machine translation write them. `[1]` is a footnote.
  private mutating func bracketedCode(_ start: Int) -> Int? {
    func isUpper(_ place: Int) -> Bool { (0x41...0x5A).contains(at(place).value) }
    var end = start + 1
    while isUpper(end), end - start < 16 { end += 1 }
    guard end > start + 1, at(end).isASCIIDigit else { return nil }
    while at(end).isASCIIDigit, end - start < 24 { end += 1 }
    while isUpper(end), end - start < 40 { end += 1 }
    guard at(end) == "]", at(end + 1) != "(" else { return nil }
    add(.template, start..<end + 1)
    return end + 1
  }

  /// `[b]`, `[/b]`, `[url=https://…]`, where what opens has an end; else a code in capitals.
  mutating func bracket(_ start: Int) -> Int? {
    let isClosing = at(start + 1) == "/"
    let first = start + (isClosing ? 2 : 1)
    guard (0x61...0x7A).contains(at(first).value) || isClosing && at(first).isASCIILetter else {
      return bracketedCode(start)
    }
    var end = first
    while isName(end), end - first < 10 { end += 1 }
    let name = string(first..<end)
    guard TagNames.boards.contains(name.lowercased()) else { return nil }
    let key = "[" + (isClosing ? "/" : "") + name.lowercased() + "]"
    if at(end) == "]" {
      // file[s]: nothing ends it.
      guard isClosing || hasEnd(of: name, from: end) else { return nil }
      add(.tag, start..<end + 1, key: key)
      return end + 1
    }
    guard !isClosing, at(end) == "=" else { return nil }
    let value = end + 1
    end = value
    while end < scalars.count, end - value < 512, at(end) != "]", !at(end).isLineEnd { end += 1 }
    guard at(end) == "]", end > value, hasEnd(of: name, from: end) else { return nil }
    // The address is compared as one.
    add(.tag, start..<value, key: key)
    if let closed = url(value), closed <= end {
      add(.delimiter, closed..<end + 1)
    } else {
      add(.delimiter, value..<end + 1)
    }
    return end + 1
  }

  private func hasEnd(of name: String, from start: Int) -> Bool {
    let closing = Array("[/\(name)]".unicodeScalars)
    guard scalars.count - start >= closing.count else { return false }
    return (start...scalars.count - closing.count).contains { place in
      at(place) == "[" && scalars[place..<place + closing.count].elementsEqual(closing)
    }
  }

  /// Where a link of Markdown leads: `[text](start.md#install "title")`. Absolute addresses are found as such.
  mutating func linkTarget(_ bracket: Int) -> Int? {
    guard at(bracket + 1) == "(" else { return nil }
    let start = bracket + 2
    var end = start
    var depth = 0
    var says = false
    while end < scalars.count, end - start < 512, isAddress(end) {
      if at(end) == "(" { depth += 1 }
      if at(end) == ")" {
        depth -= 1
        if depth < 0 { break }
      }
      if "/.#".unicodeScalars.contains(at(end)) { says = true }
      if at(end) == ":" { return nil }
      end += 1
    }
    let isTitled = at(end) == " " && (at(end + 1) == "\"" || at(end + 1) == "'")
    guard says, end > start + 1, at(end) == ")" || isTitled,
      at(start) != "." || at(start + 1) == "/" || at(start + 1) == "."
    else { return nil }
    add(.url, start..<end)
    return end
  }

  /// `:ref:`label``, `:ref:`text <label>``: the role and where it leads are compared; text that is shown is to be translated.
  mutating func role(_ start: Int) -> Int? {
    var tick = start + 1
    while isName(tick) || "_-+.:".unicodeScalars.contains(at(tick)), tick - start < 40 { tick += 1 }
    guard tick > start + 2, at(tick) == "`", at(tick - 1) == ":", at(start + 1).isASCIILetter else { return nil }
    var end = tick + 1
    while end < scalars.count, end - tick < 400, at(end) != "`" { end += 1 }
    guard at(end) == "`", end > tick + 1 else { return nil }
    let name = string(start..<tick)
    let last = name.split(separator: ":").last.map(String.init) ?? ""
    if last.hasSuffix("samp") {
      // What stands in its braces is to be translated.
      add(.metavariable, start..<end + 1)
      return end + 1
    }
    let isShown = TagNames.shownRoles.contains(last)
    let label =
      at(end - 1) == ">" ? scalars[tick + 1..<end].lastIndex(of: "<").map { $0 + 1..<end - 1 } : nil
    guard isShown || label != nil else {
      // A leading ~ or ! says how much of the name is shown.
      let inside = at(tick + 1) == "~" || at(tick + 1) == "!" ? tick + 2 : tick + 1
      add(.reference, start..<end + 1, key: name + string(inside..<end))
      return end + 1
    }
    add(.reference, start..<tick + 1, key: isShown ? name : name + string(label ?? tick + 1..<end))
    var close = label.map { $0.lowerBound - 1 } ?? end
    while close > tick + 1, classes[close - 1].contains(.space) { close -= 1 }
    scan(tick + 1, close)
    add(.delimiter, close..<end + 1)
    return end + 1
  }
}

extension TagNames {
  /// Elements of BBCode, the marks of forums.
  static let boards = Set(
    ("b i u s url img quote code list color colour size font center left right email table tr td th ul ol li sub sup "
      + "spoiler pre indent justify video youtube user topic noparse").split(separator: " ").map(String.init))
  /// Roles of reStructuredText whose text readers see.
  static let shownRoles: Set<String> = [
    "guilabel", "menuselection", "term", "kbd", "sub", "sup", "subscript", "superscript", "emphasis", "strong", "dfn",
    "abbr", "title", "title-reference", "rubric", "index",
  ]
}
