internal import Orthography

/// A word, number or sign of a term or a text, as terms are compared.
struct TermPiece {
  enum Kind: UInt8 {
    case word, number, sign
  }

  var kind: Kind
  /// Written in capitals: in a term, only the same in capitals will do. Found for terms alone; a text's words
  /// are looked at when they matter.
  var isAbbreviation = false
  /// A hyphen joins it to the piece before.
  var isJoined = false
  var fold: UInt64
  /// In bytes of the fold.
  var start: Int
  var end: Int

  /// The sentence's signs, which a term may be wrapped in or end with, but does not consist of.
  static func isWrapping(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x22, 0x27, 0x28, 0x29, 0x2C, 0x2D, 0x2E, 0x3A, 0x3B, 0x3F, 0x5B, 0x5D: true
    default: false
    }
  }
}

/// Cuts terms and texts into pieces. Not thread-safe: one per task.
final class TermCutter {
  private let analyzer: SegmentAnalyzer
  /// Of the last text, in order.
  @exclusivity(unchecked) private(set) var pieces: [TermPiece] = []

  /// The fold of the last text, valid until the next is cut.
  var folded: UnsafeBufferPointer<UInt8> { analyzer.folded }

  /// - Parameter folding: of the language of the terms and texts.
  init(_ folding: LanguageFolding?) { analyzer = SegmentAnalyzer(folding) }

  var folding: LanguageFolding? { analyzer.folding }

  /// Whether each byte of the fold of the last text stands where the character it came from does.
  private(set) var isFoldedInPlace = false

  /// Cuts a text into ``pieces``.
  ///
  /// A hyphen between two words is left out, so that "missile-defense" is "missile defense"; so is a quote. A
  /// dash with spaces around it is a sign, and every other sign is one: no term reaches over it unless it has
  /// it.
  func cut(_ text: String) {
    analyzer.analyze(text)
    let folded = analyzer.folded
    isFoldedInPlace = analyzer.isFoldedInPlace(text.utf8.count)
    let tokens = analyzer.tokens
    pieces.removeAll(keepingCapacity: true)
    var isJoined = false
    for index in tokens.indices {
      let token = tokens[index]
      let start = Int(token.start)
      let end = Int(token.end)
      guard start < end, end <= folded.count else { continue }
      if token.kind == .punctuation, end - start == 1 {
        let sign = folded[start]
        if sign == 0x22 { continue }
        if sign == 0x2D, index > 0, index + 1 < tokens.count, tokens[index - 1].end == token.start,
          tokens[index + 1].start == token.end, tokens[index - 1].kind.isSpoken,
          tokens[index + 1].kind.isSpoken
        {
          isJoined = true
          continue
        }
      }
      let kind: TermPiece.Kind = token.kind == .word ? .word : token.kind == .number ? .number : .sign
      pieces.append(TermPiece(kind: kind, isJoined: isJoined, fold: token.hash, start: start, end: end))
      isJoined = false
    }
  }

  /// How many letters a piece of the last text has.
  func letterCount(_ piece: TermPiece) -> Int {
    folded[piece.start..<piece.end].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// The fold of a piece of the last text.
  func text(_ piece: TermPiece) -> String { String(decoding: folded[piece.start..<piece.end], as: UTF8.self) }

  /// The pieces of a term: without the signs around it and dashes in it, abbreviations marked.
  func termPieces(of text: String) -> [TermPiece] {
    cut(text)
    var pieces = pieces
    let folded = analyzer.folded
    func isWrapping(_ piece: TermPiece) -> Bool {
      piece.kind == .sign && piece.end - piece.start == 1 && TermPiece.isWrapping(folded[piece.start])
    }
    while let last = pieces.last, isWrapping(last) { pieces.removeLast() }
    if let first = pieces.firstIndex(where: { !isWrapping($0) }) { pieces.removeFirst(first) }
    pieces.removeAll { $0.kind == .sign && $0.end - $0.start == 1 && folded[$0.start] == 0x2D }
    if Capitals.mayAbbreviate(text) { markAbbreviations(&pieces, in: text) }
    return pieces
  }

  private func markAbbreviations(_ pieces: inout [TermPiece], in text: String) {
    let folded = Orthography.foldWithOffsets(text, folding)
    let bytes = Array(text.utf8)
    var capitals: [Int] = []
    var letters = 0
    for index in pieces.indices where pieces[index].kind == .word {
      letters += 1
      guard let range = folded.originalRange(of: pieces[index].start..<pieces[index].end) else { continue }
      let count = Capitals.count(String(decoding: bytes[range], as: UTF8.self))
      if count == 0 { continue }
      if count == 1, pieces.count > 1, index == 0 {
        // "В соответствии с" is no "С-300": a letter at the start is a name of something if a number or
        // hyphen follows.
        guard index + 1 < pieces.count, pieces[index + 1].kind == .number || pieces[index + 1].isJoined else {
          continue
        }
      }
      capitals.append(index)
    }
    // A glossary all in capitals is not one of abbreviations.
    let isShouting =
      capitals.count == letters && letters > 1 && capitals.contains { letterCount(pieces[$0]) > 6 }
    if !isShouting { for index in capitals { pieces[index].isAbbreviation = true } }
  }
}

/// Words in capitals.
enum Capitals {
  /// How many letters a word has, when it is written in capitals; else 0.
  static func count(_ word: String) -> Int {
    var letters = 0
    for scalar in word.unicodeScalars where scalar.properties.isAlphabetic {
      if !scalar.properties.isUppercase { return 0 }
      letters += 1
    }
    return letters
  }

  /// Whether a word is an abbreviation with an English plural or possessive ending ("ICBMs", "NATO's").
  static func hasEnding(_ word: String) -> Bool {
    var scalars = word.unicodeScalars
    guard scalars.popLast() == "s" else { return false }
    if let last = scalars.last, last == "'" || last == "\u{2019}" { scalars.removeLast() }
    return count(String(scalars)) > 0
  }

  /// Whether there is a capital that does not begin a word in small letters: cheap, and right when it says
  /// no.
  static func mayAbbreviate(_ text: String) -> Bool {
    var wasCapital = false
    for scalar in text.unicodeScalars {
      let isCapital = scalar.properties.isUppercase
      if wasCapital, isCapital || !scalar.properties.isAlphabetic { return true }
      wasCapital = isCapital
    }
    return wasCapital
  }
}
