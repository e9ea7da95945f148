internal import Bitext
internal import Files

/// The messages of a gettext catalogue as segments: each msgstr is one.
///
/// `msgstr[0]` stands beside msgid, the others beside msgid_plural. The header and obsolete messages are passed over. An id
/// is the message's number in the file, from 1, and for a plural form `[n]` after it.
final class PODraft: DraftSource {
  private let reader: POReader
  /// The length of a byte order mark.
  private let offset: Int64
  private var number = 0
  private var waiting: ArraySlice<PlacedSegment> = []
  private var own: [Diagnostic] = []
  /// What the header says, read once.
  private var known: Header?

  private struct Header {
    var source: String?
    var target: String?
    var pluralCount: Int?
  }

  private var header: Header {
    if let known { return known }
    guard let header = reader.header else { return Header() }
    let read = Header(
      source: header["X-Source-Language"].flatMap { $0.isEmpty ? nil : $0 }, target: header.language,
      pluralCount: header.pluralCount)
    known = read
    return read
  }

  init(_ source: ByteSource, offset: Int64, encoding: EncodingHints) throws {
    reader = try POReader(source, encoding: encoding)
    self.offset = offset
  }

  var diagnostics: [Diagnostic] { reader.diagnostics + own }
  var sourceLanguage: String? { header.source }
  var targetLanguage: String? { header.target }
  var encoding: String { reader.encoding }

  func next() throws -> PlacedSegment? {
    while waiting.isEmpty {
      guard let entry = try reader.next() else { return nil }
      if entry.isHeader || entry.isObsolete { continue }
      number += 1
      waiting = segments(of: entry)[...]
    }
    return waiting.popFirst()
  }

  private func segments(of entry: POEntry) -> [PlacedSegment] {
    entry.strings.enumerated().map { index, string in
      let isPlural = entry.idPlural != nil
      let place = entry.places.indices.contains(index) ? entry.places[index] : nil
      var segment = DraftSegment(
        id: isPlural ? "\(number)[\(index)]" : "\(number)", line: place?.line ?? entry.line,
        column: place?.column ?? 1, source: Segment(index == 0 ? entry.id : entry.idPlural ?? entry.id),
        target: Segment(string))
      segment.sourceLanguage = sourceLanguage
      segment.targetLanguage = targetLanguage
      segment.state = string.isEmpty ? .untranslated : entry.isFuzzy ? .unconfirmed : .translated
      segment.syntax = Self.syntax(entry.flags)
      segment.context = entry.context
      for comment in entry.translatorComments + entry.extractedComments { segment.take(note: comment) }
      if isPlural {
        segment.plural = DraftSegment.PluralForm(
          index: index, count: entry.strings.count, expected: header.pluralCount,
          otherSource: index == 0 ? entry.idPlural : nil)
      }
      if index == 0, let warning = Diagnostic.lacksReason(file: reader.path, segment) { own.append(warning) }
      let edit = place.map { place in
        DraftEdit(
          range: place.range.lowerBound + offset..<place.range.upperBound + offset, form: .catalogue, isPlain: true)
      }
      var slot: DraftSlot?
      if !isPlural, let keyword = entry.lines.keyword, edit != nil {
        slot = .catalogue(
          DraftSlot.Catalogue(
            first: (entry.lines.first ?? keyword) + offset, flags: entry.lines.flags.map { $0 + offset },
            previous: entry.lines.previous.map { $0 + offset }, keyword: keyword + offset, context: entry.context,
            isFuzzy: entry.isFuzzy))
      }
      return PlacedSegment(segment: segment, edit: edit, slot: slot)
    }
  }

  /// The first flag that names a format and does not deny it (`no-c-format`) or only suspect it (`possible-c-format`).
  private static func syntax(_ flags: [String]) -> DraftSegment.Syntax {
    let denials = ["no-", "possible-", "impossible-"]
    let format = flags.first { flag in
      flag.hasSuffix("-format") && !denials.contains { flag.hasPrefix($0) }
    }
    return format.map { .format($0) } ?? .plain
  }
}
