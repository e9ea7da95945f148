package import Bitext
internal import CICU

/// Languages by their names, as ICU has them: in some languages, and each in itself.
///
/// Making one asks ICU for some hundred names for each language they are wanted in, which takes milliseconds: keep it. Immutable.
package struct NamedLanguages: Sendable {
  /// Codes by name, as ``key(_:)`` has it.
  private let codes: [String: String]
  private let displays: [String]

  /// The most words that the name of a language with a script or region may have.
  package static let mostWords = 6

  /// - Parameter displays: codes of the languages that names may be in, besides the one that is named. In the first, all languages are
  ///   known that ICU has a name for; in the others, those with a code of two letters.
  package init(in displays: [String]) {
    self.displays = displays
    var codes: [String: String] = [:]
    var number: Int32 = 0
    while let pointer = icu_language_code(number) {
      number += 1
      let code = String(cString: pointer)
      for display in code.utf8.count == 2 ? displays + [code] : Array(displays.prefix(1)) {
        guard let name = Self.name(code, in: display), name != code else { continue }
        let key = Self.key(name)
        if codes[key] == nil { codes[key] = code }
      }
    }
    self.codes = codes
  }

  /// The language that a name means, in any case, with or without a script or region: `русский`, `Portuguese (Brazil)`,
  /// `English_United_States`; or the beginning of a name, with a full stop: `англ.`.
  package func language(named name: String) -> LanguageTag? {
    guard name.utf8.count <= 100 else { return nil }
    let words = Self.key(name).split(separator: " ")
    guard (1...Self.mostWords).contains(words.count) else { return nil }
    if let code = codes[words.joined(separator: " ")] { return LanguageTag(code) }
    if words.count == 1, let word = words.first, word.count >= 3, name.hasSuffix(".") {
      // Of several languages that begin so, none is meant.
      let meant = Set(codes.lazy.filter { $0.key.hasPrefix(word) }.map(\.value))
      return meant.count == 1 ? meant.first.map { LanguageTag($0) } : nil
    }
    for count in (1..<words.count).reversed() {
      guard let code = codes[words[..<count].joined(separator: " ")] else { continue }
      return variety(of: code, named: words[..<count].joined(separator: " "), words.joined(separator: " "))
    }
    return nil
  }

  /// The language with a script or region that has the name `key`, of which `language` is the language's.
  private func variety(of code: String, named language: String, _ key: String) -> LanguageTag? {
    let displays = (displays + [code]).filter { display in Self.name(code, in: display).map(Self.key) == language }
    for script in ["Latn", "Cyrl", "Hans", "Hant", "Arab", "Deva"] {
      let locale = code + "_" + script
      if displays.contains(where: { display in Self.name(locale, in: display).map(Self.key) == key }) {
        return LanguageTag(locale)
      }
    }
    var number: Int32 = 0
    while let region = icu_region_code(number) {
      number += 1
      let locale = code + "_" + String(cString: region)
      if displays.contains(where: { display in Self.name(locale, in: display).map(Self.key) == key }) {
        return LanguageTag(locale)
      }
    }
    return nil
  }

  private static func name(_ locale: String, in display: String) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1024) { buffer in
      let count = Int(icu_display_name_in(locale, display, buffer.baseAddress, Int32(buffer.count)))
      guard count > 0 else { return nil }
      return String(
        decoding: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[0..<count]), as: UTF8.self)
    }
  }

  /// Words in lower case, with a space between, whatever parted them.
  private static func key(_ name: String) -> String {
    name.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }.joined(separator: " ")
  }
}

extension LanguageTag {
  /// How many letters of a text are of the script that the language is written in; 0 where ICU does not know the language.
  package func letterCount(in text: String) -> Int {
    likelyScript.map { Orthography.letterCount(in: text, ofScript: $0) } ?? 0
  }
}

extension LanguageTag {
  /// The English name of the script of a text's first letter that is of the language's script, as Unicode has it: `Cyrillic`; nil
  /// where no letter is.
  package func scriptName(in text: String) -> String? {
    guard let letter = text.unicodeScalars.first(where: { letterCount(in: String($0)) > 0 }) else { return nil }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      guard let base = buffer.baseAddress else { return nil }
      icu_script_name(Int32(letter.value), base, Int32(buffer.count))
      return String(cString: base)
    }
  }
}

extension Orthography {
  /// How many letters of a text are of a script by its code of ISO 15924, of which some mean several: Japanese has Han and kana.
  package static func letterCount(in text: String, ofScript script: String) -> Int {
    var text = text
    return text.withUTF8 { Int(icu_letters_of_script($0.baseAddress, Int32(clamping: $0.count), script)) }
  }

  /// Whether ICU knows a code of ISO 15924, such as `Latn`.
  package static func isScript(_ code: String) -> Bool { code.utf8.count == 4 && icu_is_script(code) != 0 }
}
