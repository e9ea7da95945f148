internal import CArchive
internal import Glibc

/// What `-o` names: a file written whole, compressed when its name ends in `.gz` or `.zip`, and put in place when it is complete;
/// a device or a pipe (`/dev/null`, a FIFO, `>(…)`), which is written to as it stands, plain; or standard output.
package final class OutputFile {
  private enum Sink {
    case plain(AtomicFile)
    case gzip(UnsafeMutableRawPointer, PartFile)
    case zip(UnsafeMutableRawPointer, PartFile)
    case stream(Int32, closes: Bool)
  }

  package let path: String
  private var sink: Sink?
  /// Whether the bytes of a compressed file are complete.
  private var isFinished = false

  /// The descriptor that a path names, whatever it is: a file that standard output goes to must not be replaced.
  private static func descriptor(named path: String) -> Int32? {
    switch path {
    case "-", "/dev/stdout": return STDOUT_FILENO
    case "/dev/stderr": return STDERR_FILENO
    default:
      for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
        return Int32(path.dropFirst(folder.count)).flatMap { $0 >= 0 ? $0 : nil }
      }
      return nil
    }
  }

  /// Whether a path names a file that is put in place, or would be, and no stream.
  private static func isFile(_ path: String) -> Bool {
    descriptor(named: path) == nil && (try? FileStatus(of: path)).map { $0.isRegular || $0.isFolder } ?? true
  }

  /// Waits for the locks of those who write where the paths lead: for a job that reads what it is going to replace.
  package static func lock(_ paths: [String]) throws(FileError) -> [FileLock] {
    var files: [String] = []
    for path in paths where isFile(path) {
      let place = try WritePlace(path)
      if place.isShared { files.append(place.target) }
    }
    return try FileLock.onFolders(ofFiles: files)
  }

  /// - Parameters:
  ///   - path: `-` for standard output, plain.
  ///   - folders: absolute paths below which no link is followed.
  ///   - sources: what the content is made from, and is kept from others as they are.
  package init(_ path: String, below folders: [String] = [], from sources: [String] = []) throws(FileError) {
    self.path = path
    if let descriptor = Self.descriptor(named: path) {
      sink = .stream(descriptor, closes: false)
      return
    }
    let place = try WritePlace(path, below: folders)
    if let status = place.status, !status.isRegular, !status.isFolder {
      let descriptor = open(place.target, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .last("open", path) }
      sink = .stream(descriptor, closes: true)
      return
    }
    let part = try PartFile(place, from: sources)
    switch Packing(ofName: place.name) {
    case .gzip:
      // The library closes what it writes to.
      let own = fcntl(part.descriptor, F_DUPFD_CLOEXEC, 0)
      guard own >= 0 else { throw .last("create", path) }
      guard let stream = gzip_create(own) else {
        close(own)
        throw FileError(path: path, reason: .system(operation: "create", code: ENOMEM))
      }
      sink = .gzip(stream, part)
    case .zip:
      // The library opens a name: that of what is open already, so that it leads nowhere else.
      guard let archive = zip_create("/proc/self/fd/\(part.descriptor)", String(place.name.dropLast(4))) else {
        throw .last("create", path)
      }
      sink = .zip(archive, part)
    default: sink = .plain(AtomicFile(part))
    }
  }

  deinit {
    switch sink {
    case .gzip(let stream, _): if !isFinished { gzip_close(stream) }
    case .zip(let archive, _): if !isFinished { _ = zip_finish(archive) }
    case .stream(let descriptor, let closes): if closes { close(descriptor) }
    case .plain, nil: break
    }
  }

  package func write(_ bytes: [UInt8]) throws(FileError) {
    switch sink {
    case .plain(let file): try file.write(bytes)
    case .stream(let descriptor, _):
      try writeAll(bytes, to: descriptor, path: path == "-" ? "standard output" : path)
    case .gzip(let stream, _):
      guard gzip_write(stream, bytes, Int64(bytes.count)) == 0 else { throw .last("write", path) }
    case .zip(let archive, _):
      guard zip_write(archive, bytes, Int64(bytes.count)) == 0 else { throw .last("write", path) }
    case nil: throw FileError(path: path, reason: .system(operation: "write", code: EBADF))
    }
  }

  /// Completes the file and makes its bytes durable: what is left for ``commit(isNew:)`` needs no more space.
  package func prepare() throws(FileError) {
    switch sink {
    case .plain(let file): try file.prepare()
    case .gzip(let stream, let part): try finish(part) { gzip_finish(stream) }
    case .zip(let archive, let part): try finish(part) { zip_finish(archive) }
    case .stream, nil: break
    }
  }

  private func finish(_ part: PartFile, _ finish: () -> Int32) throws(FileError) {
    if !isFinished {
      isFinished = true
      guard finish() == 0 else {
        let failure = FileError.last("write", path)
        sink = nil
        throw failure
      }
    }
    try part.prepare()
  }

  /// Completes the file and puts it in place.
  /// - Parameter isNew: fails where something is there already.
  package func commit(isNew: Bool = false) throws(FileError) {
    try prepare()
    let finished = sink
    sink = nil
    switch finished {
    case .plain(let file): try file.commit(isNew: isNew)
    case .gzip(_, let part), .zip(_, let part): try part.commit(isNew: isNew)
    case .stream(let descriptor, let closes):
      guard !closes || close(descriptor) == 0 else { throw .last("close", path) }
    case nil: break
    }
  }
}
