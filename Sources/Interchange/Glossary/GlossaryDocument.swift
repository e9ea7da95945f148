package import Bitext
internal import Files
internal import Markup

/// A glossary file of any format with everything in it, in memory.
package struct GlossaryDocument: Sendable {
  package let path: String
  /// Of a TBX file: edition, dialect, style, header and back matter.
  package var tbx: TBXDocument?
  package var concepts: [TBXConcept]
  package var diagnostics: [Diagnostic]

  package init(path: String, tbx: TBXDocument? = nil, concepts: [TBXConcept], diagnostics: [Diagnostic] = []) {
    self.path = path
    self.tbx = tbx
    self.concepts = concepts
    self.diagnostics = diagnostics
  }

  package init(path: String, entries: [TermEntry], diagnostics: [Diagnostic] = []) {
    self.init(
      path: path, concepts: entries.map { TBXConcept(entry: $0, element: TBXElements.concept($0)) },
      diagnostics: diagnostics)
  }

  /// Reads a glossary of any format that ``GlossaryReader`` reads.
  /// - Parameter encoding: what the user asks for (``EncodingHints/asked``).
  /// - Throws: ``FormatError`` or `FileError` for a file that gives no glossary at all.
  package static func read(
    _ path: String, defaultSource: String, defaultTarget: String, reportsSpaces: Bool = false, encoding: String? = nil
  ) throws -> GlossaryDocument {
    guard try GlossaryReader.isTBX(path) else {
      let (entries, diagnostics) = try GlossaryReader.read(
        path, defaultSource: defaultSource, defaultTarget: defaultTarget, reportsSpaces: reportsSpaces,
        encoding: encoding)
      return GlossaryDocument(path: path, entries: entries, diagnostics: diagnostics)
    }
    let reader = try TBXReader(ByteSource(path).read(as: encoding), keepsEverything: true)
    var concepts: [TBXConcept] = []
    var diagnostics: [Diagnostic] = []
    do {
      while let concept = try reader.nextConcept() { concepts.append(concept) }
    } catch let error as FormatError {
      if concepts.isEmpty { throw error }
      diagnostics = [GlossaryReader.diagnostic(error)]
    }
    let spaces = reportsSpaces ? reader.spaceWarnings : []
    return GlossaryDocument(
      path: path, tbx: reader.document, concepts: concepts, diagnostics: reader.diagnostics + diagnostics + spaces)
  }

  /// Every id of the document.
  package var ids: Set<String> {
    Set(concepts.flatMap { TBXHeader.ids(in: $0.element) } + TBXHeader.ids(in: tbx?.back))
  }
}
