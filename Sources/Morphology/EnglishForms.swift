internal import Languages
internal import Orthography

/// Forms of English words by rules and tables, without a dictionary.
///
/// Some 10 µs a word. Pure functions, safe on any thread.
package enum EnglishForms {
  /// Where a word stands in its term: what decides which forms it has.
  package enum Role: UInt8, Sendable {
    /// Within: spelled either way.
    case inner
    /// The noun before a preposition ("weapon of mass destruction"): its number changes.
    case head
    /// The last: number and possessive.
    case last
    /// The only one: number, possessive, and the forms of a verb.
    case only
    /// A noun, the only one.
    case noun
    /// A verb.
    case verb
  }

  /// The forms of a folded word, the word itself first.
  package static func forms(of word: String, role: Role) -> [WordForm] {
    var changes: [String: WordForm.Change] = [word: .none]
    func add(_ form: String, _ change: WordForm.Change) {
      if let known = changes[form], known <= change { return }
      changes[form] = change
    }
    if word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) {
      var inflected: Set<String> = []
      let letters = word.utf8.count
      switch role {
      case .inner: break
      case .head, .last, .noun: if letters > 2 { inflected = plurals(word).union(singulars(word)) }
      case .only:
        if letters > 2 { inflected = plurals(word).union(singulars(word)) }
        if letters > 3, !word.hasSuffix("ing"), !word.hasSuffix("ed") { inflected.formUnion(verbForms(word)) }
      case .verb: if letters > 1 { inflected = verbForms(word) }
      }
      for spelling in spellings(word) { add(spelling, .spelling) }
      for form in inflected {
        for spelling in spellings(form) { add(spelling, .inflection) }
      }
    }
    if role != .inner, role != .verb, word.utf8.count > 1 {
      for form in changes.keys {
        // What follows an s is a sign of its own.
        if !form.hasSuffix("s") { add(form + "'s", .inflection) }
      }
    }
    let others = changes.filter { $0.key != word }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    return [form(word, .none)] + others.map { form($0.key, $0.value) }
  }

  private static func form(_ text: String, _ change: WordForm.Change) -> WordForm {
    WordForm(text: text, hash: ByteHash.hash64(text), change: change)
  }

  // MARK: Number

  /// The plurals of a noun.
  package static func plurals(_ word: String) -> Set<String> {
    if notPlural.contains(word) { return [] }
    if let irregular = EnglishTables.plurals[word] { return Set(irregular) }
    // "policewoman", "counterintelligence officer's craft": the end may be irregular.
    for count in stride(from: word.utf8.count - 2, to: 3, by: -1) {
      let end = String(word.suffix(count))
      if !noCompounds.contains(end), let irregular = EnglishTables.plurals[end] {
        let start = word.dropLast(count)
        return Set(irregular.map { start + $0 })
      }
    }
    if endsInConsonant(word, "y") { return [word.dropLast() + "ies"] }
    if hasSuffix(word, "s", "x", "z", "ch", "sh") { return [word + "es"] }
    return [word + "s"]
  }

  /// The singular of a noun in the plural; empty for what is none.
  package static func singulars(_ word: String) -> Set<String> {
    if notSingular.contains(word) { return [] }
    if let irregular = EnglishTables.singulars[word] { return Set(irregular) }
    for count in stride(from: word.utf8.count - 2, to: 4, by: -1) {
      guard let irregular = EnglishTables.singulars[String(word.suffix(count))] else { continue }
      let singulars = irregular.filter { !noCompounds.contains($0) && $0.utf8.count > 3 }
      if !singulars.isEmpty { return Set(singulars.map { word.dropLast(count) + $0 }) }
    }
    let letters = word.utf8.count
    if letters > 4, word.hasSuffix("ies"), let before = word.utf8.dropLast(3).last, !isVowel(before) {
      return [word.dropLast(3) + "y"]
    }
    if hasSuffix(word, "sses", "xes", "zzes", "ches", "shes") { return [String(word.dropLast(2))] }
    if letters < 4 || !word.hasSuffix("s") || hasSuffix(word, "ss", "us", "is", "ics") { return [] }
    return [String(word.dropLast())]
  }

  /// Irregular nouns that other words end in by chance.
  private static let noCompounds: Set<String> = ["life", "self", "means", "series", "basis", "axis", "medium"]
  private static let notPlural = Set(EnglishTables.notPlural)
  private static let notSingular = Set(EnglishTables.notSingular)

  // MARK: Verbs

  static func verbForms(_ word: String) -> Set<String> {
    if let irregular = EnglishTables.verbs[word] { return Set(irregular) }
    if endsInConsonant(word, "y") { return [word.dropLast() + "ies", word.dropLast() + "ied", word + "ing"] }
    if word.hasSuffix("ie") { return [word + "s", word + "d", word.dropLast(2) + "ying"] }
    if hasSuffix(word, "ee", "oe", "ye") { return [word + "s", word + "d", word + "ing"] }
    if word.hasSuffix("e") { return [word + "s", word + "d", word.dropLast() + "ing"] }
    let third = hasSuffix(word, "s", "x", "z", "ch", "sh") || endsInConsonant(word, "o") ? "es" : "s"
    var forms: Set<String> = [word + third, word + "ed", word + "ing"]
    if doublesLast(word), let last = word.last {
      forms.insert("\(word)\(last)ed")
      forms.insert("\(word)\(last)ing")
    }
    return forms
  }

  private static func doublesLast(_ word: String) -> Bool {
    if hasSuffix(word, "fer", "mit", "cur", "pel", "cel", "trol", "rol") { return true }
    let letters = Array(word.utf8)
    guard letters.count > 1 else { return false }
    let last = letters[letters.count - 1]
    guard isVowel(letters[letters.count - 2]) else { return false }
    let isAfterConsonant = letters.count < 3 || !isVowel(letters[letters.count - 3])
    // One syllable: "stop", "plan".
    let isShort = letters.dropLast(2).allSatisfy { !isVowel($0) }
    if isShort, "bdgklmnprtvz".utf8.contains(last) { return true }
    return isAfterConsonant && last == UInt8(ascii: "l")
  }

  // MARK: Spelling

  /// The word, and its spellings on the other side of the ocean.
  package static func spellings(_ word: String) -> Set<String> {
    var found: Set<String> = [word]
    let count = word.utf8.count
    guard count > 3 else { return found }
    addIze(word, &found)
    addOur(word, &found)
    addDoubled(word, &found)
    for other in pairs.words[word] ?? [] { found.insert(other) }
    for length in 2..<count + 1 {
      let start = String(word.prefix(length))
      if let others = pairs.beginnings[start], !notBritish.contains(word) {
        for other in others { found.insert(other + word.dropFirst(length)) }
      }
      let end = String(word.suffix(length))
      if let others = pairs.endings[end], !notEmic.contains(where: { word.hasSuffix($0) }) {
        let before = word.dropLast(length)
        // "anaemia" ends in "emia", too.
        if end.hasPrefix("emi"), before.hasSuffix("a") { continue }
        for other in others { found.insert(before + other) }
      }
    }
    return found
  }

  private static func addIze(_ word: String, _ found: inout Set<String>) {
    let count = word.utf8.count
    if (4...max(4, count)).contains(where: { notIze.contains(String(word.prefix($0))) }) { return }
    for tail in EnglishTables.izeTails where count - tail.utf8.count - 2 >= 3 && word.hasSuffix(tail) {
      let before = word.dropLast(tail.utf8.count)
      let root = before.dropLast(2)
      if before.hasSuffix("is"), root.utf8.count >= 4 { found.insert(root + "iz" + tail) }
      if before.hasSuffix("iz") { found.insert(root + "is" + tail) }
    }
  }

  private static func addOur(_ word: String, _ found: inout Set<String>) {
    for length in 2..<max(2, word.utf8.count) {
      let root = String(word.prefix(length))
      guard ourRoots.contains(root) else { continue }
      let rest = word.dropFirst(length)
      for (one, other) in [("our", "or"), ("or", "our")] where rest.hasPrefix(one) {
        let tail = String(rest.dropFirst(one.utf8.count))
        if tail.isEmpty || ourTails.contains(tail) { found.insert(root + other + tail) }
      }
    }
  }

  private static func addDoubled(_ word: String, _ found: inout Set<String>) {
    for length in 3..<max(3, word.utf8.count) {
      let root = String(word.prefix(length))
      guard doublingRoots.contains(root) else { continue }
      let tail = String(word.dropFirst(length))
      if doublingTails.contains(tail) {
        found.insert(root + "l" + tail)
      } else if tail.hasPrefix("l"), doublingTails.contains(String(tail.dropFirst())) {
        found.insert(root + tail.dropFirst())
      }
    }
  }

  /// Beginnings of ``EnglishTables/notIze`` words: without the last letter, which their forms lack.
  private static let notIze = Set(EnglishTables.notIze.map { String($0.dropLast()) })
  private static let ourRoots = Set(EnglishTables.ourRoots)
  private static let ourTails = Set(EnglishTables.ourTails)
  private static let doublingRoots = Set(EnglishTables.doublingRoots)
  private static let doublingTails = Set(EnglishTables.doublingTails)
  private static let notEmic = EnglishTables.notEmic
  private static let notBritish = Set(EnglishTables.notBritish)

  private struct Pairs {
    var words: [String: [String]] = [:]
    var beginnings: [String: [String]] = [:]
    var endings: [String: [String]] = [:]
  }

  private static let pairs: Pairs = {
    var pairs = Pairs()
    for pair in EnglishTables.spellings {
      let sides = pair.dropFirst().split(separator: "/").map(String.init)
      guard sides.count == 2 else { continue }
      for (one, other) in [(sides[0], sides[1]), (sides[1], sides[0])] {
        switch pair.prefix(1) {
        case "^": pairs.beginnings[one, default: []].append(other)
        case "$": pairs.endings[one, default: []].append(other)
        default: pairs.words[one, default: []].append(other)
        }
      }
    }
    return pairs
  }()

  // MARK: Letters

  private static func isVowel(_ letter: UInt8) -> Bool { "aeiou".utf8.contains(letter) }

  private static func hasSuffix(_ word: String, _ endings: String...) -> Bool {
    endings.contains { word.hasSuffix($0) }
  }

  private static func endsInConsonant(_ word: String, _ last: String) -> Bool {
    guard word.hasSuffix(last), let before = word.utf8.dropLast().last else { return false }
    return !isVowel(before)
  }
}
