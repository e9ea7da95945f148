import Files
import TestSupport
import Testing

@Suite struct ReadingTests {
  private let folder = TemporaryFolder()

  @Test func `equal content has an equal hash, other content another`() throws {
    let large = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    var other = large
    other[299_999] ^= 1
    let hash = try ContentHash(ofFile: folder.write("a", large))
    #expect(try ContentHash(ofFile: folder.write("b", large)) == hash)
    #expect(try ContentHash(ofFile: folder.write("c", other)) != hash)
    #expect(try ContentHash(ofFile: folder.write("d", Array(large.dropLast()))) != hash)
    #expect(try ContentHash(ofFile: folder.write("e", "")) == ContentHash(ofFile: folder.write("f", "")))
    #expect(throws: FileError.self) { try ContentHash(ofFile: folder.path + "/none") }
  }

  @Test func `a hash does not depend on the pieces it is made from`() {
    let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 13) }
    func hash(_ piece: Int) -> ContentHash {
      let hasher = ContentHasher()
      for start in stride(from: 0, to: bytes.count, by: piece) {
        bytes[start..<min(start + piece, bytes.count)].withUnsafeBytes { hasher.add($0) }
      }
      return hasher.finish()
    }
    #expect([1, 7, 64, 4999].allSatisfy { hash($0) == hash(5000) })
  }

  @Test func `reading past the end gives what there is`() throws {
    let file = try RandomAccessFile(folder.write("a", "0123456789"))
    #expect(file.status.sizeBytes == 10)
    #expect(file.read(at: 0, count: 10) == Array("0123456789".utf8))
    #expect(file.read(at: 7, count: 10) == Array("789".utf8))
    #expect(file.read(at: 10, count: 1).isEmpty)
    #expect(file.read(at: 1 << 40, count: 100).isEmpty)
    #expect(file.read(at: 3, count: 0).isEmpty)
  }

  @Test func `a mapped file holds its bytes, an empty one none`() throws {
    let path = try folder.write("a", "content")
    let file = try MappedFile(path)
    TemporaryFolder.remove(path)
    #expect(file.withBytes { Array($0) } == Array("content".utf8))
    #expect(try MappedFile(folder.write("b", "")).withBytes { $0.count } == 0)
    #expect(throws: FileError.self) { try MappedFile(folder.path) }
    #expect(throws: FileError.self) { try MappedFile(folder.path + "/none") }
  }

  @Test func `a status tells files from folders and one content from a longer one`() throws {
    let path = try folder.write("a", "12345")
    let status = try FileStatus(of: path)
    #expect(status.isRegular && !status.isFolder && status.sizeBytes == 5)
    #expect(try FileStatus(of: folder.path).isFolder)
    #expect(try FileStatus(of: path) == status)
    _ = try folder.write("a", "123456")
    #expect(try FileStatus(of: path) != status)
    #expect(abs(wallClockNanoseconds() - status.modified) < 600_000_000_000)
  }
}

@Suite struct PathTests {
  @Test(arguments: [
    ("a/b.tmx", "a", "b.tmx"), ("b.tmx", "", "b.tmx"), ("/b.tmx", "/", "b.tmx"), ("/a/b/c", "/a/b", "c"),
    ("a/", "a", ""),
    ("", "", ""), ("ёж/и/核.tmx", "ёж/и", "核.tmx"),
  ])
  func `a path is split at its last slash and joined again`(path: String, folder: String, name: String) {
    let parts = Path.split(path)
    #expect(parts.folder == folder && parts.name == name)
    #expect(Path.join(folder, name) == path)
  }

  @Test func `joining puts one slash between, and an absolute path stands alone`() {
    #expect(Path.join("a/", "b") == "a/b")
    #expect(Path.join("", "b") == "b")
    #expect(Path.join("a", "/b") == "/b")
    #expect(Path.join("/", "b") == "/b")
  }

  @Test(arguments: [
    ("/a/b/../c", "/a/c"), ("/a/./b//c/", "/a/b/c"), ("/..", "/"), ("/a/../../b", "/b"), ("/", "/"), ("/a/..", "/"),
  ])
  func `an absolute path has no dots in it`(path: String, expected: String) { #expect(Path.absolute(path) == expected) }

  @Test func `a relative path begins in the current folder`() {
    #expect(Path.absolute("x") == Path.join(Path.current, "x"))
    #expect(Path.absolute(".") == Path.current)
  }

  @Test(arguments: [
    ("/w/tm/a.tmx", "/w", "tm/a.tmx"), ("/w/tm/a.tmx", "/w/", "tm/a.tmx"), ("/wide/a.tmx", "/w", "/wide/a.tmx"),
    ("/w", "/w", "/w"), ("/ё/тм/а.tmx", "/ё", "тм/а.tmx"), ("/w/\u{301}a", "/w", "\u{301}a"),
  ])
  func `what lies in a folder is said from there`(path: String, folder: String, expected: String) {
    #expect(Path.relative(path, to: folder).unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test func `a folder is made with those above it, and its names come in order`() throws {
    let scratch = TemporaryFolder()
    let deep = scratch.path + "/a/b/c"
    try Path.makeFolder(deep)
    try Path.makeFolder(deep)
    #expect(Path.isFolder(deep))
    for name in ["b", "a", ".h", "ё", "Z"] { _ = try scratch.write("a/b/c/\(name)", "x") }
    #expect(try Path.entries(of: deep) == [".h", "Z", "a", "b", "ё"])
    #expect(throws: FileError.self) { try Path.makeFolder(deep + "/a/below a file") }
    #expect(throws: FileError.self) { try Path.entries(of: deep + "/none") }
    #expect(Path.exists(deep + "/a") && !Path.exists(deep + "/none") && !Path.isFolder(deep + "/a"))
  }
}
