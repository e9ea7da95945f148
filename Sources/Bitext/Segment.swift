/// The content of a segment: runs of text and inline elements (TMX 1.4b `seg`).
public struct Segment: Hashable, Sendable {
  public indirect enum Run: Hashable, Sendable {
    case text(String)
    case inline(InlineElement)
    /// A comment or processing instruction.
    case markup(MarkupNode)
  }

  public var attributes: [Attribute]
  public var runs: [Run]

  public init(_ runs: [Run], attributes: [Attribute] = []) {
    self.runs = runs
    self.attributes = attributes
  }

  public init(_ text: String) { self.init(text.isEmpty ? [] : [.text(text)]) }

  /// What a translator reads: the text runs, inline codes left out, highlighted text kept.
  ///
  /// A standalone code between two words parts them by a space. This is the text that is matched and shown.
  public var text: String {
    var flow = SegmentFlow()
    flow.add(runs)
    return flow.text
  }

  /// The inline elements in order of their opening, nested ones included, `sub` flows left out.
  public var codes: [InlineElement.Kind] {
    var flow = SegmentFlow()
    flow.add(runs)
    return flow.codes.map(\.kind)
  }

  /// Text and codes together, with the UTF-8 offset in the text at which each code stands.
  public var flow: SegmentFlow {
    var flow = SegmentFlow()
    flow.add(runs)
    return flow
  }
}

/// An inline element of a segment (TMX 1.4b: bpt, ept, ph, it, hi, sub, ut).
public struct InlineElement: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case beginPaired, endPaired, placeholder, isolated, highlight, unknownTag, subflow
    /// An element of another vocabulary, or one that TMX does not know, by its qualified name.
    case other(String)

    public init(name: String) {
      self =
        switch name {
        case "bpt": .beginPaired
        case "ept": .endPaired
        case "ph": .placeholder
        case "it": .isolated
        case "hi": .highlight
        case "ut": .unknownTag
        case "sub": .subflow
        default: .other(name)
        }
    }

    public var name: String {
      switch self {
      case .beginPaired: "bpt"
      case .endPaired: "ept"
      case .placeholder: "ph"
      case .isolated: "it"
      case .highlight: "hi"
      case .unknownTag: "ut"
      case .subflow: "sub"
      case .other(let name): name
      }
    }

    /// What is inside is text of the segment, not a native code.
    public var holdsText: Bool {
      switch self {
      case .highlight, .other: true
      default: false
      }
    }

    /// Stands for something of its own, so that the words around it are not one word.
    public var partsWords: Bool {
      switch self {
      case .placeholder, .isolated, .unknownTag: true
      default: false
      }
    }

    /// A stable number for hashing: the same for every name of another vocabulary.
    public var number: UInt8 {
      switch self {
      case .beginPaired: 1
      case .endPaired: 2
      case .placeholder: 3
      case .isolated: 4
      case .highlight: 5
      case .unknownTag: 6
      case .subflow: 7
      case .other: 8
      }
    }
  }

  public var kind: Kind
  public var attributes: [Attribute]
  public var content: [Segment.Run]

  public init(_ kind: Kind, attributes: [Attribute] = [], content: [Segment.Run] = []) {
    self.kind = kind
    self.attributes = attributes
    self.content = content
  }
}

/// A segment's text with its codes beside it.
public struct SegmentFlow: Hashable, Sendable {
  public struct Code: Hashable, Sendable {
    public let kind: InlineElement.Kind
    /// In UTF-8 bytes of ``SegmentFlow/text``.
    public let offset: Int
  }

  public private(set) var text = ""
  public private(set) var codes: [Code] = []
  private var partsNext = false

  public init() {}

  /// Goes on with more runs.
  public mutating func add(_ runs: [Segment.Run]) {
    for run in runs {
      switch run {
      case .text(let piece): add(piece)
      case .inline(let element):
        if element.kind == .subflow { continue }
        codes.append(Code(kind: element.kind, offset: text.utf8.count))
        if element.kind.partsWords { partsNext = true }
        if element.kind.holdsText { add(element.content) }
      case .markup: continue
      }
    }
  }

  private mutating func add(_ piece: String) {
    guard let first = piece.utf8.first else { return }
    if partsNext {
      partsNext = false
      if let last = text.utf8.last, last > 0x20, first > 0x20 { text += " " }
    }
    text += piece
  }
}
