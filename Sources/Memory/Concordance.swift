package import Orthography

/// What a concordance looks for: words, each in any of its forms unless told otherwise.
package struct ConcordanceQuery {
  package enum Reach: Sendable {
    /// Any form of the word: same stem.
    case forms
    /// The word itself, however it is cased, stressed, or spelled with ё.
    case word
    /// Words that begin so.
    case prefix
    /// Words that sound so when written in another alphabet.
    case sound
  }

  package struct Word {
    package let text: String
    package let reach: Reach
    let bytes: [UInt8]
    let hash: UInt64
    let stemHash: UInt64
    let sound: String

    /// Whether a folded token is the word, as far as this word reaches.
    package func matches(_ token: UnsafeBufferPointer<UInt8>, isWord: Bool, stemmer: Stemmer) -> Bool {
      switch reach {
      case .word: return token.elementsEqual(bytes)
      case .prefix: return token.starts(with: bytes)
      case .forms:
        return isWord && stemmer.stem(token).withUnsafeBufferPointer { ByteHash.hash64($0) } == stemHash
      case .sound:
        return isWord && Orthography.soundKey(String(decoding: token, as: UTF8.self)) == sound
      }
    }
  }

  package let words: [Word]
  /// The words must follow each other.
  package let isPhrase: Bool

  /// - Parameters:
  ///   - isExact: words as they are, in no other form.
  ///   - bySound: words of another alphabet that sound alike.
  package init(_ text: String, isPhrase: Bool, isExact: Bool, bySound: Bool, language: LanguageTag) {
    self.isPhrase = isPhrase
    let analyzer = SegmentAnalyzer()
    let stemmer = Stemmer(language: language)
    analyzer.analyze(text)
    let folded = analyzer.folded
    let tokens = Array(analyzer.tokens)
    var words: [Word] = []
    for (index, token) in tokens.enumerated() where token.kind != .punctuation {
      let bytes = UnsafeBufferPointer(rebasing: folded[Int(token.start)..<Int(token.end)])
      let isPrefix =
        index + 1 < tokens.count && tokens[index + 1].start == token.end
        && folded[Int(token.end)] == UInt8(ascii: "*")
      let text = String(decoding: bytes, as: UTF8.self)
      let isWord = token.kind == .word
      words.append(
        Word(
          text: text, reach: isPrefix ? .prefix : bySound && isWord ? .sound : isExact || !isWord ? .word : .forms,
          bytes: Array(bytes), hash: token.hash,
          stemHash: isWord ? stemmer.stem(bytes).withUnsafeBufferPointer { ByteHash.hash64($0) } : token.hash,
          sound: bySound && isWord ? Orthography.soundKey(text) : ""))
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
  /// How many tokens it has: shorter segments come first.
  package let weight: Int
  package let changed: UInt32

  static func precedes(_ a: ConcordanceHit, _ b: ConcordanceHit) -> Bool {
    if a.order != b.order { return a.order > b.order }
    if a.weight != b.weight { return a.weight < b.weight }
    if a.changed != b.changed { return a.changed > b.changed }
    if a.unit != b.unit { return a.unit < b.unit }
    return a.ordinal < b.ordinal
  }
}

extension MemoryIndex {
  /// Segments with all the words, those where they follow each other first; and how many there are in all.
  ///
  /// Cost: a pass over the vocabulary for each word, then the tokens of the segments that have the rarest word; 8 bytes
  /// for every segment where none of the words is rare.
  package func concordance(
    _ query: ConcordanceQuery, language: LanguageTag, limit: Int
  ) -> (hits: [ConcordanceHit], total: Int) {
    var hits: [ConcordanceHit] = []
    var total = 0
    var numbers: [UInt32] = []
    guard !query.words.isEmpty else { return ([], 0) }
    for segment in segments {
      for list in segment.lists where list.language.affinity(to: language) > 0 {
        guard let matchers = matchers(query, list) else { continue }
        let required = matchers.reduce(UInt64(0)) { $0 | $1.signature }
        let consider = { (entry: Int) in
          guard entry < list.entryCount, list.signatures[entry] & required == required,
            list.readTokens(of: entry, into: &numbers), let order = self.order(numbers, matchers, list),
            !query.isPhrase || order == 2
          else { return }
          let (unit, ordinal) = list.unit(of: entry)
          guard unit < segment.unitCount else { return }
          total += 1
          let hit = ConcordanceHit(
            unit: segment.firstUnit + unit, ordinal: ordinal, languageCode: list.code, order: order,
            weight: numbers.count, changed: segment.dates[unit])
          if hits.count == limit, let last = hits.last, !ConcordanceHit.precedes(hit, last) { return }
          var at = hits.count
          while at > 0, ConcordanceHit.precedes(hit, hits[at - 1]) { at -= 1 }
          hits.insert(hit, at: at)
          if hits.count > limit { hits.removeLast() }
        }
        // The rarest word whose entries are listed; otherwise every signature is read.
        let listed = matchers.compactMap { $0.stem.flatMap { list.postings(ofStem: $0) } }
        if var rarest = listed.min(by: { $0.count < $1.count }) {
          while let entry = rarest.next() { consider(entry) }
        } else {
          for entry in 0..<list.entryCount { consider(entry) }
        }
      }
    }
    withExtendedLifetime(self) {}
    return (hits, total)
  }

  private struct Matcher {
    /// Which vocabulary tokens are the word.
    var tokens: [Bool]
    /// Bits that a segment's signature must have, where the word is one stem.
    var signature: UInt64 = 0
    /// The stem of all these tokens, where they are one.
    var stem: UInt32?
  }

  /// nil when some word is not in the list at all.
  private func matchers(_ query: ConcordanceQuery, _ list: LanguageList) -> [Matcher]? {
    var result: [Matcher] = []
    for word in query.words {
      var matcher = Matcher(tokens: [Bool](repeating: false, count: list.vocabularyCount))
      var found = false
      func mark(_ token: Int) {
        matcher.tokens[token] = true
        found = true
      }
      switch word.reach {
      case .word:
        let token = word.bytes.withUnsafeBufferPointer { list.token($0, hash: word.hash) }
        if let token {
          mark(Int(token))
          if list.kind(ofToken: Int(token)) == 0 {
            matcher.stem = list.stem(ofToken: Int(token))
            matcher.signature = signatureBit(ofStem: word.stemHash)
          }
        }
      case .forms:
        if let stem = list.stem(hash: word.stemHash) {
          for token in 0..<list.vocabularyCount
          where list.stem(ofToken: token) == stem && list.kind(ofToken: token) == 0 {
            mark(token)
          }
          matcher.signature = signatureBit(ofStem: word.stemHash)
          matcher.stem = stem
        }
      case .prefix:
        for token in 0..<list.vocabularyCount where list.string(token).starts(with: word.bytes) { mark(token) }
      case .sound:
        let hash = soundHash(word.sound)
        for token in 0..<list.vocabularyCount where list.sounds[token] == hash {
          if Orthography.soundKey(String(decoding: list.string(token), as: UTF8.self)) == word.sound { mark(token) }
        }
      }
      guard found else { return nil }
      result.append(matcher)
    }
    return result
  }

  /// 2, 1 or 0 as in ``ConcordanceHit/order``; nil when a word is missing.
  private func order(_ tokens: [UInt32], _ matchers: [Matcher], _ list: LanguageList) -> Int? {
    for matcher in matchers {
      guard tokens.contains(where: { matcher.tokens[Int($0)] }) else { return nil }
    }
    if matchers.count == 1 { return 2 }
    // Punctuation within a phrase does not part it.
    let words = tokens.filter { list.kind(ofToken: Int($0)) < 2 }
    if words.count >= matchers.count {
      for start in 0...(words.count - matchers.count)
      where matchers.indices.allSatisfy({ matchers[$0].tokens[Int(words[start + $0])] }) {
        return 2
      }
    }
    var next = 0
    for word in words where next < matchers.count && matchers[next].tokens[Int(word)] { next += 1 }
    return next == matchers.count ? 1 : 0
  }
}
