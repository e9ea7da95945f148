internal import Bitext
internal import Orthography

/// The words of one side of a memory, numbered: as they are written (surfaces), and folded (forms).
///
/// Words that hyphens join are one ("COVID-19"). Not thread-safe.
final class TermVocabulary {
  enum Kind: UInt8, BitwiseCopyable { case word, number, sign }

  let language: LanguageTag
  /// Of each surface: as written, its form, how often it stands within a sentence, and how often at its beginning.
  private(set) var texts: [String] = []
  private(set) var formOf: [Int32] = []
  private(set) var innerCounts: [Int32] = []
  private(set) var firstCounts: [Int32] = []
  /// Of each form.
  private(set) var forms: [String] = []
  private(set) var kinds: [Kind] = []
  private(set) var formCounts: [Int32] = []

  private var surfaces: [UInt64: Int32] = [:]
  private var formNumbers: [UInt64: Int32] = [:]
  private let analyzer = SegmentAnalyzer()
  /// A longer word is a damaged file's, or a key's.
  private static let longestWord = 80

  init(_ language: LanguageTag) { self.language = language }

  /// Cuts a text into words and signs; gives the fold of each, whether it ends a sentence, and its range in the text's bytes.
  private func cut(_ text: inout String, _ take: (UnsafeRawBufferPointer, UnsafeRawBufferPointer, Kind) -> Void) {
    text.withUTF8 { original in
      analyzer.analyze(original)
      let folded = analyzer.folded
      let tokens = analyzer.tokens
      let isInPlace = analyzer.foldedFast && folded.count == original.count
      let offsets = isInPlace ? nil : Orthography.foldWithOffsets(String(decoding: original, as: UTF8.self))
      var at = 0
      while at < tokens.count {
        let first = tokens[at]
        var last = first
        var hasLetters = first.kind == .word
        if first.kind.isSpoken {
          while at + 2 < tokens.count, tokens[at + 1].start == last.end, tokens[at + 2].start == tokens[at + 1].end,
            tokens[at + 1].end - tokens[at + 1].start == 1, folded[Int(tokens[at + 1].start)] == 0x2D,
            tokens[at + 2].kind.isSpoken
          {
            last = tokens[at + 2]
            hasLetters = hasLetters || last.kind == .word
            at += 2
          }
        }
        at += 1
        // "U.S." with its last point.
        if first.kind == .word, at < tokens.count, tokens[at].start == last.end, folded[Int(tokens[at].start)] == 0x2E,
          folded[Int(first.start)..<Int(last.end)].contains(0x2E),
          folded[Int(first.start)..<Int(last.end)].split(separator: 0x2E).allSatisfy({
            $0.count == ($0.first.map { $0 < 0x80 } ?? true ? 1 : 2)
          })
        {
          last = tokens[at]
          at += 1
        }
        let range = Int(first.start)..<Int(last.end)
        guard !range.isEmpty, range.upperBound <= folded.count else { continue }
        var kind: Kind = !first.kind.isSpoken ? .sign : hasLetters ? .word : .number
        var written = range
        if let offsets {
          guard let there = offsets.originalRange(of: range), there.upperBound <= original.count else { continue }
          written = there
        }
        if written.count > Self.longestWord { kind = .sign }
        take(
          UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: folded[range])),
          UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: original[written])), kind)
      }
    }
  }

  /// Appends the surfaces of a text.
  func append(_ text: String, to numbers: inout [Int32]) {
    var text = text
    var isFirst = true
    cut(&text) { fold, written, kind in
      let number = surface(written, fold, kind)
      if isFirst { firstCounts[Int(number)] += 1 } else { innerCounts[Int(number)] += 1 }
      formCounts[Int(formOf[Int(number)])] += 1
      numbers.append(number)
      // A comma, a dash and the like go on with the sentence; so does what stands in brackets.
      if kind == .sign {
        isFirst = isFirst || fold.count != 1 || ![0x2C, 0x2D, 0x28, 0x29, 0x2F, 0x25].contains(fold[0])
      } else {
        isFirst = false
      }
    }
  }

  /// The hashes of the forms of a text's words, by which ``hash(ofForm:)`` finds them.
  func formHashes(_ text: String, _ take: (UInt64) -> Void) {
    var text = text
    cut(&text) { fold, _, kind in
      if kind == .word { take(ByteHash.hash64(fold.assumingMemoryBound(to: UInt8.self))) }
    }
  }

  func hash(ofForm form: Int) -> UInt64 { ByteHash.hash64(forms[form]) }

  private func surface(_ written: UnsafeRawBufferPointer, _ fold: UnsafeRawBufferPointer, _ kind: Kind) -> Int32 {
    let hash = ByteHash.hash64(written.assumingMemoryBound(to: UInt8.self))
    if let known = surfaces[hash] { return known }
    let number = Int32(truncatingIfNeeded: texts.count)
    surfaces[hash] = number
    texts.append(String(decoding: written.prefix(4 * Self.longestWord), as: UTF8.self))
    innerCounts.append(0)
    firstCounts.append(0)
    let formHash = ByteHash.hash64(fold.assumingMemoryBound(to: UInt8.self)) &+ UInt64(kind.rawValue)
    if let known = formNumbers[formHash] {
      formOf.append(known)
    } else {
      let form = Int32(truncatingIfNeeded: forms.count)
      formNumbers[formHash] = form
      forms.append(String(decoding: fold.prefix(4 * Self.longestWord), as: UTF8.self))
      kinds.append(kind)
      formCounts.append(0)
      formOf.append(form)
    }
    return number
  }

  func kind(ofSurface surface: Int) -> Kind { kinds[Int(formOf[surface])] }
}
