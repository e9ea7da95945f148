internal import Glibc

/// A name in an open folder: where a file is to be written.
///
/// What a workspace or a draft's folder brings may hold links, and a write must not be led elsewhere by one. Below the given folders
/// and the current one no link is followed, neither a folder's nor the file's; elsewhere the folders are as the user names them, and
/// only the file itself must be no link. The folder stays open, so that nothing put in the way later matters.
///
/// Who means the links sets `TOLMACH_FOLLOW_LINKS`: then the file behind them is written.
package final class WritePlace {
  /// As it was given.
  package let path: String
  /// Where it leads: other than ``path`` only where links are followed.
  package let target: String
  /// The last part of ``target``.
  let name: String
  /// Of the folder.
  let descriptor: Int32

  package static var followsLinks: Bool { environment("TOLMACH_FOLLOW_LINKS") != nil }

  /// - Parameters:
  ///   - folders: absolute paths; links below them are not followed.
  ///   - makesFolders: those that are missing.
  ///   - followsLinks: what the user said; false for what is this program's own, and never a link.
  /// - Throws: ``FileError`` where a link is in the way, and where the folder cannot be opened.
  package init(
    _ path: String, below folders: [String] = [], makesFolders: Bool = false,
    followsLinks: Bool = WritePlace.followsLinks
  ) throws(FileError) {
    self.path = path
    target = followsLinks ? Path.followingLinks(path) : path
    let (folder, name) = Path.split(target)
    self.name = name
    let roots = followsLinks ? [] : folders + [Path.current]
    descriptor = try Self.open(folder, path, below: roots, makesFolders: makesFolders)
    if !followsLinks, let link = link(name) {
      close(descriptor)
      throw FileError(path: path, reason: .link(path, to: link))
    }
  }

  deinit { close(descriptor) }

  private static func open(
    _ folder: String, _ path: String, below roots: [String], makesFolders: Bool
  ) throws(FileError) -> Int32 {
    let absolute = Path.absolute(folder.isEmpty ? "." : folder)
    // As text, `a/..` is nothing; to the system it is where the link `a` leads.
    let isPlain = !folder.split(separator: "/").drop(while: { $0 == ".." || $0 == "." }).contains("..")
    let root = isPlain ? roots.filter { Path.isWithin(absolute, $0) }.min { $0.utf8.count < $1.utf8.count } : nil
    guard let root else {
      if makesFolders { try Path.makeFolder(folder) }
      let opened = Glibc.open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard opened >= 0 else { throw .last("create", path) }
      return opened
    }
    if makesFolders { try Path.makeFolder(root) }
    var descriptor = Glibc.open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last("create", path) }
    var reached = root
    for part in Path.relative(absolute, to: root).split(separator: "/") where absolute != root {
      let name = String(part)
      reached = Path.join(reached, name)
      var next = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      if next < 0, errno == ENOENT, makesFolders, mkdirat(descriptor, name, 0o755) == 0 || errno == EEXIST {
        next = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      }
      let failure = FileError.last("create", path)
      close(descriptor)
      guard next >= 0 else {
        if let link = Path.link(reached) { throw FileError(path: path, reason: .link(reached, to: link)) }
        throw failure
      }
      descriptor = next
    }
    return descriptor
  }

  /// What a link in the folder leads to; nil where it is none.
  private func link(_ name: String) -> String? {
    var info = stat()
    guard fstatat(descriptor, name, &info, AT_SYMLINK_NOFOLLOW) == 0, info.st_mode & S_IFMT == S_IFLNK else {
      return nil
    }
    var text = [CChar](repeating: 0, count: 4096)
    let count = readlinkat(descriptor, name, &text, text.count)
    return String(decoding: text.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Of what is there now; nil for nothing.
  package var status: FileStatus? { FileStatus(in: descriptor, name: name) }

  /// Opens what is there for writing in place.
  func openForWriting() throws(FileError) -> Int32 {
    let opened = openat(descriptor, name, O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard opened >= 0 else { throw .last("open", path) }
    return opened
  }

  /// Whether others may write the same file: it is there already, or it is to lie in a workspace.
  var isShared: Bool {
    let folders = Path.absolute(target).split(separator: "/").dropLast()
    return status?.isRegular ?? folders.suffix(2).contains(where: { $0 == "tm" || $0 == "glossaries" })
  }

  /// Waits for the lock that orders those who write in this folder; nil where nobody else writes the file.
  package func lock() throws(FileError) -> FileLock? {
    isShared ? try FileLock.onFolder(ofFile: target) : nil
  }

  /// Makes what was done in the folder durable.
  func sync() throws(FileError) {
    try syncFolder(descriptor, Path.split(target).folder)
  }
}

/// What a new file may be to others, as far as its sources let it: where one of them is kept from others, so is the file.
func allowedRights(from sources: [String]) -> mode_t {
  var allowed: mode_t = 0o666
  for source in sources {
    var info = stat()
    if stat(source, &info) == 0, info.st_mode & S_IFMT == S_IFREG { allowed &= info.st_mode | 0o600 }
  }
  return allowed
}

/// A new file beside the one that it is to be put in place of: only its writer's until then.
///
/// Its name cannot be foretold, and it is locked while it is written, so that ``removeStale(beside:)`` can tell what a dead process left.
/// Unless ``commit()`` returns it is removed with this object.
package final class PartFile {
  package let place: WritePlace
  package let descriptor: Int32
  private let name: String
  /// What the file may be to others in the end.
  private var rights: mode_t
  private let lock: FileLock?
  private var isPrepared = false
  private var isDone = false

  /// - Parameter sources: what the content is made from: where one of them is kept from others, so is the new file. One that is
  ///   replaced keeps its own rights.
  package init(_ place: WritePlace, from sources: [String] = []) throws(FileError) {
    self.place = place
    lock = try place.lock()
    Self.removeStale(beside: place)
    let allowed = allowedRights(from: sources)
    var opened: Int32 = -1
    var candidate = ""
    // People know by it which file it is of.
    let stem = String(decoding: place.name.utf8.prefix(100), as: UTF8.self)
    for _ in 0..<100 {
      candidate = ".\(stem).\(Self.number()).part"
      opened = openat(place.descriptor, candidate, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, allowed)
      if opened >= 0 || errno != EEXIST { break }
    }
    guard opened >= 0 else { throw .last("create", place.path) }
    name = candidate
    descriptor = opened
    // What the system made of the rights asked for (umask) is what the file gets when it is whole.
    var info = stat()
    rights = fstat(opened, &info) == 0 ? info.st_mode & 0o777 : 0o600
    _ = fchmod(opened, 0o600)
    _ = FileLock.take(opened)
  }

  deinit {
    close(descriptor)
    if !isDone { unlinkat(place.descriptor, name, 0) }
  }

  /// Thirteen digits of base 36.
  private static func number() -> String {
    let digits = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    return String(repeating: "0", count: 13 - digits.count) + digits
  }

  /// Makes the bytes durable; what is left for ``commit()`` needs no more space.
  package func prepare() throws(FileError) {
    if isPrepared { return }
    var info = stat()
    if fstatat(place.descriptor, place.name, &info, AT_SYMLINK_NOFOLLOW) == 0, info.st_mode & S_IFMT == S_IFREG {
      // Only root may give a file away; for others the file is their own from now on.
      _ = fchown(descriptor, info.st_uid, info.st_gid)
      rights = info.st_mode & 0o7777
    }
    _ = fchmod(descriptor, rights)
    guard fsync(descriptor) == 0 else { throw .last("sync", place.path) }
    isPrepared = true
  }

  /// Puts the file in place.
  /// - Parameter isNew: fails where something is there already.
  package func commit(isNew: Bool = false) throws(FileError) {
    try prepare()
    if isNew {
      // Fails where the name is taken; a rename would replace what another made meanwhile.
      guard linkat(place.descriptor, name, place.descriptor, place.name, 0) == 0 else {
        throw .last("create", place.path)
      }
      unlinkat(place.descriptor, name, 0)
    } else {
      guard renameat(place.descriptor, name, place.descriptor, place.name) == 0 else {
        throw .last("rename", place.path)
      }
    }
    isDone = true
    try place.sync()
  }

  /// Appends bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    try writeAll(bytes, to: descriptor, path: place.path)
  }

  /// Appends bytes.
  func write(_ bytes: [UInt8]) throws(FileError) { try writeAll(bytes, to: descriptor, path: place.path) }

  /// Removes the parts that dead processes left in the folder of a place. Whoever makes a part has done so.
  package static func removeStale(beside place: WritePlace) {
    guard let names = try? Path.entries(of: Path.split(place.target).folder) else { return }
    for name in names where name.hasPrefix(".") && name.hasSuffix(".part") && isPartName(name) {
      let part = openat(place.descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard part >= 0 else { continue }
      defer { close(part) }
      if FileLock.take(part) { unlinkat(place.descriptor, name, 0) }
    }
  }

  /// `.NAME.0123456789abc.part`.
  private static func isPartName(_ name: String) -> Bool {
    let number = name.utf8.dropLast(5).suffix(14)
    return name.utf8.count > 20 && number.first == UInt8(ascii: ".")
      && number.dropFirst().allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
      }
  }
}
