internal import Bitext
internal import Interchange
internal import Library
internal import Markup

/// A unit as one line of JSON.
///
/// ```json
/// {"id":"1","attributes":{"creationdate":"20190401T100000Z"},"notes":[],"props":[{"type":"x-context","text":"a.txt"}],
///  "variants":[{"language":"en","text":"Press Enter.","seg":"Press <bpt i=\"1\"/>Enter<ept i=\"1\"/>.","attributes":{},"notes":[],
///  "props":[]}]}
/// ```
///
/// `seg` is there only where there are inline codes: the content of the segment as TMX has it.
func unitJSON(_ unit: TranslationUnit, losses: inout ConversionLosses) -> JSON {
  func object(_ attributes: [Attribute], without names: [String]) -> JSON {
    .object(attributes.filter { !names.contains($0.name) }.map { ($0.name, .string($0.value)) })
  }
  func properties(_ properties: [Property]) -> JSON {
    .array(properties.map { .object([("type", .string($0.type)), ("text", .string($0.text))]) })
  }
  for case .markup(.element(let element)) in unit.content where !["note", "prop"].contains(element.name) {
    losses.lost("elements of other vocabularies", "JSON lines hold notes, props and variants")
  }
  return .object([
    ("id", .optional(unit.id)), ("attributes", object(unit.attributes, without: ["tuid"])),
    ("notes", .array(unit.notes.map(JSON.string))), ("props", properties(unit.props)),
    (
      "variants",
      .array(
        unit.variants.map { variant in
          var fields: [(String, JSON)] = [
            ("language", .optional(variant.languageCode)), ("text", .string(variant.segment?.text ?? "")),
          ]
          if let segment = variant.segment, segment.runs.contains(where: { if case .text = $0 { false } else { true } })
          {
            var writer = TMXWriter()
            writer.content(segment)
            fields.append(("seg", .string(String(decoding: writer.take(), as: UTF8.self))))
          }
          return .object(
            fields + [
              ("attributes", object(variant.attributes, without: ["xml:lang", "lang"])),
              ("notes", .array(variant.notes.map(JSON.string))), ("props", properties(variant.props)),
            ])
        })
    ),
  ])
}

/// Reads what ``unitJSON(_:losses:)`` writes, and the short form with `source` and `target`.
struct UnitJSONReader {
  let sourceLanguage: String
  let targetLanguage: String
  private let slices = TMXSliceReader(prologue: Array("<tmx version=\"1.4\"><body>".utf8))

  init(sourceLanguage: String, targetLanguage: String) {
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
  }

  /// - Throws: ``JSONFault`` for what is no JSON, ``UnitLineError`` and ``TextError`` for what is no unit.
  func unit(_ line: [UInt8]) throws -> TranslationUnit {
    let value = try JSON(parsing: line)
    guard case .object = value else { throw UnitLineError.noObject }
    if let source = value["source"]?.text, let target = value["target"]?.text {
      var unit = NewUnit(
        source: source, target: target, sourceLanguage: value["sourceLanguage"]?.text ?? sourceLanguage,
        targetLanguage: value["targetLanguage"]?.text ?? targetLanguage)
      unit.note = value["note"]?.text
      unit.context = value["context"]?.text
      unit.id = value["id"]?.text
      return try unit.unit()
    }
    guard let variants = value["variants"]?.array, !variants.isEmpty else {
      throw UnitLineError.noVariants
    }
    var attributes = value["id"]?.text.map { [Attribute("tuid", $0)] } ?? []
    attributes += Self.attributes(value["attributes"])
    var content = Self.markup(value)
    for variant in variants {
      guard let language = variant["language"]?.text, !language.isEmpty else {
        throw UnitLineError.noLanguage
      }
      let text = variant["text"]?.text ?? ""
      let segment = variant["seg"]?.text.flatMap { self.segment($0, text: text) } ?? Segment(text)
      content.append(
        .variant(
          Variant(
            attributes: [Attribute("xml:lang", language)] + Self.attributes(variant["attributes"]),
            content: Self.markup(variant).compactMap { if case .markup(let node) = $0 { .markup(node) } else { nil } }
              + [.segment(segment)])))
    }
    let unit = TranslationUnit(attributes: attributes, content: content)
    for text in Self.texts(of: unit) where !isXMLText(text) {
      throw UnitLineError.notXML
    }
    guard unit.variants.contains(where: { !($0.segment?.text.isEmpty ?? true) }) else {
      throw UnitLineError.noText
    }
    return unit
  }

  /// The content of a segment that is written as in TMX; nil when it is not, or says another text than is beside it.
  private func segment(_ seg: String, text: String) -> Segment? {
    guard isXMLText(seg),
      let unit = slices.unit(Array("<tu><tuv xml:lang=\"x\"><seg>\(seg)</seg></tuv></tu>".utf8)),
      unit.variants.count == 1, let segment = unit.variants.first?.segment,
      segment.text == text || Self.joined(segment.runs) == text
    else { return nil }
    return segment
  }

  /// The text without the space that a code between two words stands for: so other programs join it.
  private static func joined(_ runs: [Segment.Run]) -> String {
    runs.map { run in
      switch run {
      case .text(let text): text
      case .inline(let element): element.kind.holdsText ? joined(element.content) : ""
      case .markup: ""
      }
    }.joined()
  }

  private static func attributes(_ value: JSON?) -> [Attribute] {
    guard case .object(let fields)? = value else { return [] }
    return fields.compactMap { name, value in
      guard let text = value.text, isName(name), !["tuid", "xml:lang", "lang"].contains(name) else { return nil }
      return Attribute(name, text)
    }
  }

  private static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, (first | 0x20 >= 0x61 && first | 0x20 <= 0x7A) || first == 0x5F else {
      return false
    }
    return name.utf8.allSatisfy {
      ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || (0x30...0x39).contains($0) || "_-.".utf8.contains($0)
    }
  }

  private static func markup(_ value: JSON) -> [TranslationUnit.Content] {
    let notes = (value["notes"]?.array ?? []).compactMap(\.text).map { MarkupElement("note", [], [.text($0)]) }
    let props = (value["props"]?.array ?? []).compactMap { property -> MarkupElement? in
      guard let type = property["type"]?.text, let text = property["text"]?.text else { return nil }
      return MarkupElement("prop", [Attribute("type", type)], [.text(text)])
    }
    return (notes + props).map { .markup(.element($0)) }
  }

  private static func texts(of unit: TranslationUnit) -> [String] {
    unit.attributes.map(\.value) + unit.notes + unit.props.flatMap { [$0.type, $0.text] }
      + unit.variants.flatMap { variant in
        variant.attributes.map(\.value) + variant.notes + variant.props.flatMap { [$0.type, $0.text] }
          + [variant.segment?.text ?? ""]
      }
  }
}
