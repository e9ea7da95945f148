internal import Alignment
internal import Bitext
internal import Interchange
internal import Orthography

/// What gives the segments of a draft, one after the other.
protocol SegmentReader {
  func next() throws -> DraftSegment?
  var sourceLanguage: String? { get }
  var targetLanguage: String? { get }
  var diagnostics: [Diagnostic] { get }
}

extension DraftReader: SegmentReader {}

/// A text and its source as a draft: each bead of their alignment is a segment.
///
/// An id is the bead's number, from 1. A source without translation is an empty segment where it ought to stand. What the aligner
/// is not sure of is an unconfirmed segment.
final class AlignedDraft: SegmentReader {
  private let texts: AlignedTexts
  private let isMarkdown: Bool
  private var number = 0

  init(_ texts: AlignedTexts, isMarkdown: Bool) {
    self.texts = texts
    self.isMarkdown = isMarkdown
  }

  var sourceLanguage: String? { texts.source.canonical }
  var targetLanguage: String? { texts.target.canonical }

  var diagnostics: [Diagnostic] {
    let doubtful = texts.beads.count { $0.confidence < AlignedTexts.doubtful }
    guard doubtful > 0 else { return texts.diagnostics }
    return texts.diagnostics + [
      Diagnostic(
        .warning, rule: "doubtful-alignment", file: texts.targetPath,
        message: "\(doubtful) of \(texts.beads.count) segments are aligned with \(texts.sourcePath) without certainty")
    ]
  }

  func next() -> DraftSegment? {
    guard texts.beads.indices.contains(number) else { return nil }
    let bead = texts.beads[number]
    number += 1
    let place =
      texts.targetPlaces.isEmpty ? nil : texts.targetPlaces[min(bead.target.lowerBound, texts.targetPlaces.count - 1)]
    let target = texts.targetText(bead)
    var segment = DraftSegment(
      id: "\(number)", line: place?.line ?? 1, column: place?.column ?? 1, source: Segment(texts.sourceText(bead)),
      target: Segment(target))
    let isSure = bead.confidence >= AlignedTexts.doubtful
    segment.state = target.isEmpty && !isSure ? .untranslated : isSure ? .translated : .unconfirmed
    if isMarkdown { segment.syntax = .markdown }
    return segment
  }
}
