package import Bitext
internal import Languages
internal import Morphology
internal import Orthography

/// A word of a term as an index has it: the forms it may stand in.
struct TermMember {
  struct Form: BitwiseCopyable {
    /// Of the fold, or of the stem with ``TermForms/stemSalt``.
    var hash: UInt64
    var cells: UInt16
    var change: UInt8
  }

  var forms: [Form]
  /// It must stand in capitals.
  var isAbbreviation = false

  init(_ forms: [WordForm], isAbbreviation: Bool = false) {
    self.forms = forms.map { Form(hash: $0.hash, cells: $0.cells.rawValue, change: $0.change.rawValue) }
    self.isAbbreviation = isAbbreviation
  }

  /// What has no other form.
  init(fixed hash: UInt64, isAbbreviation: Bool = false) {
    forms = [Form(hash: hash, cells: FormCells.any.rawValue, change: 0)]
    self.isAbbreviation = isAbbreviation
  }
}

/// Makes the members of terms, by language. Not thread-safe: one per task.
///
/// - Russian: declined, or conjugated (`RussianDecliner`).
/// - English: number, possessive, verb forms, British and American spelling (`EnglishForms`).
/// - Languages with a lexicon: the forms that it gives (`Lexicon`).
/// - Others that Snowball has a stemmer for: the fold, or the same stem; Vietnamese in a text typed without marks: the same letters.
/// - Others: the fold.
final class TermForms {
  /// A term's members, and what is to be asked of a place where they stand.
  struct Made {
    var members: [TermMember]
    /// The same with two words written as one; the place is the first of the two.
    var joined: [(place: Int, member: TermMember)] = []
    /// A common word that is something else in most texts: only the same letters in the same case will do.
    var isHomograph = false
    /// One letter: only a text that is nothing else.
    var standsAlone = false
  }

  /// Of the forms that this makes, and of how they are matched. Raise it when either changes.
  static let version = 4
  static let stemSalt: UInt64 = 0x5EED_57E3_0000_0001

  /// What is longer, in bytes of its fold, is no word: a term with it has no forms.
  private static let longestWord = 256

  fileprivate enum Way { case russian, english, lexicon, stems, folds }
  fileprivate let way: Way
  fileprivate let stemmer: Stemmer
  private let decliner: RussianDecliner?
  private struct EnglishWord: Hashable {
    var hash: UInt64
    var role: EnglishForms.Role
  }
  private var english: [EnglishWord: TermMember] = [:]
  private let lexicon: Lexicon?
  fileprivate let affixes: AffixStripper?
  private var listed: [UInt64: TermMember] = [:]
  let cutter: TermCutter

  init(language: LanguageTag) {
    stemmer = Stemmer(language: language)
    cutter = TermCutter(stemmer.folding)
    decliner = language.language == "ru" ? RussianLexicon.embedded.map { RussianDecliner($0) } : nil
    lexicon = Lexicon.of(language)
    affixes = AffixStripper(language)
    switch language.language {
    case "ru": way = decliner == nil ? .stems : .russian
    case "en": way = .english
    case _ where lexicon != nil: way = .lexicon
    default: way = stemmer.hasRules || stemmer.isTypedWithoutMarks ? .stems : .folds
    }
  }

  /// Whether texts must be stemmed to find these members.
  var usesStems: Bool { way == .stems }

  /// The members of a term; nil for what has no word and no number.
  func members(of text: String, partOfSpeech: String? = nil) -> Made? {
    let pieces = cutter.termPieces(of: text)
    guard pieces.contains(where: { $0.kind != .sign }) else { return nil }
    var made: Made
    switch pieces.contains(where: { $0.end - $0.start > Self.longestWord }) ? .folds : way {
    case .russian: made = russian(pieces)
    case .english: made = englishMembers(pieces, partOfSpeech)
    case .lexicon: made = Made(members: pieces.map { listedMember($0, isAlone: pieces.count == 1) })
    case .stems: made = Made(members: pieces.map { stemmed($0, isAlone: pieces.count == 1) })
    case .folds: made = Made(members: pieces.map { fixed($0) })
    }
    if pieces.count == 1, pieces[0].kind == .word {
      made.standsAlone = cutter.letterCount(pieces[0]) == 1
      if !pieces[0].isAbbreviation, stemmer.isFunctionWord(hash: pieces[0].fold) { made.isHomograph = true }
    }
    addJoined(pieces, &made)
    return made
  }

  private func fixed(_ piece: TermPiece) -> TermMember {
    TermMember(fixed: piece.fold, isAbbreviation: piece.isAbbreviation)
  }

  // MARK: By language

  private func russian(_ pieces: [TermPiece]) -> Made {
    guard let decliner else { return Made(members: pieces.map { fixed($0) }) }
    let words = pieces.map { piece in
      let text = cutter.text(piece)
      let isCyrillic = RussianLetters.letters(text.utf8).contains(where: RussianLetters.isCyrillic)
      return RussianDecliner.Word(
        text: text,
        isFixed: piece.kind != .word || piece.isAbbreviation || !isCyrillic || cutter.letterCount(piece) == 1,
        isJoined: piece.isJoined)
    }
    var forms = decliner.forms(of: words)
    var made = Made(members: [])
    if words.count == 1, forms.count == 1, !words[0].isFixed {
      let term = words[0].text
      made.isHomograph = decliner.isWeak(term, of: term)
      forms[0].removeAll { form in
        form.change != .none && decliner.isWeak(Orthography.foldKey(form.text), of: term)
      }
    }
    made.members = zip(forms, pieces).map { TermMember($0, isAbbreviation: $1.isAbbreviation) }
    return made
  }

  private static let prepositions: Set<UInt64> = Set(
    ["of", "for", "in", "on", "to", "at", "by", "with", "from", "against", "between", "over", "under", "without"].map {
      ByteHash.hash64($0)
    })
  private static let infinitive = ByteHash.hash64("to")

  private func englishMembers(_ pieces: [TermPiece], _ partOfSpeech: String?) -> Made {
    let speech = partOfSpeech?.lowercased() ?? ""
    let isVerb = speech == "verb" || speech == "v"
    let words = pieces.indices.filter { pieces[$0].kind == .word }
    let last = words.last
    let preposition = words.first { Self.prepositions.contains(pieces[$0].fold) && $0 > 0 }
    let first = words.first { pieces[$0].fold != Self.infinitive }
    var members: [TermMember] = []
    for place in pieces.indices {
      let piece = pieces[place]
      guard piece.kind == .word else {
        members.append(fixed(piece))
        continue
      }
      var role = EnglishForms.Role.inner
      if isVerb {
        if place == first { role = .verb }
      } else if pieces.count == 1 {
        switch speech {
        case "noun", "n", "proper noun", "propernoun": role = .noun
        case "adjective", "adj", "adverb", "adv", "preposition", "conjunction": role = .inner
        default: role = .only
        }
      } else if place == last {
        role = .last
      } else if let preposition, place + 1 == preposition {
        role = .head
      }
      members.append(englishMember(piece, role))
    }
    return Made(members: members)
  }

  private func englishMember(_ piece: TermPiece, _ role: EnglishForms.Role) -> TermMember {
    if piece.isAbbreviation {
      let text = cutter.text(piece)
      let forms =
        [WordForm(text: text, hash: piece.fold, change: .none)]
        + (role == .inner ? [] : [text + "s", text + "'s"]).map {
          WordForm(text: $0, hash: ByteHash.hash64($0), change: .inflection)
        }
      return TermMember(forms, isAbbreviation: true)
    }
    let key = EnglishWord(hash: piece.fold, role: role)
    if let known = english[key] { return known }
    let member = TermMember(EnglishForms.forms(of: cutter.text(piece), role: role))
    if english.count > 100_000 { english.removeAll(keepingCapacity: true) }
    english[key] = member
    return member
  }

  /// Words of a phrase stand in the form that the phrase asks for («протиракетна оборона»): so all forms of all words that they may be forms
  /// of. A term of one word is a citation form as a rule.
  private func listedMember(_ piece: TermPiece, isAlone: Bool) -> TermMember {
    guard let lexicon, piece.kind == .word, !piece.isAbbreviation else { return fixed(piece) }
    let key = isAlone ? piece.fold : ~piece.fold
    if let known = listed[key] { return known }
    let word = UnsafeBufferPointer(rebasing: cutter.folded[piece.start..<piece.end])
    var forms = lexicon.forms(of: word)
    if !isAlone || !lexicon.isCitation(word) { forms += lexicon.family(of: word, looksForAll: true) }
    if !isAlone, let affixes, !lexicon.isCitation(word) {
      // "örgütü" of "terör örgütü".
      affixes.forEachCore(of: word) { core, _ in
        core.withUnsafeBufferPointer { bytes in
          if lexicon.isListed(bytes) { forms += [core] + lexicon.forms(of: bytes) }
        }
        return true
      }
    }
    var seen: Set<[UInt8]> = []
    var member = fixed(piece)
    for form in forms where seen.insert(form).inserted {
      let hash = form.withUnsafeBufferPointer { ByteHash.hash64($0) }
      guard hash != piece.fold else { continue }
      member.forms.append(
        TermMember.Form(hash: hash, cells: FormCells.any.rawValue, change: WordForm.Change.inflection.rawValue))
    }
    if listed.count > 100_000 { listed.removeAll(keepingCapacity: true) }
    listed[key] = member
    return member
  }

  /// Stems of fewer than three letters, and of words of fewer than five that are a term by themselves, are shared by words
  /// that have nothing in common.
  private func stemmed(_ piece: TermPiece, isAlone: Bool) -> TermMember {
    var member = fixed(piece)
    guard piece.kind == .word, !piece.isAbbreviation,
      stemmer.isTypedWithoutMarks || cutter.letterCount(piece) >= (isAlone ? 5 : 3)
    else { return member }
    let hash = stemmer.stemHash(UnsafeBufferPointer(rebasing: cutter.folded[piece.start..<piece.end]))
    member.forms.append(
      TermMember.Form(
        hash: hash ^ Self.stemSalt, cells: FormCells.any.rawValue, change: WordForm.Change.inflection.rawValue))
    return member
  }

  /// "cyber security" is also "cybersecurity": two words of English, and words that a hyphen joins.
  private func addJoined(_ pieces: [TermPiece], _ made: inout Made) {
    guard way != .russian else { return }
    for place in pieces.indices.dropLast() {
      let (one, other) = (pieces[place], pieces[place + 1])
      guard one.kind == .word, other.kind == .word, !one.isAbbreviation, !other.isAbbreviation,
        cutter.letterCount(one) >= (other.isJoined && way == .english ? 1 : 3), cutter.letterCount(other) >= 3,
        other.isJoined || way == .english && pieces.count == 2 && other.end - one.start <= 16
      else { continue }
      let text = cutter.text(one) + cutter.text(other)
      let role: EnglishForms.Role = place + 2 == pieces.count ? .last : .inner
      let member =
        way == .english
        ? TermMember(EnglishForms.forms(of: text, role: role)) : TermMember(fixed: ByteHash.hash64(text))
      made.joined.append((place, member))
    }
  }
}

/// How a language's words are recognised in other forms than the glossary's.
package enum FormKnowledge: String, Sendable {
  /// Declined and conjugated by a dictionary.
  case dictionary
  /// By rules for endings.
  case rules
  /// By lists of forms.
  case lexicon
  /// By the same stem (Snowball).
  case stems
  /// What is written together with words comes off.
  case affixes
  /// In a text that is typed without marks.
  case marks
  case none

  package static func of(_ language: LanguageTag) -> FormKnowledge { TermForms(language: language).knowledge }
}

extension TermForms {
  var knowledge: FormKnowledge {
    switch way {
    case .russian: .dictionary
    case .english: .rules
    case .lexicon: .lexicon
    case .stems: stemmer.isTypedWithoutMarks ? .marks : .stems
    case .folds: affixes != nil ? .affixes : .none
    }
  }
}
