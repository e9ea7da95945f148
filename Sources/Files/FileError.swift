internal import Glibc

/// Why a file could not be opened, read or written.
package struct FileError: Error, Equatable, CustomStringConvertible, Sendable {
  package enum Reason: Equatable, Sendable {
    /// A failed system call, with its `errno`.
    case system(operation: String, code: Int32)
    /// The bytes are not what the container's format asks for.
    case damaged(String)
    /// Something that may be lawful, but that reading would not bound.
    case refused(String)
    /// Something would be written through a link: its path, and where it leads.
    case link(String, to: String)
  }

  package let path: String
  package let reason: Reason

  package init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// The error of the system call that just failed.
  package static func last(_ operation: String, _ path: String) -> FileError {
    FileError(path: path, reason: .system(operation: operation, code: errno))
  }

  /// What is there is no file with bytes of its own: a pipe would be waited for, a device may never end.
  package static func notAFile(_ path: String, _ status: FileStatus) -> FileError {
    FileError(path: path, reason: .refused("expected a file, found a \(status.kind.rawValue)"))
  }

  package var isMissing: Bool {
    if case .system(_, ENOENT) = reason { return true }
    return false
  }

  /// `tm/a.tmx: cannot open: No such file or directory`.
  package var description: String {
    switch reason {
    case .system(let operation, let code):
      var text = [CChar](repeating: 0, count: 128)
      _ = strerror_r(code, &text, text.count)
      let known = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      return "\(path): cannot \(operation): \(known)"
    case .damaged(let what), .refused(let what): return "\(path): \(what)"
    case .link(let link, let target):
      return "\(path): expected no link where something is written, found \(link == path ? "one" : link) to \(target): "
        + "name the file behind it, or set TOLMACH_FOLLOW_LINKS=1"
    }
  }
}
