/// A language as BCP 47 writes it: `en`, `ru-RU`, `zh-Hant-TW`.
///
/// Reads what files and environments hold instead: any case, underscores, surrounding spaces, POSIX suffixes
/// (`ru_RU.UTF-8`; `sr_RS@latin` names a script), ISO 639-2 codes (`rus`, `ger`) and withdrawn ones (`iw`). Never fails: what is no tag
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
  /// False for what is no tag, such as `*all*`; nothing but ``canonical`` is known of it then.
  package let isWellFormed: Bool

  /// Reads a code. What nearly all files hold (`en`, `ru-RU`, `pt_br`) costs no allocation.
  package init(_ raw: String) {
    if let usual = LanguageTag(usual: raw) {
      self = usual
    } else {
      self.init(parsing: raw)
    }
  }

  /// A language of two letters, alone or with a region of two; nil for anything else.
  private init?(usual raw: String) {
    var raw = raw
    let read = raw.withUTF8 { bytes -> (language: String, region: String?, canonical: String)? in
      guard bytes.count == 2 || bytes.count == 5 && (bytes[2] == 0x2D || bytes[2] == 0x5F) else { return nil }
      var letters: (UInt8, UInt8, UInt8, UInt8, UInt8) = (bytes[0] | 0x20, bytes[1] | 0x20, 0x2D, 0, 0)
      guard isLetter(letters.0), isLetter(letters.1) else { return nil }
      if bytes.count == 5 {
        guard isLetter(bytes[3] | 0x20), isLetter(bytes[4] | 0x20) else { return nil }
        (letters.3, letters.4) = (bytes[3] & ~0x20, bytes[4] & ~0x20)
      }
      // What is withdrawn is none of the usual: iw, in, ji, jw, mo.
      if letters.0 == UInt8(ascii: "i") || letters.0 == UInt8(ascii: "j") || letters.0 == UInt8(ascii: "m"),
        LanguageCodes.isWithdrawn(letters.0, letters.1)
      {
        return nil
      }
      return withUnsafeBytes(of: letters) { letters in
        (
          String(decoding: letters[0..<2], as: UTF8.self),
          bytes.count == 5 ? String(decoding: letters[3..<5], as: UTF8.self) : nil,
          String(decoding: letters[0..<bytes.count], as: UTF8.self)
        )
      }
    }
    guard let read else { return nil }
    (canonical, language, script, region, rest) = (read.canonical, read.language, nil, read.region, [])
    isWellFormed = true
  }

  /// Reads any code, part by part.
  init(parsing raw: String) {
    let subtags = LanguageTag.subtags(of: raw)
    var script = LanguageTag.posixScript(of: raw)
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
    if let script { canonical.append(script) }
    // Script and region stand before the first variant or singleton, in this order (RFC 5646, section 2.1).
    var mayBeScript = script == nil
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

  /// Whether it can be the code of a language: one of ISO 639, of two or three letters, or private (`x-…`).
  ///
  /// `english` cannot, though BCP 47 leaves room for codes of up to eight letters: none was ever given out.
  package var namesLanguage: Bool {
    if isWellFormed { return (2...3).contains(language.utf8.count) }
    return canonical.hasPrefix("x-") && canonical.utf8.count > 2
      && canonical.utf8.dropFirst(2).allSatisfy { isLetter($0) || isDigit($0) || $0 == 0x2D }
  }

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

  /// Whether the two name the same language and no different script, region or variant: one may say less than the other.
  package func isCompatible(with other: LanguageTag) -> Bool { affinity(to: other) >= 2 }

  /// The script that a POSIX locale names by its modifier.
  private static func posixScript(of raw: String) -> String? {
    guard let at = raw.utf8.firstIndex(of: UInt8(ascii: "@")) else { return nil }
    switch raw[raw.index(after: at)...].lowercased() {
    case "latin": return "Latn"
    case "cyrillic": return "Cyrl"
    case "devanagari": return "Deva"
    default: return nil
    }
  }

  /// In lower case, without spaces around and POSIX suffixes.
  private static func subtags(of raw: String) -> [String] {
    var plain = raw.unicodeScalars.drop { $0.properties.isWhitespace }.prefix { $0 != "." && $0 != "@" }
    while let last = plain.last, last.properties.isWhitespace { plain.removeLast() }
    return String(String.UnicodeScalarView(plain)).lowercased().split(omittingEmptySubsequences: false) {
      $0 == "-" || $0 == "_"
    }.map(String.init)
  }

  /// The two-letter code where there is one: BCP 47 wants the shortest (RFC 5646, section 2.2.1).
  private static func shortest(_ language: String) -> String {
    LanguageCodes.replaced[language] ?? LanguageCodes.twoLetters[language] ?? language
  }
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
