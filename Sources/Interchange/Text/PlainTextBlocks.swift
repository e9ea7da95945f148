internal import Bitext
internal import Files

/// Paragraphs of plain text.
///
/// Empty lines part them. Where lines are wrapped at a width, as in mail and books, the lines between two empty ones are one
/// paragraph, but for those that an indent, a list mark or a short line before them begins; otherwise every line is one.
enum PlainTextBlocks {
  private struct Line {
    var range: Range<Int>
    /// Without spaces at the ends; in characters.
    var width: Int
    var indent: Int
    var firstWordWidth: Int
    var isEmpty: Bool { width == 0 }
  }

  static func blocks(of bytes: [UInt8]) -> [DocumentText.Block] {
    let ranges = lineRanges(in: bytes)
    return bytes.withUnsafeBufferPointer { buffer in
      let lines = ranges.map { line($0, in: buffer) }
      let width = wrapWidth(of: lines)
      var builder = BlockBuilder()
      var previous: Line?
      for line in lines {
        defer { previous = line }
        if line.isEmpty {
          builder.end()
          continue
        }
        let text = UnsafeBufferPointer(rebasing: buffer[line.range])
        let isItem = beginsItem(text)
        if let width, let above = previous, !above.isEmpty, builder.isOpen, !isItem,
          !begins(line, after: above, width, in: buffer)
        {
          builder.space()
        } else {
          builder.end()
          builder.begin(isItem ? .listItem : .body)
        }
        builder.add(text, source: line.range.lowerBound)
      }
      builder.endAll()
      return builder.blocks
    }
  }

  /// The lines; a form feed ends one as well, as the last of a page, and a carriage return alone, as old files have it.
  private static func lineRanges(in bytes: [UInt8]) -> [Range<Int>] {
    LineReader.ranges(in: bytes).flatMap { range in
      bytes[range].split(omittingEmptySubsequences: false) { $0 == 0x0D || $0 == 0x0C }
        .map { $0.startIndex..<$0.endIndex }
    }
  }

  private static func line(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Line {
    var low = range.lowerBound
    while low < range.upperBound, bytes[low] == 0x20 || bytes[low] == 0x09 { low += 1 }
    var high = range.upperBound
    while high > low, bytes[high - 1] <= 0x20 { high -= 1 }
    var width = 0
    var word = 0
    var inWord = true
    for at in low..<high {
      if bytes[at] == 0x20 { inWord = false }
      if bytes[at] & 0xC0 != 0x80 {
        width += 1
        if inWord { word += 1 }
      }
    }
    var indent = 0
    for at in range.lowerBound..<low { indent += bytes[at] == 0x09 ? 8 : 1 }
    return Line(range: low..<high, width: width, indent: indent, firstWordWidth: word)
  }

  /// The width at which lines are wrapped, in characters; nil when they are not.
  ///
  /// A wrapped line is full: the first word of the next would not have fitted. Four in five of the lines that another follows
  /// must be, and at least three.
  private static func wrapWidth(of lines: [Line]) -> Int? {
    var widths: [Int] = []
    for (line, next) in zip(lines, lines.dropFirst()) where continues(line, next) {
      widths.append(line.indent + line.width)
    }
    guard widths.count >= 3 else { return nil }
    widths.sort()
    // A word wider than the rest, an address, is no measure.
    let width = widths[min(widths.count - 1, widths.count * 98 / 100)]
    guard (30...160).contains(width) else { return nil }
    var full = 0
    for (line, next) in zip(lines, lines.dropFirst()) where continues(line, next) {
      if isFull(line, before: next, width) { full += 1 }
    }
    return full * 5 >= widths.count * 4 ? width : nil
  }

  /// Whether a line can be the one before it gone on with: not where there is none, or an indent.
  private static func continues(_ line: Line, _ next: Line) -> Bool {
    !line.isEmpty && !next.isEmpty && next.indent < line.indent + 2
  }

  private static func isFull(_ line: Line, before next: Line, _ width: Int) -> Bool {
    line.indent + line.width + 1 + next.firstWordWidth >= width - 3
  }

  /// Whether a line of wrapped text begins a paragraph.
  private static func begins(
    _ line: Line, after above: Line, _ width: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if line.indent >= above.indent + 2 { return true }
    guard !isFull(above, before: line, width), let last = above.range.last else { return false }
    // A short line that ends a sentence, or a heading far from the margin.
    return ".!?:;\u{22})".utf8.contains(bytes[last]) || bytes[last] >= 0x80 && above.width * 3 < width * 2
      || above.width * 2 < width
  }

  /// `-`, `*`, `•`, `–`, `—` or `1.`, `a)`, `1.2.` and a space. A dash opens speech as well; that is a paragraph too.
  static func beginsItem(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 0
    guard let first = text.first else { return false }
    func spaceFollows(_ at: Int) -> Bool { at < text.count && (text[at] == 0x20 || text[at] == 0x09) }
    if first == 0x2D || first == 0x2A || first == 0x2B { return spaceFollows(1) }
    if text.count > 3, first == 0xE2, text[1] == 0x80, [0x93, 0x94, 0xA2].contains(text[2]) { return spaceFollows(3) }
    while at < text.count, at < 12, (0x30...0x39).contains(text[at]) || at > 0 && text[at] == 0x2E { at += 1 }
    if at > 0, at <= 12 {
      if text[at - 1] == 0x2E { return spaceFollows(at) }
      return at < text.count && text[at] == 0x29 && spaceFollows(at + 1)
    }
    // `a)` and «а)».
    if text.count > 2, (0x61...0x7A).contains(first), text[1] == 0x29 { return spaceFollows(2) }
    return text.count > 3 && (0xD0...0xD1).contains(first) && text[2] == 0x29 && spaceFollows(3)
  }
}
