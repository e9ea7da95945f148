package import Bitext
internal import Files
internal import Interchange
package import Library
internal import Markup

package struct GlossaryImportOptions: Sendable {
  /// The glossary imported into, without folder and ending; nil names it after the first file.
  package var into: String?
  /// The languages of tables that do not say.
  package var sourceLanguage = "en"
  package var targetLanguage = "ru"
  /// The encoding of files that do not say theirs (``EncodingHints/asked``).
  package var encoding: String?
  package init() {}
}

package struct GlossaryImportResult: Sendable {
  /// From the workspace: `glossaries/x.tbx`.
  package let glossary: String
  package let concepts: Int
  /// Faults survived, in all files.
  package let diagnostics: [Diagnostic]
  /// What the glossary's format had no place for, a line a kind.
  package let losses: [String]
}

/// Adds the concepts of glossary files to a TBX file of the workspace: all of them, or none when something fails.
///
/// One whole TBX file into a new glossary is taken over byte for byte; anything else is written in the edition and
/// dialect of the glossary, or of the first TBX file, or as TBX-Basic.
/// - Throws: `FormatError` for a file that is no glossary, ``GlossaryStoreError`` for a name that is none.
package func importGlossaries(
  _ paths: [String], into workspace: Workspace, options: GlossaryImportOptions
) throws -> GlossaryImportResult {
  guard let first = paths.first else { throw GlossaryError.nothingToImport }
  let store = GlossaryStore(workspace: workspace)
  let target = try store.path(named: options.into ?? Path.baseName(first))
  for path in paths {
    if Path.exists(target), Path.isSameFile(path, target) {
      throw GlossaryError.sameFile(path, glossary: workspace.name(of: target))
    }
  }
  let documents = try paths.map {
    try GlossaryDocument.read(
      $0, defaultSource: options.sourceLanguage, defaultTarget: options.targetLanguage, encoding: options.encoding)
  }
  let diagnostics = documents.flatMap(\.diagnostics)
  let concepts = documents.reduce(0) { $0 + $1.concepts.count }
  guard concepts > 0 else { throw NothingToImport(paths: paths, expected: "concepts") }
  let lock = try store.lock(target)
  defer { withExtendedLifetime(lock) {} }
  // What is taken over byte for byte is read twice: not a pipe.
  if documents.count == 1, documents[0].tbx != nil, diagnostics.isEmpty, options.encoding == nil,
    try !Path.hasFile(target),
    (try? FileStatus(of: first))?.isRegular ?? false
  {
    let stream = try UTF8Stream(ByteSource(first))
    if stream.isVerbatim {
      let file = try AtomicFile(target, below: [workspace.folder], from: [first])
      try file.write(RandomAccessFile.contents(of: first))
      try file.commit()
      return GlossaryImportResult(
        glossary: workspace.name(of: target), concepts: concepts, diagnostics: [], losses: [])
    }
  }
  let result = try store.append(documents, to: target, sourceLanguage: options.sourceLanguage)
  return GlossaryImportResult(
    glossary: workspace.name(of: target), concepts: result.concepts, diagnostics: diagnostics,
    losses: result.losses.lines)
}
