import Files
import TestSupport
import Testing

/// Names and texts that git hands to its drivers.
@Suite struct GitSafetyTests {
  @Test func `git's drivers take names that begin with a dash`() throws {
    let box = try Sandbox(isWorkspace: false)
    try box.write("--help.tmx", tmx(greetings))
    let made = try box.shell(
      """
      git init -q -b main . && git config user.name T && git config user.email t@example.com && $T git install \
      && git add -A && git commit -qm base
      """)
    #expect(made.code == 0, "\(made)")
    try box.write("--help.tmx", tmx(greetings + [("New", "Новое")]))
    let diff = try box.shell("git diff")
    #expect(diff.lines.contains("+ru: Новое"), "\(diff)")
    #expect(try box.shell("git checkout -qb side && git commit -qam theirs && git checkout -q main").code == 0)
    try box.write("--help.tmx", tmx(greetings + [("Ours", "Наше")]))
    let merged = try box.shell("git commit -qam ours && git merge -q -m merged side")
    #expect(merged.code == 0, "\(merged)")
    #expect(try String(decoding: box.contents("--help.tmx"), as: UTF8.self).contains("Новое"))
  }

  @Test func `textconv shows no control, and tells one from another`() throws {
    let box = try Sandbox()
    try box.write("a.tmx", tmx([("one\u{9B}31m \u{202E}x", "\u{7F}\u{85}\u{2029}я")]))
    let result = try box.run("git", "textconv", "--", "a.tmx")
    #expect(result.text.contains("en: one\\u{9B}31m \\u{202E}x\n"), "\(result)")
    #expect(result.text.contains("ru: \\u{7F}\\u{85}\\u{2029}я\n"), "\(result)")
    try box.write("b.tmx", tmx([("one", "два")]).replacing("xml:lang=\"ru\"", with: "xml:lang=\"r&#x9B;u\""))
    let named = try box.run("git", "textconv", "b.tmx")
    #expect(!named.text.unicodeScalars.contains { (0x7F...0x9F).contains($0.value) }, "\(named)")
  }

  @Test func `attributes are not written through a link`() throws {
    let box = try Sandbox(isWorkspace: false)
    let victim = box.home + "/victim"
    try writeFile(victim, Array("mine\n".utf8))
    #expect(try box.shell("git init -q -b main .").code == 0)
    try box.makeLink(".gitattributes", to: victim)
    for command in ["install", "uninstall"] {
      let result = try box.run("git", command)
      #expect(
        result.code == 2 && result.errorText.contains(".gitattributes: expected a file, found a link"), "\(result)")
    }
    #expect(try contents(of: victim) == Array("mine\n".utf8))
    #expect(try box.shell("git config --get merge.tolmach.driver").text.isEmpty)
    // The user's own may be one, as in a folder of such files under git.
    try Path.makeFolder(box.home + "/.config/git")
    #expect(try box.shell("ln -s \"$HOME/victim\" \"$HOME/.config/git/attributes\"").code == 0)
    #expect(try box.run("git", "install", "--global").code == 0)
    #expect(try contents(of: victim) == Array("mine\n*.tmx merge=tolmach diff=tolmach\n".utf8))
  }
}
