import Files
import Glibc
import Library
import TestSupport
import Testing
import Workbench
import WorkspaceBench

@Suite struct OmegaTProjectTests {
  private let bench: Bench
  private let project: String
  init() throws {
    bench = try Bench()
    project = bench.folder.path + "/project"
    try Path.makeFolder(project)
  }

  private func put(_ name: String, _ text: String) throws { _ = try bench.folder.write("project/" + name, text) }

  private func describe(_ inner: String) throws {
    try put("omegat.project", "<omegat><project>\(inner)</project></omegat>")
  }

  private func take(_ name: String? = nil) throws -> OmegaTImport {
    var options = ImportOptions()
    options.into = name
    return try importOmegaTProject(project, into: bench.workspace, options: options, listener: bench.listener)
  }

  @Test func `why a project cannot be imported is a case`() throws {
    #expect(throws: OmegaTImportError.notAProject(folder: project)) { try take() }
    try describe("")
    #expect(throws: OmegaTImportError.empty(folder: project)) { try take() }
    #expect(throws: OmegaTImportError.badName("a/b")) { try take("a/b") }
    #expect(throws: OmegaTImportError.badName(".hidden")) { try take(".hidden") }
    #expect(throws: OmegaTImportError.badName("a/\u{301}b")) { try take("a/\u{301}b") }
  }

  @Test func `a memory or glossary with nothing in it is passed over`() throws {
    try put("omegat/project_save.tmx", tmxText([]))
    try put("tm/mt/a.tmx", tmxText([("one", "один")]))
    try put("glossary/glossary.txt", "# nothing yet\n")
    let result = try take()
    #expect(result.memories.map(\.units) == [1] && result.glossary == nil)
    #expect(
      bench.messages.contains { $0.hasSuffix("project_save.tmx: expected translation units, found none: passed over") })
    #expect(bench.messages.contains { $0.hasSuffix("glossary.txt: expected concepts, found none: passed over") })
  }

  @Test func `a damaged project file is an error, and nothing is imported`() throws {
    try put("omegat/project_save.tmx", tmxText([("one", "один")]))
    for text in [
      "<omegat><project><tm_dir>tm</omegat>", "<tm_dir>tm</tm_dir>", "",
      "<!DOCTYPE omegat [<!ENTITY x SYSTEM '/etc/hostname'>]><omegat><project><tm_dir>&x;</tm_dir></project></omegat>",
    ] {
      try put("omegat.project", text)
      let told = message { _ = try take() }
      #expect(told?.contains("omegat.project:1:") == true, "\(told ?? "none")")
    }
    #expect(!Path.exists(bench.workspace.memoryFolder + "/project.tmx"))
  }

  @Test func `a folder that the project names and that is not there is said`() throws {
    try put("omegat/project_save.tmx", tmxText([("one", "один")]))
    try describe("<tm_dir>gone</tm_dir><glossary_dir>omegat/project_save.tmx</glossary_dir>")
    #expect(try take().memories.map(\.units) == [1])
    #expect(bench.messages.count { $0.contains("expected a folder, as omegat.project says, found none") } == 2)
  }

  @Test func `folders outside of the project are taken in, and said`() throws {
    _ = try bench.folder.write("shared & old/a.tmx", tmxText([("one", "один")]))
    _ = try bench.folder.write("projects/b.tmx", tmxText([("two", "два")]))
    for (folder, units) in [
      ("../shared &amp; old", 1), ("\(bench.folder.path)/shared &amp; old/", 1), ("../project/../projects", 1),
    ] {
      try describe("<tm_dir>\(folder)</tm_dir>")
      let before = bench.messages.count { $0.contains("lies outside of the project") }
      #expect(try take("x\(before)").memories.map(\.units) == [units])
      #expect(bench.messages.count { $0.contains("lies outside of the project") } == before + 1)
    }
    try put("deep/tm/a.tmx", tmxText([("one", "один")]))
    try describe("<tm_dir>./deep/../deep/tm</tm_dir>")
    let before = bench.messages.count
    #expect(try take("within").memories.map(\.units) == [1])
    #expect(bench.messages.count == before)
  }

  @Test(.timeLimit(.minutes(1)))
  func `links that lead back, pipes and deep folders end the walk`() throws {
    try put("tm/a.tmx", tmxText([("one", "один")]))
    try describe("")
    for name in ["self", "again"] { #expect(symlink(".", project + "/tm/" + name) == 0) }
    #expect(mkfifo(project + "/tm/pipe.tmx", 0o600) == 0)
    try put(String(repeating: "d/", count: 40) + "deep.tmx", tmxText([("two", "два")]))
    #expect(symlink("../d", project + "/tm/d") == 0)
    #expect(try take().memories.map(\.units) == [1])
  }
}
