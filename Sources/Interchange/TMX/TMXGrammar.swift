/// What the DTD of TMX 1.4b allows: elements, what they hold, and their attributes.
enum TMXGrammar {
  struct Element {
    /// Elements that may stand within.
    var children: Set<String> = []
    var holdsText = false
    var required: [String] = []
    var optional: Set<String> = []

    func allows(attribute name: String) -> Bool { required.contains(name) || optional.contains(name) }
  }

  /// Elements of a segment's text.
  static let inline: Set<String> = ["bpt", "ept", "it", "ph", "hi", "ut"]
  static let segmentTypes: Set<String> = ["block", "paragraph", "sentence", "phrase"]
  static let dates: Set<String> = ["creationdate", "changedate", "lastusagedate"]
  /// Attributes that hold the code of a language; `srclang` may be `*all*`.
  static let languages: Set<String> = ["xml:lang", "lang", "srclang", "adminlang"]

  private static let ofText: Set<String> = ["xml:lang", "lang", "o-encoding"]
  private static let ofVariants: Set<String> = [
    "o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool", "creationtoolversion", "creationdate",
    "creationid", "changedate", "o-tmf", "changeid",
  ]

  static let elements: [String: Element] = [
    "tmx": Element(children: ["header", "body"], required: ["version"]),
    "header": Element(
      children: ["note", "prop", "ude"],
      required: ["creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"],
      optional: ["o-encoding", "creationdate", "creationid", "changedate", "changeid"]),
    "body": Element(children: ["tu"]),
    "note": Element(holdsText: true, optional: ofText),
    "prop": Element(holdsText: true, required: ["type"], optional: ofText),
    "ude": Element(children: ["map"], required: ["name"], optional: ["base"]),
    "map": Element(required: ["unicode"], optional: ["code", "ent", "subst"]),
    "tu": Element(
      children: ["note", "prop", "tuv"], optional: ofVariants.union(["tuid", "segtype", "srclang"])),
    "tuv": Element(children: ["note", "prop", "seg"], required: ["xml:lang"], optional: ofVariants.union(["lang"])),
    "seg": Element(children: inline, holdsText: true),
    "bpt": Element(children: ["sub"], holdsText: true, required: ["i"], optional: ["x", "type"]),
    "ept": Element(children: ["sub"], holdsText: true, required: ["i"]),
    "it": Element(children: ["sub"], holdsText: true, required: ["pos"], optional: ["x", "type"]),
    "ph": Element(children: ["sub"], holdsText: true, optional: ["x", "assoc", "type"]),
    "ut": Element(children: ["sub"], holdsText: true, optional: ["x"]),
    "hi": Element(children: inline, holdsText: true, optional: ["x", "type"]),
    "sub": Element(children: inline, holdsText: true, optional: ["datatype", "type"]),
  ]

  /// The values that an attribute may have; nil where any will do.
  static func values(of attribute: String, in element: String) -> Set<String>? {
    switch (element, attribute) {
    case (_, "segtype"): segmentTypes
    case ("it", "pos"): ["begin", "end"]
    case ("ph", "assoc"): ["p", "f", "b"]
    default: nil
    }
  }

  /// Whether a date has the one form that TMX gives it, `20190401T100000Z`.
  static func isDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z") else { return false }
    return (Array(bytes[0..<8]) + bytes[9..<15]).allSatisfy { (0x30...0x39).contains($0) }
  }

  static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
