package import Orthography

/// The stem by which forms of a word are one.
///
/// Snowball's; in Russian without the fleeting vowel of "боеголовок" (боеголовка) and "рынок" (рынка), with a
/// mark on reflexive verbs, so that "договорились" is no form of "договор", and with "подпись" as a noun.
///
/// Not thread-safe: one per task.
package final class TermStemmer {
  private let stemmer: Stemmer
  private let isRussian: Bool

  package init(language: LanguageTag) {
    stemmer = Stemmer(language: language)
    isRussian = language.language == "ru"
  }

  /// The stem of a folded word.
  package func stem(_ word: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard isRussian else { return stemmer.stem(word) }
    let isReflexive = Self.isReflexive(word)
    var word = word
    if !isReflexive, word.count >= 8, word.suffix(4).elementsEqual(Self.softS) {
      // Snowball would take -сь of "подпись" for that of a verb.
      word = UnsafeBufferPointer(rebasing: word[..<(word.count - 2)])
    }
    var stem = stemmer.stem(word)
    dropFleetingVowel(&stem)
    if isReflexive { stem += Self.reflexive }
    return stem
  }

  /// -ок, -ек and -ец are -к and -ц, in every word and form alike.
  private func dropFleetingVowel(_ stem: inout [UInt8]) {
    guard stem.count >= 8 else { return }
    // Two bytes a letter: о D0 BE, е D0 B5, к D0 BA, ц D1 86.
    let end = stem.count
    let last = (stem[end - 2], stem[end - 1])
    let vowel = (stem[end - 4], stem[end - 3])
    let isVowelE = vowel == (0xD0, 0xB5)
    let isVowelO = vowel == (0xD0, 0xBE)
    if (last == (0xD0, 0xBA) && (isVowelO || isVowelE)) || (last == (0xD1, 0x86) && isVowelE) {
      stem.removeSubrange(end - 4..<end - 2)
    }
  }

  private static let softS = Array("сь".utf8)
  private static let reflexive = Array("ся".utf8)

  /// Endings of verbs and participles; -ось, -ись and -есь of nouns (подпись, смесь, лось) are none of them.
  private static let reflexiveEndings = [
    "тся", "ться", "лся", "мся", "шься", "йся", "яся", "еся", "хся", "гося", "муся", "юся", "уюсь", "юсь",
    "лась",
    "лось", "лись", "тесь", "вшись", "ясь",
  ].map { Array($0.utf8) }

  private static func isReflexive(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count >= 12 else { return false }
    return reflexiveEndings.contains { word.suffix($0.count).elementsEqual($0) }
  }

  package func stem(_ word: String) -> String {
    var word = word
    return word.withUTF8 { String(decoding: stem($0), as: UTF8.self) }
  }
}
