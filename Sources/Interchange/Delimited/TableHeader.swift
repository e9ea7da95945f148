/// What the columns of a table are, as its first row names them.
struct TableHeader {
  enum Column: Hashable {
    case source, target
    case note, definition, subjectField, partOfSpeech, status, context, identifier, gender, termType
    case sourceLanguage, targetLanguage
    case targetNote, targetPartOfSpeech, targetGender, sourceStatus
    /// What makes rows one concept, whatever else stands in them.
    case concept
    case conceptNote, sourceDefinition, targetDefinition, sourceLanguageNote, targetLanguageNote
    case sourceNote, usage, targetUsage, targetTermType, reference, targetReference
    /// Has no values: its name says that the cells are written safely (``FormulaCells``).
    case safeMark
    /// Marks segments for another look.
    case fuzzy
    case unknown
  }

  /// Whether the cells are written safely.
  var isSafe: Bool { columns.contains(.safeMark) }

  var columns: [Column]
  /// Language codes, where the columns are named by them.
  var source: String?
  var target: String?

  func index(of column: Column) -> Int? { columns.firstIndex(of: column) }

  /// What a cell of ``Column/fuzzy`` says: Translate Toolkit and Weblate write `True` and `False`.
  static func isFuzzy(_ cell: String) -> Bool {
    ["1", "x", "true", "yes", "fuzzy"].contains(trimmed(cell).lowercased())
  }

  /// A column may stand several times, for several values.
  func indices(of column: Column) -> [Int] { columns.indices.filter { columns[$0] == column } }

  /// Columns in the usual order, for a table without a header.
  static let usual = TableHeader(columns: [.source, .target, .note])

  init(columns: [Column]) { self.columns = columns }

  /// The header in a first row; nil when the row is an ordinary one.
  ///
  /// A header names a source and a target column, or it names two or more of the known columns and nothing
  /// else. Two columns may be named by languages.
  init?(_ row: [String]) {
    let names = row.map { Self.plain($0) }
    columns = names.map { Self.known[$0] ?? .unknown }
    let hasSource = columns.contains(.source)
    let hasTarget = columns.contains(.target)
    if hasSource && hasTarget { return }
    let languages = row.indices.filter { columns[$0] == .unknown && Self.languageCode(row[$0]) != nil }
    if !hasSource, !hasTarget, languages.count >= 2,
      languages.count == row.count || languages.first == 0 || columns.contains(where: { $0 != .unknown })
    {
      columns[languages[0]] = .source
      columns[languages[1]] = .target
      source = Self.languageCode(row[languages[0]])
      target = Self.languageCode(row[languages[1]])
      return
    }
    // A row such as "term", "термин" is two words of a glossary.
    guard hasSource || hasTarget, Set(columns).count >= 2, !columns.contains(.unknown) else { return nil }
  }

  private static func plain(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.lowercased().unicodeScalars.filter { $0.value > 0x20 && $0 != "_" && $0 != "-" }))
  }

  private static let known: [String: Column] = [
    "source": .source, "src": .source, "sourcestring": .source, "sourcetext": .source, "sourceterm": .source,
    "original": .source, "msgid": .source, "term": .source, "sourcesegment": .source, "исходный": .source,
    "исходныйтекст": .source, "оригинал": .source, "термин": .source,
    "target": .target, "trg": .target, "tgt": .target, "targetstring": .target, "targettext": .target,
    "targetterm": .target, "translation": .target, "msgstr": .target, "equivalent": .target,
    "targetsegment": .target, "перевод": .target,
    "note": .note, "notes": .note, "comment": .note, "comments": .note, "translatorcomments": .note,
    "developercomments": .note, "remark": .note, "remarks": .note,
    "примечание": .note, "комментарий": .note,
    "definition": .definition, "description": .definition, "explanation": .definition,
    "определение": .definition,
    "subject": .subjectField, "subjectfield": .subjectField, "domain": .subjectField,
    "pos": .partOfSpeech, "partofspeech": .partOfSpeech, "src:pos": .partOfSpeech,
    "tgt:pos": .targetPartOfSpeech,
    "status": .status, "termstatus": .status, "tgt:status": .status, "tgt:termstatus": .status,
    "src:status": .sourceStatus, "src:termstatus": .sourceStatus, "administrativestatus": .status,
    "gender": .gender, "src:gender": .gender, "tgt:gender": .targetGender, "termtype": .termType,
    "src:comment": .note, "tgt:comment": .targetNote, "usage": .note,
    "context": .context, "msgctxt": .context, "id": .identifier, "stringid": .identifier,
    "safecells": .safeMark, "fuzzy": .fuzzy, "conceptid": .concept, "conceptnote": .conceptNote,
    "sourcestatus": .sourceStatus, "targetstatus": .status, "sourcepos": .partOfSpeech,
    "targetpos": .targetPartOfSpeech, "sourcetype": .termType, "targettype": .targetTermType,
    "src:type": .termType, "tgt:type": .targetTermType, "sourcegender": .gender, "targetgender": .targetGender,
    "sourceusage": .usage, "targetusage": .targetUsage, "src:usage": .usage, "tgt:usage": .targetUsage,
    "sourcenote": .sourceNote, "targetnote": .targetNote, "src:note": .sourceNote, "tgt:note": .targetNote,
    "sourcereference": .reference, "targetreference": .targetReference, "src:reference": .reference,
    "tgt:reference": .targetReference, "sourcedefinition": .sourceDefinition,
    "targetdefinition": .targetDefinition, "src:definition": .sourceDefinition,
    "tgt:definition": .targetDefinition, "sourcelanguagenote": .sourceLanguageNote,
    "targetlanguagenote": .targetLanguageNote, "src:languagenote": .sourceLanguageNote,
    "tgt:languagenote": .targetLanguageNote, "src:lang": .sourceLanguage, "tgt:lang": .targetLanguage,
    "sourcelang": .sourceLanguage, "sourcelanguage": .sourceLanguage,
    "targetlang": .targetLanguage, "targetlanguage": .targetLanguage,
  ]

  /// The language that a cell names by a code (`ru`, `ru_RU`, `en-US`) or in English or Russian.
  static func languageCode(_ cell: String) -> String? {
    let text = trimmed(cell)
    guard !text.isEmpty, text.utf8.count <= 35 else { return nil }
    if let named = named[text.lowercased()] { return named }
    let parts = text.split(whereSeparator: { $0 == "-" || $0 == "_" })
    guard let first = parts.first else { return nil }
    let primary = first.lowercased()
    guard codes.contains(primary), parts.count == 1 || parts.dropFirst().allSatisfy({ isSubtag($0) }) else {
      return nil
    }
    return text
  }

  private static func isSubtag(_ part: Substring) -> Bool {
    (2...8).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) || isLetter($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static let named: [String: String] = [
    "english": "en", "russian": "ru", "german": "de", "french": "fr", "spanish": "es", "italian": "it",
    "ukrainian": "uk", "chinese": "zh", "английский": "en", "русский": "ru", "немецкий": "de",
    "французский": "fr", "испанский": "es", "итальянский": "it", "украинский": "uk", "китайский": "zh",
  ]

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
