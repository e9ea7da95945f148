internal import Bitext
internal import Files
internal import Markup

/// All of a file of lines as UTF-8, a byte order mark left out.
struct DraftText {
  let path: String
  let encoding: String
  private(set) var bytes: [UInt8] = []
  private(set) var diagnostics: [Diagnostic] = []

  let input: TextInput

  /// - Throws: ``FormatError`` beyond 256 MiB, and for an encoding that nobody can tell; ``FileError``.
  /// - Parameter said: what the text says of itself in its first bytes.
  init(
    _ source: ByteSource, encoding hints: EncodingHints,
    said: ([UInt8]) -> (encoding: String?, languages: [LanguageTag]) = { _ in (nil, []) }
  ) throws {
    input = try TextInput(source, hints: hints, said: said)
    path = source.path
    encoding = input.encoding
    while try input.has(0) {
      // Where bytes are not of the encoding, what they were in the file is asked for later.
      bytes.append(contentsOf: UnsafeBufferPointer(start: input.bytes, count: input.count))
      input.pass(input.count)
      guard bytes.count <= DraftReader.memoryLimit else {
        throw FormatError(
          file: path, message: "expected a draft of at most \(DraftReader.memoryLimit) bytes, found more")
      }
    }
    diagnostics = input.notices
    diagnostics += ConflictMarkers.diagnostics(bytes, file: path)
  }

  /// Bytes of a block that are not of the encoding.
  func fault(in block: TextBlock) -> Diagnostic? {
    guard let wrong = input.undecodable(in: bytes, block.range) else { return nil }
    return Diagnostic(
      .error, rule: "wrong-encoding", file: path, line: wrong.line, column: wrong.column,
      message: "\(wrong.message): the segment is left out")
  }

  /// The first bytes of the text that are not of the encoding.
  var undecodable: FormatError? { input.undecodable(in: bytes) }
}

/// A stretch of lines of a text.
struct TextBlock: Equatable {
  /// In bytes, the end of its last line left out.
  var range: Range<Int>
  /// From 1.
  var line: Int
  /// Not to be translated: fenced code, front matter.
  var isCode = false
}

extension TextBlock {
  /// Each line of a text; what follows the last line feed is one when there is anything.
  static func lines(of bytes: [UInt8]) -> [TextBlock] {
    LineReader.ranges(in: bytes).enumerated().map { TextBlock(range: $1, line: $0 + 1) }
  }

  /// The blocks of a Markdown text: paragraphs, headings, items of lists, rows of tables, fenced code, front matter.
  static func blocks(of bytes: [UInt8]) -> [TextBlock] {
    var blocks: [TextBlock] = []
    var open: TextBlock?
    var fence: [UInt8]?
    func close() {
      if let block = open { blocks.append(block) }
      open = nil
    }
    for line in lines(of: bytes) {
      let text = bytes[line.range]
      let content = text.drop { $0 == 0x20 || $0 == 0x09 }
      if let ending = fence {
        let start = open?.range.lowerBound ?? line.range.lowerBound
        open?.range = start..<line.range.upperBound
        if content.starts(with: ending), content.dropFirst(ending.count).allSatisfy({ $0 == ending[0] || $0 <= 0x20 }) {
          fence = nil
          close()
        }
        continue
      }
      if let mark = opening(content, isFirst: line.line == 1) {
        close()
        fence = mark
        open = TextBlock(range: line.range, line: line.line, isCode: true)
        continue
      }
      if content.allSatisfy({ $0 <= 0x20 }) {
        close()
        continue
      }
      if open == nil || beginsBlock(content) {
        close()
        let indent = text.count - content.count
        open = TextBlock(range: line.range.lowerBound + indent..<line.range.upperBound, line: line.line)
      } else if let block = open {
        open?.range = block.range.lowerBound..<line.range.upperBound
      }
      if content.first == 0x23 { close() }
    }
    close()
    return blocks
  }

  /// What closes the code that a line opens: three or more of the same mark.
  private static func opening(_ content: ArraySlice<UInt8>, isFirst: Bool) -> [UInt8]? {
    guard let mark = content.first else { return nil }
    let run = content.prefix { $0 == mark }
    if isFirst, mark == 0x2D, run.count == 3, content.dropFirst(3).allSatisfy({ $0 <= 0x20 }) { return Array(run) }
    return (mark == 0x60 || mark == 0x7E) && run.count >= 3 ? Array(run) : nil
  }

  private static func beginsBlock(_ content: ArraySlice<UInt8>) -> Bool {
    guard let first = content.first else { return false }
    if first == 0x23 || first == 0x7C { return true }
    let rest: ArraySlice<UInt8>
    switch first {
    case 0x2D, 0x2A, 0x2B: rest = content.dropFirst()
    case 0x30...0x39:
      let afterDigits = content.drop { (0x30...0x39).contains($0) }
      guard afterDigits.first == 0x2E || afterDigits.first == 0x29 else { return false }
      rest = afterDigits.dropFirst()
    default: return false
    }
    return rest.first == 0x20 || rest.first == 0x09
  }
}
