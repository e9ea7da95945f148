internal import CICU

/// ICU's transliterator for one scheme and direction. Opening takes up to 30 ms; serves one thread at a time.
///
/// What the scheme has no letter for stays as it is: digits, punctuation, other scripts.
package struct Transliterator: ~Copyable {
  private let handle: UnsafeMutableRawPointer?

  package init(_ scheme: TransliterationScheme, _ direction: TransliterationDirection) {
    var rules = scheme.rules(direction)
    var error: Int32 = 0
    handle = rules.withUTF8 { icu_transliterator_open_rules($0.baseAddress, Int32($0.count), &error) }
    requireICU(error, "cannot open transliteration rules")
  }

  deinit { icu_transliterator_close(handle) }

  /// - Parameter text: at most 64 MiB.
  package func transliterate(_ text: String) -> String {
    guard let handle else { return text }
    var text = text
    return text.withUTF8 { utf8 in
      precondition(utf8.count <= Folder.longestText, "text of more than 64 MiB")
      var out = Scratch<UInt8>(capacity: utf8.count * 2 + 64)
      while true {
        let needed = Int(
          icu_transliterate(handle, utf8.baseAddress, Int32(utf8.count), out.base, Int32(out.capacity)))
        if needed <= out.capacity {
          return String(decoding: UnsafeBufferPointer(start: out.base, count: needed), as: UTF8.self)
        }
        out.reserve(needed)
      }
    }
  }
}

extension TransliterationScheme {
  /// Rules in ICU's syntax (UTS #35, part 2, "Transforms").
  func rules(_ direction: TransliterationDirection) -> String {
    switch (self, direction) {
    case (.bgn, .toLatin): TransliterationRules.bgn
    case (.bgn, .toCyrillic): TransliterationRules.bgnBack
    case (.iso9, .toLatin): TransliterationRules.forward(TransliterationTables.iso9)
    case (.iso9, .toCyrillic): TransliterationRules.back(TransliterationTables.iso9)
    case (.gost, .toLatin): TransliterationRules.gost
    case (.gost, .toCyrillic): TransliterationRules.gostBack
    case (.passport, .toLatin): TransliterationRules.forward(TransliterationTables.passport)
    case (.passport, .toCyrillic): TransliterationRules.passportBack
    case (.scholarly, .toLatin): TransliterationRules.forward(TransliterationTables.scholarly)
    case (.scholarly, .toCyrillic): TransliterationRules.scholarlyBack
    case (.practical, .toLatin): TransliterationRules.practical
    case (.practical, .toCyrillic): PracticalTranscription.rules
    }
  }
}
