internal import Bitext
internal import Markup

/// Puts a header together from the events of a reader.
package struct TMXHeaderCollector {
  private var nodes: [MarkupElement] = []
  package private(set) var header: TMXHeader?

  package init() {}

  /// Takes the reader's current outside event, whatever it is.
  package mutating func take(_ reader: TMXReader) {
    guard reader.isHeaderEvent, header == nil else { return }
    let scanner = reader.scanner
    let event = reader.outsideEvent
    switch event.kind {
    case .start:
      nodes.append(
        MarkupElement(
          scanner.text(of: event.name), TMXUnitBuilder(scanner: scanner, index: 0).attributes(of: event)))
    case .end:
      guard let element = nodes.popLast() else { return }
      if nodes.isEmpty {
        header = TMXHeader(attributes: element.attributes, content: element.children)
      } else {
        nodes[nodes.count - 1].children.append(.element(element))
      }
    case .text:
      // The tape may part a text between two feeds.
      if let last = nodes.last?.children.last, case .text(let text) = last {
        nodes[nodes.count - 1].children.removeLast()
        add(.text(text + scanner.text(of: event)))
      } else {
        add(.text(scanner.text(of: event)))
      }
    case .comment: add(.comment(scanner.text(of: event)))
    case .instruction:
      add(.instruction(target: scanner.text(of: event.name), data: scanner.text(of: event)))
    case .doctype: break
    }
  }

  private mutating func add(_ node: MarkupNode) {
    guard !nodes.isEmpty else { return }
    nodes[nodes.count - 1].children.append(node)
  }
}

/// Collects the comments between the units of a document.
package struct TMXComments {
  private var isBody = false
  private var found: [String] = []

  package init() {}

  /// Takes the reader's current outside event, whatever it is.
  package mutating func take(_ reader: TMXReader) {
    let event = reader.outsideEvent
    switch event.kind {
    case .start where reader.scanner.text(of: event.name) == "body": isBody = true
    case .end where reader.scanner.text(of: event.name) == "body": isBody = false
    case .comment where isBody: found.append(reader.scanner.text(of: event))
    default: break
    }
  }

  /// Those since the last call, in order.
  package mutating func give() -> [String] {
    defer { found = [] }
    return found
  }
}
