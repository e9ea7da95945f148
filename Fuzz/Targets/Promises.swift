import Bitext
import Files
import Glibc
import Markup

/// Stops the run: a promise is broken. The input is kept by libFuzzer.
func fail(_ what: String, _ details: [String] = []) -> Never {
  for detail in details { print(detail) }
  print("broken: \(what)")
  fflush(nil)
  abort()
}

func expect(_ holds: Bool, _ promise: @autoclosure () -> String, _ details: @autoclosure () -> [String] = []) {
  if !holds { fail(promise(), details()) }
}

/// Runs what may find its input at fault; any other error than those that readers promise stops the run.
/// - Returns: nil where the input was found to be at fault.
func reading<Result>(_ body: () throws -> Result) -> Result? {
  do { return try body() } catch let error as FormatError {
    expect(error.line ?? 1 > 0 && error.column ?? 1 > 0, "a place is none", ["\(error)"])
    return nil
  } catch is FileError { return nil } catch { fail("an error of another kind: \(error)") }
}

/// Whether the parser of XML reads bytes to their end: what it does not must not be called sound.
func isWellFormed(_ bytes: [UInt8]) -> Bool {
  do {
    let scanner = try XMLScanner(UTF8Stream(ByteSource(bytes: bytes, name: "a")))
    while try scanner.feed() {
      scanner.drop(scanner.eventCount)
      scanner.keepFrom = scanner.endOffset
    }
    return true
  } catch { return false }
}

/// The first byte of an input chooses among a few ways, so that one target covers them; digits are easy to write in a seed.
func choice(_ input: [UInt8], of count: Int) -> (number: Int, rest: [UInt8])? {
  guard let first = input.first else { return nil }
  return (Int(first &- UInt8(ascii: "0")) % count, Array(input.dropFirst()))
}

/// Several files in one input stand with this byte between them, which neither XML nor text has a use for.
func parts(_ input: [UInt8]) -> [[UInt8]] {
  input.split(separator: 0x1E, omittingEmptySubsequences: false).map(Array.init)
}

/// A folder in memory for what is read or written by its path; `Fuzz/run.sh` makes it and takes it away.
enum Scratch {
  static let folder: String = {
    guard let folder = environment("TOLMACH_FUZZ_FOLDER"), Path.isFolder(folder) else {
      print("expected TOLMACH_FUZZ_FOLDER to name an empty folder")
      fflush(nil)
      exit(2)
    }
    return folder
  }()

  static func path(_ name: String) -> String { Path.join(folder, name) }

  /// Writes a file as it is, without the care that real writing takes.
  @discardableResult
  static func write(_ name: String, _ bytes: [UInt8]) -> String {
    let path = path(name)
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    expect(file >= 0, "cannot write \(path)")
    defer { close(file) }
    do { try writeAll(bytes, to: file, path: path) } catch { fail("cannot write: \(error)") }
    return path
  }

  private static func writeAll(_ bytes: [UInt8], to file: Int32, path: String) throws {
    _ = try bytes.withUnsafeBytes { raw in Swift.Result { try Files.writeAll(raw, to: file, path: path) } }.get()
  }

  static func read(_ name: String) -> [UInt8] {
    do {
      let file = try RandomAccessFile(path(name))
      return file.read(at: 0, count: Int(file.status.sizeBytes))
    } catch { fail("cannot read what was written: \(error)") }
  }

  /// A reader writes nothing, and a writer nothing but what it is told to.
  static func expectOnly(_ names: Set<String>) {
    do {
      for name in try Path.entries(of: folder) where !names.contains(name) { fail("\(name) was written, too") }
    } catch { fail("cannot list \(folder): \(error)") }
  }
}
