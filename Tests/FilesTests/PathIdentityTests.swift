import Files
import TestSupport
import Testing

@Suite struct PathIdentityTests {
  @Test func `a file is the same by whatever path`() throws {
    let folder = TemporaryFolder()
    let path = try folder.write("a.tmx", "a")
    _ = try folder.write("b.tmx", "a")
    try Path.makeFolder(folder.path + "/sub")
    #expect(Path.isSameFile(path, folder.path + "/sub/../a.tmx"))
    #expect(!Path.isSameFile(path, folder.path + "/b.tmx"))
    #expect(!Path.isSameFile(path, folder.path + "/none.tmx"))
    #expect(Path.isSameFile(folder.path + "/none.tmx", folder.path + "/./none.tmx"))
    #expect(Path.isSameFile("-", "-"))
  }

  @Test(arguments: [
    ("tm/x.tmx", "x"), ("x.tmx.gz", "x"), ("a.b.TMX.ZIP", "a.b"), (".tmx", ".tmx"), ("/a/x", "x"), ("x.gz", "x"),
  ])
  func `a base name has neither folder nor ending`(path: String, name: String) {
    #expect(Path.baseName(path) == name)
  }

  // A mark makes one character with a slash before it, as some signs do with one behind them: a system goes by bytes.
  @Test(arguments: [
    "", ".", "..", ".hidden", "a/b", "/", "a/\u{301}b", "a\u{600}/b", "a/\u{FE0F}", ".\u{301}a", "a\0b",
  ])
  func `a plain name leads nowhere else`(name: String) { #expect(!Path.isPlainName(name)) }

  @Test(arguments: ["a", "a.tmx", "é", "e\u{301}", "\u{301}", "a..b", "a b", "-"])
  func `other names are plain`(name: String) { #expect(Path.isPlainName(name)) }

  @Test func `steps of a path are told by bytes`() {
    #expect(Path.absolute("/a/\u{301}b/../c") == "/a/c")
    #expect(Path.absolute("/a\u{600}/../c") == "/c")
    #expect(Path.absolute("/\u{301}a") == "/\u{301}a")
    #expect(Path.join("/a", "/\u{301}b") == "/\u{301}b")
    #expect(Path.absolute("//a/./b//../c/") == "/a/c")
  }

  @Test func `a lock is on the folder itself, and needs one`() throws {
    let folder = TemporaryFolder()
    let held = try FileLock.onFolder(folder.path)
    #expect(try FileLock(folder.path, wait: false) == nil)
    withExtendedLifetime(held) {}
    #expect(!Path.exists(folder.path + "/.lock"))
    #expect(throws: FileError.self) { try FileLock.onFolder(folder.path + "/none/x") }
  }

  @Test func `a private lock is not made through a link`() throws {
    let folder = TemporaryFolder()
    try folder.link("x.lock", to: folder.path + "/victim")
    #expect(throws: FileError.self) { try FileLock(folder.path + "/x.lock", isPrivate: true) }
    #expect(!Path.exists(folder.path + "/victim"))
  }
}
