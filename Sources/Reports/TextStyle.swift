internal import Bitext

/// How text for people looks: with colours on a terminal, plain elsewhere.
package struct TextStyle: Sendable {
  package let usesColor: Bool
  /// Whether texts written from right to left are set apart, so that they turn nothing but themselves on a terminal's line.
  package let isolates: Bool

  package init(usesColor: Bool, isolates: Bool = false) {
    self.usesColor = usesColor
    self.isolates = isolates
  }

  package static let plain = TextStyle(usesColor: false)

  package enum Style: String, Sendable {
    case bold = "1"
    case faint = "2"
    case struck = "9"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
  }

  package func styled(_ text: String, _ style: Style) -> String {
    usesColor ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// Text from outside as it may stand within a line.
  package func shown(_ text: String) -> String { apart(visible(text)) }

  /// A part of a line, already visible, between U+2068 and U+2069 where it is to be set apart (UAX 9, isolates).
  func apart(_ text: String) -> String {
    guard isolates, text.unicodeScalars.contains(where: isRightToLeft) else { return text }
    return "\u{2068}\(text)\u{2069}"
  }
}

/// Letters, digits and marks of scripts written from right to left, by the blocks that Unicode keeps for them.
private func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x590...0x8FF, 0x200F, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
  default: false
  }
}

/// Text from outside, with characters that would move a terminal's cursor or change its state made visible, and those that order the
/// text around them, as `<U+202E>`: in the files they stay what they are.
package func visible(_ text: String, keepingLines: Bool = false) -> String {
  guard text.unicodeScalars.contains(where: { isControl($0) || isOrdering($0) }) else { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if scalar == "\n", keepingLines {
      result.append(scalar)
    } else if scalar == "\n" || scalar == "\t" || scalar == "\u{2028}" || scalar == "\u{2029}" {
      result.append(" ")
    } else if isControl(scalar) {
      result.append("\u{FFFD}")
    } else if isOrdering(scalar) {
      result.append(contentsOf: "<\(scalar.codePoint)>".unicodeScalars)
    } else {
      result.append(scalar)
    }
  }
  return String(result)
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
}

/// Overrides, embeddings, isolates, and the ends of lines and paragraphs that bound them (UAX 9).
private func isOrdering(_ scalar: Unicode.Scalar) -> Bool {
  (0x2028...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
}

/// 339774 as `339,774`.
package func grouped(_ number: Int) -> String {
  var digits = Array(String(number))
  var at = digits.count - 3
  while at > 0 {
    digits.insert(",", at: at)
    at -= 3
  }
  return String(digits)
}
