internal import Bitext
internal import Files
package import Library
internal import Orthography

/// What an OmegaT project was taken in as.
package struct OmegaTImport: Sendable {
  package let memories: [ImportResult]
  package let glossary: GlossaryImportResult?
}

/// Whether a path is a folder; of folders only those of OmegaT can be imported.
package func isOmegaTProject(_ path: String) -> Bool { Path.isFolder(path) }

/// Takes over the memories and glossaries of an OmegaT project, which stays as it is.
///
/// | of the project | in the workspace |
/// |---|---|
/// | `omegat/project_save.tmx`, `tm/*.tmx`, `tm/auto`, `tm/enforce` and other folders | `tm/NAME.tmx` |
/// | `tm/mt` | `tm/mt/NAME.tmx` |
/// | `tm/penalty-10` | `tm/penalty-10/NAME.tmx` |
/// | `glossary/` | `glossaries/NAME.tbx` |
///
/// Folders may lie elsewhere, as `omegat.project` says. Each memory is taken whole or not at all.
/// - Throws: ``UsageError`` for a folder that is no project, or holds nothing; `FormatError` for a memory that is none.
package func importOmegaTProject(
  _ folder: String, into workspace: Workspace, options: ImportOptions, listener: Listener = Listener()
) throws -> OmegaTImport {
  let project = OmegaTProject(folder)
  guard project.isProject else {
    throw UsageError(
      "\(folder): expected an OmegaT project (omegat.project or omegat/project_save.tmx), found another folder")
  }
  let name = options.into ?? Path.split(Path.absolute(folder)).name
  guard !name.isEmpty, !name.contains("/"), !name.hasPrefix(".") else {
    throw UsageError("expected a plain name for the memory, found \"\(name)\"")
  }
  var options = options
  if !options.hasGivenLanguages {
    if let language = project.sourceLanguage { options.sourceLanguage = language }
    if let language = project.targetLanguage { options.targetLanguage = language }
  }
  var memories: [ImportResult] = []
  for (subfolder, files) in project.memories() {
    do {
      memories.append(
        try importFiles(
          files, files.map { _ in .tmx }, to: subfolder.isEmpty ? name : "\(subfolder)/\(name)", into: workspace,
          options: options, listener: listener))
    } catch let error as UsageError where error.description.hasSuffix("expected translation units, found none") {
      // A project that has just been made has a memory without units.
      listener.message("\(error.description): passed over")
    }
  }
  var glossary: GlossaryImportResult?
  let glossaries = project.glossaries()
  if !glossaries.isEmpty {
    var settings = GlossaryImportOptions()
    settings.into = name
    settings.sourceLanguage = options.sourceLanguage
    settings.targetLanguage = options.targetLanguage
    do { glossary = try importGlossaries(glossaries, into: workspace, options: settings) } catch let error as UsageError
      where error.description.hasSuffix("expected concepts, found none")
    {
      listener.message("\(error.description): passed over")
    }
  }
  guard !memories.isEmpty || glossary != nil else {
    throw UsageError("\(folder): expected translations or glossaries in the project, found none")
  }
  return OmegaTImport(memories: memories, glossary: glossary)
}

/// The folders and languages of a project.
private struct OmegaTProject {
  let folder: String
  private let settings: String?

  init(_ folder: String) {
    self.folder = folder
    let path = Path.join(folder, "omegat.project")
    if let file = try? RandomAccessFile(path), file.status.isRegular, file.status.sizeBytes < 1 << 20 {
      settings = String(decoding: file.read(at: 0, count: Int(file.status.sizeBytes)), as: UTF8.self)
    } else {
      settings = nil
    }
  }

  var isProject: Bool { settings != nil || Path.exists(saved) }

  private var saved: String { Path.join(folder, "omegat/project_save.tmx") }

  /// The text of an element of `omegat.project`; nil when it is not there or says the default.
  private func value(_ name: String) -> String? {
    guard let settings, let start = settings.firstRange(of: "<\(name)>"),
      let end = settings[start.upperBound...].firstRange(of: "</\(name)>")
    else { return nil }
    var text = String(settings[start.upperBound..<end.lowerBound])
    for (entity, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")] {
      text = text.replacing(entity, with: sign)
    }
    return text.isEmpty || text == "__DEFAULT__" ? nil : text
  }

  var sourceLanguage: String? { value("source_lang").map { LanguageTag($0).canonical } }
  var targetLanguage: String? { value("target_lang").map { LanguageTag($0).canonical } }

  /// The files of memories by the folder of the workspace's `tm/` they go to, the empty one first.
  func memories() -> [(folder: String, files: [String])] {
    var found: [String: [String]] = ["": Path.exists(saved) ? [saved] : []]
    collect(Path.join(folder, value("tm_dir") ?? "tm")) { path, folders in
      let name = path.lowercased()
      guard [".tmx", ".tmx.gz", ".tmx.zip"].contains(where: { name.hasSuffix($0) }) else { return }
      let place = folders.last { $0 == "mt" || $0.hasPrefix("penalty-") } ?? ""
      found[place, default: []].append(path)
    }
    return found.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  func glossaries() -> [String] {
    var found: [String] = []
    collect(Path.join(folder, value("glossary_dir") ?? "glossary")) { path, _ in
      if [".txt", ".tab", ".tsv", ".utf8", ".csv", ".tbx"].contains(where: { path.lowercased().hasSuffix($0) }) {
        found.append(path)
      }
    }
    return found
  }

  private func collect(_ folder: String, _ take: (String, [String]) -> Void) {
    func walk(_ folder: String, _ folders: [String]) {
      guard folders.count < 32 else { return }
      for name in (try? Path.entries(of: folder)) ?? [] where !name.hasPrefix(".") {
        let path = Path.join(folder, name)
        if Path.isFolder(path) { walk(path, folders + [name]) } else { take(path, folders) }
      }
    }
    walk(folder, [])
  }
}
