internal import Bitext

/// Finds the ``Literal``s of a text, in one pass.
///
/// In plain text a placeholder is only what is hardly anything else; where a file names the syntax, all that it allows.
struct LiteralScanner {
  let scalars: [Unicode.Scalar]
  let classes: [CharacterClass]
  private let format: String
  private let isMarkdown: Bool
  private(set) var found: [Literal] = []
  /// The other text, where the sign of a percentage stands before it: %50 is a placeholder where both texts have it.
  private var percentagesUnlessIn: String?

  static func scan(
    _ scalars: [Unicode.Scalar], _ classes: [CharacterClass], _ syntax: DraftSegment.Syntax,
    percentagesUnlessIn other: String? = nil
  ) -> [Literal] {
    var scanner = LiteralScanner(scalars, classes, syntax)
    scanner.percentagesUnlessIn = other
    scanner.scan(0, scalars.count)
    return scanner.found
  }

  private init(_ scalars: [Unicode.Scalar], _ classes: [CharacterClass], _ syntax: DraftSegment.Syntax) {
    self.scalars = scalars
    self.classes = classes
    if case .format(let name) = syntax { format = name } else { format = "" }
    isMarkdown = syntax == .markdown
  }

  func at(_ place: Int) -> Unicode.Scalar {
    place >= 0 && place < scalars.count ? scalars[place] : "\0"
  }

  func isLetterOrDigit(_ place: Int) -> Bool {
    place >= 0 && place < classes.count && !classes[place].isDisjoint(with: .alphanumeric)
  }

  /// Whether a place has an ASCII letter, given in lower case, in either case.
  func isLetter(_ place: Int, _ letter: Unicode.Scalar) -> Bool { at(place).value | 0x20 == letter.value }

  func string(_ range: Range<Int>) -> String { String(scalars: scalars[range]) }

  mutating func add(_ kind: Literal.Kind, _ range: Range<Int>, key: String? = nil) {
    found.append(Literal(kind: kind, range: range, key: key ?? string(range)))
  }

  mutating func scan(_ start: Int, _ count: Int) {
    var place = start
    while place < count {
      let scalar = scalars[place]
      let value = scalar.value
      // Letters but for those that begin addresses, and most of the rest, begin nothing.
      if value > 0x7E || value < 0x23 {
        place += 1
        continue
      }
      var end: Int?
      switch scalar {
      case "%": end = percent(place)
      case "{": end = brace(place)
      case "$": end = at(place + 1) == "{" ? template(place, 2) : enclosed(place)
      case "#": end = at(place + 1) == "{" ? template(place, 2) : hashtag(place)
      case "<": end = tag(place)
      case "&": end = entity(place)
      case "\\": end = backslash(place)
      case "`": end = code(place)
      case "/", "~": end = path(place)
      case "h", "H", "f", "w": end = isLetterOrDigit(place - 1) ? nil : url(place)
      case "@": end = at(place + 1) == "@" ? doublyEnclosed(place) : address(place)
      case "|": end = enclosed(place)
      case "-": end = option(place)
      case "[": end = bracket(place)
      case "]": end = linkTarget(place)
      case ":": end = role(place)
      default:
        if value | 0x20 >= 0x61, at(place + 1) == ":", at(place + 2) == "\\", !isLetterOrDigit(place - 1) {
          end = windowsPath(place)
        }
      }
      place = max(end ?? 0, place + 1)
    }
  }

  // MARK: Placeholders

  private mutating func percent(_ start: Int) -> Int? {
    let isC = !format.isEmpty && format != "qt-format" && format != "icu" && format != "python-brace-format"
    if at(start + 1) == "%" {
      if isC { add(.escape, start..<start + 2) }
      return start + 2
    }
    if at(start + 1) == "{" { return template(start, 2) }
    if !isC, at(start - 1).isASCIIDigit { return nil }
    if !isC, let end = enclosed(start) { return end }
    if format == "qt-format" {
      var end = start + 1
      if at(end) == "L" { end += 1 }
      if at(end) == "n" {
        add(.printf, start..<end + 1)
        return end + 1
      }
      let digits = end
      while at(end).isASCIIDigit, end - digits < 2 { end += 1 }
      guard end > digits else { return nil }
      add(.printf, start..<end)
      return end
    }
    var end = start + 1
    var isNumbered = false
    if at(end) == "(" {
      end += 1
      isNumbered = true
      let name = end
      while end < scalars.count, end - name < 64, isLetterOrDigit(end) || "_.-".unicodeScalars.contains(at(end)) {
        end += 1
      }
      guard at(end) == ")", end > name else { return nil }
      end += 1
    } else {
      let digits = end
      while at(end).isASCIIDigit, end - digits < 3 { end += 1 }
      if end > digits, at(end) == "$" {
        end += 1
        isNumbered = true
      } else if end > digits, !isC, end - digits < 3, at(digits) != "0", !(at(end) == "." && at(end + 1).isASCIIDigit),
        !isConversion(at(end)), !"hlLqjzt$".unicodeScalars.contains(at(end))
      {
        // %1, as Qt and Windows have it.
        if let other = percentagesUnlessIn, !other.contains(string(start..<end)) { return nil }
        add(.printf, start..<end)
        return end
      }
    }
    let flags: String = isC ? "-+#0' " : "-+#0"
    while flags.unicodeScalars.contains(at(end)) { end += 1 }
    while at(end).isASCIIDigit || at(end) == "*" { end += 1 }
    if at(end) == "." {
      end += 1
      while at(end).isASCIIDigit || at(end) == "*" { end += 1 }
    }
    let lengths = end
    while "hlLqjzt".unicodeScalars.contains(at(end)), end - lengths < 2 { end += 1 }
    guard end - start < 40, isConversion(at(end)) else { return nil }
    // Joined to a word in plain text: %s and %d, before letters that do not look like theirs any of them; but not %date%.
    if !isC, !isNumbered, isLetterOrDigit(end + 1) {
      guard at(end + 1).value > 0x7F || at(end) == "s" || at(end) == "d" else { return nil }
      var next = end + 1
      while isLetterOrDigit(next) || at(next) == "_" { next += 1 }
      if at(next) == "%", !isConversion(at(next + 1)), at(end + 1).isASCIILetter, next - end > 2 { return nil }
    }
    // `100 % для`: a space flag before a letter is a percent sign more often.
    if at(start + 1) == " ", isLetterOrDigit(end + 1) || at(start - 1).isASCIIDigit { return nil }
    add(.printf, start..<end + 1)
    return end + 1
  }

  func isConversion(_ scalar: Unicode.Scalar) -> Bool {
    "sdiuxXoCcFfeEgGaApn@SD".unicodeScalars.contains(scalar)
  }

  private mutating func template(_ start: Int, _ opening: Int) -> Int? {
    var end = start + opening
    while end < scalars.count, end - start < 80, at(end) != "}" {
      if at(end) == "{" || at(end).isLineEnd { return nil }
      end += 1
    }
    guard at(end) == "}", end > start + opening else { return nil }
    add(.template, start..<end + 1)
    return end + 1
  }

  private mutating func brace(_ start: Int) -> Int? {
    if at(start + 1) == "{" {
      var end = start + 2
      while end < scalars.count, end - start < 400, at(end) != "}" {
        if at(end) == "{" { return start + 2 }
        end += 1
      }
      guard at(end) == "}", at(end + 1) == "}", end > start + 2 else { return start + 2 }
      // {{PLURAL:$1|file|files}} has words of its own.
      let key = string(start..<end + 2)
      add(key.contains("|") ? .metavariable : .template, start..<end + 2, key: key.filter { $0 != " " })
      return end + 2
    }
    var end = start + 1
    while isLetterOrDigit(end) || "_.-[]:".unicodeScalars.contains(at(end)), end - start < 64 { end += 1 }
    if at(end) == "}" {
      add(.brace, start..<end + 1)
      return end + 1
    }
    if format == "python-brace-format" {
      while end < scalars.count, end - start < 80, at(end) != "}", at(end) != "{" { end += 1 }
      guard at(end) == "}" else { return nil }
      add(.brace, start..<end + 1)
      return end + 1
    }
    // {name, plural, …}: what is inside is text again.
    let name = end
    while at(end) == " " { end += 1 }
    guard at(end) == ",", name > start + 1 else { return nil }
    end += 1
    while at(end) == " ", end - start < 80 { end += 1 }
    let type = end
    while at(end).isASCIILetter, end - type < 20 { end += 1 }
    let word = string(type..<end)
    if ["plural", "select", "selectordinal"].contains(word), at(end) == "," || at(end) == " " {
      add(.message, start..<end + 1, key: "{" + string(start + 1..<name) + ", " + word + "}")
      return end + 1
    }
    guard ["number", "date", "time", "spellout", "ordinal", "duration"].contains(word) else { return nil }
    while end < scalars.count, end - start < 80, at(end) != "}", at(end) != "{" { end += 1 }
    guard at(end) == "}" else { return nil }
    add(.brace, start..<end + 1, key: "{" + string(start + 1..<name) + "}")
    return end + 1
  }

  // MARK: Markup

  private mutating func tag(_ start: Int) -> Int? {
    let isClosing = at(start + 1) == "/"
    let name = start + (isClosing ? 2 : 1)
    guard at(name).isASCIILetter else { return nil }
    var end = name + 1
    while at(end).isASCIILetter || at(end).isASCIIDigit || ":_.-".unicodeScalars.contains(at(end)), end - name < 64 {
      end += 1
    }
    let label = string(name..<end).lowercased()
    var hasSpace = false
    var hasValue = false
    var quote: Unicode.Scalar?
    while end < scalars.count, end - start < 1024 {
      let next = at(end)
      if let open = quote {
        if next == open { quote = nil }
      } else if next == ">" {
        break
      } else if next == "<" {
        return nil
      } else if next == "=" {
        hasValue = true
      } else if next == "\"" || next == "'" {
        guard hasValue else { return nil }
        quote = next
      } else if next == " " || next.isLineEnd {
        hasSpace = true
      } else if !hasSpace, next != "/" {
        return nil
      }
      end += 1
    }
    guard at(end) == ">" else { return nil }
    let isSelfClosing = at(end - 1) == "/" && !isClosing
    if hasSpace, !hasValue, !isSelfClosing { return nil }
    let isMarkup =
      TagNames.known.contains(label) || isSelfClosing || isClosing || hasValue
      || label.unicodeScalars.count <= 5 && label.unicodeScalars.prefix { !$0.isASCIIDigit }.count <= 3
        && label.unicodeScalars.contains { $0.isASCIIDigit }
    let void = TagNames.void.contains(label)
    add(
      isMarkup ? .tag : .metavariable, start..<end + 1,
      key: "<" + (isClosing ? "/" : "") + label + (isSelfClosing && !void ? "/" : "") + ">")
    return end + 1
  }

  private mutating func entity(_ start: Int) -> Int? {
    var end = start + 1
    let isNumber = at(end) == "#"
    if isNumber { end += 1 }
    let name = end
    while at(end).isASCIILetter || at(end).isASCIIDigit, end - name < 10 { end += 1 }
    // Of a program's own: &brandShortName;, &product.version;
    while !isNumber, at(name).isASCIILetter, end - name < 48,
      at(end).isASCIILetter || at(end).isASCIIDigit || "._-".unicodeScalars.contains(at(end))
    {
      end += 1
    }
    guard end > name + 1, at(end) == ";" else { return nil }
    add(.entity, start..<end + 1)
    return end + 1
  }

  private mutating func backslash(_ start: Int) -> Int? {
    guard "ntr\"\\".unicodeScalars.contains(at(start + 1)), !(at(start - 1) == ":") else { return nil }
    // C:\new is a path, \new a command.
    if at(start + 1) != "\"", at(start + 1) != "\\", at(start + 2).isASCIILetter, at(start + 2).value > 0x60,
      format.isEmpty
    {
      return nil
    }
    add(.escape, start..<start + 2)
    return start + 2
  }

  /// ``first'' and ``second'': what is between two pairs of backquotes is no code.
  private func isTeX(_ inside: ArraySlice<Unicode.Scalar>) -> Bool {
    zip(inside, inside.dropFirst()).contains { $0 == "'" && $1 == "'" }
  }

  private mutating func code(_ start: Int) -> Int? {
    var ticks = 1
    while at(start + ticks) == "`", ticks < 3 { ticks += 1 }
    let opening = start + ticks
    var end = opening
    while end < scalars.count, end - start < 400 {
      if at(end) == "`" {
        var closing = 1
        while at(end + closing) == "`", closing < 4 { closing += 1 }
        guard closing == ticks, end > opening else { return nil }
        let inside = scalars[opening..<end]
        // One backquote alone is code in Markdown; elsewhere often a link or an apostrophe. Two are quotation marks in TeX.
        let isCode =
          isMarkdown
          || (ticks == 1
            ? !inside.contains { $0 == " " || $0.value > 0x7F || $0 == "<" }
            : at(opening) != " " && at(end - 1) != " " && !inside.contains { $0.isLineEnd }
              && !(at(end - 1) == "'" && at(end - 2) == "'") && !isTeX(inside))
        guard isCode else { return nil }
        add(.code, start..<end + closing, key: string(opening..<end))
        return end + closing
      }
      end += 1
    }
    return nil
  }
}
