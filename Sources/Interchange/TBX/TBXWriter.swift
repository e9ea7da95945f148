internal import Bitext
internal import Markup

/// Writes the elements that a ``TBXConverter`` has made, in the words of the target's edition and style.
///
/// UTF-8; an element a line, indented by two spaces; texts on the line of their element.
struct TBXWriter: ~Copyable {
  let target: TBXFlavour
  private var xml = XMLWriter()

  init(target: TBXFlavour) { self.target = target }

  private var is2008: Bool { target.edition == .year2008 }

  mutating func take() -> [UInt8] { xml.take() }

  /// Declarations of the modules' prefixes, in the DCT style.
  static func declarations(_ target: TBXFlavour) -> [Attribute] {
    guard target.style == .dct, target.edition == .year2019 else { return [] }
    return (target.modules ?? TBXCategory.Module.allCases).map {
      Attribute("xmlns:\($0.rawValue)", $0.namespace)
    }
  }

  /// Everything up to the first concept.
  mutating func begin(_ document: TBXDocument?, title: String, language: String) {
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    let language = TBXLexical.isLanguage(language) ? language : "en"
    if is2008 {
      xml.raw("<!DOCTYPE martif SYSTEM \"TBXcoreStructV02.dtd\">\n")
      xml.open("martif", [Attribute("type", "TBX"), Attribute("xml:lang", language)])
    } else {
      var attributes = [
        Attribute("type", target.type), Attribute("style", target.style.rawValue), Attribute("xml:lang", language),
        Attribute("xmlns", "urn:iso:std:iso:30042:ed-2"),
      ]
      attributes += Self.declarations(target)
      // Those of a private dialect's own modules.
      for attribute in document?.attributes ?? []
      where attribute.name.hasPrefix("xmlns:") && attributes[attribute.name] == nil && target.modules == nil {
        attributes.append(attribute)
      }
      xml.open("tbx", attributes)
    }
    xml.raw("\n")
    write(TBXHeader.header(document?.header, title: title, for: target), depth: 1)
    xml.raw("  <text>\n")
  }

  mutating func beginBody() { xml.raw("    <body>\n") }

  mutating func endBody() { xml.raw("    </body>\n") }

  /// What follows the body.
  mutating func end(back: MarkupElement?) {
    if let back { write(back, depth: 2) }
    xml.raw("  </text>\n</\(is2008 ? "martif" : "tbx")>\n")
  }

  /// A concept of ``TBXConverter/concept(_:id:)``.
  mutating func concept(_ concept: MarkupElement, declaring declarations: [Attribute] = []) {
    var concept = concept
    concept.attributes += declarations
    write(renamed(concept), depth: 3)
  }

  /// The element in the target's words.
  private func renamed(_ element: MarkupElement) -> MarkupElement {
    var result = element
    if is2008 {
      switch element.name {
      case "conceptEntry": result.name = "termEntry"
      case "langSec": result.name = "langSet"
      case "termSec": return section2008(element)
      default: break
      }
    } else if target.style == .dct, let type = element.attributes["type"], let category = TBXCategory.named(type),
      target.allows(category)
    {
      result.name = "\(category.module.rawValue):\(type)"
      result.attributes["type"] = nil
    }
    result.children = element.children.map { child in
      if case .element(let part) = child { .element(renamed(part)) } else { child }
    }
    return result
  }

  /// A tig, or an ntig where there is what only that can hold.
  private func section2008(_ element: MarkupElement) -> MarkupElement {
    func name(_ node: MarkupNode) -> String { if case .element(let part) = node { part.name } else { "" } }
    guard element.children.contains(where: { ["termNoteGrp", "termCompList"].contains(name($0)) }) else {
      return MarkupElement("tig", element.attributes, element.children)
    }
    let inner = ["term", "termNote", "termNoteGrp", "termCompList"]
    let group = element.children.filter { inner.contains(name($0)) }
    let outer = element.children.filter { !inner.contains(name($0)) }
    return MarkupElement("ntig", element.attributes, [.element(MarkupElement("termGrp", [], group))] + outer)
  }

  private mutating func write(_ element: MarkupElement, depth: Int) {
    xml.raw(String(repeating: "  ", count: depth))
    let isEmpty = element.children.isEmpty
    xml.open(element.name, element.attributes, isEmpty: isEmpty)
    let holdsText = element.children.contains { if case .text = $0 { true } else { false } }
    if isEmpty {
      xml.raw("\n")
      return
    }
    if holdsText || TBXHeader.textual.contains(element.name) {
      for child in element.children { xml.node(child) }
    } else {
      xml.raw("\n")
      for case .element(let child) in element.children { write(child, depth: depth + 1) }
      xml.raw(String(repeating: "  ", count: depth))
    }
    xml.close(element.name)
    xml.raw("\n")
  }
}

/// Headers and back matter in the words of either edition.
enum TBXHeader {
  /// Elements whose children stand on their line, as text does.
  static let textual: Set<String> = ["term", "note", "descrip", "admin", "termNote", "p", "foreign", "item"]

  /// The header of a document for a flavour, with everything that its schema wants in the order it wants.
  static func header(_ header: MarkupElement?, title: String, for target: TBXFlavour) -> MarkupElement {
    let is2008 = target.edition == .year2008
    var titles = texts("title", in: header)
    let publication = paragraphs("publicationStmt", in: header)
    var sources = paragraphs("sourceDesc", in: header)
    var encodings = paragraphs("encodingDesc", in: header)
    // Which data categories a file of 2008 uses is said by a file of its own.
    encodings.removeAll { $0.attributes["type"] == "XCSURI" && !is2008 }
    if titles.isEmpty, header == nil { titles = [title] }
    if sources.isEmpty {
      // The header of 2013 has other elements; its words are kept.
      let words = header.map { TBXShape.collapsed($0.children.map { text(of: $0) }.joined(separator: " ")) } ?? ""
      sources = [MarkupElement("p", [], [.text(words.isEmpty ? "Written by Tolmach." : words)])]
    }
    if is2008, encodings.isEmpty {
      encodings = [MarkupElement("p", [Attribute("type", "XCSURI")], [.text("TBXXCSV02.xcs")])]
    }
    func element(_ name: String, _ children: [MarkupElement]) -> MarkupElement {
      MarkupElement(name, [], children.map(MarkupNode.element))
    }
    let titleStatement = titles.prefix(1).map { title in
      element(
        "titleStmt",
        [MarkupElement("title", [], [.text(title)])]
          + texts("note", in: child("titleStmt", of: child("fileDesc", of: header))).map {
            MarkupElement("note", [], [.text($0)])
          })
    }
    let publicationStatement = publication.isEmpty ? [] : [element("publicationStmt", publication)]
    let file = element(
      "fileDesc",
      (is2008 ? titleStatement + publicationStatement : publicationStatement + titleStatement)
        + [element("sourceDesc", sources)])
    var parts = [file]
    if !encodings.isEmpty { parts.append(element("encodingDesc", encodings)) }
    let changes = elements("change", in: header).map { change in
      element("change", elements("p", in: change).map(paragraph))
    }.filter { !$0.children.isEmpty }
    if !changes.isEmpty { parts.append(element("revisionDesc", changes)) }
    return element(is2008 ? "martifHeader" : "tbxHeader", parts)
  }

  /// Back matter for a flavour; nil when there is none.
  static func back(_ back: MarkupElement?, for target: TBXFlavour) -> MarkupElement? {
    guard let back, !back.children.isEmpty else { return nil }
    var result = MarkupElement("back")
    for case .element(let list) in back.children
    where ["refObjectSec", "refObjectList"].contains(list.name) && !list.children.isEmpty {
      let type = list.attributes["type"] ?? "respPerson"
      result.children.append(
        .element(
          MarkupElement(
            target.edition == .year2008 ? "refObjectList" : "refObjectSec",
            list.attributes.filter { $0.name == "id" } + [Attribute("type", type)], list.children)))
    }
    return result.children.isEmpty ? nil : result
  }

  /// The ids in back matter, which references may lead to.
  static func ids(in element: MarkupElement?) -> [String] {
    guard let element else { return [] }
    return [element.attributes["id"]].compactMap(\.self)
      + element.children.flatMap { node -> [String] in
        if case .element(let child) = node { ids(in: child) } else { [] }
      }
  }

  private static func text(of node: MarkupNode) -> String {
    switch node {
    case .text(let text): text
    case .element(let element): element.children.map { text(of: $0) }.joined(separator: " ")
    case .comment, .instruction: ""
    }
  }

  private static func child(_ name: String, of element: MarkupElement?) -> MarkupElement? {
    for case .element(let child)? in element?.children.map(Optional.some) ?? [] where child.name == name {
      return child
    }
    return nil
  }

  private static func elements(_ name: String, in element: MarkupElement?) -> [MarkupElement] {
    guard let element else { return [] }
    return element.children.flatMap { node -> [MarkupElement] in
      guard case .element(let child) = node else { return [] }
      return child.name == name ? [child] : elements(name, in: child)
    }
  }

  private static func texts(_ name: String, in element: MarkupElement?) -> [String] {
    elements(name, in: element).map(\.text).filter { !$0.isEmpty }
  }

  private static func paragraphs(_ name: String, in element: MarkupElement?) -> [MarkupElement] {
    elements(name, in: element).flatMap { elements("p", in: $0) }.map(paragraph).filter { !$0.children.isEmpty }
  }

  private static func paragraph(_ element: MarkupElement) -> MarkupElement {
    MarkupElement(
      "p", element.attributes.filter { $0.name == "type" }, element.text.isEmpty ? [] : [.text(element.text)])
  }
}
