import Files
import Glibc
import TestSupport
import Testing

@Suite struct AtomicFileTests {
  private let folder = TemporaryFolder()

  private func names() throws -> [String] { try Path.entries(of: folder.path) }

  @Test func `a file is in place whole when it is committed, and not before`() throws {
    let path = folder.path + "/a.tmx"
    let file = try AtomicFile(path)
    try file.write("one ")
    try file.write(Array("two".utf8))
    #expect(!Path.exists(path))
    try file.commit()
    #expect(try contents(of: path) == Array("one two".utf8))
    #expect(file.count == 7)
    #expect(try names() == ["a.tmx"])
  }

  @Test func `commit replaces what was there, and who had it open keeps the old`() throws {
    let path = try folder.write("a.tmx", "old content")
    let reader = try RandomAccessFile(path)
    let file = try AtomicFile(path)
    try file.write("new")
    #expect(try contents(of: path) == Array("old content".utf8))
    try file.commit()
    #expect(try contents(of: path) == Array("new".utf8))
    #expect(reader.read(at: 0, count: 100) == Array("old content".utf8))
  }

  @Test func `what is discarded, or merely let go, leaves the old file and nothing else`() throws {
    let path = try folder.write("a.tmx", "old")
    let file = try AtomicFile(path)
    try file.write([UInt8](repeating: 1, count: 1 << 20))
    file.discard()
    file.discard()
    do {
      let other = try AtomicFile(path)
      try other.write("never finished")
    }
    #expect(try contents(of: path) == Array("old".utf8))
    #expect(try names() == ["a.tmx"])
  }

  @Test(arguments: [0, 1, (1 << 18) - 1, 1 << 18, (1 << 18) + 1, 3 << 18])
  func `every byte arrives, however large the pieces`(size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let path = folder.path + "/\(size)"
    let file = try AtomicFile(path)
    try file.write("head")
    try file.write(bytes)
    try file.write("tail")
    try file.commit()
    #expect(try contents(of: path) == Array("head".utf8) + bytes + Array("tail".utf8))
  }

  @Test func `two writers of one file do not meet; the last to commit wins`() throws {
    let path = folder.path + "/a"
    let first = try AtomicFile(path)
    let second = try AtomicFile(path)
    try first.write("first")
    try second.write("second")
    try second.commit()
    try first.commit()
    #expect(try contents(of: path) == Array("first".utf8))
    #expect(try names() == ["a"])
  }

  @Test func `a folder that is not there is an error that names the file`() throws {
    do {
      _ = try AtomicFile(folder.path + "/nowhere/a")
      Issue.record("expected an error")
    } catch {
      #expect(error.isMissing)
      #expect(error.description.contains("/nowhere/"))
      #expect(error.description.contains("No such file"))
    }
  }

  @Test func `parts of dead processes are removed, those of living ones and all else stay`() throws {
    let living = try AtomicFile(folder.path + "/a.tmx")
    let kept = [
      ".a.tmx.0123456789ABC.part", ".a.tmx.0123456789ab.part", ".a.tmx.part", ".part", ".0123456789abc.part",
      "a.tmx.0123456789abc.part", "b.tmx", ".a.tmx.0123456789abc.parts",
    ]
    for name in kept + [".a.tmx.0123456789abc.part", ".a.b.c.zzzzzzzzzzzzz.part"] { _ = try folder.write(name, "x") }
    try folder.link(".c.tmx.0123456789abc.part", to: "b.tmx")
    let parts = try names().filter { $0.hasPrefix(".a.tmx.") && !kept.contains($0) && !$0.contains("0123456789abc") }
    #expect(parts.count == 1)
    PartFile.removeStale(beside: try WritePlace(folder.path + "/a.tmx"))
    #expect(try Set(names()) == Set(kept + parts + [".c.tmx.0123456789abc.part"]))
    #expect(throws: FileError.self) { try WritePlace(folder.path + "/nowhere/a.tmx") }
    withExtendedLifetime(living) {}
  }

  @Test func `a writer sweeps what killed ones left beside its file`() throws {
    _ = try folder.write(".a.tmx.0123456789abc.part", "half")
    let file = try AtomicFile(folder.path + "/a.tmx")
    try file.write("whole")
    try file.commit()
    #expect(try names() == ["a.tmx"])
  }

  @Test func `a file that must be new does not replace one that came meanwhile`() throws {
    let path = folder.path + "/a"
    let file = try AtomicFile(path)
    try file.write("ours")
    _ = try folder.write("a", "theirs")
    #expect(throws: FileError.self) { try file.commit(isNew: true) }
    #expect(try contents(of: path) == Array("theirs".utf8))
    let other = try AtomicFile(folder.path + "/b")
    try other.write("new")
    try other.commit(isNew: true)
    #expect(try contents(of: folder.path + "/b") == Array("new".utf8))
    withExtendedLifetime(file) {}
  }

  @Test func `bytes appended durably end the file where they end`() throws {
    let path = try folder.write("a", "0123456789")
    try appendDurably(to: WritePlace(path), at: 4, Array("abc".utf8))
    #expect(try contents(of: path) == Array("0123abc".utf8))
    try appendDurably(to: WritePlace(path), at: 7, Array("defgh".utf8))
    #expect(try contents(of: path) == Array("0123abcdefgh".utf8))
    try overwrite(path, at: 2, Array("__".utf8))
    #expect(try contents(of: path) == Array("01__abcdefgh".utf8))
    #expect(throws: FileError.self) { try appendDurably(to: WritePlace(folder.path + "/none"), at: 0, [1]) }
    #expect(throws: FileError.self) { try overwrite(folder.path + "/none", at: 0, [1]) }
  }
}

@Suite struct FileLockTests {
  private let folder = TemporaryFolder()

  @Test func `a lock keeps others out until it is let go`() throws {
    let path = folder.path + "/lock"
    var first = try FileLock(path)
    #expect(first != nil)
    #expect(try FileLock(path, wait: false) == nil)
    #expect(try FileLock(path, exclusive: false, wait: false) == nil)
    first = nil
    let second = try FileLock(path, wait: false)
    #expect(second != nil)
    withExtendedLifetime(second) {}
  }

  @Test func `shared locks go together, and keep an exclusive one out`() throws {
    let path = folder.path + "/lock"
    let shared = [try FileLock(path, exclusive: false), try FileLock(path, exclusive: false, wait: false)]
    #expect(shared.allSatisfy { $0 != nil })
    #expect(try FileLock(path, wait: false) == nil)
    withExtendedLifetime(shared) {}
  }

  @Test func `a lock in a folder that is not there is an error`() {
    #expect(throws: FileError.self) { try FileLock(folder.path + "/nowhere/lock") }
  }
}
