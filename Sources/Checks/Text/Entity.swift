/// Named and numbered entities of XML and HTML, as far as a translation has to keep them.
///
/// Spaces, quotation marks, dashes and letters are those of a language: `&nbsp;`, `&laquo;`, `&eacute;`, `&#8217;`. What else a text
/// has is kept: `&lt;`, `&copy;`, and `&brandShortName;`, which a program replaces.
enum Entity {
  /// Whether a translation has to have it.
  static func isKept(_ entity: String) -> Bool {
    let name = entity.dropFirst().dropLast()
    if name.hasPrefix("#") {
      guard let scalar = number(name.dropFirst()) else { return true }
      switch scalar.properties.generalCategory {
      case .mathSymbol, .currencySymbol, .otherSymbol: return true
      default: return false
      }
    }
    if languages.contains(String(name)) { return false }
    return !endings.contains { name.hasSuffix($0) && name.count - $0.count <= 2 }
  }

  /// What it stands for, where a text may have that instead; nil of what would be markup, and of names that HTML does not have.
  static func character(_ entity: String) -> Unicode.Scalar? {
    let name = entity.dropFirst().dropLast()
    return name.hasPrefix("#") ? number(name.dropFirst()) : characters[String(name)]
  }

  private static func number(_ digits: Substring) -> Unicode.Scalar? {
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    guard let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits) else { return nil }
    return Unicode.Scalar(value)
  }

  private static let languages: Set<String> = [
    "nbsp", "ensp", "emsp", "thinsp", "shy", "zwj", "zwnj", "lrm", "rlm", "quot", "apos", "lsquo", "rsquo", "ldquo",
    "rdquo",
    "sbquo", "bdquo", "laquo", "raquo", "lsaquo", "rsaquo", "ndash", "mdash", "hellip", "iexcl", "iquest", "middot",
    "szlig",
    "AElig", "aelig", "OElig", "oelig", "ETH", "eth", "THORN", "thorn", "ordf", "ordm", "prime", "Prime", "num", "amp",
  ]
  /// Of letters with accents: `eacute`, `Uuml`.
  private static let endings = [
    "acute", "grave", "circ", "uml", "tilde", "cedil", "ring", "slash", "caron", "breve", "macr", "ogon",
  ]

  private static let characters: [String: Unicode.Scalar] = {
    let list = """
      copy=© reg=® trade=™ deg=° euro=€ pound=£ yen=¥ cent=¢ sect=§ para=¶ plusmn=± times=× divide=÷ frac12=½ frac14=¼ \
      frac34=¾ sup1=¹ sup2=² sup3=³ minus=− ne=≠ le=≤ ge=≥ larr=← uarr=↑ rarr=→ darr=↓ bull=• permil=‰ infin=∞ \
      hearts=♥ check=✓ not=¬
      """
    return list.split(separator: " ").reduce(into: [:]) { found, pair in
      found[String(pair.dropLast(2))] = pair.unicodeScalars.last
    }
  }()
}
