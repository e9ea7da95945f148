import Files
import TestSupport
import Testing

/// A memory as another tool may have written it: Windows line ends, single quotes, comments, codes, three languages, spaces at ends.
private let foreign = """
  <?xml version='1.0' encoding='UTF-8'?>\r
  <!DOCTYPE tmx [<!ENTITY firm "Müller &amp; Söhne">]>\r
  <tmx version='1.4'><header srclang='en'/><body>\r
  <!-- by hand -->\r
  \t<tu tuid = '1' ><tuv xml:lang='en-GB'><seg>cat</seg></tuv>  <tuv xml:lang='ru'><seg>кот</seg></tuv></tu>\r
  \t<tu><note>&firm;</note><tuv xml:lang='en'><seg>dog</seg></tuv>\r
  \t\t<tuv xml:lang='ru'><seg>пёс</seg></tuv>\r
  \t\t<tuv xml:lang='de'><seg>Hund</seg></tuv>\r
  \t</tu><tu><tuv xml:lang='en'><seg>bird</seg></tuv><tuv xml:lang='ru'><seg>птица</seg></tuv></tu>\r
  <tu changedate='20200101T000000Z' srclang='en'><tuv xml:lang='en'><seg>The <ph x='1'>{0}</ph> sleeps &amp; eats</seg></tuv><tuv \
  xml:lang='ru'><seg>Этот <ph x='1'>{0}</ph> спит &amp; ест</seg></tuv></tu>\r
  <tu><tuv xml:lang='en'><seg>cat</seg></tuv><tuv xml:lang='ru'><seg>кошка</seg></tuv></tu>\r
  </body></tmx>
  """

private func foreignBox() throws -> Sandbox {
  let box = try Sandbox()
  try box.write("tm/working.tmx", foreign)
  return box
}

private func text(_ name: String, in box: Sandbox) throws -> String {
  String(decoding: try box.contents(name), as: UTF8.self)
}

@Test(arguments: [
  ["remove", "cat", "кот"], ["remove", "dog", "пёс"], ["remove", "bird", "птица"],
  ["remove", "--to", "de", "dog", "Hund"],
  ["replace", "cat", "кот", "котик <б> & \"в\""], ["replace", "dog", "пёс", "собака"],
  ["replace", "The  sleeps & eats", "Этот  спит & ест", "Этот  дремлет & ест"], ["add", "new", "новый"],
  ["add", "--replace", "cat", "котяра"], ["remove", "кошка", "cat"],
])
func `what a command did is taken back byte for byte`(arguments: [String]) throws {
  let box = try foreignBox()
  let done = try box.run(arguments)
  #expect(done.code == 0, "\(done)")
  let after = try text("tm/working.tmx", in: box)
  #expect(after != foreign)
  #expect(try box.run("doctor", "tm/working.tmx").code == 0)
  let undone = try box.run("undo")
  #expect(undone.code == 0, "\(undone)")
  #expect(try text("tm/working.tmx", in: box) == foreign)
  #expect(try box.run("undo").code == 1)
  // And what was taken back comes again.
  let list = try box.run("undo", "--list", "--json").json()
  #expect(list.map { $0["kind"]?.text } == ["undo", arguments[0]])
  #expect(list.map { $0["standing"] } == [.bool(true), .bool(false)])
  let again = try box.run("undo", "--id", list.first?["id"]?.text ?? "")
  #expect(again.code == 0, "\(again)")
  #expect(try text("tm/working.tmx", in: box) == after)
  #expect(box.leftovers.isEmpty)
}

@Test func `every byte outside of the units stays`() throws {
  let box = try foreignBox()
  #expect(try box.run("remove", "cat", "кот").code == 0)
  let unit =
    "\t<tu tuid = '1' ><tuv xml:lang='en-GB'><seg>cat</seg></tuv>  <tuv xml:lang='ru'><seg>кот</seg></tuv></tu>\r\n"
  var expected = foreign.replacing(unit, with: "")
  #expect(try text("tm/working.tmx", in: box) == expected)
  // A unit in further languages loses the one text.
  #expect(try box.run("remove", "dog", "пёс").code == 0)
  expected = expected.replacing("\t\t<tuv xml:lang='ru'><seg>пёс</seg></tuv>\r\n", with: "")
  #expect(try text("tm/working.tmx", in: box) == expected)
  // Two units on a line.
  #expect(try box.run("remove", "bird", "птица").code == 0)
  expected = expected.replacing(
    "<tu><tuv xml:lang='en'><seg>bird</seg></tuv><tuv xml:lang='ru'><seg>птица</seg></tuv></tu>", with: "")
  #expect(try text("tm/working.tmx", in: box) == expected)
  let replaced = try box.run(
    "replace", "The  sleeps & eats", "Этот  спит & ест", "Этот  дремлет & ест", environment: ["TOLMACH_USER": "ann"])
  #expect(replaced.code == 0, "\(replaced)")
  let now = try text("tm/working.tmx", in: box)
  let date = try #require(now.firstRange(of: "changedate=\"")).upperBound
  expected = expected.replacing(
    "<seg>Этот <ph x='1'>{0}</ph> спит &amp; ест", with: "<seg>Этот <ph x='1'>{0}</ph> дремлет &amp; ест"
  )
  .replacing(
    "<tu changedate='20200101T000000Z' srclang='en'>",
    with: "<tu changedate=\"\(now[date...].prefix(16))\" srclang='en' changeid=\"ann\">")
  #expect(now == expected)
  // All of it is taken back, the last first.
  for _ in 0..<3 { #expect(try box.run("undo").code == 0) }
  #expect(try box.run("undo").code == 1, "what ann did is ann's")
  #expect(
    try box.run("undo", environment: ["TOLMACH_USER": "ann"]).code == 0, "the others have moved it, and it is found")
  #expect(try text("tm/working.tmx", in: box) == foreign)
}

@Test func `what does not follow from the texts is left, and said`() throws {
  let box = try foreignBox()
  for (arguments, code, word) in [
    (["replace", "The  sleeps & eats", "Этот  спит & ест", "Тот  спит & пьёт"], 2, "inline codes"),
    (["remove", "cat", "пёс"], 1, "nothing found"), (["remove", "ca", "кот"], 1, "nothing found"),
    (["remove", "cat", " "], 2, "empty"), (["replace", "cat", "кот", "кот"], 2, "found the same"),
    (["replace", "cat", "кот", "\u{1}"], 2, "U+0001"), (["undo", "--id", "nope"], 2, "undo --list"),
    (["remove", "--to", "ru-BY", "--from", "en-US", "cat", "кот"], 1, "nothing found"),
  ] as [([String], Int32, String)] {
    let result = try box.run(arguments)
    #expect(result.code == code, "\(arguments): \(result)")
    #expect(result.errorText.contains(word), "\(arguments): \(result)")
    #expect(try text("tm/working.tmx", in: box) == foreign)
  }
}

@Test func `the working memory alone is changed unless told, and the others are named`() throws {
  let box = try Sandbox()
  let pairs = [("one", "один"), ("bad", "плохой"), ("two", "два")]
  for name in ["tm/working.tmx", "tm/base.tmx", "tm/penalty-10/old.tmx"] { try box.write(name, tmx(pairs)) }
  try box.write("tm/wide.tmx", utf16(tmx(pairs)))
  let whole = tmx(pairs)
  let rest = tmx([pairs[0], pairs[2]])
  let dry = try box.run("remove", "--everywhere", "--dry-run", "bad", "плохой")
  #expect(dry.code == 2, "\(dry)")
  for name in ["tm/working.tmx", "tm/base.tmx", "tm/penalty-10/old.tmx"] {
    #expect(dry.text.contains("would be removed from \(name):6\n  bad\n  плохой\n"), "\(dry)")
    #expect(try text(name, in: box) == whole)
  }
  #expect(!box.names(in: "tm").contains(".journal"))
  let one = try box.run("remove", "bad", "плохой")
  #expect(one.code == 0 && one.text == "removed from tm/working.tmx:6\n  bad\n  плохой\n", "\(one)")
  for name in ["tm/base.tmx:6", "tm/penalty-10/old.tmx:6", "tm/wide.tmx:6"] {
    #expect(one.errorText.contains("\(name): has the same pair; --everywhere"), "\(one)")
  }
  #expect(try text("tm/base.tmx", in: box) == whole && text("tm/working.tmx", in: box) == rest)
  // One that cannot be changed in place is said, and the others are changed.
  let all = try box.run("remove", "--everywhere", "--json", "bad", "плохой")
  #expect(all.code == 2 && all.errorText.contains("tm/wide.tmx: expected a plain TMX file in UTF-8"), "\(all)")
  #expect(try all.json().map { $0["memory"]?.text } == ["tm/base.tmx", "tm/penalty-10/old.tmx"])
  #expect(try all.json().allSatisfy { $0["done"] == .bool(true) && $0["after"] == .null })
  #expect(try text("tm/base.tmx", in: box) == rest && text("tm/penalty-10/old.tmx", in: box) == rest)
  // One undo takes back what one command did in all memories.
  #expect(try box.run("undo").lines.filter { $0.hasPrefix("put back into") }.count == 2)
  #expect(try text("tm/base.tmx", in: box) == whole && text("tm/penalty-10/old.tmx", in: box) == whole)
  #expect(try text("tm/working.tmx", in: box) == rest)
  #expect(try box.run("undo").code == 0)
  #expect(try text("tm/working.tmx", in: box) == whole)
}

@Test func `a source that is known with another target is said, and replaced where that is asked for`() throws {
  let box = try Sandbox()
  try box.write("tm/working.tmx", tmx([("R&D", "НИОКР"), ("cat", "кот"), ("cat", "кошка")]))
  let before = try text("tm/working.tmx", in: box)
  let both = try box.run("add", "R&D", "исследования")
  #expect(both.text == "added to tm/working.tmx\n")
  #expect(both.errorText.contains("\"R&D\" is known as \"НИОКР\" (tm/working.tmx:5): both are kept"), "\(both)")
  #expect(try box.run("undo").code == 0)
  for arguments in [["add", "--keep-both", "R&D", "исследования"], ["add", "R&D", "НИОКР"], ["add", "dog", "пёс"]] {
    let quiet = try box.run(arguments)
    #expect(quiet.code == 0 && quiet.messages.isEmpty, "\(quiet)")
    #expect(try box.run("undo").code == 0)
    #expect(try text("tm/working.tmx", in: box) == before)
  }
  let replaced = try box.run("add", "--replace", "cat", "котяра")
  #expect(replaced.text == "added to tm/working.tmx\n")
  #expect(replaced.errorText.contains("in place of \"кот\" (tm/working.tmx:6)"), "\(replaced)")
  #expect(replaced.errorText.contains("in place of \"кошка\" (tm/working.tmx:7)"))
  let now = try text("tm/working.tmx", in: box)
  #expect(now.contains("котяра") && !now.contains("<seg>кот</seg>") && !now.contains("кошка"))
  #expect(try box.run("add", "--replace", "--keep-both", "a", "b").code == 2)
}

@Test func `what was changed since is not taken back`() throws {
  let box = try Sandbox()
  try box.write("tm/working.tmx", tmx([("one", "один")]))
  #expect(try box.run("add", "cat", "кот").code == 0)
  let added = try text("tm/working.tmx", in: box)
  try box.write("tm/working.tmx", added.replacing("кот", with: "кошка"))
  let refused = try box.run("undo")
  #expect(refused.code == 2 && refused.errorText.contains("changed since"), "\(refused)")
  #expect(try text("tm/working.tmx", in: box) == added.replacing("кот", with: "кошка"))
  // Where only its place is another, it is found.
  try box.write("tm/working.tmx", added.replacing("<body>\n", with: "<body>\n\n<!-- more -->\n"))
  #expect(try box.run("undo").code == 0)
  #expect(try !text("tm/working.tmx", in: box).contains("кот"))
  #expect(try box.run("doctor", "tm/working.tmx").code == 0)
  // What was removed and is there again is not put in twice.
  try box.write("tm/working.tmx", tmx([("one", "один"), ("bad", "плохой"), ("two", "два")]))
  #expect(try box.run("remove", "bad", "плохой").code == 0)
  try box.write("tm/working.tmx", tmx([("one", "один"), ("bad", "плохой"), ("two", "два"), ("three", "три")]))
  #expect(try box.run("undo").code == 2)
  // An older change is taken back at its place, though others came after it.
  try box.write("tm/working.tmx", tmx((1...9).map { ("unit \($0)", "единица \($0)") }))
  let whole = try text("tm/working.tmx", in: box)
  #expect(try box.run("remove", "unit 5", "единица 5").code == 0)
  #expect(try box.run("remove", "unit 2", "единица 2").code == 0)
  #expect(try box.run("add", "unit 10", "единица 10").code == 0)
  let five = try #require(try box.run("undo", "--list", "--json").json().dropFirst(2).first?["id"]?.text)
  #expect(try box.run("undo", "--id", five).code == 0)
  for _ in 0..<2 { #expect(try box.run("undo").code == 0) }
  #expect(try text("tm/working.tmx", in: box) == whole)
}

@Test func `a journal is as private as its memory`() throws {
  let box = try Sandbox()
  try box.write("tm/working.tmx", tmx([("one", "один")]))
  try box.setMode("tm/working.tmx", 0o640)
  #expect(try box.run("add", "two", "два").code == 0)
  #expect(box.mode("tm/.journal/working.tmx.jsonl") & 0o007 == 0)
  try box.setMode("tm/working.tmx", 0o600)
  #expect(try box.run("add", "three", "три").code == 0)
  #expect(box.mode("tm/.journal/working.tmx.jsonl") == 0o600)
}

@Test(arguments: ["", "1"]) func `a journal is never reached through a link`(follows: String) throws {
  for name in ["tm/.journal", "tm/.journal/working.tmx.jsonl"] {
    let box = try Sandbox()
    let outside = TemporaryFolder()
    let victim = try outside.write("working.tmx.jsonl", "mine\n")
    try box.write("tm/working.tmx", tmx([("one", "один")]))
    if name.hasSuffix("jsonl") { try Path.makeFolder(box.path("tm/.journal")) }
    try box.makeLink(name, to: name.hasSuffix("jsonl") ? victim : outside.path)
    for arguments in [["add", "two", "два"], ["remove", "one", "один"], ["replace", "one", "один", "раз"]] {
      let result = try box.run(arguments, environment: ["TOLMACH_FOLLOW_LINKS": follows])
      #expect(result.code == 2 && result.errorText.contains("expected no link"), "\(result)")
    }
    #expect([1, 2].contains(try box.run("undo").code))
    #expect(try contents(of: victim) == Array("mine\n".utf8))
    #expect(try Path.entries(of: outside.path) == ["working.tmx.jsonl"])
    #expect(try text("tm/working.tmx", in: box) == tmx([("one", "один")]))
  }
}

@Test(arguments: [("r", 0), ("k", 0), ("x", 1)] as [(String, Int32)])
func `on a terminal it is asked what becomes of the other target`(answer: String, code: Int32) throws {
  let box = try Sandbox()
  guard try box.shell("script --version").code == 0 else {
    print("SKIPPED: no script(1) here, which makes a terminal")
    return
  }
  try box.write("tm/working.tmx", tmx([("cat", "кот")]))
  let asked = try box.shell("printf '\(answer)\\n' | script -qec \"$T add cat котик\" /dev/null")
  #expect(asked.code == code, "\(asked)")
  #expect(asked.text.contains("\"cat\" is known as \"кот\" (tm/working.tmx:5)"), "\(asked)")
  let now = try text("tm/working.tmx", in: box)
  #expect(
    now.contains("<seg>кот</seg>") == (answer != "r") && now.contains("<seg>котик</seg>") == (code == 0), "\(now)")
}

/// What the index says of other memories is what reading every unit says.
@Test func `the pairs that an index finds are those that reading finds`() throws {
  let box = try Sandbox()
  let path = TestData.packageFolder + "/tm/security-policy.tmx"
  try box.write("tm/base.tmx", contents(of: path))
  try box.write("tm/working.tmx", contents(of: path))
  #expect(try box.run("export", "-o", "units.tsv", "--from", "en", "--to", "ru", "working").code == 0)
  let units = try text("units.tsv", in: box).split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
  var count = 0
  for unit in units where count < 12 && unit.count >= 2 && unit[0].utf8.count % 3 == 0 {
    count += 1
    // The working memory is read, the other is looked up.
    let found = try box.run("remove", "--everywhere", "--dry-run", "--json", unit[0], unit[1]).json()
    let one = found.filter { $0["memory"]?.text == "tm/working.tmx" }.map { $0["line"] }
    let other = found.filter { $0["memory"]?.text == "tm/base.tmx" }.map { $0["line"] }
    #expect(one == other && !one.isEmpty, "\(unit)")
    // And those that are only looked up are named by the same lines.
    let named = try box.run("remove", "--dry-run", unit[0], unit[1]).errorText
    for line in one { #expect(named.contains("tm/base.tmx:\(Int(line?.number ?? 0)):"), "\(named)") }
  }
  #expect(count == 12)
}
