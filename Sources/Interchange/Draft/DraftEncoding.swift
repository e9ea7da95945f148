internal import Bitext
internal import Files
internal import Markup

/// A draft in another encoding than UTF-8, as UTF-8 that is edited and written back.
///
/// Its byte order mark and its declaration stay as they are. Characters that the encoding does not have are written as references
/// where the format has them, in XML; else they are refused.
struct DraftEncoding {
  let name: String
  /// The text, without a mark.
  let text: [UInt8]
  private let mark: [UInt8]
  private let hasReferences: Bool
  private let file: String

  /// - Returns: nil for a draft in UTF-8.
  /// - Throws: ``FormatError`` for one that would not be written back byte for byte, before anything is done.
  init?(_ bytes: [UInt8], of reader: DraftReader) throws {
    guard !UTF8Stream.isUTF8(reader.encoding) else { return nil }
    name = reader.encoding
    file = reader.path
    hasReferences = [.xliff12, .xliff2, .tmx].contains(reader.format)
    mark = Self.marks.first { bytes.starts(with: $0) } ?? []
    let raw = bytes.dropFirst(mark.count)
    guard let text = TextEncoding.decode(raw, from: name), TextEncoding.encode(text, in: name)?[...] == raw else {
      throw FormatError(
        file: reader.path,
        message:
          "expected UTF-8, or an encoding that gives the same bytes when it is written back, found \(name) that does not: save the file as UTF-8"
      )
    }
    self.text = text
  }

  /// Longer ones before those that they begin with.
  private static let marks: [[UInt8]] = [
    [0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF], [0xFF, 0xFE], [0xFE, 0xFF],
  ]

  /// Whether a text can be put into the draft.
  func holds(_ text: String) -> Bool { hasReferences || TextEncoding.encode(Array(text.utf8), in: name) != nil }

  /// The bytes of the draft with an edited text.
  /// - Throws: ``FormatError`` for a character that the encoding does not have.
  func encoded(_ text: [UInt8]) throws -> [UInt8] {
    guard let bytes = TextEncoding.encode(text, in: name, escapes: hasReferences) else {
      throw FormatError(
        file: file, message: "expected characters of \(name), found others: nothing is written; save the file as UTF-8")
    }
    return mark + bytes
  }
}
