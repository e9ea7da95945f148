internal import CICU

/// A language as BCP 47 writes it: `en`, `ru-RU`, `zh-Hant-TW`.
///
/// Reads what files and environments hold instead: any case, underscores, surrounding spaces, POSIX suffixes
/// (`ru_RU.UTF-8`, `sr_RS@latin`), ISO 639-2 codes (`rus`, `ger`) and withdrawn ones (`iw`). Never fails: what is no tag
/// stays as it is, in lower case, and differs from every tag that is one.
package struct LanguageTag: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Language lower case, script titlecase, region upper case, everything else lower case; hyphens between.
  package let canonical: String
  /// ISO 639, lower case; all of `canonical` when that is no tag.
  package let language: String
  /// ISO 15924, such as `Latn`.
  package let script: String?
  /// ISO 3166-1 or UN M.49, such as `US` or `419`.
  package let region: String?
  /// Variants, extended languages, extensions, private use.
  private let rest: [String]
  private let isWellFormed: Bool

  package init(_ raw: String) {
    let subtags = LanguageTag.subtags(of: raw)
    var script: String?
    var region: String?
    var rest: [String] = []
    var canonical: [String] = []
    guard let first = subtags.first, (2...8).contains(first.utf8.count), first.utf8.allSatisfy(isLetter),
      subtags.allSatisfy({
        (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy { isLetter($0) || isDigit($0) }
      })
    else {
      self.canonical = subtags.joined(separator: "-")
      self.language = self.canonical
      self.script = nil
      self.region = nil
      self.rest = []
      self.isWellFormed = false
      return
    }
    let language = LanguageTag.shortest(first)
    canonical.append(language)
    // Script and region stand before the first variant or singleton, in this order (RFC 5646, section 2.1).
    var mayBeScript = true
    var mayBeRegion = true
    for subtag in subtags.dropFirst() {
      let count = subtag.utf8.count
      if mayBeScript && count == 4 && subtag.utf8.allSatisfy(isLetter) {
        let titled = subtag.prefix(1).uppercased() + subtag.dropFirst()
        script = titled
        canonical.append(titled)
        mayBeScript = false
      } else if mayBeRegion
        && (count == 2 && subtag.utf8.allSatisfy(isLetter) || count == 3 && subtag.utf8.allSatisfy(isDigit))
      {
        region = subtag.uppercased()
        canonical.append(subtag.uppercased())
        mayBeScript = false
        mayBeRegion = false
      } else {
        rest.append(subtag)
        canonical.append(subtag)
        let isExtendedLanguage = count == 3 && subtag.utf8.allSatisfy(isLetter)
        if !isExtendedLanguage {
          mayBeScript = false
          mayBeRegion = false
        }
      }
    }
    self.canonical = canonical.joined(separator: "-")
    self.language = language
    self.script = script
    self.region = region
    self.rest = rest
    self.isWellFormed = true
  }

  package var description: String { canonical }

  package static func < (left: LanguageTag, right: LanguageTag) -> Bool { left.canonical < right.canonical }

  /// How well text in one language serves where the other is asked for: 3 the same tag; 2 one is silent where the other
  /// names a script, region or variant; 1 they name different ones; 0 another language.
  package func affinity(to other: LanguageTag) -> Int {
    guard language == other.language else { return 0 }
    if canonical == other.canonical { return 3 }
    if let script, let otherScript = other.script, script != otherScript { return 1 }
    if let region, let otherRegion = other.region, region != otherRegion { return 1 }
    return rest == other.rest || rest.isEmpty || other.rest.isEmpty ? 2 : 1
  }

  /// Whether the language is written from right to left, in the script it names or the usual one.
  package var isRightToLeft: Bool { icu_is_right_to_left(locale) != 0 }

  /// The ICU locale: language, script and region; root, "", for what is no tag.
  var locale: String {
    guard isWellFormed else { return "" }
    return [language, script, region].compactMap { $0 }.joined(separator: "_")
  }

  /// `Serbian (Latin)` for `sr-Latn`; the tag itself where ICU knows no name.
  package var englishName: String {
    guard isWellFormed else { return canonical }
    let name = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
      let count = Int(icu_display_name(locale, buffer.baseAddress, Int32(buffer.count)))
      return String(
        decoding: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[0..<count]), as: UTF8.self)
    }
    return name.isEmpty ? canonical : name
  }

  package static func displayName(of tag: LanguageTag) -> String { tag.englishName }

  /// In lower case, without spaces around and POSIX suffixes.
  private static func subtags(of raw: String) -> [String] {
    var plain = raw.unicodeScalars.drop { $0.properties.isWhitespace }.prefix { $0 != "." && $0 != "@" }
    while let last = plain.last, last.properties.isWhitespace { plain.removeLast() }
    return String(String.UnicodeScalarView(plain)).lowercased().split(omittingEmptySubsequences: false) {
      $0 == "-" || $0 == "_"
    }.map(String.init)
  }

  /// The two-letter code where there is one: BCP 47 wants the shortest.
  private static func shortest(_ language: String) -> String {
    if let known = replaced[language] { return known }
    guard language.utf8.count == 3 else { return language }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16) { buffer in
      guard let base = buffer.baseAddress else { return language }
      icu_short_language(language, base)
      return String(cString: base)
    }
  }

  /// ISO 639-2/B codes, which ICU does not map, and withdrawn ISO 639-1 codes.
  private static let replaced: [String: String] = [
    "alb": "sq", "arm": "hy", "baq": "eu", "bur": "my", "chi": "zh", "cze": "cs", "dut": "nl", "fre": "fr",
    "geo": "ka", "ger": "de", "gre": "el", "ice": "is", "mac": "mk", "mao": "mi", "may": "ms", "per": "fa",
    "rum": "ro", "slo": "sk", "tib": "bo", "wel": "cy", "iw": "he", "in": "id", "ji": "yi", "jw": "jv",
    "mo": "ro",
  ]
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

extension Orthography {
  /// Whether more than half of a text's letters are Cyrillic; nil when it has no letters.
  package static func isMostlyCyrillic(_ text: String) -> Bool? {
    let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
    guard !letters.isEmpty else { return nil }
    return letters.count { (0x400...0x52F).contains($0.value) } * 2 > letters.count
  }
}

extension LanguageTag {
  /// Whether it is written in Cyrillic letters, by its script or else as most of it is.
  package var isCyrillic: Bool {
    if let script { return script == "Cyrl" }
    return [
      "ab", "ba", "be", "bg", "ce", "cv", "kk", "ky", "mk", "mn", "os", "ru", "rue", "sah", "sr", "tg", "tt", "uk",
    ]
    .contains(language)
  }
}
