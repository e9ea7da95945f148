import Files
import Glibc
import TestSupport
import Testing

/// Runs commands side by side, each list one after the other; the results in order.
private func sideBySide(_ box: Sandbox, _ lists: [[[String]]]) throws -> [[ToolResult]] {
  var results = lists.map { _ in [ToolResult]() }
  var running = try lists.map { list in try list.first.map { try box.start($0) } }
  var isBusy = true
  while isBusy {
    isBusy = false
    for index in lists.indices {
      guard let process = running[index] else { continue }
      // One is waited for while the others run.
      results[index].append(process.finish(timeoutSeconds: 60))
      let next = results[index].count
      running[index] = next < lists[index].count ? try box.start(lists[index][next]) : nil
      isBusy = isBusy || running[index] != nil
    }
  }
  return results
}

@Test func `processes that add at once lose nothing of each other`() throws {
  let box = try Sandbox()
  let count = 50
  let pairs = (0..<4).map { process in
    (0..<count).map { ("unit \($0) of process \(process)", "единица \($0) процесса \(process)") }
  }
  // Each a shell of its own, so that all four are always at work.
  let shells = try pairs.indices.map { process in
    try ToolProcess(
      [
        "/bin/sh", "-c",
        "i=0; while [ $i -lt \(count) ]; do \"$T\" add \"unit $i of process \(process)\" "
          + "\"единица $i процесса \(process)\" || exit 3; i=$((i+1)); done",
      ], environment: box.environment.merging(["T": Tool.path]) { $1 }, in: box.folder)
  }
  for shell in shells {
    let result = shell.finish(timeoutSeconds: 120)
    #expect(result.code == 0, "\(result)")
    #expect(result.lines == Array(repeating: "added to tm/working.tmx", count: count))
    #expect(result.messages.isEmpty)
  }
  let report = try #require(try box.run("doctor", "--json", "tm/working.tmx").json().first)
  #expect(report["units"]?.number == Double(4 * count))
  #expect(report["diagnostics"]?.array?.isEmpty == true)
  let text = String(decoding: try box.contents("tm/working.tmx"), as: UTF8.self)
  for (source, target) in pairs.joined() {
    #expect(text.contains("<seg>\(source)</seg>") && text.contains("<seg>\(target)</seg>"))
  }
  #expect(try knows(pairs.map { $0[7] }, box))
}

@Test func `a writer waits for another that cannot reach the same indexes`() throws {
  let box = try sandbox()
  var held = try FileLock(box.path("tm"))
  let process = try box.start(["add", "cat", "кот"])
  // Indexes may be deleted at any time: no lock is to end by it.
  TemporaryFolder.remove(box.cache)
  usleep(300_000)
  #expect(!box.names(in: "tm").contains("working.tmx"))
  #expect(held != nil)
  held = nil
  #expect(process.finish(timeoutSeconds: 60).code == 0)
  #expect(try translation(of: "cat", in: box) == "кот")
}

@Test func `two lookups that compile the same memory at once are both right`() throws {
  let box = try Sandbox()
  for round in 0..<3 {
    let pairs = (0..<200).map { ("Clause \($0) of treaty \(round)", "Пункт \($0) договора \(round)") }
    try box.write("tm/base.tmx", round == 1 ? utf16(tmx(pairs)) : Array(tmx(pairs).utf8))
    let commands = [3, 70, 199].map { number in
      [["lookup", "--json", "--limit", "1", "--examples", "0", pairs[number].0]]
    }
    for (results, number) in zip(try sideBySide(box, commands), [3, 70, 199]) {
      let result = try #require(results.first)
      #expect(result.code == 0, "\(result)")
      #expect(result.messages.isEmpty)
      #expect(try result.json().first?["matches"]?[0]?["target"]?.text == pairs[number].1)
    }
    #expect(box.leftovers.isEmpty)
  }
}

@Test func `a lookup that starts after an add was acknowledged finds the unit`() throws {
  // Large enough that compiling it takes longer than an add.
  let box = try Sandbox()
  try box.write(
    "tm/working.tmx", tmx((0..<300).map { ("Clause \($0) of the treaty", "Пункт \($0) договора") }))
  let adder = try ToolProcess(
    [
      "/bin/sh", "-c",
      "i=0; while [ ! -e stop ] && [ $i -lt 3000 ]; do \"$T\" add \"added $i\" \"добавлено $i\" || exit 3; "
        + "echo $i > .last.new; mv .last.new last; i=$((i+1)); done",
    ], environment: box.environment.merging(["T": Tool.path]) { $1 }, in: box.folder)
  var lookups = 0
  var last = -1
  while lookups < 12 {
    guard let text = try? String(decoding: box.contents("last"), as: UTF8.self),
      let number = Int(text.dropLast())
    else {
      continue
    }
    last = number
    let result = try box.run("lookup", "--json", "--limit", "1", "--examples", "0", "added \(number)")
    #expect(result.code == 0, "\(result)")
    #expect(result.messages.isEmpty, "\(result)")
    let match = try result.json().first?["matches"]?[0]
    #expect(match?["score"]?.number == 100)
    #expect(match?["target"]?.text == "добавлено \(number)")
    lookups += 1
  }
  try box.write("stop", "")
  let added = adder.finish(timeoutSeconds: 60)
  #expect(added.code == 0, "\(added)")
  #expect(added.lines.count > last)
  let report = try #require(try box.run("doctor", "--json", "tm/working.tmx").json().first)
  #expect(report["units"]?.number == Double(300 + added.lines.count))
}

/// How many units are added while others look up; `TOLMACH_ADDS=1000` for the full measure.
private let adds = environment("TOLMACH_ADDS").flatMap(Int.init) ?? 120

@Test func `two processes look up while a third adds: no error, and what is added is found at once`() throws {
  let box = try Sandbox()
  try box.write("tm/base.tmx", tmx((0..<2_000).map { ("Clause \($0) of the treaty", "Пункт \($0) договора") }))
  // The lookup right after an add must know it.
  let writer = """
    i=0
    while [ $i -lt \(adds) ]; do
      "$T" add "Article w$i of the pact" "Статья w$i пакта" > /dev/null || exit 3
      "$T" lookup --json --limit 1 --examples 0 --threshold 100 "Article w$i of the pact" || exit 4
      i=$((i+1))
    done
    touch done
    """
  let reader = """
    while [ ! -e done ]; do
      "$T" lookup --json --limit 1 --examples 0 "Clause 77 of the treaty" || exit 5
      "$T" lookup --limit 1 --examples 0 "Article w1 of the pact" > /dev/null
      [ $? -le 1 ] || exit 6
    done
    """
  let environment = box.environment.merging(["T": Tool.path]) { $1 }
  let processes = try [writer, reader, reader].map {
    try ToolProcess(["/bin/sh", "-c", $0], environment: environment, in: box.folder)
  }
  let results = processes.map { $0.finish(timeoutSeconds: 300) }
  for result in results {
    #expect(result.code == 0, "\(result.code) \(result.errorText.prefix(2_000))")
    let said = result.errorText.split(separator: "\n").filter { !$0.contains("nothing found") }
    #expect(said.isEmpty, "\(said.prefix(3))")
  }
  let found = try results[0].json().map { $0["matches"]?[0]?["target"]?.text }
  #expect(found == (0..<adds).map { "Статья w\($0) пакта" })
  for result in results.dropFirst() {
    let answers = try result.json()
    #expect(!answers.isEmpty)
    #expect(answers.allSatisfy { $0["matches"]?[0]?["target"]?.text == "Пункт 77 договора" })
  }
}
