import Files
import TestSupport
import Testing

/// What stands where a file should, and files that are cut short while they are read.
@Suite struct FoundFilesTests {
  @Test func `settings that are a pipe are refused at once`() throws {
    let box = try sandbox()
    try box.makePipe("tolmach.yaml")
    for arguments in [["lookup", "Good morning."], ["add", "a", "б"], ["stats"]] {
      let result = try box.run(arguments)
      #expect(result.code == 2, "\(arguments): \(result)")
      #expect(result.errorText.contains("tolmach.yaml: expected a file, found a pipe"), "\(result)")
    }
  }

  @Test func `memories and glossaries that are pipes are named and left out`() throws {
    let box = try sandbox()
    try box.makePipe("tm/pipe.tmx")
    try box.makeLink("tm/device.tmx", to: "/dev/zero")
    try box.makePipe("glossaries/pipe.tsv")
    let result = try box.run("lookup", "Good morning.")
    #expect(result.code == 0 && result.text.contains("Доброе утро."), "\(result)")
    for part in [
      "tm/pipe.tmx: expected a file, found a pipe", "tm/device.tmx: expected a file, found a device",
      "glossaries/pipe.tsv: expected a file, found a pipe",
    ] { #expect(result.errorText.contains(part), "\(result)") }
    let counted = try box.run("stats")
    #expect(counted.code == 1 && counted.text.contains("tm/pipe.tmx: expected a file, found a pipe"), "\(counted)")
    for command in [["export", "-o", "all.tmx"], ["glossary", "export", "-o", "all.tbx"]] {
      let whole = try box.run(command)
      #expect(whole.code == 2 && whole.errorText.contains("expected a file, found a"), "\(whole)")
    }
    #expect(try box.run("export", "base", "-o", "base.tmx").code == 0)
  }

  @Test func `folders of the workspace that are none are named`() throws {
    let box = try Sandbox(isWorkspace: false)
    try box.makePipe("tm")
    try box.write("glossaries/a.tsv", "envoy\tпосланник\n")
    let result = try box.run("lookup", "envoy")
    #expect(result.code == 0 && result.errorText.contains("tm: expected a folder, found a pipe"), "\(result)")
  }

  @Test func `what is written to is not waited for`() throws {
    let box = try sandbox()
    try box.makePipe("tm/working.tmx")
    try box.makePipe("glossaries/working.tbx")
    try box.write("new.tmx", tmx(greetings))
    try box.write("new.tsv", "envoy\tпосланник\n")
    for arguments in [
      ["add", "a", "б"], ["glossary", "add", "a", "б"], ["import", "new.tmx", "--into", "working"],
      ["glossary", "import", "new.tsv", "--into", "working"],
    ] {
      let result = try box.run(arguments)
      #expect(result.code == 2, "\(arguments): \(result)")
      #expect(result.errorText.contains("expected a file, found a pipe"), "\(arguments): \(result)")
    }
    #expect(try box.shell("test -p tm/working.tmx && test -p glossaries/working.tbx").code == 0)
  }

  @Test func `drafts that are found and are pipes are refused, those that are named are read`() throws {
    let box = try sandbox()
    try box.write("drafts/a.tsv", "One\tОдин\n")
    try box.makePipe("drafts/b.tsv")
    for path in ["drafts", "drafts/*.tsv"] {
      let result = try box.run("check", path)
      #expect(result.code == 2 && result.errorText.contains("b.tsv: expected a file, found a pipe"), "\(result)")
    }
    let named = try box.shell("cat drafts/a.tsv > drafts/b.tsv & \"$T\" check drafts/b.tsv; code=$?; wait; exit $code")
    #expect(named.code == 0, "\(named)")
    let glossary = try box.shell(
      """
      "$T" glossary add a б && cp glossaries/working.tbx x && mkfifo y.tbx && (cat x > y.tbx & "$T" glossary import y.tbx)
      """)
    #expect(glossary.code == 0, "\(glossary)")
    #expect(box.names(in: "glossaries").contains("y.tbx"))
  }

  @Test func `an OmegaT project's pipes are named and passed over`() throws {
    let box = try sandbox()
    try box.write("project/omegat.project", "<omegat><project/></omegat>")
    try box.write("project/omegat/project_save.tmx", tmx(greetings))
    try box.write("project/tm/x", "")
    try box.makePipe("project/tm/pipe.tmx")
    let result = try box.run("import", "project")
    #expect(result.code == 0 && result.errorText.contains("pipe.tmx: expected a file, found a pipe"), "\(result)")
    box.remove("project/omegat/project_save.tmx")
    try box.makePipe("project/omegat/project_save.tmx")
    #expect(try box.run("import", "project").code == 2)
  }

  @Test func `pipes and folders in the place of indexes are not waited for`() throws {
    let box = try sandbox()
    try box.write("glossaries/a.tsv", "envoy\tпосланник\n")
    for kind in ["mkfifo", "mkdir"] {
      #expect(try box.run("lookup", "Good morning.").code == 0)
      let made = try box.shell(
        "cd \"$HOME/.cache/tolmach\" && for file in objects/* workspaces/*; do rm -rf \"$file\"; \(kind) \"$file\"; done"
      )
      #expect(made.code == 0, "\(made)")
      for _ in 0..<2 {
        let result = try box.run("lookup", "Good morning.")
        #expect(result.code == 0 && result.text.contains("Доброе утро."), "\(kind): \(result)")
      }
      #expect(try box.shell("rm -rf \"$HOME/.cache\"").code == 0)
    }
  }

  @Test(arguments: ["lookup", "glossary lookup"])
  func `a look-up goes on when its index is cut short`(command: String) throws {
    let box = try sandbox()
    try box.write("glossaries/a.tsv", "Missile defense\tПротиворакетная оборона\n")
    #expect(try box.run("lookup", "Missile defense").code == 0)
    let result = try box.shell(
      """
      mkfifo in out; "$T" \(command) --json - < in > out & exec 3> in 4< out
      printf 'Good morning.\\n' >&3; read -r first <&4
      for index in "$HOME"/.cache/tolmach/objects/*; do : > "$index"; done
      printf 'Missile defense\\n' >&3; read -r second <&4; exec 3>&-; wait $!; echo "$?"; echo "$second"
      """)
    #expect(result.lines.first == "0", "\(result)")
    #expect(result.text.contains("Противоракетная оборона"), "\(result)")
    #expect(try box.run("lookup", "Missile defense").text.contains("Противоракетная оборона"))
  }

  @Test func `a memory that is cut short while it is open is no crash`() throws {
    let box = try sandbox()
    let result = try box.shell(
      """
      mkfifo in out; "$T" lookup --json - < in > out & exec 3> in 4< out
      printf 'Good morning.\\n' >&3; read -r first <&4; : > tm/base.tmx
      printf 'Missile defense\\n' >&3; read -r second <&4; exec 3>&-; wait $!; echo "$?"
      """)
    #expect(["0", "1", "2"].contains(result.lines.first ?? ""), "\(result)")
  }

  @Test func `without a home nothing is made at the root`() throws {
    let box = try Sandbox(isWorkspace: false)
    let before = try Path.entries(of: "/")
    for arguments in [["add", "a", "б"], ["lookup", "a"], ["glossary", "add", "a", "б"], ["import", "x.tmx"]] {
      for home in [["HOME": ""], ["HOME": "relative"], ["HOME": "", "XDG_DATA_HOME": "relative"]] {
        let result = try box.run(arguments, environment: home)
        #expect(result.code == 2, "\(arguments): \(result)")
        #expect(result.errorText.contains("neither HOME nor XDG_DATA_HOME is set"), "\(arguments): \(result)")
      }
    }
    let drivers = try box.run("git", "install", "--global", environment: ["HOME": ""])
    #expect(drivers.code == 2 && drivers.errorText.contains("neither HOME nor XDG_CONFIG_HOME is set"), "\(drivers)")
    #expect(try Path.entries(of: "/") == before)
    #expect(box.names(in: "").isEmpty)
  }
}
