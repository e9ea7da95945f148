package import Bitext
internal import Markup

/// What stands around the concepts of a TBX file.
package struct TBXDocument: Hashable, Sendable {
  package var flavour: TBXFlavour
  /// Of the root, as in the file.
  package var attributes: [Attribute]
  /// tbxHeader (2019) or martifHeader (2008), as in the file but for the space between elements.
  package var header: MarkupElement?
  /// The back matter: what references lead to.
  package var back: MarkupElement?
}

/// Makes trees of a TBX document's events, in the words of TBX 2019, DCA style.
///
/// termEntry, langSet, tig and ntig of 2008, entry, langGroup and termGroup of 2013, and the elements that the
/// modules of the DCT style have for data categories, become conceptEntry, langSec, termSec and descrip, admin,
/// termNote and so on with a `type`. Everything else is kept by its name. Space around and within texts is
/// collapsed; comments and processing instructions are left out.
struct TBXTreeBuilder {
  private(set) var document: TBXDocument?
  private var open: [MarkupElement] = []
  private var depth = 0
  private var finished: MarkupElement?
  /// Terms with spaces around them, or several in a row, on one line: no indentation, but a slip.
  private(set) var spacedTerms: [(offset: Int64, term: String, isAround: Bool)] = []

  mutating func restart(level: Int) {
    open.removeAll()
    depth = level
    finished = nil
  }

  /// - Parameter isConcept: the event is part of a concept.
  mutating func take(_ event: XMLEvent, from scanner: XMLScanner, isConcept: Bool) {
    switch event.kind {
    case .start:
      depth += 1
      let name = scanner.text(of: event.name)
      if depth == 1 {
        let attributes = Self.attributes(of: event, scanner)
        document = TBXDocument(flavour: TBXFlavour(root: name, attributes: attributes), attributes: attributes)
      } else if isConcept || !open.isEmpty || ["tbxHeader", "martifHeader", "header", "back"].contains(name) {
        open.append(MarkupElement(name, Self.attributes(of: event, scanner)))
      }
    case .text:
      if let last = open.indices.last { open[last].children.append(.text(scanner.text(of: event))) }
    case .end:
      depth -= 1
      guard let element = open.popLast() else { return }
      if element.name == "term", isConcept { noteSpaces(element.text, event) }
      if let last = open.indices.last {
        open[last].children.append(.element(element))
      } else if isConcept {
        finished = element
      } else if element.name == "back" {
        document?.back = TBXShape.plain(element)
      } else {
        document?.header = TBXShape.plain(element)
      }
    case .comment, .instruction, .doctype: break
    }
  }

  private mutating func noteSpaces(_ text: String, _ event: XMLEvent) {
    guard spacedTerms.count < 10_000, !text.utf8.contains(0x0A) else { return }
    let kept = TBXShape.collapsed(text)
    guard !kept.isEmpty, kept.utf8.count < text.utf8.count else { return }
    spacedTerms.append((event.range.lowerBound, kept, trimmed(text).utf8.count < text.utf8.count))
  }

  /// The concept that has just ended.
  mutating func concept(documentLanguage: String?) -> MarkupElement? {
    defer { finished = nil }
    return finished.map { TBXShape.concept($0, documentLanguage: documentLanguage) }
  }

  private static func attributes(of event: XMLEvent, _ scanner: XMLScanner) -> [Attribute] {
    (0..<scanner.attributeCount(of: event)).map { index in
      let attribute = scanner.attribute(index, of: event)
      return Attribute(scanner.text(of: attribute.name), String(decoding: attribute.value, as: UTF8.self))
    }
  }
}

/// The rules by which elements of any edition and style become those of TBX 2019, DCA style.
enum TBXShape {
  /// Elements that hold elements only.
  private static let structural: Set<String> = [
    "conceptEntry", "langSec", "termSec", "descripGrp", "adminGrp", "transacGrp", "termNoteGrp", "termGrp",
    "termCompList", "termCompGrp", "tbxHeader", "martifHeader", "header", "fileDesc", "titleStmt",
    "publicationStmt", "sourceDesc", "encodingDesc", "revisionDesc", "change", "back", "refObjectSec",
    "refObjectList", "refObject", "itemSet", "itemGrp", "noteGrp",
  ]

  private static func local(_ name: String) -> String { String(name.split(separator: ":").last ?? "") }

  static func concept(_ element: MarkupElement, documentLanguage: String?) -> MarkupElement {
    var result = MarkupElement("conceptEntry", element.attributes.filter { !isDeclaration($0) })
    for case .element(let child) in element.children {
      guard ["langSec", "langSet", "langGroup"].contains(local(child.name)) else {
        result.children += converted(child).map(MarkupNode.element)
        continue
      }
      let said = [child.attributes["xml:lang"], child.attributes["lang"]].compactMap(\.self).first { !$0.isEmpty }
      var section = MarkupElement("langSec", [Attribute("xml:lang", said ?? documentLanguage ?? "")])
      section.attributes += child.attributes.filter { !["xml:lang", "lang"].contains($0.name) && !isDeclaration($0) }
      for case .element(let part) in child.children {
        if ["termSec", "tig", "ntig", "termGroup"].contains(local(part.name)) {
          section.children += sections(part).map(MarkupNode.element)
        } else {
          section.children += converted(part).map(MarkupNode.element)
        }
      }
      result.children.append(.element(section))
    }
    return result
  }

  /// A second term in one section is a section of its own.
  private static func sections(_ element: MarkupElement) -> [MarkupElement] {
    var result = [MarkupElement("termSec", element.attributes.filter { !isDeclaration($0) })]
    var hasTerm = false
    func parts(_ element: MarkupElement) -> [MarkupElement] {
      element.children.flatMap { child -> [MarkupElement] in
        guard case .element(let part) = child else { return [] }
        return local(part.name) == "termGrp" ? parts(part) : [part]
      }
    }
    for part in parts(element) {
      if local(part.name) == "term" {
        if hasTerm { result.append(MarkupElement("termSec")) }
        hasTerm = true
      }
      result[result.count - 1].children += converted(part).map(MarkupNode.element)
    }
    return result
  }

  /// An element below a concept, language or term; none when there is nothing in it.
  private static func converted(_ element: MarkupElement) -> [MarkupElement] {
    let name = local(element.name)
    var attributes = element.attributes.filter { !isDeclaration($0) && $0.name != "metaType" }
    var result: MarkupElement
    switch name {
    case "noteGrp":
      // TBX-Min of 2013: a key and a value.
      func part(_ wanted: String) -> String {
        for case .element(let child) in element.children {
          if child.name == wanted { return collapsed(child.text) }
          for case .element(let inner) in child.children where inner.name == wanted { return collapsed(inner.text) }
        }
        return ""
      }
      let text = [part("noteKey"), part("noteValue")].filter { !$0.isEmpty }.joined(separator: ": ")
      return [MarkupElement("note", [], [.text(text.isEmpty ? collapsed(element.text) : text)])]
    case "termStatus": result = MarkupElement("termNote", [Attribute("type", "administrativeStatus")])
    case "customer": result = MarkupElement("admin", [Attribute("type", "customerSubset")])
    default:
      if let category = TBXCategory.named(name) {
        attributes["type"] = nil
        result = MarkupElement(category.meta.rawValue, [Attribute("type", name)])
      } else {
        result = MarkupElement(TBXCategory.coreElements.contains(name) ? name : element.name)
      }
    }
    result.attributes += attributes
    if structural.contains(name) {
      for case .element(let child) in element.children {
        result.children += converted(child).map(MarkupNode.element)
      }
      return result.children.isEmpty ? [] : [result]
    }
    result.children = collapsed(element.children)
    let isEmpty = result.children.isEmpty && result.attributes["target"] == nil
    return isEmpty && !["term", "date"].contains(name) ? [] : [result]
  }

  /// A header or back matter: names stay what they are.
  static func plain(_ element: MarkupElement) -> MarkupElement {
    var result = MarkupElement(element.name, element.attributes)
    if structural.contains(element.name) {
      result.children = element.children.compactMap { child in
        guard case .element(let part) = child else { return nil }
        return .element(plain(part))
      }
    } else {
      result.children = collapsed(element.children)
    }
    return result
  }

  private static func isDeclaration(_ attribute: Attribute) -> Bool {
    attribute.name == "xmlns" || attribute.name.hasPrefix("xmlns:")
  }

  static func collapsed(_ text: String) -> String { MarkupElement("", [], collapsed([.text(text)])).text }

  /// Text and inline elements with every run of space as one, and none at the ends.
  static func collapsed(_ children: [MarkupNode]) -> [MarkupNode] {
    // Whether a space has been written, or would stand at the beginning.
    var isSpaced = true
    func collapse(_ children: [MarkupNode]) -> [MarkupNode] {
      children.compactMap { child -> MarkupNode? in
        switch child {
        case .text(var text):
          // By bytes: what is a space or less is one byte, and no part of another character.
          let kept = text.withUTF8 { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { kept in
              guard let from = bytes.baseAddress, let to = kept.baseAddress else { return 0 }
              var count = 0
              var at = 0
              while at < bytes.count {
                let byte = from[at]
                at &+= 1
                if byte <= 0x20, isSpaced { continue }
                isSpaced = byte <= 0x20
                to[count] = isSpaced ? 0x20 : byte
                count &+= 1
              }
              return count
            }
          }
          return kept.isEmpty ? nil : .text(kept)
        case .element(let element):
          return .element(
            MarkupElement(
              element.name, element.attributes.filter { !isDeclaration($0) }, collapse(element.children)))
        case .comment, .instruction: return nil
        }
      }
    }
    var result: [MarkupNode] = []
    // Neighbouring runs of text are one.
    for node in collapse(children) {
      if case .text(let text) = node, case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + text)
      } else {
        result.append(node)
      }
    }
    if isSpaced { trimEnd(&result) }
    return result
  }

  /// Takes away the space that the last text ends with.
  private static func trimEnd(_ nodes: inout [MarkupNode]) {
    guard let last = nodes.popLast() else { return }
    switch last {
    case .text(let text):
      var kept = text.unicodeScalars
      if kept.last == " " { kept.removeLast() }
      if !kept.isEmpty { nodes.append(.text(String(kept))) }
    case .element(var element):
      trimEnd(&element.children)
      nodes.append(.element(element))
    case .comment, .instruction: nodes.append(last)
    }
  }
}
