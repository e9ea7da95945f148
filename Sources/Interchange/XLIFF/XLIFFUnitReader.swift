internal import Bitext

/// Makes the segments of a unit: XLIFF 1.2 `trans-unit`, XLIFF 2 `unit`.
struct XLIFFUnitReader {
  struct Fault {
    var severity: Diagnostic.Severity
    var rule: String
    var offset: Int64
    var message: String
  }

  let names: VocabularyNames
  let isVersion2: Bool
  let context: XLIFFContext
  /// The unit's number in the document, from 1: its id where it has none.
  let number: Int
  /// Line and column of an offset.
  let place: (Int64) -> (line: Int, column: Int)
  private(set) var faults: [Fault] = []

  init(
    names: VocabularyNames, isVersion2: Bool, context: XLIFFContext, number: Int,
    place: @escaping (Int64) -> (line: Int, column: Int)
  ) {
    self.names = names
    self.isVersion2 = isVersion2
    self.context = context
    self.number = number
    self.place = place
  }

  mutating func segments(of unit: PlacedElement) -> [PlacedSegment] {
    isVersion2 ? segments2(unit) : segments12(unit)
  }

  /// XLIFF 2: what the original data of the unit at hand holds, by id.
  private var data: [String: String] = [:]
  private var inline: InlineReader {
    InlineReader(vocabulary: isVersion2 ? .xliff2 : .xliff12, names: names, data: data)
  }

  private func children(_ name: String, of element: PlacedElement) -> [PlacedElement] {
    element.elements.filter { names.local($0.name) == name }
  }

  private func child(_ name: String, of element: PlacedElement) -> PlacedElement? {
    element.elements.first { names.local($0.name) == name }
  }

  /// The value of an attribute of another vocabulary, whatever its prefix.
  private func foreign(_ name: String, of element: PlacedElement) -> String? {
    element.attributes.first { $0.name.hasSuffix(":" + name) }?.value
  }

  /// Whether line breaks in an element are text: it says so, or what is around it.
  private func preserves(_ element: PlacedElement?, _ inherited: Bool) -> Bool {
    element?.attributes["xml:space"].map { $0 == "preserve" } ?? inherited
  }

  /// - Parameters:
  ///   - source, target: the elements whose content is the text.
  ///   - isPreserved: whether line breaks are text, where the element does not say.
  private func segment(
    id: String, source: PlacedElement, target: PlacedElement?, isPreserved: Bool
  ) -> PlacedSegment {
    let shown = target ?? source
    let place = place(inline.firstText(in: shown, isLaidOut: !preserves(shown, isPreserved)))
    func content(_ element: PlacedElement) -> Segment {
      let content = Segment(inline.runs(element.children))
      return preserves(element, isPreserved) ? content : content.withoutLayout
    }
    var segment = DraftSegment(
      id: id, line: place.line, column: place.column, source: content(source), target: target.map(content))
    segment.sourceLanguage = source.attributes["xml:lang"] ?? context.sourceLanguage
    segment.targetLanguage = target?.attributes["xml:lang"] ?? context.targetLanguage
    return PlacedSegment(segment: segment, edit: target.map { DraftEdit(element: $0) })
  }

  /// What a unit says of each of its segments: asked once, since it may have as many segments as anything else.
  private struct Shared {
    var context: String?
    var isTranslatable = true
    /// Beside what a segment says of itself.
    var isLocked = false
    /// Where a segment has none of its own.
    var authorship = DraftSegment.Authorship()
    var maximumCharacters: Int?
    /// Has the unit's notes, and the rules that they ignore.
    var noted = DraftSegment(id: "", line: 0, source: Segment(""), target: nil)

    func finish(_ segment: inout DraftSegment) {
      if segment.target.map({ isUntranslated($0, of: segment.source) }) ?? true { segment.state = .untranslated }
      segment.context = context
      segment.isTranslatable = isTranslatable
      if isLocked { segment.isLocked = true }
      if segment.authorship.isEmpty { segment.authorship = authorship }
      segment.maximumCharacters = maximumCharacters
      segment.notes = noted.notes
      segment.ignoredRules = noted.ignoredRules
    }
  }

  private mutating func lacksSource(_ name: String, _ element: PlacedElement) {
    faults.append(
      Fault(
        severity: .error, rule: "no-source", offset: element.startTag.lowerBound,
        message: "expected a source in the \(name), found none: it is passed over"))
  }

  // MARK: XLIFF 1.2

  /// XLIFF 1.2, structural elements: with `seg-source`, each `mrk mtype="seg"` is a segment; else the unit is one.
  private mutating func segments12(_ unit: PlacedElement) -> [PlacedSegment] {
    let id = unit.attributes["id"] ?? "\(number)"
    guard let source = child("source", of: unit) else {
      lacksSource("trans-unit", unit)
      return []
    }
    let target = child("target", of: unit)
    let segmentSource = child("seg-source", of: unit)
    let isPreserved = preserves(unit, context.preservesSpace)
    func slot(
      _ own: PlacedElement, mark: String? = nil, marked: PlacedElement? = nil, definition: PlacedElement? = nil
    ) -> DraftSlot {
      .xliff12(
        DraftSlot.Unit12(
          names: names, unit: unit.startTag, sourceStart: source.startTag.lowerBound, source: own,
          behindSource: (segmentSource ?? source).end, target: target, mark: mark, marked: marked,
          definition: definition, preservesSpace: preserves(marked, preserves(target, isPreserved))))
    }
    var segments: [PlacedSegment] = []
    let sourceMarks = segmentSource.map { marks($0) } ?? []
    let targetMarks = target.map { marks($0) } ?? []
    let isWhole = target.map { targetMarks.isEmpty && !$0.text.allSatisfy(\.isWhitespace) } ?? false
    let confidences = confidences(of: unit)
    let shared = shared12(unit)
    let said = stateOfUnit12(unit, target)
    if sourceMarks.isEmpty || isWhole {
      var placed = segment(id: id, source: source, target: target, isPreserved: isPreserved)
      placed.slot = slot(source)
      placed.segment.plural = pluralForm(unit)
      if let said { placed.segment.state = said }
      // A change of the whole would change what is locked in it.
      placed.segment.isLocked = confidences.values.contains { $0.attributes["locked"] == "true" }
      if confidences.count == 1, let seg = confidences.values.first {
        placed.segment.authorship = XLIFFAuthorship.trados(seg)
      }
      shared.finish(&placed.segment)
      if placed.segment.authorship.isEmpty { placed.segment.authorship = phase(of: target) }
      return [placed]
    }
    /// The marks of the target that have an id, the first last.
    var open: [String: [Int]] = [:]
    for index in targetMarks.indices.reversed() { open[targetMarks[index].mid, default: []].append(index) }
    for (mid, mark) in sourceMarks {
      let found = open[mid]?.popLast().map { targetMarks[$0].element }
      var placed = segment(
        id: "\(id)/\(mid)", source: mark, target: found,
        isPreserved: preserves(found == nil ? segmentSource : target, isPreserved))
      let definition = confidences[mid]
      placed.slot = slot(mark, mark: mid, marked: found, definition: definition)
      let own = definition.flatMap(foreignState)
      if let state = own ?? said { placed.segment.state = state }
      if let definition {
        if definition.attributes["locked"] == "true" { placed.segment.isLocked = true }
        placed.segment.authorship = XLIFFAuthorship.trados(definition)
        // Studio says nothing of what nobody has worked on.
        if own == nil, said == nil, placed.segment.target?.text == placed.segment.source.text {
          placed.segment.state = .untranslated
        }
      }
      shared.finish(&placed.segment)
      if placed.segment.authorship.isEmpty { placed.segment.authorship = phase(of: target) }
      segments.append(placed)
    }
    for index in open.values.joined().sorted() {
      faults.append(
        Fault(
          severity: .warning, rule: "stray-segment", offset: targetMarks[index].element.startTag.lowerBound,
          message: "expected a segment \"\(targetMarks[index].mid)\" in seg-source, found none: it is passed over"))
    }
    return segments
  }

  /// Who worked in the phase that a target names.
  private func phase(of target: PlacedElement?) -> DraftSegment.Authorship {
    target?.attributes["phase-name"].flatMap { context.phases[$0] } ?? DraftSegment.Authorship()
  }

  /// The form of a text with plurals that Apple's tools name in the unit's id: `KEY|==|plural.one` of a string catalogue, and
  /// `/KEY:dict/NAME:dict/one:dict/:string` of a dictionary of strings; of XLIFF 2.2 its `pgs:case`.
  private func pluralForm(_ unit: PlacedElement) -> DraftSegment.PluralForm? {
    var found: (category: Substring, text: String)?
    let id = unit.attributes["id"] ?? ""
    if id.utf8.contains(UInt8(ascii: "|")), let mark = id.firstRange(of: "|==|"),
      let form = id[mark.upperBound...].firstRange(of: "plural.")
    {
      found = (id[form.upperBound...], String(id[..<form.lowerBound]))
    } else if id.hasSuffix(":dict/:string"), let slash = id.dropLast(13).lastIndex(of: "/") {
      found = (id[id.index(after: slash)...].dropLast(13), String(id[..<slash]))
    } else if context.pluralGroup != nil, let name = foreign("case", of: unit) {
      return DraftSegment.PluralForm(index: 0, count: 1, category: name)
    }
    guard let found, ["zero", "one", "two", "few", "many", "other"].contains(found.category) else { return nil }
    return DraftSegment.PluralForm(index: 0, count: 1, category: String(found.category), text: found.text)
  }

  private func shared12(_ unit: PlacedElement) -> Shared {
    var shared = Shared()
    shared.context = unit.attributes["resname"]
    shared.isTranslatable = unit.attributes["translate"].map { $0 != "no" } ?? context.isTranslated
    // The header of a gettext catalogue is no translation.
    if unit.attributes["restype"] == "x-gettext-domain-header" { shared.isTranslatable = false }
    shared.isLocked = isLocked(unit)
    shared.authorship = XLIFFAuthorship.unit(unit)
    if unit.attributes["size-unit"] == "char" {
      shared.maximumCharacters = unit.attributes["maxwidth"].flatMap { Int($0) }
    }
    for note in children("note", of: unit) { shared.noted.take(note: note.text) }
    return shared
  }

  /// MQXLIFF says `mq:locked="locked"`, MXLIFF `m:locked="true"`.
  private func isLocked(_ element: PlacedElement) -> Bool {
    foreign("locked", of: element).map { ["locked", "true", "yes"].contains($0) } ?? false
  }

  private func stateOfUnit12(_ unit: PlacedElement, _ target: PlacedElement?) -> DraftSegment.State? {
    if unit.attributes["approved"] == "yes" { return .approved }
    if let status = foreign("status", of: unit), let state = XLIFFState.memoQ(status) { return state }
    // Phrase: the step of the workflow in which it was confirmed last.
    if let step = foreign("confirmed", of: unit) { return Int(step) ?? 0 > 0 ? .translated : .unconfirmed }
    return target?.attributes["state"].flatMap(XLIFFState.target12)
  }

  private func foreignState(_ seg: PlacedElement) -> DraftSegment.State? {
    seg.attributes["conf"].flatMap(XLIFFState.trados)
  }

  /// SDLXLIFF: what `sdl:seg-defs` says of each segment.
  private func confidences(of unit: PlacedElement) -> [String: PlacedElement] {
    var found: [String: PlacedElement] = [:]
    for definitions in unit.elements where definitions.name.hasSuffix(":seg-defs") {
      for seg in definitions.elements where seg.name.hasSuffix(":seg") {
        if let id = seg.attributes["id"] { found[id] = seg }
      }
    }
    return found
  }

  /// The segment marks within an element, in order; `mid`, or else the number of the mark.
  private func marks(_ element: PlacedElement) -> [(mid: String, element: PlacedElement)] {
    var found: [(mid: String, element: PlacedElement)] = []
    func search(_ element: PlacedElement) {
      for child in element.elements {
        if names.local(child.name) == "mrk", child.attributes["mtype"] == "seg" {
          found.append((child.attributes["mid"] ?? "\(found.count + 1)", child))
        } else {
          search(child)
        }
      }
    }
    search(element)
    return found
  }

  // MARK: XLIFF 2

  /// XLIFF 2.1, 4.2.2.6: each `segment` is one; an `ignorable` is none.
  private mutating func segments2(_ unit: PlacedElement) -> [PlacedSegment] {
    let id = unit.attributes["id"] ?? "\(number)"
    let parts = children("segment", of: unit)
    let notes = child("notes", of: unit)
    let originalData = child("originalData", of: unit)
    let matches = unit.elements.first { $0.name.hasSuffix(":matches") }
    for held in children("originalData", of: unit).flatMap({ children("data", of: $0) }) {
      if let id = held.attributes["id"] { data[id] = inline.text(held.children) }
    }
    let shared = shared2(unit)
    let isPreserved = preserves(unit, context.preservesSpace)
    var ids: Set<String> = []
    if parts.contains(where: { $0.attributes["id"] == nil }) { ids = Set(unit.elements.flatMap(inlineIds)) }
    var segments: [PlacedSegment] = []
    for (index, part) in parts.enumerated() {
      guard let source = child("source", of: part) else {
        lacksSource("segment", part)
        continue
      }
      let own = parts.count == 1 ? id : "\(id)/\(part.attributes["id"] ?? "\(index + 1)")"
      let target = child("target", of: part)
      var placed = segment(id: own, source: source, target: target, isPreserved: isPreserved)
      if parts.count == 1 { placed.segment.plural = pluralForm(unit) }
      if let state = part.attributes["state"].flatMap(XLIFFState.segment2) { placed.segment.state = state }
      if placed.segment.state != .untranslated, let word = part.attributes["subState"],
        XLIFFState.isDoubt(subState: word)
      {
        placed.segment.state = .unconfirmed
      }
      shared.finish(&placed.segment)
      if isLocked(part) { placed.segment.isLocked = true }
      // A match refers to its segment by an id, which an id of a code must not be.
      var newId: String?
      if part.attributes["id"] == nil {
        var free = "\(index + 1)"
        while !ids.insert(free).inserted { free = "s\(free)" }
        newId = free
      }
      placed.slot = .xliff2(
        DraftSlot.Segment2(
          names: names, segment: part.startTag, source: source, target: target, notes: notes,
          beforeSegments: (originalData ?? parts.first ?? part).startTag.lowerBound,
          beforeContent: unit.startTag.upperBound,
          matches: matches, id: part.attributes["id"] ?? newId ?? "",
          newId: newId, preservesSpace: preserves(target, isPreserved)))
      segments.append(placed)
    }
    return segments
  }

  /// The ids of an element and of what is in it.
  private func inlineIds(_ element: PlacedElement) -> [String] {
    (element.attributes["id"].map { [$0] } ?? []) + element.elements.flatMap(inlineIds)
  }

  private func shared2(_ unit: PlacedElement) -> Shared {
    var shared = Shared()
    shared.context = unit.attributes["name"]
    shared.isTranslatable = unit.attributes["translate"].map { $0 != "no" } ?? context.isTranslated
    shared.isLocked = isLocked(unit)
    shared.maximumCharacters = maximum(of: unit)
    for note in children("notes", of: unit).flatMap({ children("note", of: $0) }) {
      shared.noted.take(note: note.text)
    }
    return shared
  }

  /// Size and length restriction module, `sizeRestriction`: `90`, or `25,90`, or `*` for no end; code points unless the
  /// file names another profile.
  private func maximum(of unit: PlacedElement) -> Int? {
    guard context.sizeProfile == nil || context.sizeProfile == "xliff:codepoints",
      let last = foreign("sizeRestriction", of: unit)?.split(separator: ",").last
    else { return nil }
    return Int(trimmed(String(last))).flatMap { $0 >= 0 ? $0 : nil }
  }
}
