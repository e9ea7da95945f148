package import Bitext
internal import Languages
package import Morphology
internal import Orthography

/// The paradigm of a term: what recognition takes for its forms, for a terminologist to look at.
package enum TermParadigm {
  /// - Returns: Russian and English terms by case and number; terms of other languages, and terms without forms, as one row
  ///   without either; none for what has no word and no number.
  package static func rows(of term: String, language: LanguageTag) -> [Paradigm.Row] {
    let cutter = TermCutter(LanguageFolding(of: language))
    let pieces = cutter.termPieces(of: term)
    guard pieces.contains(where: { $0.kind != .sign }) else { return [] }
    let original = OriginalText(term, cutter)
    let words = pieces.map { original.text(in: original.range(of: $0.start..<$0.end)) }
    let joined = pieces.map(\.isJoined)
    if language.language == "ru", let lexicon = RussianLexicon.embedded {
      let folded = pieces.map { piece in
        let text = cutter.text(piece)
        let isCyrillic = RussianLetters.letters(text.utf8).contains(where: RussianLetters.isCyrillic)
        return RussianDecliner.Word(
          text: text,
          isFixed: piece.kind != .word || piece.isAbbreviation || !isCyrillic || cutter.letterCount(piece) == 1,
          isJoined: piece.isJoined)
      }
      return Paradigm.russian(words: folded, original: words, RussianDecliner(lexicon))
    }
    if language.language == "en", pieces.last?.kind == .word { return Paradigm.english(words, joined: joined) }
    return [Paradigm.Row(grammaticalCase: nil, number: nil, form: term)]
  }
}
