import Bitext
import Files
import TestSupport
import Testing
import Workbench
import WorkspaceBench

@testable import Library

@Suite struct JournalTests {
  private let bench: Bench
  init() throws { bench = try Bench() }

  private var path: String { bench.workspace.workingMemory(Settings()) }
  private var log: String { bench.workspace.journal(of: path).path }

  private func add(_ source: String, _ target: String) throws {
    let unit = NewUnit(source: source, target: target, sourceLanguage: "en", targetLanguage: "ru")
    _ = try Library.add(unit, to: bench.workspace)
  }

  private func remove(_ source: String, _ target: String) throws {
    let snapshot = try Snapshot(bench.workspace, cache: nil)
    let options = CorrectionOptions(
      source: source, target: target, pair: LanguagePair(LanguageTag("en"), LanguageTag("ru")))
    #expect(try !correct(.remove, in: snapshot, options: options).units.isEmpty)
  }

  private func kinds() throws -> [String] {
    try Journal.entries(bench.workspace, of: path).map { "\($0.edit.kind.rawValue) \($0.edit.source)" }
  }

  @Test func `ids rise within a millisecond, and when the clock goes back`() {
    var last: String?
    for _ in 0..<1000 {
      let id = JournalID(after: last)
      #expect(id.string.utf8.count == 26)
      if let last { #expect(last < id.string) }
      last = id.string
    }
    let future = "7ZZZZZZZZZZZZZZZZZZZZZZZZY"
    #expect(JournalID(after: future).string == "7ZZZZZZZZZZZZZZZZZZZZZZZZZ")
    #expect(JournalID(after: "no id").string < future)
  }

  @Test func `an entry reads back as it was written`() throws {
    try bench.write("tm/working.tmx", tmxText([("a \u{85}\u{7F}\"\\\t", "б"), ("cat", "кот")]))
    try remove("a \u{85}\u{7F}\"\\\t", "б")
    let entry = try #require(try Journal.entries(bench.workspace, of: path).last)
    let again = try #require(JournalEntry(line: entry.line, file: "tm/working.tmx"))
    #expect(again.line == entry.line)
    #expect(entry.edit.before.map { String(decoding: $0, as: UTF8.self) }?.contains("a \u{85}\u{7F}\"\\\t") == true)
    #expect(JournalEntry(line: entry.line, file: "tm/other.tmx") == nil)
    for cut in stride(from: 0, to: entry.line.count, by: 7) {
      #expect(JournalEntry(line: Array(entry.line[..<cut]), file: "tm/working.tmx") == nil)
    }
  }

  /// A kill at any byte of the journal, before or after the memory was changed: the next writer drops what did not come about, and keeps
  /// what did.
  @Test func `memory and journal agree after a kill at any byte`() throws {
    let old = Array(tmxText([("one", "один"), ("bad", "плохой"), ("two", "два")]).utf8)
    for isRemoval in [true, false] {
      TemporaryFolder.remove(log)
      try bench.write("tm/working.tmx", old)
      try add("zero", "ноль")
      let (memory, before) = (try contents(of: path), try contents(of: log))
      if isRemoval { try remove("bad", "плохой") } else { try add("three", "три") }
      let (changed, after) = (try contents(of: path), try contents(of: log))
      for cut in before.count...after.count {
        for isMade in [false, true] {
          // The memory is touched only when the whole line is there.
          if isMade, cut < after.count - 1 { continue }
          if !isMade, cut == after.count { continue }
          try bench.write("tm/working.tmx", isMade ? changed : memory)
          try writeFile(log, Array(after[..<cut]))
          try add("last", "последний")
          let expected = isMade ? [isRemoval ? "remove bad" : "add three"] : []
          #expect(try kinds() == ["add zero"] + expected + ["add last"], "cut at \(cut), made: \(isMade)")
        }
      }
    }
  }

  @Test func `a change of several units that is torn is dropped whole`() throws {
    let units = [("bad", "плохой"), ("one", "один"), ("bad", "плохой"), ("bad", "плохой")]
    try bench.write("tm/working.tmx", tmxText(units))
    try add("zero", "ноль")
    let (memory, before) = (try contents(of: path), try contents(of: log))
    try remove("bad", "плохой")
    let after = try contents(of: log)
    #expect(try kinds().count == 4)
    for cut in stride(from: before.count, to: after.count, by: 11) + [after.count - 1] {
      try bench.write("tm/working.tmx", memory)
      try writeFile(log, Array(after[..<cut]))
      #expect(try kinds() == ["add zero"], "a reader sees no part of it, cut at \(cut)")
      try add("last", "последний")
      #expect(try kinds() == ["add zero", "add last"], "cut at \(cut)")
    }
  }

  @Test func `a journal that a stranger made harms nothing`() throws {
    try bench.write("tm/working.tmx", tmxText([("one", "один"), ("bad", "плохой")]))
    try remove("bad", "плохой")
    let (memory, line) = (try contents(of: path), String(decoding: try contents(of: log), as: UTF8.self))
    let most = "9223372036854775807"
    for (old, new) in [
      ("\"at\":", "\"at\":\(most),\"x\":"), ("\"to\":", "\"to\":\(most),\"x\":"),
      ("\"to\":", "\"to\":1125899906842623,\"x\":"),
      ("\"more\":0", "\"more\":\(most)"), ("\"memory\":\"tm/", "\"memory\":\"tm/../../"),
      ("\"kind\":", "\"kind\":7,\"x\":"),
      ("\"before\":", "\"before\":null,\"x\":"), ("\"around\":[", "\"around\":[],\"x\":["), ("{", "[[[["),
    ] {
      try writeFile(log, Array(line.replacing(old, with: new).utf8))
      // Nothing to take back, or at the end of the memory where its place is none.
      _ = try? undo(nil, in: bench.workspace)
      let texts = try bench.texts(of: "tm/working.tmx")
      #expect(texts.first == ["one", "один"] && texts.count <= 2, "\(new)")
      try bench.write("tm/working.tmx", memory)
    }
  }

  @Test func `a journal is bounded, and what was set aside is still known`() throws {
    try bench.write("tm/working.tmx", tmxText([("one", "один")]))
    try add("zero", "ноль")
    let line = try contents(of: log)
    var large: [UInt8] = []
    while large.count <= Int(Journal.limitBytes) { large += line }
    try writeFile(log, large)
    let count = try kinds().count
    try add("two", "два")
    try add("three", "три")
    #expect(try FileStatus(of: log).sizeBytes < 4096)
    #expect(try kinds().count == count + 2)
    #expect(try journaledChanges(in: bench.workspace).count == 3)
    #expect(try Path.entries(of: Path.split(log).folder) == ["working.tmx.jsonl", "working.tmx.old.jsonl"])
  }

  @Test func `the quick search for known targets finds what reading every unit finds`() throws {
    let pairs = [
      ("a & b", "а и б"), ("cat", "кот"), ("Cat", "Кот"), ("cat", "кошка"), ("cats", "коты"), ("<b>", "<б>"),
      ("dog", "пёс"),
    ]
    func escaped(_ text: String) -> String {
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
    try bench.write("tm/working.tmx", tmxText(pairs.map { (escaped($0.0), escaped($0.1)) }))
    for (source, target) in pairs + [("none", "нет"), ("cat", "котик"), ("<b>", "б")] {
      let unit = NewUnit(source: source, target: target, sourceLanguage: "en", targetLanguage: "ru")
      let known = try knownTargets(of: unit, in: bench.workspace, Settings())
      let slow = pairs.filter { $0.0 == source && $0.1 != target }.map(\.1)
      #expect(known.map(\.target) == slow, "\(source)")
    }
  }
}

private func + <A>(sequence: StrideTo<A>, more: [A]) -> [A] { Array(sequence) + more }
