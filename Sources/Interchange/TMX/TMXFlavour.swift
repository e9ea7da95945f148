package import Bitext
internal import Markup

/// What other tools make of TMX.
///
/// | flavour | version | codes | notes, props, dates |
/// |---|---|---|---|
/// | `tmx14` | 1.4 | as they are | as they are |
/// | `level1` | 1.4 | left out: text alone (TMX 1.4b, level 1) | as they are |
/// | `level2` | 1.4 | `bpt`, `ept`, `ph`, `it`, `hi` with numbers (level 2) | as they are |
/// | `omegat` | 1.1 | `<f0>` and `</f0>` as text, as OmegaT shows them | of the unit; the variants' in the unit; one note |
/// | `trados` | 1.4 | as in `level2` | props as fields, declared in the header |
/// | `memoq` | 1.4 | as in `level2` | props as they are; header of memoQ |
package enum TMXFlavour: String, Sendable, CaseIterable {
  case tmx14, level1, level2, omegat, trados, memoq

  package var version: String { self == .omegat ? "1.1" : "1.4" }

  /// The header for a memory in a language, with the fields that its units have.
  ///
  /// - Parameter fields: of the units that ``convert(_:losses:)`` gave.
  package func header(sourceLanguage: String, toolVersion: String, fields: TMXFields) -> TMXHeader {
    var header = TMXHeader(sourceLanguage: sourceLanguage, toolVersion: toolVersion)
    switch self {
    case .tmx14, .level1, .level2: break
    case .omegat: header.attributes["o-tmf"] = "OmegaT TMX"
    case .trados:
      header.attributes["o-tmf"] = "SDL TM8 Format"
      header.attributes["datatype"] = "xml"
      header.content = fields.declarations.map { .element($0) }
    case .memoq:
      header.attributes["o-tmf"] = "MemoQTM"
      header.attributes["datatype"] = "xml"
      let names = ["defclient", "defproject", "defdomain", "defsubject", "description", "name"]
      header.content = names.map { .element(MarkupElement("prop", [Attribute("type", $0)])) }
    }
    return header
  }

  /// A unit as the flavour has it.
  package func convert(_ unit: TranslationUnit, losses: inout ConversionLosses) -> TranslationUnit {
    if self == .tmx14 { return unit.withXMLLang }
    var unit = self == .omegat ? unit : unit.withXMLLang
    var moved: [TranslationUnit.Content] = []
    var codes = UnitCodeNumbers(from: self == .omegat ? 0 : 1, keepsOwn: self != .omegat)
    unit.content = unit.content.map { item in
      switch item {
      case .variant(var variant):
        variant.content = variant.content.compactMap { item in
          switch item {
          case .segment(let segment): return .segment(convert(segment, &codes, &losses))
          case .markup(.element(let element)) where self == .omegat:
            if ["note", "prop"].contains(element.name) {
              losses.changed("notes and props of variants", "OmegaT reads those of units: they stand there")
              moved.append(.markup(.element(element)))
            } else {
              losses.lost("elements of other vocabularies", "TMX 1.1 has no place for them")
            }
            return nil
          case .markup(.element(let element)) where self == .trados: return .markup(.element(field(element)))
          case .markup: return item
          }
        }
        if self == .omegat { variant.attributes = omegat(variant.attributes, &losses) }
        return .variant(variant)
      case .markup(.element(let element)) where self == .trados: return .markup(.element(field(element)))
      case .markup: return item
      }
    }
    // Notes and props stand before the variants (TMX 1.4b, `tu`).
    unit.content = moved + unit.content
    if self == .omegat { joinNotes(&unit, &losses) }
    return unit
  }

  /// Of several notes of a unit OmegaT keeps the last: all stand in the first.
  private func joinNotes(_ unit: inout TranslationUnit, _ losses: inout ConversionLosses) {
    let notes = unit.notes
    guard notes.count > 1 else { return }
    losses.changed("several notes of a unit", "OmegaT reads one: it has them all, a line each")
    var isFirst = true
    unit.content = unit.content.compactMap { item in
      guard case .markup(.element(var element)) = item, element.name == "note" else { return item }
      guard isFirst else { return nil }
      isFirst = false
      element.children = [.text(notes.joined(separator: "\n"))]
      return .markup(.element(element))
    }
  }

  /// OmegaT and TMX 1.1 know `lang`.
  private func omegat(_ attributes: [Attribute], _ losses: inout ConversionLosses) -> [Attribute] {
    let language = attributes["xml:lang"] ?? attributes["lang"]
    let kept = [
      "creationdate", "creationid", "changedate", "changeid", "o-encoding", "datatype", "usagecount", "lastusagedate",
      "creationtool", "creationtoolversion",
    ]
    var result = language.map { [Attribute("lang", $0)] } ?? []
    for attribute in attributes where !["xml:lang", "lang"].contains(attribute.name) {
      if kept.contains(attribute.name) {
        result.append(attribute)
      } else {
        losses.lost("attribute \(attribute.name) of variants", "TMX 1.1 does not have it")
      }
    }
    return result
  }

  /// A prop as Trados has fields: `x-Name:SingleString`. Its own system fields stay.
  private func field(_ element: MarkupElement) -> MarkupElement {
    guard element.name == "prop", let type = element.attributes["type"], !type.contains(":"),
      !Self.systemFields.contains(type)
    else { return element }
    var element = element
    element.attributes["type"] = "x-\(type.hasPrefix("x-") ? String(type.dropFirst(2)) : type):SingleString"
    return element
  }

  private static let systemFields: Set<String> = [
    "x-LastUsedBy", "x-Context", "x-ContextContent", "x-Origin", "x-OriginalFormat", "x-ConfirmationLevel",
    "x-IdContext",
  ]

  // MARK: Codes

  private func convert(_ segment: Segment, _ codes: inout UnitCodeNumbers, _ losses: inout ConversionLosses) -> Segment
  {
    let hasCodes = segment.runs.contains { if case .text = $0 { false } else { true } }
    guard hasCodes else { return segment }
    switch self {
    case .tmx14: return segment
    case .level1:
      losses.lost("inline codes", "level 1 is text alone", count: segment.codes.count)
      return Segment(segment.text.isEmpty ? [] : [.text(segment.text)], attributes: segment.attributes)
    case .omegat:
      losses.lost("what inline codes hold", "OmegaT has numbered tags in the text", count: segment.codes.count)
      let form = segment.memoryForm()
      return Segment([.text(tags(form, codes.numbers(of: form.inlineCodes)))], attributes: segment.attributes)
    case .level2, .trados, .memoq:
      count(segment.runs, &losses)
      let form = segment.memoryForm(keepsHighlights: true)
      return Segment(
        numbered(form, codes.numbers(of: form.inlineCodes)), attributes: segment.attributes)
    }
  }

  /// Numbered tags in the text, as OmegaT shows codes.
  private func tags(_ form: Segment, _ numbers: [Int]) -> String {
    let codes = form.inlineCodes.codeOfEnd
    var text = ""
    var end = 0
    for run in form.runs {
      switch run {
      case .text(let piece): text += piece
      case .markup: continue
      case .inline(let element):
        if element.kind == .subflow { continue }
        let name = codes[end].map { "f\(numbers[$0])" } ?? "f"
        end += 1
        switch element.kind {
        case .beginPaired: text += "<\(name)>"
        case .endPaired: text += "</\(name)>"
        default: text += "<\(name)/>"
        }
      }
    }
    return text
  }

  /// With a number on every code (TMX 1.4b: `x`).
  private func numbered(_ form: Segment, _ numbers: [Int]) -> [Segment.Run] {
    let codes = form.inlineCodes.codeOfEnd
    var end = 0
    func number(_ runs: [Segment.Run]) -> [Segment.Run] {
      runs.compactMap { run -> Segment.Run? in
        guard case .inline(var element) = run else {
          if case .markup = run { return nil }
          return run
        }
        if element.kind == .subflow { return run }
        let code = codes[end]
        end += 1
        if element.kind != .endPaired, let code { element.attributes["x"] = "\(numbers[code])" }
        if element.kind.holdsText {
          element.content = number(element.content)
          end += 1
        }
        return .inline(element)
      }
    }
    return number(form.runs)
  }

  /// Counts what level 2 of TMX 1.4 has in another form, or not at all.
  private func count(_ runs: [Segment.Run], _ losses: inout ConversionLosses) {
    for run in runs {
      switch run {
      case .text: continue
      case .markup: losses.lost("comments within segments", "no place in level 2")
      case .inline(let element):
        switch (element.kind, CodeRole(element)) {
        case (_, .transparent): losses.lost("marks of terms and comments", "no codes: their text stays")
        case (.other, .pair): losses.changed("inline elements of other vocabularies", "written as bpt and ept")
        case (.other, _): losses.changed("inline elements of other vocabularies", "written as TMX has them")
        case (.unknownTag, _): losses.changed("ut", "written as ph, since TMX 1.4 discourages it")
        default: break
        }
        if element.kind.holdsText { count(element.content, &losses) }
      }
    }
  }
}

/// The fields of Trados that units have: `x-Name:SingleString`, and with their values `x-Name:MultiplePicklist`.
package struct TMXFields: Sendable {
  /// By type: the values of a list, in order of appearance; none for other types.
  private var values: [String: [String]] = [:]

  package init() {}

  private static func isPicklist(_ type: String) -> Bool { type.hasSuffix("Picklist") }

  private mutating func add(_ type: String, _ found: [String]) {
    var known = values[type] ?? []
    if Self.isPicklist(type) {
      for value in found where !value.isEmpty && !known.contains(value) { known.append(value) }
    }
    values[type] = known
  }

  /// Whether an element of a header declares a field: that is kept.
  package func declares(_ element: MarkupElement) -> Bool {
    element.name == "prop" && (element.attributes["type"].map { values[$0] != nil } ?? false)
  }

  /// The fields that a header declares, the values of lists by commas.
  package mutating func declare(_ header: TMXHeader) {
    for case .element(let element) in header.content where element.name == "prop" {
      guard let type = element.attributes["type"], type.hasPrefix("x-"), type.contains(":") else { continue }
      add(type, element.text.split(separator: ",").map(String.init))
    }
  }

  /// The fields of a unit: a prop for each value.
  package mutating func take(_ unit: TranslationUnit) {
    for property in unit.props + unit.variants.flatMap(\.props) where property.type.contains(":") {
      add(property.type, [property.text])
    }
  }

  /// The props of a header that declare the fields, by name.
  package var declarations: [MarkupElement] {
    values.sorted { $0.key < $1.key }.map { type, values in
      MarkupElement(
        "prop", [Attribute("type", type)], values.isEmpty ? [] : [.text(values.joined(separator: ","))])
    }
  }
}

extension TMXOrigin {
  /// What a unit, or one of its variants, says of who made it.
  package init(of unit: TranslationUnit) {
    var found = TMXOrigin.human
    func take(_ origin: TMXOrigin) {
      if origin != .human, found != .machine { found = origin }
    }
    func bytes<T>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
      var text = text
      return text.withUTF8(body)
    }
    for property in unit.props + unit.variants.flatMap(\.props) {
      guard let name = bytes(property.type, { TMXOrigin.property($0) }) else { continue }
      take(bytes(property.text) { TMXOrigin(property: name, value: $0) })
    }
    for attributes in [unit.attributes] + unit.variants.map(\.attributes) {
      for author in [attributes["creationid"], attributes["changeid"]].compactMap(\.self) {
        take(bytes(author) { TMXOrigin(author: $0) })
      }
    }
    self = found
  }
}
