package import Bitext
internal import Files
internal import Markup

/// One pass over a draft's segments, whatever its format.
///
/// Segments come in the order of the file. A fault in one of them is a diagnostic, and reading goes on. XLIFF, TMX and
/// PO are streamed; tables and texts are held in memory (256 MiB at most). Not thread-safe.
package final class DraftReader {
  package let path: String
  package let format: DraftFormat
  /// Faults survived so far: those of the format's reader in file order, then those of this one.
  package var diagnostics: [Diagnostic] { draft.diagnostics }
  /// The languages of the file, where it says them: known once the first segment has been read. An XLIFF with several
  /// files has those of the file at hand.
  package var sourceLanguage: String? { draft.sourceLanguage }
  package var targetLanguage: String? { draft.targetLanguage }
  /// The encoding the file is read in.
  package var encoding: String { draft.encoding }
  /// Where the target of the segment handed out last can be replaced; nil when it has no place for one.
  package private(set) var edit: DraftEdit?
  /// Where a target of that segment can be put.
  private(set) var slot: DraftSlot?

  private let draft: any DraftSource

  /// Opens a draft; `-` is standard input. What standard input or a pipe holds is kept in memory, up to 256 MiB.
  ///
  /// - Throws: ``FileError``; ``UnequalTexts`` for a text of other length than its source; ``FormatError`` when the format is none of those known, or the file's opening is not of it.
  package convenience init(_ path: String, options: DraftOptions = DraftOptions()) throws {
    if (options.format ?? DraftSniffer.format(named: path)) == .xlsx {
      try self.init(path, .xlsx, TableDraft(sheet: path, options: options))
      return
    }
    let opened = try ByteSource(path, isAppendedTo: true)
    // A draft is looked at before it is read; a pipe gives its bytes once.
    if opened.sizeBytes == nil {
      try self.init(bytes: Self.contents(of: opened), name: path, options: options)
    } else {
      try self.init(opened, options: options)
    }
  }

  /// Reads bytes at hand, under a name for messages.
  /// - Parameter encoding: of the bytes, whatever they say of themselves; nil for what they say.
  package convenience init(
    bytes: [UInt8], name: String, options: DraftOptions = DraftOptions(), encoding: String? = nil
  ) throws {
    let source = ByteSource(bytes: bytes, name: name)
    source.encoding = encoding
    try self.init(source, options: options)
  }

  private init(_ path: String, _ format: DraftFormat, _ draft: any DraftSource) {
    (self.path, self.format, self.draft) = (path, format, draft)
  }

  private init(_ opened: ByteSource, options: DraftOptions) throws {
    path = opened.path
    var opened = opened
    if let asked = options.encoding.asked, TextEncoding.isWide(asked) { opened = try opened.read(as: asked) }
    let head = try DraftSniffer.head(UTF8Stream(opened))
    // Opened once: what was looked at is read from its beginning.
    var source = try opened.restarted()
    format = try options.format ?? DraftSniffer.format(of: head, path: path, hasSource: options.sourcePath != nil)
    if [.xliff12, .xliff2, .tmx].contains(format), source.encoding == nil {
      source = try source.read(as: options.encoding.asked)
    }
    let mark: Int64 = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    switch format {
    case .xliff12, .xliff2: draft = try XLIFFReader(source)
    case .po: draft = try PODraft(source, offset: mark, encoding: options.encoding)
    case .tmx: draft = try TMXDraft(source, options: options)
    case .table: draft = try TableDraft(source, offset: mark, options: options)
    case .xlsx:
      throw FormatError(
        file: path,
        message: "expected a draft whose text can be edited, found a workbook (XLSX), which can only be read")
    case .text, .markdown:
      guard let sourcePath = options.sourcePath else {
        throw FormatError(
          file: path, message: "expected the text that this is a translation of beside it, found none")
      }
      draft = try TextDraft(
        source: ByteSource(sourcePath), target: source, isMarkdown: format == .markdown, offset: mark,
        encoding: options.encoding)
    }
  }

  /// The next segment; nil at the end, and on every call after it.
  /// - Throws: ``FormatError`` if nothing further can be read; ``FileError``.
  package func next() throws -> DraftSegment? {
    let placed = try draft.next()
    edit = placed?.edit
    slot = placed?.slot
    return placed?.segment
  }

  private static func contents(of source: ByteSource) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let result: Result<Int, FileError> = chunk.withUnsafeMutableBytes { buffer in
        do throws(FileError) { return .success(try source.read(into: buffer)) } catch { return .failure(error) }
      }
      let count = try result.get()
      if count == 0 { return bytes }
      bytes += chunk.prefix(count)
      guard bytes.count <= memoryLimit else {
        throw FormatError(
          file: source.path, message: "expected at most \(memoryLimit) bytes on standard input, found more")
      }
    }
  }

  static let memoryLimit = 256 << 20
}

/// What a reader of one format gives.
protocol DraftSource: AnyObject {
  var diagnostics: [Diagnostic] { get }
  var sourceLanguage: String? { get }
  var targetLanguage: String? { get }
  var encoding: String { get }
  func next() throws -> PlacedSegment?
}

/// A segment, and where its target can be replaced.
struct PlacedSegment {
  var segment: DraftSegment
  var edit: DraftEdit?
  /// Where a target can be put; nil when the format has no place for a new one.
  var slot: DraftSlot?
}

/// Where a target stands in its file.
package struct DraftEdit: Hashable, Sendable {
  package enum Form: Hashable, Sendable {
    /// Between two tags.
    case element
    /// `<target/>`, to be opened, with its start tag's name.
    case emptyElement(name: String)
    /// Texts in quotes of a catalogue.
    case catalogue
    /// A cell of a table.
    case cell(separator: UInt8, isQuoted: Bool)
    /// A line or paragraph.
    case text
  }

  /// In bytes of the file's UTF-8, a byte order mark counted.
  package var range: Range<Int64>
  package var form: Form
  /// The target is text alone, so that text can take its place.
  package var isPlain: Bool
}
