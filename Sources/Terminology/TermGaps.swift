internal import Bitext
internal import Languages
internal import Orthography

/// What may stand within a term where two are named at once: "air and missile defense", «противоракетной и
/// противовоздушной обороны».
///
/// One or two words, each after a comma, a conjunction or a slash, one conjunction among them. In Russian the word before the
/// gap and those in it must be adjectives of one case, by their endings; English has no such signs, but articles, prepositions
/// and the like stand neither in a gap nor right behind it. Other languages have no gaps.
struct TermGaps {
  private enum Way { case english, russian, none }
  private let way: Way
  private let conjunctions: WordHashes
  private static let comma = ByteHash.hash64(",")
  private static let hyphen = ByteHash.hash64("-")
  private let particles: WordHashes

  init(language: LanguageTag) {
    let facts = LanguageFacts.of(language).terms
    way = language.language == "en" ? .english : language.language == "ru" ? .russian : .none
    conjunctions = WordHashes(facts.conjunctions)
    particles = WordHashes(facts.outsideGaps)
  }

  /// The pieces at which a term may go on after a gap behind a piece.
  func ends(after piece: Int, _ cutter: TermCutter) -> [Int] {
    let pieces = cutter.pieces
    guard way != .none, piece >= 0, piece + 3 < pieces.count else { return [] }
    var at = piece + 1
    // "short- and medium-range".
    if way == .english, pieces[at].fold == Self.hyphen { at += 1 }
    guard pieces[at].fold == Self.comma || conjunctions.contains(pieces[at].fold) else { return [] }
    let ending = way == .russian ? Self.ending(cutter, pieces[piece]) : .max
    guard ending != 0 else { return [] }
    var ends: [Int] = []
    var hasConjunction = false
    for _ in 0..<2 {
      let start = at
      if at < pieces.count, pieces[at].fold == Self.comma { at += 1 }
      if at < pieces.count, conjunctions.contains(pieces[at].fold) {
        hasConjunction = true
        at += 1
      }
      guard at > start, at + 1 < pieces.count, pieces[at].kind == .word else { return ends }
      switch way {
      case .russian: guard Self.ending(cutter, pieces[at]) & ending != 0 else { return ends }
      default: guard !particles.contains(pieces[at].fold) else { return ends }
      }
      at += 1
      if hasConjunction, way == .russian || !particles.contains(pieces[at].fold) { ends.append(at) }
    }
    return ends
  }

  /// The cases that an adjective may stand in by its ending, one bit for each set of endings; 0 for no adjective.
  private static func ending(_ cutter: TermCutter, _ piece: TermPiece) -> UInt16 {
    let word = cutter.folded[piece.start..<piece.end]
    guard piece.kind == .word, word.count >= 8 else { return 0 }
    for letters in [3, 2] {
      let bits: UInt16 =
        switch String(decoding: word.suffix(letters * 2), as: UTF8.self) {
        case "ого", "его": 4
        case "ому", "ему": 8
        case "ыми", "ими": 32
        case "ой": 1 | 2
        case "ей", "ою", "ею": 1
        case "ый", "ий": 2
        case "ым", "им": 16
        case "ых", "их": 64
        case "ые", "ие": 128
        case "ая", "яя": 256
        case "ую", "юю": 512
        case "ое", "ее": 1024
        case "ом", "ем": 2048
        default: 0
        }
      if bits != 0 { return bits }
    }
    return 0
  }
}
