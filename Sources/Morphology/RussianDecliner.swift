internal import Orthography

/// Declines Russian terms: nouns with their adjectives, several words or one; verbs where there is no noun.
///
/// Some 5 µs a term. Not thread-safe: one per task.
package final class RussianDecliner {
  /// A word of a term.
  package struct Word {
    /// Its fold.
    package var text: String
    /// It has no forms: no Cyrillic letters, one letter, an abbreviation.
    package var isFixed: Bool
    /// A hyphen joins it to the word before.
    package var isJoined: Bool

    package init(text: String, isFixed: Bool, isJoined: Bool) {
      self.text = text
      self.isFixed = isFixed
      self.isJoined = isJoined
    }
  }

  private typealias Reading = RussianLexicon.Reading

  /// What adjectives agree with: a noun in the nominative, or an abbreviation that has no forms of its own.
  private struct Noun {
    var reading: Reading?
    var gender: Int
    var isPlural: Bool
  }

  private struct Head {
    var place: Int
    var nouns: [Noun]
  }

  /// The forms of a word; the first is the word itself.
  private struct Member {
    var forms: [WordForm]

    init(_ word: Word, isFixed: Bool) {
      var text = word.text
      forms = [
        WordForm(
          text: word.text, hash: text.withUTF8 { ByteHash.hash64($0) }, cells: isFixed ? .any : [], change: .none)
      ]
    }

    var hasOnlyItself: Bool { forms.count == 1 && forms[0].cells == .any }

    mutating func add(_ added: [WordForm]) {
      for form in added {
        if let known = forms.firstIndex(where: { $0.hash == form.hash }) {
          forms[known].cells.formUnion(form.cells)
        } else {
          forms.append(form)
        }
      }
    }
  }

  private struct Expansion: Hashable {
    var number: Int
    var stem: [UInt8]
    var role: Int
  }

  private let lexicon: RussianLexicon
  private let mostRemembered: Int
  private var readings: [String: [Reading]] = [:]
  private var expansions: [Expansion: [WordForm]] = [:]

  /// - Parameter remembers: of how many words the readings and forms are kept, to be had again at once.
  package init(_ lexicon: RussianLexicon, remembers: Int = 50_000) {
    self.lexicon = lexicon
    mostRemembered = remembers
  }

  /// The forms of each word of a term, the word itself first.
  ///
  /// The head is a noun in the nominative before which there are only adjectives that agree with it, words of no known kind
  /// and parts of the same compound; it is declined, and they with it. What follows it stands as it is, but adjectives and
  /// nouns in the nominative are declined too. Without a noun, adjectives are in any form, or the first verb is.
  package func forms(of words: [Word]) -> [[WordForm]] {
    let found = words.map { $0.isFixed ? [] : readings(of: $0.text) }
    let heads = heads(words, found)
    let members = heads.isEmpty ? withoutHead(words, found) : declined(words, found, heads)
    return members.map(\.forms)
  }

  /// Whether a form is mostly another word's than that of a noun that is a term by itself. Both folded.
  package func isWeak(_ form: String, of term: String) -> Bool {
    lexicon.isWeak(RussianLetters.letters(form.utf8), of: RussianLetters.letters(term.utf8))
  }

  private func readings(of word: String) -> [Reading] {
    if let known = readings[word] { return known }
    let found = lexicon.readings(RussianLetters.letters(word.utf8))
    if readings.count > mostRemembered { readings.removeAll(keepingCapacity: true) }
    readings[word] = found
    return found
  }

  private func declined(_ words: [Word], _ found: [[Reading]], _ heads: [Head]) -> [Member] {
    var members = [Member?](repeating: nil, count: words.count)
    for head in heads {
      for place in 0..<head.place {
        let agreeing = head.nouns.map { noun in (noun, Self.agreeing(found[place], noun)) }
        let hasAgreeing = agreeing.contains { !$0.1.isEmpty }
        if !hasAgreeing, members[place] != nil { continue }
        var member = members[place] ?? Member(words[place], isFixed: !hasAgreeing)
        for (noun, readings) in agreeing {
          for reading in readings { member.add(adjectiveForms(reading, gender: noun.gender)) }
        }
        members[place] = member
      }
      var member = members[head.place] ?? Member(words[head.place], isFixed: head.place != heads[0].place)
      for noun in head.nouns {
        if let reading = noun.reading {
          member.add(nounForms(reading))
        } else {
          member = Member(words[head.place], isFixed: true)
        }
      }
      members[head.place] = member
    }
    let last = heads[heads.count - 1]
    for place in words.indices where place > last.place {
      var member = Member(words[place], isFixed: true)
      let isStopped = place > last.place + 1 && members[place - 1].map(\.hasOnlyItself) ?? true
      if !isStopped {
        for noun in last.nouns {
          for reading in Self.agreeing(found[place], noun) {
            member.add(adjectiveForms(reading, gender: noun.gender))
          }
          for reading in found[place] where reading.kind == .noun && (reading.cell >= 6) == noun.isPlural {
            member.add(nounForms(reading))
          }
        }
      }
      members[place] = member
    }
    return words.indices.map { place in
      var member = members[place] ?? Member(words[place], isFixed: true)
      // The first part of a compound may stand still: "премьер-министра" beside "ракеты-носителя".
      if place + 1 < words.count, words[place + 1].isJoined { member.forms[0].cells = .any }
      return member
    }
  }

  /// Where a noun may be an adjective too ("рабочий класс"), there are several heads. An abbreviation or foreign word after
  /// adjectives is one of their gender ("вирусная РНК").
  private func heads(_ words: [Word], _ found: [[Reading]]) -> [Head] {
    var heads: [Head] = []
    for place in words.indices {
      let nouns = found[place].filter { $0.kind == .noun }.map {
        Noun(reading: $0, gender: $0.gender, isPlural: $0.cell >= 6)
      }.filter { noun in
        (0..<place).allSatisfy {
          found[$0].isEmpty || words[$0 + 1].isJoined || !Self.agreeing(found[$0], noun).isEmpty
        }
      }
      if !nouns.isEmpty { heads.append(Head(place: place, nouns: nouns)) }
      let mayPrecede =
        found[place].isEmpty || found[place].contains { $0.kind == .adjective }
        || place + 1 < words.count && words[place + 1].isJoined
      if !mayPrecede { break }
    }
    if !heads.isEmpty { return heads }
    guard let place = found.firstIndex(where: \.isEmpty), place > 0 else { return [] }
    for (cell, gender) in [(0, 0), (5, 1), (9, 2), (10, 0)] {
      let isCitation = found[..<place].allSatisfy { readings in
        readings.contains { $0.kind == .adjective && $0.cell == cell }
      }
      if isCitation {
        return [Head(place: place, nouns: [Noun(reading: nil, gender: gender, isPlural: cell == 10)])]
      }
    }
    return []
  }

  /// Readings as an adjective that agrees with a noun in the nominative.
  private static func agreeing(_ readings: [Reading], _ noun: Noun) -> [Reading] {
    readings.filter { $0.kind == .adjective && isNominative($0.cell, noun) }
  }

  private static func isNominative(_ cell: Int, _ noun: Noun) -> Bool {
    if noun.isPlural { return cell == 10 }
    switch noun.gender {
    case 0: return cell == 0
    case 1: return cell == 5
    case 2: return cell == 9
    default: return cell == 0 || cell == 5
    }
  }

  private func nounForms(_ reading: Reading) -> [WordForm] {
    expanded(reading, role: -1) {
      (0..<12).map { cell in
        let bit = FormCells(rawValue: 1 << UInt16(cell))
        return (cell, cell == 1 ? bit.union(.afterNumber) : bit)
      }
    }
  }

  private func adjectiveForms(_ reading: Reading, gender: Int) -> [WordForm] {
    expanded(reading, role: gender) { Self.adjectiveCells[min(gender, 3)] }
  }

  /// All forms, agreeing with everything.
  private func allForms(_ reading: Reading, cells: Range<Int>) -> [WordForm] {
    expanded(reading, role: 4) { cells.map { ($0, .any) } }
  }

  private func expanded(
    _ reading: Reading, role: Int, _ cells: () -> [(cell: Int, bits: FormCells)]
  ) -> [WordForm] {
    let key = Expansion(number: reading.number, stem: reading.stem, role: role)
    if let known = expansions[key] { return known }
    var made: [WordForm] = []
    for (cell, bits) in cells() {
      for form in lexicon.forms(reading, cell: cell) {
        let hash = RussianLetters.utf8(form.map(RussianLetters.folded)).withUnsafeBufferPointer { ByteHash.hash64($0) }
        if let known = made.firstIndex(where: { $0.hash == hash }) {
          made[known].cells.formUnion(bits)
        } else {
          let text = String(decoding: RussianLetters.utf8(form), as: UTF8.self)
          made.append(WordForm(text: text, hash: hash, cells: bits, change: .inflection))
        }
      }
    }
    if expansions.count > mostRemembered { expansions.removeAll(keepingCapacity: true) }
    expansions[key] = made
    return made
  }

  /// Adjectives alone agree with each other, adverbs before them as they are ("юридически обязывающий"); the first verb is in any form, its participles too; the rest stands as it is.
  private func withoutHead(_ words: [Word], _ found: [[Reading]]) -> [Member] {
    let isAdjective = found.map { $0.contains { $0.kind == .adjective } }
    // The first part of a compound stands still: "серо-зелёного".
    let areAdjectives =
      isAdjective.last == true
      && words.indices.allSatisfy { place in
        isAdjective[place] || found[place].isEmpty || place + 1 < words.count && words[place + 1].isJoined
      }
    var hasVerb = false
    return words.indices.map { place in
      let readings = found[place]
      var member = Member(words[place], isFixed: !areAdjectives || !isAdjective[place])
      if areAdjectives {
        for reading in readings where reading.kind == .adjective {
          for gender in 0..<4 { member.add(adjectiveForms(reading, gender: gender)) }
        }
        return member
      }
      let verbs = hasVerb ? [] : readings.filter { $0.kind == .verb }
      for verb in verbs {
        hasVerb = true
        member.add(allForms(verb, cells: 0..<1))
        guard !lexicon.isEmpty(verb.number, cell: 1) else { continue }
        for participle in lexicon.forms(verb, cell: 1) {
          for reading in lexicon.readings(participle.map(RussianLetters.folded))
          where reading.kind == .adjective && reading.cell == 0 {
            member.add(allForms(reading, cells: 0..<14))
          }
        }
      }
      return member
    }
  }

  /// What each cell of an adjective may be before a noun of a gender: masculine, feminine, neuter, unknown.
  static let adjectiveCells: [[(cell: Int, bits: FormCells)]] = {
    func s(_ cases: Int...) -> FormCells { cases.reduce([]) { $0.union(.singular($1)) } }
    func p(_ cases: Int...) -> FormCells { cases.reduce([]) { $0.union(.plural($1)) } }
    let masculine: [(cell: Int, bits: FormCells)] = [(1, s(1, 3)), (2, s(2)), (3, s(4)), (4, s(5))]
    let feminine: [(cell: Int, bits: FormCells)] = [(5, s(0)), (6, s(1, 2, 5)), (7, s(3)), (8, s(4))]
    let plural: [(cell: Int, bits: FormCells)] = [
      (11, p(1, 3, 5).union(.afterNumber)), (12, p(2)), (13, p(4)),
    ]
    let nominative = p(0, 3)
    // "две рабочие группы": the nominative after a number, before feminine nouns.
    let counted = nominative.union(.afterNumber)
    return [
      [(0, s(0, 3))] + masculine + [(10, nominative)] + plural,
      feminine + [(10, counted)] + plural,
      [(9, s(0, 3))] + masculine + [(10, nominative)] + plural,
      [(0, s(0, 3))] + masculine + feminine + [(10, counted)] + plural,
    ]
  }()
}
