package import Bitext
internal import Languages
internal import Morphology
package import Orthography

/// What a concordance looks for: words, each in any of its forms unless told otherwise.
package struct ConcordanceQuery {
  package enum Reach: Sendable {
    /// Any form of the word, by the lexicon of the language; where that does not know the word, the same stem.
    case forms
    /// The word itself, however it is cased, stressed, or spelled with ё.
    case word
    /// Words that a pattern with wildcards fits.
    case pattern(WordPattern)
    /// Words that are this one but for the marks of their letters.
    case unmarked
    /// Words that sound so when written in another alphabet.
    case sound
  }

  package struct Word {
    package let text: String
    package let reach: Reach
    let bytes: [UInt8]
    let hash: UInt64
    let stemHash: UInt64
    /// What the word may stand as, by the lexicon, by hash; empty where it does not know the word.
    let family: [UInt64: [UInt8]]
    /// Words with the same stem are looked for, too.
    let goesByStem: Bool
    let sound: String

    /// Whether a folded token is the word, as far as this word reaches.
    package func matches(_ token: UnsafeBufferPointer<UInt8>, isWord: Bool, stemmer: Stemmer) -> Bool {
      switch reach {
      case .word: return token.elementsEqual(bytes)
      case .pattern(let pattern): return pattern.matches(token)
      case .forms:
        guard isWord else { return false }
        if !family.isEmpty, family[ByteHash.hash64(token)] != nil { return true }
        return goesByStem && stemmer.stem(token).withUnsafeBufferPointer { ByteHash.hash64($0) } == stemHash
      case .unmarked:
        return isWord && (token.elementsEqual(bytes) || LatinMarks.stripped(token) == bytes)
      case .sound:
        return isWord && Orthography.soundKey(String(decoding: token, as: UTF8.self)) == sound
      }
    }
  }

  package let words: [Word]
  /// The words must follow each other.
  package let isPhrase: Bool

  /// - Parameters:
  ///   - text: words; `*` in one stands for any letters, `?` before a letter for one character.
  ///   - isExact: words as they are, in no other form.
  ///   - bySound: words of another alphabet that sound alike.
  ///   - withoutMarks: a word in the letters of ASCII may stand with any marks.
  package init(
    _ text: String, isPhrase: Bool, isExact: Bool, bySound: Bool, withoutMarks: Bool = false, language: LanguageTag
  ) {
    self.isPhrase = isPhrase
    let stemmer = Stemmer(language: language)
    let analyzer = SegmentAnalyzer(stemmer.folding)
    let families = isExact || bySound ? nil : WordFamilies(language)
    let standing = WordPattern.standingIn(text)
    analyzer.analyze(standing ?? text)
    let folded = analyzer.folded
    var words: [Word] = []
    var known: [UInt64: [UInt64: [UInt8]]] = [:]
    for token in analyzer.tokens where token.kind.isSpoken {
      let bytes = UnsafeBufferPointer(rebasing: folded[Int(token.start)..<Int(token.end)])
      let text = String(decoding: bytes, as: UTF8.self)
      let isWord = token.kind == .word
      let pattern = standing == nil ? nil : WordPattern(bytes)
      // A lone star asks for nothing.
      if pattern?.isAnything ?? false { continue }
      let reach: Reach =
        if let pattern {
          .pattern(pattern)
        } else if bySound && isWord {
          .sound
        } else if withoutMarks && isWord && !LatinMarks.stand(in: bytes) {
          .unmarked
        } else if isExact || !isWord || stemmer.isTypedWithoutMarks && LatinMarks.stand(in: bytes) {
          .word
        } else {
          .forms
        }
      var family: [UInt64: [UInt8]] = [:]
      if case .forms = reach, let families {
        if let known = known[token.hash] {
          family = known
        } else {
          for form in families.family(of: bytes) {
            family[form.withUnsafeBufferPointer { ByteHash.hash64($0) }] = form
          }
          known[token.hash] = family
        }
      }
      words.append(
        Word(
          text: text, reach: reach, bytes: Array(bytes), hash: token.hash,
          stemHash: isWord ? stemmer.stem(bytes).withUnsafeBufferPointer { ByteHash.hash64($0) } : token.hash,
          family: family,
          goesByStem: family.isEmpty || families?.areOpen ?? true,
          sound: bySound && isWord && pattern == nil ? Orthography.soundKey(text) : ""))
    }
    self.words = words
  }
}

/// A segment that has what was looked for.
package struct ConcordanceHit: Sendable {
  package let unit: Int
  package let ordinal: Int
  /// As the file spells it.
  package let languageCode: String
  /// 2: the words follow each other; 1: they stand in the same order; 0: in any.
  package let order: Int
  /// Its tokens' weight, up to 2,048: shorter segments come first.
  package let weight: Int
  package let changed: UInt32

  package static func precedes(_ a: ConcordanceHit, _ b: ConcordanceHit) -> Bool {
    if a.order != b.order { return a.order > b.order }
    if a.weight != b.weight { return a.weight < b.weight }
    if a.changed != b.changed { return a.changed > b.changed }
    if a.unit != b.unit { return a.unit < b.unit }
    return a.ordinal < b.ordinal
  }
}

/// The best hits of a concordance, and how many there are.
package struct ConcordanceResult: Sendable {
  package var hits: [ConcordanceHit] = []
  /// Segments that have what was looked for; at least so many where not ``isComplete``.
  package var total = 0
  /// Whether all were counted.
  package var isComplete = true
}
