internal import Files

/// The formats of files, told apart by the endings of their names: the one table that is asked what a name stands for.
///
/// What a file really holds, its reader finds out.
package enum FileFormat: Sendable {
  case tmx
  /// Of all versions, and the dialects of other programs.
  case xliff
  case po
  case tsv
  case csv
  /// JSON objects, one a line.
  case jsonLines
  case tbx
  case utx
  /// Plain text; where a table is wanted, one of tabs.
  case text
  case markdown
  case html
  case docx
  case odt
  /// The first sheet of a workbook, as a table.
  case xlsx

  /// What a file is wanted for. Not every file of a format serves: a `.pot` is read, but never written.
  package enum Use: Sendable {
    /// A memory in `tm/`, or of an OmegaT project.
    case memory
    /// A draft that is named.
    case draft
    /// A draft that is found in a folder.
    case foundDraft
    /// What `import` takes.
    case `import`
    /// What `export` writes.
    case export
    /// A glossary that is named, read or written.
    case glossary
    /// A glossary that is found in `glossaries/`.
    case foundGlossary
    /// A glossary of an OmegaT project.
    case omegaTGlossary
    /// A table whose cells may be quoted.
    case quotedTable
    /// A text to be read out of a document.
    case document
    /// A document that is no draft by itself, but can be aligned with its source.
    case alignedDocument

    /// How many endings of archives may follow.
    fileprivate var mostPackings: Int {
      switch self {
      case .draft, .import, .export, .glossary: 2
      case .memory, .quotedTable: 1
      case .foundDraft, .foundGlossary, .omegaTGlossary, .document, .alignedDocument: 0
      }
    }
  }

  /// The format of a file that is wanted for something, by its name; nil for a name that does not serve.
  package init?(_ path: String, for use: Use) {
    var name = path.lowercased()
    var packings = 0
    for packing in Packing.allCases where name.hasSuffix(packing.rawValue) {
      name.removeLast(packing.rawValue.count)
      packings += 1
    }
    guard packings <= use.mostPackings, let dot = name.lastIndex(of: "."),
      let entry = Self.entry(String(name[name.index(after: dot)...])), entry.uses.contains(use),
      // A workbook is an archive itself.
      entry.format != .xlsx || packings == 0
    else { return nil }
    self = entry.format
  }

  /// The endings of names that serve, each with its dot.
  package static func endings(for use: Use) -> [String] {
    table.filter { $0.uses.contains(use) }.map { "." + $0.ending }
  }

  // MARK: The table

  // Arrays, not a dictionary of sets: every kind of key that a process hashes first has the runtime search all conformances of the
  // program, which costs a cold look-up more than reading the table does.
  private typealias Entry = (ending: String, format: FileFormat, uses: [Use])

  private static func entry(_ ending: String) -> Entry? { table.first { $0.ending == ending } }

  private static let table: [Entry] = [
    ("xlf", .xliff, [.draft, .foundDraft, .import, .export]),
    ("xliff", .xliff, [.draft, .foundDraft, .import, .export]),
    ("sdlxliff", .xliff, [.draft, .foundDraft, .import]),
    ("mqxliff", .xliff, [.draft, .foundDraft, .import]),
    ("txlf", .xliff, [.draft, .foundDraft, .import]),
    ("mqxlz", .xliff, [.draft, .foundDraft, .import]),
    ("mxliff", .xliff, [.draft, .foundDraft, .import]),
    ("po", .po, [.draft, .foundDraft, .import, .export]),
    ("pot", .po, [.draft, .foundDraft, .import]),
    ("tmx", .tmx, [.memory, .draft, .foundDraft, .import, .export]),
    ("tsv", .tsv, [.draft, .foundDraft, .import, .export, .glossary, .foundGlossary, .omegaTGlossary]),
    ("csv", .csv, [.draft, .foundDraft, .import, .export, .glossary, .foundGlossary, .omegaTGlossary, .quotedTable]),
    ("xlsx", .xlsx, [.draft, .import, .glossary, .foundGlossary]),
    ("tab", .tsv, [.draft, .import, .glossary, .foundGlossary, .omegaTGlossary]),
    ("utf8", .tsv, [.glossary, .foundGlossary, .omegaTGlossary]),
    ("txt", .text, [.draft, .import, .export, .glossary, .foundGlossary, .omegaTGlossary, .document]),
    ("text", .text, [.document]),
    ("srt", .text, [.document]),
    ("md", .markdown, [.draft, .document]),
    ("markdown", .markdown, [.draft, .document]),
    ("mdown", .markdown, [.document]),
    ("mkd", .markdown, [.document]),
    ("html", .html, [.document, .alignedDocument]),
    ("htm", .html, [.document, .alignedDocument]),
    ("xhtml", .html, [.document]),
    ("xht", .html, [.document]),
    ("docx", .docx, [.document, .alignedDocument]),
    ("docm", .docx, [.document]),
    ("odt", .odt, [.document, .alignedDocument]),
    ("ott", .odt, [.document]),
    ("jsonl", .jsonLines, [.import, .export]),
    ("ndjson", .jsonLines, [.import, .export]),
    ("tbx", .tbx, [.glossary, .foundGlossary, .omegaTGlossary]),
    ("utx", .utx, [.glossary, .foundGlossary]),
  ]
}
