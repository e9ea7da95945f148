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

  /// ICU moves the rest of a text for each letter that becomes several: of a long text, pieces of so many bytes are written.
  private static let pieceBytes = 1 << 14
  /// Up to this, a text is one piece.
  private static let longestWhole = 1 << 16

  /// A text of more than 64 KiB is written in pieces that begin at a space, or, where none is, at a character.
  /// - Parameter text: at most 64 MiB.
  package func transliterate(_ text: String) -> String {
    var text = text
    return text.withUTF8 { utf8 in
      precondition(utf8.count <= Folder.longestText, "text of more than 64 MiB")
      guard utf8.count > Self.longestWhole else { return transliterate(utf8) }
      var result = ""
      var start = 0
      while start < utf8.count {
        let end = Self.pieceEnd(utf8, from: start)
        result += transliterate(UnsafeBufferPointer(rebasing: utf8[start..<end]))
        start = end
      }
      return result
    }
  }

  private static func pieceEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard text.count - start > pieceBytes * 2 else { return text.count }
    let least = start + pieceBytes
    if let space = text[least..<least + pieceBytes].firstIndex(where: { $0 == 0x20 || $0 == 0x0A }) { return space }
    var end = least + pieceBytes
    while text[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  private func transliterate(_ utf8: UnsafeBufferPointer<UInt8>) -> String {
    guard let handle else { return String(decoding: utf8, as: UTF8.self) }
    var out = Scratch<UInt8>(capacity: utf8.count * 2 + 64)
    while true {
      let needed = Int(icu_transliterate(handle, utf8.baseAddress, Int32(utf8.count), out.base, Int32(out.capacity)))
      if needed <= out.capacity {
        return String(decoding: UnsafeBufferPointer(start: out.base, count: needed), as: UTF8.self)
      }
      out.reserve(needed)
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
