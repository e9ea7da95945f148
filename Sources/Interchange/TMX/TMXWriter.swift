package import Bitext
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

  package mutating func open(_ name: String) { xml.open(name) }

  package mutating func close(_ name: String) { xml.close(name) }
}

/// Copies a TMX document: everything that can be read, in order, as the same document.
///
/// - Parameter inspect: sees every unit on its way.
/// - Returns: how many units were written.
package func copyTMX(
  _ reader: TMXReader, inspect: (TranslationUnit) -> Void = { _ in }, _ write: ([UInt8]) throws -> Void
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
      writer.write(unit)
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
