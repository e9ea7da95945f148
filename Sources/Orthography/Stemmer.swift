package import Bitext
internal import CStemmer

/// Snowball's stem of a folded token; the token itself in languages Snowball has no stemmer for, without its marks in those that
/// are typed without.
///
/// Russian wants ё as е, which the fold has seen to. About 0.4 µs a word. Not thread-safe: one per task.
package final class Stemmer {
  private let handle: UnsafeMutableRawPointer?
  private let functionWordList: String
  /// What the fold does besides in texts of the language: an analyzer of them has the same.
  package let folding: LanguageFolding
  /// Stems are words without their marks. A word that has some is another one than a word with others, for all that.
  package let isTypedWithoutMarks: Bool

  /// - Parameters:
  ///   - language: its region and script do not matter.
  ///   - functionWords: folded, with spaces between.
  ///   - transform: ICU's transform from the language's second script to the one that its folds are in; nil for none.
  ///   - isTypedWithoutMarks: who is in a hurry leaves the marks of Latin letters out.
  package init(
    language: LanguageTag, functionWords: String, transform: String? = nil, isTypedWithoutMarks: Bool = false
  ) {
    handle = stemmer_open(language.language)
    functionWordList = functionWords
    folding = LanguageFolding(language, transform: transform)
    self.isTypedWithoutMarks = isTypedWithoutMarks
  }

  private lazy var functionWords = WordHashes(functionWordList)

  /// Whether a word is an article, a preposition, a pronoun or the like; the ``ByteHash`` of its fold says which.
  ///
  /// Told by the word, not by its stem: "имя" has the stem of "им", and "не" that of "неё".
  package func isFunctionWord(hash: UInt64) -> Bool { functionWords.contains(hash) }

  deinit { stemmer_close(handle) }

  /// Whether stems can differ from tokens.
  package var hasRules: Bool { handle != nil }

  package func stem(_ token: UnsafeBufferPointer<UInt8>) -> [UInt8] { withStem(of: token) { Array($0) } }

  package func stem(_ token: String) -> String {
    var token = token
    return token.withUTF8 { withStem(of: $0) { String(decoding: $0, as: UTF8.self) } }
  }

  /// ``ByteHash`` of the stem, without making a copy of it.
  package func stemHash(_ token: UnsafeBufferPointer<UInt8>) -> UInt64 {
    withStem(of: token) { ByteHash.hash64($0) }
  }

  private func withStem<Result>(
    of token: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if isTypedWithoutMarks, let plain = LatinMarks.stripped(token) { return plain.withUnsafeBufferPointer(body) }
    guard let handle, token.count > 0, token.count <= Int(Int32.max) else { return body(token) }
    var count: Int32 = 0
    let stem = stemmer_stem(handle, token.baseAddress, Int32(token.count), &count)
    guard let stem, count > 0 else { return body(token) }
    return body(UnsafeBufferPointer(start: stem, count: Int(count)))
  }
}
