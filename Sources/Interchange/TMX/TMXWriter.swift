package import Bitext
internal import Files
package import Markup

/// The header of a TMX file, as attributes and content.
package struct TMXHeader: Hashable, Sendable {
  package var attributes: [Attribute]
  package var content: [MarkupNode]

  package init(attributes: [Attribute], content: [MarkupNode] = []) {
    self.attributes = attributes
    self.content = content
  }

  /// The header that this program gives its own files (TMX 1.4b, all seven required attributes).
  package init(sourceLanguage: String, toolVersion: String) {
    self.init(attributes: [
      Attribute("creationtool", "Tolmach"), Attribute("creationtoolversion", toolVersion),
      Attribute("segtype", "sentence"), Attribute("o-tmf", "TMX"), Attribute("adminlang", "en"),
      Attribute("srclang", sourceLanguage), Attribute("datatype", "plaintext"),
    ])
  }
}

extension TMXHeader {
  /// One header for the units of two documents: ours, with the notes, props and encodings of both.
  ///
  /// Of two dates the later counts, and who changed it last goes with that. The source language is ours: units of the other document
  /// that rely on another one must name it.
  package func merged(with other: TMXHeader) -> TMXHeader {
    var result = self
    for (date, author) in [("creationdate", "creationid"), ("changedate", "changeid")] {
      let (own, its) = (attributes[date] ?? "", other.attributes[date] ?? "")
      guard secondsSince1970(its.utf8) > secondsSince1970(own.utf8) else { continue }
      result.attributes[date] = its
      result.attributes[author] = other.attributes[author]
    }
    for attribute in other.attributes
    where attributes[attribute.name] == nil && result.attributes[attribute.name] == nil {
      // The name of who made one document does not go with the date of the other.
      if ["creationid", "changeid"].contains(attribute.name) { continue }
      result.attributes.append(attribute)
    }
    for case .element(let element) in other.content where !content.contains(.element(element)) {
      result.content.append(.element(element))
    }
    return result
  }
}

extension TranslationUnit {
  /// With the languages in `xml:lang`, where TMX 1.4 has them, in place of the `lang` of TMX 1.1.
  package var withXMLLang: TranslationUnit { languages(in: "xml:lang", insteadOf: "lang") }

  /// With the languages in `lang`, where TMX 1.1 has them.
  package var withOldLang: TranslationUnit { languages(in: "lang", insteadOf: "xml:lang") }

  private func languages(in wanted: String, insteadOf other: String) -> TranslationUnit {
    func renamed(_ attributes: [Attribute]) -> [Attribute] {
      guard attributes[other] != nil else { return attributes }
      // Of two, xml:lang wins.
      let value = attributes["xml:lang"] ?? attributes["lang"] ?? ""
      if attributes[wanted] != nil {
        return attributes.filter { $0.name != other }.map { $0.name == wanted ? Attribute(wanted, value) : $0 }
      }
      return attributes.map { $0.name == other ? Attribute(wanted, value) : $0 }
    }
    func renamed(_ node: MarkupNode) -> MarkupNode {
      guard case .element(var element) = node, ["note", "prop"].contains(element.name) else { return node }
      element.attributes = renamed(element.attributes)
      return .element(element)
    }
    var unit = self
    unit.content = content.map { item in
      switch item {
      case .markup(let node): return .markup(renamed(node))
      case .variant(var variant):
        variant.attributes = renamed(variant.attributes)
        variant.content = variant.content.map { item in
          if case .markup(let node) = item { .markup(renamed(node)) } else { item }
        }
        return .variant(variant)
      }
    }
    return unit
  }
}

/// How a document writes what this program adds to it.
package struct TMXStyle: Sendable {
  /// Lines end as Windows has it.
  package var isWindows = false
  /// Languages stand in `lang`, as before TMX 1.4.
  package var usesOldLang = false

  package init() {}

  /// By the beginning of a document in UTF-8: its first line end, and its first variant or, without one, its version.
  package init(opening bytes: [UInt8]) {
    if let feed = bytes.firstIndex(of: 0x0A), feed > 0 { isWindows = bytes[feed - 1] == 0x0D }
    func tag(_ name: String) -> String? {
      guard let start = firstOffset(of: Array("<\(name) ".utf8), in: bytes) else { return nil }
      return String(decoding: bytes[start...].prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
    }
    if let variant = tag("tuv") {
      usesOldLang = !variant.contains("xml:lang") && [" ", "\t", "\n"].contains { variant.contains($0 + "lang=") }
    } else if let root = tag("tmx") {
      usesOldLang = ["1.0", "1.1", "1.2"].contains { root.contains("\"\($0)\"") || root.contains("'\($0)'") }
    }
  }

  /// Units, each on lines of its own.
  package func lines(_ units: [TranslationUnit]) -> [UInt8] {
    var writer = TMXWriter()
    for unit in units { writer.line(usesOldLang ? unit.withOldLang : unit) }
    return lineEnds(writer.take())
  }

  /// A unit from its first tag to its last.
  package func bytes(of unit: TranslationUnit) -> [UInt8] {
    var writer = TMXWriter()
    writer.write(usesOldLang ? unit.withOldLang : unit)
    return lineEnds(writer.take())
  }

  /// Line feeds as the document has them.
  package func lineEnds(_ bytes: [UInt8]) -> [UInt8] {
    guard isWindows else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 32)
    for byte in bytes {
      if byte == 0x0A, result.last != 0x0D { result.append(0x0D) }
      result.append(byte)
    }
    return result
  }
}

/// Writes TMX 1.4 in UTF-8.
package struct TMXWriter: ~Copyable {
  private var xml = XMLWriter()

  package init() {}

  package mutating func take() -> [UInt8] { xml.take() }

  /// Everything up to the first unit.
  package mutating func begin(_ header: TMXHeader, version: String = "1.4") {
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    xml.raw("<!DOCTYPE tmx SYSTEM \"tmx\(version.replacing(".", with: "")).dtd\">\n<tmx version=\"\(version)\">\n  ")
    xml.node(.element(MarkupElement("header", header.attributes, header.content)))
    xml.raw("\n  <body>\n")
  }

  /// What ends a file that ``begin(_:)`` began.
  package static let closing = "  </body>\n</tmx>\n"

  package mutating func end() { xml.raw(Self.closing) }

  /// A unit on lines of its own.
  package mutating func line(_ unit: TranslationUnit) {
    xml.raw("    ")
    write(unit)
    xml.raw("\n")
  }

  /// A comment between units, on lines of its own.
  package mutating func line(comment: String) {
    xml.raw("    ")
    xml.comment(comment)
    xml.raw("\n")
  }

  /// What stands between the tags of a segment.
  package mutating func content(_ segment: Segment) { write(segment.runs) }

  /// A unit just as it is.
  package mutating func write(_ unit: TranslationUnit) {
    xml.open("tu", unit.attributes)
    for item in unit.content {
      switch item {
      case .markup(let node): xml.node(node)
      case .variant(let variant): write(variant)
      }
    }
    xml.close("tu")
  }

  private mutating func write(_ variant: Variant) {
    xml.open("tuv", variant.attributes)
    for item in variant.content {
      switch item {
      case .markup(let node): xml.node(node)
      case .segment(let segment):
        xml.open("seg", segment.attributes)
        write(segment.runs)
        xml.close("seg")
      }
    }
    xml.close("tuv")
  }

  private mutating func write(_ runs: [Segment.Run]) {
    for run in runs {
      switch run {
      case .text(let text): xml.text(text)
      case .markup(let node): xml.node(node)
      case .inline(let element):
        xml.open(element.kind.name, element.attributes, isEmpty: element.content.isEmpty)
        if element.content.isEmpty { continue }
        write(element.content)
        xml.close(element.kind.name)
      }
    }
  }

  /// An event between units, just as it was.
  package mutating func write(_ event: XMLEvent, from scanner: XMLScanner) {
    switch event.kind {
    case .start:
      xml.open(scanner.text(of: event.name), TMXUnitBuilder(scanner: scanner, index: 0).attributes(of: event))
    case .end: xml.close(scanner.text(of: event.name))
    case .text: xml.text(scanner.text(of: event))
    case .comment: xml.comment(scanner.text(of: event))
    case .instruction: xml.instruction(scanner.text(of: event.name), scanner.text(of: event))
    case .doctype:
      let parts = scanner.text(of: event).split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3 else { return }
      let quoted = parts[2].utf8.contains(UInt8(ascii: "\"")) ? "'\(parts[2])'" : "\"\(parts[2])\""
      if !parts[1].isEmpty {
        xml.raw("<!DOCTYPE \(parts[0]) PUBLIC \"\(parts[1])\" \(quoted)>\n")
      } else if !parts[2].isEmpty {
        xml.raw("<!DOCTYPE \(parts[0]) SYSTEM \(quoted)>\n")
      } else {
        xml.raw("<!DOCTYPE \(parts[0])>\n")
      }
    }
  }

  /// The XML declaration of a copied document.
  package mutating func declaration() { xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }

  mutating func raw(_ text: String) { xml.raw(text) }

  mutating func node(_ node: MarkupNode) { xml.node(node) }

  package mutating func open(_ name: String) { xml.open(name) }

  package mutating func close(_ name: String) { xml.close(name) }
}

/// Copies a TMX document: everything that can be read, in order, as the same document.
///
/// - Parameters:
///   - inspect: sees every unit on its way.
///   - transform: makes of each unit what is written.
/// - Returns: how many units were written.
package func copyTMX(
  _ reader: TMXReader, inspect: (TranslationUnit) -> Void = { _ in },
  transform: (TranslationUnit) -> TranslationUnit = { $0 }, _ write: ([UInt8]) throws -> Void
) throws -> Int {
  var writer = TMXWriter()
  writer.declaration()
  var units = 0
  var open: [String] = []
  copying: while true {
    switch try reader.step() {
    case .end: break copying
    case .unit:
      units += 1
      let unit = reader.unit()
      inspect(unit)
      // Damage may have swallowed the start of the body, or the end of what stood before the unit.
      while open.count > 2 || open.count == 2 && open[1] != "body", let name = open.popLast() { writer.close(name) }
      if open.count == 1 {
        writer.open("body")
        open.append("body")
      }
      writer.write(transform(unit))
    case .outside:
      let event = reader.outsideEvent
      if event.kind == .start { open.append(reader.scanner.text(of: event.name)) }
      if event.kind == .end {
        let name = reader.scanner.text(of: event.name)
        guard let start = open.lastIndex(of: name) else { continue }
        // What damage left open is closed before it.
        while open.count > start + 1, let inner = open.popLast() { writer.close(inner) }
        open.removeLast()
      }
      writer.write(event, from: reader.scanner)
    }
    try write(writer.take())
  }
  for name in open.reversed() { writer.close(name) }
  try write(writer.take())
  return units
}
