/// A sentence of a document, and where it stands in the user's file.
public struct Sentence: Hashable, Sendable {
  /// Without spaces around it; never empty.
  public var text: String
  /// From 1. In DOCX and ODT, the number of the paragraph.
  public var line: Int
  /// From 1, in characters (Unicode scalars) of the line; in DOCX and ODT, of the paragraph.
  public var column: Int

  public init(_ text: String, line: Int, column: Int) {
    self.text = text
    self.line = line
    self.column = column
  }
}

/// A paragraph of a document in its sentences.
public struct Paragraph: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    case body
    case heading
    case listItem = "list-item"
    case tableCell = "table-cell"
    case footnote
  }

  public var kind: Kind
  /// 1 to 9 for a heading, otherwise 0.
  public var level: Int
  /// Never empty.
  public var sentences: [Sentence]

  public init(_ kind: Kind, level: Int = 0, _ sentences: [Sentence]) {
    self.kind = kind
    self.level = level
    self.sentences = sentences
  }
}
