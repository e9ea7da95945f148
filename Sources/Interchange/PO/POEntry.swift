/// A message of a gettext catalogue, as it stands in the file.
package struct POEntry: Hashable, Sendable {
  /// msgctxt; an empty one is not the same as none.
  package var context: String?
  /// msgid.
  package var id = ""
  package var idPlural: String?
  /// msgstr, or msgstr[0], msgstr[1], …
  package var strings: [String] = []
  /// `# …`, without the mark.
  package var translatorComments: [String] = []
  /// `#. …`
  package var extractedComments: [String] = []
  /// `#: …`, one for each line.
  package var references: [String] = []
  /// `#, fuzzy, c-format`
  package var flags: [String] = []
  /// `#| msgctxt`, `#| msgid`, `#| msgid_plural`: what a fuzzy entry was translated from.
  package var previousContext: String?
  package var previousId: String?
  package var previousIdPlural: String?
  /// `#~`
  package var isObsolete = false
  /// Where its first keyword stands; from 1.
  package var line = 1
  /// Where each of ``strings`` stands.
  package var places: [Place] = []

  /// Where its lines begin, in bytes of the UTF-8 text behind a byte order mark; nil for what it does not have.
  package var lines = Lines()

  package struct Lines: Hashable, Sendable {
    /// Its first line, comments among them.
    package var first: Int64?
    /// Behind the `#,` of its first line of flags.
    package var flags: Int64?
    /// Its first line that says what it was translated from, `#|`.
    package var previous: Int64?
    /// Its first keyword.
    package var keyword: Int64?
    package init() {}
  }

  package struct Place: Hashable, Sendable {
    /// The line of the keyword, from 1.
    package var line: Int
    /// The column behind the opening quote on that line, from 1, in characters.
    package var column: Int
    /// From the opening quote to behind the last closing one, in bytes of the UTF-8 text behind a byte order mark.
    package var range: Range<Int64>
  }

  package init() {}

  package var isFuzzy: Bool { flags.contains("fuzzy") }

  /// The entry that describes the catalogue: an empty msgid without context.
  package var isHeader: Bool { id.isEmpty && context == nil && idPlural == nil }

  /// What of it goes into a memory: nothing of an obsolete or untranslated one, nor of a fuzzy one unless
  /// asked for.
  ///
  /// Plural forms: msgid with msgstr[0], msgid_plural with each of the others.
  package func pairs(includingFuzzy: Bool = false) -> [Pair] {
    if isHeader || isObsolete || (isFuzzy && !includingFuzzy) { return [] }
    let pairs = strings.enumerated().map { index, string in
      Pair(
        source: index == 0 ? id : idPlural ?? "", target: string,
        form: idPlural != nil && strings.count > 1 ? PluralFormName(index: index, count: strings.count) : nil)
    }
    return pairs.filter { !$0.source.isEmpty && !$0.target.isEmpty }
  }

  /// A text of a message and its translation.
  package struct Pair: Hashable, Sendable {
    package var source: String
    package var target: String
    /// Which form it is of a message with plurals.
    package var form: PluralFormName?
  }
}

/// What the header entry says of the catalogue.
package struct POHeader: Hashable, Sendable {
  /// In file order.
  package private(set) var fields: [Field] = []

  package struct Field: Hashable, Sendable {
    package var name: String
    package var value: String
  }

  package init(_ text: String) {
    for line in text.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" }) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      fields.append(
        Field(
          name: trimmed(String(line[..<colon])), value: trimmed(String(line[line.index(after: colon)...]))))
    }
  }

  package subscript(name: String) -> String? {
    fields.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// `ru`, `pt_BR`; nil when it is not given.
  package var language: String? { self["Language"].flatMap { $0.isEmpty ? nil : $0 } }
  package var pluralForms: String? { self["Plural-Forms"] }

  /// How many plural forms the language has.
  package var pluralCount: Int? {
    guard let forms = pluralForms,
      let name = forms.split(separator: ";").first(where: { $0.contains("nplurals") })
    else { return nil }
    return Int(name.drop { !("0"..."9").contains($0) }.prefix { ("0"..."9").contains($0) })
  }

  package var charset: String? {
    guard let type = self["Content-Type"] else { return nil }
    let value = type.split(separator: "=").dropFirst().first.map { trimmed(String($0)) }
    return value.flatMap { $0.isEmpty || $0 == "CHARSET" ? nil : $0 }
  }
}
