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

  /// - Parameter source, target: the elements whose content is the text.
  private func segment(id: String, source: PlacedElement, target: PlacedElement?) -> PlacedSegment {
    let place = place(inline.firstText(in: target ?? source))
    var segment = DraftSegment(
      id: id, line: place.line, column: place.column, source: Segment(inline.runs(source.children)),
      target: target.map { Segment(inline.runs($0.children)) })
    segment.sourceLanguage = source.attributes["xml:lang"] ?? context.sourceLanguage
    segment.targetLanguage = target?.attributes["xml:lang"] ?? context.targetLanguage
    return PlacedSegment(segment: segment, edit: target.map { DraftEdit(element: $0) })
  }

  private func slot12(
    _ unit: PlacedElement, source: PlacedElement, target: PlacedElement?, mark: String? = nil,
    marked: PlacedElement? = nil, definition: PlacedElement? = nil
  ) -> DraftSlot {
    let last = child("seg-source", of: unit) ?? child("source", of: unit) ?? source
    return .xliff12(
      DraftSlot.Unit12(
        names: names, unit: unit.startTag, sourceStart: child("source", of: unit)?.startTag.lowerBound,
        source: source, behindSource: last.end, target: target, mark: mark, marked: marked, definition: definition))
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
    var segments: [PlacedSegment] = []
    let sourceMarks = child("seg-source", of: unit).map { marks($0) } ?? []
    let targetMarks = target.map { marks($0) } ?? []
    let isWhole = target.map { targetMarks.isEmpty && !$0.text.allSatisfy(\.isWhitespace) } ?? false
    let confidences = confidences(of: unit)
    if sourceMarks.isEmpty || isWhole {
      segments = [segment(id: id, source: source, target: target)]
      segments[0].slot = slot12(unit, source: source, target: target)
      // A change of the whole would change what is locked in it.
      segments[0].segment.isLocked = confidences.values.contains { $0.attributes["locked"] == "true" }
      if confidences.count == 1, let seg = confidences.values.first {
        segments[0].segment.authorship = XLIFFAuthorship.trados(seg)
      }
    } else {
      var used = Set<Int>()
      for (mid, mark) in sourceMarks {
        let index = targetMarks.indices.first { targetMarks[$0].mid == mid && !used.contains($0) }
        if let index { used.insert(index) }
        segments.append(segment(id: "\(id)/\(mid)", source: mark, target: index.map { targetMarks[$0].element }))
        if let last = segments.indices.last {
          segments[last].slot = slot12(
            unit, source: mark, target: target, mark: mid, marked: index.map { targetMarks[$0].element },
            definition: confidences[mid])
        }
        if let seg = confidences[mid], let last = segments.indices.last {
          if let state = foreignState(seg) { segments[last].segment.state = state }
          if seg.attributes["locked"] == "true" { segments[last].segment.isLocked = true }
          segments[last].segment.authorship = XLIFFAuthorship.trados(seg)
        }
      }
      for index in targetMarks.indices where !used.contains(index) {
        faults.append(
          Fault(
            severity: .warning, rule: "stray-segment", offset: targetMarks[index].element.startTag.lowerBound,
            message: "expected a segment \"\(targetMarks[index].mid)\" in seg-source, found none: it is passed over"))
      }
    }
    let said = stateOfUnit12(unit, target)
    for index in segments.indices {
      let hasOwn = !sourceMarks.isEmpty && !isWhole && confidences[sourceMarks[index].mid].flatMap(foreignState) != nil
      finish12(&segments[index].segment, unit, hasOwn ? nil : said)
    }
    return segments
  }

  private func finish12(_ segment: inout DraftSegment, _ unit: PlacedElement, _ state: DraftSegment.State?) {
    if let state { segment.state = state }
    if segment.target.map({ isUntranslated($0, of: segment.source) }) ?? true { segment.state = .untranslated }
    segment.context = unit.attributes["resname"]
    segment.isTranslatable = unit.attributes["translate"].map { $0 != "no" } ?? context.isTranslated
    // The header of a gettext catalogue is no translation.
    if unit.attributes["restype"] == "x-gettext-domain-header" { segment.isTranslatable = false }
    if isLocked(unit) { segment.isLocked = true }
    if segment.authorship.isEmpty { segment.authorship = XLIFFAuthorship.unit(unit) }
    if unit.attributes["size-unit"] == "char" {
      segment.maximumCharacters = unit.attributes["maxwidth"].flatMap { Int($0) }
    }
    for note in children("note", of: unit) { segment.take(note: note.text) }
  }

  /// MQXLIFF says `mq:locked="locked"`, MXLIFF `m:locked="true"`.
  private func isLocked(_ element: PlacedElement) -> Bool {
    foreign("locked", of: element).map { ["locked", "true", "yes"].contains($0) } ?? false
  }

  private func stateOfUnit12(_ unit: PlacedElement, _ target: PlacedElement?) -> DraftSegment.State? {
    if unit.attributes["approved"] == "yes" { return .approved }
    if let status = foreign("status", of: unit), let state = XLIFFState.memoQ(status) { return state }
    if let isConfirmed = foreign("confirmed", of: unit) { return isConfirmed == "1" ? .translated : .unconfirmed }
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
    for held in children("originalData", of: unit).flatMap({ children("data", of: $0) }) {
      if let id = held.attributes["id"] { data[id] = inline.text(held.children) }
    }
    var segments: [PlacedSegment] = []
    for (index, part) in parts.enumerated() {
      guard let source = child("source", of: part) else {
        lacksSource("segment", part)
        continue
      }
      let own = parts.count == 1 ? id : "\(id)/\(part.attributes["id"] ?? "\(index + 1)")"
      var placed = segment(id: own, source: source, target: child("target", of: part))
      if let state = part.attributes["state"].flatMap(XLIFFState.segment2) { placed.segment.state = state }
      if placed.segment.state != .untranslated, let word = part.attributes["subState"],
        XLIFFState.isDoubt(subState: word)
      {
        placed.segment.state = .unconfirmed
      }
      finish2(&placed.segment, unit)
      placed.segment.isLocked = isLocked(unit) || isLocked(part)
      placed.slot = .xliff2(
        DraftSlot.Segment2(
          names: names, segment: part.startTag, source: source, target: child("target", of: part),
          notes: child("notes", of: unit),
          beforeSegments: (child("originalData", of: unit) ?? parts.first ?? part).startTag.lowerBound))
      segments.append(placed)
    }
    return segments
  }

  private func finish2(_ segment: inout DraftSegment, _ unit: PlacedElement) {
    if segment.target.map({ isUntranslated($0, of: segment.source) }) ?? true { segment.state = .untranslated }
    segment.context = unit.attributes["name"]
    segment.isTranslatable = unit.attributes["translate"].map { $0 != "no" } ?? context.isTranslated
    segment.maximumCharacters = maximum(of: unit)
    for note in children("notes", of: unit).flatMap({ children("note", of: $0) }) { segment.take(note: note.text) }
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
