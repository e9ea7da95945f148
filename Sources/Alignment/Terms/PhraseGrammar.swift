internal import Bitext
internal import Languages
internal import Morphology
internal import Orthography

/// Which sequences of words may be a term, without a tagger: by function words and the company that words keep; in Russian by the
/// dictionary of forms, which says what agrees with what.
final class PhraseGrammar {
  /// What a surface may be in a term.
  struct Role: OptionSet, BitwiseCopyable {
    let rawValue: UInt8
    /// Counts among a term's words; it may begin one; it may end one.
    static let content = Role(rawValue: 1)
    static let begins = Role(rawValue: 2)
    static let ends = Role(rawValue: 4)
    /// A function word or a number that may stand inside; one that may only between capitals.
    static let inner = Role(rawValue: 8)
    static let innerOfNames = Role(rawValue: 16)
    static let capital = Role(rawValue: 32)
    /// Of no declension: an abbreviation, a foreign word.
    static let fixed = Role(rawValue: 64)
    /// A part of names before another word in capitals, and nothing else ("New").
    static let ofName = Role(rawValue: 128)
  }

  /// Words that count, and all with those inside.
  static let mostWords = (content: 5, all: 6)

  let vocabulary: TermVocabulary
  /// By surface. Keys are the same for all forms of a word.
  private(set) var roles: [Role] = []
  private(set) var keys: [UInt64] = []
  /// By form; of Russian only.
  private var options: [RussianOptions] = []
  private var functionForms: [Bool] = []
  private var parses: [UInt64: Int8] = [:]
  let analyzer: RussianAnalyzer?
  private let stemmer: Stemmer
  private let language: String
  private let words: TermWords

  /// What a Russian form may be.
  struct RussianOptions {
    var nouns: [RussianAnalyzer.Analysis] = []
    var adjectives: [RussianAnalyzer.Analysis] = []
  }

  /// - Parameter corpus: all texts, as surfaces.
  init(_ vocabulary: TermVocabulary, _ corpus: TokenCorpus) {
    self.vocabulary = vocabulary
    language = vocabulary.language.language
    words = TermWords(vocabulary.language)
    stemmer = Stemmer(language: vocabulary.language, keepsMarks: true)
    if language == "ru", let lexicon = RussianLexicon.embedded {
      var counts: [[UInt8]: Int] = [:]
      for form in vocabulary.forms.indices where vocabulary.kinds[form] == .word {
        counts[RussianLetters.letters(vocabulary.forms[form].utf8)] = Int(vocabulary.formCounts[form])
      }
      analyzer = RussianAnalyzer(lexicon, vocabulary: counts)
    } else {
      analyzer = nil
    }
    setRoles(corpus)
  }

  // MARK: Spans

  /// Every span of a sentence that may be a term by its words alone, with the hash of its keys.
  @inline(__always)
  func forEachSpan(in sentence: ArraySlice<Int32>, _ body: (_ span: Range<Int>, _ hash: UInt64) -> Void) {
    for start in sentence.indices {
      guard roles[Int(sentence[start])].contains(.begins) else { continue }
      var hash = PhraseHash.empty
      var content = 0
      var place = start
      let end = min(sentence.endIndex, start + Self.mostWords.all)
      while place < end {
        let surface = Int(sentence[place])
        let role = roles[surface]
        if role.contains(.content) {
          if role.contains(.ofName), place + 1 >= end || !roles[Int(sentence[place + 1])].contains(.capital) { break }
          content += 1
          if content > Self.mostWords.content { break }
        } else if role.contains(.innerOfNames), place > start, place + 1 < end {
          let before = roles[Int(sentence[place - 1])]
          let after = roles[Int(sentence[place + 1])]
          // "Disease Control and Prevention", but not "China and Italy".
          let isName = before.contains(.capital) && after.contains(.capital) && place - start > 1
          guard role.contains(.inner) || isName else { break }
        } else if !role.contains(.inner) || place == start {
          break
        }
        hash = PhraseHash.appending(keys[surface], to: hash)
        place += 1
        if role.contains(.ends) { body(start..<place, hash) }
      }
    }
  }

  /// Where the head of a phrase stands, from 0; nil for what is no phrase by the grammar of its language.
  func head(of phrase: ArraySlice<Int32>) -> Int? {
    guard language == "ru", analyzer != nil else {
      let inner = phrase.firstIndex {
        !roles[Int($0)].contains(.content) && vocabulary.kind(ofSurface: Int($0)) == .word
      }
      return (inner ?? phrase.endIndex) - 1 - phrase.startIndex
    }
    var hash = PhraseHash.empty
    for surface in phrase { hash = PhraseHash.appending(UInt64(UInt32(bitPattern: surface)), to: hash) }
    if let known = parses[hash] { return known < 0 ? nil : Int(known) }
    let found = RussianParse(self, Array(phrase)).head
    if parses.count > 4_000_000 { parses.removeAll(keepingCapacity: true) }
    parses[hash] = Int8(truncatingIfNeeded: found ?? -1)
    return found
  }

  func russianOptions(_ surface: Int32) -> RussianOptions { options[Int(vocabulary.formOf[Int(surface)])] }

  /// The citation forms that a Russian surface may be of; of other languages the form with its stem's key.
  func citations(of surface: Int32) -> [String] {
    let form = Int(vocabulary.formOf[Int(surface)])
    if analyzer != nil {
      let options = options[form]
      return (options.nouns + options.adjectives).map {
        String(decoding: RussianLetters.utf8($0.citation), as: UTF8.self)
      }
    }
    guard language == "en" else { return [] }
    return Array(EnglishForms.singulars(vocabulary.forms[form]))
  }

  func isFunctionWord(_ surface: Int32) -> Bool {
    functionForms[Int(vocabulary.formOf[Int(surface)])] && !roles[Int(surface)].contains(.content)
  }

  // MARK: Roles

  /// What stands around a form.
  private struct Company {
    var all: Int32 = 0
    /// After "to", "will", "they" and the like.
    var asVerb: Int32 = 0
    /// Before an article or pronoun.
    var beforeArticle: Int32 = 0
    /// Before a function word, a sign or the end.
    var atEnd: Int32 = 0
  }

  private func setRoles(_ corpus: TokenCorpus) {
    let count = vocabulary.texts.count
    roles = [Role](repeating: [], count: count)
    keys = [UInt64](repeating: 0, count: count)
    let (functions, never) = (words.functions, words.never)
    let (inner, innerOfNames) = (words.inner, words.innerOfNames)
    let company = language == "ru" ? [] : companies(corpus, functions.union(never))
    functionForms = vocabulary.forms.map { functions.contains($0) }
    if analyzer != nil { setOptions() }
    // Capitals of a form within sentences, beside its small letters.
    var capitals = [Int32](repeating: 0, count: vocabulary.forms.count)
    for surface in vocabulary.texts.indices where isAbbreviation(vocabulary.texts[surface]) {
      capitals[Int(vocabulary.formOf[surface])] += vocabulary.innerCounts[surface] + vocabulary.firstCounts[surface]
    }
    for surface in vocabulary.texts.indices {
      let form = Int(vocabulary.formOf[surface])
      let text = vocabulary.texts[surface]
      let fold = vocabulary.forms[form]
      keys[surface] = ByteHash.hash64(fold)
      switch vocabulary.kinds[form] {
      case .sign: continue
      case .number:
        if fold.utf8.count <= 4 { roles[surface] = .inner }
        continue
      case .word: break
      }
      var role: Role = []
      if text.unicodeScalars.first?.properties.isUppercase ?? false { role.insert(.capital) }
      let isStop = functions.contains(fold) || never.contains(fold)
      if fold.utf8.allSatisfy({ $0 == 0x69 || $0 == 0x76 || $0 == 0x78 }), role.contains(.capital) {
        // A Roman numeral.
        roles[surface] = role.union([.content, .ends, .fixed])
        continue
      }
      if isAbbreviation(text), !isStop || capitals[form] * 50 > vocabulary.formCounts[form] {
        let base = text.hasSuffix("s") ? String(text.dropLast()) : text
        keys[surface] = ByteHash.hash64(base) ^ 0xA5A5_0000_5A5A
        roles[surface] = role.union([.content, .begins, .ends, .fixed])
        continue
      }
      if isStop {
        if never.contains(fold), role.contains(.capital), vocabulary.innerCounts[surface] > 1 {
          roles[surface] = role.union([.content, .begins, .ofName])
          keys[surface] ^= 0xCA9
          continue
        }
        if inner.contains(fold) { role.formUnion([.inner]) }
        if innerOfNames.contains(fold) { role.formUnion([.innerOfNames]) }
        roles[surface] = role
        continue
      }
      guard let last = fold.unicodeScalars.last, last.properties.isAlphabetic || last.properties.numericType != nil,
        fold.unicodeScalars.contains(where: { $0.properties.isAlphabetic }), fold.unicodeScalars.count > 1
      else { continue }
      let beginsWithDigit = fold.utf8.first.map { (0x30...0x39).contains($0) } ?? false
      if analyzer != nil {
        role.formUnion(russianRole(form, fold))
        if !role.contains(.fixed),
          let best = (options[form].nouns + options[form].adjectives).max(by: { $0.weight < $1.weight })
        {
          // Nouns and adjectives of one citation form are one word.
          keys[surface] = best.citation.withUnsafeBufferPointer { ByteHash.hash64($0) } ^ 0x52
        } else {
          keys[surface] = stemKey(fold)
        }
      } else {
        role.formUnion(self.role(company[form], fold, isEnglish: language == "en"))
        keys[surface] = stemKey(fold)
      }
      if beginsWithDigit { role.remove(.begins) }
      roles[surface] = role
    }
  }

  private func stemKey(_ fold: String) -> UInt64 {
    let parts = fold.split(separator: "-", omittingEmptySubsequences: false)
    return ByteHash.hash64(parts.map { stemmer.stem(String($0)) }.joined(separator: "-"))
  }

  /// Two to eight letters, all capitals, perhaps with digits, and perhaps an English plural's ending.
  private func isAbbreviation(_ text: String) -> Bool {
    var capitals = 0
    let base = language == "en" && text.hasSuffix("s") && text.utf8.count > 3 ? text.dropLast() : text[...]
    for scalar in base.unicodeScalars {
      if scalar.properties.isUppercase { capitals += 1 } else if scalar.properties.isAlphabetic { return false }
    }
    return (2...8).contains(capitals)
  }

  private func companies(_ corpus: TokenCorpus, _ stops: Set<String>) -> [Company] {
    var kinds = [UInt8](repeating: 0, count: vocabulary.forms.count)
    for form in vocabulary.forms.indices {
      let text = vocabulary.forms[form]
      if words.beforeVerbs.contains(text) { kinds[form] |= 1 }
      if words.articles.contains(text) { kinds[form] |= 2 }
      if stops.contains(text) || vocabulary.kinds[form] != .word { kinds[form] |= 4 }
    }
    var found = [Company](repeating: Company(), count: vocabulary.forms.count)
    for sentence in 0..<corpus.count {
      let surfaces = corpus[sentence]
      for place in surfaces.indices {
        let form = Int(vocabulary.formOf[Int(surfaces[place])])
        found[form].all += 1
        if place > surfaces.startIndex, kinds[Int(vocabulary.formOf[Int(surfaces[place - 1])])] & 1 != 0 {
          found[form].asVerb += 1
        }
        if place + 1 == surfaces.endIndex {
          found[form].atEnd += 1
        } else {
          let next = kinds[Int(vocabulary.formOf[Int(surfaces[place + 1])])]
          if next & 2 != 0 { found[form].beforeArticle += 1 }
          if next & 4 != 0 { found[form].atEnd += 1 }
        }
      }
    }
    return found
  }

  private func role(_ company: Company, _ fold: String, isEnglish: Bool) -> Role {
    guard isEnglish else { return [.content, .begins, .ends] }
    let all = Float(company.all)
    let verb = (Float(company.asVerb) + 1.5 * Float(company.beforeArticle)) / (all + 1)
    if verb > 0.45 || fold.hasSuffix("ly") && fold.utf8.count > 5 && !words.nounsInLy.contains(fold) { return [] }
    var role: Role = [.content, .begins]
    let atEnd = Float(company.atEnd) / max(1, all)
    let isParticiple = fold.hasSuffix("ed") && !fold.hasSuffix("eed")
    if company.all < 4 ? !isAdjective(fold) : atEnd > (isAdjective(fold) ? 0.5 : 0.15), !isParticiple {
      role.insert(.ends)
    }
    return role
  }

  private func isAdjective(_ fold: String) -> Bool {
    words.adjectiveEndings.contains { fold.hasSuffix($0) }
  }

  // MARK: Russian

  private func setOptions() {
    options = [RussianOptions](repeating: RussianOptions(), count: vocabulary.forms.count)
    guard let analyzer else { return }
    let never = words.never
    // What stands once in a large memory is no candidate.
    let least: Int32 = vocabulary.forms.count > 200_000 ? 2 : 1
    for form in vocabulary.forms.indices where vocabulary.kinds[form] == .word && vocabulary.formCounts[form] >= least {
      let letters = RussianLetters.letters(vocabulary.forms[form].utf8)
      let found = analyzer.analyses(of: letters)
      guard let best = found.first else { continue }
      let isStop = found.contains { analysis in
        analysis.weight > best.weight * 0.8
          && never.contains(String(decoding: RussianLetters.utf8(analysis.citation), as: UTF8.self))
      }
      if isStop { continue }
      // A form that is a verb's first of all is one.
      if best.reading.kind == .verb,
        !found.contains(where: { $0.reading.kind != .verb && $0.weight > best.weight * 0.85 })
      {
        continue
      }
      options[form].nouns = found.filter { $0.reading.kind == .noun }
      options[form].adjectives = found.filter { $0.reading.kind == .adjective }
    }
  }

  private func russianRole(_ form: Int, _ fold: String) -> Role {
    let letters = RussianLetters.letters(fold.utf8)
    if let last = letters.last, !letters.contains(where: RussianLetters.isCyrillic) || !RussianLetters.isCyrillic(last)
    {
      return [.content, .begins, .ends, .fixed]
    }
    if !options[form].nouns.isEmpty { return [.content, .begins, .ends] }
    return options[form].adjectives.isEmpty ? [] : [.content, .begins]
  }
}

/// A Russian noun phrase: adjectives that agree with a noun, its complements in the genitive or instrumental, and what a
/// preposition joins to it.
struct RussianParse {
  /// Where the head stands; nil for what is no such phrase.
  private(set) var head: Int?
  /// The noun's reading, nil for a word without forms, and its cells that all agree on.
  private(set) var noun: RussianAnalyzer.Analysis?
  private(set) var cells: FormCells = []
  /// The readings of the words before the head; nil for those without forms.
  private(set) var adjectives: [RussianAnalyzer.Analysis?] = []

  private let grammar: PhraseGrammar
  private let phrase: [Int32]

  init(_ grammar: PhraseGrammar, _ phrase: [Int32]) {
    self.grammar = grammar
    self.phrase = phrase
    // With as many adjectives as agree: an adjective may be a noun by itself.
    for place in phrase.indices.reversed() {
      for group in groups(at: 0, end: place, within: .any) where rest(from: place + 1) {
        head = place
        noun = group.noun
        cells = group.cells
        adjectives = group.adjectives
        return
      }
    }
  }

  private struct Group {
    var noun: RussianAnalyzer.Analysis?
    var cells: FormCells
    var adjectives: [RussianAnalyzer.Analysis?]
  }

  private func role(_ place: Int) -> PhraseGrammar.Role { grammar.roles[Int(phrase[place])] }

  /// Ways to read the words from `start` to the noun at `end`.
  private func groups(at start: Int, end: Int, within allowed: FormCells) -> [Group] {
    guard role(end).contains(.ends) else { return [] }
    if role(end).contains(.fixed) {
      var cells = allowed
      var adjectives: [RussianAnalyzer.Analysis?] = []
      for place in start..<end {
        guard let adjective = grammar.russianOptions(phrase[place]).adjectives.first else { return [] }
        let own = adjective.cells.reduce(FormCells()) { $0.union($1) }
        cells.formIntersection(own)
        adjectives.append(adjective)
      }
      return cells.isEmpty ? [] : [Group(noun: nil, cells: cells, adjectives: adjectives)]
    }
    return grammar.russianOptions(phrase[end]).nouns.compactMap { noun in
      var cells = (noun.cells.first ?? []).intersection(allowed)
      var adjectives: [RussianAnalyzer.Analysis?] = []
      for place in start..<end {
        let best = grammar.russianOptions(phrase[place]).adjectives.lazy
          .map { ($0, $0.cells(beside: noun.reading.gender).intersection(cells)) }.first { !$0.1.isEmpty }
        guard let best else { return nil }
        cells = best.1
        adjectives.append(best.0)
      }
      return cells.isEmpty ? nil : Group(noun: noun, cells: cells, adjectives: adjectives)
    }
  }

  private func rest(from start: Int) -> Bool {
    if start == phrase.count { return true }
    var first = start
    var allowed = FormCells.complement
    if !role(start).contains(.content) {
      first += 1
      allowed = .any
      // A number stands for itself.
      if grammar.vocabulary.kind(ofSurface: Int(phrase[start])) == .number { return rest(from: first) }
    }
    for place in first..<max(first, phrase.count) {
      if !groups(at: first, end: place, within: allowed).isEmpty, rest(from: place + 1) { return true }
    }
    return false
  }
}
