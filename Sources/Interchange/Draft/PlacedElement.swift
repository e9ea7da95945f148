internal import Bitext
internal import Markup

/// An element of a document with where its parts lie, in bytes of the UTF-8 stream.
struct PlacedElement {
  /// With its prefix.
  var name: String
  var attributes: [Attribute] = []
  var children: [PlacedNode] = []
  var startTag: Range<Int64>
  /// Empty for `<a/>`.
  var endTag: Range<Int64>

  /// Between the tags.
  var content: Range<Int64> { startTag.upperBound..<max(startTag.upperBound, endTag.lowerBound) }

  /// Behind its last byte.
  var end: Int64 { max(startTag.upperBound, endTag.upperBound) }

  var elements: [PlacedElement] { children.compactMap { if case .element(let element) = $0 { element } else { nil } } }

  func first(_ name: String) -> PlacedElement? { elements.first { $0.name == name } }

  /// Whether text, if anything, is all there is in it.
  var isText: Bool { children.allSatisfy { if case .text = $0 { true } else { false } } }

  /// All text within, markup left out.
  var text: String {
    children.map { child in
      switch child {
      case .text(let text, _): text
      case .element(let element): element.text
      case .markup: ""
      }
    }.joined()
  }
}

indirect enum PlacedNode {
  case text(String, Range<Int64>)
  case element(PlacedElement)
  /// A comment or processing instruction.
  case markup(MarkupNode)
}

/// Makes the tree of an element from the scanner's tape.
///
/// Recursive; the scanner bounds the depth.
struct PlacedElementBuilder {
  let scanner: XMLScanner
  var index: Int
  /// Behind the last event of the element.
  let end: Int

  /// The element whose start tag is at `index`; afterwards `index` lies behind its end tag.
  mutating func element() -> PlacedElement {
    let start = scanner[index]
    index += 1
    var element = PlacedElement(
      name: scanner.text(of: start.name), attributes: attributes(of: start), startTag: start.range,
      endTag: start.range.upperBound..<start.range.upperBound)
    while index < end {
      let event = scanner[index]
      switch event.kind {
      case .end:
        index += 1
        element.endTag = event.range
        return element
      case .start: element.children.append(.element(self.element()))
      case .text: element.children.append(text())
      case .comment:
        index += 1
        element.children.append(.markup(.comment(scanner.text(of: event))))
      case .instruction:
        index += 1
        element.children.append(
          .markup(.instruction(target: scanner.text(of: event.name), data: scanner.text(of: event))))
      case .doctype: index += 1
      }
    }
    return element
  }

  /// A text and what follows right after it: the tape may part a text between two feeds.
  private mutating func text() -> PlacedNode {
    var range = scanner[index].range
    var bytes: [UInt8] = []
    while index < end, scanner[index].kind == .text {
      bytes += scanner.bytes(of: scanner[index])
      range = range.lowerBound..<max(range.upperBound, scanner[index].range.upperBound)
      index += 1
    }
    return .text(String(decoding: bytes, as: UTF8.self), range)
  }

  private func attributes(of event: XMLEvent) -> [Attribute] {
    (0..<scanner.attributeCount(of: event)).map { number in
      let attribute = scanner.attribute(number, of: event)
      return Attribute(scanner.text(of: attribute.name), String(decoding: attribute.value, as: UTF8.self))
    }
  }
}

/// The names of a vocabulary within a document that may give them a prefix.
struct VocabularyNames: Equatable {
  /// With its colon; empty when the names have none.
  var prefix = ""

  /// The name without the vocabulary's prefix; nil for a name of another.
  func local(_ name: String) -> String? {
    guard name.hasPrefix(prefix) else { return nil }
    let rest = name.dropFirst(prefix.count)
    return rest.contains(":") ? nil : String(rest)
  }
}
