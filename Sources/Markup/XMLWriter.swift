package import Bitext

/// Writes XML that reads back as what was given: references where a parser would otherwise change a character.
package struct XMLWriter: ~Copyable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Hands out what has been written and begins anew.
  package mutating func take() -> [UInt8] {
    let taken = bytes
    bytes.removeAll(keepingCapacity: true)
    return taken
  }

  /// What is XML already.
  package mutating func append(_ written: [UInt8]) { bytes += written }

  package mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  package mutating func text(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      case 0x0D: raw("&#xD;")
      default: bytes.append(byte)
      }
    }
  }

  package mutating func open(_ name: String, _ attributes: [Attribute] = [], isEmpty: Bool = false) {
    raw("<\(name)")
    for attribute in attributes {
      raw(" \(attribute.name)=\"")
      for byte in attribute.value.utf8 {
        switch byte {
        case UInt8(ascii: "&"): raw("&amp;")
        case UInt8(ascii: "<"): raw("&lt;")
        case UInt8(ascii: "\""): raw("&quot;")
        case 0x09: raw("&#x9;")
        case 0x0A: raw("&#xA;")
        case 0x0D: raw("&#xD;")
        default: bytes.append(byte)
        }
      }
      raw("\"")
    }
    raw(isEmpty ? "/>" : ">")
  }

  package mutating func close(_ name: String) { raw("</\(name)>") }

  package mutating func comment(_ text: String) { raw("<!--\(text)-->") }

  package mutating func instruction(_ target: String, _ data: String) {
    raw(data.isEmpty ? "<?\(target)?>" : "<?\(target) \(data)?>")
  }

  package mutating func node(_ node: MarkupNode) {
    switch node {
    case .text(let text): self.text(text)
    case .comment(let text): comment(text)
    case .instruction(let target, let data): instruction(target, data)
    case .element(let element):
      open(element.name, element.attributes, isEmpty: element.children.isEmpty)
      if element.children.isEmpty { return }
      for child in element.children { self.node(child) }
      close(element.name)
    }
  }
}
