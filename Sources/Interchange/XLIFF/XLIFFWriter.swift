internal import Bitext
internal import Markup

/// Writes XLIFF 1.2 and 2.0, all pairs as one file of it.
///
/// | TMX | XLIFF 1.2 | XLIFF 2 |
/// |---|---|---|
/// | `bpt`, `ept` | `bpt`, `ept` | `sc`, `ec` |
/// | `ph`, `ut` | `ph` | `ph` |
/// | `it` | `it` | `sc` or `ec`, isolated |
/// | `hi`, others with text | `g` | `pc` |
///
/// What codes hold is in them in XLIFF 1.2, and in `originalData` in XLIFF 2.
package struct XLIFFWriter: PairWriter {
  package private(set) var losses = ConversionLosses()
  private let isVersion2: Bool
  private let languages: (source: String, target: String)
  private let original: String
  private var number = 0
  private var ids: Set<String> = []

  package init(isVersion2: Bool, source: String, target: String, original: String) {
    self.isVersion2 = isVersion2
    languages = (source, target)
    self.original = original
  }

  package mutating func begin() -> [UInt8] {
    var xml = XMLWriter()
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    if isVersion2 {
      xml.open(
        "xliff",
        [
          Attribute("xmlns", "urn:oasis:names:tc:xliff:document:2.0"), Attribute("version", "2.0"),
          Attribute("srcLang", languages.source), Attribute("trgLang", languages.target),
        ])
      xml.raw("\n")
      xml.open("file", [Attribute("id", "f1"), Attribute("original", original)])
      xml.raw("\n")
    } else {
      xml.open(
        "xliff", [Attribute("version", "1.2"), Attribute("xmlns", "urn:oasis:names:tc:xliff:document:1.2")])
      xml.raw("\n")
      xml.open(
        "file",
        [
          Attribute("original", original), Attribute("source-language", languages.source),
          Attribute("target-language", languages.target), Attribute("datatype", "plaintext"),
        ])
      xml.raw("\n<body>\n")
    }
    return xml.take()
  }

  package mutating func end() -> [UInt8] {
    Array((isVersion2 ? "</file>\n</xliff>\n" : "</body>\n</file>\n</xliff>\n").utf8)
  }

  package mutating func pair(_ pair: PairUnit) -> [UInt8] {
    number += 1
    var id = "\(number)"
    // An id of XLIFF 2 is an NMTOKEN; letters, digits and a few signs are one everywhere.
    if let own = pair.id, !own.isEmpty, own.utf8.count < 200,
      own.utf8.allSatisfy({
        ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || (0x30...0x39).contains($0) || "._-".utf8.contains($0)
      }),
      !ids.contains(own)
    {
      id = own
    } else if pair.id != nil {
      losses.changed("ids that stand twice or hold signs", "numbers in their place")
    }
    while !ids.insert(id).inserted { id = "n\(number)-\(ids.count)" }
    var codes = XLIFFCodes(isVersion2: isVersion2)
    let (source, target) = (codes.content(pair.source), codes.content(pair.target))
    var xml = XMLWriter()
    func element(_ name: String, _ content: [UInt8], _ attributes: [Attribute] = []) {
      xml.open(name, attributes)
      xml.append(content)
      xml.close(name)
    }
    func text(_ text: String) -> [UInt8] {
      var writer = XMLWriter()
      writer.text(text)
      return writer.take()
    }
    if isVersion2 {
      xml.open("unit", [Attribute("id", id)] + (pair.context.map { [Attribute("name", $0)] } ?? []))
      if !pair.notes.isEmpty {
        xml.open("notes")
        for note in pair.notes { element("note", text(note)) }
        xml.close("notes")
      }
      if !codes.data.isEmpty {
        xml.open("originalData")
        for (index, data) in codes.data.enumerated() { element("data", text(data), [Attribute("id", "d\(index + 1)")]) }
        xml.close("originalData")
      }
      xml.open("segment", [Attribute("state", "translated")])
      element("source", source)
      element("target", target)
      xml.close("segment")
      xml.close("unit")
    } else {
      xml.open("trans-unit", [Attribute("id", id)] + (pair.context.map { [Attribute("resname", $0)] } ?? []))
      element("source", source)
      element("target", target, [Attribute("state", "translated")])
      for note in pair.notes { element("note", text(note)) }
      xml.close("trans-unit")
    }
    xml.raw("\n")
    return xml.take()
  }
}

/// The codes of a pair in XLIFF; what stands for the same thing on both sides has the same id.
private struct XLIFFCodes {
  let isVersion2: Bool
  private(set) var data: [String] = []
  private var ids: [String: Int] = [:]
  private var count = 0

  init(isVersion2: Bool) { self.isVersion2 = isVersion2 }

  mutating func content(_ segment: Segment) -> [UInt8] {
    var xml = XMLWriter()
    // Which pairs are whole in this segment.
    var open: Set<String> = []
    var closed: Set<String> = []
    func look(_ runs: [Segment.Run]) {
      for case .inline(let element) in runs {
        let i = element.attributes["i"] ?? ""
        if element.kind == .beginPaired { open.insert(i) }
        if element.kind == .endPaired, open.contains(i) { closed.insert(i) }
        if element.kind.holdsText { look(element.content) }
      }
    }
    look(segment.runs)
    write(segment.runs, pairs: closed, &xml)
    return xml.take()
  }

  /// - Parameter key: nil for a code that nothing says to be the same as another.
  private mutating func id(_ key: String?) -> Int {
    if let key, let known = ids[key] { return known }
    count += 1
    if let key { ids[key] = count }
    return count
  }

  private mutating func dataRef(_ element: InlineElement) -> [Attribute] {
    let text = Self.native(element.content)
    guard isVersion2, !text.isEmpty else { return [] }
    let index = data.firstIndex(of: text) ?? data.count
    if index == data.count { data.append(text) }
    return [Attribute("dataRef", "d\(index + 1)")]
  }

  private static func native(_ runs: [Segment.Run]) -> String {
    runs.map { run in
      switch run {
      case .text(let text): text
      case .inline(let element): native(element.content)
      case .markup: ""
      }
    }.joined()
  }

  private mutating func write(_ runs: [Segment.Run], pairs: Set<String>, _ xml: inout XMLWriter) {
    for run in runs {
      switch run {
      case .text(let text): xml.text(text)
      case .markup: continue
      case .inline(let element): write(element, pairs: pairs, &xml)
      }
    }
  }

  private mutating func write(_ element: InlineElement, pairs: Set<String>, _ xml: inout XMLWriter) {
    let pair = element.attributes["i"] ?? ""
    let type = element.attributes["type"].map { [Attribute("ctype", Self.ctype($0))] } ?? []
    func standing(_ name: String, _ attributes: [Attribute]) {
      let native = isVersion2 ? "" : Self.native(element.content)
      xml.open(name, attributes, isEmpty: native.isEmpty)
      if native.isEmpty { return }
      xml.text(native)
      xml.close(name)
    }
    switch element.kind {
    case .beginPaired, .endPaired:
      let isStart = element.kind == .beginPaired
      let number = id(pairs.contains(pair) || !pair.isEmpty ? "pair \(pair)" : nil)
      if isVersion2 {
        var attributes = [Attribute(isStart || !pairs.contains(pair) ? "id" : "startRef", "\(number)")]
        if !pairs.contains(pair) { attributes.append(Attribute("isolated", "yes")) }
        standing(isStart ? "sc" : "ec", attributes + dataRef(element))
      } else {
        standing(isStart ? "bpt" : "ept", [Attribute("id", "\(number)")] + (isStart ? type : []))
      }
    case .placeholder, .unknownTag:
      let number = id(element.attributes["x"].map { "ph \($0)" })
      standing("ph", [Attribute("id", "\(number)")] + (isVersion2 ? dataRef(element) : type))
    case .isolated:
      let isStart = element.attributes["pos"] != "end"
      let number = id(element.attributes["x"].map { "it \($0)" })
      if isVersion2 {
        standing(
          isStart ? "sc" : "ec",
          [Attribute("id", "\(number)"), Attribute("isolated", "yes")] + dataRef(element))
      } else {
        standing("it", [Attribute("id", "\(number)"), Attribute("pos", isStart ? "open" : "close")])
      }
    case .subflow: return
    case .highlight, .other:
      let number = id(element.attributes["x"].map { "hi \($0)" })
      xml.open(isVersion2 ? "pc" : "g", [Attribute("id", "\(number)")])
      write(element.content, pairs: pairs, &xml)
      xml.close(isVersion2 ? "pc" : "g")
    }
  }

  /// XLIFF 1.2: a word of its list, or one of its own behind `x-`.
  private static func ctype(_ type: String) -> String {
    ["bold", "italic", "underlined", "link", "image", "lb", "pb"].contains(type) || type.hasPrefix("x-")
      ? type : "x-\(type)"
  }
}
