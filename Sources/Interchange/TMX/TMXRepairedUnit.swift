package import Bitext
internal import Markup

/// Units and headers as the DTD of TMX 1.4 has them.
extension TMXRepair {
  /// What a header says that does not say it.
  private static let defaults = [
    "creationtool": "unknown", "creationtoolversion": "unknown", "segtype": "sentence", "o-tmf": "unknown",
    "adminlang": "en", "srclang": "*all*", "datatype": "unknown",
  ]

  static func repaired(_ header: TMXHeader) -> TMXHeader {
    var (attributes, props) = sorted(header.attributes, of: "header")
    for name in TMXGrammar.elements["header"]?.required ?? [] where attributes[name] == nil {
      attributes[name] = defaults[name] ?? "unknown"
    }
    var content: [MarkupNode] = []
    for node in header.content {
      if case .element(let element) = node, element.name == "ude" {
        content += encoding(element).map { [.element($0)] } ?? []
      } else {
        content += repaired(node)
      }
    }
    return TMXHeader(attributes: attributes, content: props + content)
  }

  /// The unit as the DTD has it; nil where no variant has a text.
  package static func repaired(_ unit: TranslationUnit) -> TranslationUnit? {
    let unit = unit.withXMLLang
    let (attributes, props) = sorted(unit.attributes, of: "tu")
    var before: [TranslationUnit.Content] = props.map { .markup($0) }
    var after: [TranslationUnit.Content] = []
    var hasVariant = false
    for item in unit.content {
      switch item {
      case .variant(let variant):
        let variants = repaired(variant)
        hasVariant = hasVariant || !variants.isEmpty
        after += variants.map { .variant($0) }
      case .markup(let node):
        let nodes = repaired(node).map { TranslationUnit.Content.markup($0) }
        // Space stays where it is; notes and props come before the variants.
        let isElement = nodes.contains { if case .markup(.element) = $0 { true } else { false } }
        if isElement || !hasVariant { before += nodes } else { after += nodes }
      }
    }
    guard hasVariant else { return nil }
    return TranslationUnit(attributes: attributes, content: before + after)
  }

  /// One variant for each segment; none where there is no text.
  private static func repaired(_ variant: Variant) -> [Variant] {
    var (attributes, props) = sorted(variant.attributes, of: "tuv")
    if attributes["xml:lang"] == nil { attributes.insert(Attribute("xml:lang", "und"), at: 0) }
    var before: [Variant.Content] = props.map { .markup($0) }
    var segments: [Segment] = []
    var loose: [MarkupNode] = []
    for item in variant.content {
      switch item {
      case .segment(let segment): segments.append(Segment(repaired(segment.runs)))
      case .markup(.text(let text)) where text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }):
        loose.append(.text(text))
      case .markup(let node): before += repaired(node).map { .markup($0) }
      }
    }
    if segments.isEmpty {
      guard !loose.isEmpty else { return [] }
      segments = [Segment(loose.map(\.plainText).joined())]
    } else {
      before += loose.map { .markup(.element(MarkupElement("note", [], [$0]))) }
    }
    return segments.map { Variant(attributes: attributes, content: before + [.segment($0)]) }
  }

  // MARK: Notes, props and attributes

  /// The attributes that an element has in TMX, and props of the others.
  private static func sorted(_ attributes: [Attribute], of name: String) -> (kept: [Attribute], props: [MarkupNode]) {
    guard let grammar = TMXGrammar.elements[name] else { return (attributes, []) }
    var kept: [Attribute] = []
    var props: [MarkupNode] = []
    for var attribute in attributes {
      let values = TMXGrammar.values(of: attribute.name, in: name)
      if grammar.allows(attribute: attribute.name), values?.contains(attribute.value) ?? true {
        if TMXGrammar.dates.contains(attribute.name) { attribute.value = date(attribute.value) }
        if TMXGrammar.languages.contains(attribute.name), attribute.value.contains("_") {
          attribute.value = LanguageTag(attribute.value).canonical
        }
        kept.append(attribute)
      } else {
        let type = Attribute("type", "x-" + attribute.name.replacing(":", with: "-"))
        props.append(.element(MarkupElement("prop", [type], attribute.value.isEmpty ? [] : [.text(attribute.value)])))
      }
    }
    return (kept, props)
  }

  /// A date in another form as TMX has it; what is no date, or names another zone, as it is.
  private static func date(_ text: String) -> String {
    let parts = text.split(separator: "+", omittingEmptySubsequences: false)
    guard !TMXGrammar.isDate(text), secondsSince1970(text.utf8) > 0, parts.count == 1 else { return text }
    var digits = text.filter { ("0"..."9").contains($0) }
    // A zone may stand behind a hyphen, too; then there are too many digits.
    guard digits.count <= 14 else { return text }
    while digits.count < 14 { digits.append("0") }
    return "\(digits.prefix(8))T\(digits.suffix(6))Z"
  }

  /// A node of a header, unit or variant: notes and props with text alone, anything else as one of them.
  private static func repaired(_ node: MarkupNode) -> [MarkupNode] {
    switch node {
    case .comment, .instruction: return [node]
    case .text(let text):
      if text.unicodeScalars.allSatisfy(\.properties.isWhitespace) { return [node] }
      return [.element(MarkupElement("note", [], [node]))]
    case .element(let element):
      let content = element.text.isEmpty ? [] : [MarkupNode.text(element.text)]
      guard ["note", "prop"].contains(element.name), let grammar = TMXGrammar.elements[element.name] else {
        if content.isEmpty { return [] }
        let type = Attribute("type", "x-" + element.name.replacing(":", with: "-"))
        return [.element(MarkupElement("prop", [type], content))]
      }
      var attributes = element.attributes.filter { grammar.allows(attribute: $0.name) }
      if element.name == "prop", attributes["type"] == nil { attributes["type"] = "x-untyped" }
      return [.element(MarkupElement(element.name, attributes, content))]
    }
  }

  /// A `ude` with the maps that say what they map; nil where none does.
  private static func encoding(_ element: MarkupElement) -> MarkupElement? {
    func kept(_ element: MarkupElement) -> [Attribute]? {
      guard let grammar = TMXGrammar.elements[element.name] else { return nil }
      let attributes = element.attributes.filter { grammar.allows(attribute: $0.name) }
      return grammar.required.allSatisfy { attributes[$0] != nil } ? attributes : nil
    }
    guard let attributes = kept(element) else { return nil }
    let maps = element.children.compactMap { node -> MarkupNode? in
      guard case .element(let map) = node, map.name == "map", let attributes = kept(map) else { return nil }
      return .element(MarkupElement("map", attributes))
    }
    return maps.isEmpty ? nil : MarkupElement("ude", attributes, maps)
  }

  // MARK: Segments

  /// The runs of a text as TMX has them: pairs that are paired, single codes elsewhere, no element of another vocabulary.
  private static func repaired(_ runs: [Segment.Run]) -> [Segment.Run] {
    var pairs = CodePairs()
    pairs.find(runs)
    return repaired(runs, &pairs)
  }

  private static func repaired(_ runs: [Segment.Run], _ pairs: inout CodePairs) -> [Segment.Run] {
    runs.map { run in
      guard case .inline(var element) = run else { return run }
      let isNumbered = element.attributes["id"].map(TMXGrammar.isNumber) ?? false
      if isNumbered, element.attributes["x"] == nil { element.attributes["x"] = element.attributes["id"] }
      switch element.kind {
      case .beginPaired, .endPaired:
        if let number = pairs.next() {
          element.attributes["i"] = number
        } else {
          element.attributes["pos"] = element.kind == .beginPaired ? "begin" : "end"
          element.kind = .isolated
        }
      case .isolated:
        if !["begin", "end"].contains(element.attributes["pos"]) { element.attributes["pos"] = "begin" }
      case .other(let name):
        element.attributes["type"] = "x-" + name.replacing(":", with: "-")
        element.kind = element.content.isEmpty ? .placeholder : .highlight
      case .subflow:
        element.attributes["type"] = "x-sub"
        element.kind = .highlight
      case .placeholder, .highlight, .unknownTag: break
      }
      let name = element.kind.name
      if let grammar = TMXGrammar.elements[name] {
        element.attributes = element.attributes.filter {
          grammar.allows(attribute: $0.name)
            && TMXGrammar.values(of: $0.name, in: name)?.contains($0.value) ?? true
        }
      }
      element.content = element.kind.holdsText ? repaired(element.content, &pairs) : code(element.content)
      return .inline(element)
    }
  }

  /// What a code holds: text, and flows of text of their own.
  private static func code(_ runs: [Segment.Run]) -> [Segment.Run] {
    runs.flatMap { run -> [Segment.Run] in
      guard case .inline(var element) = run else { return [run] }
      guard element.kind == .subflow else { return code(element.content) }
      element.attributes = element.attributes.filter { ["datatype", "type"].contains($0.name) }
      element.content = repaired(element.content)
      return [.inline(element)]
    }
  }

  /// Which codes of a text are pairs, and their numbers.
  private struct CodePairs {
    /// Of each bpt and ept, in their order; nil for one that stands alone.
    private var numbers: [String?] = []
    private var at = 0
    private var open: [String: [Int]] = [:]
    private var used: Set<String> = []

    mutating func find(_ runs: [Segment.Run]) {
      for run in runs {
        guard case .inline(let element) = run else { continue }
        switch element.kind {
        case .beginPaired:
          open[element.attributes["i"] ?? "", default: []].append(numbers.count)
          numbers.append(nil)
        case .endPaired:
          let name = element.attributes["i"] ?? ""
          if let begin = open[name]?.popLast() {
            var number = name
            var next = 1
            while number.isEmpty || used.contains(number) {
              number = "\(next)"
              next += 1
            }
            used.insert(number)
            numbers[begin] = number
            numbers.append(number)
          } else {
            numbers.append(nil)
          }
        // What becomes a highlight holds codes of the same text.
        case .highlight, .other, .subflow: find(element.content)
        case .placeholder, .isolated, .unknownTag: break
        }
      }
    }

    mutating func next() -> String? {
      defer { at += 1 }
      return at < numbers.count ? numbers[at] : nil
    }
  }
}

extension MarkupNode {
  fileprivate var plainText: String { if case .text(let text) = self { text } else { "" } }
}
