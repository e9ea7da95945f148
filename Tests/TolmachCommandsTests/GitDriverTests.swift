import TestSupport
import Testing

/// A repository with a memory on `main`, and the drivers installed.
private func repository(_ pairs: [(String, String)] = greetings) throws -> Sandbox {
  let box = try Sandbox(isWorkspace: false)
  try box.write("m.tmx", tmx(pairs))
  let made = try box.shell(
    """
    git init -q -b main . && git config user.name T && git config user.email t@example.com && $T git install \
    && git add -A && git commit -qm base
    """)
  #expect(made.code == 0, "\(made)")
  return box
}

/// Commits one version on a branch and the other on main, and merges.
private func merge(_ box: Sandbox, ours: String, theirs: String) throws -> ToolResult {
  #expect(try box.shell("git checkout -qb side").code == 0)
  try box.write("m.tmx", theirs)
  #expect(try box.shell("git commit -qam theirs && git checkout -q main").code == 0)
  try box.write("m.tmx", ours)
  #expect(try box.shell("git commit -qam ours").code == 0)
  return try box.shell("git merge -q -m merged side")
}

private func text(_ box: Sandbox) throws -> String { String(decoding: try box.contents("m.tmx"), as: UTF8.self) }

@Test func `git install writes once what uninstall takes out`() throws {
  let box = try repository()
  let attributes = String(decoding: try box.contents(".gitattributes"), as: UTF8.self)
  #expect(attributes == "*.tmx merge=tolmach diff=tolmach\n")
  let config = try box.contents(".git/config")
  #expect(try box.run("git", "install").text.contains("already"))
  #expect(try box.contents(".git/config") == config)
  #expect(try String(decoding: box.contents(".gitattributes"), as: UTF8.self) == attributes)
  // What others wrote stays.
  try box.write(".gitattributes", "*.po diff=po\n*.tmx   merge=tolmach diff=tolmach\n")
  #expect(try box.run("git", "install").code == 0)
  #expect(try box.run("git", "uninstall").code == 0)
  #expect(try String(decoding: box.contents(".gitattributes"), as: UTF8.self) == "*.po diff=po\n")
  #expect(try !String(decoding: box.contents(".git/config"), as: UTF8.self).contains("tolmach"))
  #expect(try box.run("git", "uninstall").text.contains("no drivers"))
}

@Test func `git install is for all repositories with --global, and says where there is none`() throws {
  let box = try Sandbox(isWorkspace: false)
  let none = try box.run("git", "install")
  #expect(none.code == 2)
  #expect(none.errorText.contains("expected a git repository"))
  #expect(try box.run("git", "install", "--global").code == 0)
  #expect(try box.shell("cat $HOME/.config/git/attributes").text == "*.tmx merge=tolmach diff=tolmach\n")
  #expect(try box.shell("git config --global merge.tolmach.driver").text.contains("git merge-driver -- %O %A %B %P"))
  #expect(try box.run("git", "uninstall", "--global").code == 0)
  #expect(try box.shell("cat $HOME/.config/git/attributes").code != 0)
}

@Test func `two branches that add units at one place are merged by git without conflict`() throws {
  let box = try repository()
  let result = try merge(
    box, ours: tmx(greetings + [("Ours", "Наше")]), theirs: tmx(greetings + [("Theirs", "Их"), ("More", "Ещё")]))
  #expect(result.code == 0, "\(result)")
  #expect(try text(box) == tmx(greetings + [("Ours", "Наше"), ("Theirs", "Их"), ("More", "Ещё")]))
  #expect(try box.shell("git status --porcelain").text.isEmpty)
}

@Test func `a conflict stops git's merge, and the file has both sides and is sound`() throws {
  let box = try repository()
  var (ours, theirs) = (greetings, greetings)
  ours[0].1 = "С добрым утром."
  theirs[0].1 = "Утро доброе."
  theirs[2].1 = "ПРО"
  let result = try merge(box, ours: tmx(ours), theirs: tmx(theirs))
  #expect(result.code == 1)
  #expect(result.errorText.contains("m.tmx:5: conflict: both sides changed it: Good morning."))
  #expect(try box.shell("git status --porcelain").text.hasPrefix("UU m.tmx"))
  let merged = try text(box)
  for part in ["С добрым утром.", "Утро доброе.", ">ПРО<", "<prop type=\"x-tolmach-conflict\">theirs</prop>"] {
    #expect(merged.contains(part))
  }
  #expect(!merged.contains("<<<<"))
  #expect(try box.run("doctor", "m.tmx").code == 0)
}

@Test func `units moved on one branch and edited on the other are merged by git`() throws {
  let box = try repository()
  var theirs = greetings
  theirs[1].1 = "В понедельник встретилась рабочая группа."
  let result = try merge(box, ours: tmx(greetings.reversed()), theirs: tmx(theirs + [("New", "Новое")]))
  #expect(result.code == 0, "\(result)")
  let merged = try text(box)
  #expect(merged.contains(theirs[1].1) && merged.contains("Новое") && !merged.contains(greetings[1].1))
  #expect(merged.components(of: "<tu>") == 4)
}

@Test func `memories that both branches added are merged by git`() throws {
  let box = try Sandbox(isWorkspace: false)
  try box.write("readme", "x\n")
  let made = try box.shell(
    "git init -q -b main . && git config user.name T && git config user.email t@example.com && $T git install && git add -A && git commit -qm base && git checkout -qb side"
  )
  #expect(made.code == 0)
  try box.write("m.tmx", tmx([greetings[0], greetings[1]]))
  #expect(try box.shell("git add -A && git commit -qm theirs && git checkout -q main").code == 0)
  try box.write("m.tmx", tmx([greetings[0], greetings[2]]))
  let result = try box.shell("git add -A && git commit -qm ours && git merge -q -m merged side")
  #expect(result.code == 0, "\(result)")
  #expect(try text(box).components(of: "<tu>") == 3)
}

@Test func `git diff and git log show texts`() throws {
  let box = try repository()
  var changed = greetings
  changed[0].1 = "С добрым утром."
  try box.write("m.tmx", tmx(changed))
  let diff = try box.shell("git diff")
  #expect(diff.code == 0)
  #expect(diff.lines.contains("-ru: Доброе утро."))
  #expect(diff.lines.contains("+ru: С добрым утром."))
  #expect(diff.lines.contains(" en: Good morning."))
  #expect(!diff.text.contains("<seg>"))
  try box.write("m.tmx", "no TMX")
  #expect(try box.shell("git diff").lines.contains { $0.hasPrefix("+not readable: expected a TMX document") })
}

@Test func `versions that are no TMX are merged as lines`() throws {
  let box = try repository()
  let broken = tmx(greetings).replacing(
    "</tu>\n<tu><tuv xml:lang=\"en\"><seg>Mis", with: "\n<tu><tuv xml:lang=\"en\"><seg>Mis")
  let result = try merge(box, ours: tmx([("First", "Первое")] + greetings), theirs: broken)
  #expect(result.errorText.contains("m.tmx: merged as lines of text"))
  #expect(try text(box).contains("Первое"))
}

extension String {
  func components(of part: String) -> Int {
    var (count, rest) = (0, self[...])
    while let range = rest.firstRange(of: part) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
