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
/// What codes hold is in them in XLIFF 1.2, and in `originalData` in XLIFF 2. The same code has the same id in source and target:
/// that which XLIFF gave it before, where the memory knows it, its number otherwise. Units whose spaces matter say `xml:space="preserve"`.
package struct XLIFFWriter: PairWriter {
  package private(set) var losses = ConversionLosses()
  private let isVersion2: Bool
  private let languages: (source: String, target: String)
  private let original: String
  package var count: Int { number }
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
    if codes.lostSubflows > 0 {
      losses.changed(
        "texts within codes", "XLIFF 2 has them in units of their own: here they are part of the code",
        count: codes.lostSubflows)
    }
    let spaces = [source, target].contains(where: dependsOnSpaces) ? [Attribute("xml:space", "preserve")] : []
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
      xml.open("unit", [Attribute("id", id)] + (pair.context.map { [Attribute("name", $0)] } ?? []) + spaces)
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
      xml.open(
        "trans-unit", [Attribute("id", id)] + (pair.context.map { [Attribute("resname", $0)] } ?? []) + spaces)
      element("source", source)
      element("target", target, [Attribute("state", "translated")])
      for note in pair.notes { element("note", text(note)) }
      xml.close("trans-unit")
    }
    xml.raw("\n")
    return xml.take()
  }
}

/// Whether the text is another once spaces are joined, as programs may do unless `xml:space` says otherwise: there are spaces at an end,
/// beside a code or several in a row, tabs, or line ends.
private func dependsOnSpaces(_ content: [UInt8]) -> Bool {
  var isInTag = false
  var isInQuotes = false
  // The text begins as behind a code.
  var previous = UInt8(ascii: ">")
  for byte in content {
    if isInTag {
      if byte == UInt8(ascii: "\"") { isInQuotes.toggle() }
      if byte == UInt8(ascii: ">"), !isInQuotes { isInTag = false }
      previous = byte
      continue
    }
    switch byte {
    case 0x20 where previous == 0x20 || previous == UInt8(ascii: ">"): return true
    case UInt8(ascii: "<"):
      if previous == 0x20 { return true }
      isInTag = true
    case 0x09, 0x0A, 0x0D: return true
    // A carriage return is written as a number.
    case UInt8(ascii: "#") where previous == UInt8(ascii: "&"): return true
    default: break
    }
    previous = byte
  }
  return previous == 0x20
}

/// The codes of a pair in XLIFF; the same code has the same id on both sides.
private struct XLIFFCodes {
  let isVersion2: Bool
  private(set) var data: [String] = []
  /// Sub flows that the format has no place for.
  private(set) var lostSubflows = 0
  private var numbers = UnitCodeNumbers(from: 1, keepsOwn: true)
  /// Ids that are no numbers, each with the number of its code.
  private var names: [String: Int] = [:]

  init(isVersion2: Bool) { self.isVersion2 = isVersion2 }

  mutating func content(_ segment: Segment) -> [UInt8] {
    let form = segment.memoryForm(keepsHighlights: true)
    let codes = form.inlineCodes
    let ids = zip(codes, numbers.numbers(of: codes)).map { id($0, $1) }
    var xml = XMLWriter()
    var end = 0
    write(form.runs, codes, ids, codes.codeOfEnd, &end, &xml)
    return xml.take()
  }

  /// An id that XLIFF gave the code before, where no other code has it; its number otherwise.
  private mutating func id(_ code: InlineCode, _ number: Int) -> String {
    guard let name = code.name, name.utf8.count < 200,
      name.utf8.allSatisfy({
        ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || (0x30...0x39).contains($0) || "._-".utf8.contains($0)
      }), names[name, default: number] == number
    else { return "\(number)" }
    names[name] = number
    return name
  }

  private mutating func dataRef(_ native: [Segment.Run]) -> [Attribute] {
    let text = Self.text(native)
    guard isVersion2, !text.isEmpty else { return [] }
    let index = data.firstIndex(of: text) ?? data.count
    if index == data.count { data.append(text) }
    return [Attribute("dataRef", "d\(index + 1)")]
  }

  private static func text(_ runs: [Segment.Run]) -> String {
    runs.map { run in
      switch run {
      case .text(let text): text
      case .inline(let element): text(element.content)
      case .markup: ""
      }
    }.joined()
  }

  private mutating func write(
    _ runs: [Segment.Run], _ codes: [InlineCode], _ ids: [String], _ codeOfEnd: [Int: Int], _ end: inout Int,
    _ xml: inout XMLWriter
  ) {
    for run in runs {
      switch run {
      case .text(let text): xml.text(text)
      case .markup: continue
      case .inline(let element):
        if element.kind == .subflow { continue }
        guard let code = codeOfEnd[end] else { continue }
        end += 1
        guard element.kind.holdsText else {
          write(element, codes[code], id: ids[code], &xml)
          continue
        }
        let name = isVersion2 ? "pc" : "g"
        xml.open(name, [Attribute("id", ids[code])] + type(of: element))
        write(element.content, codes, ids, codeOfEnd, &end, &xml)
        end += 1
        xml.close(name)
      }
    }
  }

  private mutating func write(_ element: InlineElement, _ code: InlineCode, id: String, _ xml: inout XMLWriter) {
    // What XLIFF said in a tag it says in attributes again.
    let tag = XLIFFTag(Self.text(element.content))
    let isRestored = tag != nil && (code.name == nil || code.name == id)
    let native = isRestored ? [] : element.content
    let equivalent = isRestored ? tag?.equivalent : nil
    let isEnd = element.kind == .endPaired
    var attributes: [Attribute]
    let name: String
    switch element.kind {
    case .beginPaired: (name, attributes) = (isVersion2 ? "sc" : "bpt", [Attribute("id", id)])
    case .endPaired: (name, attributes) = (isVersion2 ? "ec" : "ept", [Attribute(isVersion2 ? "startRef" : "id", id)])
    case .isolated:
      let isStart = element.attributes["pos"] != "end"
      if isVersion2 {
        (name, attributes) = (isStart ? "sc" : "ec", [Attribute("id", id), Attribute("isolated", "yes")])
      } else {
        (name, attributes) = ("it", [Attribute("id", id), Attribute("pos", isStart ? "open" : "close")])
      }
    default: (name, attributes) = ("ph", [Attribute("id", id)])
    }
    if !isEnd { attributes += type(of: element) }
    if let equivalent { attributes.append(Attribute(isVersion2 ? "equiv" : "equiv-text", equivalent)) }
    if isVersion2 {
      lostSubflows += code.first == code.last ? code.subflows.count : 0
      xml.open(name, attributes + dataRef(native), isEmpty: true)
      return
    }
    xml.open(name, attributes, isEmpty: native.isEmpty)
    if native.isEmpty { return }
    writeNative(native, &xml)
    xml.close(name)
  }

  /// XLIFF 1.2 has `sub` in codes, too.
  private func writeNative(_ runs: [Segment.Run], _ xml: inout XMLWriter) {
    for run in runs {
      switch run {
      case .text(let text): xml.text(text)
      case .markup: continue
      case .inline(let element):
        guard element.kind == .subflow else {
          writeNative(element.content, &xml)
          continue
        }
        xml.open("sub", [])
        xml.text(Self.text(element.content))
        xml.close("sub")
      }
    }
  }

  private func type(of element: InlineElement) -> [Attribute] {
    guard let type = element.attributes["type"], !type.isEmpty else { return [] }
    return isVersion2 ? Self.type2(type) : [Attribute("ctype", Self.ctype(type))]
  }

  /// XLIFF 1.2: a word of its list, or one of its own behind `x-`.
  private static func ctype(_ type: String) -> String {
    ["bold", "italic", "underlined", "link", "image", "lb", "pb"].contains(type) || type.hasPrefix("x-")
      ? type : "x-\(type)"
  }

  /// XLIFF 2.1, 4.3.1.42 and 4.3.1.36: one of six words, and what it is more exactly behind a prefix.
  private static func type2(_ type: String) -> [Attribute] {
    func attributes(_ word: String, _ sub: String) -> [Attribute] {
      [Attribute("type", word), Attribute("subType", sub)]
    }
    switch type {
    case "bold": return attributes("fmt", "xlf:b")
    case "italic": return attributes("fmt", "xlf:i")
    case "underlined": return attributes("fmt", "xlf:u")
    case "lb", "pb": return attributes("fmt", "xlf:\(type)")
    case "fmt", "ui", "quote", "link", "image", "other": return [Attribute("type", type)]
    default: return attributes("other", "tmx:\(type)")
    }
  }
}
