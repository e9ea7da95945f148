internal import Bitext
internal import Orthography

/// What the columns of a table are, as its first row names them.
///
/// A table has sides: the texts or terms of one language each, with what is said of them. The first is the source, the second the
/// target, any further ones are of further languages.
struct TableHeader {
  /// What a column says of the whole row.
  enum RowField: Hashable {
    /// What makes rows one concept, whatever else stands in them.
    case concept
    case identifier, subjectField, definition, conceptNote, context
    /// Whether the translation is marked for another look.
    case isFuzzy
    /// Has no values: its name says that the cells are written safely (``FormulaCells``).
    case safeMark
  }

  /// What a column says of one side.
  enum Field: Hashable {
    case text, language
    case status
    /// Columns whose name is a status, and whose cells say yes or no.
    case deprecated, forbidden
    /// Several words, a status among them (memoQ's `Term_Info`).
    case info
    case note, definition, languageNote, partOfSpeech, termType, gender, usage, reference
  }

  /// What a name means, wherever it stands.
  enum Meaning: Hashable {
    case row(RowField)
    /// Of a side that the name says: 0 the source, 1 the target.
    case side(Int, Field)
    /// Of a side that the name does not say.
    case plain(Field)
  }

  /// The columns of one language.
  struct Side {
    /// As the header writes it, or the code of the language that it names; nil where it says none.
    var language: String?
    var columns: [(field: Field, index: Int)] = []

    func index(of field: Field) -> Int? { columns.first { $0.field == field }?.index }
    /// A column may stand several times, for several values.
    func indices(of field: Field) -> [Int] { columns.filter { $0.field == field }.map(\.index) }
  }

  private(set) var sides: [Side]
  private(set) var rows: [(field: RowField, index: Int)] = []
  /// The names as they stand in the file; empty for a table without a header.
  let names: [String]

  var source: Side { sides[0] }
  var target: Side { sides[1] }
  /// Whether there is a column of sources and one of targets.
  var isComplete: Bool { source.index(of: .text) != nil && target.index(of: .text) != nil }
  /// Whether the cells are written safely.
  var isSafe: Bool { index(of: .safeMark) != nil }
  /// Whether the header or its columns say which languages the table is in.
  var namesLanguages: Bool { sides.contains { $0.language != nil || $0.index(of: .language) != nil } }

  func index(of field: RowField) -> Int? { rows.first { $0.field == field }?.index }
  func indices(of field: RowField) -> [Int] { rows.filter { $0.field == field }.map(\.index) }

  /// Columns in the usual order, for a table without a header: source, target, note.
  static let usual = TableHeader(usual: ())

  private init(usual: Void) {
    sides = [Side(columns: [(.text, 0)]), Side(columns: [(.text, 1), (.note, 2)])]
    names = []
  }

  // MARK: Reading

  /// What a language is called takes a while to find out: of columns beyond this many it is not asked.
  private static let mostLanguageColumns = 1000

  private enum Name: Hashable {
    case empty, unknown
    case meaning(Meaning)
    /// A column of texts in a language, by the language alone, or with a word for texts.
    case language(String)
    /// Another column of a language.
    case languageField(String, Field)
  }

  /// The header in a first row; nil when the row is an ordinary one.
  ///
  /// A header names a source and a target column, or two languages, or it is plain from its names that it is none of the rows: then it
  /// may not be ``isComplete``.
  /// - Parameter pair: which languages are the source and the target where the header names more than two, and no other order.
  init?(_ row: [String], preferring pair: (source: String, target: String)? = nil) {
    guard row.contains(where: { !trimmed($0).isEmpty }) else { return nil }
    names = row.map { trimmed($0) }
    let read = row.enumerated().map { Self.name($1, mayBeLanguage: $0 < Self.mostLanguageColumns) }
    sides = []
    guard Self.isHeader(row, read) else { return nil }
    func first(_ side: Int) -> Int? { read.firstIndex(of: .meaning(.side(side, .text))) }
    var languages = Self.languages(read)
    // The columns of texts, in the order of their sides.
    var texts: [(language: String?, index: Int)] = []
    switch (first(0), first(1)) {
    case (let source?, let target?): texts = [(nil, source), (nil, target)]
    case (let source?, nil): texts = [(nil, source)]
    case (nil, let target?):
      if let language = languages.first {
        texts = [(language.code, language.index)]
        languages.removeFirst()
      } else {
        texts = [(nil, -1)]
      }
      texts.append((nil, target))
    case (nil, nil):
      if let pair, languages.count > 2 { Self.order(&languages, pair) }
    }
    texts += languages.map { ($0.code, $0.index) }
    while texts.count < 2 { texts.append((nil, -1)) }
    sides = texts.map { text in
      Side(language: text.language, columns: text.index < 0 ? [] : [(.text, text.index)])
    }
    assign(read)
  }

  /// Whether the names are those of a header.
  private static func isHeader(_ row: [String], _ names: [Name]) -> Bool {
    let named = names.filter { $0 != .empty }
    let hasSource = names.contains(.meaning(.side(0, .text)))
    let hasTarget = names.contains(.meaning(.side(1, .text)))
    let languages = languages(names).count
    if hasSource && hasTarget || (hasSource || hasTarget) && languages > 0 { return true }
    // Two languages alone, or among other columns. In a row of words one of them may have the name or code of a language.
    if languages >= 2 { return true }
    let meanings = Set(named.filter { $0 != .unknown })
    // Names that no text has: `Entry_ID`, `English_Status`; or an id in front of several columns.
    let isSure = zip(row, names).contains { cell, name in
      switch name {
      case .languageField: true
      case .meaning(.row(.concept)): true
      case .meaning: cell.contains("_")
      case .language, .empty, .unknown: false
      }
    }
    if isSure || named.count > 2 && named.first == .meaning(.row(.identifier)) { return true }
    // A row such as "term", "термин" is two words of a glossary.
    return (hasSource || hasTarget) && meanings.count >= 2 && !named.contains(.unknown)
  }

  /// The columns of texts that are named by a language, each language once.
  private static func languages(_ names: [Name]) -> [(code: String, index: Int)] {
    var found: [(code: String, index: Int)] = []
    for (index, name) in names.enumerated() {
      guard case .language(let code) = name else { continue }
      if !found.contains(where: { LanguageTag($0.code) == LanguageTag(code) }) { found.append((code, index)) }
    }
    return found
  }

  private static func order(
    _ languages: inout [(code: String, index: Int)], _ pair: (source: String, target: String)
  ) {
    func best(_ wanted: String) -> Int? {
      let affinities = languages.map { LanguageTag($0.code).affinity(to: LanguageTag(wanted)) }
      guard let most = affinities.max(), most > 0 else { return nil }
      return affinities.firstIndex(of: most)
    }
    guard let source = best(pair.source), let target = best(pair.target), source != target else { return }
    let first = [languages[source], languages[target]]
    for at in [source, target].sorted(by: >) { languages.remove(at: at) }
    languages = first + languages
  }

  /// Gives every other column its place.
  private mutating func assign(_ names: [Name]) {
    let texts = Set(sides.compactMap { $0.index(of: .text) })
    /// The side whose texts stand last before each column.
    var nearest: [Int?] = []
    var last: Int?
    for index in names.indices {
      last = sides.firstIndex { $0.index(of: .text) == index } ?? last
      nearest.append(last)
    }
    for (index, name) in names.enumerated() where !texts.contains(index) {
      switch name {
      case .meaning(.row(let field)): rows.append((field, index))
      case .meaning(.side(let side, let field)):
        if field != .text { sides[side].columns.append((field, index)) }
      case .languageField(let code, let field):
        let tag = LanguageTag(code)
        let affinities = sides.map { $0.language.map { LanguageTag($0).affinity(to: tag) } ?? 0 }
        guard let most = affinities.max(), most > 0, let side = affinities.firstIndex(of: most) else { continue }
        sides[side].columns.append((field, index))
      case .meaning(.plain(let field)):
        let same = names.indices.filter {
          names[$0] == name && TableWords.key(self.names[$0]) == TableWords.key(self.names[index])
        }
        let places = same.compactMap { nearest[$0] }
        if same.count > 1, places.count == same.count, Set(places).count == same.count, let side = nearest[index] {
          // The column stands behind the texts of each language.
          sides[side].columns.append((field, index))
        } else {
          assign(field, index)
        }
      case .empty, .unknown, .language: break
      }
    }
  }

  /// A column that does not say of which side it is.
  private mutating func assign(_ field: Field, _ index: Int) {
    switch field {
    case .note where sides.count > 2: rows.append((.conceptNote, index))
    case .partOfSpeech, .termType, .gender: sides[0].columns.append((field, index))
    default:
      for side in sides.indices.dropFirst() { sides[side].columns.append((field, index)) }
    }
  }

  /// The names of the columns that a reader does not read, given what it does.
  func unread(rows read: Set<RowField>, fields: Set<Field>, allSides: Bool = true) -> [String] {
    var known = Set(rows.filter { read.contains($0.field) || $0.field == .safeMark }.map(\.index))
    for side in allSides ? sides[...] : sides.prefix(2) {
      known.formUnion(side.columns.filter { fields.contains($0.field) }.map(\.index))
    }
    return names.indices.filter { !known.contains($0) && !names[$0].isEmpty }.map { names[$0] }
  }

  /// What is said of a header without the columns that are wanted.
  func refusal(_ file: String, line: Int) -> FormatError {
    FormatError(
      file: file, line: line,
      message: "expected a source and a target column, or two of languages, found the header \""
        + "\(names.joined(separator: ", ").prefix(200))\"")
  }

  /// What is said of columns that are not read.
  static func unreadColumns(_ names: [String], _ file: String, line: Int) -> Diagnostic? {
    guard !names.isEmpty else { return nil }
    let list = names.prefix(20).map { "\"\($0.prefix(60))\"" }.joined(separator: ", ")
    return Diagnostic(
      .information, rule: "unread-columns", file: file, line: line,
      message: "found \(names.count == 1 ? "a column that is" : "columns that are") not read: \(list)"
        + (names.count > 20 ? " and \(names.count - 20) more" : ""))
  }

  // MARK: Names

  private static func name(_ cell: String, mayBeLanguage: Bool) -> Name {
    let text = trimmed(cell)
    guard !text.isEmpty else { return .empty }
    guard text.utf8.count <= 100 else { return .unknown }
    if let meaning = meaning(text) { return .meaning(meaning) }
    guard mayBeLanguage else { return .unknown }
    // Both parts must be known: `English_Status`, `translation_ru`, `Term [en-US]`.
    // A full stop parts words, or ends one that is cut short.
    let words = text.split { $0.isWhitespace || "_-:/()[]{},".contains($0) }.flatMap { word -> [String] in
      var parts = word.split(separator: ".").map(String.init)
      if word.hasSuffix("."), let last = parts.popLast() { parts.append(last + ".") }
      return parts
    }
    guard words.count <= 8 else { return .unknown }
    for count in (1..<max(words.count, 1)).reversed() {
      for (language, rest) in [
        (words[..<count], words[count...]), (words[(words.count - count)...], words[..<(words.count - count)]),
      ] {
        guard let field = field(rest.joined().filter { $0 != "." }), let code = languageCode(Array(language)) else {
          continue
        }
        return field == .text ? .language(code) : .languageField(code, field)
      }
    }
    return languageCode(text).map { .language($0) } ?? .unknown
  }

  private static func meaning(_ name: String) -> Meaning? {
    let key = TableWords.key(name)
    return known[key] ?? TableWords.all.meaning(ofKey: key)
  }

  /// What a name says beside a language.
  private static func field(_ name: String) -> Field? {
    switch meaning(name) {
    case .plain(let field): field
    case .side(_, .text): .text
    case .row(.definition): .definition
    case .row(.context): .note
    default: textWords.contains(TableWords.key(name)) ? .text : nil
    }
  }

  private static let textWords: Set<String> = ["text", "string", "value", "segment", "word", "name", "terms"]

  private static let known: [String: Meaning] = [
    "source": .side(0, .text), "src": .side(0, .text), "sourcestring": .side(0, .text), "sourcetext": .side(0, .text),
    "sourceterm": .side(0, .text), "original": .side(0, .text), "msgid": .side(0, .text), "term": .side(0, .text),
    "sourcesegment": .side(0, .text),
    "target": .side(1, .text), "trg": .side(1, .text), "tgt": .side(1, .text), "targetstring": .side(1, .text),
    "targettext": .side(1, .text), "targetterm": .side(1, .text), "translation": .side(1, .text),
    "msgstr": .side(1, .text), "equivalent": .side(1, .text), "targetsegment": .side(1, .text),
    "note": .plain(.note), "notes": .plain(.note), "comment": .plain(.note), "comments": .plain(.note),
    "remark": .plain(.note), "remarks": .plain(.note), "usage": .plain(.note), "src:comment": .plain(.note),
    "termnote": .plain(.note), "termexample": .plain(.note), "example": .plain(.note), "examples": .plain(.note),
    "exampleofuse": .plain(.note), "translatorcomments": .plain(.note), "developercomments": .plain(.note),
    "tgt:comment": .side(1, .note),
    "definition": .row(.definition), "def": .row(.definition), "description": .row(.definition),
    "explanation": .row(.definition), "conceptdefinition": .row(.definition),
    "subject": .row(.subjectField), "subjectfield": .row(.subjectField), "domain": .row(.subjectField),
    "subdomain": .row(.subjectField), "entrysubject": .row(.subjectField), "entrydomain": .row(.subjectField),
    "conceptsubject": .row(.subjectField), "conceptdomain": .row(.subjectField), "topic": .row(.subjectField),
    "conceptnote": .row(.conceptNote), "entrynote": .row(.conceptNote),
    "pos": .plain(.partOfSpeech), "partofspeech": .plain(.partOfSpeech), "src:pos": .plain(.partOfSpeech),
    "sourcepos": .plain(.partOfSpeech), "tgt:pos": .side(1, .partOfSpeech), "targetpos": .side(1, .partOfSpeech),
    "status": .plain(.status), "termstatus": .plain(.status), "administrativestatus": .plain(.status),
    "tgt:status": .side(1, .status), "tgt:termstatus": .side(1, .status), "targetstatus": .side(1, .status),
    "src:status": .side(0, .status), "src:termstatus": .side(0, .status), "sourcestatus": .side(0, .status),
    "forbidden": .plain(.forbidden), "isforbidden": .plain(.forbidden), "forbiddenterm": .plain(.forbidden),
    "deprecated": .plain(.deprecated), "isdeprecated": .plain(.deprecated),
    "terminfo": .plain(.info), "info": .plain(.info),
    "gender": .plain(.gender), "src:gender": .side(0, .gender), "sourcegender": .side(0, .gender),
    "tgt:gender": .side(1, .gender), "targetgender": .side(1, .gender),
    "termtype": .plain(.termType), "sourcetype": .side(0, .termType), "src:type": .side(0, .termType),
    "targettype": .side(1, .termType), "tgt:type": .side(1, .termType),
    "context": .row(.context), "msgctxt": .row(.context),
    "fuzzy": .row(.isFuzzy), "isfuzzy": .row(.isFuzzy), "needsediting": .row(.isFuzzy),
    "id": .row(.identifier), "stringid": .row(.identifier), "key": .row(.identifier), "stringkey": .row(.identifier),
    "resourceid": .row(.identifier), "messageid": .row(.identifier), "resname": .row(.identifier),
    "identifier": .row(.identifier),
    "conceptid": .row(.concept), "entryid": .row(.concept), "entrynumber": .row(.concept),
    "entrynr": .row(.concept), "termentryid": .row(.concept),
    "safecells": .row(.safeMark),
    "sourceusage": .side(0, .usage), "src:usage": .side(0, .usage), "targetusage": .side(1, .usage),
    "tgt:usage": .side(1, .usage), "sourcenote": .side(0, .note), "src:note": .side(0, .note),
    "targetnote": .side(1, .note), "tgt:note": .side(1, .note), "sourcereference": .side(0, .reference),
    "src:reference": .side(0, .reference), "targetreference": .side(1, .reference),
    "tgt:reference": .side(1, .reference), "sourcedefinition": .side(0, .definition),
    "src:definition": .side(0, .definition), "targetdefinition": .side(1, .definition),
    "tgt:definition": .side(1, .definition), "sourcelanguagenote": .side(0, .languageNote),
    "src:languagenote": .side(0, .languageNote), "targetlanguagenote": .side(1, .languageNote),
    "tgt:languagenote": .side(1, .languageNote), "sourcelang": .side(0, .language),
    "sourcelanguage": .side(0, .language), "src:lang": .side(0, .language), "targetlang": .side(1, .language),
    "targetlanguage": .side(1, .language), "tgt:lang": .side(1, .language),
  ]

  // MARK: Languages

  /// The language that a cell names by a code (`ru`, `ru_RU`, `en-US`) or by its name (``TableWords``).
  static func languageCode(_ cell: String) -> String? {
    let text = trimmed(cell)
    guard !text.isEmpty, text.utf8.count <= 100 else { return nil }
    if isCode(text.split(whereSeparator: { $0 == "-" || $0 == "_" }).map(String.init)) { return text }
    return TableWords.all.language(named: text)?.canonical
  }

  private static func languageCode(_ words: [String]) -> String? {
    if isCode(words) {
      // An id is one, whatever language has that code.
      let code = words.joined(separator: "-")
      return code.lowercased() == "id" ? nil : code
    }
    return TableWords.all.language(named: words.joined(separator: " "))?.canonical
  }

  /// Whether the parts are those of a tag: a language, then a script, a region or a number.
  private static func isCode(_ parts: [String]) -> Bool {
    guard let first = parts.first, parts.count <= 4, codes.contains(first.lowercased()) else { return false }
    return parts.dropFirst().allSatisfy { part in
      switch part.utf8.count {
      case 2: part.utf8.allSatisfy(isLetter)
      case 3: part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      case 4: Orthography.isScript(part) || part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      case 5...8: LanguageTag(parts.joined(separator: "-")).isWellFormed && meaning(part) == nil
      default: false
      }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// ISO 639-1, and the three-letter codes of the languages most in use.
  private static let codes: Set<String> = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz
    ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik
    io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml
    mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd
    se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve
    vi vo wa wo xh yi yo za zh zu eng rus deu ger fra fre spa ita ukr bel kaz zho pol por
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}

/// A cell without the spaces and control characters around it, as Java's `trim` has it.
func trimmed(_ text: String) -> String {
  let scalars = text.unicodeScalars
  guard let first = scalars.first, let last = scalars.last else { return text }
  if first.value > 0x20, last.value > 0x20 { return text }
  let rest = scalars.drop { $0.value <= 0x20 }
  guard let end = rest.lastIndex(where: { $0.value > 0x20 }) else { return "" }
  return String(rest[...end])
}
