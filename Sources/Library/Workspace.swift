package import Files
internal import Interchange
internal import Orthography

/// A folder with memories in `tm/` and glossaries in `glossaries/`.
///
/// The files are the store. What is compiled from them lies in the user's cache, never in the workspace: a workspace brings nothing
/// that is trusted.
package struct Workspace: Sendable {
  /// An absolute path.
  package let folder: String
  /// How the workspace was found.
  package let origin: Origin

  package enum Origin: Sendable {
    /// By `--workspace` or `TOLMACH_WORKSPACE`.
    case given
    /// The current folder or one above it.
    case found
    /// The user's own, since there was no other.
    case personal
  }

  package var memoryFolder: String { Path.join(folder, "tm") }
  package var glossaryFolder: String { Path.join(folder, "glossaries") }
  /// The memory that is written to, as the settings name it.
  package func workingMemory(_ settings: Settings) -> String { Path.join(folder, settings.write) }

  package init(folder: String, origin: Origin = .given) {
    self.folder = Path.absolute(folder)
    self.origin = origin
  }

  /// Finds the workspace: as given, by `TOLMACH_WORKSPACE`, above the current folder, or the user's own.
  /// - Throws: ``WorkspaceError`` when the one given is no folder.
  package static func find(given: String?) throws -> Workspace {
    if let path = given ?? environment("TOLMACH_WORKSPACE") {
      guard Path.isFolder(path) else {
        throw WorkspaceError.noSuchFolder(path)
      }
      return Workspace(folder: path, origin: .given)
    }
    var folder = Path.absolute(".")
    while true {
      // The settings are the last mark: where another is there, they are looked for once, when they are read.
      if ["tm", "glossaries"].contains(where: { Path.isFolder(Path.join(folder, $0)) })
        || Path.exists(Path.join(folder, "tolmach.yaml"))
      {
        return Workspace(folder: folder, origin: .found)
      }
      if folder == "/" { break }
      let parent = Path.split(folder).folder
      folder = parent.isEmpty ? "/" : parent
    }
    let data = environment("XDG_DATA_HOME") ?? Path.join(environment("HOME") ?? "/", ".local/share")
    return Workspace(folder: Path.join(data, "tolmach"), origin: .personal)
  }

  /// A memory of the workspace: a TMX file in `tm/` or one folder below it.
  package struct MemoryFile: Sendable {
    package let path: String
    /// From the workspace: `tm/penalty-10/old.tmx`.
    package let name: String
    /// Points taken off every match, from a folder named `penalty-NN`.
    package let penalty: Int
    /// It lies in a folder named `mt`, as OmegaT has it for machine translation.
    package var isMachine: Bool { name.hasPrefix("tm/mt/") }
  }

  /// The memories, by name.
  package func memories() throws(FileError) -> [MemoryFile] {
    var found: [MemoryFile] = []
    func collect(_ folder: String, _ prefix: String, _ penalty: Int, deeper: Bool) throws(FileError) {
      for name in try Path.entries(of: folder) where !name.hasPrefix(".") {
        let path = Path.join(folder, name)
        if Path.isFolder(path) {
          guard deeper else { continue }
          let points = name.hasPrefix("penalty-") ? Int(name.dropFirst("penalty-".count)) ?? 0 : 0
          try collect(path, "\(prefix)\(name)/", min(max(points, 0), 100), deeper: false)
        } else if isMemoryName(name), (try? FileStatus(of: path))?.isRegular ?? true {
          // A pipe would be waited for; a link to nothing is said to be missing where it is opened.
          found.append(MemoryFile(path: path, name: prefix + name, penalty: penalty))
        }
      }
    }
    guard Path.isFolder(memoryFolder) else { return [] }
    try collect(memoryFolder, "tm/", 0, deeper: true)
    return found
  }

  /// The glossaries' paths, by name.
  package func glossaries() throws(FileError) -> [String] {
    guard Path.isFolder(glossaryFolder) else { return [] }
    return try Path.entries(of: glossaryFolder).filter { name in
      !name.hasPrefix(".") && FileFormat(name, for: .foundGlossary) != nil
    }.map { Path.join(glossaryFolder, $0) }.filter { (try? FileStatus(of: $0))?.isRegular ?? true }
  }

  /// A path as the user would say it: from the workspace when it lies within.
  package func name(of path: String) -> String { Path.relative(Path.absolute(path), to: folder) }
}

package func isMemoryName(_ name: String) -> Bool { FileFormat(name, for: .memory) != nil }
