package import Bitext

/// The inline codes of drafts as memories have them.
///
/// XLIFF says `<g id="1">…</g>` or `<pc>`, where TMX has `bpt` and `ept`; `<x/>`, where TMX has `ph`. Only when both speak alike
/// can a segment of a draft be compared with one of a memory, or be written into one.
///
/// | XLIFF 1.2 | XLIFF 2 | TMX | in a memory |
/// |---|---|---|---|
/// | `g` | `pc` | `hi`, other elements with text | `bpt` and `ept` around the content |
/// | `bx`, `bpt` | `sc` | `bpt` | `bpt`; `it pos="begin"` where it is isolated, or ends in another segment |
/// | `ex`, `ept` | `ec` | `ept` | `ept`; `it pos="end"` where it is isolated, or begins in another segment |
/// | `x`, `ph` | `ph` | `ph`, `ut` | `ph` |
/// | `it` | | `it` | `it` |
/// | `mrk` | `mrk`, `sm`, `em` | | the content alone: terms, comments and tracked changes are no codes |
///
/// An id that is a number is `x`. Another id, and what a code stands for (`equiv-text`, `equiv`, `disp`), is kept as a tag of XLIFF
/// within the code, where the code holds nothing itself (``XLIFFTag``).
extension Segment {
  package var withMemoryCodes: Segment { memoryForm() }

  /// - Parameters:
  ///   - numbers: gives ids that are no numbers a number, the same for both segments of a pair.
  ///   - keepsHighlights: leaves `hi` as it is, with its text within.
  package func memoryForm(numbers: CodeNumbers? = nil, keepsHighlights: Bool = false) -> Segment {
    guard runs.contains(where: { if case .inline = $0 { true } else { false } }) else { return self }
    var writer = MemoryCodeWriter(numbers: numbers, keepsHighlights: keepsHighlights)
    return Segment(writer.segment(runs), attributes: attributes)
  }

  /// Kind and place of each end of a code, in order, as scores compare them.
  package var codePlaces: [(kind: UInt8, offset: Int)] { flow.codes.map { ($0.kind.number, $0.offset) } }

  /// The inline elements of a segment of which ``withMemoryCodes`` has been taken, in order; nil when one of them holds text of the
  /// segment, so that it is no code that could be put elsewhere.
  package var memoryCodes: [InlineElement]? {
    var codes: [InlineElement] = []
    for run in runs {
      guard case .inline(let element) = run else { continue }
      if element.kind.holdsText || element.kind == .subflow { return nil }
      codes.append(element)
    }
    return codes
  }
}

/// Numbers for the ids of a unit's codes that are none, so that a code has the same number in both segments.
package struct CodeNumbers: Sendable {
  private var numbers: [String: String] = [:]

  package init(_ segments: [Segment]) {
    var taken: Set<String> = []
    var names: [String] = []
    func look(_ runs: [Segment.Run]) {
      for case .inline(let element) in runs {
        if let id = element.attributes["id"] ?? element.attributes["x"] {
          if CodeNumber.isOne(id) { taken.insert(id) } else { names.append(id) }
        }
        if element.kind.holdsText { look(element.content) }
      }
    }
    for segment in segments { look(segment.runs) }
    var next = 1
    for name in names where numbers[name] == nil {
      while taken.contains("\(next)") { next += 1 }
      numbers[name] = "\(next)"
      next += 1
    }
  }

  subscript(id: String) -> String? { numbers[id] }
}

/// What an element is among the codes of a segment, whatever the vocabulary.
enum CodeRole {
  /// Both ends of a pair, with text of the segment between.
  case pair
  case begin, end
  case standing
  /// One end whose other is in another segment.
  case isolated(isBegin: Bool)
  /// Not a code: its content counts, if it has any.
  case transparent
  case subflow

  init(_ element: InlineElement) {
    let attributes = element.attributes
    switch element.kind {
    case .highlight, .other("g"), .other("pc"): self = .pair
    case .beginPaired: self = .begin
    case .endPaired: self = .end
    case .other("bx"), .other("sc"): self = attributes["isolated"] == "yes" ? .isolated(isBegin: true) : .begin
    case .other("ex"), .other("ec"): self = attributes["isolated"] == "yes" ? .isolated(isBegin: false) : .end
    case .placeholder, .unknownTag, .other("x"), .other("ph"): self = .standing
    case .isolated: self = .isolated(isBegin: !["end", "close"].contains(attributes["pos"] ?? ""))
    case .other("mrk"), .other("sm"), .other("em"): self = .transparent
    case .subflow: self = .subflow
    case .other: self = .pair
    }
  }

  /// By what the ends of a pair know each other.
  static func key(_ element: InlineElement, isBegin: Bool) -> String {
    let attributes = element.attributes
    return attributes["i"] ?? attributes["rid"] ?? (isBegin ? nil : attributes["startRef"]) ?? attributes["id"] ?? ""
  }
}

extension InlineElement {
  /// The original data that an XLIFF 2 code refers to; no attribute of a file has such a name.
  static let data = "#data"
  static let endData = "#data-end"
}

private struct MemoryCodeWriter {
  let numbers: CodeNumbers?
  let keepsHighlights: Bool
  /// The number of the pair of each end in the order of the segment; nil for one without a partner.
  private var pairs: [Int?] = []
  private var pairCount = 0
  /// How many ends have been written.
  private var written = 0

  init(numbers: CodeNumbers?, keepsHighlights: Bool) {
    self.numbers = numbers
    self.keepsHighlights = keepsHighlights
  }

  mutating func segment(_ runs: [Segment.Run]) -> [Segment.Run] {
    var open: [String: [Int]] = [:]
    findPairs(runs, &open)
    return self.runs(runs)
  }

  /// Finds the begin of each end, so that one that lacks it is known before it is written.
  private mutating func findPairs(_ runs: [Segment.Run], _ open: inout [String: [Int]]) {
    for case .inline(let element) in runs {
      switch CodeRole(element) {
      case .pair, .transparent: findPairs(element.content, &open)
      case .begin:
        open[CodeRole.key(element, isBegin: true), default: []].append(pairs.count)
        pairs.append(nil)
      case .end:
        if let begin = open[CodeRole.key(element, isBegin: false)]?.popLast() {
          pairs[begin] = begin
          pairs.append(begin)
        } else {
          pairs.append(nil)
        }
      case .standing, .isolated, .subflow: continue
      }
    }
  }

  private mutating func runs(_ runs: [Segment.Run]) -> [Segment.Run] {
    var result: [Segment.Run] = []
    func add(_ run: Segment.Run) {
      if case .text(let text) = run, case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + text)
      } else {
        result.append(run)
      }
    }
    for run in runs {
      guard case .inline(let element) = run else {
        add(run)
        continue
      }
      for piece in self.runs(of: element) { add(piece) }
    }
    return result
  }

  private mutating func runs(of element: InlineElement) -> [Segment.Run] {
    switch CodeRole(element) {
    case .pair:
      if keepsHighlights, element.kind == .highlight {
        return [.inline(InlineElement(.highlight, attributes: element.attributes, content: runs(element.content)))]
      }
      pairCount += 1
      let i = "\(pairCount)"
      return [code(.beginPaired, element, i: i, native: native(element))] + runs(element.content)
        + [code(.endPaired, element, i: i, native: native(element, data: InlineElement.endData))]
    case .begin:
      guard let i = numberOfPair() else { return [code(.isolated, element, pos: "begin", native: native(element))] }
      return [code(.beginPaired, element, i: i, native: native(element))]
    case .end:
      guard let i = numberOfPair() else { return [code(.isolated, element, pos: "end", native: native(element))] }
      return [code(.endPaired, element, i: i, native: element.kind == .endPaired ? element.content : native(element))]
    case .standing: return [code(.placeholder, element, native: native(element))]
    case .isolated(let isBegin):
      return [code(.isolated, element, pos: isBegin ? "begin" : "end", native: native(element))]
    case .transparent: return runs(element.content)
    case .subflow: return [.inline(element)]
    }
  }

  /// `i` of the next begin or end.
  private var numbersOfBegins: [Int: String] = [:]

  private mutating func numberOfPair() -> String? {
    defer { written += 1 }
    guard pairs.indices.contains(written), let begin = pairs[written] else { return nil }
    if let known = numbersOfBegins[begin] { return known }
    pairCount += 1
    numbersOfBegins[begin] = "\(pairCount)"
    return "\(pairCount)"
  }

  private func code(
    _ kind: InlineElement.Kind, _ element: InlineElement, i: String? = nil, pos: String? = nil, native: [Segment.Run]
  ) -> Segment.Run {
    let own = element.attributes
    var attributes: [Attribute] = []
    if let i { attributes.append(Attribute("i", i)) }
    if let pos { attributes.append(Attribute("pos", pos)) }
    let isEnd = kind == .endPaired
    if !isEnd, let x = x(of: element) { attributes.append(Attribute("x", x)) }
    if !isEnd, let type = Self.type(of: own) { attributes.append(Attribute("type", type)) }
    if isTMX(element) {
      for attribute in own where !["i", "pos", "x", "type"].contains(attribute.name) { attributes.append(attribute) }
    }
    return .inline(InlineElement(kind, attributes: attributes, content: isEnd && Self.isTag(native) ? [] : native))
  }

  private func isTMX(_ element: InlineElement) -> Bool {
    if case .other = element.kind { return false }
    return element.attributes["id"] == nil && element.kind != .highlight
  }

  private func x(of element: InlineElement) -> String? {
    if let x = element.attributes["x"] { return x }
    guard let id = element.attributes["id"] else { return nil }
    return CodeNumber.isOne(id) ? id : numbers?[id]
  }

  /// XLIFF 2 has six words, and more behind `xlf:` in its `subType`.
  private static func type(of attributes: [Attribute]) -> String? {
    guard let type = attributes["ctype"] ?? attributes["type"] else { return nil }
    guard let sub = attributes["subType"] else { return type }
    switch sub {
    case "xlf:b": return "bold"
    case "xlf:i": return "italic"
    case "xlf:u": return "underlined"
    default: return sub.split(separator: ":").last.map(String.init) ?? type
    }
  }

  /// What the code holds; where it holds nothing, what XLIFF says of it beside its number.
  private func native(_ element: InlineElement, data name: String = InlineElement.data) -> [Segment.Run] {
    if !element.kind.holdsText, !element.content.isEmpty { return element.content }
    let attributes = element.attributes
    if let data = attributes[name] { return data.isEmpty ? [] : [.text(data)] }
    if name != InlineElement.data { return [] }
    let equivalent =
      attributes["equiv-text"] ?? attributes["equiv"] ?? attributes["disp"] ?? attributes["equivStart"]
      ?? attributes["dispStart"]
    let id = attributes["id"].flatMap { CodeNumber.isOne($0) || $0.isEmpty ? nil : $0 }
    let isSaid = equivalent.map { !$0.isEmpty } ?? false
    guard id != nil || isSaid else { return [] }
    return [.text(XLIFFTag(id: id, equivalent: isSaid ? equivalent : nil).text)]
  }

  private static func isTag(_ native: [Segment.Run]) -> Bool {
    if case .text(let text)? = native.first, native.count == 1 { return XLIFFTag(text) != nil }
    return false
  }
}
