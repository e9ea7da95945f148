import Bitext
import Files
import Interchange
import Library
import Upkeep
import Workbench

/// Merges three files, as git asks for it: ``parts(_:)`` of the input are the base, ours and theirs.
///
/// Nothing is lost, the result is sound, and nothing else is written.
@Sendable
func fuzzMerge(_ input: [UInt8]) {
  let files = parts(input)
  guard files.count == 3 else { return }
  let names = ["base.tmx", "ours.tmx", "theirs.tmx"]
  for (name, bytes) in zip(names, files) { Scratch.write(name, bytes) }
  defer { Path.remove(Scratch.path("result.tmx")) }
  // Git has an empty file for a base that is none.
  let base = files[0].isEmpty ? Array("<tmx version=\"1.4\"><body></body></tmx>".utf8) : files[0]
  let versions = [base, files[1], files[2]].map(texts)
  var options = MergeOptions()
  options.isCanonical = input.count % 5 == 0
  if let report = merge("base.tmx", "ours.tmx", "theirs.tmx", options) {
    guard let old = versions[0], let ours = versions[1], let theirs = versions[2] else {
      fail("a file that cannot be read was merged")
    }
    guard let result = texts(Scratch.read("result.tmx")) else { fail("the result cannot be read") }
    expect(result.units == report.units, "\(result.units) units are written, \(report.units) are told")
    for text in ours.texts.union(theirs.texts).subtracting(old.texts) {
      expect(result.texts.contains(text), "a text was lost", [text])
    }
    // What neither side took out, or changed, is there.
    for text in old.texts.intersection(ours.texts).intersection(theirs.texts) {
      expect(result.texts.contains(text), "a text that both have was lost", [text])
    }
  } else {
    Scratch.expectOnly(Set(names))
  }
  // What one side alone changed is taken as it is.
  for (ours, theirs, expected) in [("ours.tmx", "base.tmx", 1), ("base.tmx", "theirs.tmx", 2)] where !files[0].isEmpty {
    guard let report = merge("base.tmx", ours, theirs, MergeOptions()), let version = versions[expected] else {
      continue
    }
    expect(report.conflicts.isEmpty, "a conflict where one side changed nothing", ["\(report.conflicts)"])
    let result = texts(Scratch.read("result.tmx"))
    expect(result?.texts == version.texts && result?.units == version.units, "the side that changed something is lost")
  }
  if let document = versions[1]?.document {
    let same = MemoryDiff(old: MemoryVersion(document), new: MemoryVersion(document))
    expect(same.isSame && same.unchanged == document.units.count, "a memory is unlike itself")
  }
  Scratch.expectOnly(Set(names + ["result.tmx"]))
}

/// Removes the result of the merge before.
private func merge(_ base: String, _ ours: String, _ theirs: String, _ options: MergeOptions) -> MergeReport? {
  let output = Scratch.path("result.tmx")
  Path.remove(output)
  do {
    let report = try mergeMemories(
      base: Scratch.path(base), ours: Scratch.path(ours), theirs: Scratch.path(theirs), to: output, options: options)
    return report
  } catch let error as FormatError {
    expect(!error.message.contains("would not be sound"), "a merge of sound files is not sound", ["\(error)"])
    expect(!Path.exists(output), "something was written in spite of \(error)")
    return nil
  } catch is FileError { return nil } catch { fail("an error of another kind: \(error)") }
}

private struct Version {
  let document: TMXDocument
  var texts: Set<String> = []
  var units: Int { document.units.count }
}

private func texts(_ bytes: [UInt8]) -> Version? {
  reading {
    // As a file: an archive is read as what it holds.
    Scratch.write("read.tmx", bytes)
    defer { Path.remove(Scratch.path("read.tmx")) }
    let document = try TMXDocument(ByteSource(Scratch.path("read.tmx")))
    let version = MemoryVersion(document)
    var found = Version(document: document)
    for index in document.units.indices {
      for variant in version.unit(index).variants {
        if let segment = variant.segment { found.texts.insert(segment.text) }
      }
    }
    return found
  }
}
