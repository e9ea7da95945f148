package import Bitext
internal import Languages
internal import Orthography

/// Takes off a word what is written together with it (`AffixFacts`). Immutable; safe on any thread.
package struct AffixStripper: Sendable {
  private struct Affix {
    var text: [UInt8]
    var replacement: [UInt8]
  }

  private let prefixes: [[Affix]]
  private let suffixes: [[Affix]]
  private let stemEndings: [Affix]
  private let stemBeginnings: [Affix]
  private let forgottenSpaces: [Affix]
  private let leastLetters: Int
  private let leavesListedWords: Bool
  private let lexicon: Lexicon?
  /// Ways to take a word apart, at most.
  private static let mostCores = 256
  /// Bytes of a prefix that is an article for certain: that of Arabic has four.
  private static let longPrefix = 4

  /// Nil for a language in which nothing is written together with words.
  package init?(_ language: LanguageTag) {
    let facts = LanguageFacts.of(language).affixes
    guard !facts.isEmpty else { return nil }
    prefixes = facts.prefixes.map(Self.affixes)
    suffixes = facts.suffixes.map(Self.affixes)
    stemEndings = Self.affixes(facts.stemEndings)
    stemBeginnings = Self.affixes(facts.stemBeginnings)
    forgottenSpaces = Self.affixes(facts.forgottenSpaces)
    leastLetters = facts.leastLetters
    suffixesAreWords = facts.suffixesAreWords
    leavesListedWords = facts.leavesListedWords
    lexicon = Lexicon.of(language)
    var beginnings: [[UInt8]] = [[]]
    for slot in prefixes where beginnings.count * (slot.count + 1) <= Self.mostCores {
      beginnings += beginnings.flatMap { outer in slot.map { outer + $0.text } }
    }
    self.beginnings = beginnings
  }

  private static func affixes(_ slot: String) -> [Affix] {
    slot.split(separator: " ").map { word in
      let parts = word.split(separator: ">", omittingEmptySubsequences: false)
      return Affix(text: Array(parts[0].utf8), replacement: parts.count > 1 ? Array(parts[1].utf8) : [])
    }
  }

  /// Calls `body` with each word that is left when affixes are taken off, never with the word itself; the same one may come again.
  ///
  /// - Parameters:
  ///   - word: folded.
  ///   - body: is given what is left and how many bytes were taken off before it; returns whether others are wanted.
  package func forEachCore(of word: UnsafeBufferPointer<UInt8>, _ body: ([UInt8], Int) -> Bool) {
    // Of a listed word only an article comes off that no word begins with by chance.
    let isListed = leavesListedWords && lexicon?.isListed(word) == true
    var left = Self.mostCores
    func offer(_ core: [UInt8], _ start: Int) -> Bool {
      guard hasLetters(core) else { return true }
      left -= 1
      return left >= 0 && body(core, start)
    }
    func offerStems(_ rest: [UInt8], _ start: Int) -> Bool {
      if start > 0, !offer(rest, start) { return false }
      return withoutSuffixes(rest, 0, isCut: false) { core, isCut in
        guard isCut else { return true }
        if !offer(core, start) { return false }
        for ending in stemEndings where ends(core, ending) {
          if !offer(Array(core.dropLast(ending.text.count)) + ending.replacement, start) { return false }
        }
        return true
      }
    }
    let goesOn = withoutPrefixes(Array(word), 0) { rest in
      let start = word.count - rest.count
      if isListed, start < Self.longPrefix { return true }
      guard offerStems(rest, start) else { return false }
      guard start > 0 else { return true }
      for beginning in stemBeginnings where rest.starts(with: beginning.text) {
        if !offerStems(beginning.replacement + rest.dropFirst(beginning.text.count), start) { return false }
      }
      return true
    }
    guard goesOn, !forgottenSpaces.isEmpty else { return }
    var letters = 0
    for at in word.indices where word[at] & 0xC0 != 0x80 {
      letters += 1
      guard letters > 2 else { continue }
      let front = Array(word[..<at])
      if forgottenSpaces.contains(where: { ends(front, $0) }), !offerStems(Array(word[at...]), at) { return }
    }
  }

  /// Whether endings are written together with words that no list of forms has.
  package var hasSuffixes: Bool { !suffixes.isEmpty }

  /// Whether what stands behind a word is no part of it.
  package let suffixesAreWords: Bool

  /// Everything that may be written together before a word, nothing among it.
  package let beginnings: [[UInt8]]

  private func hasLetters(_ core: [UInt8]) -> Bool {
    var letters = 0
    for byte in core where byte & 0xC0 != 0x80 { letters += 1 }
    return letters >= leastLetters
  }

  private func ends(_ word: [UInt8], _ affix: Affix) -> Bool {
    word.count >= affix.text.count && word.suffix(affix.text.count).elementsEqual(affix.text)
  }

  /// Each way to leave out prefixes from a slot on; `body` says whether to go on.
  @discardableResult
  private func withoutPrefixes(_ word: [UInt8], _ slot: Int, _ body: ([UInt8]) -> Bool) -> Bool {
    guard slot < prefixes.count else { return body(word) }
    if !withoutPrefixes(word, slot + 1, body) { return false }
    for prefix in prefixes[slot] where word.count > prefix.text.count && word.starts(with: prefix.text) {
      let rest = Array(word.dropFirst(prefix.text.count))
      if hasLetters(rest), !withoutPrefixes(rest, slot + 1, body) { return false }
    }
    return true
  }

  private func withoutSuffixes(
    _ word: [UInt8], _ slot: Int, isCut: Bool, _ body: ([UInt8], Bool) -> Bool
  ) -> Bool {
    guard slot < suffixes.count else { return body(word, isCut) }
    if !withoutSuffixes(word, slot + 1, isCut: isCut, body) { return false }
    for suffix in suffixes[slot] where word.count > suffix.text.count && ends(word, suffix) {
      let rest = Array(word.dropLast(suffix.text.count)) + suffix.replacement
      if hasLetters(rest), !withoutSuffixes(rest, slot + 1, isCut: true, body) { return false }
    }
    return true
  }
}
