internal import Files
internal import Glibc
internal import Synchronization

/// Real files to test against; they are not part of the repository.
package enum TestData {
  /// `$TOLMACH_TEST_DATA`, or `../shared/data` beside the checkout; nil when neither is there.
  package static let folder: String? = {
    let package = Path.split(Path.split(Path.split(#filePath).folder).folder).folder
    let candidate = environment("TOLMACH_TEST_DATA") ?? Path.absolute(Path.join(package, "../shared/data"))
    guard Path.isFolder(candidate) else {
      print("no test data at \(candidate): the tests that read real files are skipped")
      return nil
    }
    return candidate
  }()

  package static var isPresent: Bool { folder != nil }

  /// The root of this package's sources.
  package static let packageFolder = Path.split(Path.split(Path.split(#filePath).folder).folder).folder

  /// All files below a folder of the test data with one of the endings, sorted.
  package static func files(under part: String, endings: [String]) -> [String] {
    guard let folder else { return [] }
    return list(Path.join(folder, part)).filter { path in endings.contains { path.lowercased().hasSuffix($0) } }
  }

  package static func list(_ folder: String) -> [String] {
    ((try? Path.entries(of: folder)) ?? []).flatMap { name in
      let path = Path.join(folder, name)
      return Path.isFolder(path) ? list(path) : [path]
    }
  }
}

/// A folder that is gone when the test is over; one that a `static let` keeps, when the process ends.
package final class TemporaryFolder: Sendable {
  package let path: String

  /// Those that are not gone yet.
  private static let all: Mutex<Set<String>> = {
    atexit { TemporaryFolder.removeAll() }
    return Mutex([])
  }()

  package init() {
    let base = environment("TMPDIR") ?? "/tmp"
    var template = Path.join(base, "tolmach-test-XXXXXX").utf8CString.map { $0 }
    guard let made = mkdtemp(&template).map({ String(cString: $0) }) else {
      fatalError("no temporary folder can be made in \(base)")
    }
    path = made
    Self.all.withLock { _ = $0.insert(made) }
  }

  deinit {
    Self.remove(path)
    Self.all.withLock { _ = $0.remove(path) }
  }

  private static func removeAll() {
    for path in all.withLock({ $0 }) { remove(path) }
  }

  package func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  package func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let target = Path.join(path, name)
    try Path.makeFolder(Path.split(target).folder)
    let file = try AtomicFile(target)
    try file.write(bytes)
    try file.commit()
    return target
  }

  /// Makes a link of a name to a path.
  package func link(_ name: String, to target: String) throws {
    guard symlink(target, Path.join(path, name)) == 0 else { throw FileError.last("link", name) }
  }

  /// Sets the time at which a file was last modified, in nanoseconds since 1970.
  package func setModified(_ name: String, _ nanoseconds: Int64) throws {
    let time = timespec(tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
    guard utimensat(AT_FDCWD, Path.join(path, name), [time, time], 0) == 0 else { throw FileError.last("touch", name) }
  }

  /// The permissions of a path.
  package func mode(of path: String) throws -> UInt32 {
    var info = stat()
    guard lstat(path, &info) == 0 else { throw FileError.last("read", path) }
    return info.st_mode & 0o7777
  }

  package func setMode(of path: String, _ mode: UInt32) throws {
    guard chmod(path, mode) == 0 else { throw FileError.last("protect", path) }
  }

  package static func remove(_ path: String) {
    // A link is removed, not followed.
    var info = stat()
    if lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFDIR {
      // A test may have closed it.
      if info.st_mode & S_IRWXU != S_IRWXU { chmod(path, S_IRWXU) }
      for name in (try? Path.entries(of: path)) ?? [] { remove(Path.join(path, name)) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}

/// Writes a file without making it durable.
package func writeFile(_ path: String, _ bytes: [UInt8]) throws {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
  guard descriptor >= 0 else { throw FileError(path: path, reason: .system(operation: "create", code: errno)) }
  defer { close(descriptor) }
  try bytes.withUnsafeBytes { try writeAll($0, to: descriptor, path: path) }
}

/// The bytes of a file.
package func contents(of path: String) throws -> [UInt8] { try MappedFile(path).withBytes { Array($0) } }

/// Whether two texts are the same byte for byte; `==` takes two spellings of a letter for one, and comparing their `utf8` views is
/// slow where nothing is optimised.
package func isSame(_ one: String, _ other: String) -> Bool {
  var (one, other) = (one, other)
  return one.withUTF8 { one in
    other.withUTF8 { other in
      guard one.count == other.count, let first = one.baseAddress, let second = other.baseAddress else {
        return one.count == other.count
      }
      return memcmp(first, second, one.count) == 0
    }
  }
}

/// SplitMix64: the same numbers for the same seed, everywhere.
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  package init(seed: UInt64) { state = seed }
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
