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
  /// - Throws: ``WorkspaceError`` when the one given is no folder, and where the user has none.
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
    return Workspace(folder: Path.join(try dataFolder(), "tolmach"), origin: .personal)
  }

  /// Where the user's own data lie. A relative path is to be ignored (XDG Base Directory Specification).
  private static func dataFolder() throws(WorkspaceError) -> String {
    if let set = environment("XDG_DATA_HOME"), set.hasPrefix("/") { return set }
    guard let home = environment("HOME"), home.hasPrefix("/") else { throw .noHome }
    return Path.join(home, ".local/share")
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
  /// - Parameter passed: called with what stands where a memory, or the folder of memories, should: a pipe, which would be waited
  ///   for, or a device.
  package func memories(passed: (FileError) -> Void = { _ in }) throws(FileError) -> [MemoryFile] {
    var found: [MemoryFile] = []
    func collect(_ folder: String, _ prefix: String, _ penalty: Int, deeper: Bool) throws(FileError) {
      for name in try Path.entries(of: folder) where !name.hasPrefix(".") {
        let path = Path.join(folder, name)
        if Path.isFolder(path) {
          guard deeper else { continue }
          let points = name.hasPrefix("penalty-") ? Int(name.dropFirst("penalty-".count)) ?? 0 : 0
          try collect(path, "\(prefix)\(name)/", min(max(points, 0), 100), deeper: false)
        } else if isMemoryName(name) {
          // A link to nothing is said to be missing where it is opened.
          if let status = try? FileStatus(of: path), !status.isRegular {
            passed(.notAFile(prefix + name, status))
          } else {
            found.append(MemoryFile(path: path, name: prefix + name, penalty: penalty))
          }
        }
      }
    }
    guard hasFolder(memoryFolder, passed) else { return [] }
    try collect(memoryFolder, "tm/", 0, deeper: true)
    return found
  }

  /// Whether a folder of the workspace is there; something else of its name is passed.
  private func hasFolder(_ folder: String, _ passed: (FileError) -> Void) -> Bool {
    guard let status = try? FileStatus(of: folder) else { return false }
    if !status.isFolder {
      passed(
        FileError(
          path: name(of: folder), reason: .refused("expected a folder, found a \(status.kind.rawValue)")))
    }
    return status.isFolder
  }

  /// The glossaries' paths, by name.
  /// - Parameter passed: called with what stands where a glossary, or the folder of glossaries, should.
  package func glossaries(passed: (FileError) -> Void = { _ in }) throws(FileError) -> [String] {
    guard hasFolder(glossaryFolder, passed) else { return [] }
    var found: [String] = []
    for name in try Path.entries(of: glossaryFolder) {
      guard !name.hasPrefix("."), FileFormat(name, for: .foundGlossary) != nil else { continue }
      let path = Path.join(glossaryFolder, name)
      if let status = try? FileStatus(of: path), !status.isRegular {
        passed(.notAFile(self.name(of: path), status))
      } else {
        found.append(path)
      }
    }
    return found
  }

  /// The file that a path of the workspace leads to, where a link below the workspace's folder leads it elsewhere; else nil.
  package func linkedFile(_ path: String) -> String? {
    guard let real = Path.real(path), let own = Path.real(folder) else { return nil }
    return real == Path.join(own, name(of: path)) ? nil : real
  }

  /// A path as the user would say it: from the workspace when it lies within.
  package func name(of path: String) -> String { Path.relative(Path.absolute(path), to: folder) }
}

package func isMemoryName(_ name: String) -> Bool { FileFormat(name, for: .memory) != nil }
