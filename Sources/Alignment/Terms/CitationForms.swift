internal import Bitext
internal import Morphology
internal import Orthography

/// The form in which a dictionary would have a phrase, out of those in which it stands in texts.
final class CitationForms {
  private let grammar: PhraseGrammar
  private let vocabulary: TermVocabulary
  /// Of each form, the surface that it is mostly written as within sentences.
  private var usual: [Int32]
  private var formNumbers: [String: Int32] = [:]

  /// From this share of plurals on, a term is one in the plural.
  private static let mostlyPlural = 0.9

  init(_ grammar: PhraseGrammar) {
    self.grammar = grammar
    let vocabulary = grammar.vocabulary
    self.vocabulary = vocabulary
    usual = [Int32](repeating: -1, count: vocabulary.forms.count)
    var best = [Int64](repeating: -1, count: vocabulary.forms.count)
    for surface in vocabulary.texts.indices {
      let form = Int(vocabulary.formOf[surface])
      // What stands only at the beginning of sentences says little.
      let isSmall = !(vocabulary.texts[surface].unicodeScalars.first?.properties.isUppercase ?? false)
      let count = Int64(vocabulary.innerCounts[surface]) * 1000 + Int64(vocabulary.firstCounts[surface])
      let score = count * 2 + (isSmall ? 1 : 0)
      if score > best[form] {
        best[form] = score
        usual[form] = Int32(truncatingIfNeeded: surface)
      }
    }
    for form in vocabulary.forms.indices where vocabulary.kinds[form] == .word {
      formNumbers[vocabulary.forms[form]] = Int32(truncatingIfNeeded: form)
    }
  }

  struct Form {
    var text: String
    /// nil where the language has no rules for it.
    var isPlural: Bool?
  }

  /// - Parameters:
  ///   - variants: as which surfaces the phrase stands in texts, and how often; the order does not matter.
  ///   - mayBePlural: whether its equivalent is in the plural: an English one is in the plural only then.
  func citation(_ variants: [(words: [Int32], count: Int)], mayBePlural: Bool = true) -> Form {
    var isPlural: Bool?
    let text = citation(variants, mayBePlural, &isPlural)
    return Form(text: text, isPlural: isPlural)
  }

  private func citation(
    _ variants: [(words: [Int32], count: Int)], _ mayBePlural: Bool, _ isPlural: inout Bool?
  ) -> String {
    let variants = variants.sorted { a, b in
      a.count != b.count ? a.count > b.count : a.words.lexicographicallyPrecedes(b.words)
    }
    guard let first = variants.first else { return "" }
    if grammar.analyzer != nil { return russian(variants, &isPlural) }
    if vocabulary.language.language == "en" { return english(variants, mayBePlural) }
    // By forms: capitals do not make another.
    var counts: [[Int32]: Int] = [:]
    for variant in variants { counts[variant.words.map { vocabulary.formOf[Int($0)] }, default: 0] += variant.count }
    let best = counts.max { a, b in a.value != b.value ? a.value < b.value : b.key.lexicographicallyPrecedes(a.key) }
    let chosen = variants.filter { $0.words.map { vocabulary.formOf[Int($0)] } == best?.key }
    return written(chosen.first?.words ?? first.words, chosen)
  }

  // MARK: Case

  /// A surface as it is written where no sentence begins.
  private func plain(_ surface: Int32) -> String {
    let text = vocabulary.texts[Int(surface)]
    let form = Int(vocabulary.formOf[Int(surface)])
    if grammar.roles[Int(surface)].contains(.fixed), isUnusual(text) { return text }
    let best = Int(usual[form])
    guard vocabulary.texts.indices.contains(best) else { return text }
    let written = vocabulary.texts[best]
    // Seen only where sentences begin.
    if vocabulary.innerCounts[best] == 0, !isUnusual(written) { return written.lowercased() }
    return written
  }

  /// Capitals other than that of the beginning.
  private func isUnusual(_ text: String) -> Bool {
    text.unicodeScalars.dropFirst().contains { $0.properties.isUppercase }
  }

  private func isCapital(_ text: String) -> Bool { text.unicodeScalars.first?.properties.isUppercase ?? false }

  /// The words with the capitals of most of a phrase's places: words after the first as they stand there, the first as where no
  /// sentence begins, but with a capital where the others have one.
  private func written(_ words: [Int32], _ variants: [(words: [Int32], count: Int)]) -> String {
    var texts = words.map { plain($0) }
    var names = 0
    var others = 0
    for place in words.indices.dropFirst() {
      let form = vocabulary.formOf[Int(words[place])]
      var counts: [String: Int] = [:]
      for variant in variants
      where variant.words.indices.contains(place) && vocabulary.formOf[Int(variant.words[place])] == form {
        counts[vocabulary.texts[Int(variant.words[place])], default: 0] += variant.count
      }
      // A title's capitals are not those of a term that stands in small letters too.
      let small = counts.filter { !isCapital($0.key) }
      let pool = small.values.reduce(0, +) * 2 >= counts.values.reduce(0, +) ? small : counts
      if let best = pool.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) { texts[place] = best.key }
      guard grammar.roles[Int(words[place])].contains(.content), !isUnusual(texts[place]) else { continue }
      if isCapital(texts[place]) { names += 1 } else { others += 1 }
    }
    if names > 0, others == 0, let first = texts.first, !isCapital(first),
      variants.allSatisfy({ $0.words.first.map { isCapital(vocabulary.texts[Int($0)]) } ?? false })
    {
      texts[0] = first.prefix(1).uppercased() + first.dropFirst()
    }
    return texts.joined(separator: " ")
  }

  // MARK: English

  private func english(_ variants: [(words: [Int32], count: Int)], _ mayBePlural: Bool) -> String {
    guard let first = variants.first, let head = grammar.head(of: first.words[...]), first.words.indices.contains(head)
    else {
      return ""
    }
    var base = first.words
    let same = variants.filter { $0.words.count == base.count }
    // Forms of the head without the possessive's ending, as far as they are one word's.
    var plurals: [String: Int] = [:]
    var singulars: [String: Int] = [:]
    var surfaces: [String: Int32] = [:]
    for variant in same {
      let surface = variant.words[head]
      let fold = withoutPossessive(vocabulary.forms[Int(vocabulary.formOf[Int(surface)])])
      if surfaces[fold] == nil || vocabulary.forms[Int(vocabulary.formOf[Int(surface)])] == fold {
        surfaces[fold] = surface
      }
      let isPlural =
        EnglishForms.singulars(fold).contains { $0 != fold }
        && !(grammar.roles[Int(surface)].contains(.fixed) && !vocabulary.texts[Int(surface)].hasSuffix("s"))
      if isPlural { plurals[fold, default: 0] += variant.count } else { singulars[fold, default: 0] += variant.count }
    }
    func most(_ counts: [String: Int]) -> (key: String, value: Int)? {
      counts.max { a, b in a.value != b.value ? a.value < b.value : a.key > b.key }
    }
    let pluralCount = plurals.values.reduce(0, +)
    let all = pluralCount + singulars.values.reduce(0, +)
    var word: String?
    if Double(pluralCount) >= Self.mostlyPlural * Double(all), mayBePlural || singulars.isEmpty,
      let plural = most(plurals)
    {
      word = plural.key
    } else if let best = most(plurals) {
      // Of the forms that are no plurals, that of the noun rather than a verb's.
      let expected = EnglishForms.singulars(best.key)
      word = most(singulars.filter { expected.contains($0.key) })?.key ?? most(singulars)?.key
    } else {
      word = most(singulars)?.key
    }
    if !mayBePlural, let plural = word, singulars.isEmpty {
      // The singular, if it stands anywhere.
      if let singular = EnglishForms.singulars(plural).sorted().first(where: { formNumbers[$0] != nil }),
        let form = formNumbers[singular], usual[Int(form)] >= 0
      {
        word = singular
        surfaces[singular] = usual[Int(form)]
      }
    }
    guard let word, let surface = surfaces[word] else { return written(base, variants) }
    base[head] = surface
    let text = written(base, variants)
    let fold = vocabulary.forms[Int(vocabulary.formOf[Int(surface)])]
    guard fold != word, head == base.count - 1 else { return text }
    return String(text.dropLast(fold.unicodeScalars.count - word.unicodeScalars.count))
  }

  private func withoutPossessive(_ fold: String) -> String {
    fold.hasSuffix("'s") ? String(fold.dropLast(2)) : fold.hasSuffix("'") ? String(fold.dropLast()) : fold
  }

  // MARK: Russian

  private func russian(_ variants: [(words: [Int32], count: Int)], _ number: inout Bool?) -> String {
    var parses: [(parse: RussianParse, words: [Int32], count: Int)] = []
    for variant in variants.prefix(40) {
      let parse = RussianParse(grammar, variant.words)
      if parse.head != nil { parses.append((parse, variant.words, variant.count)) }
    }
    guard let best = parses.first, let head = best.parse.head else { return written(variants[0].words, variants) }
    var singular = 0
    var plural = 0
    for (parse, _, count) in parses where parse.head == head {
      if parse.cells.isSubset(of: .singulars) { singular += count }
      if parse.cells.isSubset(of: .plurals) { plural += count }
    }
    var isPlural = Double(plural) >= Self.mostlyPlural * Double(plural + singular) && plural > 0
    guard let analyzer = grammar.analyzer else { return written(best.words, variants) }
    var texts = written(best.words, variants).split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard texts.count == best.words.count else { return written(best.words, variants) }
    var gender = 0
    if let noun = best.parse.noun {
      gender = noun.reading.gender
      // Only in the plural, or without the number that was wanted.
      if !analyzer.hasSingular(noun) { isPlural = true }
      var form = analyzer.nominative(of: noun, plural: isPlural, gender: gender)
      if form == nil {
        isPlural.toggle()
        form = analyzer.nominative(of: noun, plural: isPlural, gender: gender)
      }
      guard let form else { return written(best.words, variants) }
      texts[head] = cased(form, like: texts[head])
    } else if let cells = best.parse.adjectives.first??.cells {
      // An abbreviation: its gender is that of the adjective before it.
      let own = cells.indices.prefix(3).first { !cells[$0].intersection(best.parse.cells).isEmpty }
      gender = own ?? 0
    }
    number = isPlural
    for (place, adjective) in best.parse.adjectives.enumerated() where place < head {
      guard let adjective, let form = analyzer.nominative(of: adjective, plural: isPlural, gender: gender) else {
        continue
      }
      texts[place] = cased(form, like: texts[place])
    }
    return texts.joined(separator: " ")
  }

  /// A form with the capitals of another, and as texts write it.
  private func cased(_ form: String, like other: String) -> String {
    if let number = formNumbers[Orthography.foldKey(form)], usual[Int(number)] >= 0 {
      // With ё where texts have it, and with all its capitals.
      let written = vocabulary.texts[Int(usual[Int(number)])]
      if isCapital(other), isCapital(written) { return written }
      if written.contains("ё") {
        return isCapital(other) ? written.prefix(1).uppercased() + written.dropFirst() : written.lowercased()
      }
    }
    guard isCapital(other) else { return form }
    // Parts that hyphens join have each their own.
    let parts = form.split(separator: "-", omittingEmptySubsequences: false)
    let others = other.split(separator: "-", omittingEmptySubsequences: false)
    return parts.indices.map { place in
      let like = others.indices.contains(place) ? String(others[place]) : other
      if like.unicodeScalars.count > 1, like == like.uppercased(), parts.count > 1 { return like }
      return isCapital(like) ? parts[place].prefix(1).uppercased() + parts[place].dropFirst() : String(parts[place])
    }.joined(separator: "-")
  }
}
