package import Bitext
internal import Languages
internal import Orthography

/// Finds words within compounds, where all other parts are words of the lexicon ("Raketenabwehr" in "Raketenabwehrsysteme").
///
/// Words that the lexicon lists are not taken apart: "Wirtschaft" has no Wirt in it. Immutable; safe on any thread.
package struct CompoundSplitter: Sendable {
  private let lexicon: Lexicon
  /// What joins two parts, nothing among it.
  private let links: [[UInt8]]
  /// Letters of a part, and of a word that is looked at.
  package static let leastPart = 3
  package static let leastWord = 7

  /// Nil for a language whose compounds are not written as one word, and for one without a lexicon.
  package init?(_ language: LanguageTag) {
    guard let links = LanguageFacts.of(language).affixes.compoundLinks, let lexicon = Lexicon.of(language) else {
      return nil
    }
    self.lexicon = lexicon
    self.links = [[]] + links.split(separator: " ").map { Array($0.utf8) }
  }

  /// Calls `body` with each part of a word that may be a word, the whole word not among them, longer ones first.
  ///
  /// - Parameters:
  ///   - word: folded.
  ///   - body: is given a range of the word; returns whether it is one that is wanted. Only then is looked whether the rest are words.
  /// - Returns: the first that is wanted with nothing but words beside it.
  package func part(of word: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>) -> Bool) -> Range<Int>? {
    var starts: [Int] = []
    for at in word.indices where word[at] & 0xC0 != 0x80 { starts.append(at) }
    let letters = starts.count
    guard letters >= Self.leastWord, letters <= 64, !lexicon.isListed(word) else { return nil }
    starts.append(word.count)
    for length in stride(from: letters - Self.leastPart, through: Self.leastPart + 1, by: -1) {
      for first in 0...letters - length {
        // Less than a part beside it is not looked at, but an end may be reached.
        guard first == 0 || first >= Self.leastPart,
          first + length == letters || first + length <= letters - Self.leastPart
        else { continue }
        let range = starts[first]..<starts[first + length]
        guard body(range) else { continue }
        if isFront(Array(word[..<range.lowerBound])), isBack(Array(word[range.upperBound...])) { return range }
      }
    }
    return nil
  }

  /// Whether what stands before a part is nothing, or words with a link behind them.
  private func isFront(_ front: [UInt8]) -> Bool {
    front.isEmpty
      || links.contains { link in
        front.count > link.count && front.suffix(link.count).elementsEqual(link)
          && isMadeOfWords(Array(front.dropLast(link.count)))
      }
  }

  /// Whether what stands behind a part is nothing, or words with a link before them.
  private func isBack(_ back: [UInt8]) -> Bool {
    back.isEmpty
      || links.contains { link in
        back.count > link.count && back.starts(with: link) && isMadeOfWords(Array(back.dropFirst(link.count)))
      }
  }

  /// Whether the lexicon knows it, as a form or as a compound whose end it lists and whose beginning it knows.
  private func isMadeOfWords(_ text: [UInt8], depth: Int = 0) -> Bool {
    let letters = text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    guard letters >= Self.leastPart else { return false }
    let isKnown = text.withUnsafeBufferPointer { text in
      lexicon.isListed(text) || lexicon.isForm(text)
    }
    if isKnown { return true }
    guard depth < 2, letters >= 2 * Self.leastPart else { return false }
    return text.indices.contains { at in
      text[at] & 0xC0 != 0x80
        && Array(text[at...]).withUnsafeBufferPointer { $0.count > 4 && (lexicon.isListed($0) || lexicon.isForm($0)) }
        && links.contains { link in
          at > link.count && text[..<at].suffix(link.count).elementsEqual(link)
            && isMadeOfWords(Array(text[..<(at - link.count)]), depth: depth + 1)
        }
    }
  }
}
