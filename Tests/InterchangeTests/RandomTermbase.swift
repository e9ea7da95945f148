import Bitext
import Interchange
import TestSupport

/// Termbases of every shape that a `TermEntry` can have.
struct RandomTermbase {
  private var random: SeededGenerator
  /// Texts may be anything, statuses and other values, too.
  private let isHostile: Bool

  init(seed: UInt64, isHostile: Bool) {
    random = SeededGenerator(seed: seed)
    self.isHostile = isHostile
  }

  private static let words = [
    "missile", "ракета", "&amp;", "<b>", "\"q\"", "c,d;e", "ё", "é", "С-300", "😀", "'x'", "]]>", "foo\u{A0}bar", "|",
    "source", "target", "#x", "en", "ru", "-", "=1+1", "\u{AD}x",
  ]
  private static let oddities = [
    " ", "  ", "\n", "\t", "\r\n", "\u{0}", "\u{1}", "\u{FFFE}", "#", "\"", "\u{85}", "\u{2028}", "", "<", "\u{FEFF}",
  ]

  private mutating func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &random)] }
  private mutating func flip(_ share: Int = 2) -> Bool { Int.random(in: 0..<share, using: &random) == 0 }

  mutating func text() -> String {
    var parts: [String] = []
    for _ in 0..<Int.random(in: 1...3, using: &random) { parts.append(pick(Self.words)) }
    var text = parts.joined(separator: " ")
    if isHostile, flip(3) {
      let at = text.index(text.startIndex, offsetBy: Int.random(in: 0...text.count, using: &random))
      text.insert(contentsOf: pick(Self.oddities), at: at)
    }
    return text
  }

  private mutating func texts(_ most: Int) -> [String] {
    var texts: [String] = []
    for _ in 0..<Int.random(in: 0...most, using: &random) {
      let text = text()
      if isHostile || !texts.contains(text) { texts.append(text) }
    }
    return texts
  }

  mutating func entries(_ count: Int, languages: [String], isFull: Bool = true) -> [TermEntry] {
    (0..<count).map { number in
      var entry = TermEntry(id: isHostile && flip(4) ? pick(["", "1", "a b", "c1", "c1"]) : "c\(number)")
      entry.definitions = texts(2)
      entry.subjectFields = texts(2)
      entry.notes = texts(2)
      for language in languages where isFull || flip() {
        var section = LanguageSection(language, definitions: texts(1), notes: texts(1))
        for _ in 0..<Int.random(in: isHostile ? 0...3 : 1...3, using: &random) {
          let term = term()
          if isHostile || !section.terms.contains(where: { $0.text == term.text }) { section.terms.append(term) }
        }
        entry.languages.append(section)
      }
      return entry
    }
  }

  private mutating func term() -> TermSection {
    var term = TermSection(text(), notes: texts(2))
    if flip() {
      term.status = pick(TermStatus.allCases)
      term.rawStatus = term.status?.rawValue
    } else if isHostile, flip(5) {
      term.rawStatus = "odd"
    }
    if flip() { term.partOfSpeech = pick(["noun", "verb", "adjective"] + (isHostile ? ["nomen", "m "] : [])) }
    if flip() { term.termType = pick(["fullForm", "acronym", "abbreviation"] + (isHostile ? ["synonym"] : [])) }
    if flip() { term.gender = pick(["masculine", "feminine", "neuter"]) }
    if flip() { term.geographicalUsage = pick(["en-GB", "US"]) }
    if flip(3) { term.source = text() }
    return term
  }
}

/// Entries without what writing does not keep: places, ids made up, spellings of a status, the order of lists.
func comparable(_ entries: [TermEntry], ids: Bool = true) -> [TermEntry] {
  entries.compactMap { entry in
    var entry = entry
    entry.file = ""
    entry.line = 0
    if !ids { entry.id = "" }
    entry.definitions.sort()
    entry.subjectFields.sort()
    entry.notes.sort()
    entry.languages = entry.languages.compactMap { section in
      var section = section
      section.language = section.language.replacing("_", with: "-")
      section.definitions.sort()
      section.notes.sort()
      section.terms = section.terms.map { term in
        var term = term
        term.line = 0
        term.rawStatus = nil
        return term
      }
      return section.terms.isEmpty ? nil : section
    }
    return entry.languages.isEmpty ? nil : entry
  }
}

/// Where two termbases differ; nil when they are the same to the last scalar, which `==` of strings does not ask for.
func difference(_ found: [TermEntry], _ expected: [TermEntry]) -> String? {
  if found.count != expected.count { return "found \(found.count) entries, expected \(expected.count)" }
  for (a, b) in zip(found, expected) where !isSame("\(a)", "\(b)") {
    return "found \(a)\nexpected \(b)"
  }
  return nil
}
