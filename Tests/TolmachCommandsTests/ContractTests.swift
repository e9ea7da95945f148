import TestSupport
import Testing

/// A few units that most tests ask for.
let greetings = [
  ("Good morning.", "Доброе утро."),
  ("The working group met on Monday.", "Рабочая группа собралась в понедельник."),
  ("Missile defense", "Противоракетная оборона"),
]

func sandbox(_ pairs: [(String, String)] = greetings) throws -> Sandbox {
  let sandbox = try Sandbox()
  if !pairs.isEmpty { try sandbox.write("tm/base.tmx", tmx(pairs)) }
  return sandbox
}

let commands = [
  "init", "lookup", "search", "add", "import", "export", "doctor", "stats", "check", "transliterate", "diff", "merge",
  "split", "clean", "git", "align", "segment", "analyse", "pretranslate", "terms", "remove", "replace", "undo",
]

// MARK: Exit codes

@Test func `what is found or done ends with 0`() throws {
  let box = try sandbox()
  try box.write("more.tsv", "cat\tкот\n")
  for arguments in [
    ["lookup", "Good morning."], ["search", "working group"], ["add", "dog", "собака"],
    ["import", "more.tsv"],
    ["export", "-o", "all.tmx"], ["doctor", "tm/base.tmx"], ["stats"], ["init"], ["init", "another/one"],
    ["--version"], ["--help"], ["help", "lookup"],
  ] {
    let result = try box.run(arguments)
    #expect(result.code == 0, "\(arguments): \(result)")
    #expect(!result.output.isEmpty || arguments[0] == "export", "\(arguments)")
  }
}

@Test func `what is not found and what is faulty ends with 1`() throws {
  let box = try sandbox()
  let whole = tmx(greetings)
  try box.write("damaged.tmx", whole.replacing("<seg>Доброе", with: "<seg><Доброе"))
  try box.write("cut.tmx", Array(whole.utf8.dropLast(20)))
  for arguments in [
    ["lookup", "Something else entirely"], ["search", "nowhere"],
    ["export", "--from", "de", "--to", "fr", "-o", "-"],
    ["doctor", "damaged.tmx"], ["doctor", "cut.tmx"], ["doctor", "tm/base.tmx", "damaged.tmx"],
  ] {
    let result = try box.run(arguments)
    #expect(result.code == 1, "\(arguments): \(result)")
  }
  let empty = try sandbox([])
  for arguments in [["stats"], ["lookup", "a"], ["search", "a"]] {
    let result = try empty.run(arguments)
    #expect(result.code == 1, "\(arguments): \(result)")
    #expect(result.output.isEmpty)
    #expect(!result.messages.isEmpty)
  }
}

@Test func `an error in usage or input ends with 2 and a message`() throws {
  let box = try sandbox()
  try box.write("other.xml", "<xliff/>")
  try box.write("wrong.tmx", "<xliff/>")
  try box.write("empty.tmx", "")
  try box.write("empty.tsv", "")
  try box.write("file", "")
  for arguments in [
    ["nonsense"], ["lookup"], ["lookup", "--threshold", "0", "a"], ["lookup", "--threshold", "x", "a"],
    ["lookup", "--limit", "0", "a"], ["lookup", "--from", "ru", "--to", "ru", "a"],
    ["lookup", "--from", "RU", "--to", "ru", "a"],
    ["add", "--from", "", "a", "b"], ["add", "--to", "рус", "a", "b"], ["import", "tm/base.tmx"],
    ["export", "-o", "all.csv"], ["export", "-o", "all.tsv.gz"],
    ["doctor", "tm/base.tmx", "--quarantine", "tm/base.tmx"],
    ["doctor", "tm/base.tmx", "--repair", "-o", "x.tmx", "--quarantine", "./x.tmx"], ["search"],
    ["search", "--in", "nowhere", "a"],
    ["search", "--limit", "-1", "a"],
    ["add"], ["add", "one"], ["add", "", "leer"], ["add", "empty", "  "], ["add", "a", "b", "c"], ["import"],
    ["import", "missing.tmx"], ["import", "other.xml"], ["import", "wrong.tmx"], ["import", "empty.tmx"],
    ["import", "empty.tsv"], ["import", "tm/base.tmx", "--into", "../up"],
    ["import", "tm/base.tmx", "--into", ".x"],
    ["export"], ["export", "unknown", "-o", "-"], ["export", "-o", "no/such/folder/x.tmx"],
    ["export", "-o", "x.tsv"], ["doctor"], ["doctor", "missing.tmx"], ["doctor", "wrong.tmx"],
    ["doctor", "empty.tmx"],
    ["doctor", "tm/base.tmx", "missing.tmx"], ["doctor", "--repair", "wrong.tmx"], ["stats", "extra"],
    ["init", "file/below"], ["lookup", "--workspace", "no/such", "a"],
    ["lookup", "--workspace", "file", "a"],
  ] {
    let result = try box.run(arguments)
    #expect(result.code == 2, "\(arguments): \(result)")
    #expect(arguments[0] == "doctor" || result.output.isEmpty, "\(arguments): \(result)")
    #expect(
      arguments[0] == "doctor" || result.errorText.hasPrefix("tolmach: error: "), "\(arguments): \(result)")
  }
  // What was refused has left nothing behind.
  #expect(box.names(in: "tm") == ["base.tmx"])
  #expect(box.leftovers.isEmpty)
}

@Test(arguments: commands)
func `an unknown option ends with 2`(command: String) throws {
  let arguments =
    switch command {
    case "export": [command, "-o", "x.tmx"]
    case "merge": [command, "a", "-o", "x.tmx"]
    case "align": [command, "a", "b", "-o", "x.tmx"]
    case "pretranslate": [command, "a", "-o", "x"]
    case "replace": [command, "a", "b", "c"]
    case "undo": [command]
    case "split": [command, "a", "--units", "1", "-o", "x"]
    default: [command, "a", "b"]
    }
  let result = try sandbox().run(arguments + ["--no-such-option"])
  #expect(result.code == 2)
  #expect(result.output.isEmpty)
  #expect(result.errorText.contains("--no-such-option"))
}

@Test func `an export without a memory is an error`() throws {
  let result = try sandbox([]).run("export", "-o", "-")
  #expect(result.code == 2)
  #expect(result.output.isEmpty)
}

@Test func `an error names the file and the line`() throws {
  let box = try sandbox()
  try box.write("wrong.tmx", "<?xml version=\"1.0\"?>\n<xliff/>")
  let result = try box.run("import", "wrong.tmx")
  #expect(result.errorText == "tolmach: error: wrong.tmx:2:1: expected root \"tmx\", found \"xliff\"\n")
}

@Test func `data that cannot be written is an error`() throws {
  let box = try sandbox()
  for command in ["lookup 'Good morning.'", "lookup --json 'Good morning.'", "export -o -", "stats"] {
    let result = try box.shell("\"$T\" \(command) > /dev/full")
    #expect(result.code == 2, "\(command): \(result)")
    #expect(!result.messages.isEmpty)
  }
}

@Test func `a reader that goes away is no crash`() throws {
  let pairs = (0..<60).map { ("word number \($0)", "слово номер \($0)") }
  let result = try sandbox(pairs).shell("\"$T\" search word --limit 60 | head -n 1")
  #expect(result.code == 0)
  #expect(result.lines.count == 1)
  #expect(result.messages.isEmpty)
}

// MARK: Streams

@Test func `data goes to standard output and messages to standard error`() throws {
  let box = try sandbox()
  let found = try box.run("lookup", "Good morning.")
  #expect(found.text.contains("Доброе утро."))
  #expect(found.messages.isEmpty)
  let none = try box.run("lookup", "Something else entirely")
  #expect(none.output.isEmpty)
  #expect(none.errorText == "tolmach: nothing found\n")
  let exported = try box.run("export", "-o", "-")
  #expect(exported.text.hasPrefix("<?xml ") && exported.text.contains("<seg>Доброе утро.</seg>"))
  #expect(exported.errorText == "tolmach: 3 units of 1 memory\n")
  let written = try box.run("export", "-o", "x.tmx")
  #expect(written.output.isEmpty)
}

@Test func `nothing but a terminal gets colours`() throws {
  let box = try sandbox()
  for arguments in [
    ["lookup", "Good morning"], ["lookup", "--explain", "Good evening."], ["search", "group"], ["stats"],
    ["doctor", "tm/base.tmx"],
  ] {
    for more in [["NO_COLOR": ""], ["NO_COLOR": "1"], ["TERM": "xterm-256color"]] {
      let result = try box.run(arguments, environment: more)
      #expect(!result.output.contains(0x1B), "\(arguments) \(more)")
      #expect(!result.messages.contains(0x1B), "\(arguments) \(more)")
    }
  }
}

/// Whether a terminal obeys no character of it: no C0 or C1 controls but the ends of lines.
func isHarmless(_ bytes: [UInt8]) -> Bool {
  String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy {
    ($0.value >= 0x20 || $0 == "\n") && !(0x7F...0x9F).contains($0.value)
  }
}

@Test func `control characters never reach the terminal raw`() throws {
  let box = try Sandbox()
  let hostile = tmx([("red &#x9B;31m alert", "красный &#x9B;31m сигнал &#x7F;&#x85;&#9;&#10;конец")])
    .replacing("&amp;", with: "&").replacing("xml:lang=\"ru\"", with: "xml:lang=\"ru-&#x9B;31m\"")
    .replacing("</body>", with: "<tu><tuv><seg/></tuv><\u{9B}x></tu></body>")
  try box.write("tm/a\u{1B}[31m\nb.tmx", hostile)
  try box.write("list.tsv", "a\u{1B}[31m\tb\ngood\tхорошо\n")
  try box.write("glossaries/t.tsv", "en\tru\nalert\u{1B}[31m\tсигнал\u{1B}[31m\n")
  for arguments in [
    ["lookup", "red 31m alert"], ["lookup", "--explain", "--threshold", "1", "red alert\u{1B}[0m \u{9B}"],
    ["lookup", "--threshold", "1", "alert"], ["lookup", "\u{1B}]0;x\u{07}"], ["search", "alert"],
    ["search", "сигнал"],
    ["search", "--in", "target", "конец"], ["search", "\u{1B}[31m nothing\u{07}"], ["stats"],
    ["doctor", "tm/a\u{1B}[31m\nb.tmx"], ["doctor", "no\u{1B}[31m.tmx"],
    ["import", "list.tsv", "--into", "x"],
    ["import", "no\u{1B}[31m.tmx"], ["import", "list.tsv", "--into", "y\u{1B}[31m"],
    ["export", "z\u{1B}[31m", "-o", "-"],
    ["lookup", "--no\u{1B}[31m"], ["add", "a\u{1B}", "b"], ["lookup", "--workspace", "\u{1B}[31m", "a"],
    ["init", "new\u{1B}[31m"],
  ] {
    let result = try box.run(arguments)
    #expect(result.signal == nil)
    #expect(isHarmless(result.output), "\(arguments): \(result)")
    #expect(isHarmless(result.messages), "\(arguments): \(result)")
  }
  let lines = try box.run(["lookup", "-"], stdin: Array("red\u{1B}[31m alert\nб\u{9B}31m\n".utf8))
  #expect(isHarmless(lines.output))
}

// MARK: JSON

@Test func `Russian text is looked up from Russian, and one language implies the other`() throws {
  let box = try Sandbox()
  try box.write("tm/base.tmx", tmx([("News conference", "Пресс-конференция")]))
  let guessed = try box.run("lookup", "--json", "Пресс-конференция")
  #expect(try guessed.json().first?["matches"]?[0]?["target"]?.text == "News conference")
  #expect(guessed.errorText.contains("--from ru --to en"))
  let implied = try box.run("lookup", "--json", "--from", "ru", "Пресс-конференция")
  #expect(try implied.json().first?["matches"]?[0]?["score"]?.number == 100)
  #expect(implied.errorText.isEmpty)
}

@Test func `units with the same two texts are shown once`() throws {
  let box = try Sandbox()
  let same = Array(repeating: ("Envoy", "Посланник"), count: 30)
  try box.write("tm/base.tmx", tmx(same + [("Envoy", "Представитель")]))
  let targets = try box.run("lookup", "--json", "Envoy").json().first?["matches"]
  #expect(targets?[0]?["target"]?.text == "Посланник")
  #expect(targets?[1]?["target"]?.text == "Представитель")
  #expect(targets?[2] == nil)
}

@Test func `lookup answers with the documented fields`() throws {
  let box = try Sandbox()
  try box.write("tm/base.tmx", tmx(greetings))
  #expect(
    try box.run("add", "--id", "7", "--note", "n", "--context", "c", "Page 12 of 40", "Страница 12 из 40")
      .code == 0)
  let result = try box.run("lookup", "--json", "Page 12 of 41")
  #expect(result.code == 0)
  let answers = try result.json()
  #expect(answers.count == 1)
  let answer = try #require(answers.first)
  #expect(answer.fieldNames == ["query", "matches", "terms", "examples"])
  #expect(answer["query"]?.text == "Page 12 of 41")
  let match = try #require(answer["matches"]?[0])
  #expect(
    match.fieldNames == [
      "score", "source", "target", "memory", "line", "penalties", "changed", "id", "sourceLanguage",
      "targetLanguage",
      "notes", "adapted",
    ])
  #expect(match["score"]?.number == 99)
  #expect(match["source"]?.text == "Page 12 of 40")
  #expect(match["target"]?.text == "Страница 12 из 40")
  #expect(match["memory"]?.text == "tm/working.tmx")
  #expect(match["line"]?.number == 6)
  #expect(match["penalties"]?[0]?["kind"]?.text == "number")
  #expect(match["adapted"]?["target"]?.text == "Страница 12 из 41")
  let replacement = try #require(match["adapted"]?["replacements"]?[0])
  #expect(replacement.fieldNames == ["kind", "old", "new", "start", "end"])
  #expect(replacement["start"]?.number == 15)
  #expect(replacement["end"]?.number == 17)
  #expect(match["penalties"]?[0]?["points"]?.number == 1)
  #expect(match["id"]?.text == "7")
  #expect(match["notes"]?[0]?.text == "n")
  #expect(match["sourceLanguage"]?.text == "en")
  #expect(match["targetLanguage"]?.text == "ru")
  let changed = try #require(match["changed"]?.text)
  #expect(changed.count == 20 && changed.hasSuffix("Z") && changed.contains("T"))
}

@Test func `search gives ranges in UTF-16 units`() throws {
  let box = try sandbox([("😀 the working group", "😀 рабочая группа")])
  let result = try box.run("search", "--json", "working")
  #expect(result.code == 0)
  let example = try #require(try result.json().first)
  #expect(
    example.fieldNames == ["source", "target", "memory", "line", "side", "ranges", "changed", "id"])
  #expect(example["side"]?.text == "source")
  #expect(example["ranges"] == .array([.array([.number(7), .number(14)])]))
  let russian = try #require(try box.run("search", "--json", "группа").json().first)
  #expect(russian["side"]?.text == "target")
  #expect(russian["ranges"] == .array([.array([.number(11), .number(17)])]))
}

@Test func `doctor and stats answer with the documented fields`() throws {
  let box = try sandbox()
  try box.write("cut.tmx", Array(tmx(greetings).utf8.dropLast(40)))
  let reports = try box.run("doctor", "--json", "tm/base.tmx", "cut.tmx").json()
  #expect(reports.count == 2)
  for report in reports {
    #expect(
      report.fieldNames == [
        "file", "units", "damaged", "withoutText", "encoding", "refused", "languages", "diagnostics",
      ])
  }
  let fault = try #require(reports.last?["diagnostics"]?[0])
  #expect(fault.fieldNames == ["rule", "severity", "line", "column", "message"])
  #expect(fault["severity"]?.text == "error")

  try box.write("glossaries/terms.tsv", "en\tru\ndefense\tоборона\n")
  let counts = try box.run("stats", "--json").json()
  #expect(counts.count == 2)
  let memory = try #require(counts.first)
  #expect(
    memory.fieldNames == [
      "memory", "units", "damaged", "penalty", "bytes", "indexBytes", "languages", "failure", "index",
      "layers", "duplicates", "oldest", "newest", "undated", "years", "authors",
    ])
  #expect(memory["units"]?.number == 3)
  #expect(memory["bytes"]?.number == Double(try box.contents("tm/base.tmx").count))
  #expect(memory["languages"]?[0]?["code"]?.text == "en")
  #expect(memory["languages"]?[0]?["words"]?.number == 10)
  let glossary = try #require(counts.last)
  #expect(glossary.fieldNames == ["glossary", "concepts", "terms", "languages", "failure"])
}

@Test func `every line of JSON is one strict object whatever the memory holds`() throws {
  let box = try Sandbox()
  let odd = "a \"quoted\" \\ back &#9; tab &#10; line &#x85; &#x2028; &#x7F; 😀 e\u{301} \u{202E}"
  try box.write("tm/odd \"name\\.tmx", tmx([(odd, odd)]).replacing("&amp;", with: "&"))
  for arguments in [
    ["lookup", "--json", "--threshold", "1", "a quoted back tab line e"], ["search", "--json", "quoted"],
    ["stats", "--json"], ["doctor", "--json", "tm/odd \"name\\.tmx"],
  ] {
    let result = try box.run(arguments)
    #expect(result.code == 0, "\(arguments): \(result)")
    let values = try result.json()
    #expect(!values.isEmpty && values.count == result.lines.count)
    for value in values { #expect(!value.fieldNames.isEmpty) }
    #expect(isHarmless(result.output))
  }
  let source = try box.run("lookup", "--json", "--threshold", "1", "a quoted back tab line e").json().first?[
    "matches"]?[0]
  #expect(
    source?["source"]?.text
      == "a \"quoted\" \\ back \t tab \n line \u{85} \u{2028} \u{7F} 😀 e\u{301} \u{202E}")
}

// MARK: Lines of standard input

@Test func `who writes line by line is answered line by line`() throws {
  let box = try sandbox([("one", "один"), ("two", "два")])
  let script = """
    mkfifo in out
    "$T" lookup --json - < in > out &
    exec 3> in 4< out
    for text in one two; do
      echo $text >&3
      read -r answer <&4
      echo "$answer"
    done
    exec 3>&-
    wait
    """
  let shell = try ToolProcess(
    ["/bin/sh", "-c", script], environment: box.environment.merging(["T": Tool.path]) { $1 }, in: box.folder)
  let result = shell.finish(timeoutSeconds: 60)
  #expect(try result.json().map { $0["matches"]?[0]?["target"]?.text } == ["один", "два"])
}

@Test func `a stream of lines is answered line by line, in order, in context`() throws {
  let sentences = (1...6).map {
    ("This is sentence number \(Array("abcdef")[$0 - 1]).", "Предложение \($0).")
  }
  let box = try sandbox(sentences)
  let draft = [
    sentences[0].0, sentences[1].0, sentences[2].0, "", "Nothing like it", sentences[4].0, sentences[1].0,
  ]
  try box.write("draft.txt", draft.joined(separator: "\n"))
  let shell = try ToolProcess(
    ["/bin/sh", "-c", "exec \"$T\" lookup --json - < draft.txt"],
    environment: box.environment.merging(["T": Tool.path]) { $1 }, in: box.folder)
  let result = shell.finish(timeoutSeconds: 60)
  #expect(result.code == 0)
  let answers = try result.json()
  #expect(answers.map { $0["query"]?.text } == draft)
  func score(_ number: Int) -> Double? { answers[number]["matches"]?[0]?["score"]?.number }
  // From a pipe only the line before is known.
  let piped = try box.run(["lookup", "--json", "-"], stdin: Array((draft.joined(separator: "\n")).utf8)).json()
  #expect(piped.map { $0["query"]?.text } == draft)
  #expect(piped.prefix(4).map { $0["matches"]?[0]?["score"]?.number } == [100, 101, 101, nil])
  #expect(score(0) == 101)
  #expect(score(1) == 101)
  // The line after it is not the one of the memory.
  #expect(score(2) == 100)
  #expect(answers[3]["matches"]?.array?.isEmpty == true)
  #expect(answers[4]["matches"]?.array?.isEmpty == true)
  #expect(score(5) == 100)
  #expect(score(6) == 100)
  #expect(answers[1]["matches"]?[0]?["target"]?.text == "Предложение 2.")

  let given = try box.run(
    "lookup", "--json", "--before", sentences[0].0, "--after", sentences[2].0, sentences[1].0)
  #expect(try given.json().first?["matches"]?[0]?["score"]?.number == 101)
}

@Test func `lines may end in CR LF and the last one in nothing`() throws {
  let box = try sandbox()
  let result = try box.run("lookup", "--json", "-", stdin: "Good morning.\r\n\r\nMissile defense")
  #expect(try result.json().map { $0["query"]?.text } == ["Good morning.", "", "Missile defense"])
  let none = try box.run("lookup", "--json", "-", stdin: "")
  #expect(none.code == 1)
  #expect(none.output.isEmpty)
}

// MARK: Help

@Test(arguments: commands)
func `help shows examples`(command: String) throws {
  let result = try sandbox([]).run(command, "--help")
  #expect(result.code == 0)
  #expect(result.messages.isEmpty)
  #expect(result.text.contains("EXAMPLES:\n  tolmach \(command) "))
}

@Test(arguments: ["bash", "zsh", "fish"])
func `completions are made for every shell`(shell: String) throws {
  let result = try sandbox([]).run("--generate-completion-script", shell)
  #expect(result.code == 0)
  #expect(result.messages.isEmpty)
  for command in commands { #expect(result.text.contains(command)) }
}

// MARK: Workspaces

@Test func `a workspace is found from a folder below it`() throws {
  let box = try sandbox()
  try box.write("deep/er/file", "")
  let result = try box.run("lookup", "--json", "Good morning.", in: "deep/er")
  #expect(result.code == 0)
  #expect(result.messages.isEmpty)
  #expect(try result.json().first?["matches"]?[0]?["memory"]?.text == "tm/base.tmx")
}

@Test func `a workspace is given by option before the environment before the folder`() throws {
  let (here, other, third) = (
    try sandbox([("here", "здесь")]), try sandbox([("other", "другое")]), try sandbox([])
  )
  #expect(try here.run("lookup", "here").code == 0)
  let environment = ["TOLMACH_WORKSPACE": other.folder]
  #expect(try here.run("lookup", "other", environment: environment).code == 0)
  #expect(try here.run("lookup", "here", environment: environment).code == 1)
  #expect(try here.run("lookup", "--workspace", third.folder, "other", environment: environment).code == 1)
  #expect(try here.run("lookup", "--workspace", here.folder, "here", environment: environment).code == 0)
  #expect(try here.run("lookup", "here", environment: ["TOLMACH_WORKSPACE": "/no/such"]).code == 2)
}

@Test func `without a workspace the user's own is used, and said`() throws {
  let box = try Sandbox(isWorkspace: false)
  let added = try box.run("add", "one", "один")
  #expect(added.code == 0)
  #expect(added.text == "added to tm/working.tmx\n")
  #expect(added.errorText == "tolmach: no workspace here: using \(box.home)/.local/share/tolmach\n")
  let found = try box.run("lookup", "one")
  #expect(found.code == 0)
  #expect(found.errorText.contains("\(box.home)/.local/share/tolmach"))
  let elsewhere = try box.run("lookup", "one", environment: ["XDG_DATA_HOME": box.path("data")])
  #expect(elsewhere.code == 1)
  #expect(elsewhere.errorText.contains(box.path("data/tolmach")))
  #expect(box.names(in: "").isEmpty || box.names(in: "") == ["data"])
}

@Test func `init makes a workspace once and harms nothing`() throws {
  let box = try Sandbox(isWorkspace: false)
  let first = try box.run("init", "new")
  #expect(first.text == "workspace \(box.path("new"))\n")
  #expect(box.names(in: "new") == [".gitignore", "glossaries", "tm"])
  try box.write("new/.gitignore", "mine\n")
  try box.write("new/tm/base.tmx", tmx(greetings))
  let again = try box.run("init", "new")
  #expect(again.code == 0)
  #expect(again.text.contains("was there already"))
  #expect(try box.contents("new/.gitignore") == Array("mine\n".utf8))
  #expect(try box.contents("new/tm/base.tmx") == Array(tmx(greetings).utf8))
}

/// Commands are parsed by themselves first, and from the top where they refuse (see `Tolmach.run`).
@Test(arguments: [["lookup"], ["glossary", "lookup"], ["search", "--nope"], ["glossary", "add", "--nope", "a", "b"]])
func `a wrong usage names the whole command`(_ arguments: [String]) throws {
  let result = try sandbox().run(arguments)
  let command = arguments.prefix { !$0.hasPrefix("-") }.joined(separator: " ")
  #expect(result.code == 2, "\(result)")
  #expect(result.errorText.contains("Usage: tolmach \(command) "), "\(result)")
}

@Test func `completions are those of the whole program wherever they are asked for`() throws {
  let box = try sandbox()
  let whole = try box.run("--generate-completion-script", "bash")
  #expect(whole.code == 0)
  #expect(try box.run("lookup", "--generate-completion-script", "bash").text == whole.text)
}
