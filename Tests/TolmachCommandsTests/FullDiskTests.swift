import Files
import TestSupport
import Testing

/// Files may grow to so many blocks of 512 bytes and no further, as if the disk were full then.
private func limited(_ blocks: Int, _ line: String) -> String { "trap '' XFSZ; ulimit -f \(blocks); \(line)" }

/// From nothing to more than any of the files needs: those in the middle stop a write half-way. `TOLMACH_FULL_DISK=1` tries all six.
private let amounts = environment("TOLMACH_FULL_DISK") == nil ? [2, 400] : [0, 4, 40, 60, 80, 400]

private let writers: [(name: String, line: String)] = [
  ("add", "\"$T\" add \"a new unit, long enough to need room of its own: $(cat long.txt)\" \"новая единица\""),
  ("remove", "\"$T\" remove dog пёс"),
  ("replace", "\"$T\" replace dog пёс собака"),
  ("add --replace", "\"$T\" add --replace dog собака"),
  ("undo", "\"$T\" remove dog пёс && \"$T\" undo"),
  ("import", "\"$T\" import more.tsv --into working"),
  ("import into a new one", "\"$T\" import more.tsv --into new"),
  ("glossary add", "\"$T\" glossary add 'new term' 'новый термин' --note \"$(cat long.txt)\""),
  ("glossary edit", "\"$T\" glossary edit cat --definition \"$(cat long.txt)\""),
  ("glossary remove", "\"$T\" glossary remove ox"),
  ("glossary import", "\"$T\" glossary import terms.tsv"),
  ("merge", "\"$T\" merge tm/working.tmx tm/other.tmx -o tm/working.tmx"),
  ("doctor --repair", "\"$T\" doctor --repair tm/working.tmx -o repaired.tmx"),
  ("pretranslate", "\"$T\" pretranslate --in-place draft.tsv"),
  ("check --fix", "\"$T\" check --fix draft.tsv"),
  ("clean", "\"$T\" clean tm/working.tmx --rules duplicate --apply --rejects rejects.tmx"),
  ("split", "\"$T\" split tm/working.tmx --units 60 -o parts"),
  ("export", "\"$T\" export -o out.tmx working"),
  ("export, compressed", "\"$T\" export -o out.tmx.gz working"),
  ("glossary export", "\"$T\" glossary export -o out.tbx base"),
  ("align", "\"$T\" align a.txt b.txt -o aligned.tmx"),
]

@Test(arguments: writers.indices)
func `a disk that is full costs nothing`(number: Int) throws {
  let (name, line) = writers[number]
  var succeeded = 0
  for blocks in amounts {
    let box = try Sandbox()
    let pairs = (0..<150).map { ("Clause  \($0) of the treaty", "Пункт  \($0) договора") }
    try box.write("tm/working.tmx", tmx(pairs + [("dog", "пёс"), ("dog", "пёс")]))
    try box.write("tm/other.tmx", tmx((0..<150).map { ("Other \($0)", "Другое \($0)") }))
    try box.write("more.tsv", (0..<400).map { "A row \($0) of the table\tСтрока \($0) таблицы\n" }.joined())
    try box.write("terms.tsv", "en\tru\n" + (0..<200).map { "term \($0)\tтермин \($0)\n" }.joined())
    try box.write("glossaries/base.tsv", "en\tru\n" + (0..<200).map { "word \($0)\tслово \($0)\n" }.joined())
    try box.write(
      "draft.tsv", "en\tru\n" + pairs.map { "\($0.0)\t\n" }.joined() + pairs.map { "x \($0.0)\tх  \($0.1)\n" }.joined())
    try box.write("a.txt", (0..<300).map { "Sentence number \($0) of the text.\n" }.joined())
    try box.write("b.txt", (0..<300).map { "Предложение номер \($0) текста.\n" }.joined())
    try box.write("glossaries/animals.tbx", animals)
    try box.write("long.txt", String(repeating: "long note ", count: 400))
    let before = try Snapshot(of: box)
    let result = try box.shell(limited(blocks, line))
    #expect(result.signal == nil, "\(name), \(blocks) blocks: \(result)")
    if result.code == 0 || result.code == 1 {
      succeeded += 1
    } else {
      #expect(result.code == 2, "\(name), \(blocks) blocks: \(result)")
      #expect(try Snapshot(of: box) == before, "\(name), \(blocks) blocks")
      #expect(result.errorText.contains("cannot write"), "\(name): \(result)")
      #expect(!result.text.contains("added"), "\(name): \(result)")
      // And once there is room again, it goes on as if nothing had been.
      let again = try box.shell(line)
      #expect([0, 1].contains(again.code), "\(name) after \(blocks) blocks: \(again)")
    }
    #expect(box.leftovers.isEmpty, "\(name), \(blocks) blocks: \(box.leftovers)")
    for memory in box.names(in: "tm") where !memory.hasPrefix(".") {
      #expect(try box.run("doctor", "tm/" + memory).code == 0, "\(name), \(blocks) blocks: \(memory)")
    }
  }
  #expect((1..<amounts.count).contains(succeeded), "\(name): \(succeeded) had room")
}

/// A glossary of some size.
private let animals: String = {
  func concept(_ source: String, _ target: String) -> String {
    "<conceptEntry><langSec xml:lang=\"en\"><termSec><term>\(source)</term></termSec></langSec><langSec xml:lang=\"ru\"><termSec>"
      + "<term>\(target)</term></termSec></langSec></conceptEntry>\n"
  }
  let concepts =
    (0..<150).map { concept("animal \($0)", "зверь \($0)") } + [concept("cat", "кот"), concept("ox", "вол")]
  return
    "<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\"><tbxHeader><fileDesc><sourceDesc>"
    + "<p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>\n\(concepts.joined())</body></text></tbx>\n"
}()

/// The files of a workspace with their bytes.
private struct Snapshot: Equatable {
  let files: [String: [UInt8]]

  init(of box: Sandbox) throws {
    var files: [String: [UInt8]] = [:]
    for path in TestData.list(box.folder) { files[path] = try contents(of: path) }
    self.files = files
  }
}
