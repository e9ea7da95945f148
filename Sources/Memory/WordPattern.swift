/// A word with `*` for any letters, none included, and `?` for one character.
package struct WordPattern: Hashable, Sendable {
  enum Piece: Hashable, Sendable {
    case bytes([UInt8])
    case one
    case any
  }

  let pieces: [Piece]

  /// Letters that stand for the wildcards while a query is cut into words: one of them for `*`, two for `?`.
  ///
  /// U+A66E, a letter of one manuscript of the fifteenth century: no word break parts it from other letters, and it has no other
  /// case.
  static let standIn: Unicode.Scalar = "\u{A66E}"

  /// A query with the stand-ins for its wildcards; nil when it has none. A `?` is one only where a letter follows.
  static func standingIn(_ query: String) -> String? {
    var result = String.UnicodeScalarView()
    var found = false
    // Of wildcards that follow each other only this counts: how many characters there are at the least, and whether exactly.
    var (ones, isOpen) = (0, false)
    func standIns() -> [Unicode.Scalar] { [Unicode.Scalar](repeating: standIn, count: 2 * ones + (isOpen ? 1 : 0)) }
    let scalars = Array(query.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if scalar == "*" {
        isOpen = true
      } else if scalar == "?", index + 1 < scalars.count, isWordPart(scalars[index + 1]) {
        ones += 1
      } else {
        result.append(contentsOf: standIns())
        result.append(scalar)
        (ones, isOpen) = (0, false)
        continue
      }
      found = true
    }
    result.append(contentsOf: standIns())
    return found ? String(result) : nil
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "*" || scalar == "?" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// A token of a query with stand-ins; nil when it has none.
  init?(_ token: some Sequence<UInt8>) {
    let mark = Array(String(Self.standIn).utf8)
    var pieces: [Piece] = []
    var literal: [UInt8] = []
    var marks = 0
    func marked() -> [Piece] {
      [Piece](repeating: .one, count: marks / 2) + (marks % 2 == 1 ? [.any] : [])
    }
    for byte in token {
      literal.append(byte)
      if literal.suffix(mark.count).elementsEqual(mark) {
        literal.removeLast(mark.count)
        if !literal.isEmpty {
          pieces += marked() + [.bytes(literal)]
          marks = 0
          literal = []
        }
        marks += 1
      }
    }
    if !literal.isEmpty {
      pieces += marked() + [.bytes(literal)]
      marks = 0
    }
    pieces += marked()
    guard pieces.contains(where: { $0 == .any || $0 == .one }) else { return nil }
    self.pieces = pieces
  }

  /// Whether it says anything of the word at all.
  var isAnything: Bool { pieces.allSatisfy { $0 == .any } }

  /// Whether a word in UTF-8 is one of those meant. Time: the word's length times the pattern's.
  func matches(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    var (at, piece) = (0, 0)
    // Where to go on when what follows the last `*` does not fit.
    var retry: (at: Int, piece: Int)?
    while true {
      if piece == pieces.count, at == word.count { return true }
      var fits = false
      if piece < pieces.count {
        switch pieces[piece] {
        case .any:
          retry = (at, piece)
          piece += 1
          continue
        case .one:
          if at < word.count {
            at += 1
            while at < word.count, word[at] & 0xC0 == 0x80 { at += 1 }
            fits = true
          }
        case .bytes(let bytes):
          if word.count - at >= bytes.count, word[at..<at + bytes.count].elementsEqual(bytes) {
            at += bytes.count
            fits = true
          }
        }
      }
      if fits {
        piece += 1
      } else {
        guard let last = retry, last.at < word.count else { return false }
        at = last.at + 1
        while at < word.count, word[at] & 0xC0 == 0x80 { at += 1 }
        retry = (at, last.piece)
        piece = last.piece + 1
      }
    }
  }
}
