/// One construct of an XML document, in document order.
package struct XMLEvent {
  package enum Kind: UInt32 {
    case start = 1
    case end, text, comment, instruction, doctype
  }

  package let kind: Kind
  /// `start`, `end`: the interned element name; `instruction`: the target.
  package let name: XMLName
  /// Offsets into the UTF-8 stream, in bytes.
  package let range: Range<Int64>
  let text: Range<Int>
  let attributes: Range<Int>
}

/// An interned name: equal numbers mean equal names within one scanner.
package struct XMLName: Hashable, Sendable {
  package let number: UInt32
  package init(number: UInt32) { self.number = number }
}
