/// The keys of the US English and the Russian PC keyboard (ЙЦУКЕН), one against the other.
enum KeyboardLayout {
  private static let latin = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?@#$^&"
  private static let cyrillic = "ёйцукенгшщзхъфывапролджэячсмитьбю.ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,\"№;:?"

  private static let toCyrillic = pairs(latin, cyrillic)
  private static let toLatin = pairs(cyrillic, latin)

  private static func pairs(_ from: String, _ to: String) -> [Unicode.Scalar: Unicode.Scalar] {
    Dictionary(uniqueKeysWithValues: zip(from.unicodeScalars, to.unicodeScalars))
  }

  /// The same keys struck under the other layout. Which one was in force the letters tell: more Cyrillic than Latin,
  /// and it was the Russian one. Characters without a key stay.
  static func swapped(_ text: String) -> String {
    var balance = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A: balance -= 1
      case 0x0401, 0x0410...0x044F, 0x0451: balance += 1
      default: break
      }
    }
    let table = balance > 0 ? toLatin : toCyrillic
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { out.append(table[scalar] ?? scalar) }
    return String(out)
  }
}
