internal import Bitext
internal import Files
internal import Markup
internal import Orthography

/// The units of a TMX file as segments: of each, the pair of two languages.
///
/// A unit without the source language is passed over; one without the target language is untranslated.
final class TMXDraft: DraftSource {
  private let reader: TMXReader
  private let wantedSource: LanguageTag?
  private let wantedTarget: LanguageTag?
  private(set) var sourceLanguage: String?
  private(set) var targetLanguage: String?
  private var number = 0
  private var own: [Diagnostic] = []

  init(_ source: ByteSource, options: DraftOptions) throws {
    reader = try TMXReader(source)
    wantedSource = options.sourceLanguage.map(LanguageTag.init)
    wantedTarget = options.targetLanguage.map(LanguageTag.init)
  }

  var diagnostics: [Diagnostic] { reader.diagnostics + own }
  var encoding: String { reader.scanner.stream.encoding }

  func next() throws -> PlacedSegment? {
    while true {
      switch try reader.step() {
      case .end: return nil
      case .outside:
        let event = reader.outsideEvent
        guard reader.isHeaderEvent, event.kind == .start,
          let language = reader.scanner.value(of: "srclang", in: event)
        else { continue }
        if language.lowercased() != "*all*" { sourceLanguage = language }
      case .unit:
        number += 1
        if let segment = segment() { return segment }
      }
    }
  }

  private func segment() -> PlacedSegment? {
    let events = reader.unitEvents
    var builder = PlacedElementBuilder(
      scanner: reader.scanner, index: events.lowerBound, end: min(events.upperBound, reader.scanner.eventCount))
    let unit = builder.element()
    let variants = unit.elements.filter { $0.name == "tuv" }.compactMap { variant -> Side? in
      guard let segment = variant.first("seg") else { return nil }
      let language = variant.attributes["xml:lang"] ?? variant.attributes["lang"]
      return Side(
        language: language, element: segment, notes: variant.elements.filter { $0.name == "note" }.map(\.text))
    }
    let source: Side?
    if let wanted = wantedSource ?? sourceLanguage.map(LanguageTag.init) {
      source = Self.best(variants, for: wanted)
    } else {
      let other = wantedTarget
      source = variants.first { side in other.map { side.tag.affinity(to: $0) == 0 } ?? true }
    }
    guard let source else { return nil }
    let target =
      if let wantedTarget { Self.best(variants, for: wantedTarget) } else {
        variants.first { $0.tag.affinity(to: source.tag) == 0 }
      }
    if targetLanguage == nil { targetLanguage = target?.language }
    let inline = InlineReader(vocabulary: .tmx)
    let shown = target?.element ?? source.element
    let place = reader.scanner.position(at: inline.firstText(in: shown))
    var segment = DraftSegment(
      id: unit.attributes["tuid"] ?? "\(number)", line: place.line, column: place.column,
      source: Segment(inline.runs(source.element.children)),
      target: target.map { Segment(inline.runs($0.element.children)) })
    segment.sourceLanguage = source.language ?? sourceLanguage
    segment.targetLanguage = target?.language
    if let target = segment.target, isUntranslated(target, of: segment.source) { segment.state = .untranslated }
    if segment.state == .translated, Self.isDraft(unit) { segment.state = .unconfirmed }
    for note in unit.elements.filter({ $0.name == "note" }).map(\.text) + source.notes + (target?.notes ?? []) {
      segment.take(note: note)
    }
    if let warning = Diagnostic.lacksReason(file: reader.path, segment) { own.append(warning) }
    let slot = DraftSlot.tmx(
      DraftSlot.Memory(
        source: source.element, target: target?.element, beforeVariant: unit.first("tuv")?.startTag.lowerBound,
        atEnd: unit.endTag.lowerBound, inUnit: unit.startTag.upperBound))
    return PlacedSegment(segment: segment, edit: target.map { DraftEdit(element: $0.element) }, slot: slot)
  }

  /// Whether a prop of a unit, or of one of its variants, says that it is a draft.
  private static func isDraft(_ element: PlacedElement) -> Bool {
    element.elements.contains { child in
      switch child.name {
      case "prop": TMXUnitStanding.isDraft(child.attributes["type"] ?? "", child.text)
      case "tuv": isDraft(child)
      default: false
      }
    }
  }

  private struct Side {
    var language: String?
    var element: PlacedElement
    var notes: [String]
    var tag: LanguageTag { LanguageTag(language ?? "und") }
  }

  /// The first of the variants closest to a language; nil when none is in it.
  private static func best(_ variants: [Side], for wanted: LanguageTag) -> Side? {
    var best: (side: Side, affinity: Int)?
    for side in variants {
      let affinity = side.tag.affinity(to: wanted)
      if affinity > best?.affinity ?? 0 { best = (side, affinity) }
    }
    return best?.side
  }
}

extension DraftEdit {
  /// What stands in an element.
  init(element: PlacedElement) {
    if element.endTag.isEmpty {
      self.init(range: element.startTag, form: .emptyElement(name: element.name), isPlain: true)
    } else {
      self.init(range: element.content, form: .element, isPlain: element.isText)
    }
  }
}
