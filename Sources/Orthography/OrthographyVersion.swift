internal import CICU

/// What the keys depend on besides the text: stored in every index, which is rebuilt when one of them differs.
package enum OrthographyVersion {
  /// The version of the ICU that is running, such as `72.1`.
  package static let icu: String = read(icu_version)

  /// The version of its Unicode data, such as `15.0`.
  package static let unicode: String = read(icu_unicode_version)

  /// Of this module's own rules: fold, tokens, hashes and sound keys. Raise it whenever one of them changes.
  package static let tokenizer: UInt32 = 4

  private static func read(_ version: (UnsafeMutablePointer<CChar>?) -> Void) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
      guard let base = buffer.baseAddress else { return "" }
      version(base)
      return String(cString: base)
    }
  }
}
