import Bitext
import Files
import Glibc
import Interchange
import TestSupport
import Testing
import WorkspaceBench

@testable import Library

@Suite struct WorkspaceTests {
  @Test func `memories lie in tm and one folder below, and only those count`() throws {
    let bench = try Bench()
    for name in [
      "tm/b.tmx", "tm/a.TMX", "tm/c.tmx.gz", "tm/d.tmx.zip", "tm/.hidden.tmx", "tm/notes.txt", "tm/e.tmx.bak",
      "tm/client/x.tmx", "tm/client/deeper/y.tmx", "tm/.git/z.tmx", "tm/penalty-10/old.tmx", "tm/penalty-250/p.tmx",
      "tm/penalty-x/q.tmx", "tm/penalty--5/r.tmx", "tm/folder.tmx/s.tmx", "other/t.tmx",
    ] { try bench.write(name, "x") }
    let found = try bench.workspace.memories()
    #expect(
      found.map(\.name) == [
        "tm/a.TMX", "tm/b.tmx", "tm/c.tmx.gz", "tm/client/x.tmx", "tm/d.tmx.zip", "tm/folder.tmx/s.tmx",
        "tm/penalty--5/r.tmx", "tm/penalty-10/old.tmx", "tm/penalty-250/p.tmx", "tm/penalty-x/q.tmx",
      ])
    #expect(found.map(\.penalty) == [0, 0, 0, 0, 0, 0, 0, 10, 100, 0])
    #expect(found.allSatisfy { $0.path == bench.workspace.folder + "/" + $0.name })
  }

  @Test func `a workspace without folders has no memories and no glossaries`() throws {
    let folder = TemporaryFolder()
    let workspace = Workspace(folder: folder.path)
    #expect(try workspace.memories().isEmpty)
    #expect(try workspace.glossaries().isEmpty)
  }

  @Test func `making a workspace leaves what is there`() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/new"
    #expect(try initialize(path).isNew)
    _ = try folder.write("new/.gitignore", "mine\n")
    _ = try folder.write("new/tm/a.tmx", "x")
    let again = try initialize(path)
    #expect(!again.isNew)
    #expect(try contents(of: path + "/.gitignore") == Array("mine\n".utf8))
    #expect(try again.workspace.memories().map(\.name) == ["tm/a.tmx"])
  }

  @Test func `the folder that is given must be there`() throws {
    let folder = TemporaryFolder()
    #expect(try Workspace.find(given: folder.path).folder == folder.path)
    let none = folder.path + "/none"
    #expect(throws: WorkspaceError.noSuchFolder(none)) { try Workspace.find(given: none) }
  }

  @Test func `without settings the usual ones hold, also where the workspace cannot have any`() throws {
    let folder = TemporaryFolder()
    let file = try folder.write("file", "")
    for path in [folder.path, folder.path + "/none", file] {
      #expect(try Workspace(folder: path).settings().pair == Settings().pair)
    }
    try Path.makeFolder(folder.path + "/tolmach.yaml")
    #expect(throws: SettingsError.notAFile(found: "folder")) { try Workspace(folder: folder.path).settings() }
  }

  // In processes of their own, for the current folder and the environment belong to the whole process.

  @Test(arguments: ["tm", "glossaries", "tolmach.yaml"])
  func `the nearest folder above with a mark of a workspace is found`(mark: String) async {
    await #expect(processExitsWith: .success) { [mark] in
      let folder = TemporaryFolder()
      unsetenv("TOLMACH_WORKSPACE")
      if mark.hasSuffix(".yaml") {
        _ = try folder.write("a/" + mark, "")
      } else {
        try Path.makeFolder(folder.path + "/a/" + mark)
      }
      try Path.makeFolder(folder.path + "/tm")
      try Path.makeFolder(folder.path + "/a/b/c")
      guard chdir(folder.path + "/a/b/c") == 0 else { exit(2) }
      let found = try Workspace.find(given: nil)
      guard found.folder.hasSuffix("/a"), found.origin == .found else { exit(3) }
      // A file named so is no mark.
      guard chdir(folder.path) == 0 else { exit(4) }
      _ = try folder.write("x/glossaries", "")
      guard chdir(folder.path + "/x") == 0, try !Workspace.find(given: nil).folder.hasSuffix("/x") else { exit(5) }
      TemporaryFolder.remove(folder.path)
    }
  }

  @Test func `the environment names a workspace, what is given wins, and without any there is one's own`() async {
    await #expect(processExitsWith: .success) {
      let folder = TemporaryFolder()
      for name in ["given", "named", "plain", "data"] { try Path.makeFolder(folder.path + "/" + name) }
      guard chdir(folder.path + "/plain") == 0 else { exit(2) }
      setenv("TOLMACH_WORKSPACE", folder.path + "/named", 1)
      guard try Workspace.find(given: nil).folder == folder.path + "/named" else { exit(3) }
      guard try Workspace.find(given: "../given").folder == folder.path + "/given" else { exit(4) }
      setenv("TOLMACH_WORKSPACE", folder.path + "/none", 1)
      guard (try? Workspace.find(given: nil)) == nil else { exit(5) }
      // Unset and empty are the same.
      setenv("TOLMACH_WORKSPACE", "", 1)
      setenv("XDG_DATA_HOME", folder.path + "/data", 1)
      let own = try Workspace.find(given: nil)
      guard own.folder == folder.path + "/data/tolmach", own.origin == .personal else { exit(6) }
      // Looking for one makes none.
      guard !Path.exists(own.folder), try own.memories().isEmpty, try own.glossaries().isEmpty else { exit(7) }
      unsetenv("XDG_DATA_HOME")
      setenv("HOME", folder.path, 1)
      guard try Workspace.find(given: nil).folder == folder.path + "/.local/share/tolmach" else { exit(8) }
      TemporaryFolder.remove(folder.path)
    }
  }

  @Test func `paths within are said from the workspace, others in full`() {
    let workspace = Workspace(folder: "/w/space")
    #expect(workspace.name(of: "/w/space/tm/a.tmx") == "tm/a.tmx")
    #expect(workspace.name(of: "/w/space/../other.tmx") == "/w/other.tmx")
    var settings = Settings()
    #expect(workspace.workingMemory(settings) == "/w/space/tm/working.tmx")
    settings.write = "tm/client/new.tmx"
    #expect(workspace.workingMemory(settings) == "/w/space/tm/client/new.tmx")
  }
}

@Suite struct TMXDateWritingTests {
  @Test func `dates written are read back to the second`() {
    var generator = SeededGenerator(seed: 100)
    var seconds = [0, 1, 951_782_399, 951_782_400, 1_709_164_800, 4_107_542_400, 4_291_747_199]
    for _ in 0..<3000 { seconds.append(Int.random(in: 0..<4_291_747_200, using: &generator)) }
    for second in seconds {
      let date = tmxDate(nanoseconds: Int64(second) * 1_000_000_000 + 999_999_999)
      #expect(date.utf8.count == 16)
      if secondsSince1970(date.utf8) != UInt32(second) { Issue.record("\(second) became \(date)") }
    }
    #expect(tmxDate(nanoseconds: 0) == "19700101T000000Z")
    #expect(tmxDate(nanoseconds: 1_554_112_800_000_000_000) == "20190401T100000Z")
  }
}
