/// How text for people looks: with colours on a terminal, plain elsewhere.
package struct TextStyle: Sendable {
  package let usesColor: Bool

  package init(usesColor: Bool) { self.usesColor = usesColor }

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
}

/// Text from outside, with characters that would move a terminal's cursor or change its state made visible.
package func visible(_ text: String, keepingLines: Bool = false) -> String {
  guard text.unicodeScalars.contains(where: isControl) else { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if scalar == "\n", keepingLines {
      result.append(scalar)
    } else if scalar == "\n" || scalar == "\t" {
      result.append(" ")
    } else if isControl(scalar) {
      result.append("\u{FFFD}")
    } else {
      result.append(scalar)
    }
  }
  return String(result)
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
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
