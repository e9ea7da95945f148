internal import CPlatform
internal import Glibc

/// Another program, run to its end.
package enum Subprocess {
  /// Runs a program found by `PATH`, with this process's environment and standard error.
  /// - Returns: its exit code, 128 and the signal's number where a signal ended it, and what it wrote to standard output.
  /// - Throws: ``FileError`` when it cannot be started.
  package static func run(_ command: [String]) throws(FileError) -> (code: Int32, output: [UInt8]) {
    let name = command.first ?? ""
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw .last("open a pipe for", name) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    var arguments = command.map { strdup($0) } + [nil]
    defer {
      for pointer in arguments { free(pointer) }
      posix_spawn_file_actions_destroy(&actions)
    }
    var child = pid_t()
    let code = posix_spawnp(&child, name, &actions, nil, &arguments, platform_environment())
    close(ends[1])
    defer { close(ends[0]) }
    guard code == 0 else { throw FileError(path: name, reason: .system(operation: "start", code: code)) }
    var output: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = read(ends[0], &block, block.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      output += block[0..<count]
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { throw .last("wait for", name) }
    }
    let signal = status & 0x7F
    return (signal == 0 ? (status >> 8) & 0xFF : 128 + signal, output)
  }

  /// The file of the program that runs.
  package static var ownPath: String? {
    var text = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &text, text.count)
    guard length > 0, length < text.count else { return nil }
    return String(decoding: text.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Where `PATH` has a program; nil where it has none.
  package static func find(_ name: String) -> String? {
    for folder in (environment("PATH") ?? "").split(separator: ":") {
      let path = Path.join(String(folder), name)
      if access(path, X_OK) == 0, !Path.isFolder(path), let real = realpath(path, nil) {
        defer { free(real) }
        return String(cString: real)
      }
    }
    return nil
  }
}
