import Files
import Glibc
import TestSupport
import Testing

/// A file that another program cuts short while it is mapped.
@Suite struct MappedFileTests {
  private static let size = 5 << 12

  private static func cut(_ path: String, to size: Int) { _ = truncate(path, size) }

  /// The sum of all bytes, which reads every page.
  private static func sum(_ file: MappedFile) -> Int { file.withBytes { $0.reduce(0) { $0 + Int($1) } } }

  @Test func `what is gone ends the process with 2 and a message`() async throws {
    let result = await #expect(processExitsWith: .exitCode(2), observing: [\.standardErrorContent]) {
      let folder = TemporaryFolder()
      let file = try MappedFile(folder.write("cut.idx", [UInt8](repeating: 1, count: Self.size)))
      guard Self.sum(file) == Self.size else { exit(3) }
      Self.cut(file.path, to: 0)
      print(Self.sum(file))
      exit(4)
    }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains("/cut.idx: cut short by another program while it was read"), "\(said)")
  }

  @Test func `where cuts are tolerated, the answer is said to be of no use`() async {
    await #expect(processExitsWith: .success) {
      let folder = TemporaryFolder()
      let file = try MappedFile(folder.write("cut.idx", [UInt8](repeating: 1, count: Self.size)))
      let other = try MappedFile(folder.write("whole.idx", [UInt8](repeating: 1, count: Self.size)))
      let before = MappedFile.toleratingCuts { Self.sum(file) }
      guard before.isWhole, before.result == Self.size else { exit(3) }
      Self.cut(file.path, to: 100)
      let after = MappedFile.toleratingCuts { Self.sum(file) }
      // Of the page that holds the new end the system itself makes zeros.
      guard !after.isWhole, after.result == 100 else { exit(4) }
      let next = MappedFile.toleratingCuts { Self.sum(other) }
      guard next.isWhole, next.result == Self.size else { exit(5) }
    }
  }

  @Test func `a cut outside of what is tolerated is none that was tolerated`() async {
    await #expect(processExitsWith: .exitCode(2)) {
      let folder = TemporaryFolder()
      let file = try MappedFile(folder.write("cut.idx", [UInt8](repeating: 1, count: Self.size)))
      _ = MappedFile.toleratingCuts { Self.sum(file) }
      Self.cut(file.path, to: 0)
      print(Self.sum(file))
    }
  }

  @Test func `a bus error elsewhere is what it was`() async {
    await #expect(processExitsWith: .signal(SIGBUS)) {
      let folder = TemporaryFolder()
      let path = try folder.write("a", [UInt8](repeating: 1, count: Self.size))
      let file = try MappedFile(path)
      let descriptor = open(path, O_RDONLY)
      let own = mmap(nil, Self.size, PROT_READ, MAP_SHARED, descriptor, 0)
      Self.cut(path, to: 0)
      print(own?.load(as: UInt8.self) ?? 0, file.count)
    }
  }

  @Test func `contents are read, not mapped, and what is no file is refused at once`() throws {
    let folder = TemporaryFolder()
    let path = try folder.write("a", [1, 2, 3])
    #expect(try RandomAccessFile.contents(of: path) == [1, 2, 3])
    #expect(try Path.hasFile(path))
    #expect(try !Path.hasFile(folder.path + "/none"))
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o644) == 0)
    let refused = FileError(path: pipe, reason: .refused("expected a file, found a pipe"))
    #expect(throws: refused) { try RandomAccessFile.contents(of: pipe) }
    #expect(throws: refused) { try MappedFile(pipe) }
    #expect(throws: refused) { try Path.hasFile(pipe) }
    #expect(throws: refused) { try ByteSource(pipe, isFound: true) }
    #expect(throws: FileError(path: "/dev/null", reason: .refused("expected a file, found a device"))) {
      try ByteSource("/dev/null", isFound: true)
    }
  }
}
