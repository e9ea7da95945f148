package import Bitext
internal import CICU

extension LanguageTag {
  /// Whether the language is written from right to left, in the script it names or the usual one.
  package var isRightToLeft: Bool { icu_is_right_to_left(locale) != 0 }

  /// The ICU locale: language, script and region; root, "", for what is no tag.
  var locale: String {
    guard isWellFormed else { return "" }
    return [language, script, region].compactMap { $0 }.joined(separator: "_")
  }

  /// `Serbian (Latin)` for `sr-Latn`; the tag itself where ICU knows no name.
  package var englishName: String {
    name { icu_display_name($0, $1, $2) }
  }

  /// Its name in the language of a locale, `de_AT` or `ru_RU.UTF-8`: `Serbisch (Lateinisch)`; in English where ICU does not know the
  /// locale, the tag itself where ICU knows no name.
  package func name(in locale: String) -> String {
    let display = String(locale.prefix { $0 != "." && $0 != "@" })
    // ICU answers in the machine's language for a locale that it does not know.
    guard NumberNames.signs(of: LanguageTag(display)) != nil else { return englishName }
    return name { icu_display_name_in($0, display, $1, $2) }
  }

  private func name(_ ask: (String, UnsafeMutablePointer<CChar>?, Int32) -> Int32) -> String {
    guard isWellFormed else { return canonical }
    let name = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
      let count = Int(ask(locale, buffer.baseAddress, Int32(buffer.count)))
      return String(
        decoding: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[0..<count]), as: UTF8.self)
    }
    return name.isEmpty ? canonical : name
  }

  /// The script the tag names, else the one in which the language is written most (ISO 15924: `Cyrl`); nil where ICU does not
  /// know the language.
  package var likelyScript: String? {
    if let script { return script }
    guard isWellFormed else { return nil }
    let found = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 8) { buffer in
      guard let base = buffer.baseAddress else { return "" }
      icu_likely_script(locale, base)
      return String(cString: base)
    }
    return found.isEmpty ? nil : found
  }

  /// Whether its script has capital and small letters.
  package var hasCase: Bool { likelyScript.map { icu_is_cased_script($0) != 0 } ?? false }

  /// Whether it is written in Cyrillic letters, by its script or else as most of it is.
  package var isCyrillic: Bool { likelyScript == "Cyrl" }

  /// Whether its script puts spaces between words.
  package var hasSpaces: Bool {
    switch likelyScript {
    case "Hans", "Hant", "Hani", "Jpan", "Thai", "Khmr", "Laoo", "Mymr", "Tibt": false
    default: true
    }
  }
}

/// How two texts of one language differ, by their tags.
package enum VarietyDifference: UInt8, Comparable, Sendable {
  /// The same script, and the same region, or one of them names none.
  case none = 0
  /// The same script, in the way of different regions: `pt-BR` and `pt-PT`.
  case region = 1
  /// Different scripts, named or meant: `sr` and `sr-Latn`, `zh-CN` and `zh-TW`.
  case script = 2

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension LanguageTag {
  /// How a text of this tag differs from one of another tag of the same language.
  ///
  /// Costs nothing for equal tags; otherwise ICU is asked for the scripts that the tags do not name.
  package func variety(from other: LanguageTag) -> VarietyDifference {
    if canonical == other.canonical { return .none }
    if script != other.script || region != other.region, let own = likelyScript, let its = other.likelyScript,
      own != its
    {
      return .script
    }
    if let region, let itsRegion = other.region, region != itsRegion { return .region }
    return .none
  }
}

extension Orthography {
  /// Whether more than half of a text's letters are Cyrillic; nil when it has no letters.
  package static func isMostlyCyrillic(_ text: String) -> Bool? {
    let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
    guard !letters.isEmpty else { return nil }
    return letters.count { (0x400...0x52F).contains($0.value) } * 2 > letters.count
  }
}
