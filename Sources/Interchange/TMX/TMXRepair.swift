internal import Bitext
internal import Markup

/// Writes what can be read of a TMX document as one that is valid against the DTD of TMX 1.4.
///
/// Nothing is left out without a word: what has no place goes to ``init(_:write:setAside:)``'s `setAside`. Variants that lost the tags
/// of their unit make one. What only stands in the wrong place is put into the right one: notes before variants, a second segment into
/// a variant of its own, attributes of no standard into props.
package final class TMXRepair {
  private let reader: TMXReader
  private let write: ([UInt8]) throws -> Void
  private let setAside: (Int, String, [UInt8]) -> Void
  private var writer = TMXWriter()
  package private(set) var units = 0

  private enum Place { case beforeRoot, root, body }
  private var place = Place.beforeRoot
  private var collector = TMXHeaderCollector()
  private var isHeaderWritten = false
  /// Elements that are open, of what is neither header nor unit.
  private var open: [MarkupElement] = []
  private var strays: [Variant] = []
  /// Units found before the body.
  private var held: [TranslationUnit] = []
  private var isDamaged = false
  /// The end of the body has passed.
  private var isBehindBody = false
  /// Of what is looked at, from 1.
  private var line = 1

  /// - Parameters:
  ///   - setAside: what cannot be part of the result, with the reason.
  package init(
    _ reader: TMXReader, write: @escaping ([UInt8]) throws -> Void,
    setAside: @escaping (_ line: Int, _ reason: String, _ bytes: [UInt8]) -> Void
  ) {
    self.reader = reader
    self.write = write
    self.setAside = setAside
    writer.declaration()
  }

  /// The reader has passed over damage: what stood before belongs to no unit after it.
  package func damage() { isDamaged = true }

  // MARK: Events

  package func outside() throws {
    let event = reader.outsideEvent
    if event.kind == .start || event.kind == .text { line = reader.scanner.line(at: event.range.lowerBound) }
    if reader.isHeaderEvent {
      collector.take(reader)
      if let header = collector.header, !isHeaderWritten { writeHeader(header) }
    } else {
      take(event)
    }
    try write(writer.take())
  }

  private func take(_ event: XMLEvent) {
    switch event.kind {
    case .start:
      let name = reader.scanner.text(of: event.name)
      if place == .beforeRoot {
        writer.root()
        place = .root
      } else if open.isEmpty, name == "body" {
        isBehindBody = false
        openBody()
      } else {
        open.append(MarkupElement(name, TMXUnitBuilder(scanner: reader.scanner, index: 0).attributes(of: event)))
      }
    case .end:
      guard let element = open.popLast() else {
        // The ends of body and root are written last.
        isBehindBody = true
        return
      }
      if open.isEmpty { stray(element) } else { open[open.count - 1].children.append(.element(element)) }
    case .text:
      let text = reader.scanner.text(of: event)
      if !open.isEmpty {
        open[open.count - 1].children.append(.text(text))
      } else if text.utf8.allSatisfy({ $0 <= 0x20 }) {
        if !isBehindBody { writer.write(event, from: reader.scanner) }
      } else {
        setAside(line, "text between units", Array(text.utf8))
      }
    case .comment:
      if open.isEmpty {
        writer.write(event, from: reader.scanner)
      } else {
        open[open.count - 1].children.append(.comment(reader.scanner.text(of: event)))
      }
    case .instruction:
      if open.isEmpty { writer.write(event, from: reader.scanner) }
    case .doctype: break
    }
  }

  package func unit() throws {
    // Damage may have swallowed the end of what stood before the unit.
    open = []
    openBody()
    flush()
    line = reader.unitLine
    write(reader.unit())
    try write(writer.take())
  }

  package func end() throws {
    if place == .beforeRoot { writer.root() }
    openBody()
    flush()
    writer.endBody()
    try write(writer.take())
  }

  private func writeHeader(_ header: TMXHeader) {
    isHeaderWritten = true
    writer.header(TMXRepair.repaired(header))
  }

  private func openBody() {
    guard place != .body else { return }
    if place == .beforeRoot { writer.root() }
    if !isHeaderWritten { writeHeader(TMXHeader(attributes: [])) }
    place = .body
    writer.open("body")
    for unit in held { write(unit) }
    held = []
  }

  /// A whole element that stands where none may.
  private func stray(_ element: MarkupElement) {
    switch element.name {
    case "tuv":
      if isDamaged { flush() }
      isDamaged = false
      strays.append(Self.variant(element))
    case "tu":
      let unit = TranslationUnit(
        attributes: element.attributes,
        content: element.children.map { node in
          if case .element(let child) = node, child.name == "tuv" {
            .variant(Self.variant(child))
          } else {
            .markup(node)
          }
        })
      if place == .body { write(unit) } else { held.append(unit) }
    default:
      var xml = XMLWriter()
      xml.node(.element(element))
      setAside(line, "\(element.name) where TMX has none", xml.take())
    }
  }

  /// Variants that lost their unit make one.
  private func flush() {
    guard !strays.isEmpty else { return }
    let unit = TranslationUnit(content: strays.map { .variant($0) })
    strays = []
    write(unit)
  }

  private func write(_ unit: TranslationUnit) {
    guard let repaired = Self.repaired(unit) else {
      var whole = TMXWriter()
      whole.write(unit)
      setAside(line, "a unit without any text", whole.take())
      return
    }
    units += 1
    writer.write(repaired)
  }

  // MARK: Trees

  private static func variant(_ element: MarkupElement) -> Variant {
    Variant(
      attributes: element.attributes,
      content: element.children.map { node in
        guard case .element(let child) = node, child.name == "seg" else { return .markup(node) }
        return .segment(Segment(runs(child.children), attributes: child.attributes))
      })
  }

  private static func runs(_ nodes: [MarkupNode]) -> [Segment.Run] {
    nodes.map { node in
      switch node {
      case .text(let text): .text(text)
      case .element(let element):
        .inline(
          InlineElement(
            InlineElement.Kind(name: element.name), attributes: element.attributes, content: runs(element.children)))
      case .comment, .instruction: .markup(node)
      }
    }
  }
}

extension TMXWriter {
  /// The start of a document of TMX 1.4.
  fileprivate mutating func root() {
    raw("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">")
  }

  fileprivate mutating func header(_ header: TMXHeader) {
    node(.element(MarkupElement("header", header.attributes, header.content)))
  }

  fileprivate mutating func endBody() { raw("</body>\n</tmx>\n") }
}
