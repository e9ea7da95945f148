internal import Files
internal import Glibc

/// A workspace and a home in a temporary folder, and the tool run in it.
package final class Sandbox {
  private let temporary = TemporaryFolder()
  /// The workspace folder.
  package let folder: String
  package let home: String

  /// - Parameter isWorkspace: makes `tm/` and `glossaries/`.
  package init(isWorkspace: Bool = true) throws {
    folder = Path.join(temporary.path, "work")
    home = Path.join(temporary.path, "home")
    for path in [folder, home] { try Path.makeFolder(path) }
    if isWorkspace {
      for name in ["tm", "glossaries"] { try Path.makeFolder(Path.join(folder, name)) }
    }
  }

  package func path(_ name: String) -> String { Path.join(folder, name) }

  /// Where compiled indexes lie.
  package var cache: String { Path.join(home, ".cache/tolmach") }

  /// The paths of the compiled files with an ending, by name.
  package func indexes(_ ending: String = ".idx") -> [String] {
    let objects = Path.join(cache, "objects")
    return ((try? Path.entries(of: objects)) ?? []).filter { $0.hasSuffix(ending) }.map { Path.join(objects, $0) }
  }

  package var environment: [String: String] {
    var variables = ["PATH": Files.environment("PATH") ?? "/usr/bin:/bin", "HOME": home, "NO_COLOR": "1"]
    // A tool that is built with a sanitizer ends as it is told to here.
    for name in ["ASAN_OPTIONS", "TSAN_OPTIONS", "SWIFT_BACKTRACE"] { variables[name] = Files.environment(name) }
    return variables
  }

  /// Runs the tool in the workspace.
  package func run(
    _ arguments: String..., stdin: String = "", environment more: [String: String] = [:],
    in subfolder: String? = nil
  ) throws -> ToolResult {
    try run(arguments, stdin: Array(stdin.utf8), environment: more, in: subfolder)
  }

  package func run(
    _ arguments: [String], stdin: [UInt8] = [], environment more: [String: String] = [:],
    in subfolder: String? = nil
  ) throws -> ToolResult {
    try Tool.run(
      arguments, stdin: stdin, environment: environment.merging(more) { $1 },
      in: subfolder.map { path($0) } ?? folder)
  }

  /// Starts the tool in the workspace.
  package func start(_ arguments: [String]) throws -> ToolProcess {
    try ToolProcess([Tool.path] + arguments, environment: environment, in: folder)
  }

  /// Runs a line of shell in the workspace; `$T` is the tool.
  package func shell(_ line: String) throws -> ToolResult {
    let process = try ToolProcess(
      ["/bin/sh", "-c", line], environment: environment.merging(["T": Tool.path]) { $1 }, in: folder)
    return process.finish(timeoutSeconds: 60)
  }

  /// Writes a file aside and puts it in place, making its folder.
  @discardableResult
  package func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    try temporary.write("work/" + name, bytes)
  }

  @discardableResult
  package func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  /// Writes over a file in place: the same inode, other bytes.
  package func overwrite(_ name: String, _ bytes: [UInt8]) throws {
    let descriptor = open(path(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError.last("open", name) }
    defer { close(descriptor) }
    let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    guard count == bytes.count else { throw FileError.last("write", name) }
  }

  package func contents(_ name: String) throws -> [UInt8] { try TestSupport.contents(of: path(name)) }

  package func remove(_ name: String) { TemporaryFolder.remove(path(name)) }

  /// The names in a folder of the workspace; none when it is not there.
  package func names(in name: String) -> [String] { (try? Path.entries(of: path(name))) ?? [] }

  /// Parts of files that dead processes left anywhere in the workspace.
  package var leftovers: [String] { TestData.list(folder).filter { $0.hasSuffix(".part") } }

  /// When a file was modified, in nanoseconds since 1970.
  package func modified(_ name: String) throws -> Int64 { try FileStatus(of: path(name)).modified }

  package func setModified(_ name: String, _ nanoseconds: Int64) throws {
    let time = timespec(tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
    var times = [time, time]
    guard utimensat(AT_FDCWD, path(name), &times, 0) == 0 else { throw FileError.last("date", name) }
  }

  package func makePipe(_ name: String) throws {
    guard mkfifo(path(name), 0o644) == 0 else { throw FileError.last("create", name) }
  }

  package func setMode(_ name: String, _ mode: UInt32) throws {
    guard chmod(path(name), mode) == 0 else { throw FileError.last("change", name) }
  }

  package func mode(_ name: String) -> UInt32 {
    var info = stat()
    return stat(path(name), &info) == 0 ? info.st_mode & 0o7777 : 0
  }

  package func makeLink(_ name: String, to target: String) throws {
    guard symlink(target, path(name)) == 0 else { throw FileError.last("create", name) }
  }

  package func isLink(_ name: String) -> Bool {
    var info = stat()
    return lstat(path(name), &info) == 0 && info.st_mode & S_IFMT == S_IFLNK
  }

  package static var isRoot: Bool { geteuid() == 0 }
}

/// A TMX document of English and Russian pairs, one unit a line.
package func tmx(_ pairs: [(String, String)], encoding: String = "UTF-8") -> String {
  func escape(_ text: String) -> String {
    text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;")
      .split(separator: "<", omittingEmptySubsequences: false).joined(separator: "&lt;")
  }
  var text = "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>\n<tmx version=\"1.4\">\n"
  text +=
    "<header creationtool=\"t\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"t\" adminlang=\"en\" "
  text += "srclang=\"en\" datatype=\"plaintext\"/>\n<body>\n"
  for (source, target) in pairs {
    text += "<tu><tuv xml:lang=\"en\"><seg>\(escape(source))</seg></tuv>"
    text += "<tuv xml:lang=\"ru\"><seg>\(escape(target))</seg></tuv></tu>\n"
  }
  return text + "</body>\n</tmx>\n"
}

/// UTF-16 with a byte order mark.
package func utf16(_ text: String) -> [UInt8] {
  [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
}
