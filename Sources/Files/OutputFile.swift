internal import CArchive
internal import Glibc

/// What `-o` names: a file written whole, compressed when its name ends in `.gz` or `.zip`, and put in place when it is complete;
/// a device or a pipe (`/dev/null`, a FIFO, `>(…)`), which is written to as it stands, plain; or standard output.
package final class OutputFile {
  private enum Sink {
    case plain(AtomicFile)
    case gzip(UnsafeMutableRawPointer, temporary: String)
    case zip(UnsafeMutableRawPointer, temporary: String)
    case stream(Int32, closes: Bool)
  }

  package let path: String
  private let target: String
  private var sink: Sink?

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

  /// - Parameter path: `-` for standard output, plain.
  package init(_ path: String) throws(FileError) {
    self.path = path
    target = Path.followingLinks(path)
    let (folder, name) = Path.split(target)
    let packing = Packing(ofName: name)
    // Nobody can foretell it, so that nothing stands there.
    let number = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    let temporary = Path.join(folder, ".\(name).\(number).\(getpid()).0.part")
    if let descriptor = Self.descriptor(named: path) {
      sink = .stream(descriptor, closes: false)
    } else if let status = try? FileStatus(of: target), !status.isRegular, !status.isFolder {
      let descriptor = open(target, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .last("open", path) }
      sink = .stream(descriptor, closes: true)
    } else if packing == .gzip {
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw .last("create", temporary) }
      guard let stream = gzip_create(descriptor) else {
        close(descriptor)
        throw FileError(path: path, reason: .system(operation: "create", code: ENOMEM))
      }
      sink = .gzip(stream, temporary: temporary)
    } else if packing == .zip {
      // The library opens a name as it is; one that is there already, and ours, leads nowhere else.
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw .last("create", temporary) }
      close(descriptor)
      guard let archive = zip_create(temporary, String(name.dropLast(4))) else { throw .last("create", temporary) }
      sink = .zip(archive, temporary: temporary)
    } else {
      sink = .plain(try AtomicFile(path))
    }
  }

  deinit {
    switch sink {
    case .gzip(let stream, let temporary):
      gzip_close(stream)
      unlink(temporary)
    case .zip(let archive, let temporary):
      _ = zip_finish(archive)
      unlink(temporary)
    case .stream(let descriptor, let closes): if closes { close(descriptor) }
    case .plain, nil: break
    }
  }

  package func write(_ bytes: [UInt8]) throws(FileError) {
    switch sink {
    case .plain(let file): try file.write(bytes)
    case .stream(let descriptor, _):
      let name = path == "-" ? "standard output" : path
      let result: Result<Void, FileError> = bytes.withUnsafeBytes { raw in
        do throws(FileError) {
          return .success(try writeAll(raw, to: descriptor, path: name))
        } catch { return .failure(error) }
      }
      try result.get()
    case .gzip(let stream, _):
      guard gzip_write(stream, bytes, Int64(bytes.count)) == 0 else { throw .last("write", path) }
    case .zip(let archive, _):
      guard zip_write(archive, bytes, Int64(bytes.count)) == 0 else { throw .last("write", path) }
    case nil: throw FileError(path: path, reason: .system(operation: "write", code: EBADF))
    }
  }

  /// Completes the file and puts it in place.
  package func commit() throws(FileError) {
    let finished = sink
    sink = nil
    switch finished {
    case .plain(let file): try file.commit()
    case .gzip(let stream, let temporary): try place(temporary, gzip_finish(stream))
    case .zip(let archive, let temporary): try place(temporary, zip_finish(archive))
    case .stream(let descriptor, let closes):
      guard !closes || close(descriptor) == 0 else { throw .last("close", path) }
    case nil: break
    }
  }

  private func place(_ temporary: String, _ state: Int32) throws(FileError) {
    guard state == 0 else {
      let failure = FileError.last("write", path)
      unlink(temporary)
      throw failure
    }
    let descriptor = open(temporary, O_RDONLY | O_CLOEXEC)
    if descriptor >= 0 {
      defer { close(descriptor) }
      adoptStatus(of: target, descriptor)
      guard fsync(descriptor) == 0 else { throw .last("sync", temporary) }
    }
    guard rename(temporary, target) == 0 else {
      let failure = FileError.last("rename", path)
      unlink(temporary)
      throw failure
    }
    try syncFolder(of: target)
  }
}
