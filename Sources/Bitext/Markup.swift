/// An attribute as the file has it: the name with its prefix, the value with references resolved.
public struct Attribute: Hashable, Sendable {
  public var name: String
  public var value: String
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// XML content that is kept as it came, whether or not its meaning is known.
public indirect enum MarkupNode: Hashable, Sendable {
  case text(String)
  case element(MarkupElement)
  case comment(String)
  case instruction(target: String, data: String)
}

/// An element that is kept as it came.
public struct MarkupElement: Hashable, Sendable {
  public var name: String
  public var attributes: [Attribute]
  public var children: [MarkupNode]
  public init(_ name: String, _ attributes: [Attribute] = [], _ children: [MarkupNode] = []) {
    self.name = name
    self.attributes = attributes
    self.children = children
  }

  /// The text within, markup left out.
  public var text: String {
    children.map { child in
      switch child {
      case .text(let text): text
      case .element(let element): element.text
      case .comment, .instruction: ""
      }
    }.joined()
  }
}

extension [Attribute] {
  public subscript(name: String) -> String? {
    get { first { $0.name == name }?.value }
    set {
      if let index = firstIndex(where: { $0.name == name }) {
        if let newValue { self[index].value = newValue } else { remove(at: index) }
      } else if let newValue {
        append(Attribute(name, newValue))
      }
    }
  }
}
