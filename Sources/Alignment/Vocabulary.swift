package import Bitext
internal import Languages
internal import Orthography

/// The word types of one language, numbered from 0 in the order in which they were first seen.
///
/// A type is a stem: all forms of a word that share it have one number. Numbers written alike in value are one type where
/// they were read by value (``SentenceTokenizer/readsNumbers``). The same type has the same number for a memory and for the
/// texts that are aligned by it. Not thread-safe.
package final class Vocabulary {
  package enum Kind: UInt8, BitwiseCopyable, Sendable {
    case word, functionWord, number, punctuation, markup
  }

  package let language: LanguageTag
  /// The shortest folded form seen of each type; a number's value.
  package private(set) var texts: [String] = []
  package private(set) var kinds: [Kind] = []
  /// By ``ByteHash`` of the folded form, and by that of the stem.
  private var byForm: [UInt64: Int32] = [:]
  private var byStem: [UInt64: Int32] = [:]
  private let stemmer: Stemmer

  package init(_ language: LanguageTag) {
    self.language = language
    stemmer = Stemmer(language: language, keepsMarks: true)
  }

  package var count: Int { texts.count }

  /// The type of a folded form.
  /// - Parameter hash: ``ByteHash`` of the form, as ``Token/hash``.
  func type(of form: UnsafeBufferPointer<UInt8>, hash: UInt64, kind: TokenClass) -> Int32 {
    if let known = byForm[hash] { return known }
    var kindOfType = Kind.word
    // Kinds never share a stem: a sign is not the word it may look like.
    var stem = hash
    switch kind {
    case .word:
      if stemmer.isFunctionWord(hash: hash) {
        kindOfType = .functionWord
      } else {
        stem = stemmer.stemHash(form) &* 3
      }
    case .number: kindOfType = .number
    case .punctuation: kindOfType = .punctuation
    case .markup: kindOfType = .markup
    }
    let text = String(decoding: form, as: UTF8.self)
    let type = type(ofStem: stem, text, kindOfType)
    byForm[hash] = type
    return type
  }

  /// The type of a number or other placeable by its value.
  func type(ofValue value: String, kind: Kind) -> Int32 {
    type(ofStem: ByteHash.hash64(value) &* 5, value, kind)
  }

  private func type(ofStem stem: UInt64, _ text: String, _ kind: Kind) -> Int32 {
    if let known = byStem[stem] {
      if text.utf8.count < texts[Int(known)].utf8.count { texts[Int(known)] = text }
      return known
    }
    let type = Int32(truncatingIfNeeded: texts.count)
    byStem[stem] = type
    texts.append(text)
    kinds.append(kind)
    return type
  }
}

/// Cuts sentences into numbered tokens. Not thread-safe.
package final class SentenceTokenizer {
  package let vocabulary: Vocabulary
  /// Whether numbers, addresses and tags are read by value: `1,000` and `1 000` are one. They stand at the end of a
  /// sentence then, since what they are made of may be several tokens.
  package let readsNumbers: Bool
  private let analyzer = SegmentAnalyzer()
  private let finder: PlaceableFinder

  package init(_ vocabulary: Vocabulary, readsNumbers: Bool) {
    self.vocabulary = vocabulary
    self.readsNumbers = readsNumbers
    finder = PlaceableFinder(vocabulary.language)
  }

  /// Appends the types of a sentence's tokens.
  package func append(_ text: String, to types: inout [Int32]) {
    analyzer.analyze(text)
    let folded = analyzer.folded
    guard let base = folded.baseAddress else { return }
    var numbers = false
    let first = types.count
    for token in analyzer.tokens {
      if token.kind == .number, readsNumbers {
        numbers = true
        continue
      }
      let form = UnsafeBufferPointer(start: base + Int(token.start), count: Int(token.end - token.start))
      types.append(vocabulary.type(of: form, hash: token.hash, kind: token.kind))
    }
    guard numbers else { return }
    var found = false
    for placeable in finder.placeables(in: text, datesAsNumbers: true) where placeable.kind == .number {
      types.append(vocabulary.type(ofValue: placeable.value, kind: .number))
      found = true
    }
    guard !found else { return }
    // Digits that are part of something else.
    types.removeSubrange(first...)
    for token in analyzer.tokens {
      let form = UnsafeBufferPointer(start: base + Int(token.start), count: Int(token.end - token.start))
      types.append(vocabulary.type(of: form, hash: token.hash, kind: token.kind))
    }
  }
}

/// Sentences as numbers of word types, in one block of memory.
package struct TokenCorpus: Sendable {
  /// The types of all tokens, sentence after sentence.
  package private(set) var types: [Int32] = []
  /// Where in `types` each sentence begins, and where the last one ends.
  package private(set) var starts: [Int] = [0]

  package init() {}

  package var count: Int { starts.count - 1 }

  package mutating func append(_ text: String, _ tokenizer: SentenceTokenizer) {
    tokenizer.append(text, to: &types)
    starts.append(types.count)
  }

  package mutating func append(_ sentence: some Sequence<Int32>) {
    types.append(contentsOf: sentence)
    starts.append(types.count)
  }

  package subscript(_ sentence: Int) -> ArraySlice<Int32> { types[starts[sentence]..<starts[sentence + 1]] }

  /// The tokens of several sentences in a row.
  package func tokens(_ sentences: Range<Int>) -> ArraySlice<Int32> {
    types[starts[sentences.lowerBound]..<starts[sentences.upperBound]]
  }
}
