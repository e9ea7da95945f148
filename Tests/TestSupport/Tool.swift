internal import Files
internal import Glibc

/// The built `tolmach`, run as a process of its own.
package enum Tool {
  /// `$TOLMACH_EXECUTABLE`, or what lies beside the test bundle.
  package static let path: String = {
    if let given = environment("TOLMACH_EXECUTABLE") { return Path.absolute(given) }
    var text = [CChar](repeating: 0, count: 4096)
    let length = max(0, readlink("/proc/self/exe", &text, text.count))
    let own = String(decoding: text.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let beside = Path.join(Path.split(own).folder, "tolmach")
    if Path.exists(beside) { return beside }
    return Path.join(TestData.packageFolder, ".build/debug/tolmach")
  }()

  /// Runs the tool to its end.
  /// - Parameter timeoutSeconds: the tool is killed after as much, and ``ToolResult/timedOut`` is set.
  package static func run(
    _ arguments: [String], stdin: [UInt8] = [], environment: [String: String] = [:], in workingFolder: String,
    timeoutSeconds: Double = 60
  ) throws -> ToolResult {
    let process = try ToolProcess(
      [path] + arguments, input: stdin, environment: environment, in: workingFolder)
    return process.finish(timeoutSeconds: timeoutSeconds)
  }
}

/// How a process ended, and what it said.
package struct ToolResult: Sendable, CustomStringConvertible {
  /// The exit code; nil when a signal ended the process.
  package let code: Int32?
  package let signal: Int32?
  package let timedOut: Bool
  package let output: [UInt8]
  package let messages: [UInt8]

  /// Standard output.
  package var text: String { String(decoding: output, as: UTF8.self) }
  /// Standard error.
  package var errorText: String { String(decoding: messages, as: UTF8.self) }

  /// The lines of standard output, each of which ended.
  package var lines: [String] { Self.lines(output).map { String(decoding: $0, as: UTF8.self) } }

  /// Every line of standard output as a JSON value.
  package func json() throws -> [JSONValue] { try Self.lines(output).map { try JSONValue(Array($0)) } }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  package var description: String {
    let end = code.map { "exit \($0)" } ?? "signal \(signal ?? 0)"
    return
      "\(end)\(timedOut ? " (timed out)" : "")\nstdout: \(text.prefix(2000))\nstderr: \(errorText.prefix(2000))"
  }
}

/// Why a process could not be started.
package struct SpawnError: Error, CustomStringConvertible {
  package let description: String
}

/// A process that runs, with pipes to its three standard streams.
package final class ToolProcess {
  private let process: pid_t
  private var input: [UInt8]
  private var inputPipe: Int32
  private var outputPipe: Int32
  private var errorPipe: Int32
  private var output: [UInt8] = []
  private var messages: [UInt8] = []
  private var status: Int32?
  private let started = steadySeconds()

  package init(
    _ command: [String], input: [UInt8] = [], environment: [String: String], in workingFolder: String
  ) throws {
    // A tool that ends before it has read its input must not end the tests.
    signal(SIGPIPE, SIG_IGN)
    let (inputs, outputs, errors) = (try Self.pipe(), try Self.pipe(), try Self.pipe())
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, inputs.read, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, outputs.write, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors.write, STDERR_FILENO)
    // Processes started side by side must not hold each other's pipes open.
    _ = addCloseFrom(&actions, STDERR_FILENO + 1)
    _ = addChangeFolder(&actions, workingFolder)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

    var arguments = command.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer {
      for pointer in arguments + variables { free(pointer) }
    }
    var child = pid_t()
    let code = posix_spawn(&child, command.first ?? "", &actions, &attributes, &arguments, &variables)
    for end in [inputs.read, outputs.write, errors.write] { close(end) }
    (inputPipe, outputPipe, errorPipe) = (inputs.write, outputs.read, errors.read)
    process = child
    self.input = input
    // The tool may stop reading to write: neither may then wait for the other.
    _ = fcntl(inputs.write, F_SETFL, O_NONBLOCK)
    guard code == 0 else {
      status = 0
      closePipes()
      throw SpawnError(description: "\(command.first ?? ""): \(String(cString: strerror(code)))")
    }
  }

  deinit {
    kill()
    closePipes()
  }

  /// Ends the process at once, as a failure of power would.
  package func kill() {
    guard status == nil else { return }
    _ = Glibc.kill(process, SIGKILL)
    var code: Int32 = 0
    while waitpid(process, &code, 0) < 0, errno == EINTR {}
    status = code
  }

  /// Kills the process when it has lived for some time; what it said until then is kept.
  package func kill(afterSeconds seconds: Double) -> ToolResult { finish(timeoutSeconds: seconds) }

  /// Reads what the process says until it ends; kills it when that takes too long.
  package func finish(timeoutSeconds: Double) -> ToolResult {
    var timedOut = false
    var sent = 0
    if input.isEmpty { closePipe(&inputPipe) }
    while outputPipe >= 0 || errorPipe >= 0 {
      let left = timeoutSeconds - (steadySeconds() - started)
      if left <= 0, !timedOut {
        timedOut = true
        kill()
      }
      var polled = [
        pollfd(fd: inputPipe, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: outputPipe, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errorPipe, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&polled, 3, timedOut ? 50 : Int32(left * 1000))
      if ready < 0, errno != EINTR { break }
      if ready == 0, timedOut { break }
      // The rest of the last millisecond.
      if ready == 0, left < 0.001 { usleep(UInt32(left * 1e6)) }
      if polled[0].revents != 0 {
        let count = input[sent...].withUnsafeBytes { Glibc.write(inputPipe, $0.baseAddress, $0.count) }
        if count > 0 { sent += count }
        if sent == input.count || (count < 0 && errno != EAGAIN && errno != EINTR) { closePipe(&inputPipe) }
      }
      if polled[1].revents != 0, !Self.take(outputPipe, &output) { closePipe(&outputPipe) }
      if polled[2].revents != 0, !Self.take(errorPipe, &messages) { closePipe(&errorPipe) }
    }
    closePipes()
    while status == nil {
      var code: Int32 = 0
      let ended = waitpid(process, &code, WNOHANG)
      if ended == process {
        status = code
      } else if steadySeconds() - started > timeoutSeconds {
        timedOut = true
        kill()
      } else {
        usleep(500)
      }
    }
    let code = status ?? 0
    let signal = code & 0x7F
    return ToolResult(
      code: signal == 0 ? (code >> 8) & 0xFF : nil, signal: signal == 0 ? nil : signal, timedOut: timedOut,
      output: output, messages: messages)
  }

  private static func take(_ pipe: Int32, _ bytes: inout [UInt8]) -> Bool {
    var block = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(pipe, &block, block.count)
    if count > 0 { bytes += block[0..<count] }
    return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR))
  }

  private static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw SpawnError(description: "no more pipes") }
    return (ends[0], ends[1])
  }

  private func closePipe(_ pipe: inout Int32) {
    if pipe >= 0 { close(pipe) }
    pipe = -1
  }

  private func closePipes() {
    closePipe(&inputPipe)
    closePipe(&outputPipe)
    closePipe(&errorPipe)
  }
}

// glibc has both; its Swift module does not show them.
@_silgen_name("posix_spawn_file_actions_addclosefrom_np")
private func addCloseFrom(_ actions: UnsafeMutablePointer<posix_spawn_file_actions_t>, _ first: Int32)
  -> Int32

@_silgen_name("posix_spawn_file_actions_addchdir_np")
private func addChangeFolder(
  _ actions: UnsafeMutablePointer<posix_spawn_file_actions_t>, _ folder: UnsafePointer<CChar>
) -> Int32
