package import Bitext
internal import Interchange
internal import Orthography

/// What a unit says, without how it is laid out: the space between elements and the order of attributes do not count.
struct UnitFields: Equatable {
  /// A `tu` or a `tuv`: what both can hold.
  struct Holder: Equatable {
    /// In the order of their names.
    var attributes: [Attribute] = []
    /// Notes, props and everything else but space.
    var nodes: [MarkupNode] = []
  }

  /// The language as it is compared, and which of the variants in that language it is.
  struct VariantKey: Hashable {
    var language: String
    var ordinal: Int
    var label: String { language.isEmpty ? "no language" : ordinal == 0 ? language : "\(language) (\(ordinal + 1))" }
  }

  struct VariantFields: Equatable {
    var key: VariantKey
    var holder: Holder
    var segment: Segment?
  }

  var holder: Holder
  private(set) var variants: [VariantFields] = []
  /// Where each of many variants is; empty where there are few, which are looked through sooner.
  private var places: [VariantKey: Int] = [:]
  private static let fewVariants = 8

  static func == (a: UnitFields, b: UnitFields) -> Bool { a.holder == b.holder && a.variants == b.variants }

  init(_ unit: TranslationUnit) {
    holder = Holder(
      unit.attributes,
      unit.content.compactMap { if case .markup(let node) = $0 { node } else { nil } })
    var counts: [String: Int] = [:]
    for variant in unit.variants {
      let language = (variant.languageCode ?? "").lowercased()
      let ordinal = counts[language, default: 0]
      counts[language] = ordinal + 1
      var fields = VariantFields(
        key: VariantKey(language: language, ordinal: ordinal),
        holder: Holder(
          variant.attributes,
          variant.content.compactMap { if case .markup(let node) = $0 { node } else { nil } }),
        segment: variant.segment.map(Self.joined))
      // A second segment is no TMX, and kept all the same.
      for case .segment(let extra) in variant.content.dropFirst(
        variant.content.firstIndex { $0.isSegment }.map { $0 + 1 } ?? 0)
      {
        fields.holder.nodes.append(.element(MarkupElement("seg", extra.attributes, [.text(extra.text)])))
      }
      variants.append(fields)
    }
    guard variants.count > Self.fewVariants else { return }
    for (place, fields) in variants.enumerated() { places[fields.key] = place }
  }

  subscript(_ key: VariantKey) -> VariantFields? {
    places.isEmpty ? variants.first { $0.key == key } : places[key].map { variants[$0] }
  }

  /// Runs of text that stand side by side are one.
  private static func joined(_ segment: Segment) -> Segment {
    var runs: [Segment.Run] = []
    for run in segment.runs {
      if case .text(let next) = run, case .text(let last)? = runs.last {
        runs[runs.count - 1] = .text(last + next)
      } else {
        runs.append(run)
      }
    }
    return Segment(runs, attributes: segment.attributes)
  }

  /// Texts of segments with their codes in short form, for people.
  static func shown(_ segment: Segment) -> String {
    var text = ""
    func add(_ runs: [Segment.Run]) {
      for run in runs {
        switch run {
        case .text(let piece): text += piece
        case .inline(let element):
          let id = element.attributes["i"] ?? element.attributes["x"] ?? ""
          text += "{\(element.kind.name)\(id)}"
          if element.kind.holdsText {
            add(element.content)
            text += "{/\(element.kind.name)}"
          }
        case .markup: continue
        }
      }
    }
    add(segment.runs)
    return text
  }
}

extension UnitFields.Holder {
  init(_ attributes: [Attribute], _ nodes: [MarkupNode]) {
    self.attributes = attributes.sorted { $0.name < $1.name }
    self.nodes = nodes.filter { node in
      if case .text(let text) = node { return text.unicodeScalars.contains { !$0.properties.isWhitespace } }
      return true
    }
  }

  func attribute(_ name: String) -> String? { attributes[name] }

  /// The value of each attribute, of several of one name the first.
  var attributesByName: [String: String] {
    Dictionary(attributes.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

}

/// The elements of several lists that are not in those before, in order, each once.
func distinct<Element: Hashable>(_ lists: [Element]...) -> [Element] {
  var known: Set<Element> = []
  return lists.joined().filter { known.insert($0).inserted }
}

/// What a list has and another has not, each as often as it stands there; in order, of equal ones the last.
func difference(_ a: [MarkupNode], less b: [MarkupNode]) -> [MarkupNode] {
  if a == b { return [] }
  // Without a table where that is quicker.
  if a.count * b.count <= 64 {
    var left = a
    for node in b { if let at = left.firstIndex(of: node) { left.remove(at: at) } }
    return left
  }
  var counts: [MarkupNode: Int] = [:]
  for node in b { counts[node, default: 0] += 1 }
  return a.filter { node in
    guard let count = counts[node], count > 0 else { return true }
    counts[node] = count - 1
    return false
  }
}

extension MarkupNode {
  var propType: String? {
    guard case .element(let element) = self, element.name == "prop" else { return nil }
    return element.attributes["type"] ?? ""
  }

  var isNote: Bool {
    if case .element(let element) = self { element.name == "note" } else { false }
  }

  /// For people.
  var shown: String {
    switch self {
    case .text(let text): text
    case .element(let element): element.text
    case .comment(let text): "<!--\(text)-->"
    case .instruction(let target, let data): "<?\(target) \(data)?>"
    }
  }

  var label: String {
    switch self {
    case .text: "text"
    case .comment: "comment"
    case .instruction: "instruction"
    case .element(let element):
      element.name == "prop" ? "prop \(element.attributes["type"] ?? "")" : element.name
    }
  }
}

extension Variant.Content {
  var isSegment: Bool { if case .segment = self { true } else { false } }
}

/// By what a unit is known again in another version of its file.
package struct UnitKeys: Equatable, Sendable {
  /// Of the tuid; 0 where there is none.
  package var id: UInt64 = 0
  /// Of the source's language, text (NFC) and codes.
  package var source: UInt64 = 0
  /// Of the props that say where a text stands.
  package var context: UInt64 = 0
  /// Of all other texts with their languages.
  package var targets: UInt64 = 0

  /// - Parameter sourceLanguage: as the header says it; the unit's own word goes before it. nil or `*all*` is the first variant.
  package init(_ unit: TranslationUnit, sourceLanguage: String?) {
    if let tuid = unit.id, !tuid.isEmpty { id = max(1, ByteHash.hash64(tuid)) }
    let variants = unit.variants
    let first = sourceIndex(of: unit, sourceLanguage: sourceLanguage)
    var targets: [String] = []
    for (index, variant) in variants.enumerated() {
      let flow = variant.segment?.flow
      var text = (variant.languageCode ?? "").lowercased() + "\u{0}" + Orthography.identityKey(flow?.text ?? "")
      for code in flow?.codes ?? [] { text += "\u{0}\(code.kind.number)@\(code.offset)" }
      if index == first { source = ByteHash.hash64(text) } else { targets.append(text) }
    }
    self.targets = ByteHash.hash64(targets.sorted().joined(separator: "\u{1}"))
    let contexts = (unit.props + variants.flatMap(\.props)).filter { isContextProp($0.type) }
      .map { "\($0.type)\u{0}\($0.text)" }
    if !contexts.isEmpty { context = max(1, ByteHash.hash64(contexts.sorted().joined(separator: "\u{1}"))) }
  }
}

/// Which of a unit's variants is the source: that in the language that unit or header name, else the first.
package func sourceIndex(of unit: TranslationUnit, sourceLanguage: String?) -> Int {
  let variants = unit.variants
  let wanted = (unit.attributes["srclang"] ?? sourceLanguage ?? "").lowercased()
  guard !wanted.isEmpty, wanted != "*all*" else { return 0 }
  if let exact = variants.firstIndex(where: { $0.languageCode?.lowercased() == wanted }) { return exact }
  let language = LanguageTag(wanted)
  return variants.firstIndex { $0.languageCode.map { LanguageTag($0).language == language.language } ?? false } ?? 0
}

/// A segment's text with its codes in short form, for people.
package func shownText(_ segment: Segment) -> String { UnitFields.shown(segment) }
