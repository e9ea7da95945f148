/// What is known of a text's encoding besides what its file says.
package struct EncodingHints: Hashable, Sendable {
  /// The encoding that the user names: it decides for a file that does not say its own, and for one whose bytes are not what it says.
  package var asked: String?
  /// The languages that the text is in, as far as they are known: of legacy encodings the one is taken that gives their letters.
  package var languages: [LanguageTag]

  package init(asked: String? = nil, languages: [LanguageTag] = []) {
    self.asked = asked
    self.languages = languages
  }

  /// The same with further languages.
  package func adding(_ more: [LanguageTag]) -> EncodingHints {
    EncodingHints(asked: asked, languages: languages + more.filter { !languages.contains($0) })
  }
}

extension FormatError {
  /// Bytes of a file that are not text in any encoding that it may be in.
  ///
  /// What cannot be read is never shown or stored as something else: the file is refused, or the unit that has the bytes is left out.
  /// - Parameters:
  ///   - expected: encodings, or languages whose encodings were tried: `UTF-8`, `windows-1251`.
  ///   - found: the first bytes that are none, at most 16.
  package static func undecodable(
    file: String, line: Int, column: Int, expected: String, found: [UInt8]
  ) -> FormatError {
    FormatError(
      file: file, line: line, column: column, message: "expected \(expected), found \(byteText(found))",
      isUndecodable: true)
  }
}

/// `the bytes CE F2 EA`.
package func byteText(_ bytes: some Sequence<UInt8>) -> String {
  let digits = bytes.map { ($0 < 0x10 ? "0" : "") + String($0, radix: 16, uppercase: true) }
  if digits.isEmpty { return "bytes that are not" }
  return "the byte\(digits.count == 1 ? "" : "s") \(digits.joined(separator: " "))"
}
