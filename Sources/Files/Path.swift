internal import Glibc

/// Paths as plain strings, the way the user typed them.
package enum Path {
  package static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }

  package static func join(_ folder: String, _ name: String) -> String {
    if folder.isEmpty || name.utf8.first == slash { return name }
    return folder.utf8.last == slash ? folder + name : folder + "/" + name
  }

  // By bytes, as the system goes: a mark behind a slash makes one character with it, and is part of a name all the same.
  private static let slash = UInt8(ascii: "/")

  /// Whether a name is that of one file in its folder: not hidden, and leading nowhere else.
  package static func isPlainName(_ name: some StringProtocol) -> Bool {
    guard let first = name.utf8.first, first != UInt8(ascii: ".") else { return false }
    return !name.utf8.contains { $0 == slash || $0 == 0 }
  }

  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  package static func isFolder(_ path: String) -> Bool { (try? FileStatus(of: path))?.isFolder ?? false }

  /// Whether a file is there.
  /// - Throws: ``FileError`` where something else stands in its place, such as a pipe, which would be waited for.
  package static func hasFile(_ path: String) throws(FileError) -> Bool {
    guard let status = try? FileStatus(of: path) else { return false }
    guard status.isRegular else { throw .notAFile(path, status) }
    return true
  }

  /// The names in a folder, without `.` and `..`, in byte order.
  package static func entries(of folder: String) throws(FileError) -> [String] {
    guard let handle = opendir(folder.isEmpty ? "." : folder) else { throw .last("list", folder) }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
        String(decoding: raw.prefix(while: { $0 != 0 }), as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Makes a folder and those above it; one that exists is fine.
  /// - Parameter mode: of those that are made.
  package static func makeFolder(_ folder: String, mode: UInt32 = 0o755) throws(FileError) {
    if folder.isEmpty || mkdir(folder, mode) == 0 || (errno == EEXIST && isFolder(folder)) { return }
    if errno == ENOENT {
      let parent = split(folder).folder
      if !parent.isEmpty, parent != folder {
        try makeFolder(parent, mode: mode)
        if mkdir(folder, mode) == 0 || errno == EEXIST { return }
      }
    }
    throw .last("create", folder)
  }

  package static var current: String {
    guard let text = getcwd(nil, 0) else { return "." }
    defer { free(text) }
    return String(cString: text)
  }

  /// `path` with `.` and `..` resolved as text, from the current folder when relative.
  package static func absolute(_ path: String) -> String {
    let full = path.utf8.first == slash ? path : join(current, path)
    var parts: [Substring] = []
    for part in full.utf8.split(separator: slash).map({ Substring($0) }) where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// How `path` is said from within `folder`: relative when it lies below it.
  package static func relative(_ path: String, to folder: String) -> String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    // By bytes: a name may begin with a combining character, which would make one with the slash.
    return path.utf8.starts(with: prefix.utf8)
      ? String(decoding: path.utf8.dropFirst(prefix.utf8.count), as: UTF8.self) : path
  }
}

/// An environment variable; nil when unset or empty.
package func environment(_ name: String) -> String? {
  guard let value = getenv(name) else { return nil }
  let text = String(cString: value)
  return text.isEmpty ? nil : text
}

extension Path {
  /// Where a path leads when it is a symbolic link to something; otherwise the path itself.
  package static func followingLinks(_ path: String) -> String {
    var info = stat()
    guard lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFLNK, let found = realpath(path, nil) else {
      return path
    }
    defer { free(found) }
    return String(cString: found)
  }

  /// A path without any link in it; nil where there is nothing.
  package static func real(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// What a symbolic link holds; nil where the path is none.
  package static func link(_ path: String) -> String? {
    var text = [CChar](repeating: 0, count: 4096)
    let count = readlink(path, &text, text.count)
    guard count >= 0 else { return nil }
    return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether an absolute path is that of a folder or of something below it, as text.
  package static func isWithin(_ path: String, _ folder: String) -> Bool {
    path == folder || folder == "/" || path.utf8.starts(with: (folder + "/").utf8)
  }

  /// Removes a file; one that is not there is fine.
  package static func remove(_ path: String) { unlink(path) }

  /// The paths that a pattern with `*`, `?` and `[…]` fits, by name (POSIX glob).
  package static func matching(_ pattern: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
  }

  package static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }
}

extension Path {
  /// Removes a folder with all in it; links in it go, what they lead to stays. What cannot be removed stays.
  package static func removeFolder(_ folder: String) { removeFolder(folder, depth: 0) }

  private static func removeFolder(_ folder: String, depth: Int) {
    guard depth < 64 else { return }
    for name in (try? entries(of: folder)) ?? [] {
      let path = join(folder, name)
      var info = stat()
      if lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFDIR {
        removeFolder(path, depth: depth + 1)
      } else {
        unlink(path)
      }
    }
    rmdir(folder)
  }

  /// This process's number, for names that no other process uses meanwhile.
  package static var processNumber: Int { Int(getpid()) }
}

extension Path {
  /// Whether two paths lead to the same file: the same by device and inode when both exist, so that links and `..` do not
  /// matter; otherwise by the path's text.
  package static func isSameFile(_ one: String, _ other: String) -> Bool {
    if let one = try? FileStatus(of: one), let other = try? FileStatus(of: other) {
      return one.inode == other.inode && one.device == other.device
    }
    return followingLinks(absolute(one)) == followingLinks(absolute(other))
  }

  /// A file's name without folder and ending, nor that of a compressed file: `x` for `tm/x.tmx.gz`.
  package static func baseName(_ path: String) -> String {
    var name = split(path).name
    for ending in [".gz", ".zip"] where name.lowercased().hasSuffix(ending) { name.removeLast(ending.count) }
    if let dot = name.lastIndex(of: "."), dot != name.startIndex { name = String(name[..<dot]) }
    return name
  }
}
