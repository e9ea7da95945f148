internal import Files
internal import Glibc

/// The user's folder of compiled files: `$XDG_CACHE_HOME/tolmach`, or `~/.cache/tolmach`.
///
/// ```
/// objects/      compiled files, *.idx and *.terms, and UTF-8 copies of sources, *.utf8; none is changed once it is there
/// workspaces/   a catalogue for each workspace: which compiled files are of which source
/// ```
///
/// Only the user may enter it, and all that lies in it was written by this program for this user: nothing that comes with a
/// workspace leads here or is read from here. It can be deleted at any time.
package struct CompileCache: Sendable {
  package let folder: String
  var objects: String { Path.join(folder, "objects") }
  var workspaces: String { Path.join(folder, "workspaces") }

  /// The cache of the user who runs the program; nil where there is none, or where others could write to it.
  ///
  /// Makes no folder. `TOLMACH_CACHE_LIMIT` says how many mebibytes it may hold.
  package static func ofUser() -> CompileCache? {
    let base: String
    // A relative path is to be ignored (XDG Base Directory Specification).
    if let set = environment("XDG_CACHE_HOME"), set.hasPrefix("/") {
      base = set
    } else if let home = environment("HOME"), home.hasPrefix("/") {
      base = Path.join(home, ".cache")
    } else {
      return nil
    }
    return CompileCache(folder: Path.join(base, "tolmach"))
  }

  package init(folder: String) { self.folder = folder }

  /// Whether the folder is there, and the user's alone.
  var isUsable: Bool {
    var info = stat()
    guard lstat(folder, &info) == 0, info.st_mode & S_IFMT == S_IFDIR else { return false }
    return info.st_uid == geteuid() && info.st_mode & 0o077 == 0
  }

  /// Makes the folders where they are missing, for the user alone.
  /// - Throws: ``FileError`` where that cannot be, or where something is there that others could have written to.
  func prepare() throws(FileError) {
    if !Path.exists(folder) { try Path.makeFolder(Path.split(folder).folder, mode: 0o700) }
    for path in [folder, objects, workspaces] {
      if mkdir(path, 0o700) == 0 { continue }
      guard errno == EEXIST else { throw .last("create", path) }
      let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { throw .last("open", path) }
      defer { close(descriptor) }
      var info = stat()
      guard fstat(descriptor, &info) == 0, info.st_uid == geteuid(), info.st_mode & 0o022 == 0 else {
        throw FileError(
          path: path, reason: .refused("expected a folder that only its owner can write to, found another"))
      }
      if info.st_mode & 0o077 != 0, fchmod(descriptor, 0o700) != 0 { throw .last("protect", path) }
      guard access(path, W_OK | X_OK) == 0 else { throw .last("write to", path) }
    }
  }

  /// Waits for the lock of a catalogue, which is held while something is compiled for it.
  func lock(_ catalogue: String, wait: Bool = true) throws(FileError) -> FileLock? {
    try FileLock(Path.join(workspaces, catalogue + ".lock"), wait: wait, isPrivate: true)
  }

  /// The path of a compiled file, or of a copy.
  func object(_ name: String) -> String { Path.join(objects, name) }

  // MARK: Upkeep

  /// What lies in the cache.
  package struct Contents: Sendable {
    package let files: Int
    package let bytes: Int64
  }

  package var contents: Contents {
    var count = 0
    var bytes: Int64 = 0
    guard isUsable else { return Contents(files: 0, bytes: 0) }
    for folder in [objects, workspaces] {
      for name in (try? Path.entries(of: folder)) ?? [] {
        guard let status = try? FileStatus(of: Path.join(folder, name)), status.isRegular else { continue }
        count += 1
        bytes += status.sizeBytes
      }
    }
    return Contents(files: count, bytes: bytes)
  }

  /// How many bytes of compiled files are kept: 8 GiB unless `TOLMACH_CACHE_LIMIT` says otherwise, in mebibytes.
  package static var limitBytes: Int64 {
    guard let text = environment("TOLMACH_CACHE_LIMIT"), let mebibytes = Int64(text), (0..<1 << 40).contains(mebibytes)
    else { return 8 << 30 }
    return mebibytes << 20
  }

  /// Removes what dead processes left, and the compiled files that were used longest ago as far as there are too many bytes.
  /// - Parameter kept: names of objects that stay in any case.
  func sweep(keeping kept: Set<String>) {
    PrivateFile.removeStale(in: objects)
    PrivateFile.removeStale(in: workspaces)
    var found: [(name: String, bytes: Int64, used: Int64)] = []
    var total: Int64 = 0
    for name in (try? Path.entries(of: objects)) ?? [] {
      var info = stat()
      guard lstat(Path.join(objects, name), &info) == 0, info.st_mode & S_IFMT == S_IFREG else { continue }
      let used = max(info.st_atim.tv_sec, info.st_mtim.tv_sec)
      found.append((name, Int64(info.st_size), Int64(used)))
      total += Int64(info.st_size)
    }
    let limit = Self.limitBytes
    guard total > limit else { return }
    for object in found.sorted(by: { ($0.used, $0.name) < ($1.used, $1.name) }) where !kept.contains(object.name) {
      Path.remove(self.object(object.name))
      total -= object.bytes
      if total <= limit { return }
    }
  }
}
