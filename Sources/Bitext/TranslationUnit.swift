/// One translation unit (TMX 1.4b `tu`): a segment in two or more languages, and what is known of it.
///
/// Everything in it is kept in the order of the file, spaces between elements included, so that writing a unit
/// gives what was read.
public struct TranslationUnit: Hashable, Sendable {
  public indirect enum Content: Hashable, Sendable {
    case variant(Variant)
    /// Notes, props, foreign elements, comments, and the space between elements.
    case markup(MarkupNode)
  }

  public var attributes: [Attribute]
  public var content: [Content]

  public init(attributes: [Attribute] = [], content: [Content] = []) {
    self.attributes = attributes
    self.content = content
  }

  public var id: String? { attributes["tuid"] }

  public var variants: [Variant] {
    content.compactMap { if case .variant(let variant) = $0 { variant } else { nil } }
  }

  public var notes: [String] { content.compactMap { $0.element("note")?.text } }

  /// The unit's props, in order.
  public var props: [Property] { content.compactMap { $0.element("prop").map(Property.init) } }

  /// The types of all props, those of the variants among them.
  public var propertyTypes: [String] { (props + variants.flatMap(\.props)).map(\.type) }

  /// When the unit, or one of its variants, was last changed: the latest of changedate and creationdate, as
  /// the file writes it: `20190401T100000Z`. What is no date does not count; nil when the file does not say.
  public var changed: String? {
    let own = [attributes["changedate"], attributes["creationdate"]].compactMap(\.self)
    let others = variants.flatMap {
      [$0.attributes["changedate"], $0.attributes["creationdate"]].compactMap(\.self)
    }
    var latest: (date: String, seconds: UInt32)?
    for date in own + others {
      let seconds = secondsSince1970(date.utf8)
      if seconds > latest?.seconds ?? 0 { latest = (date, seconds) }
    }
    return latest?.date
  }
}

/// A `prop`: a type and a text.
public struct Property: Hashable, Sendable {
  public var type: String
  public var text: String
  public init(type: String, text: String) {
    self.type = type
    self.text = text
  }
  init(_ element: MarkupElement) {
    self.init(type: element.attributes["type"] ?? "", text: element.text)
  }
}

extension TranslationUnit.Content {
  func element(_ name: String) -> MarkupElement? {
    guard case .markup(.element(let element)) = self, element.name == name else { return nil }
    return element
  }
}

/// One language of a translation unit (TMX 1.4b `tuv`).
public struct Variant: Hashable, Sendable {
  public indirect enum Content: Hashable, Sendable {
    case segment(Segment)
    case markup(MarkupNode)
  }

  public var attributes: [Attribute]
  public var content: [Content]

  public init(attributes: [Attribute], content: [Content]) {
    self.attributes = attributes
    self.content = content
  }

  public init(language: String, segment: Segment) {
    self.init(attributes: [Attribute("xml:lang", language)], content: [.segment(segment)])
  }

  /// The language code as the file spells it; `xml:lang` wins over the `lang` of TMX 1.1.
  public var languageCode: String? { attributes["xml:lang"] ?? attributes["lang"] }

  public var segment: Segment? {
    for case .segment(let segment) in content { return segment }
    return nil
  }

  public var props: [Property] {
    content.compactMap { item in
      guard case .markup(.element(let element)) = item, element.name == "prop" else { return nil }
      return Property(element)
    }
  }

  public var notes: [String] {
    content.compactMap { item in
      guard case .markup(.element(let element)) = item, element.name == "note" else { return nil }
      return element.text
    }
  }
}
