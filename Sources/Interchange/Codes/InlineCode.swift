package import Bitext

/// An inline code as translations have it in common: a pair with both its ends, one end of a pair that spans segments, or something
/// that stands alone.
///
/// Made of a segment in which codes are as memories have them (``Bitext/Segment/memoryForm(_:)``). What tells a code from another:
///
/// | | TMX | XLIFF |
/// |---|---|---|
/// | ``x`` | `x` | an id that is a number |
/// | ``name`` | the id in a tag of XLIFF that the code holds | an id that is no number |
/// | ``content`` | what the code holds | what the code holds, its original data, `equiv-text`, `equiv`, `disp` |
/// | ``type`` | `type` | `ctype`; `subType`, `type` |
///
/// `i` of TMX is none of them: it only tells which begin and which end of one segment are a pair.
package struct InlineCode: Hashable, Sendable {
  package enum Shape: UInt8, Hashable, Sendable {
    case pair, standing, begin, end
  }

  package var shape: Shape
  package var x: String?
  package var name: String?
  /// Without the texts of sub flows, for each of which stands U+FFFC.
  package var content: String?
  /// In lower case, without the `x-` of types outside of the standard's list.
  package var type: String?
  /// The texts that are to be translated within the code: an image's description.
  package var subflows: [String] = []
  /// Which of the segment's ends of codes it begins with, from 0; a pair has two ends, anything else one.
  package var first: Int
  package var last: Int

  /// Whether two codes are the same as far as both say what they are.
  ///
  /// nil where they say nothing in common. ``x`` is not asked: it tells the codes of one unit apart.
  package func agrees(with other: InlineCode) -> Bool? {
    var isSaid = false
    for (own, others) in [(name, other.name), (content, other.content)] {
      guard let own, let others else { continue }
      if own != others { return false }
      isSaid = true
    }
    if let type, let others = other.type {
      if type != others { return isSaid }
      isSaid = true
    }
    return isSaid ? true : nil
  }

  /// Whether two codes of one segment may be exchanged, since they say the same of themselves.
  package func isAlike(_ other: InlineCode) -> Bool {
    shape == other.shape && name == other.name && content == other.content && type == other.type
      && subflows == other.subflows && (content != nil || type != nil)
  }
}

extension Segment {
  /// The codes of a segment of which ``memoryForm(_:)`` has been taken, in the order of their first ends.
  package var inlineCodes: [InlineCode] {
    var codes: [InlineCode] = []
    var open: [String: [Int]] = [:]
    var ends = 0
    func walk(_ runs: [Run], _ depth: Int) {
      for case .inline(let element) in runs {
        switch element.kind {
        case .beginPaired:
          open[element.attributes["i"] ?? "", default: []].append(codes.count)
          codes.append(InlineCode(element, .pair, end: ends))
        case .endPaired:
          if let code = open[element.attributes["i"] ?? ""]?.popLast() {
            codes[code].last = ends
            codes[code].subflows += InlineCode.subflows(element.content)
          } else {
            codes.append(InlineCode(element, .end, end: ends))
          }
        case .placeholder, .unknownTag: codes.append(InlineCode(element, .standing, end: ends))
        case .isolated:
          codes.append(InlineCode(element, element.attributes["pos"] == "end" ? .end : .begin, end: ends))
        case .highlight, .other:
          let code = codes.count
          codes.append(InlineCode(element, .pair, end: ends, holdsText: true))
          ends += 1
          if depth < 256 { walk(element.content, depth + 1) }
          codes[code].last = ends
        case .subflow: continue
        }
        ends += 1
      }
    }
    walk(runs, 0)
    return codes
  }
}

extension InlineCode {
  fileprivate init(_ element: InlineElement, _ shape: Shape, end: Int, holdsText: Bool = false) {
    self.shape = shape
    first = end
    last = end
    x = element.attributes["x"].flatMap { $0.isEmpty ? nil : $0 }
    type = element.attributes["type"].flatMap { Self.plain($0) }
    if holdsText { return }
    subflows = Self.subflows(element.content)
    let text = Self.text(element.content)
    if let tag = XLIFFTag(text) {
      content = tag.equivalent
      if CodeNumber.isOne(tag.id ?? "") { x = x ?? tag.id } else { name = tag.id }
    } else if !text.isEmpty {
      content = text
    }
  }

  private static func plain(_ type: String) -> String? {
    let type = type.lowercased()
    let plain = type.hasPrefix("x-") ? String(type.dropFirst(2)) : type
    return plain.isEmpty ? nil : plain
  }

  private static func text(_ runs: [Segment.Run]) -> String {
    runs.map { run in
      switch run {
      case .text(let text): text
      case .inline(let element): element.kind == .subflow ? "\u{FFFC}" : text(element.content)
      case .markup: ""
      }
    }.joined()
  }

  fileprivate static func subflows(_ runs: [Segment.Run]) -> [String] {
    runs.flatMap { run -> [String] in
      guard case .inline(let element) = run else { return [] }
      return element.kind == .subflow ? [Segment(element.content).text] : subflows(element.content)
    }
  }
}

/// Numbers that codes have in TMX and XLIFF.
enum CodeNumber {
  /// TMX 1.4b: `x` is a number.
  static func isOne(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.count < 10 && id.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}

/// A tag of XLIFF within a code of a memory: `<x id="INTERPOLATION" equiv-text="{{name}}"/>`.
///
/// A memory keeps so what XLIFF says of a code and TMX has no attribute for: an id that is no number, and what it stands for. Other
/// tools write such tags, too.
struct XLIFFTag: Equatable {
  var id: String?
  /// `equiv-text`, `equiv`, `disp`.
  var equivalent: String?

  init(id: String?, equivalent: String?) {
    self.id = id
    self.equivalent = equivalent
  }

  private static let names: Set<String> = ["x", "ph", "g", "pc", "bx", "ex", "bpt", "ept", "it", "sc", "ec"]

  /// nil for a text that is not one tag of XLIFF.
  init?(_ text: String) {
    guard text.utf8.first == UInt8(ascii: "<"), text.utf8.last == UInt8(ascii: ">"), text.utf8.count < 2000 else {
      return nil
    }
    var rest = text.dropFirst().dropLast()
    if rest.last == "/" { rest = rest.dropLast() }
    if rest.first == "/" { rest = rest.dropFirst() }
    let name = rest.prefix { !$0.isWhitespace }
    guard Self.names.contains(String(name)) else { return nil }
    rest = rest.dropFirst(name.count)
    while true {
      rest = rest.drop(while: \.isWhitespace)
      if rest.isEmpty { return }
      guard let sign = rest.firstIndex(of: "=") else { return nil }
      let attribute = rest[..<sign].drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
      rest = rest[rest.index(after: sign)...].drop(while: \.isWhitespace)
      guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
      rest = rest.dropFirst()
      guard let end = rest.firstIndex(of: quote) else { return nil }
      let value = Self.unescaped(String(rest[..<end]))
      rest = rest[rest.index(after: end)...]
      switch attribute {
      case "id": if !value.isEmpty { id = value }
      case "equiv-text", "equiv", "disp": if equivalent == nil, !value.isEmpty { equivalent = value }
      default: continue
      }
    }
  }

  /// As a memory holds it.
  var text: String {
    var text = "<x"
    if let id { text += " id=\"\(Self.escaped(id))\"" }
    if let equivalent { text += " equiv-text=\"\(Self.escaped(equivalent))\"" }
    return text + "/>"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
  }

  private static func unescaped(_ text: String) -> String {
    text.replacing("&quot;", with: "\"").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&apos;", with: "'").replacing("&amp;", with: "&")
  }
}
