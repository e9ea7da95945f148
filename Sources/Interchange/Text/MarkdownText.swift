internal import Bitext
internal import CMarkdown

/// Paragraphs of Markdown: CommonMark with the tables and footnotes of GitHub, by cmark-gfm.
///
/// Code blocks and front matter are left out, the text of links and code spans is kept.
enum MarkdownText {
  /// cmark-gfm's time can grow with the square of a paragraph: a longer one is no prose.
  private static let paragraphLimit = 1 << 17

  static func blocks(
    of bytes: [UInt8], file: String, _ diagnostics: inout [Diagnostic]
  ) throws -> [DocumentText.Block] {
    let start = endOfFrontMatter(bytes)
    // What cmark-gfm would take too much time or memory for.
    let excesses: [(rule: String, line: ([UInt8], Int) -> Int?, message: String)] = [
      ("long-paragraph", longParagraph, "expected paragraphs of at most \(paragraphLimit) bytes, found a longer one"),
      ("sparse-table", sparseTable, "expected rows with all cells of their table, found too many that lack some"),
      (
        "long-reference", longReference,
        "expected a definition that references may repeat, found one too long for their number"
      ),
    ]
    for excess in excesses {
      guard let line = excess.line(bytes, start) else { continue }
      diagnostics.append(
        Diagnostic(
          .warning, rule: excess.rule, file: file, line: line, message: excess.message + ": read as plain text"))
      return PlainTextBlocks.blocks(of: bytes)
    }
    let linesBefore = bytes[..<start].count { $0 == 0x0A }
    var lineStarts: [Int] = [start]
    for at in start..<max(start, bytes.count) where endsLine(bytes, at) { lineStarts.append(at + 1) }
    return try bytes.withUnsafeBufferPointer { buffer in
      guard let document = markdown_open(buffer.baseAddress.map { $0 + start }, buffer.count - start) else {
        throw FormatError(file: file, message: "expected memory for the document, found none")
      }
      defer { markdown_close(document) }
      var walk = Walk(buffer: buffer, lineStarts: lineStarts, linesBefore: linesBefore, cursor: start)
      var event = markdown_event()
      while true {
        markdown_next(document, &event)
        if event.kind == MARKDOWN_END.number { break }
        try walk.take(event, file)
      }
      diagnostics += walk.diagnostics
      walk.builder.endAll()
      return walk.builder.blocks
    }
  }

  private static func endsLine(_ bytes: [UInt8], _ at: Int) -> Bool {
    bytes[at] == 0x0A || bytes[at] == 0x0D && !(at + 1 < bytes.count && bytes[at + 1] == 0x0A)
  }

  /// Where the text begins behind `---` to `---`.
  private static func endOfFrontMatter(_ bytes: [UInt8]) -> Int {
    let lines = TextBlock.lines(of: Array(bytes.prefix(1 << 16)))
    func isMark(_ line: TextBlock) -> Bool {
      let text = bytes[line.range]
      return text.starts(with: [0x2D, 0x2D, 0x2D]) && text.dropFirst(3).allSatisfy { $0 == 0x20 }
    }
    guard let first = lines.first, isMark(first), let last = lines.dropFirst().first(where: isMark) else { return 0 }
    return last.range.upperBound
  }

  /// The line of a stretch without an empty line that is longer than a paragraph is.
  private static func longParagraph(_ bytes: [UInt8], from start: Int) -> Int? {
    var begin = start
    var line = 1 + bytes[..<start].count { $0 == 0x0A }
    var beginLine = line
    var isEmpty = true
    for at in start..<max(start, bytes.count) {
      let byte = bytes[at]
      if byte == 0x0A {
        line += 1
        if isEmpty {
          begin = at + 1
          beginLine = line
        }
        isEmpty = true
      } else if byte > 0x20 {
        // Items, rows of tables and headings are blocks of their own.
        if isEmpty, [0x2A, 0x2D, 0x2B, 0x7C, 0x23].contains(byte) || (0x30...0x39).contains(byte) {
          begin = at
          beginLine = line
        }
        isEmpty = false
      }
      if at - begin > paragraphLimit { return beginLine }
    }
    return nil
  }

  /// cmark-gfm makes the cells that rows lack, 230 bytes each: a table of n columns and n lines has n² of them. So many cells
  /// may lack in a document, and one more for each 4 bytes of it.
  private static let lackingCells = 200_000

  /// The line at which tables lack more cells than a document may.
  ///
  /// Whatever stands between a line of `|`, `-` and `:` and an empty one is taken for rows.
  private static func sparseTable(_ bytes: [UInt8], from start: Int) -> Int? {
    var (lacking, columns) = (0, 0)
    var line = 1 + bytes[..<start].count { $0 == 0x0A }
    let most = lackingCells + bytes.count / 4
    var at = start
    while at < bytes.count {
      var cells = 1
      var (hasPipe, endsWithPipe, hasDash, isDelimiter, isEmpty) = (false, false, false, true, true)
      while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D {
        let byte = bytes[at]
        at += 1
        switch byte {
        case UInt8(ascii: "|"):
          // One before the first cell parts nothing.
          if hasPipe || !isEmpty { cells += 1 }
          (hasPipe, endsWithPipe) = (true, true)
        case 0x20, 0x09: continue
        // Around a table, quotations and items have their marks.
        case UInt8(ascii: ">"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: ")"), 0x30...0x39:
          if hasPipe { (endsWithPipe, isEmpty) = (false, false) }
          if byte != UInt8(ascii: ">") { isEmpty = false }
        case UInt8(ascii: "-"), UInt8(ascii: ":"):
          hasDash = hasDash || byte == UInt8(ascii: "-")
          (endsWithPipe, isEmpty) = (false, false)
        default: (endsWithPipe, isEmpty, isDelimiter) = (false, false, false)
        }
      }
      if endsWithPipe { cells -= 1 }
      if isEmpty, !hasPipe {
        columns = 0
      } else if isDelimiter, hasDash {
        columns = max(columns, cells)
      } else {
        lacking += max(0, columns - cells)
        if lacking > most { return line }
      }
      if at < bytes.count {
        at += bytes[at] == 0x0D && at + 1 < bytes.count && bytes[at + 1] == 0x0A ? 2 : 1
        line += 1
      }
    }
    return nil
  }

  /// Bytes that definitions of links may take wherever they are referred to; as many as the document's own may be added.
  private static let repeatedBytes = 16 << 20

  /// The line of a definition (`[a]: …`) that is so long that, if each bracket referred to it, its copies would take more memory
  /// than a document may.
  private static func longReference(_ bytes: [UInt8], from start: Int) -> Int? {
    var brackets = 0
    var longest = (count: 0, at: start)
    // A definition goes on to an empty line or the next definition.
    var open: Int?
    func close(_ end: Int) {
      if let begun = open, end - begun > longest.count { longest = (end - begun, begun) }
      open = nil
    }
    var at = start
    while at < bytes.count {
      let lineStart = at
      var isEmpty = true
      while at < bytes.count, bytes[at] != 0x0A {
        let byte = bytes[at]
        if byte == UInt8(ascii: "[") { brackets += 1 }
        if isEmpty, byte > 0x20, byte != UInt8(ascii: ">") {
          isEmpty = false
          let label = bytes[at...].prefix(1_001)
          if byte == UInt8(ascii: "["), let end = label.firstIndex(of: UInt8(ascii: "]")), end + 1 < bytes.count,
            bytes[end + 1] == UInt8(ascii: ":")
          {
            close(lineStart)
            open = lineStart
          }
        }
        at += 1
      }
      if isEmpty { close(lineStart) }
      at += 1
    }
    close(bytes.count)
    guard brackets > (repeatedBytes + bytes.count) / max(1, longest.count) else { return nil }
    return 1 + bytes[..<longest.at].count { $0 == 0x0A }
  }

  private struct Walk {
    let buffer: UnsafeBufferPointer<UInt8>
    let lineStarts: [Int]
    /// Lines of the front matter.
    let linesBefore: Int
    /// What comes next stands here or later.
    var cursor: Int
    var builder = BlockBuilder()
    private(set) var diagnostics: [Diagnostic] = []
    private var blocks: [Int32] = []
    private var items = 0
    private var notes = 0

    init(buffer: UnsafeBufferPointer<UInt8>, lineStarts: [Int], linesBefore: Int, cursor: Int) {
      self.buffer = buffer
      self.lineStarts = lineStarts
      self.linesBefore = linesBefore
      self.cursor = cursor
    }

    private func offset(_ event: markdown_event) -> Int {
      let line = Int(event.line) - 1
      guard lineStarts.indices.contains(line) else { return cursor }
      return min(buffer.count, lineStarts[line] + max(0, Int(event.column) - 1))
    }

    mutating func take(_ event: markdown_event, _ file: String) throws {
      switch event.kind {
      case MARKDOWN_PARAGRAPH.number:
        begin(event, notes > 0 ? .footnote : items > 0 ? .listItem : .body)
      case MARKDOWN_HEADING.number: begin(event, .heading, level: Int(event.level))
      case MARKDOWN_CELL.number: begin(event, .tableCell)
      case MARKDOWN_ITEM.number:
        items += 1
        blocks.append(event.kind)
      case MARKDOWN_FOOTNOTE.number:
        notes += 1
        blocks.append(event.kind)
      case MARKDOWN_BLOCK_END.number:
        switch blocks.popLast() {
        case MARKDOWN_ITEM.number: items -= 1
        case MARKDOWN_FOOTNOTE.number: notes -= 1
        default: builder.end()
        }
      case MARKDOWN_TEXT.number: add(event)
      case MARKDOWN_SOFT_BREAK.number: builder.space()
      case MARKDOWN_LINE_BREAK.number: builder.breakLine(source: cursor)
      case MARKDOWN_HTML_BLOCK.number:
        let text = UnsafeBufferPointer(start: event.text, count: event.count)
        let at = find(text, from: offset(event)) ?? offset(event)
        try HTMLText.read(
          text, base: at, firstLine: linesBefore + max(1, Int(event.line)), file: file, into: &builder,
          &diagnostics)
      default: break
      }
    }

    private mutating func begin(_ event: markdown_event, _ kind: Paragraph.Kind, level: Int = 0) {
      cursor = max(cursor, offset(event))
      builder.begin(kind, level: level)
      blocks.append(event.kind)
    }

    private mutating func add(_ event: markdown_event) {
      let text = UnsafeBufferPointer(start: event.text, count: event.count)
      guard !text.isEmpty else { return }
      // cmark's columns are off where markup was resolved: what it says is looked for nearby.
      if let found = find(text, from: cursor) {
        builder.add(text, source: found)
        cursor = found + text.count
      } else {
        builder.add(text, source: cursor, isVerbatim: false)
      }
    }

    private func find(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
      guard let first = text.first else { return nil }
      var at = start
      let limit = min(buffer.count - text.count, start + 4096)
      while at <= limit {
        if buffer[at] == first, buffer[at..<at + text.count].elementsEqual(text) { return at }
        at += 1
      }
      return nil
    }
  }
}

/// An enumerator of C's as its events have it, whatever type the importer gives it.
extension BinaryInteger {
  fileprivate var number: Int32 { Int32(self) }
}
