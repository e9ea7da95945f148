package import Orthography

/// The stem by which forms of a word are one: Snowball's, and in Russian without the fleeting vowel of
/// "боеголовок" (боеголовка), "рынок" (рынка) and "боец".
///
/// Not thread-safe: one per task.
package final class TermStemmer {
  private let stemmer: Stemmer
  private let hasFleetingVowels: Bool

  package init(language: LanguageTag) {
    stemmer = Stemmer(language: language)
    hasFleetingVowels = language.language == "ru"
  }

  /// The stem of a folded word.
  package func stem(_ word: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var stem = stemmer.stem(word)
    guard hasFleetingVowels, stem.count >= 8 else { return stem }
    // Two bytes a letter: о D0 BE, е D0 B5, к D0 BA, ц D1 86.
    let end = stem.count
    let last = (stem[end - 2], stem[end - 1])
    let vowel = (stem[end - 4], stem[end - 3])
    let isVowelE = vowel == (0xD0, 0xB5)
    let isVowelO = vowel == (0xD0, 0xBE)
    if (last == (0xD0, 0xBA) && (isVowelO || isVowelE)) || (last == (0xD1, 0x86) && isVowelE) {
      stem.removeSubrange(end - 4..<end - 2)
    }
    return stem
  }

  package func stem(_ word: String) -> String {
    var word = word
    return word.withUTF8 { String(decoding: stem($0), as: UTF8.self) }
  }
}
