internal import Bitext
internal import Files
internal import Interchange
package import Library
internal import Orthography

/// What an OmegaT project was taken in as.
package struct OmegaTImport: Sendable {
  package let memories: [ImportResult]
  package let glossary: GlossaryImportResult?
}

/// Why an OmegaT project cannot be imported.
package enum OmegaTImportError: Error, Equatable, CustomStringConvertible {
  /// A folder without `omegat.project` and `omegat/project_save.tmx`.
  case notAProject(folder: String)
  /// The memory cannot have this name.
  case badName(String)
  /// Neither translations nor glossaries are in the project.
  case empty(folder: String)
  /// A folder of the project holds more files and folders than are looked at.
  case tooManyFiles(folder: String, limit: Int)

  package var description: String {
    switch self {
    case .notAProject(let folder):
      "\(folder): expected an OmegaT project (omegat.project or omegat/project_save.tmx), found another folder"
    case .badName(let name): "expected a plain name for the memory, found \"\(name)\""
    case .empty(let folder): "\(folder): expected translations or glossaries in the project, found none"
    case .tooManyFiles(let folder, let limit):
      "\(folder): expected at most \(limit) files and folders in a folder of an OmegaT project, found more"
    }
  }
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
/// Folders may lie elsewhere, as `omegat.project` says; one outside of the project is said. Each memory is taken whole or not at all.
/// - Throws: ``OmegaTImportError``; `FormatError` for a project file or a memory that is none.
package func importOmegaTProject(
  _ folder: String, into workspace: Workspace, options: ImportOptions, listener: Listener = Listener()
) throws -> OmegaTImport {
  let project = try OmegaTProject(folder)
  let name = options.into ?? Path.split(Path.absolute(folder)).name
  guard Path.isPlainName(name) else { throw OmegaTImportError.badName(name) }
  var options = options
  if !options.hasGivenLanguages {
    if let language = project.file.sourceLanguage { options.sourceLanguage = LanguageTag(language).canonical }
    if let language = project.file.targetLanguage { options.targetLanguage = LanguageTag(language).canonical }
  }
  for notice in project.notices { listener.message(notice) }
  func passed(_ error: FileError) { listener.message(.passedOver(error)) }
  var memories: [ImportResult] = []
  for (subfolder, files) in try project.memories(passed: passed) {
    do {
      memories.append(
        try importFiles(
          files, files.map { _ in .tmx }, to: subfolder.isEmpty ? name : "\(subfolder)/\(name)", into: workspace,
          options: options, listener: listener))
    } catch let error as NothingToImport {
      // A project that has just been made has a memory without units.
      listener.message(.passedOver(error))
    }
  }
  var glossary: GlossaryImportResult?
  let glossaries = try project.glossaries(passed: passed)
  if !glossaries.isEmpty {
    var settings = GlossaryImportOptions()
    settings.into = name
    settings.sourceLanguage = options.sourceLanguage
    settings.targetLanguage = options.targetLanguage
    settings.encoding = options.encoding
    do { glossary = try importGlossaries(glossaries, into: workspace, options: settings) } catch let error
      as NothingToImport
    {
      listener.message(.passedOver(error))
    }
  }
  guard !memories.isEmpty || glossary != nil else { throw OmegaTImportError.empty(folder: folder) }
  return OmegaTImport(memories: memories, glossary: glossary)
}

/// The files of a project.
private struct OmegaTProject {
  let folder: String
  let file: OmegaTProjectFile
  private let saved: String

  /// More files and folders in one folder are those of a disk, not of a project.
  private static let mostFiles = 100_000
  private static let deepest = 32

  init(_ folder: String) throws {
    self.folder = folder
    saved = Path.join(folder, "omegat/project_save.tmx")
    let path = Path.join(folder, "omegat.project")
    if try Path.hasFile(path) {
      file = try OmegaTProjectFile(ByteSource(path, isFound: true))
    } else if try Path.hasFile(saved) {
      file = OmegaTProjectFile()
    } else {
      throw OmegaTImportError.notAProject(folder: folder)
    }
  }

  private var memoryFolder: String { Path.join(folder, file.memoryFolder ?? "tm") }
  private var glossaryFolder: String { Path.join(folder, file.glossaryFolder ?? "glossary") }

  /// What its user should know of folders that the project file names.
  var notices: [Notice] {
    let inside = Path.followingLinks(Path.absolute(folder))
    return [file.memoryFolder.map { _ in memoryFolder }, file.glossaryFolder.map { _ in glossaryFolder }]
      .compactMap { $0 }.compactMap { named in
        guard Path.isFolder(named) else { return .projectFolderMissing(named) }
        let real = Path.followingLinks(Path.absolute(named))
        let isWithin = real == inside || Path.relative(real, to: inside) != real
        return isWithin ? nil : .projectFolderOutside(named)
      }
  }

  /// The files of memories by the folder of the workspace's `tm/` they go to, the empty one first.
  /// - Parameter passed: called with what stands where a memory should, such as a pipe.
  func memories(passed: (FileError) -> Void) throws -> [(folder: String, files: [String])] {
    var found: [String: [String]] = ["": try Path.hasFile(saved) ? [saved] : []]
    try collect(memoryFolder) { path, folders in
      guard isMemoryName(path) else { return }
      guard isReadable(path, passed) else { return }
      let place = folders.last { $0 == "mt" || $0.hasPrefix("penalty-") } ?? ""
      found[place, default: []].append(path)
    }
    return found.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// - Parameter passed: called with what stands where a glossary should.
  func glossaries(passed: (FileError) -> Void) throws -> [String] {
    var found: [String] = []
    try collect(glossaryFolder) { path, _ in
      guard FileFormat(path, for: .omegaTGlossary) != nil else { return }
      if isReadable(path, passed) { found.append(path) }
    }
    return found
  }

  /// Whether a path is a file. A pipe would be waited for; a link to nothing is said where it is read.
  private func isReadable(_ path: String, _ passed: (FileError) -> Void) -> Bool {
    do throws(FileError) { _ = try Path.hasFile(path) } catch {
      passed(error)
      return false
    }
    return true
  }

  /// The files below a folder, each with the names of the folders between. A folder that a link leads back to is not entered again.
  private func collect(_ folder: String, _ take: (String, [String]) -> Void) throws {
    var seen = 0
    func walk(_ place: String, _ folders: [String], _ above: [FileStatus]) throws {
      guard folders.count < Self.deepest, let own = try? FileStatus(of: place),
        !above.contains(where: { $0.inode == own.inode && $0.device == own.device })
      else { return }
      for name in (try? Path.entries(of: place)) ?? [] where !name.hasPrefix(".") {
        seen += 1
        guard seen <= Self.mostFiles else {
          throw OmegaTImportError.tooManyFiles(folder: folder, limit: Self.mostFiles)
        }
        let path = Path.join(place, name)
        let status = try? FileStatus(of: path)
        if status?.isFolder ?? false {
          try walk(path, folders + [name], above + [own])
        } else {
          take(path, folders)
        }
      }
    }
    try walk(folder, [], [])
  }
}
