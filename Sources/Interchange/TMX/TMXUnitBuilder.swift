internal import Bitext
internal import Markup

/// Makes the tree of a unit from the scanner's tape.
///
/// Recursive; the scanner bounds the depth.
struct TMXUnitBuilder {
  let scanner: XMLScanner
  var index: Int

  /// The unit whose start tag is at `index`; afterwards `index` lies behind its end tag.
  mutating func unit() -> TranslationUnit {
    let start = scanner[index]
    index += 1
    var content: [TranslationUnit.Content] = []
    while index < scanner.eventCount {
      let event = scanner[index]
      if event.kind == .end {
        index += 1
        break
      }
      if event.kind == .start, scanner.text(of: event.name) == "tuv" {
        content.append(.variant(variant()))
      } else if let node = node() {
        content.append(.markup(node))
      }
    }
    return TranslationUnit(attributes: attributes(of: start), content: content)
  }

  private mutating func variant() -> Variant {
    let start = scanner[index]
    index += 1
    var content: [Variant.Content] = []
    while index < scanner.eventCount {
      let event = scanner[index]
      if event.kind == .end {
        index += 1
        break
      }
      if event.kind == .start, scanner.text(of: event.name) == "seg" {
        index += 1
        let runs = runs()
        content.append(.segment(Segment(runs, attributes: attributes(of: event))))
      } else if let node = node() {
        content.append(.markup(node))
      }
    }
    return Variant(attributes: attributes(of: start), content: content)
  }

  /// The content up to and with the end tag.
  private mutating func runs() -> [Segment.Run] {
    var runs: [Segment.Run] = []
    while index < scanner.eventCount {
      let event = scanner[index]
      switch event.kind {
      case .end:
        index += 1
        return runs
      case .start:
        index += 1
        let kind = InlineElement.Kind(name: scanner.text(of: event.name))
        let attributes = attributes(of: event)
        runs.append(.inline(InlineElement(kind, attributes: attributes, content: self.runs())))
      case .text:
        index += 1
        runs.append(.text(text(from: event)))
      case .comment, .instruction, .doctype:
        if let node = node() { runs.append(.markup(node)) }
      }
    }
    return runs
  }

  mutating func node() -> MarkupNode? {
    let event = scanner[index]
    index += 1
    switch event.kind {
    case .start:
      var element = MarkupElement(scanner.text(of: event.name), attributes(of: event))
      while index < scanner.eventCount, scanner[index].kind != .end {
        if let child = node() { element.children.append(child) }
      }
      index += 1
      return .element(element)
    case .text: return .text(text(from: event))
    case .comment: return .comment(scanner.text(of: event))
    case .instruction:
      return .instruction(target: scanner.text(of: event.name), data: scanner.text(of: event))
    case .end, .doctype: return nil
    }
  }

  /// The text of an event and of the text events right after it: the tape may part a text between two feeds.
  private mutating func text(from event: XMLEvent) -> String {
    var text = scanner.text(of: event)
    while index < scanner.eventCount, scanner[index].kind == .text {
      text += scanner.text(of: scanner[index])
      index += 1
    }
    return text
  }

  func attributes(of event: XMLEvent) -> [Attribute] {
    (0..<scanner.attributeCount(of: event)).map { number in
      let attribute = scanner.attribute(number, of: event)
      return Attribute(scanner.text(of: attribute.name), String(decoding: attribute.value, as: UTF8.self))
    }
  }
}
