package import Bitext

/// The inline codes of drafts as memories have them.
///
/// XLIFF says `<g id="1">…</g>` or `<pc>`, where TMX has `bpt` and `ept`; `<x/>`, where TMX has `ph`. Only when both speak alike
/// can a segment of a draft be compared with one of a memory, or be written into one.
///
/// | XLIFF 1.2 | XLIFF 2 | TMX |
/// |---|---|---|
/// | `g` | `pc` | `bpt` and `ept` around the content |
/// | `bx`, `bpt` | `sc` | `bpt`; `it pos="begin"` where it is isolated |
/// | `ex`, `ept` | `ec` | `ept`; `it pos="end"` |
/// | `x`, `ph` | `ph` | `ph` |
/// | `mrk` | `mrk`, `sm`, `em` | the content alone |
extension Segment {
  package var withMemoryCodes: Segment {
    guard runs.contains(where: { if case .inline = $0 { true } else { false } }) else { return self }
    var writer = MemoryCodeWriter()
    return Segment(writer.runs(runs), attributes: attributes)
  }

  /// Kind and place of each code, in order, as scores compare them.
  package var codePlaces: [(kind: UInt8, offset: Int)] { flow.codes.map { ($0.kind.number, $0.offset) } }
}

private struct MemoryCodeWriter {
  /// The number of each pair by the id that its ends share.
  private var pairs: [String: Int] = [:]
  private var count = 0

  mutating func runs(_ runs: [Segment.Run]) -> [Segment.Run] {
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
    let attributes = element.attributes
    let id = attributes["id"]
    switch element.kind {
    case .other("g"), .other("pc"):
      count += 1
      let number = count
      let type = attributes["ctype"] ?? attributes["type"]
      return [pair(.beginPaired, number, id, type)] + runs(element.content) + [pair(.endPaired, number, nil, nil)]
    case .other("x"), .other("ph"):
      return [standing(.placeholder, id, attributes["ctype"] ?? attributes["type"])]
    case .other("bx"), .other("sc"):
      let key = attributes["rid"] ?? id ?? ""
      if attributes["isolated"] == "yes" { return [isolated("begin", id)] }
      count += 1
      pairs[key] = count
      return [pair(.beginPaired, count, id, attributes["ctype"] ?? attributes["type"])]
    case .other("ex"), .other("ec"):
      let key = attributes["rid"] ?? attributes["startRef"] ?? id ?? ""
      guard attributes["isolated"] != "yes", let number = pairs.removeValue(forKey: key) else {
        return [isolated("end", id)]
      }
      return [pair(.endPaired, number, nil, nil)]
    case .other("mrk"): return runs(element.content)
    case .other("sm"), .other("em"): return []
    case .beginPaired where attributes["i"] == nil:
      let key = attributes["rid"] ?? id ?? ""
      count += 1
      pairs[key] = count
      return [pair(.beginPaired, count, id, attributes["ctype"], element.content)]
    case .endPaired where attributes["i"] == nil:
      let key = attributes["rid"] ?? id ?? ""
      guard let number = pairs.removeValue(forKey: key) else { return [isolated("end", id, element.content)] }
      return [pair(.endPaired, number, nil, nil, element.content)]
    case .placeholder where attributes["x"] == nil && id != nil:
      return [standing(.placeholder, id, attributes["ctype"], element.content)]
    case .isolated where attributes["pos"] != "begin" && attributes["pos"] != "end":
      return [isolated(attributes["pos"] == "close" ? "end" : "begin", id, element.content)]
    default: return [.inline(element)]
    }
  }

  private func pair(
    _ kind: InlineElement.Kind, _ number: Int, _ id: String?, _ type: String?, _ content: [Segment.Run] = []
  ) -> Segment.Run {
    var attributes = [Attribute("i", "\(number)")]
    if let id, Self.isNumber(id) { attributes.append(Attribute("x", id)) }
    if let type { attributes.append(Attribute("type", type)) }
    return .inline(InlineElement(kind, attributes: attributes, content: content))
  }

  private func standing(
    _ kind: InlineElement.Kind, _ id: String?, _ type: String?, _ content: [Segment.Run] = []
  ) -> Segment.Run {
    var attributes: [Attribute] = []
    if let id, Self.isNumber(id) { attributes.append(Attribute("x", id)) }
    if let type { attributes.append(Attribute("type", type)) }
    return .inline(InlineElement(kind, attributes: attributes, content: content))
  }

  private func isolated(_ position: String, _ id: String?, _ content: [Segment.Run] = []) -> Segment.Run {
    var attributes = [Attribute("pos", position)]
    if let id, Self.isNumber(id) { attributes.append(Attribute("x", id)) }
    return .inline(InlineElement(.isolated, attributes: attributes, content: content))
  }

  /// TMX 1.4b: `x` is a number.
  private static func isNumber(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.count < 10 && id.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
