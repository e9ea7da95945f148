import Files
import Glibc
import TestSupport
import Testing

@Suite struct WritePlaceTests {
  private let folder = TemporaryFolder()

  private func refusal(_ body: () throws -> Void) -> FileError.Reason? {
    do { try body() } catch { return (error as? FileError)?.reason }
    return nil
  }

  @Test func `nothing is written through a link, whatever it leads to`() throws {
    let outside = TemporaryFolder()
    let victim = try outside.write("victim", "mine")
    try folder.link("a.tmx", to: victim)
    try folder.link("new.tmx", to: outside.path + "/not-there-yet")
    for name in ["a.tmx", "new.tmx"] {
      let path = folder.path + "/" + name
      let reason = refusal { _ = try AtomicFile(path) }
      guard case .link(path, to: _) = reason else {
        Issue.record("expected a refusal, found \(String(describing: reason))")
        continue
      }
      #expect(refusal { _ = try OutputFile(path) } == reason)
      #expect(refusal { _ = try OutputFile(path + ".gz") } == nil)
    }
    #expect(try contents(of: victim) == Array("mine".utf8))
    #expect(try Path.entries(of: outside.path) == ["victim"])
    #expect(try Path.entries(of: folder.path) == ["a.tmx", "new.tmx"])
  }

  @Test func `a folder that is a link is not followed below what was said, and is elsewhere`() throws {
    let outside = TemporaryFolder()
    try folder.link("tm", to: outside.path)
    let path = folder.path + "/tm/a.tmx"
    #expect(refusal { _ = try AtomicFile(path, below: [folder.path]) } == .link(folder.path + "/tm", to: outside.path))
    #expect(
      refusal { _ = try WritePlace(folder.path + "/tm/x/a.tmx", below: [folder.path], makesFolders: true) }
        == .link(folder.path + "/tm", to: outside.path))
    #expect(try Path.entries(of: outside.path).isEmpty)
    // Who names such a folder means it.
    let file = try AtomicFile(path)
    try file.commit()
    #expect(try Path.entries(of: outside.path) == ["a.tmx"])
  }

  @Test func `a folder that becomes a link meanwhile leads nowhere`() throws {
    let outside = TemporaryFolder()
    try Path.makeFolder(folder.path + "/tm")
    let file = try AtomicFile(folder.path + "/tm/a.tmx", below: [folder.path])
    try file.write("content")
    #expect(rename(folder.path + "/tm", folder.path + "/old") == 0)
    try folder.link("tm", to: outside.path)
    try file.commit()
    #expect(try Path.entries(of: outside.path).isEmpty)
    #expect(try contents(of: folder.path + "/old/a.tmx") == Array("content".utf8))
  }

  @Test func `missing folders are made where that is asked for`() throws {
    let path = folder.path + "/a/b/c.tmx"
    #expect(refusal { _ = try AtomicFile(path, below: [folder.path]) } != nil)
    let file = AtomicFile(try PartFile(WritePlace(path, below: [folder.path], makesFolders: true)))
    try file.write("x")
    try file.commit()
    #expect(try contents(of: path) == Array("x".utf8))
  }

  @Test func `what stands in the way of a part leads nowhere, and is not written to`() throws {
    let victim = try folder.write("victim", "mine")
    for name in ["a.tmx", "a.tmx.gz", "a.tmx.zip"] {
      for number in 0..<3 { try folder.link(".\(name).\(getpid()).\(number).part", to: victim) }
      let file = try OutputFile(folder.path + "/" + name)
      try file.write(Array("text".utf8))
      try file.commit()
    }
    #expect(try contents(of: victim) == Array("mine".utf8))
  }

  // MARK: Rights

  @Test(arguments: ["out", "out.gz", "out.zip"])
  func `what is made from a private file is private from its first byte`(name: String) throws {
    let secret = try folder.write("secret.tmx", "s")
    let open = try folder.write("open.tmx", "o")
    try folder.setMode(of: secret, 0o600)
    try folder.setMode(of: open, 0o644)
    let file = try OutputFile(folder.path + "/" + name, from: [open, secret])
    try file.write(Array("text".utf8))
    let part = try #require(try Path.entries(of: folder.path).first { $0.hasSuffix(".part") })
    #expect(try folder.mode(of: folder.path + "/" + part) == 0o600)
    try file.commit()
    #expect(try folder.mode(of: folder.path + "/" + name) == 0o600)
    let other = try OutputFile(folder.path + "/other" + name, from: [open])
    let parts = try Path.entries(of: folder.path).filter { $0.hasSuffix(".part") }
    #expect(try parts.map { try folder.mode(of: folder.path + "/" + $0) } == [0o600])
    try other.commit()
    #expect(try folder.mode(of: folder.path + "/other" + name) & 0o600 == 0o600)
    #expect(try folder.mode(of: folder.path + "/other" + name) != 0o600)
  }

  @Test func `a file that is replaced keeps its rights`() throws {
    let path = try folder.write("a.tmx", "old")
    for mode: UInt32 in [0o600, 0o640, 0o664] {
      try folder.setMode(of: path, mode)
      let file = try AtomicFile(path)
      try file.write("new")
      try file.commit()
      #expect(try folder.mode(of: path) == mode)
    }
  }

  // MARK: Locks

  @Test func `a file that is there is written under its folder's lock, one of nobody else's is not`() throws {
    let path = try folder.write("a.tmx", "old")
    let file = try AtomicFile(path)
    #expect(try FileLock(folder.path, wait: false) == nil)
    // The same thread may ask again, as a job within a job.
    let again = try AtomicFile(path)
    again.discard()
    #expect(try FileLock(folder.path, wait: false) == nil)
    try file.commit()
    #expect(try FileLock(folder.path, wait: false) != nil)
    let new = try AtomicFile(folder.path + "/new")
    #expect(try FileLock(folder.path, wait: false) != nil)
    withExtendedLifetime(new) {}
    try Path.makeFolder(folder.path + "/tm/x")
    let memory = try AtomicFile(folder.path + "/tm/x/new.tmx")
    #expect(try FileLock(folder.path + "/tm/x", wait: false) == nil)
    withExtendedLifetime(memory) {}
  }

  @Test func `a reader of a file that is appended to sees it as it was`() throws {
    for size in [0, 1, 4095, 4096, 4097, 20_000] {
      let old = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      let path = try folder.write("a.tmx", old)
      let source = try ByteSource(path, isAppendedTo: true)
      try appendDurably(to: WritePlace(path), at: Int64(max(0, size - 100)), [UInt8](repeating: 1, count: 9_000))
      #expect(try read(source, by: 1_000) == old)
      #expect(try read(try source.restarted(), by: 7_777) == old)
    }
  }

  @Test func `a reader waits a while for a writer, and not for ever`() throws {
    let path = try folder.write("a.tmx", "text")
    let lock = try FileLock(folder.path)
    let start = steadySeconds()
    #expect(FileLock.pausingWriters(ofFile: path, seconds: 0.05) == nil)
    #expect(steadySeconds() - start >= 0.05)
    #expect(lock != nil)
  }

  private func read(_ source: ByteSource, by count: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: count)
    while true {
      let result = Result { try buffer.withUnsafeMutableBytes { try source.read(into: $0) } }
      let count = try result.get()
      if count == 0 { return bytes }
      bytes += buffer.prefix(count)
    }
  }
}
