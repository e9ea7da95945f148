import Bitext
import Files
import Interchange

/// Reads any bytes as a draft, of the format that the first byte says, and writes its plain targets anew: reading the copy gives the
/// same texts. Then fills the segments that have no target: sources stay, and so do the targets that were there.
@Sendable
func fuzzDraft(_ input: [UInt8]) {
  let names = ["a", "a.xlf", "a.po", "a.tmx", "a.csv", "a.tsv", "-", "a.sdlxliff"]
  guard let (number, bytes) = choice(input, of: names.count) else { return }
  let name = names[number]
  guard let before = reading({ try Reading(bytes, name) }) else { return }
  expect(before.segments.allSatisfy { $0.line > 0 && $0.column > 0 }, "a place is none")
  // Where there were faults, the copy may be mended by chance.
  guard before.isWhole, ["UTF-8", "US-ASCII"].contains(before.encoding.uppercased()) else { return }
  checkCopy(bytes, name, before)
  checkFill(bytes, name, before)
}

private func checkCopy(_ bytes: [UInt8], _ name: String, _ before: Reading) {
  var plain = before.isPlain[...]
  let copy: [UInt8]
  do {
    copy = try DraftWriter.replacing(bytes, name: name) { segment in
      let isPlain = plain.popFirst() ?? false
      return isPlain ? segment.target?.text : nil
    }
  } catch let error as FormatError {
    // Quotes put in can change which separator a table seems to have, and whether quotes are its own.
    expect(["a.csv", "a.tsv", "-"].contains(name) || !error.message.contains("read as it was written"), error.message)
    return
  } catch { fail("an error of another kind: \(error)") }
  guard let after = reading({ try Reading(copy, name) }) else { fail("the copy cannot be read") }
  expect(after.segments.map { $0.target?.text } == before.segments.map { $0.target?.text }, "a target has changed")
  expect(after.segments.map(\.source) == before.segments.map(\.source), "a source has changed")
}

private func checkFill(_ bytes: [UInt8], _ name: String, _ before: Reading) {
  let text = "Всё <b> & \"это\""
  let fill = DraftFill(
    pieces: [.text(text)], grade: .fuzzy, percent: 80, origin: "a.tmx", matchSource: "all", matchTarget: text)
  guard
    let copy = reading({
      try DraftFiller.filling(
        bytes, name: name, language: "ru", fill: { ($0.target?.text ?? "").isEmpty ? fill : nil }, refused: { _, _ in })
    })
  else { return }
  guard let after = reading({ try Reading(copy, name) }) else { fail("the filled draft cannot be read") }
  expect(after.segments.map(\.source.text) == before.segments.map(\.source.text), "a source has changed")
  for (old, new) in zip(before.segments, after.segments) {
    // What stands between two codes may be parted by a space in the text that is shown.
    let (target, kept) = (letters(new.target), letters(old.target))
    expect(
      target == kept || kept.isEmpty && target == text.filter { $0 != " " },
      "a target is neither the old one nor the new one", [target, kept])
  }
}

private func letters(_ segment: Segment?) -> String { (segment?.text ?? "").filter { $0 != " " } }

private struct Reading {
  var segments: [DraftSegment] = []
  var isPlain: [Bool] = []
  var isWhole = false
  var encoding = ""

  init(_ bytes: [UInt8], _ name: String) throws {
    let reader = try DraftReader(bytes: bytes, name: name)
    while let segment = try reader.next() {
      segments.append(segment)
      isPlain.append(reader.edit?.isPlain ?? false)
    }
    isWhole = reader.diagnostics.isEmpty
    encoding = reader.encoding
  }
}
