import Files
import TestSupport
import Testing

/// How often each test kills: `TOLMACH_KILLS`, else 20.
private let kills = environment("TOLMACH_KILLS").flatMap { Int($0) } ?? 20

/// Moments to kill at, in seconds: one at once, the others all over twice a lifetime.
private func moments(lifetime: Double, seed: UInt64) -> [Double] {
  var random = SeededGenerator(seed: seed)
  return [0] + (1..<max(kills, 2)).map { _ in Double.random(in: 0...lifetime * 2, using: &random) }
}

/// How long a command takes when nothing holds it up, in seconds: the shortest of five runs.
private func lifetime(of command: () throws -> Void) rethrows -> Double {
  var times: [Double] = []
  for _ in 0..<5 {
    let start = steadySeconds()
    try command()
    times.append(steadySeconds() - start)
  }
  return times.min() ?? 0
}

/// The units of a memory as the doctor counts them; nothing may be wrong with it but what a kill can leave.
private func soundUnits(_ name: String, _ box: Sandbox) throws -> Int {
  guard box.names(in: "tm").contains(name) else { return 0 }
  let report = try box.run("doctor", "--json", "tm/" + name)
  #expect(report.code == 0, "\(report)")
  return Int(try report.json().first?["units"]?.number ?? -1)
}

@Test func `an acknowledged unit survives a kill`() throws {
  let box = try Sandbox()
  let measured = try Sandbox()
  let usual = try lifetime { _ = try measured.run("add", "measured", "измерено") }
  var acknowledged: [(String, String)] = []
  var tried = 0
  for (number, moment) in moments(lifetime: usual, seed: 11).enumerated() {
    let pair = ("unit number \(number) of the kill test", "единица \(number)")
    let result = try box.start(["add", pair.0, pair.1]).kill(afterSeconds: moment)
    #expect(result.code == 0 || result.signal == 9, "\(result)")
    tried += 1
    if result.code == 0 || result.text.contains("added to tm/working.tmx\n") { acknowledged.append(pair) }
    // Between the kills nothing is repaired now and then, so that damage could pile up.
    if number % 4 == 3 {
      #expect(try knows(acknowledged.suffix(4), box))
      #expect(try soundUnits("working.tmx", box) >= acknowledged.count)
    }
    #expect(box.leftovers.count <= 2, "\(box.leftovers)")
  }
  let added = try box.run("add", "the last one", "последний")
  #expect(added.code == 0, "\(added)")
  acknowledged.append(("the last one", "последний"))
  #expect(try knows(acknowledged, box))
  let units = try soundUnits("working.tmx", box)
  #expect(units >= acknowledged.count && units <= tried + 1)
  let exported = try box.run("export", "-o", "-").text
  for (source, target) in acknowledged { #expect(exported.contains(source) && exported.contains(target)) }
  #expect(box.leftovers.isEmpty)
  print(
    "add: \(acknowledged.count - 1) of \(tried) acknowledged before the kill, \(Int(usual * 1000)) ms usual")
}

@Test func `a first add that is killed leaves nothing or a whole memory`() throws {
  let measured = try Sandbox()
  let usual = try lifetime {
    measured.remove("tm/working.tmx")
    _ = try measured.run("add", "measured", "измерено")
  }
  let box = try Sandbox()
  for moment in moments(lifetime: usual, seed: 12) {
    let result = try box.start(["add", "first", "первый"]).kill(afterSeconds: moment)
    let units = try soundUnits("working.tmx", box)
    #expect(units == 1 || (units == 0 && result.code != 0 && result.output.isEmpty), "\(result)")
    #expect(box.leftovers.count <= 1, "\(box.leftovers)")
    box.remove("tm/working.tmx")
  }
  #expect(try box.run("add", "first", "первый").code == 0)
  #expect(try knows([("first", "первый")], box))
  #expect(box.leftovers.isEmpty)
}

@Test func `an import that is killed is whole or not there`() throws {
  let size = 300
  let rows = (0..<size).map { "row \($0) of the table\tстрока \($0)\n" }.joined()
  let measured = try Sandbox()
  try measured.write("rows.tsv", rows)
  let usual = try lifetime { _ = try measured.run("import", "rows.tsv", "--into", "base") }
  let box = try sandbox()
  try box.write("rows.tsv", rows)
  var expected = greetings.count
  for moment in moments(lifetime: usual, seed: 13) {
    let before = try box.contents("tm/base.tmx")
    let result = try box.start(["import", "rows.tsv", "--into", "base"]).kill(afterSeconds: moment)
    #expect(result.code == 0 || result.signal == 9, "\(result)")
    let after = try box.contents("tm/base.tmx")
    if after == before {
      #expect(result.code != 0 && result.output.isEmpty, "acknowledged, but not there")
    } else {
      expected += size
      #expect(String(decoding: after, as: UTF8.self).ranges(of: "</tu>").count == expected)
      // Small again, so that every import takes as long.
      try box.write("tm/base.tmx", tmx(greetings))
      expected = greetings.count
    }
    #expect(box.leftovers.count <= 1, "\(box.leftovers)")
  }
  #expect(try box.run("import", "rows.tsv", "--into", "base").code == 0)
  #expect(try soundUnits("base.tmx", box) == greetings.count + size)
  #expect(try knows(greetings + [("row 7 of the table", "строка 7")], box))
  #expect(box.leftovers.isEmpty)
}

@Test func `a lookup that is killed while it compiles costs a rebuild and nothing else`() throws {
  func document(_ number: Int) -> String {
    tmx((0..<150).map { ("Clause \($0) of treaty \(number)", "Пункт \($0) договора \(number)") })
  }
  let measured = try Sandbox()
  var number = 0
  let usual = try lifetime {
    number += 1
    try measured.write("tm/base.tmx", document(number))
    _ = try measured.run("lookup", "--limit", "1", "Clause 7 of treaty \(number)")
  }
  let box = try Sandbox()
  for (number, moment) in moments(lifetime: usual, seed: 14).enumerated() {
    let text = document(number)
    // Every other one needs a UTF-8 copy.
    try box.write("tm/base.tmx", number % 2 == 0 ? Array(text.utf8) : utf16(text))
    let query = "Clause \(number % 150) of treaty \(number)"
    let result = try box.start(["lookup", "--limit", "1", query]).kill(afterSeconds: moment)
    #expect(result.code == 0 || result.signal == 9, "\(result)")
    let again = try box.run(
      "lookup", "--json", "--threshold", "100", "--examples", "0", "--limit", "1", query)
    #expect(again.code == 0, "\(again)")
    #expect(again.messages.isEmpty)
    #expect(
      try again.json().first?["matches"]?[0]?["target"]?.text == "Пункт \(number % 150) договора \(number)")
    #expect(box.leftovers.isEmpty, "\(box.leftovers)")
    #expect(box.indexes().count + box.indexes(".utf8").count <= 3, "\(box.indexes())")
  }
}

/// What changes units of a memory that is there, each run in turn on what the others left.
private let corrections: [[String]] = [
  ["remove", "--everywhere", "cat", "кот"], ["replace", "--everywhere", "cat", "кот", "котик"],
  ["add", "--replace", "cat", "котище"], ["undo"],
]

@Test(arguments: corrections.indices)
func `a correction that is killed was made or was not, and is taken back to the byte`(number: Int) throws {
  let memory = tmx((0..<40).map { ("unit \($0)", "единица \($0)") } + [("cat", "кот"), ("dog", "пёс")])
  func prepare(_ box: Sandbox) throws {
    box.remove("tm/.journal")
    try box.write("tm/working.tmx", memory)
    try box.write("tm/base.tmx", memory)
    if corrections[number] == ["undo"] { _ = try box.run("remove", "--everywhere", "cat", "кот") }
  }
  let measured = try Sandbox()
  try prepare(measured)
  let names = ["working.tmx", "base.tmx"]
  let before = try names.map { try measured.contents("tm/" + $0) }
  #expect(try measured.run(corrections[number]).code == 0)
  let usual = try lifetime { _ = try measured.run(corrections[number]) }
  let box = try Sandbox()
  for moment in moments(lifetime: usual, seed: 15 + UInt64(number)) {
    try prepare(box)
    let result = try box.start(corrections[number]).kill(afterSeconds: moment)
    #expect(result.code == 0 || result.signal == 9, "\(result)")
    let after = try names.map { try box.contents("tm/" + $0) }
    for name in names { #expect(try soundUnits(name, box) >= 41) }
    if result.code == 0 { #expect(after != before) }
    // The next one finds the journal and the memories of one mind.
    let list = try box.run("undo", "--list", "--json")
    #expect([0, 1].contains(list.code), "\(list)")
    _ = try box.run("add", "after the kill", "после")
    #expect(try box.run("undo").code == 0)
    if corrections[number] == ["undo"] {
      // What was taken back in one memory only is finished.
      let rest = try box.run("undo")
      #expect([0, 1].contains(rest.code), "\(rest)")
      for name in names { #expect(try box.contents("tm/" + name) == Array(memory.utf8), "\(result)") }
    } else {
      let undone = try box.run("undo")
      #expect(undone.code == (after == before ? 1 : 0), "\(undone)")
      #expect(try names.map { try box.contents("tm/" + $0) } == before, "\(result)")
    }
    #expect(box.leftovers.isEmpty, "\(box.leftovers)")
  }
}

@Test(arguments: [["glossary", "edit", "cat", "--definition", "A cat."], ["glossary", "remove", "cat"]])
func `a correction of a glossary that is killed was made or was not, and is taken back to the byte`(command: [String])
  throws
{
  let measured = try Sandbox()
  for (source, target) in [("cat", "кот"), ("dog", "пёс")] {
    #expect(try measured.run("glossary", "add", source, target).code == 0)
  }
  let glossary = try measured.contents("glossaries/working.tbx")
  let usual = try lifetime { _ = try measured.run(command) }
  let box = try Sandbox()
  for moment in moments(lifetime: usual, seed: 21) {
    box.remove("tm/.journal")
    try box.write("glossaries/working.tbx", glossary)
    let result = try box.start(command).kill(afterSeconds: moment)
    #expect(result.code == 0 || result.signal == 9, "\(result)")
    let isMade = try box.contents("glossaries/working.tbx") != glossary
    if result.code == 0 { #expect(isMade) }
    #expect(try box.run("glossary", "add", "after the kill", "после").code == 0)
    #expect(try box.run("undo").code == 0)
    #expect(try box.run("undo").code == (isMade ? 0 : 1), "\(result)")
    #expect(try box.contents("glossaries/working.tbx") == glossary)
    #expect(box.leftovers.isEmpty, "\(box.leftovers)")
  }
}
