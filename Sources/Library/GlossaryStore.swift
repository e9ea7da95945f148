internal import Bitext
package import Files
package import Interchange
internal import Markup
internal import Orthography

/// Writes glossaries of the workspace: aside, synced, and put in place whole.
package struct GlossaryStore {
  let workspace: Workspace

  package init(workspace: Workspace) { self.workspace = workspace }

  /// Waits for the lock that orders those who write a glossary; its folder is made where it is missing.
  /// - Throws: ``FileError`` where a link would lead the write elsewhere.
  package func lock(_ path: String) throws(FileError) -> FileLock {
    let place = try WritePlace(path, below: [workspace.folder], makesFolders: true)
    return try FileLock.onFolder(ofFile: place.target)
  }

  /// The path of a glossary that is written to, by its name.
  package func path(named name: String) throws(GlossaryStoreError) -> String {
    guard Path.isPlainName(name) else {
      throw .badName(name)
    }
    let format = FileFormat(name, for: .foundGlossary)
    guard format == nil || format == .tbx, Packing(ofName: name) == nil else {
      throw .notTBX(name: name)
    }
    return Path.join(workspace.glossaryFolder, name.hasSuffix(".tbx") ? name : name + ".tbx")
  }

  /// Adds the concepts of documents to a glossary, which is made when there is none.
  ///
  /// What is in the file already stays byte for byte, as far as it is UTF-8. The lock must be held.
  package func append(
    _ documents: [GlossaryDocument], to path: String, sourceLanguage: String
  ) throws -> TBXOutput.Result {
    guard try Path.hasFile(path) else { return try create(documents, at: path, sourceLanguage: sourceLanguage) }
    let known = try GlossaryDocument.read(path, defaultSource: sourceLanguage, defaultTarget: sourceLanguage)
    if let fault = known.diagnostics.first(where: { $0.severity == .error }) {
      throw GlossaryStoreError.damaged(fault)
    }
    guard let around = known.tbx, around.flavour.edition != .year2013 else {
      throw GlossaryStoreError.unsuitableEdition(glossary: workspace.name(of: path))
    }
    let stream = try UTF8Stream(ByteSource(path))
    if stream.isVerbatimUTF8 {
      let bytes = try RandomAccessFile.contents(of: path)
      let added = TBXOutput.concepts(
        documents, as: around.flavour, taken: known.ids, declares: !TBXOutput.declaresPrefixes(around))
      if let at = Self.insertion(in: bytes),
        // What stands after the body may hold its end tag, in a comment: what was made is read before it is kept.
        case let result = Array(bytes[..<at.offset]) + at.opening + added.bytes + bytes[at.offset...],
        try count(result, name: path) == known.concepts.count + added.result.concepts
      {
        if let own = ownConcept(documents, path), added.result.concepts == 1 {
          let edit = addition(of: own, to: path, added.bytes, at: Int64(at.offset), opening: at.opening)
          _ = try JournaledFile(workspace, path).make([edit])
          return added.result
        }
        let file = try AtomicFile(path, below: [workspace.folder], from: documents.map(\.path))
        try file.write(result)
        try file.commit()
        return added.result
      }
    }
    let file = try AtomicFile(path, below: [workspace.folder], from: documents.map(\.path))
    var result = try TBXOutput.write(
      [known] + documents, as: around.flavour, title: name(of: path), language: sourceLanguage
    ) { try file.write($0) }
    result.concepts -= known.concepts.count
    try file.commit()
    return result
  }

  private func create(
    _ documents: [GlossaryDocument], at path: String, sourceLanguage: String
  ) throws -> TBXOutput.Result {
    // The edition and dialect that the first file has, so that least is lost.
    var flavour = documents.lazy.compactMap(\.tbx?.flavour).first ?? .basic()
    if flavour.edition == .year2013 { flavour = .basic() }
    let file = try AtomicFile(path, below: [workspace.folder], from: documents.map(\.path))
    let own = ownConcept(documents, path)
    // Of a new glossary with one concept.
    var bytes: [UInt8] = []
    let result = try TBXOutput.write(
      documents, as: flavour, title: name(of: path), language: sourceLanguage
    ) { part in
      try file.write(part)
      if own != nil { bytes += part }
    }
    guard result.concepts > 0 else { throw GlossaryStoreError.noConcepts }
    guard let own else {
      try file.commit()
      return result
    }
    try file.prepare()
    let reader = try TBXReader(ByteSource(bytes: bytes, name: path))
    _ = try reader.next()
    let range = Int(reader.conceptRange.lowerBound)..<Int(reader.conceptRange.upperBound)
    let line = ownLine(around: range, in: bytes)
    let lines = range.lowerBound - line.lead..<range.upperBound + line.trail
    let journal = try Journal(workspace, of: path)
    let edit = addition(of: own, to: path, Array(bytes[lines]), at: Int64(lines.lowerBound), opening: [])
    _ = try journal.begin([edit], size: (0, Int64(file.count)))
    do throws(FileError) { try file.commit() } catch {
      journal.drop()
      throw error
    }
    journal.end()
    return result
  }

  private func name(of path: String) -> String {
    let name = Path.split(path).name
    return name.hasSuffix(".tbx") ? String(name.dropLast(4)) : name
  }

  /// Where concepts are put before the end of a document's body, and what opens a line for them; nil when it has none.
  private static func insertion(in bytes: [UInt8]) -> (offset: Int, opening: [UInt8])? {
    guard let at = lastRange(of: Array("</body>".utf8), in: bytes) else { return nil }
    var begin = at
    while begin > 0, bytes[begin - 1] == 0x20 || bytes[begin - 1] == 0x09 { begin -= 1 }
    return (begin, begin > 0 && bytes[begin - 1] == 0x0A ? [] : [0x0A])
  }

  // MARK: The journal

  /// The one concept that was made for the glossary itself, and comes from no other file.
  private func ownConcept(_ documents: [GlossaryDocument], _ path: String) -> TermEntry? {
    guard documents.count == 1, let document = documents.first, document.path == path else { return nil }
    return document.concepts.count == 1 ? document.concepts.first?.entry : nil
  }

  /// - Parameter bytes: the concept with its indentation and line's end.
  private func addition(
    of entry: TermEntry, to path: String, _ bytes: [UInt8], at offset: Int64, opening: [UInt8]
  ) -> JournalEdit {
    func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
    var edit = JournalEdit(.add, file: workspace.name(of: path), at: offset)
    edit.lead = opening + bytes.prefix(while: isSpace)
    edit.trail = Array(bytes.reversed().prefix(while: isSpace).reversed())
    edit.after = Array(bytes.drop(while: isSpace).dropLast(edit.trail.count))
    edit.languages = entry.languages.map(\.language)
    edit.source = entry.languages.first?.terms.first?.text ?? ""
    edit.newText = entry.languages.dropFirst().first?.terms.first?.text
    return edit
  }

  private func count(_ bytes: [UInt8], name: String) throws -> Int? {
    do {
      let reader = try TBXReader(ByteSource(bytes: bytes, name: name))
      var count = 0
      while try reader.next() != nil { count += 1 }
      return reader.diagnostics.isEmpty ? count : nil
    } catch is FormatError {
      return nil
    }
  }
}
