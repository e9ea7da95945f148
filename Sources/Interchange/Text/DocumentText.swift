package import Bitext

/// The text of a document, paragraph by paragraph, and where it stands in the file.
package struct DocumentText: Sendable {
  package enum Format: String, CaseIterable, Sendable {
    case plain = "text"
    case markdown, html, docx, odt
  }

  /// A stretch of a paragraph without line ends, but for those that the document forces within it.
  package struct Block: Sendable {
    package var kind: Paragraph.Kind
    /// 1 to 9 for a heading, otherwise 0.
    package var level: Int
    /// UTF-8; runs of spaces are one space, none at the ends, a forced line break is a line feed.
    package var text: [UInt8]
    /// Where stretches of `text` come from, rising: from `text` on, byte by byte, it is what stands from `source` on.
    var anchors: [Anchor]
    /// From 1, among the paragraphs of the document, empty ones counted.
    var number: Int
  }

  struct Anchor: Equatable, Sendable {
    var text: Int
    var source: Int
  }

  package let path: String
  package let format: Format
  /// As declared or found.
  package let encoding: String
  package let diagnostics: [Diagnostic]
  package let blocks: [Block]
  /// The file in UTF-8; empty for archives.
  let source: [UInt8]
  /// Whether places are lines and columns of the file, not paragraphs and characters of them.
  let hasLines: Bool

  /// Finds places in the file.
  package struct Places {
    private let document: DocumentText
    private let lineStarts: [Int]
    /// The place found last, and the characters of its line before it.
    private var mark = 0
    private var markLine = 0
    private var columnsBeforeMark = 0

    package init(_ document: DocumentText) {
      self.document = document
      lineStarts = document.source.withUnsafeBufferPointer { bytes in
        var starts = [0]
        for at in bytes.indices
        where bytes[at] == 0x0A || bytes[at] == 0x0D && !(at + 1 < bytes.count && bytes[at + 1] == 0x0A) {
          starts.append(at + 1)
        }
        return starts
      }
    }

    /// Line and column, from 1, of a byte of a block's text. Cheap when they rise within a line.
    package mutating func place(of offset: Int, in block: Block) -> (line: Int, column: Int) {
      guard document.hasLines else {
        let known = mark > 0 && markLine == block.number && mark <= offset
        let from = known ? mark : 0
        let before = known ? columnsBeforeMark : 0
        let end = min(offset, block.text.count)
        columnsBeforeMark = before + block.text[min(from, end)..<end].count { $0 & 0xC0 != 0x80 }
        (mark, markLine) = (offset, block.number)
        return (block.number, columnsBeforeMark + 1)
      }
      let index = Self.last(in: block.anchors.count) { block.anchors[$0].text <= offset }
      guard let index else { return (1, 1) }
      let anchor = block.anchors[index]
      let target = min(anchor.source + offset - anchor.text, document.source.count)
      let line = Self.last(in: lineStarts.count) { lineStarts[$0] <= target } ?? 0
      let isKnown = line == markLine && mark <= target
      let from = isKnown ? mark : lineStarts[line]
      columnsBeforeMark = (isKnown ? columnsBeforeMark : 0) + document.source[from..<target].count { $0 & 0xC0 != 0x80 }
      (mark, markLine) = (target, line)
      return (line + 1, columnsBeforeMark + 1)
    }

    /// The last index that a condition holds for which holds for the first ones.
    private static func last(in count: Int, where holds: (Int) -> Bool) -> Int? {
      var low = 0
      var high = count
      while low < high {
        let middle = (low + high) / 2
        if holds(middle) { low = middle + 1 } else { high = middle }
      }
      return low > 0 ? low - 1 : nil
    }
  }
}

/// Puts blocks together.
struct BlockBuilder {
  private(set) var blocks: [DocumentText.Block] = []
  private var open: [DocumentText.Block] = []
  private var pendingSpace: [Bool] = []
  private var number = 0

  var isOpen: Bool { !open.isEmpty }
  /// Of the open block.
  var kind: Paragraph.Kind? { open.last?.kind }

  /// Opens a block, within another one if there is one.
  mutating func begin(_ kind: Paragraph.Kind, level: Int = 0) {
    number += 1
    open.append(DocumentText.Block(kind: kind, level: level, text: [], anchors: [], number: number))
    pendingSpace.append(false)
  }

  mutating func end() {
    guard var block = open.popLast() else { return }
    pendingSpace.removeLast()
    while let last = block.text.last, last == 0x20 || last == 0x0A { block.text.removeLast() }
    while let last = block.anchors.last, last.text > block.text.count { block.anchors.removeLast() }
    if !block.text.isEmpty { blocks.append(block) }
  }

  mutating func endAll() { while isOpen { end() } }

  mutating func setKind(_ kind: Paragraph.Kind, level: Int) {
    guard isOpen else { return }
    open[open.count - 1].kind = kind
    open[open.count - 1].level = level
  }

  mutating func space() {
    guard isOpen else { return }
    pendingSpace[pendingSpace.count - 1] = true
  }

  /// A line break that the document forces.
  mutating func breakLine(source: Int) {
    guard let last = open.indices.last, !open[last].text.isEmpty else { return }
    pendingSpace[last] = false
    while open[last].text.last == 0x20 { open[last].text.removeLast() }
    open[last].anchors.append(DocumentText.Anchor(text: open[last].text.count, source: source))
    open[last].text.append(0x0A)
  }

  /// Text from `source` on in the file; `isVerbatim` when its bytes are those of the file.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, source: Int, isVerbatim: Bool = true) {
    guard let last = open.indices.last, !bytes.isEmpty else { return }
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        pendingSpace[last] = true
        at += 1
        continue
      }
      var end = at + 1
      while end < bytes.count, bytes[end] > 0x20 { end += 1 }
      // Other controls are no text.
      if byte < 0x20 {
        at += 1
        continue
      }
      if pendingSpace[last] {
        pendingSpace[last] = false
        if let previous = open[last].text.last, previous != 0x0A { open[last].text.append(0x20) }
      }
      let place = DocumentText.Anchor(text: open[last].text.count, source: source + (isVerbatim ? at : 0))
      let known = open[last].anchors.last
      if known.map({ place.source - $0.source != place.text - $0.text }) ?? true { open[last].anchors.append(place) }
      open[last].text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[at..<end]))
      at = end
    }
  }

  mutating func add(_ text: String, source: Int) {
    var text = text
    text.withUTF8 { add($0, source: source, isVerbatim: false) }
  }
}
