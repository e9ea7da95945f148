import Files
import TestSupport
import Testing

/// The best translation of a text; nil when there is none of at least 70 percent.
func translation(
  of text: String, in box: Sandbox, from: String = "en", to: String = "ru", _ more: String...
) throws -> String? {
  let result = try box.run(["lookup", "--json", "--from", from, "--to", to] + more + [text])
  #expect(result.code == 0 || result.code == 1, "\(result)")
  return try result.json().first?["matches"]?[0]?["target"]?.text
}

/// Whether each of the pairs is found, asked for in one stream.
func knows(_ pairs: some Collection<(String, String)>, _ box: Sandbox, from: String = "en", to: String = "ru")
  throws -> Bool
{
  let lines = pairs.map { $0.0 + "\n" }.joined()
  let result = try box.run(
    [
      "lookup", "--json", "--from", from, "--to", to, "--threshold", "100", "--examples", "0", "--limit", "1",
      "-",
    ],
    stdin: Array(lines.utf8))
  let targets = try result.json().map { $0["matches"]?[0]?["target"]?.text }
  let missing = zip(pairs, targets).filter { $0.0.1 != $0.1 }
  if !missing.isEmpty || targets.count != pairs.count { print("missing \(missing): \(result)") }
  return missing.isEmpty && targets.count == pairs.count
}

private func score(of text: String, in box: Sandbox) throws -> Double? {
  try box.run("lookup", "--json", text).json().first?["matches"]?[0]?["score"]?.number
}

// MARK: Files are the memory

@Test func `a file dropped into tm is found both ways, as it is now, and no longer when it is gone`() throws {
  let box = try sandbox()
  #expect(try translation(of: "Good morning.", in: box) == "Доброе утро.")
  #expect(try translation(of: "Доброе утро.", in: box, from: "ru", to: "en") == "Good morning.")
  try box.write("tm/base.tmx", tmx([("Good evening.", "Добрый вечер.")]))
  #expect(try translation(of: "Good evening.", in: box) == "Добрый вечер.")
  #expect(try translation(of: "Добрый вечер.", in: box, from: "ru", to: "en") == "Good evening.")
  #expect(try translation(of: "Missile defense", in: box) == nil)
  try box.write("tm/below/more.tmx", tmx([("Missile defense", "ПРО")]))
  #expect(try translation(of: "Missile defense", in: box) == "ПРО")
  box.remove("tm/base.tmx")
  #expect(try translation(of: "Good evening.", in: box) == nil)
  box.remove("tm/below")
  #expect(try box.run("lookup", "Missile defense").code == 1)
}

@Test func `a change that keeps size and time is seen`() throws {
  let box = try sandbox([("cat", "кот")])
  #expect(try translation(of: "cat", in: box) == "кот")
  let time = try box.modified("tm/base.tmx")
  let size = try box.contents("tm/base.tmx").count
  for target in ["пёс", "лис", "кит"] {
    try box.overwrite("tm/base.tmx", Array(tmx([("cat", target)]).utf8))
    try box.setModified("tm/base.tmx", time)
    #expect(try box.modified("tm/base.tmx") == time)
    #expect(try box.contents("tm/base.tmx").count == size)
    #expect(try translation(of: "cat", in: box) == target)
  }
}

@Test func `a file that is only touched, or dated back, stays known`() throws {
  let box = try sandbox([("cat", "кот")])
  #expect(try translation(of: "cat", in: box) == "кот")
  for seconds: Int64 in [0, 1, 1_000_000_000, 4_000_000_000] {
    try box.setModified("tm/base.tmx", seconds * 1_000_000_000)
    #expect(try translation(of: "cat", in: box) == "кот")
    #expect(try translation(of: "cat", in: box) == "кот")
  }
}

// MARK: Indexes

@Test func `a damaged index is rebuilt without a word`() throws {
  let box = try sandbox()
  #expect(try translation(of: "Missile defense", in: box) == "Противоракетная оборона")
  let whole = try contents(of: try #require(box.indexes().first))
  var random = SeededGenerator(seed: 1)
  var damaged: [[UInt8]] = [
    [], Array("TOLMACHC".utf8), Array(repeating: 0, count: whole.count), whole + whole,
  ]
  for count in [511, 512, whole.count - 1] { damaged.append(Array(whole.prefix(count))) }
  damaged.append((0..<whole.count).map { _ in UInt8.random(in: 0...255, using: &random) })
  for _ in 0..<20 {
    var bytes = whole
    bytes[Int.random(in: 0..<whole.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    damaged.append(bytes)
  }
  for bytes in damaged {
    #expect(box.indexes().count == 1)
    let index = try #require(box.indexes().first)
    try writeFile(index, bytes)
    let result = try box.run("lookup", "--json", "Missile defense")
    #expect(result.code == 0)
    #expect(result.messages.isEmpty)
    #expect(try result.json().first?["matches"]?[0]?["target"]?.text == "Противоракетная оборона")
    #expect(try contents(of: try #require(box.indexes().first)).count == whole.count)
  }
}

@Test func `no byte of an index can crash a lookup`() throws {
  let box = try sandbox(greetings + (0..<30).map { ("Article \($0) of the treaty", "Статья \($0) договора") })
  try box.setModified("tm/base.tmx", 1_500_000_000_000_000_000)
  #expect(try box.run("stats").code == 0)
  var random = SeededGenerator(seed: 2)
  for _ in 0..<15 {
    let index = try #require(box.indexes().first)
    var bytes = try contents(of: index)
    for _ in 0..<Int.random(in: 1...20, using: &random) {
      let at = Int.random(in: 512..<bytes.count, using: &random)
      bytes[at] =
        [0, 0xFF, 0x7F, 0x80, UInt8.random(in: 0...255, using: &random)].randomElement(using: &random) ?? 0
    }
    try writeFile(index, bytes)
    for arguments in [
      ["lookup", "--examples", "0", "Article 7 of the treaty"], ["search", "--limit", "3", "treaty"],
    ] {
      let result = try box.run(arguments)
      #expect(result.signal == nil, "\(arguments): \(result)")
    }
  }
}

@Test func `an index may be deleted at any time`() throws {
  let box = try sandbox()
  for _ in 0..<2 {
    #expect(try translation(of: "Missile defense", in: box) == "Противоракетная оборона")
    TemporaryFolder.remove(box.cache)
  }
}

@Test func `where no index can be kept memories answer all the same, and it is said once`() throws {
  let box = try sandbox()
  try box.write("tm/other.tmx", utf16(tmx([("dog", "собака")], encoding: "UTF-16")))
  try box.write("glossaries/a.tsv", "envoy\tпосланник\n")
  // A file where the cache should be; a folder of others; no home at all.
  try Path.makeFolder(box.home + "/.cache")
  try writeFile(box.cache, [])
  func said(_ environment: [String: String] = [:]) throws -> String {
    for (query, target) in [("Missile defense", "Противоракетная оборона"), ("dog", "собака"), ("envoy", "посланник")] {
      let result = try box.run("lookup", query, environment: environment)
      #expect(result.code == 0 && result.text.contains(target), "\(result)")
      #expect(result.errorText.split(separator: "\n").count == 1, "\(result)")
      #expect(result.errorText.contains("indexes are made in memory"), "\(result)")
    }
    return try box.run("search", "dog", environment: environment).errorText
  }
  #expect(try said().contains(box.cache))
  #expect(try said(["HOME": ""]).contains("HOME"))
  #expect(try said(["XDG_CACHE_HOME": "/proc/none"]).contains("/proc/none"))
  #expect(try box.run("add", "cat", "кот").code == 0)
  #expect(try translation(of: "cat", in: box) == "кот")
  #expect(try box.run("stats").code == 0)
  #expect(try contents(of: box.cache).isEmpty)
  #expect(Set(box.names(in: "")) == ["glossaries", "tm"])
}

@Test func `nothing that a workspace brings is read as an index or written through`() throws {
  let box = try sandbox()
  try box.write("victim", "precious\n")
  for name in ["tm/base.tmx.idx", "tm/base.tmx.idx.lock", "tm/.lock", "glossaries/a.tsv.en_ru.terms"] {
    try Path.makeFolder(Path.split(box.path(".tolmach/index/" + name)).folder)
    try box.makeLink(".tolmach/index/" + name, to: box.path("victim"))
  }
  try box.makeLink("tm/.lock", to: box.path("victim"))
  try box.write("glossaries/a.tsv", "envoy\tпосланник\n")
  let before = try box.shell("find .tolmach | sort").text
  #expect(try translation(of: "Missile defense", in: box) == "Противоракетная оборона")
  #expect(try box.run("lookup", "envoy").text.contains("посланник"))
  #expect(try box.run("add", "cat", "кот").code == 0)
  #expect(try String(decoding: box.contents("victim"), as: UTF8.self) == "precious\n")
  #expect(try box.shell("find .tolmach | sort").text == before)
  // What is derived of a memory kept from others is kept from them, too.
  #expect(try box.shell("find \"$HOME/.cache/tolmach\" -perm /077 | wc -l").text == "0\n")
}

@Test func `a moved or copied workspace finds its indexes again`() throws {
  let box = try sandbox()
  #expect(try translation(of: "Missile defense", in: box) == "Противоракетная оборона")
  let before = box.indexes()
  #expect(try box.shell("mkdir -p other && cp -a tm glossaries other/").code == 0)
  let moved = try box.run("lookup", "--json", "Missile defense", in: "other")
  #expect(try moved.json().first?["matches"]?[0]?["target"]?.text == "Противоракетная оборона")
  #expect(box.indexes() == before)
}

@Test func `indexes have a limit, and those used longest ago go first`() throws {
  let box = try sandbox()
  for number in 0..<4 {
    try box.write("\(number)/tm/a.tmx", tmx((0..<200).map { ("Text \(number) \($0)", "Текст \($0)") }))
    #expect(try box.run("lookup", "Text \(number) 7", in: "\(number)").code == 0)
  }
  #expect(box.indexes().count == 4)
  #expect(try box.shell("touch -a -m -d 2001-01-01 \"$HOME\"/.cache/tolmach/objects/*").code == 0)
  try box.write("5/tm/a.tmx", tmx([("new", "новый")]))
  #expect(try box.run("lookup", "new", environment: ["TOLMACH_CACHE_LIMIT": "0"], in: "5").code == 0)
  #expect(box.indexes().count == 1)
  #expect(try box.run("lookup", "Text 2 7", in: "2").code == 0)
}

@Test func `copies of what a memory held before do not pile up`() throws {
  let box = try Sandbox()
  for number in 0..<5 {
    try box.write("tm/base.tmx", utf16(tmx([("cat \(number)", "кот")], encoding: "UTF-16")))
    #expect(try translation(of: "cat \(number)", in: box) == "кот")
  }
  #expect(box.indexes(".utf8").count == 1)
  try box.write("tm/base.tmx", tmx(greetings))
  #expect(try translation(of: "Missile defense", in: box) == "Противоракетная оборона")
  #expect(box.indexes(".utf8").isEmpty)
}

// MARK: Folders, encodings, containers

@Test func `a penalty folder takes its points off and says so`() throws {
  let box = try Sandbox()
  try box.write("tm/penalty-10/old.tmx", tmx(greetings))
  let match = try #require(try box.run("lookup", "--json", "Good morning.").json().first?["matches"]?[0])
  #expect(match["score"]?.number == 90)
  #expect(match["memory"]?.text == "tm/penalty-10/old.tmx")
  #expect(match["penalties"]?[0]?["kind"]?.text == "folder")
  #expect(match["penalties"]?[0]?["points"]?.number == 10)
  #expect(try box.run("lookup", "--threshold", "91", "--examples", "0", "Good morning.").code == 1)
  #expect(try box.run("lookup", "Good morning.").text.contains("folder −10"))
  let plain = try sandbox()
  let query = "The working group met on Tuesday."
  let (with, without) = (try score(of: query, in: box), try score(of: query, in: plain))
  #expect(with == without.map { $0 - 10 })
}

@Test(arguments: ["UTF-16", "windows-1251", "KOI8-R"])
func `a memory in another encoding is found as it is, and is added to`(encoding: String) throws {
  let box = try Sandbox()
  let text = tmx(greetings, encoding: encoding)
  if encoding == "UTF-16" {
    try box.write("tm/working.tmx", utf16(text))
  } else {
    try box.write("plain.tmx", text)
    let made = try box.shell("iconv -f UTF-8 -t \(encoding) plain.tmx > tm/working.tmx")
    #expect(made.code == 0, "\(made)")
  }
  let before = try box.contents("tm/working.tmx")
  #expect(try translation(of: "Missile defense", in: box) == "Противоракетная оборона")
  #expect(try translation(of: "Доброе утро.", in: box, from: "ru", to: "en") == "Good morning.")
  let added = try box.run("add", "cat", "кот")
  #expect(added.code == 0 && added.errorText.contains("the addition cannot be taken back"), "\(added)")
  // UTF-16 stays what it is.
  if encoding == "UTF-16" { #expect(try box.contents("tm/working.tmx").prefix(2) == before.prefix(2)) }
  try box.write("x.tsv", "cat\tкот\ndog\tпёс\n")
  let imported = try box.run("import", "x.tsv", "--into", "working")
  #expect(imported.text == "1 unit imported into tm/working.tmx; 1 unit was there already\n", "\(imported)")
  for (source, target) in [("Missile defense", "Противоракетная оборона"), ("cat", "кот"), ("dog", "пёс")] {
    #expect(try translation(of: source, in: box) == target)
  }
  #expect(try box.run("doctor", "tm/working.tmx").code == 0)
}

@Test(arguments: ["tmx", "tmx.gz", "tmx.zip"])
func `an export is found again as a memory and as an import`(ending: String) throws {
  let box = try sandbox()
  #expect(try box.run("export", "-o", "all.\(ending)").code == 0)
  let doctor = try box.run("doctor", "--json", "all.\(ending)").json().first
  #expect(doctor?["units"]?.number == 3)
  #expect(doctor?["diagnostics"]?.array?.isEmpty == true)

  let imported = try Sandbox()
  let result = try imported.run("import", box.path("all.\(ending)"))
  #expect(result.code == 0)
  #expect(result.text == "3 units imported into tm/all.tmx\n")
  let dropped = try Sandbox()
  try dropped.write("tm/all.\(ending)", try box.contents("all.\(ending)"))
  for other in [imported, dropped] {
    #expect(try knows(greetings, other))
    #expect(try knows(greetings.map { ($1, $0) }, other, from: "ru", to: "en"))
  }
}

@Test func `tables and PO files are imported`() throws {
  let box = try Sandbox()
  try box.write("a.tsv", "cat\tкот\ndog\tсобака\n")
  try box.write("b.csv", "\"fox, red\",\"лиса, рыжая\"\n\"say \"\"hi\"\"\",скажи «привет»\n")
  try box.write(
    "c.po",
    "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: ru\\n\"\n\n"
      + "msgid \"Open file\"\nmsgstr \"Открыть файл\"\n\n#, fuzzy\nmsgid \"Close\"\nmsgstr \"Закройте\"\n")
  for name in ["a.tsv", "b.csv", "c.po"] { #expect(try box.run("import", name).code == 0) }
  #expect(box.names(in: "tm") == ["a.tmx", "b.tmx", "c.tmx"])
  #expect(try translation(of: "dog", in: box) == "собака")
  #expect(try translation(of: "fox, red", in: box) == "лиса, рыжая")
  #expect(try translation(of: "say \"hi\"", in: box) == "скажи «привет»")
  #expect(try translation(of: "Open file", in: box) == "Открыть файл")
  #expect(try translation(of: "Close", in: box) == nil)
  #expect(try box.run("import", "--fuzzy", "c.po", "--into", "d").code == 0)
  #expect(try translation(of: "Close", in: box) == "Закройте")
  let all = try box.run("import", "a.tsv", "b.csv", "c.po", "--into", "all")
  #expect(all.text == "5 units imported into tm/all.tmx\n")
}

@Test func `a table and a PO file are in the languages that they name`() throws {
  let box = try Sandbox()
  try box.write("a.csv", "Russian,English\nпосланник,envoy\n")
  try box.write(
    "b.po",
    "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: pt_BR\\n\"\n\n"
      + "msgid \"file\"\nmsgstr \"arquivo\"\n")
  for name in ["a.csv", "b.po"] { #expect(try box.run("import", name).code == 0) }
  #expect(try translation(of: "envoy", in: box) == "посланник")
  #expect(try translation(of: "посланник", in: box, from: "ru", to: "en") == "envoy")
  #expect(String(decoding: try box.contents("tm/b.tmx"), as: UTF8.self).contains("xml:lang=\"pt-BR\""))
}

@Test func `a memory is not imported into itself`() throws {
  let box = try sandbox()
  let before = try box.contents("tm/base.tmx")
  for arguments in [["import", "tm/base.tmx"], ["import", "./tm/../tm/base.tmx", "--into", "base"]] {
    let result = try box.run(arguments)
    #expect(result.code == 2 && result.errorText.contains("itself"), "\(result)")
  }
  #expect(try box.contents("tm/base.tmx") == before)
  #expect(box.leftovers.isEmpty)
}

@Test func `a cut-off copy of a memory in another encoding is made again`() throws {
  let box = try Sandbox()
  try box.write("tm/base.tmx", utf16(tmx(greetings, encoding: "UTF-16")))
  #expect(try knows(greetings, box))
  let made = try box.shell(
    "for copy in \"$HOME\"/.cache/tolmach/objects/*.utf8; do head -c 120 \"$copy\" > x && cp x \"$copy\"; done")
  #expect(made.code == 0, "\(made)")
  #expect(try knows(greetings, box))
}

@Test func `a glossary that cannot be read is left out`() throws {
  let box = try sandbox()
  try box.write("glossaries/good.tsv", "envoy\tпосланник\n")
  try box.write("glossaries/folder.csv/x", "")
  try box.makePipe("glossaries/pipe.tsv")
  try box.write("glossaries/bad.tsv.csv", [0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8])
  let result = try box.run(["lookup", "envoy"])
  #expect(result.code == 0 && result.text.contains("посланник"), "\(result)")
  #expect(result.errorText.contains("glossaries/bad.tsv.csv"), "\(result)")
}

@Test func `a file name that is not UTF-8 is said`() throws {
  let box = try sandbox()
  #expect(try box.shell("cp tm/base.tmx \"tm/$(printf '\\357\\360\\350').tmx\"").code == 0)
  let result = try box.run("lookup", "Missile defense")
  #expect(result.code == 0 && result.errorText.contains("UTF-8"), "\(result)")
}

@Test func `an import goes behind what a memory has, whole or not at all`() throws {
  let box = try sandbox()
  try box.write("a.tsv", "cat\tкот\n")
  let result = try box.run("import", "a.tsv", "--into", "base")
  #expect(result.text == "1 unit imported into tm/base.tmx\n")
  #expect(try knows(greetings + [("cat", "кот")], box))
  let before = try box.contents("tm/base.tmx")
  try box.write("bad.tmx", "<xliff/>")
  #expect(try box.run("import", "a.tsv", "bad.tmx", "--into", "base").code == 2)
  #expect(try box.contents("tm/base.tmx") == before)
  #expect(try box.run("doctor", "tm/base.tmx").text.contains("4 units"))
  #expect(box.leftovers.isEmpty)
}

@Test func `two columns hold what the memory holds`() throws {
  let box = try sandbox(greetings + [("tab \t here", "таб")])
  #expect(try box.run("export", "--from", "en", "--to", "ru", "-o", "pairs.tsv").code == 0)
  let text = String(decoding: try box.contents("pairs.tsv"), as: UTF8.self)
  #expect(text == greetings.map { "\($0.0)\t\($0.1)\n" }.joined() + "tab   here\tтаб\n")
  let other = try Sandbox()
  #expect(try other.run("import", box.path("pairs.tsv")).code == 0)
  #expect(try knows(greetings, other))
}

@Test func `a replaced memory keeps its mode and its link`() throws {
  let box = try sandbox()
  try box.write("elsewhere/shared.tmx", tmx(greetings))
  try box.makeLink("tm/shared.tmx", to: box.path("elsewhere/shared.tmx"))
  try box.setMode("elsewhere/shared.tmx", 0o600)
  try box.write("a.tsv", "cat\tкот\n")
  #expect(
    try box.run("import", "a.tsv", "--into", "shared", environment: ["TOLMACH_FOLLOW_LINKS": "1"]).code == 0)
  #expect(box.isLink("tm/shared.tmx"))
  #expect(box.mode("elsewhere/shared.tmx") == 0o600)
  #expect(try translation(of: "cat", in: box) == "кот")
  #expect(String(decoding: try box.contents("elsewhere/shared.tmx"), as: UTF8.self).contains("кот"))
}

@Test func `a memory that cannot be read is left out with a warning`() throws {
  let box = try sandbox()
  try box.write("tm/a.tmx.gz", [0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8])
  try box.write("tm/b.tmx.zip", Array("PK\u{03}\u{04}nothing".utf8))
  try box.write("tm/c.tmx", "no XML")
  try box.write("tm/d.tmx", "")
  try box.makeLink("tm/e.tmx", to: "nowhere")
  var count = 4
  if !Sandbox.isRoot {
    try box.write("tm/f.tmx", tmx(greetings))
    try box.setMode("tm/f.tmx", 0)
    count += 1
  }
  for command in ["lookup", "search"] {
    let result = try box.run(command, "Missile defense")
    #expect(result.code == 0, "\(result)")
    #expect(result.text.contains("Противоракетная оборона"))
    #expect(result.errorText.split(separator: "\n").count == count, "\(result)")
  }
  let counts = try box.run("stats", "--json").json()
  #expect(counts.first { $0["memory"]?.text == "tm/base.tmx" }?["units"]?.number == 3)
  #expect(counts.first { $0["memory"]?.text == "tm/a.tmx.gz" }?["failure"]?.text != nil)
}

// MARK: The working memory

@Test(arguments: [
  "</body></tmx>", "</body></tmx>\n\n\n", "  </body>\r\n</tmx>\r\n", "</body >\n</tmx >\n",
  "</body>\n<!-- end -->\n</tmx>",
  "</body>\n</tmx>\n\u{0}\u{0}\u{0}\u{0}", "</body>\n</tmx>\n<tmx/>", "</body>", "</body>\n</tm", "",
  "\u{0}\u{0}\u{0}",
  "<tu><tuv xml:lang=\"en\"><seg>torn", "<tu", "<", "<!-- ", "<![CDATA[", "&",
])
func `a working memory that ends so takes another unit`(end: String) throws {
  let box = try Sandbox()
  let whole = tmx(greetings)
  let body = try #require(whole.firstRange(of: "</body>"))
  for separator in ["", "\n"] {
    try box.write("tm/working.tmx", String(whole[..<body.lowerBound].dropLast()) + separator + end)
    let added = try box.run("add", "cat", "кот")
    #expect(added.code == 0, "\(added)")
    let text = String(decoding: try box.contents("tm/working.tmx"), as: UTF8.self)
    for (source, target) in greetings + [("cat", "кот")] {
      #expect(text.contains("<seg>\(source)</seg>") && text.contains("<seg>\(target)</seg>"))
    }
  }
  let report = try box.run("doctor", "--json", "tm/working.tmx")
  #expect(report.code == 0, "\(report)")
  #expect(try report.json().first?["units"]?.number == 4)
}

@Test func `an empty working memory is refused, not replaced`() throws {
  let box = try Sandbox()
  try box.write("tm/working.tmx", "not XML at all")
  #expect(try box.run("add", "cat", "кот").code == 2)
  #expect(try box.contents("tm/working.tmx") == Array("not XML at all".utf8))
}

/// Adds to a torn working memory: every whole unit and the new one are there, and nothing but the document's own end
/// is lost of the rest.
private func expectRepair(
  of torn: [UInt8], in box: Sandbox, texts: [String], sourceLocation: SourceLocation = #_sourceLocation
) throws {
  try box.write("tm/working.tmx", torn)
  let added = try box.run("add", "cat", "кот")
  #expect(added.code == 0, "\(added)", sourceLocation: sourceLocation)
  let repaired = String(decoding: try box.contents("tm/working.tmx"), as: UTF8.self)
  let whole = String(decoding: torn, as: UTF8.self).ranges(of: "</tu>").count
  let units = repaired.ranges(of: "</tu>").count
  // A unit that lost nothing but its end tag may be kept, too.
  #expect(units == whole + 1 || units == whole + 2, "\(units) of \(whole)", sourceLocation: sourceLocation)
  #expect(repaired.hasSuffix("</tmx>") || repaired.hasSuffix("</tmx>\n"), sourceLocation: sourceLocation)
  let aside = try box.names(in: "tm").filter { $0.contains(".torn-") }.map { try box.contents("tm/" + $0) }
  let everything = repaired + aside.map { String(decoding: $0, as: UTF8.self) }.joined()
  let readable = String(decoding: torn, as: UTF8.self)
  for text in texts where readable.contains(text) {
    #expect(everything.contains(text), "lost \(text)", sourceLocation: sourceLocation)
  }
  for name in box.names(in: "tm") where name.contains(".torn-") { box.remove("tm/" + name) }
}

@Test func `a torn tail is repaired wherever it was cut`() throws {
  let box = try Sandbox()
  let texts = (0..<4).map { "Sentence \($0) of the protocol" }
  let whole = Array(tmx(texts.map { ($0, "Предложение: " + $0.uppercased()) }).utf8)
  for cut in stride(from: 1, through: 300, by: 13) {
    try expectRepair(of: Array(whole.dropLast(cut)), in: box, texts: texts + texts.map { $0.uppercased() })
  }
  #expect(try box.run("doctor", "tm/working.tmx").text.contains("sound"))
}

@Test func `an append that was cut short anywhere is repaired`() throws {
  let box = try Sandbox()
  #expect(try box.run("add", "first", "первый").code == 0)
  let before = try box.contents("tm/working.tmx")
  #expect(try box.run("add", "second", "второй").code == 0)
  let after = try box.contents("tm/working.tmx")
  let start = zip(before, after).enumerated().first { $1.0 != $1.1 }?.offset ?? 0
  // What a write over the old end leaves when only its first bytes, or its size but not all its bytes, got there.
  for count in stride(from: start, to: after.count, by: 17) {
    let head = Array(after[..<count])
    try expectRepair(of: head + before.dropFirst(count), in: box, texts: ["first", "первый"])
    try expectRepair(
      of: head + before.dropFirst(count) + Array(repeating: 0, count: after.count - max(count, before.count)),
      in: box,
      texts: ["first", "первый"])
  }
}

@Test func `an append that was cut short within a start tag is repaired`() throws {
  let box = try Sandbox()
  let whole = tmx([("first", "первый")]).replacing("</body>\n</tmx>\n", with: "")
  for end in ["<tu ", "<tu creationdate=", "<tu creationdate=\"2026", "<tu creationdate=\"2026\""] {
    try expectRepair(of: Array((whole + end).utf8), in: box, texts: ["first", "первый"])
  }
}

@Test func `every torn rest is kept beside the memory`() throws {
  let box = try Sandbox()
  let whole = tmx(greetings).replacing("</body>\n</tmx>\n", with: "")
  for number in 0..<3 {
    try box.write("tm/working.tmx", whole + "<tu><tuv xml:lang=\"en\"><seg>rest number \(number)")
    let added = try box.run("add", "cat", "кот")
    #expect(added.code == 0)
    #expect(added.errorText.contains("tm/working.tmx.torn-"))
  }
  let kept = try box.names(in: "tm").filter { $0.contains(".torn-") }.map { try box.contents("tm/" + $0) }
  #expect(kept.count == 3)
  for number in 0..<3 {
    #expect(kept.contains { String(decoding: $0, as: UTF8.self).contains("rest number \(number)") })
  }
}
