import TestSupport
import Testing

/// No signal, no hang, and an exit code that is documented.
private func expectOrderly(
  _ result: ToolResult, _ codes: [Int32] = [0, 1, 2], _ what: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let isDocumented = result.code.map { codes.contains($0) } ?? false
  #expect(isDocumented, "\(what): \(result)", sourceLocation: sourceLocation)
  #expect(!result.timedOut, sourceLocation: sourceLocation)
}

@Test(arguments: [
  "", " \t\n", "!?…—«»()[]{}<>|\\/*", "***", "\"", "-", "\u{0}", "\u{FEFF}", "\u{301}", "\u{200D}\u{200D}",
  "😀👩‍👩‍👧‍👦", "\u{202E}right to left", "٣٤٥", "1 2 3 4 5 6 7 8 9", "\u{10FFFF}", "{1}<b>%s</b>",
])
func `an odd query is answered`(query: String) throws {
  let box = try sandbox()
  for command in [
    ["lookup", "--json", "--threshold", "1"], ["search", "--json"],
    ["lookup", "--explain", "--threshold", "1"],
  ] {
    let isStream = command.first == "lookup" && query.contains("\u{0}")
    let result =
      isStream
      ? try box.run(command + ["-"], stdin: Array(query.utf8))
      : try box.run(command + ["--", query.replacing("\u{0}", with: "")])
    expectOrderly(result, [0, 1], "\(command)")
    if command.contains("--json") { #expect(throws: Never.self) { try result.json() } }
  }
}

@Test(arguments: [
  ("слово", 40_000), ("working group ", 70_000), (".,!-", 250_000), ("\u{301}", 100_000), ("ﷺ", 10_000),
  ("1234567890", 100_000), ("12 ", 100_000),
])
func `a query of a megabyte is answered`(part: String, count: Int) throws {
  // A segment of the same kind, too, but of few tokens: their product is what a distance costs.
  let box = try sandbox(greetings + [(String(repeating: part, count: 20), "длинно")])
  let query = String(repeating: part, count: count)
  let result = try box.run(["lookup", "--json", "--threshold", "50", "-"], stdin: Array(query.utf8))
  expectOrderly(result, [0, 1], part)
  let isAnswered = try result.json().map { $0["query"]?.text } == [query]
  #expect(isAnswered)
}

@Test func `a long argument is searched for, added and found`() throws {
  let box = try sandbox()
  let long = String(repeating: "длинное слово ", count: 4000)
  expectOrderly(try box.run("search", String(repeating: "x", count: 100_000)), [1])
  expectOrderly(try box.run("search", String(repeating: "группа ", count: 7000)), [0, 1])
  // Beyond 100,000 bytes it is no segment.
  for command in ["lookup", "search"] {
    let refused = try box.run(command, String(repeating: "группа ", count: 8000))
    expectOrderly(refused, [2])
    #expect(refused.errorText.contains("100000 bytes"))
  }
  expectOrderly(try box.run("add", String(repeating: "x", count: 100_000), long), [0])
  expectOrderly(try box.run("lookup", String(repeating: "x", count: 100_000)), [0])
}

@Test func `standard input may hold any bytes`() throws {
  let box = try sandbox()
  var random = SeededGenerator(seed: 21)
  let noise = (0..<20_000).map { _ in UInt8.random(in: 0...255, using: &random) }
  for bytes in [
    [0xC3, 0xFF, 0xFE, 0x0A, 0xC3, 0x0A, 0xED, 0xA0, 0x80], [0, 0, 0x0A, 0, 0x41], noise,
    Array(repeating: 0x0A, count: 300), [0x0D], [0xEF, 0xBB, 0xBF] + Array("Good morning.\n".utf8),
  ] {
    let result = try box.run(["lookup", "--json", "--examples", "0", "-"], stdin: bytes)
    expectOrderly(result, [0, 1])
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let expected = lines.last?.isEmpty == true ? lines.count - 1 : lines.count
    #expect(try result.json().count == expected)
    expectOrderly(try box.run(["lookup", "-"], stdin: bytes), [0, 1])
  }
  for bytes in [[0xFF, 0xFE, 0x41, 0x00], utf16("Good morning.\n")] {
    let result = try box.run(["lookup", "--json", "-"], stdin: bytes)
    expectOrderly(result, [2])
    #expect(result.errorText.contains("standard input:1: expected UTF-8, found UTF-16"))
  }
  // A byte order mark is no part of the first line.
  let marked = try box.run(["lookup", "--json", "-"], stdin: [0xEF, 0xBB, 0xBF] + Array("Good morning.\n".utf8))
  #expect(try marked.json().first?["query"]?.text == "Good morning.")
}

@Test(arguments: [
  "with spaces and 'quotes'", "Память переводов", "new\nline", "-x", "%s%n", "e\u{301}", "..hidden.",
])
func `a memory may have any name`(name: String) throws {
  let box = try Sandbox()
  try box.write("in/\(name).tmx", tmx(greetings))
  let imported = try box.run("import", "--", "in/\(name).tmx")
  if name.hasPrefix(".") {
    expectOrderly(imported, [2])
    try box.write("tm/x\(name).tmx", tmx(greetings))
  } else {
    expectOrderly(imported, [0])
    #expect(box.names(in: "tm").contains { $0.utf8.elementsEqual((name + ".tmx").utf8) })
  }
  #expect(try knows(greetings, box))
  let result = try box.run("lookup", "--json", "Good morning.")
  #expect(result.lines.count == 1)
  #expect(try result.json().first?["matches"]?[0]?["memory"]?.text?.hasSuffix("\(name).tmx") == true)
  if !name.hasPrefix(".") { expectOrderly(try box.run("export", "-o", "-", "--", name), [0]) }
  expectOrderly(try box.run("export", "-o", "out \(name).tmx.gz"), [0])
  expectOrderly(try box.run("doctor", "--", "out \(name).tmx.gz"), [0])
}

@Test func `what is no regular file is neither waited for nor taken for a memory`() throws {
  let box = try sandbox()
  try box.write("tm/folder.tmx/inside.tmx", tmx([("inside", "внутри")]))
  try box.makePipe("tm/pipe.tmx")
  try box.makeLink("tm/null.tmx", to: "/dev/null")
  try box.makeLink("tm/loop.tmx", to: "loop.tmx")
  try box.makeLink("tm/self", to: ".")
  #expect(try knows(greetings + [("inside", "внутри")], box))
  // Counted as far as it can be, with 1 for what cannot.
  expectOrderly(try box.run("stats"), [1])
  expectOrderly(try box.run("search", "working"), [0])
  for name in ["tm/folder.tmx", "/dev/null", "tm/loop.tmx", ".", "/", ""] {
    expectOrderly(try box.run("doctor", name), [2], name)
    expectOrderly(try box.run("import", name), [2], name)
    expectOrderly(try box.run("lookup", "--workspace", name, "a"), [0, 1, 2], name)
  }
  let piped = try box.shell("\"$T\" export base -o - | \"$T\" doctor /dev/stdin")
  expectOrderly(piped, [0])
}

@Test func `output to a device or a pipe does not replace it`() throws {
  let box = try sandbox()
  expectOrderly(try box.run("export", "-o", "/dev/null"), [0])
  #expect(try box.shell("test -c /dev/null").code == 0)
  try box.makePipe("pipe")
  let result = try box.shell("\"$T\" export -o pipe & cat pipe; wait")
  #expect(result.text.contains("Доброе утро."))
  #expect(try box.shell("test -p pipe").code == 0)
  try box.write("folder/x", "")
  expectOrderly(try box.run("export", "-o", "folder"), [2])
  expectOrderly(try box.run("doctor", "tm/base.tmx", "--repair", "-o", "folder"), [2])
  #expect(box.leftovers.isEmpty)
}

@Test(.enabled(if: !Sandbox.isRoot, "root may read everything"))
func `what may not be read is named`() throws {
  let box = try sandbox()
  try box.write("secret.tmx", tmx(greetings))
  try box.setMode("secret.tmx", 0)
  for command in ["doctor", "import"] {
    let result = try box.run(command, "secret.tmx")
    expectOrderly(result, [2])
    #expect((result.text + result.errorText).contains("secret.tmx: cannot open: Permission denied"))
  }
}

@Test func `a memory of a thousand languages is a memory`() throws {
  let box = try Sandbox()
  var text = "<tmx version=\"1.4\"><header/><body>\n"
  for number in 0..<1000 {
    text += "<tu><tuv xml:lang=\"en\"><seg>word \(number)</seg></tuv>"
    text += "<tuv xml:lang=\"x-l\(number)\"><seg>mot \(number)</seg></tuv></tu>\n"
  }
  text += "<tu>"
  for number in 0..<1000 { text += "<tuv xml:lang=\"y-l\(number)\"><seg>all \(number)</seg></tuv>" }
  try box.write("tm/many.tmx", text + "</tu></body></tmx>")
  let result = try box.run(
    "lookup", "--json", "--to", "x-l77", "--threshold", "100", "--limit", "1", "word 77")
  expectOrderly(result, [0])
  #expect(try result.json().first?["matches"]?[0]?["target"]?.text == "mot 77")
  expectOrderly(try box.run("doctor", "tm/many.tmx"), [0])
  #expect(try box.run("stats", "--json").json().first?["languages"]?.array?.count == 2001)
}

@Test(arguments: [
  "<!DOCTYPE tmx [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>"
    + "<tmx><header/><body><tu><tuv xml:lang=\"en\"><seg>" + String(repeating: "&c;", count: 30_000)
    + "</seg></tuv></tu>",
  "<!DOCTYPE tmx [<!ENTITY a SYSTEM \"/etc/passwd\">]><tmx><header/><body><tu><tuv xml:lang=\"en\"><seg>&a;</seg></tuv></tu>",
  "<tmx><header/><body><tu>" + String(repeating: "<note>", count: 5000),
  String(repeating: "<", count: 10_000),
  "<tmx><header/><body>" + String(repeating: "<tu><tuv xml:lang=\"en\"><seg>open ", count: 200),
  "<tmx><header/><body>" + String(repeating: "<tu>\u{0}", count: 500), "<tmx><header/><body/></tmx>",
  "<tmx/>",
])
func `a hostile document is refused or survived`(document: String) throws {
  let box = try sandbox()
  try box.write("tm/hostile.tmx", document)
  for arguments in [
    ["lookup", "Good morning."], ["stats"], ["search", "working"],
    ["doctor", "tm/base.tmx", "tm/hostile.tmx"],
  ] {
    let result = try box.run(arguments)
    expectOrderly(result, arguments[0] == "doctor" ? [0, 1, 2] : arguments[0] == "stats" ? [0, 1] : [0])
    #expect(!result.text.contains("root:"))
  }
}
