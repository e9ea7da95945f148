import TestSupport
import Testing

@Test func `diff tells units by texts and ends with 1 where there is one`() throws {
  let box = try Sandbox()
  try box.write("a.tmx", tmx(greetings))
  var changed = greetings
  changed[1].1 = "Группа встретилась."
  try box.write("b.tmx", tmx([changed[0], changed[1], ("New", "Новое")]))
  let result = try box.run("diff", "a.tmx", "b.tmx")
  #expect(result.code == 1)
  for line in [
    "@@ changed b.tmx:6 was a.tmx:6", "  en: The working group met on Monday.",
    "- ru: Рабочая группа собралась в понедельник.", "+ ru: Группа встретилась.", "@@ added b.tmx:7", "+ ru: Новое",
    "@@ removed a.tmx:7", "- en: Missile defense",
  ] { #expect(result.lines.contains(line), "\(line) in \(result)") }
  #expect(result.errorText.contains("1 added, 1 removed, 1 changed, 1 the same"))
  let json = try box.run("diff", "--json", "a.tmx", "b.tmx").json()
  #expect(json.map { $0["kind"]?.text } == ["changed", "removed", "added"])
  #expect(json[0]["changes"]?.array?[0]["new"]?.text == "Группа встретилась.")
  let same = try box.run("diff", "a.tmx", "a.tmx")
  #expect(same.code == 0 && same.output.isEmpty)
}

@Test func `split and merge are inverse, byte for byte`() throws {
  let box = try Sandbox()
  var text = tmx(greetings + greetings + [("A & B", "А и Б")])
  text = text.replacing(
    "<tu><tuv xml:lang=\"en\"><seg>Miss",
    with:
      "<!-- kept --><tu creationid=\"anna\" changedate=\"20210304T050607Z\"><prop type=\"x-client\">ACME/1</prop><tuv xml:lang=\"en\"><seg>Miss"
  )
  try box.write("m.tmx", text)
  let split = try box.run("split", "m.tmx", "--units", "3", "-o", "parts")
  #expect(split.code == 0)
  #expect(split.lines == ["parts/m-1.tmx: 3 units", "parts/m-2.tmx: 3 units", "parts/m-3.tmx: 1 unit"])
  #expect(try box.shell("$T merge --keep-duplicates parts/*.tmx -o whole.tmx").code == 0)
  #expect(try box.contents("whole.tmx") == Array(text.utf8))
  #expect(try box.run("split", "m.tmx", "--units", "3", "-o", "parts").code == 2)
  for (by, names) in [
    ("author", ["m.anna.tmx", "m.none.tmx"]), ("year", ["m.2021.tmx", "m.none.tmx"]),
    ("prop:x-client", ["m.ACME_1.tmx", "m.none.tmx"]), ("language", ["m.en-ru.tmx"]),
  ] {
    #expect(try box.run("split", "m.tmx", "--by", by, "-o", by).code == 0)
    #expect(box.names(in: by) == names)
    #expect(try box.shell("$T merge --keep-duplicates \(by)/*.tmx -o \(by).tmx && $T diff m.tmx \(by).tmx").code == 0)
  }
  for wrong in [["--by", "colour"], ["--units", "0"], [], ["--units", "1", "--by", "year"]] {
    #expect(try box.run(["split", "m.tmx", "-o", "x"] + wrong).code == 2)
  }
}

@Test func `a union is told in numbers, and archives are read and written`() throws {
  let box = try Sandbox()
  try box.write("a.tmx", tmx([greetings[0], greetings[1]]))
  try box.write("b.tmx", tmx([greetings[1], greetings[2], ("Good morning.", "Привет.")]))
  #expect(try box.shell("$T merge a.tmx -o a.tmx.gz && $T merge b.tmx -o b.tmx.zip").code == 0)
  let result = try box.run("merge", "a.tmx.gz", "b.tmx.zip", "-o", "all.tmx")
  #expect(result.code == 0)
  #expect(result.errorText.contains("4 units in all.tmx; dropped as duplicates: 1;"))
  #expect(result.errorText.contains("other targets for the same source: 1"))
  #expect(try box.run("merge", "--canonical", "all.tmx", "-o", "all.tmx").code == 0)
  let once = try box.contents("all.tmx")
  #expect(try box.run("merge", "--canonical", "all.tmx", "-o", "all.tmx").code == 0)
  #expect(try box.contents("all.tmx") == once)
  #expect(try box.run("merge", "a.tmx", "-o", "-").output == box.contents("a.tmx"))
}

@Test func `a three-way merge lists conflicts with files and lines, and ends with 1`() throws {
  let box = try Sandbox()
  var (ours, theirs) = (greetings, greetings)
  ours[0].1 = "Утречко."
  theirs[0].1 = "С добрым утром."
  ours.remove(at: 1)
  theirs[1].1 = "Иначе."
  try box.write("base.tmx", tmx(greetings))
  try box.write("ours.tmx", tmx(ours))
  try box.write("theirs.tmx", tmx(theirs + [("New", "Новое")]))
  let result = try box.run("merge", "--base", "base.tmx", "ours.tmx", "theirs.tmx", "-o", "m.tmx", "--json")
  #expect(result.code == 1)
  let json = try result.json()
  #expect(json.map { $0["conflict"]?.text } == ["changed", "removed-by-us"])
  #expect(json[0]["ours"]?["line"]?.number == 5 && json[0]["theirs"]?["file"]?.text == "theirs.tmx")
  #expect(json[0]["clashes"]?.array?[0]["base"]?.text == "Доброе утро.")
  #expect(try box.run("doctor", "m.tmx").code == 0)
  let plain = try box.run("merge", "--base", "base.tmx", "ours.tmx", "theirs.tmx", "-o", "m.tmx")
  #expect(plain.lines.first == "ours.tmx:5: conflict: both sides changed it: Good morning.")
  // Settled: the other side is removed.
  let settled = try box.run("merge", "--base", "base.tmx", "ours.tmx", "base.tmx", "-o", "m.tmx")
  #expect(settled.code == 0)
  #expect(try box.contents("m.tmx") == box.contents("ours.tmx"))
}

@Test func `damaged, binary and empty files are refused with their place, and nothing is written`() throws {
  let box = try Sandbox()
  let whole = tmx(greetings)
  try box.write("good.tmx", whole)
  try box.write("damaged.tmx", whole.replacing("<seg>Доброе", with: "<seg><Доброе"))
  try box.write("cut.tmx", Array(whole.utf8.dropLast(20)))
  try box.write("binary.tmx", [UInt8]((0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 7) }))
  try box.write("empty.tmx", "")
  try box.write("torn.tmx.gz", [0x1F, 0x8B, 8, 0, 1, 2, 3])
  try box.write("other.tmx", "<xliff/>")
  for name in ["damaged.tmx", "cut.tmx", "binary.tmx", "empty.tmx", "torn.tmx.gz", "other.tmx", "missing.tmx"] {
    for command in [
      ["diff", "good.tmx", name], ["merge", name, "good.tmx", "-o", "out.tmx"],
      ["merge", "--base", "good.tmx", "good.tmx", name, "-o", "out.tmx"],
      ["split", name, "--units", "1", "-o", "parts"],
    ] {
      let result = try box.run(command)
      #expect(result.code == 2, "\(command): \(result)")
      #expect(result.errorText.contains(name), "\(command): \(result)")
    }
  }
  #expect(box.names(in: ".").filter { $0.hasPrefix("out") || $0 == "parts" }.isEmpty)
  #expect(try box.run("merge", "good.tmx", "-o", "good.txt").code == 2)
}

@Test func `memories of different languages are put together`() throws {
  let box = try Sandbox()
  try box.write("ru.tmx", tmx([greetings[0]]))
  try box.write("de.tmx", tmx([("Good morning.", "Guten Morgen.")]).replacing("\"ru\"", with: "\"de\""))
  #expect(try box.run("merge", "ru.tmx", "de.tmx", "-o", "both.tmx").code == 0)
  #expect(try box.run("split", "both.tmx", "--by", "language", "-o", "parts").lines.count == 2)
}

@Test func `a difference of the header alone is said`() throws {
  let box = try Sandbox()
  let memory = tmx([("Yes", "Да")])
  try box.write("a.tmx", memory)
  try box.write("b.tmx", memory.replacing("<header", with: "<header changeid=\"anna\""))
  let result = try box.run("diff", "a.tmx", "b.tmx")
  #expect(result.code == 1, "\(result)")
  #expect(result.errorText.contains("0 added, 0 removed, 0 changed, 1 the same; another header"), "\(result)")
  #expect(try box.run("diff", "a.tmx", "a.tmx").errorText.contains("1 the same\n"))
}
