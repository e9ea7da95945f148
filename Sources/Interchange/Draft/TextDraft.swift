package import Bitext
internal import Files

/// A text and its source have not the same number of lines, or of blocks in Markdown.
package struct UnequalTexts: Error, CustomStringConvertible {
  let file: String
  let line: Int
  let source: String
  /// `lines` or `blocks`.
  let what: String
  let expected: Int
  let found: Int
  package let isMarkdown: Bool

  /// For those who need them equal.
  package var formatError: FormatError {
    FormatError(file: file, line: line, message: "expected \(expected) \(what) as in \(source), found \(found)")
  }

  package var description: String { formatError.description }
}

/// A text beside its source as segments: line by line, or block by block in Markdown.
///
/// Both must have the same number of them. Lines empty on both sides are passed over; empty lines at the end do not count.
/// An id is the line's or block's number, from 1.
final class TextDraft: DraftSource {
  private let source: DraftText
  private let target: DraftText
  private let sourceBlocks: [TextBlock]
  private let targetBlocks: [TextBlock]
  private let isMarkdown: Bool
  private let offset: Int64
  private var index = 0
  private(set) var diagnostics: [Diagnostic]
  let sourceLanguage: String? = nil
  let targetLanguage: String? = nil
  var encoding: String { target.encoding }

  /// - Throws: ``UnequalTexts`` when the texts have not the same number of lines or blocks.
  init(source: ByteSource, target: ByteSource, isMarkdown: Bool, offset: Int64, encoding: EncodingHints) throws {
    self.source = try DraftText(source, encoding: encoding)
    self.target = try DraftText(target, encoding: encoding)
    self.isMarkdown = isMarkdown
    self.offset = offset
    sourceBlocks = Self.blocks(of: self.source, isMarkdown)
    targetBlocks = Self.blocks(of: self.target, isMarkdown)
    diagnostics = self.source.diagnostics + self.target.diagnostics
    guard sourceBlocks.count == targetBlocks.count else {
      throw UnequalTexts(
        file: target.path, line: targetBlocks.last?.line ?? 1, source: source.path,
        what: isMarkdown ? "blocks" : "lines",
        expected: sourceBlocks.count, found: targetBlocks.count, isMarkdown: isMarkdown)
    }
  }

  private func report(_ fault: Diagnostic) {
    if diagnostics.count < 10_000 { diagnostics.append(fault) }
  }

  private static func blocks(of text: DraftText, _ isMarkdown: Bool) -> [TextBlock] {
    if isMarkdown { return TextBlock.blocks(of: text.bytes) }
    var lines = TextBlock.lines(of: text.bytes)
    while let last = lines.last, text.bytes[last.range].allSatisfy({ $0 <= 0x20 }) { lines.removeLast() }
    return lines
  }

  func next() throws -> PlacedSegment? {
    while index < min(sourceBlocks.count, targetBlocks.count) {
      let (from, to) = (sourceBlocks[index], targetBlocks[index])
      index += 1
      if [source.fault(in: from), target.fault(in: to)].compactMap({ $0 }).first.map({ report($0) }) != nil {
        continue
      }
      let sourceText = String(decoding: source.bytes[from.range], as: UTF8.self)
      let targetText = String(decoding: target.bytes[to.range], as: UTF8.self)
      if trimmed(sourceText).isEmpty, trimmed(targetText).isEmpty { continue }
      let lineStart = target.bytes[..<to.range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let column = 1 + target.bytes[lineStart..<to.range.lowerBound].count { $0 & 0xC0 != 0x80 }
      var segment = DraftSegment(
        id: "\(index)", line: to.line, column: column, source: Segment(sourceText), target: Segment(targetText))
      if let target = segment.target, isUntranslated(target, of: segment.source) { segment.state = .untranslated }
      if isMarkdown { segment.syntax = .markdown }
      segment.isTranslatable = !(from.isCode && to.isCode)
      let edit = DraftEdit(
        range: Int64(to.range.lowerBound) + offset..<Int64(to.range.upperBound) + offset, form: .text, isPlain: true)
      return PlacedSegment(segment: segment, edit: edit)
    }
    return nil
  }
}
