internal import Bitext
internal import Orthography

/// Makes concepts conform to a flavour of TBX, and counts what that has no place for.
///
/// The rules are those of the core structure (TBXcoreStructV03.rng), of the modules and of the dialects'
/// Schematron files; for 2008 those of TBXcoreStructV02.dtd, with every data category allowed.
struct TBXConverter {
  let target: TBXFlavour
  /// Foreign elements stay where the concepts are of the same private dialect.
  var keepsForeign = false
  /// What a section without a language of its own is in.
  var documentLanguage = "und"
  /// Ids in use, which no other element may have.
  var takenIDs: Set<String> = []
  /// Ids that references may lead to.
  var knownIDs: Set<String> = []
  /// Concepts of the file at hand whose ids had to be changed.
  var renamedIDs: [String: String] = [:]
  var losses = ConversionLosses()

  private typealias Level = TBXCategory.Level
  /// Elements on their way up to a level where they may stand.
  private var risen: [Level: [MarkupElement]] = [:]
  private var isRestricted: Bool { target.modules != nil }
  private var is2008: Bool { target.edition == .year2008 }
  private var isTagged: Bool { target.style == .dct && !is2008 }

  init(target: TBXFlavour) { self.target = target }

  private enum Placement {
    case here(MarkupElement)
    case above(Level, MarkupElement)
    case lost
  }

  // MARK: Concepts

  /// - Parameter id: an id that is free; nil for none.
  /// - Returns: nil when nothing is left of the concept.
  mutating func concept(_ element: MarkupElement, id: String?) -> MarkupElement? {
    risen = [:]
    var sections: [MarkupNode] = []
    var own: [MarkupElement] = []
    for case .element(let child) in element.children {
      if child.name == "langSec" {
        if let section = language(child) { sections.append(.element(section)) }
      } else {
        own += place(child, .concept)
      }
    }
    guard !sections.isEmpty else {
      losses.lost("concepts without a term", "\(target) wants a term in each")
      return nil
    }
    var attributes: [Attribute] = []
    if let id { attributes.append(Attribute("id", id)) }
    for attribute in element.attributes where attribute.name != "id" { noteLost(attribute, "conceptEntry") }
    return MarkupElement("conceptEntry", attributes, nodes(own + take(.concept)) + sections)
  }

  private mutating func language(_ element: MarkupElement) -> MarkupElement? {
    var terms: [MarkupNode] = []
    var own: [MarkupElement] = []
    for case .element(let child) in element.children {
      if child.name == "termSec" {
        if let section = term(child) { terms.append(.element(section)) }
      } else {
        own += place(child, .language)
      }
    }
    let aux = own + take(.language)
    guard !terms.isEmpty else {
      if !aux.isEmpty { losses.lost("languages without a term", "\(target) wants a term in each") }
      return nil
    }
    let raw = element.attributes["xml:lang"] ?? ""
    var code = raw
    if !TBXLexical.isLanguage(code) {
      code = LanguageTag(raw).canonical
      if !TBXLexical.isLanguage(code) {
        code = TBXLexical.isLanguage(documentLanguage) && raw.isEmpty ? documentLanguage : "und"
      }
      // Another sign between its parts is all that many tables have; anything else is another language, perhaps.
      if !raw.isEmpty || code == "und", code.lowercased() != raw.replacing("_", with: "-").lowercased() {
        losses.changed("language \"\(raw.prefix(20))\"", "written as \(code): it is no BCP 47 tag")
      }
    }
    for attribute in element.attributes where !["xml:lang", "id"].contains(attribute.name) {
      noteLost(attribute, "langSec")
    }
    return MarkupElement("langSec", [Attribute("xml:lang", code)], nodes(aux) + terms)
  }

  private mutating func term(_ element: MarkupElement) -> MarkupElement? {
    var term: MarkupElement?
    var notes: [MarkupElement] = []
    var components: [MarkupElement] = []
    var aux: [MarkupElement] = []
    if target.modules?.isEmpty == true, let status = Self.status(in: element), !status.isUsable {
      losses.lost("\(status.rawValue) terms", "\(target) cannot say that they are not to be used")
      return nil
    }
    for case .element(let child) in element.children {
      if child.name == "term" {
        term = MarkupElement("term", identity(child, "term"), inline(child.children, isTerm: true))
        continue
      }
      for placed in place(child, .term) {
        switch placed.name {
        case "termNote", "termNoteGrp": notes.append(placed)
        case "termCompList": components.append(placed)
        default: aux.append(placed)
        }
      }
    }
    guard let term, !term.children.isEmpty else {
      losses.lost("terms without text", "there is nothing to write")
      return nil
    }
    return MarkupElement(
      "termSec", identity(element, "termSec"), [.element(term)] + nodes(notes) + nodes(components) + nodes(aux))
  }

  /// The status that a term section says.
  private static func status(in section: MarkupElement) -> TermStatus? {
    for case .element(let child) in section.children {
      if child.name == "termNoteGrp", let status = status(in: child) {
        let isForbidden = child.children.contains {
          if case .element(let note) = $0 { note.name == "note" && note.text == TBXStatus.forbiddenNote } else { false }
        }
        return isForbidden ? .forbidden : status
      }
      if child.name == "termNote", child.attributes["type"] == "administrativeStatus" {
        return TermStatus(raw: child.text)
      }
    }
    return nil
  }

  private mutating func take(_ level: Level) -> [MarkupElement] {
    defer { risen[level] = nil }
    // What several terms said of the whole concept is said once.
    var seen: Set<MarkupElement> = []
    return (risen[level] ?? []).filter { seen.insert($0).inserted }
  }

  private func nodes(_ elements: [MarkupElement]) -> [MarkupNode] { elements.map(MarkupNode.element) }

  // MARK: Elements

  /// What becomes of an element that says something of a concept, a language or a term.
  private mutating func place(_ element: MarkupElement, _ level: Level) -> [MarkupElement] {
    let placement: Placement
    switch element.name {
    case "note": return [note(element)]
    case "descripGrp", "adminGrp", "termNoteGrp", "transacGrp": placement = group(element, level)
    case "transac":
      placement = group(MarkupElement("transacGrp", [], [.element(element)]), level)
    case "descrip", "admin", "termNote", "ref", "xref": placement = single(element, level)
    case "termCompList" where is2008 && level == .term: return [element]
    default:
      if keepsForeign, element.name.contains(":") { return [element] }
      let what = element.name.hasPrefix("termComp") ? element.name : element.attributes["type"] ?? element.name
      losses.lost(what, "\(target) has no place for it here")
      return []
    }
    switch placement {
    case .here(let placed): return [placed]
    case .above(let higher, let placed):
      risen[higher, default: []].append(placed)
      return []
    case .lost: return []
    }
  }

  private mutating func note(_ element: MarkupElement) -> MarkupElement {
    var element = element
    // Of what was no note before, the type goes with its meaning.
    if element.name != "note" { element.attributes["type"] = nil }
    return MarkupElement("note", identity(element, "note", language: true), inline(element.children))
  }

  private static let renamed = [
    "sourceIdentifier": "source", "normativeAuthorization": "administrativeStatus", "usageRegister": "register",
  ]
  private static let notes: Set<String> = ["usageNote", "Usage note", "transferComment"]

  /// An element with a data category.
  private mutating func single(_ element: MarkupElement, _ level: Level) -> Placement {
    var name = element.attributes["type"] ?? ""
    guard !name.isEmpty else {
      losses.lost("\(element.name) without a type", "\(target) wants one")
      return .lost
    }
    var category = TBXCategory.named(name)
    if isRestricted {
      if category.map({ !target.allows($0) }) ?? true, Self.notes.contains(name) { return .here(note(element)) }
      if let other = Self.renamed[name] {
        name = other
        category = TBXCategory.named(name)
      }
      if category == nil, element.name == "descrip", let to = element.attributes["target"], !to.isEmpty,
        let reference = TBXCategory.named("crossReference"), target.allows(reference)
      {
        losses.changed(name, "written as crossReference: \(target) has no such data category")
        name = reference.name
        category = reference
      }
      guard let category, target.allows(category) else {
        losses.lost(name, "\(target) has no such data category")
        return .lost
      }
      if name == "readingNote" {
        losses.lost(name, "it belongs into an adminGrp")
        return .lost
      }
    } else if element.name == "termNote", level != .term {
      losses.lost(name, "a termNote belongs to a term")
      return .lost
    }
    let meta = isRestricted ? category?.meta.rawValue ?? element.name : element.name
    var result = MarkupElement(meta, [Attribute("type", name)])
    guard let attributes = attributes(of: element, meta: meta, name: name) else { return .lost }
    result.attributes += attributes
    let isPlain = isTagged || ["ref", "xref", "transac", "transacNote", "adminNote", "descripNote"].contains(meta)
    result.children = isPlain && !is2008 ? plain(element.children) : inline(element.children)
    if let category, isRestricted || name == "administrativeStatus" {
      guard let checked = valued(result, category) else { return .lost }
      result = checked
    }
    guard isRestricted, let category, !levels(of: category).contains(level) else { return .here(result) }
    let higher: [Level] = level == .term ? [.language, .concept] : level == .language ? [.concept] : []
    guard let found = higher.first(where: { levels(of: category).contains($0) }) else {
      losses.lost(name, "\(target) has no place for it at a \(level.rawValue)")
      return .lost
    }
    // What a definition or subject field is of, nobody has to be told.
    if !["definition", "subjectField"].contains(name) {
      losses.changed(name, "moved from a \(level.rawValue) to its \(found.rawValue)")
    }
    return .above(found, result)
  }

  private func levels(of category: TBXCategory) -> [TBXCategory.Level] {
    category.name == "externalCrossReference" && isTagged ? [.concept, .term] : category.levels
  }

  /// The element with a value that its category allows; nil when there is none.
  private mutating func valued(_ element: MarkupElement, _ category: TBXCategory) -> MarkupElement? {
    guard let allowed = category.values else { return element }
    var element = element
    let value = element.text
    if allowed.contains(value), element.children == [.text(value)] { return element }
    var instead: String?
    switch category.name {
    case "administrativeStatus":
      if is2008, ["legalTerm", "regulatedTerm", "standardizedTerm"].contains(where: { value == "\($0)-admn-sts" }) {
        return element
      }
      switch TermStatus(raw: value) {
      case .preferred: instead = "preferredTerm-admn-sts"
      case .admitted: instead = "admittedTerm-admn-sts"
      case .deprecated: instead = value.lowercased().contains("supersed") ? allowed[2] : allowed[1]
      case .forbidden:
        element.children = [.text(allowed[1])]
        return MarkupElement(
          "termNoteGrp", [],
          [.element(element), .element(MarkupElement("note", [], [.text(TBXStatus.forbiddenNote)]))])
      case nil: break
      }
    case "partOfSpeech":
      switch value.lowercased().filter({ $0 != " " && $0 != "." && $0 != "-" }) {
      case "noun", "n", "nom", "substantiv", "sustantivo", "sostantivo", "propernoun", "commonnoun", "существительное",
        "сущ":
        instead = "noun"
      case "verb", "v", "глагол": instead = "verb"
      case "adjective", "adj", "a", "прилагательное", "прил": instead = "adjective"
      case "adverb", "adv", "наречие", "нареч": instead = "adverb"
      default: instead = "other"
      }
    case "termType":
      switch value.lowercased() {
      case "fullform", "acronym", "shortform", "variant", "abbreviation", "phrase":
        instead = allowed.first { $0.lowercased() == value.lowercased() }
      case "initialism", "abbreviatedterm", "abbreviatedform": instead = "abbreviation"
      case "phraseologicalunit", "setphrase", "standardtext": instead = "phrase"
      case "transliteratedform", "transcribedform": instead = "variant"
      default: break
      }
    case "grammaticalGender":
      switch value.lowercased() {
      case "m", "masc", "masculine", "м": instead = "masculine"
      case "f", "fem", "feminine", "ж": instead = "feminine"
      case "n", "neut", "neuter", "с": instead = "neuter"
      case "other", "otherGender".lowercased(): instead = "other"
      default: break
      }
    default: break
    }
    guard let instead else {
      losses.lost("\(category.name) \"\(value.prefix(30))\"", "\(target) has no such value")
      return nil
    }
    // Other spellings of the same status are the same status.
    if category.name != "administrativeStatus" || value.hasSuffix("-admn-sts") {
      losses.changed("\(category.name) \"\(value.prefix(30))\"", "written as \(instead)")
    }
    element.children = [.text(instead)]
    return element
  }

  // MARK: Groups

  private static let heads = [
    "descripGrp": "descrip", "adminGrp": "admin", "termNoteGrp": "termNote", "transacGrp": "transac",
  ]
  /// What a group may hold beside its head (TBXcoreStructV03.rng).
  private static let members: [String: Set<String>] = [
    "descripGrp": ["admin", "descripNote", "note", "ref", "transacGrp", "xref"],
    "adminGrp": ["adminNote", "note", "ref", "xref"],
    "termNoteGrp": ["admin", "note", "ref", "transacGrp", "xref"],
    "transacGrp": ["date", "note", "ref", "transacNote", "xref"],
  ]

  private mutating func group(_ element: MarkupElement, _ level: Level) -> Placement {
    let parts = element.children.compactMap { child -> MarkupElement? in
      if case .element(let part) = child { part } else { nil }
    }
    guard let headName = Self.heads[element.name], let at = parts.firstIndex(where: { $0.name == headName }) else {
      losses.lost("\(element.name) without its first element", "\(target) wants one")
      return .lost
    }
    let head: MarkupElement
    var higher: Level?
    switch headName == "transac" ? transaction(parts[at], level) : single(parts[at], level) {
    case .here(let placed): head = placed
    case .above(let found, let placed): (head, higher) = (placed, found)
    case .lost: return .lost
    }
    var name = element.name
    var result: [MarkupElement] = [head]
    if head.name == "termNoteGrp" {
      // A forbidden term brings its own group.
      result = head.children.compactMap { if case .element(let part) = $0 { part } else { nil } }
    } else if let fitting = Self.heads.first(where: { $0.value == head.name })?.key {
      name = fitting
    } else {
      name = ""
    }
    for (index, part) in parts.enumerated() where index != at {
      if let member = member(part, of: name, level) { result.append(member) }
    }
    let isForbidden = result.filter { $0.name == "note" && $0.text == TBXStatus.forbiddenNote }.count > 1
    if isForbidden { result = result.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
    let whole =
      result.count == 1 && name != "transacGrp" || name.isEmpty
      ? head : MarkupElement(name, identity(element, name), nodes(result))
    return higher.map { .above($0, whole) } ?? .here(whole)
  }

  private mutating func transaction(_ element: MarkupElement, _ level: Level) -> Placement {
    var element = element
    if element.attributes["type"] == nil { element.attributes["type"] = "transactionType" }
    return single(element, level)
  }

  private mutating func member(_ part: MarkupElement, of group: String, _ level: Level) -> MarkupElement? {
    var part = part
    // A group of one within a group is that one.
    if part.name == "adminGrp" {
      for case .element(let inner) in part.children where inner.name == "admin" {
        part = inner
        break
      }
    }
    let what = part.attributes["type"] ?? part.name
    guard Self.members[group]?.contains(part.name) ?? false else {
      losses.lost(what, "\(target) has no place for it in a \(group.isEmpty ? "note" : group)")
      return nil
    }
    switch part.name {
    case "note": return note(part)
    case "date":
      guard let date = is2008 ? part.text : TBXLexical.date(part.text), !date.isEmpty else {
        losses.lost("date \"\(part.text.prefix(20))\"", "it is no date of XML Schema")
        return nil
      }
      if date != part.text { losses.changed("dates", "written as XML Schema has them") }
      return MarkupElement("date", identity(part, "date"), [.text(date)])
    case "transacGrp":
      if case .here(let placed) = self.group(part, level) { return placed }
      return nil
    case "adminNote", "descripNote", "transacNote":
      let category = TBXCategory.named(what)
      guard !isRestricted || category.map({ target.allows($0) && $0.meta.rawValue == part.name }) ?? false else {
        losses.lost(what, "\(target) has no such data category")
        return nil
      }
      guard let attributes = attributes(of: part, meta: part.name, name: what) else { return nil }
      return MarkupElement(part.name, [Attribute("type", what)] + attributes, plain(part.children))
    default:
      let isSource = what == "source" || what == "sourceIdentifier"
      if isTagged, isRestricted, isSource, group != "descripGrp" {
        losses.lost("source", "\(target) has no place for it in a \(group)")
        return nil
      }
      // Within a group an element stands at the level of the group.
      if case .here(let placed) = single(part, level), placed.name == part.name || placed.name == "note" {
        return placed
      }
      return nil
    }
  }

  // MARK: Attributes

  private mutating func noteLost(_ attribute: Attribute, _ element: String) {
    losses.lost("attribute \(attribute.name) of \(element)", "\(target) has none")
  }

  /// The id and, where it may have one, the language of an element.
  private mutating func identity(_ element: MarkupElement, _ name: String, language: Bool = false) -> [Attribute] {
    var kept: [Attribute] = []
    for attribute in element.attributes where attribute.name != "type" || name == "note" {
      switch attribute.name {
      case "id":
        if TBXLexical.isName(attribute.value), takenIDs.insert(attribute.value).inserted {
          kept.append(attribute)
        } else {
          losses.lost("id of \(name)", "it is no XML name, or another element has it")
        }
      case "xml:lang" where language && TBXLexical.isLanguage(attribute.value): kept.append(attribute)
      default: noteLost(attribute, name)
      }
    }
    return kept
  }

  /// The attributes of an element with a data category, its type left out; nil when it cannot stand without one.
  private mutating func attributes(of element: MarkupElement, meta: String, name: String) -> [Attribute]? {
    var kept: [Attribute] = []
    var hasTarget = false
    for attribute in element.attributes where attribute.name != "type" {
      switch attribute.name {
      case "target":
        guard let to = reference(attribute.value, isExternal: meta == "xref") else {
          losses.lost("target of \(name)", "it leads nowhere")
          continue
        }
        hasTarget = true
        if !isTagged || ["ref", "xref", "transacNote"].contains(meta) {
          kept.append(Attribute("target", to))
        } else {
          noteLost(attribute, name)
        }
      case "id" where !isTagged:
        if TBXLexical.isName(attribute.value), takenIDs.insert(attribute.value).inserted {
          kept.append(attribute)
        } else {
          losses.lost("id of \(name)", "it is no XML name, or another element has it")
        }
      case "xml:lang" where !isTagged && meta != "xref" && TBXLexical.isLanguage(attribute.value),
        "datatype" where !isTagged && meta != "xref":
        kept.append(attribute)
      default: noteLost(attribute, name)
      }
    }
    if !hasTarget, meta == "xref" || meta == "ref" && isTagged {
      losses.lost(name, "it leads nowhere")
      return nil
    }
    return kept
  }

  private func reference(_ value: String, isExternal: Bool) -> String? {
    if isExternal {
      let isWeb = value.hasPrefix("http://") && value.count > 7 || value.hasPrefix("https://") && value.count > 8
      let isAny = !isRestricted && !value.isEmpty
      return (isWeb || isAny) && value.utf8.allSatisfy({ $0 > 0x20 }) ? value : nil
    }
    let id = renamedIDs[value] ?? value
    return knownIDs.contains(id) ? id : nil
  }

  // MARK: Texts

  private mutating func plain(_ children: [MarkupNode], isWhole: Bool = true) -> [MarkupNode] {
    let text = MarkupElement("", [], children).text
    let hasMarkup = children.contains { if case .element = $0 { true } else { false } }
    if hasMarkup { losses.lost("markup within texts", "\(target) has plain text here; the text is kept") }
    return text.isEmpty ? [] : [.text(clean(isWhole ? unbroken(text) : text))]
  }

  /// A text as TBX readers have it: they take every run of space for one.
  private mutating func unbroken(_ text: String) -> String {
    let result = TBXShape.collapsed(text)
    if !result.utf8.elementsEqual(text.utf8) {
      losses.changed("line breaks and double spaces within texts", "written as one space")
    }
    return result
  }

  /// - Parameter isWhole: the text begins and ends here; no space stands at its ends then.
  private mutating func inline(
    _ children: [MarkupNode], isTerm: Bool = false, isWhole: Bool = true
  ) -> [MarkupNode] {
    if isWhole, case .text(let text)? = children.first, children.count == 1 { return plain([.text(text)]) }
    return children.flatMap { child -> [MarkupNode] in
      switch child {
      case .text(let text): return [.text(clean(text))]
      case .element(let element):
        switch element.name {
        case "hi":
          let types = ["entailedTerm", "hotkey", "italics", "bold", "superscript", "subscript", "math"]
          var attributes: [Attribute] = []
          for attribute in element.attributes {
            switch attribute.name {
            case "type" where is2008 || types.contains(attribute.value): attributes.append(attribute)
            case "target":
              if let to = reference(attribute.value, isExternal: false) { attributes.append(Attribute("target", to)) }
            default: noteLost(attribute, "hi")
            }
          }
          // The space at its ends is that of the text around it.
          let inner = plain(element.children, isWhole: false)
          return inner.isEmpty ? [] : [.element(MarkupElement("hi", attributes, inner))]
        case "foreign" where !isTerm:
          return [
            .element(
              MarkupElement(
                "foreign", identity(element, "foreign", language: true), inline(element.children, isWhole: false)))
          ]
        case "ph" where !isTerm && !is2008 && element.children.isEmpty:
          return [.element(MarkupElement("ph", element.attributes.filter { $0.name == "type" }))]
        case let name where is2008 && !isTerm && ["ph", "bpt", "ept", "it"].contains(name): return [.element(element)]
        default:
          losses.lost("markup within texts", "\(target) has no \(element.name) here; the text is kept")
          return inline(element.children, isTerm: isTerm, isWhole: false)
        }
      case .comment, .instruction: return []
      }
    }
  }

  private mutating func clean(_ text: String) -> String {
    if text.unicodeScalars.allSatisfy(TBXLexical.isAllowed) { return text }
    losses.changed("characters that XML does not allow", "written as U+FFFD")
    return String(String.UnicodeScalarView(text.unicodeScalars.map { TBXLexical.isAllowed($0) ? $0 : "\u{FFFD}" }))
  }
}
