import Bitext
import Compiled
import Files
import Glibc
import Interchange
import Memory
import Orthography
import TestSupport
import Testing
import WorkspaceBench

@testable import Library

/// Sets a file's modification time.
private func setModified(_ path: String, _ nanoseconds: Int64) throws {
  let time = timespec(tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
  try #require(utimensat(AT_FDCWD, path, [time, time], 0) == 0)
}

/// Writes over a file's bytes in place: same inode, and the same time when given.
private func overwrite(_ path: String, _ text: String, modified: Int64) throws {
  try overwrite(path, at: 0, Array(text.utf8))
  try setModified(path, modified)
}

@Suite struct MemoryStoreTests {
  private let bench: Bench
  init() throws { bench = try Bench() }

  private func open(_ name: String = "tm/a.tmx") throws -> OpenMemory {
    let file = try #require(try bench.workspace.memories().first { $0.name == name })
    return try bench.snapshot().memory(file)
  }

  private func firstTarget(_ memory: OpenMemory) -> String? { memory.unit(0)?.variants.last?.segment?.text }

  @Test func `an index is compiled once and used again`() throws {
    try bench.write("tm/a.tmx", tmxText([("one", "один"), ("two", "два")]))
    #expect(firstTarget(try open()) == "один")
    let index = bench.objects()
    #expect(index.count == 1)
    #expect(firstTarget(try open()) == "один")
    #expect(bench.objects() == index)
  }

  @Test func `a change just after compiling is seen even when neither size nor time tells`() throws {
    let path = try bench.write("tm/a.tmx", tmxText([("one", "один")]))
    let modified = try FileStatus(of: path).modified
    #expect(firstTarget(try open()) == "один")
    try overwrite(path, tmxText([("one", "едва")]), modified: modified)
    #expect(try FileStatus(of: path).modified == modified)
    #expect(firstTarget(try open()) == "едва")
  }

  @Test func `a change of content, size or time is seen; a mere touch compiles nothing`() throws {
    let path = try bench.write("tm/a.tmx", tmxText([("one", "один")]))
    let past = wallClockNanoseconds() - 3_600_000_000_000
    try setModified(path, past)
    #expect(firstTarget(try open()) == "один")
    let index = bench.objects()
    // The same content under another time: compared by its hash.
    try setModified(path, past + 5_000_000_000)
    #expect(firstTarget(try open()) == "один")
    #expect(bench.objects() == index)
    // Another content of the same size under another time.
    try overwrite(path, tmxText([("one", "едва")]), modified: past + 9_000_000_000)
    #expect(firstTarget(try open()) == "едва")
    // A longer one.
    try bench.write("tm/a.tmx", tmxText([("one", "второй")]))
    try setModified(path, past + 9_000_000_000)
    #expect(firstTarget(try open()) == "второй")
  }

  @Test func `a missing or damaged index is made again`() throws {
    try bench.write("tm/a.tmx", tmxText([("one", "один")]))
    _ = try open()
    func path() throws -> String { bench.objectPath(try #require(bench.objects().first)) }
    TemporaryFolder.remove(try path())
    #expect(firstTarget(try open()) == "один")
    for offset in [0, 8, 40, 300, 511, 600] {
      try overwrite(path(), at: offset, [1, 2, 3])
      #expect(firstTarget(try open()) == "один")
      #expect(bench.objects().count == 1)
    }
    try writeFile(path(), Array("x".utf8))
    #expect(firstTarget(try open()) == "один")
    TemporaryFolder.remove(bench.cache.folder)
    #expect(firstTarget(try open()) == "один")
    #expect(bench.messages.isEmpty)
  }

  @Test func `compressed and other than UTF-8 files are read from a copy, one at a time`() throws {
    let path = bench.workspace.memoryFolder + "/c.tmx.gz"
    for text in ["один", "другой"] {
      let file = try OutputFile(path)
      try file.write(Array(tmxText([("one", text), ("two", "два")]).utf8))
      try file.commit()
      let memory = try open("tm/c.tmx.gz")
      #expect(firstTarget(memory) == text)
      #expect(memory.index.usesCopy)
      #expect(memory.line(1) == 6)
      // What it held before is not kept.
      #expect(bench.objects(".utf8").count { $0.contains("c.tmx.gz") } == 1)
    }
    for name in bench.objects(".utf8") { TemporaryFolder.remove(bench.objectPath(name)) }
    #expect(firstTarget(try open("tm/c.tmx.gz")) == "другой")

    // "Пуск" in windows-1251, as the declaration says.
    let template = tmxText([("one", "#")]).replacing("UTF-8", with: "windows-1251").split(separator: "#").map {
      Array($0.utf8)
    }
    try bench.write("tm/w.tmx", template[0] + [0xCF, 0xF3, 0xF1, 0xEA] + template[1])
    #expect(firstTarget(try open("tm/w.tmx")) == "Пуск")
    var utf16: [UInt8] = [0xFE, 0xFF]
    for unit in tmxText([("one", "Пуск 🚀")]).utf16 { utf16 += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    try bench.write("tm/u.tmx", utf16)
    #expect(firstTarget(try open("tm/u.tmx")) == "Пуск 🚀")
    #expect(try open("tm/u.tmx").line(0) == 5)
  }

  @Test func `units and lines are those of the file, damaged units between them`() throws {
    var lines = ["<tmx>", "<header/>", "<body>"]
    for number in 1...200 {
      lines.append(
        "<tu tuid=\"\(number)\"><tuv xml:lang=\"en\"><seg>Text \(number)\(number % 50 == 0 ? " &" : "")</seg></tuv>")
      lines.append("<tuv xml:lang=\"ru\"><seg>Текст \(number)</seg></tuv></tu>")
    }
    try bench.write("tm/a.tmx", (lines + ["</body>", "</tmx>"]).joined(separator: "\n"))
    let memory = try open()
    #expect(memory.index.unitCount == 196)
    #expect(memory.index.damagedUnits == 4)
    #expect(bench.messages.contains { $0.contains("tm/a.tmx: 4 damaged units left out") })
    for number in 0..<196 {
      let id = try #require(memory.unit(number)?.id.flatMap(Int.init))
      #expect(memory.line(number) == 2 + 2 * id)
    }
    #expect(memory.unit(196) == nil)
    #expect(memory.line(196) == nil)
  }

  @Test func `what cannot be read is a message, and the others are open`() throws {
    try bench.write("tm/a.tmx", tmxText([("one", "один")]))
    try bench.write("tm/b.tmx", "<html/>")
    try bench.write("tm/c.tmx", "<?xml version=\"1.0\" encoding=\"x-nobody\"?><tmx/>")
    try bench.write("tm/d.tmx.zip", [0x50, 0x4B, 3, 4, 0, 0])
    try bench.write("tm/e.tmx", "")
    let open = try bench.snapshot().memories()
    #expect(open.map(\.file.name) == ["tm/a.tmx"])
    #expect(bench.messages.count == 4)
    #expect(bench.messages.allSatisfy { $0.hasPrefix("warning: ") && $0.hasSuffix("left out") })
  }

  @Test func `an open memory still answers when its file is replaced`() throws {
    try bench.write("tm/a.tmx", tmxText([("one", "один")]))
    let memory = try open()
    try bench.write("tm/a.tmx", tmxText([("other", "другой, и длиннее")]))
    #expect(firstTarget(memory) == "один")
    #expect(firstTarget(try open()) == "другой, и длиннее")
  }
}
