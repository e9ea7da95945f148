internal import Orthography

/// What a term's forms are, by language: Russian by dictionary, English by rules; elsewhere the term alone.
package enum Paradigm {
  /// A row, for a terminologist to look at.
  package struct Row: Hashable, Sendable {
    /// `nominative` … `prepositional`; `common`, `possessive`; nil where the form has none.
    package let grammaticalCase: String?
    /// `singular`, `plural`; nil where the form has none.
    package let number: String?
    package let form: String

    package init(grammaticalCase: String?, number: String?, form: String) {
      self.grammaticalCase = grammaticalCase
      self.number = number
      self.form = form
    }
  }

  private static let cases = ["nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"]

  /// A Russian term's rows: cases of the singular, then of the plural; the first, most usual ending of each. Without a
  /// paradigm, or when the term has no forms, one row: the term.
  package static func russian(words: [RussianDecliner.Word], original: [String], _ decliner: RussianDecliner)
    -> [Row]
  {
    let members = decliner.forms(of: words)
    var rows: [Row] = []
    for bit in 0..<12 {
      let cell = FormCells(rawValue: 1 << UInt16(bit))
      var forms: [String] = []
      for (place, member) in members.enumerated() {
        guard let form = form(of: member, cell, bit, beside: members) else { break }
        forms.append(recased(form.change == .none ? original[place] : form.text, like: original[place]))
      }
      guard forms.count == members.count else { continue }
      var text = ""
      for (place, form) in forms.enumerated() {
        if place > 0 { text += words[place].isJoined ? "-" : " " }
        text += form
      }
      rows.append(Row(grammaticalCase: cases[bit % 6], number: bit < 6 ? "singular" : "plural", form: text))
    }
    let isOneForm = Set(rows.map(\.form)).count <= 1
    if rows.isEmpty || isOneForm && members.allSatisfy({ $0.count == 1 }) {
      let text = zip(words.indices, original).map { place, word in
        (place == 0 ? "" : words[place].isJoined ? "-" : " ") + word
      }.joined()
      return [Row(grammaticalCase: nil, number: nil, form: text)]
    }
    return rows
  }

  /// Of the forms of a cell the first; an accusative as the other words with one form for it have it: as the nominative or
  /// as the genitive, by whether the noun lives.
  private static func form(
    of member: [WordForm], _ cell: FormCells, _ bit: Int, beside members: [[WordForm]]
  ) -> WordForm? {
    let fitting = member.filter { $0.cells.contains(cell) }
    guard bit % 6 == 3, fitting.count > 1 else { return fitting.first }
    let nominative = FormCells(rawValue: cell.rawValue >> 3)
    let genitive = FormCells(rawValue: cell.rawValue >> 2)
    for other in members where other != member {
      let single = other.filter { $0.cells.contains(cell) && $0.cells != .any }
      guard single.count == 1, let known = single.first else { continue }
      let wanted =
        known.cells.contains(nominative) ? nominative : known.cells.contains(genitive) ? genitive : nil
      if let wanted, let form = fitting.first(where: { $0.cells.contains(wanted) }) { return form }
    }
    return fitting.first
  }

  /// Capitals where the original has them: all, or the first.
  private static func recased(_ form: String, like original: String) -> String {
    let letters = original.unicodeScalars.filter(\.properties.isAlphabetic)
    guard let first = letters.first, first.properties.isUppercase else { return form }
    if letters.count > 1, letters.allSatisfy(\.properties.isUppercase) { return form.uppercased() }
    return form.prefix(1).uppercased() + form.dropFirst()
  }

  /// An English term's rows: singular and plural, then possessives.
  package static func english(_ words: [String], joined: [Bool]) -> [Row] {
    guard let last = words.last else { return [] }
    var rows: [Row] = []
    var before = ""
    for (place, word) in words.dropLast().enumerated() { before += word + (joined[place + 1] ? "-" : " ") }
    let folded = Orthography.foldKey(last)
    let plurals = EnglishForms.plurals(folded).sorted()
    let singulars = EnglishForms.singulars(folded).sorted()
    func add(_ number: String, _ form: String) {
      let text = before + (form == folded ? last : recased(form, like: last))
      rows.append(Row(grammaticalCase: "common", number: number, form: text))
    }
    if let singular = singulars.first {
      add("singular", singular)
      add("plural", folded)
    } else {
      add("singular", folded)
      for plural in plurals { add("plural", plural) }
    }
    for row in rows {
      let ending = row.form.hasSuffix("s") ? "'" : "'s"
      rows.append(Row(grammaticalCase: "possessive", number: row.number, form: row.form + ending))
    }
    return rows
  }
}
