import Files
import TestSupport
import Testing

/// A workspace as a stranger may have made it, and a folder outside of it that nothing may be written to.
private struct Trap {
  let box: Sandbox
  let outside = TemporaryFolder()

  init() throws {
    box = try Sandbox()
    try box.write("tm/base.tmx", tmx([("cat", "кот"), ("dog", "пёс")]))
    try box.write("draft.tsv", "en\tru\nThe cat sleeps.\tКот  спит.\nThe dog\t\n")
    try box.write("other.tmx", tmx([("bird", "птица")]))
    try box.write("terms.tsv", "en\tru\ncat\tкот\n")
    _ = try outside.write("victim", "mine")
  }

  var isUntouched: Bool {
    (try? Path.entries(of: outside.path)) == ["victim"]
      && (try? contents(of: outside.path + "/victim")) == Array("mine".utf8)
  }

  func expectRefused(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) throws {
    let result = try box.run(arguments)
    #expect(result.code == 2, "\(arguments): \(result)", sourceLocation: sourceLocation)
    #expect(result.errorText.contains(outside.path), "\(result)", sourceLocation: sourceLocation)
    #expect(result.errorText.contains("TOLMACH_FOLLOW_LINKS"), "\(result)", sourceLocation: sourceLocation)
    #expect(!result.text.contains("added to"), sourceLocation: sourceLocation)
    #expect(isUntouched, "\(arguments)", sourceLocation: sourceLocation)
    #expect(box.leftovers.isEmpty, sourceLocation: sourceLocation)
  }
}

@Test(arguments: ["victim", "new-file"])
func `no command writes through a file that is a link`(victim: String) throws {
  let trap = try Trap()
  let target = trap.outside.path + "/" + victim
  for name in [
    "tm/working.tmx", "tm/linked.tmx", "glossaries/linked.tbx", "out.tmx", "out.tsv", "out.json", "out.tmx.gz",
  ] {
    try trap.box.write(name, "x")
    trap.box.remove(name)
    try trap.box.makeLink(name, to: target)
  }
  try trap.expectRefused("add", "hello", "привет")
  try trap.expectRefused("add", "--replace", "hello", "привет")
  try trap.expectRefused("import", "other.tmx", "--into", "linked")
  try trap.expectRefused("glossary", "add", "--into", "linked", "cat", "кот")
  try trap.expectRefused("glossary", "import", "--into", "linked", "terms.tsv")
  try trap.expectRefused("glossary", "export", "terms.tsv", "-o", "out.tsv")
  try trap.expectRefused("export", "base", "-o", "out.tmx")
  try trap.expectRefused("export", "base", "-o", "out.tmx.gz")
  try trap.expectRefused("merge", "other.tmx", "tm/base.tmx", "-o", "tm/linked.tmx")
  try trap.expectRefused("doctor", "--repair", "-o", "tm/linked.tmx", "other.tmx")
  try trap.expectRefused("doctor", "--quarantine", "out.json", "other.tmx")
  try trap.expectRefused("check", "--report", "json", "-o", "out.json", "draft.tsv")
  try trap.expectRefused("check", "--write-baseline", "out.json", "draft.tsv")
  try trap.expectRefused("analyse", "--report", "json", "-o", "out.json", "draft.tsv")
  try trap.expectRefused("pretranslate", "draft.tsv", "-o", "out.tsv")
}

@Test func `no command writes through a folder that is a link`() throws {
  let trap = try Trap()
  for name in ["tm", "glossaries"] {
    trap.box.remove(name)
    try trap.box.makeLink(name, to: trap.outside.path)
  }
  try trap.box.makeLink("drafts", to: trap.outside.path)
  try trap.expectRefused("add", "hello", "привет")
  try trap.expectRefused("import", "other.tmx", "--into", "new")
  try trap.expectRefused("glossary", "add", "--into", "new", "cat", "кот")
  try trap.expectRefused("glossary", "import", "--into", "new", "terms.tsv")
  try trap.expectRefused("merge", "other.tmx", "other.tmx", "-o", "tm/new.tmx")
  try trap.expectRefused("doctor", "--repair", "-o", "drafts/new.tmx", "other.tmx")
  try trap.expectRefused("split", "other.tmx", "--by", "language", "-o", "drafts/parts")
  try trap.expectRefused("pretranslate", "draft.tsv", "-o", "drafts/")
  try trap.expectRefused("clean", "other.tmx", "--apply", "--rejects", "drafts/rejects.tmx")
}

@Test func `what is rewritten in place is no link`() throws {
  let trap = try Trap()
  trap.box.remove("draft.tsv")
  let victim = try trap.outside.write("draft.tsv", "en\tru\nThe cat sleeps.\tКот  спит.\nThe dog\t\n")
  let memory = try trap.outside.write("memory.tmx", tmx([("cat", "кот"), ("cat", "кот")]))
  try trap.box.makeLink("draft.tsv", to: victim)
  try trap.box.makeLink("tm/linked.tmx", to: memory)
  let before = (try contents(of: victim), try contents(of: memory))
  #expect(try trap.box.run("glossary", "add", "cat", "кот").code == 0)
  #expect(try trap.box.run("glossary", "add", "dog", "пёс").code == 0)
  let glossary = try trap.outside.write("glossary.tbx", trap.box.contents("glossaries/working.tbx"))
  let terms = try contents(of: glossary)
  trap.box.remove("glossaries/working.tbx")
  try trap.box.makeLink("glossaries/working.tbx", to: glossary)
  for arguments in [
    ["check", "--fix", "draft.tsv"], ["pretranslate", "--in-place", "draft.tsv"],
    ["clean", "tm/linked.tmx", "--apply", "--rejects", "rejects.tmx"], ["remove", "--everywhere", "cat", "кот"],
    ["replace", "--everywhere", "cat", "кот", "кошка"], ["glossary", "edit", "cat", "--note", "x"],
    ["glossary", "remove", "cat"], ["undo"],
  ] {
    let result = try trap.box.run(arguments)
    #expect(result.code == 2, "\(result)")
    #expect(result.errorText.contains(trap.outside.path), "\(result)")
    #expect(try contents(of: victim) == before.0 && contents(of: memory) == before.1)
    #expect(try contents(of: glossary) == terms)
  }
}

@Test func `a memory that is linked into the workspace is read, and written where that is asked for`() throws {
  let trap = try Trap()
  let team = try trap.outside.write("team.tmx", tmx([("horse", "лошадь")]))
  try trap.box.makeLink("tm/working.tmx", to: team)
  #expect(try translation(of: "horse", in: trap.box) == "лошадь")
  let stats = try trap.box.run("stats")
  #expect(stats.text.contains("the file is \(try #require(Path.real(team)))\n"), "\(stats)")
  #expect(stats.text.ranges(of: "the file is").count == 1, "\(stats)")
  let added = try trap.box.run("add", "hello", "привет", environment: ["TOLMACH_FOLLOW_LINKS": "1"])
  #expect(added.code == 0, "\(added)")
  #expect(trap.box.isLink("tm/working.tmx"))
  #expect(String(decoding: try contents(of: team), as: UTF8.self).contains("привет"))
  #expect(try translation(of: "hello", in: trap.box) == "привет")
  #expect(try Path.entries(of: trap.outside.path) == ["team.tmx", "victim"])
}
