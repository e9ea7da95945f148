import TestSupport
import Testing

private let garbage = [
  ("Open the file, please.", "Откройте файл, пожалуйста."), ("Open the file, please.", "Откройте файл, пожалуйста."),
  ("Open the  file, please.", "Откройте файл, пожалуйста. "), ("Close the window.", " "),
  ("Press the button to start.", "Press the button to start."), ("NATO", "NATO"), ("The end.", "Êîíåö ôèëüìà."),
  ("Save the document.", "<b>Сохраните документ."),
]

@Test func `clean says what it would do, with reasons and examples, and writes nothing`() throws {
  let box = try Sandbox()
  try box.write("m.tmx", tmx(garbage))
  let before = try box.contents("m.tmx")
  let result = try box.run("clean", "m.tmx")
  #expect(result.code == 1)
  for part in [
    "duplicate: 1  the same", "near-duplicate: 1", "empty: 1", "untranslated: 1", "mojibake: 1", "tags: 1", "m.tmx:6",
    "    Press the button to start.",
  ] { #expect(result.text.contains(part), "\(part) in \(result)") }
  #expect(result.errorText.contains("8 units, 6 to reject; nothing is written without --apply"))
  #expect(try box.contents("m.tmx") == before)
  let json = try box.run("clean", "--json", "m.tmx").json()
  #expect(json.map { $0["line"]?.number } == [6, 7, 8, 9, 11, 12])
  #expect(json[2]["reason"]?.text == "empty")
  let few = try box.run("clean", "--rules", "empty,duplicate", "--json", "m.tmx").json()
  #expect(few.map { $0["reason"]?.text } == ["duplicate", "empty"])
  #expect(try box.run("clean", "--rules", "-empty,-tags", "--json", "m.tmx").json().count == 4)
  #expect(try box.run("clean", "--list-rules").lines.count == 17)
  try box.write("good.tmx", tmx(greetings))
  #expect(try box.run("clean", "good.tmx").code == 0)
  #expect(try box.run("clean", "--rules", "colour", "m.tmx").code == 2)
}

@Test func `what clean keeps and what it rejects is all there was`() throws {
  let box = try Sandbox()
  let text = tmx(garbage).replacing("<body>\n", with: "<body>\n<!-- first -->\n").replacing(
    "<tu><tuv xml:lang=\"en\"><seg>Close",
    with: "<!-- kept --><tu tuid='9'\n><note>n &amp; m</note><tuv xml:lang=\"en\"><seg>Close")
  try box.write("tm/m.tmx", text)
  #expect(try box.run("clean", "--apply", "--rejects", "bad.tmx", "tm/m.tmx").code == 1)
  let kept = String(decoding: try box.contents("tm/m.tmx"), as: UTF8.self)
  let bad = String(decoding: try box.contents("bad.tmx"), as: UTF8.self)
  #expect(
    kept
      == tmx([garbage[0], garbage[5]]).replacing("<body>\n", with: "<body>\n<!-- first -->\n")
      .replacing("<tu><tuv xml:lang=\"en\"><seg>NATO", with: "<!-- kept --><tu><tuv xml:lang=\"en\"><seg>NATO")
      || kept.contains("<!-- kept -->"))
  #expect(bad.contains("<tu tuid='9'\n><prop type=\"x-tolmach-rejected\">empty</prop><note>n &amp; m</note>"))
  for name in ["bad.tmx", "tm/m.tmx"] { #expect(try box.run("doctor", name).code == 0) }
  // Both together are what there was.
  #expect(try box.shell("sed -i 's|<prop type=\"x-tolmach-rejected\">[a-z-]*</prop>||' bad.tmx").code == 0)
  #expect(try box.shell("$T merge --keep-duplicates tm/m.tmx bad.tmx -o all.tmx").code == 0)
  try box.write("old.tmx", text)
  #expect(try box.run("diff", "old.tmx", "all.tmx").code == 0)
  // A second time there is nothing to do; rejects of before are safe.
  #expect(try box.run("clean", "tm/m.tmx").code == 0)
  #expect(try box.run("clean", "--apply", "--rejects", "bad.tmx", "old.tmx").code == 2)
  #expect(try box.run("clean", "--apply", "--rejects", "tm/bad.tmx", "old.tmx").code == 2)
  #expect(try box.run("clean", "--apply", "old.tmx").code == 2)
  #expect(box.leftovers.isEmpty)
}

@Test func `the newest approved translation of a source stays`() throws {
  func unit(_ target: String, _ date: String, _ status: String = "", context: String = "") -> String {
    "<tu changedate=\"\(date)\">" + (status.isEmpty ? "" : "<prop type=\"x-status\">\(status)</prop>")
      + (context.isEmpty ? "" : "<prop type=\"x-context\">\(context)</prop>")
      + "<tuv xml:lang=\"en\"><seg>Good morning.</seg></tuv><tuv xml:lang=\"ru\"><seg>\(target)</seg></tuv></tu>\n"
  }
  let box = try Sandbox()
  let units =
    unit("Доброе утро.", "20190101T000000Z", "approved") + unit("Утро доброе.", "20200101T000000Z", "approved")
    + unit("Привет.", "20210101T000000Z", "draft") + unit("Утречко.", "20180101T000000Z", context: "other")
    + unit("Доброе утро.", "20220101T000000Z", "approved") + unit("?????? ????.", "20230101T000000Z", "approved")
  try box.write("m.tmx", tmx([]).replacing("<body>\n", with: "<body>\n" + units))
  let json = try box.run("clean", "--older-superseded", "--json", "m.tmx").json()
  #expect(
    json.map { "\($0["line"]?.number ?? 0) \($0["reason"]?.text ?? "")" } == [
      "6.0 superseded", "7.0 superseded", "9.0 duplicate", "10.0 encoding-damage",
    ])
}

@Test func `units of several languages are rejected when all is wrong, and files of several kinds are read`() throws {
  let box = try Sandbox()
  let text = tmx([("Open the file.", "Откройте файл."), ("Close the window.", "Закройте окно.")])
  let german = "<tuv xml:lang=\"de\"><seg></seg></tuv></tu>"
  try box.write("m.tmx", text.replacing("</tu>", with: german))
  let result = try box.run("clean", "m.tmx")
  #expect(result.code == 0)
  #expect(result.errorText.contains("2 units have a wrong text beside right ones"))
  #expect(try box.run("clean", "--to", "de", "--json", "m.tmx").lines.count == 2)
  try box.write("w.tmx", utf16(tmx(garbage, encoding: "UTF-16")))
  #expect(try box.shell("$T merge --keep-duplicates w.tmx -o z.tmx.gz").code == 0)
  #expect(try box.run("clean", "--apply", "--rejects", "r1.tmx", "w.tmx").code == 1)
  #expect(try box.contents("w.tmx") == utf16(tmx([garbage[0], garbage[5]], encoding: "UTF-16")))
  #expect(try box.run("clean", "--apply", "--rejects", "r2.tmx.gz", "z.tmx.gz").code == 1)
  #expect(try box.shell("$T diff w.tmx z.tmx.gz && $T diff r1.tmx r2.tmx.gz").code == 0)
}

@Test func `damaged, binary and empty files are not cleaned`() throws {
  let box = try Sandbox()
  let whole = tmx(garbage)
  try box.write("damaged.tmx", whole.replacing("<seg>NATO</seg></tuv><tuv", with: "<seg><NATO</seg></tuv><tuv"))
  try box.write("binary.tmx", [UInt8]((0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 7) }))
  try box.write("empty.tmx", "")
  for name in ["damaged.tmx", "binary.tmx", "empty.tmx", "missing.tmx", "-", "."] {
    let result = try box.run("clean", "--apply", "--rejects", "r.tmx", name)
    #expect(result.code == 2, "\(name): \(result)")
    #expect(!box.names(in: ".").contains("r.tmx"))
  }
  let told = try box.run("clean", "damaged.tmx")
  #expect(told.code == 1 && told.errorText.contains("damaged.tmx:10:"))
}
